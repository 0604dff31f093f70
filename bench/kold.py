"""Whole programs, started in turn: what an adviser waits for at the terminal."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from brevet import KLAGE, load_papir, read_modeller
from libreoffice import MissingError, convert_cold, find_soffice, read_version
from maaling import build_afsnit, measure
from ordlyd import check_docx, check_pdf, read_docx_ord
from sted import DATO, EKSEMPEL, build_miljoe, find_drafting, find_version
from tagsprog import DOCXTPL, build_docx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maaling import Afsnit, Arbejde

TOM = "python -c pass"
BART = "et bart script: click, yaml.safe_load og docxtpl"
WORD, BEGGE = "drafting brev, Word", "drafting brev, Word og PDF"
_SOM_BRUGER = (
    "Hele programmer, fra de startes, til de er slut. `drafting` er installeret af sin wheel i et miljø for sig, som "
    "en bruger har det, og startet fra en anden mappe; de andre er i det samme miljø. Alle er startet før."
)


class Terminal:
    """An empty folder and a terminal: every command is a program of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._count = folder, count()
        self._skabelon = folder / "skabelon.docx"
        self._skabelon.write_bytes(build_docx(read_modeller(1)[0], DOCXTPL, load_papir()))

    def run(self, *words: object) -> None:
        """Run a command. Raises CalledProcessError."""
        subprocess.run([*map(str, words)], check=True, capture_output=True, cwd=self.folder, env=build_miljoe())

    def draft(self, formater: str) -> Path:
        """Draft the letter by our command into a new folder, and return the folder."""
        ud = self.folder / f"ud{next(self._count)}"
        self.run(find_drafting(), "brev", EKSEMPEL, KLAGE, "--format", formater, "--ud", ud, "--dato", DATO.isoformat())
        return ud

    def draft_bart(self) -> Path:
        """Draft it by the bare script."""
        ud = self.folder / f"bart{next(self._count)}.docx"
        script, dag = Path(__file__).with_name("bart.py"), read_modeller(1)[0].fakta["brevets_dato"]
        self.run(sys.executable, "-P", script, EKSEMPEL, self._skabelon, ud, "--dato", dag)
        return ud

    def draft_bart_pdf(self) -> Path:
        """Draft it by the bare script and let LibreOffice make a PDF of it."""
        return convert_cold(self.draft_bart(), self.folder / "profil")

    def check(self, *, med_pdf: bool) -> None:
        """Raise OtherWordsError where the two do not say the same."""
        (docx,) = self.draft("docx").glob("*.docx")
        meant = read_docx_ord(docx.read_bytes())
        check_docx(BART, self.draft_bart().read_bytes(), meant)
        (pdf,) = self.draft("pdf").glob("*.pdf")
        check_pdf(BEGGE, pdf.read_bytes(), meant)
        if med_pdf:
            check_pdf("docxtpl og LibreOffice", self.draft_bart_pdf().read_bytes(), meant)


def bench(runder: int) -> tuple[Afsnit, ...]:
    """Return the tables of cold starts."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return tuple(_bench(Terminal(Path(folder)), runder))


def _bench(terminal: Terminal, runder: int) -> list[Afsnit]:
    starter: Mapping[str, Arbejde] = {
        TOM: lambda: terminal.run(sys.executable, "-c", "pass"),
        "drafting --version": lambda: terminal.run(find_drafting(), "--version"),
        "drafting --help": lambda: terminal.run(find_drafting(), "--help"),
    }
    breve: dict[str, Arbejde] = {BART: terminal.draft_bart, WORD: lambda: terminal.draft("docx")}
    missing: list[str] = []
    pdf_peer, pdfer = "", {BEGGE: lambda: terminal.draft("docx,pdf")}
    try:
        find_soffice()
        pdf_peer = f"det bare script, og {read_version()} --convert-to pdf"
        pdfer = {pdf_peer: terminal.draft_bart_pdf, **pdfer}
    except MissingError as error:
        missing.append(str(error))
    terminal.check(med_pdf=bool(pdf_peer))
    maalt = measure({**starter, **breve, **pdfer}, runder)
    starttid = {navn: maalt.find_forhold(f"drafting --{navn}", TOM) for navn in ("help", "version")}
    return [
        build_afsnit("At starte", _SOM_BRUGER, maalt.choose(starter), maalt=starttid),
        build_afsnit(
            "Fra en tom terminal til et brev i Word",
            f"Det bare script er det, nogen ville skrive, der kun vil have dette ene brev: {find_version('docxtpl')} "
            "fylder en skabelon, der selv har brevets ord. Det prøver ingen regler og kan ingen andre breve. Ordene "
            "er de samme. Målt på samme måde som ovenfor.",
            maalt.choose(breve),
            maalt={"kold_docx": maalt.find_forhold(WORD, BART)},
        ),
        build_afsnit(
            "Fra en tom terminal til et brev i Word og som PDF",
            "LibreOffice startes for hvert brev på en profil, der er brugt før, og skriver A-2b og UA-1; `drafting` "
            "skriver A-2a og UA-1.",
            maalt.choose(pdfer),
            ikke_koert=missing,
            maalt={"kold_begge": maalt.find_forhold(BEGGE, pdf_peer)} if pdf_peer else {},
        ),
    ]
