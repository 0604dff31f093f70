"""One Word letter, warm: from a finished letter to a file, beside every peer that fills a Word template."""

from __future__ import annotations

import io
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from arbejder import Arbejder, ArbejderError
from brevet import KLAGE, Naeste, load_papir, read_modeller, write_breve
from docxtpl import DocxTemplate
from maaling import build_afsnit, format_tal, measure
from ordlyd import check_docx, read_docx_ord
from sager import write_sag
from sted import DATO, NODE_MODULES, build_miljoe, find_node_version, find_program, find_version
from tagsprog import (
    CARBONE,
    DOCXTPL,
    KROELLEDE,
    MAILMERGE,
    build_docx,
    build_flade_fakta,
    build_json_fakta,
)

from drafting.pipeline import Bestilling, check, draft
from drafting.render.docx import render_docx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from maaling import Afsnit, Arbejde, Runder
    from skabelon import Brevmodel
    from tagsprog import Tagsprog

    Udfyld = Callable[[str | None], object]  # fills a letter more, into a file or into memory

ANTAL, GANGE = 160, 8  # so many that what is remembered of one letter is of no use to the next
_VARM = 200  # Node is slow until it has compiled what is used
OURS = "drafting, alle tjek"
NODE = {"docxtemplater": KROELLEDE, "easy_template_x": KROELLEDE, "carbone": CARBONE}


class Udfyldere:
    """Everybody who can fill the letter into Word, ready to do it; who cannot be here is named in `ikke_koert`."""

    def __init__(self, stack: ExitStack) -> None:
        self.folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self.udfyldere: dict[str, Udfyld] = {
            find_version("docxtpl"): self._open_docxtpl(),
            OURS: self._open_ours(),
        }
        self.ikke_koert: list[str] = []
        self._open_mailmerge()
        self._open_node(stack)

    def check(self) -> None:
        """Raise OtherWordsError where anybody's letter does not say the same as ours."""
        ud = str(self.folder / "ordlyd.docx")
        meant = read_docx_ord(render_docx(write_breve(ANTAL)[0], load_papir()))
        for navn, udfyld in self.udfyldere.items():
            udfyld(ud)
            check_docx(navn, Path(ud).read_bytes(), meant)

    def measure_fylde(self, navn: str) -> int:
        """Return how many bytes somebody's letter takes on the disk."""
        self.udfyldere[navn](fil := str(self.folder / "fylde.docx"))
        return Path(fil).stat().st_size

    def _write_skabelon(self, sprog: Tagsprog, navn: str) -> str:
        file = self.folder / f"{navn}.docx"
        file.write_bytes(build_docx(read_modeller(ANTAL)[0], sprog, load_papir()))
        return str(file)

    def _open_ours(self) -> Udfyld:
        naeste = Naeste(write_breve(ANTAL))

        def udfyld(fil: str | None) -> None:
            content = render_docx(naeste(), load_papir())
            if fil:
                Path(fil).write_bytes(content)

        return udfyld

    def _open_docxtpl(self) -> Udfyld:
        skabelon, naeste = self._write_skabelon(DOCXTPL, "docxtpl"), Naeste(read_modeller(ANTAL))

        def udfyld(fil: str | None) -> None:
            template = DocxTemplate(skabelon)
            template.render(naeste().fakta, autoescape=True)
            template.save(fil or io.BytesIO())

        return udfyld

    def _open_mailmerge(self) -> None:
        try:
            from mailmerge import MailMerge  # noqa: PLC0415 (a peer that may not be here)
        except ImportError:
            self.ikke_koert.append("docx-mailmerge2: ikke installeret")
            return
        skabelon, naeste = (
            self._write_skabelon(MAILMERGE, "mailmerge"),
            Naeste([*map(_build_flade, read_modeller(ANTAL))]),
        )

        def udfyld(fil: str | None) -> None:
            fakta, raekker = naeste()
            with MailMerge(skabelon) as document:
                document.merge(**fakta)
                document.merge_rows("raekker_dato", raekker)
                document.write(fil or io.BytesIO())

        self.udfyldere[f"{find_version('docx-mailmerge2')}, uden løkker"] = udfyld

    def _open_node(self, stack: ExitStack) -> None:
        if not (program := find_program("node")):
            self.ikke_koert.append("docxtemplater, easy-template-x og carbone: Node.js er ikke installeret")
            return
        command = (program, str(Path(__file__).with_name("node_arbejder.cjs")))
        node = stack.enter_context(Arbejder(command, {**build_miljoe(), "NODE_PATH": str(NODE_MODULES)}))
        node.ask(fakta=[build_json_fakta(model.fakta) for model in read_modeller(ANTAL)])
        for hvem, sprog in NODE.items():
            navn = hvem.replace("_", "-")
            skabelon, naeste = self._write_skabelon(sprog, hvem), Naeste(range(ANTAL))

            def udfyld(fil: str | None, hvem: str = hvem, skabelon: str = skabelon, naeste: Naeste = naeste) -> None:
                node.ask(hvem=hvem, skabelon=skabelon, foerste=naeste(), gange=1, fil=fil or "")

            try:
                node.ask(hvem=hvem, skabelon=skabelon, foerste=0, gange=_VARM, fil="")
            except ArbejderError as error:
                self.ikke_koert.append(f"{navn}: {error}")
                continue
            self.udfyldere[find_node_version(navn)] = udfyld


def _build_flade(model: Brevmodel) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return the facts and the rows of the table, for a peer that knows no loops."""
    raekker = [{f"raekker_{navn}": text for navn, text in raekke.items()} for raekke in model.fakta["raekker"]]
    return build_flade_fakta(model), raekker


def bench_word(runder: int) -> tuple[Afsnit, Afsnit]:
    """Return what it costs to print a letter that is written: in memory, and to a file."""
    with ExitStack() as stack:
        alle = Udfyldere(stack)
        alle.check()
        ud = str(alle.folder / "ud.docx")
        fylde = alle.measure_fylde(OURS) / alle.measure_fylde(_docxtpl())
        i_hukommelsen = measure({navn: lambda f=f: f(None) for navn, f in alle.udfyldere.items()}, runder, GANGE)
        til_fil = measure({navn: lambda f=f: f(ud) for navn, f in alle.udfyldere.items()}, runder, GANGE)
    return (
        build_afsnit(
            "Et brev i Word, i hukommelsen",
            "Det samme brev på to sider til skiftende borgere: afsnit, punkter, en tabel og en bilagsliste på samme "
            "brevpapir, ord for ord ens. `drafting` går fra det færdige brev, læser hver del strengt igen og ser "
            "efter, at intet ord er gået tabt. De andre får kendsgerningerne færdige og fylder en skabelon, der selv "
            "har brevets faste ord, løkker og betingelser. De prøver intet bagefter. Node.js er varm.",
            i_hukommelsen,
            ikke_koert=alle.ikke_koert,
            maalt={"docx_hukommelse": i_hukommelsen.find_forhold(OURS, _docxtpl())},
        ),
        build_afsnit(
            "Et brev i Word, til en fil",
            "Det samme, men skrevet på disken. `drafting` gemmer delene upakkede, så filen er ens på alle maskiner, "
            f"men fylder {format_tal(fylde, 1)} gange så meget som docxtpls.",
            til_fil,
            ikke_koert=alle.ikke_koert,
            maalt={
                "docx_fil": til_fil.find_forhold(OURS, _docxtpl()),
                "docx_hurtigste": til_fil.find_forhold(OURS, _find_hurtigste(til_fil)),
            },
        ),
    )


def bench_sag(runder: int) -> Afsnit:
    """Return what it costs to go all the way from the file with the case, beside docxtpl's filling alone."""
    with ExitStack() as stack:
        alle = Udfyldere(stack)
        udfyld = alle.udfyldere[_docxtpl()]
        filer = [write_sag(alle.folder, number) for number in range(ANTAL)]
        laes, skriv = Naeste(filer), Naeste(filer[::-1])
        arbejder: Mapping[str, Arbejde] = {
            f"{_docxtpl()}, kun at fylde brevet": lambda: udfyld(None),
            "drafting, læs sagen med alle regler": lambda: check(laes(), dato=DATO),
            "drafting, sag, regler og brev i Word": lambda: [
                *draft(check(skriv(), dato=DATO), Bestilling(breve=(KLAGE,)))
            ],
        }
        return build_afsnit(
            "Fra sagens fil til et brev i Word",
            "Hele vejen for `drafting` på skiftende sager: filen læses, alle regler prøves, og Word-filen står i "
            "hukommelsen.",
            measure(arbejder, runder, GANGE),
        )


def _docxtpl() -> str:
    return find_version("docxtpl")


def _find_hurtigste(runder: Runder) -> str:
    """Return the peer that took the least."""
    return min((navn for navn in runder.tider[0] if navn != OURS), key=runder.find_tid)
