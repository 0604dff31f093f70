"""Many letters from many cases: how fast, how much memory, and whether the last are as quick as the first."""

from __future__ import annotations

import json
import sys
import tempfile
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
    from collections.abc import Sequence

TRIN = (10, 90, 900)  # the first thousand, in steps
TUSINDER = 9
STIK = 30  # docxtpl writes so many between ours
PUNKTER = (1, 10, 100, 1000)
_PROEVET = 5


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
        sager = sorted(self.folder.glob("*/sag.yaml"))[: STIK * (TUSINDER + 2)]
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
            start = [(antal, ours.ask(antal=antal)) for antal in TRIN]
            rest, peer = [], []
            for _ in range(TUSINDER):
                rest.append(ours.ask(antal=1000))
                peer.append(theirs.ask(antal=STIK))
        masse.check()
    alle = [*start, *((1000, each) for each in rest)]
    forhold = median(their["sekunder"] / STIK / (our["sekunder"] / 1000) for our, their in zip(rest, peer, strict=True))
    hver = [svar["sekunder"] * 1000 / antal for antal, svar in start]
    sidste = median(svar["sekunder"] for svar in rest)
    tidlige = sum(svar["sekunder"] for _, svar in start[1:]) * 1000 / sum(TRIN[1:])
    rss_1000, rss_slut = start[-1][1]["rss"], rest[-1]["rss"]
    sekunder = sum(svar["sekunder"] for _, svar in alle)
    taxa = median(STIK / svar["sekunder"] for svar in peer)
    return Afsnit(
        f"{format_tal(masse.antal, 0)} breve fra {format_tal(masse.antal, 0)} sager",
        "Hver sag er sin egen fil med andre navne, datoer og ord. `drafting` læser filen, prøver alle regler, vender "
        "borgerens ord til rådgiverens (videresendelsen af klagen), læser korrektur og skriver Word-filen på disken. "
        f"{find_version('docxtpl')} læser den samme fil med yaml.safe_load og fylder en skabelon af det samme brev; "
        "kendsgerningerne og de vendte ord får det forærende, for det kan det ikke. Ordene er de samme. "
        f"docxtpl skriver {STIK} breve, hver gang `drafting` har skrevet 1.000, og farten er sammenlignet hver gang.",
        ("Hvad", "drafting", "docxtpl"),
        [
            ("breve i sekundet", format_tal(masse.antal / sekunder, 0), format_tal(taxa, 0)),
            ("farten mod docxtpls", format_tal(forhold, 1), "1,0"),
            ("millisekunder hvert brev, de første 10", format_tal(hver[0], 1), ""),
            ("op til nr. 100", format_tal(hver[1], 1), ""),
            ("op til nr. 1.000", format_tal(hver[2], 1), ""),
            ("op til nr. 10.000", format_tal(sidste, 1), format_tal(1000 / taxa, 1)),
            ("MiB i hukommelsen efter 1.000", format_tal(rss_1000, 1), ""),
            ("MiB i hukommelsen efter 10.000", format_tal(rss_slut, 1), ""),
        ],
        maalt={"mange": forhold, "mange_tid": 1 / forhold, "flad": sidste / tidlige}
        | ({"rss": rss_slut - rss_1000} if rss_slut else {}),
    )


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
