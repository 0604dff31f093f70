"""One PDF letter, warm: tagged and for the archive by us, beside everybody else who can make a PDF."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from arbejder import ArbejderError
from brevet import Naeste, load_papir, write_breve
from libreoffice import MissingError, open_libreoffice, read_version
from maaling import build_afsnit, measure
from ordlyd import check_pdf, read_docx_ord
from satser import build_fpdf, build_reportlab, build_weasyprint
from sted import find_version

from drafting.render.docx import render_docx
from drafting.render.pdf import render_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from maaling import Afsnit, Arbejde

    from drafting.letter.tree import Letter

ANTAL, _GANGE = 60, 5  # a setter that remembers a letter it has set before must never meet the same one again soon
OURS = "drafting, A-2a og UA-1"
_PIP = (
    ("weasyprint", "UA-1", build_weasyprint),
    ("fpdf2", "uden mærker", build_fpdf),
    ("reportlab", "uden mærker", build_reportlab),
)


class Saettere:
    """Everybody who can set the letter, ready to do it; who cannot be here is named in `ikke_koert`."""

    def __init__(self, stack: ExitStack) -> None:
        self.ikke_koert: list[str] = []
        self.saettere: dict[str, Callable[[Letter], bytes]] = {}
        self.libreoffice = self._open_libreoffice(stack)
        self.saettere[OURS] = lambda letter: render_pdf(letter, load_papir())
        for pakke, hvordan, build in _PIP:
            try:
                self.saettere[f"{find_version(pakke)}, {hvordan}"] = build()
            except (ImportError, OSError) as error:
                self.ikke_koert.append(f"{pakke}: {error}")

    def build_arbejder(self) -> dict[str, Arbejde]:
        """Return the works: each sets the next letter."""
        return {navn: self._build_arbejde(saet) for navn, saet in self.saettere.items()}

    def check(self) -> None:
        """Raise OtherWordsError where anybody's letter does not say the same as ours."""
        letter = write_breve(ANTAL)[0]
        meant = read_docx_ord(render_docx(letter, load_papir()))
        for navn, saet in self.saettere.items():
            check_pdf(navn, saet(letter), meant)

    def _build_arbejde(self, saet: Callable[[Letter], bytes]) -> Arbejde:
        naeste = Naeste(write_breve(ANTAL))
        return lambda: saet(naeste())

    def _open_libreoffice(self, stack: ExitStack) -> str:
        """Make LibreOffice ready, which is handed our Word files; return what it is called."""
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        kilder = {id(letter): folder / f"{number}.docx" for number, letter in enumerate(write_breve(ANTAL))}
        for letter, kilde in zip(write_breve(ANTAL), kilder.values(), strict=True):
            kilde.write_bytes(render_docx(letter, load_papir()))
        fil = folder / "ud.pdf"
        try:
            arbejder, navn = stack.enter_context(open_libreoffice()), f"{read_version()}, åben"
            arbejder.ask(kilde=str(kilder[id(write_breve(ANTAL)[0])]), fil=str(fil), maerket=True)
        except (MissingError, ArbejderError, OSError) as error:
            self.ikke_koert.append(str(error))
            return ""

        def build(*, maerket: bool) -> Callable[[Letter], bytes]:
            def convert(letter: Letter) -> bytes:
                arbejder.ask(kilde=str(kilder[id(letter)]), fil=str(fil), maerket=maerket)
                return fil.read_bytes()

            return convert

        self.saettere[f"{navn}, A-2b og UA-1"] = build(maerket=True)
        self.saettere[f"{navn}, uden mærker"] = build(maerket=False)
        return f"{navn}, A-2b og UA-1"


def bench(runder: int) -> Afsnit:
    """Return what it costs to set a letter that is written."""
    with ExitStack() as stack:
        alle = Saettere(stack)
        alle.check()
        maalt = measure(alle.build_arbejder(), runder, _GANGE)
    mod = {"pdf_varm": alle.libreoffice, "pdf_reportlab": f"{find_version('reportlab')}, uden mærker"}
    return build_afsnit(
        "Et brev som PDF, varmt",
        "Det samme brev til skiftende borgere. `drafting`, WeasyPrint, fpdf2 og reportlab får det færdige brev, "
        "og LibreOffice får det som færdig Word-fil og skal kun lave det om. LibreOffice er startet på forhånd og "
        "bliver stående. En PDF uden mærker kan en skærmlæser ikke læse op i orden, og den må ikke gemmes i et arkiv "
        "som PDF/A; den er mindre arbejde.",
        maalt,
        ikke_koert=alle.ikke_koert,
        maalt={navn: maalt.find_forhold(OURS, peer) for navn, peer in mod.items() if peer in alle.saettere},
    )
