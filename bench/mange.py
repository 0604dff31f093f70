"""Many letters from many cases: how fast, how much memory, and whether the last are as quick as the first."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from arbejder import Arbejder
from brevet import VIDERESENDELSE, compose_brev, load_papir
from maaling import Afsnit, format_tal, measure
from ordlyd import check_docx, read_docx_ord
from sager import write_sag, write_stor_sag
from skabelon import read_brev
from sted import DATO, build_miljoe, find_version
from tagsprog import DOCXTPL, build_docx

from drafting.pipeline import Bestilling, check, draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TRIN = (10, 90, 300, 300, 300)  # the first thousand, in steps
TUSINDER = 9
STIK = 30  # docxtpl writes so many after each portion of ours
PUNKTER = (1, 10, 100, 1000)
_PROEVET = 5


@dataclass(frozen=True, slots=True)
class Portion:
    """Some letters: what each took us and docxtpl in milliseconds, and what our process then holds, in MiB."""

    vores: float
    deres: float
    rss: float

    @property
    def forhold(self) -> float:
        """Return our time against docxtpl's."""
        return self.vores / self.deres


class Masse:
    """A folder of cases, and two processes that write letters from them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.antal = sum(TRIN) + TUSINDER * 1000
        for number in range(self.antal):
            write_sag(folder, number)
        self._write_for_docxtpl()

    def start(self, hvem: str) -> Arbejder:
        """Return the process of one of the two."""
        script = Path(__file__).with_name("mange_arbejder.py")
        return Arbejder((sys.executable, "-P", str(script), hvem, str(self.folder), VIDERESENDELSE), _build_miljoe())

    def check(self) -> None:
        """Raise OtherWordsError where the first letters of the two do not say the same."""
        for ours in sorted((self.folder / "drafting").iterdir())[:_PROEVET]:
            theirs = self.folder / "docxtpl" / ours.name
            check_docx(find_version("docxtpl"), theirs.read_bytes(), read_docx_ord(ours.read_bytes()))

    def _write_for_docxtpl(self) -> None:
        """Write the template, and the facts with the words turned, which docxtpl cannot do."""
        sager = sorted(self.folder.glob("*/sag.yaml"))[: STIK * (len(TRIN) + TUSINDER + 1)]
        modeller = {sag.parent.name: read_brev(compose_brev(sag, VIDERESENDELSE)) for sag in sager}
        (self.folder / "skabelon.docx").write_bytes(build_docx(next(iter(modeller.values())), DOCXTPL, load_papir()))
        fakta = {navn: model.fakta for navn, model in modeller.items()}
        (self.folder / "fakta.json").write_text(json.dumps(fakta), encoding="utf-8")


def _build_miljoe() -> dict[str, str]:
    return {**build_miljoe(), "PYTHONPATH": str(Path(__file__).parent)}


def bench_mange() -> Afsnit:
    """Return the rates and the memory of ten thousand letters."""
    with tempfile.TemporaryDirectory() as folder:
        masse = Masse(Path(folder))
        with masse.start("drafting") as ours, masse.start("docxtpl") as theirs:
            theirs.ask(antal=STIK)
            portioner = [_write_portion(ours, theirs, antal) for antal in (*TRIN, *[1000] * TUSINDER)]
        masse.check()
    tidlige, sene = portioner[1 : len(TRIN)], portioner[len(TRIN) :]
    forhold = 1 / median(each.forhold for each in sene)
    vokset = portioner[-1].rss - tidlige[-1].rss
    return Afsnit(
        f"{format_tal(masse.antal, 0)} breve fra {format_tal(masse.antal, 0)} sager",
        "Hver sag er sin egen fil med andre navne, datoer og ord. `drafting` læser filen, prøver alle regler, vender "
        "borgerens ord til rådgiverens (videresendelsen af klagen), læser korrektur og skriver Word-filen på disken. "
        f"{find_version('docxtpl')} læser den samme fil med yaml.safe_load og fylder en skabelon af det samme brev; "
        "kendsgerningerne og de vendte ord får det forærende, for det kan det ikke. Ordene er de samme. "
        f"docxtpl skriver {STIK} breve hver gang, `drafting` har skrevet en portion, og tiden for et brev er "
        "sammenlignet hver gang, så det ikke tæller med, at maskinen har andet at lave.",
        ("Hvad", "drafting", "docxtpl"),
        [
            ("farten mod docxtpls", format_tal(forhold, 1), "1,0"),
            *_tell_portion("det første brev til nr. 10", portioner[:1]),
            *_tell_portion("nr. 11-1.000", tidlige),
            *_tell_portion("nr. 1.001-10.000", sene),
            ("MiB i hukommelsen efter 1.000", format_tal(tidlige[-1].rss, 1), ""),
            ("MiB i hukommelsen efter 10.000", format_tal(portioner[-1].rss, 1), ""),
        ],
        maalt={
            "mange": forhold,
            "mange_tid": 1 / forhold,
            "flad": median(each.forhold for each in sene) / median(each.forhold for each in tidlige),
        }
        | ({"rss": vokset} if portioner[-1].rss else {}),
    )


def _write_portion(ours: Arbejder, theirs: Arbejder, antal: int) -> Portion:
    svar, peer = ours.ask(antal=antal), theirs.ask(antal=STIK)
    return Portion(svar["sekunder"] * 1000 / antal, peer["sekunder"] * 1000 / STIK, svar["rss"])


def _tell_portion(navn: str, portioner: Sequence[Portion]) -> Iterator[tuple[str, str, str]]:
    """Yield what a letter of these took."""
    tider = (format_tal(median(tid), 1) for tid in ([p.vores for p in portioner], [p.deres for p in portioner]))
    yield (f"millisekunder hvert brev, {navn}", *tider)


def bench_punkter(runder: int) -> Afsnit:
    """Return what a letter takes with ever more points in it."""
    with tempfile.TemporaryDirectory() as folder:
        filer = {antal: write_stor_sag(Path(folder), antal) for antal in PUNKTER}

        def write(sag: Path) -> None:
            (udfald,) = draft(check(sag, dato=DATO), Bestilling(breve=(VIDERESENDELSE,)))
            if udfald.fejl:
                raise udfald.fejl

        arbejder = {str(antal): lambda fil=fil: write(fil) for antal, fil in filer.items()}
        maalt = measure(arbejder, runder)
    tider = [maalt.find_tid(str(antal)) for antal in PUNKTER]
    raekker = [
        (format_tal(antal, 0), format_tal(tid, 1), format_tal(tid / antal, 2))
        for antal, tid in zip(PUNKTER, tider, strict=True)
    ]
    return Afsnit(
        "Ét brev med mange klagepunkter",
        "Fra sagens fil med alle regler til et brev i Word.",
        ("Klagepunkter", "Millisekunder", "hvert punkt"),
        raekker,
        maalt={"lineaer": _find_vaekst(PUNKTER, tider)},
    )


def _find_vaekst(antal: Sequence[int], tider: Sequence[float]) -> float:
    """Return what a point more costs among the last, against what it costs among those before."""
    steps = [(tider[at + 1] - tider[at]) / (antal[at + 1] - antal[at]) for at in range(len(antal) - 1)]
    return steps[-1] / steps[-2]
