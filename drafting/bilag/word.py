"""A Word document as an enclosure: turned into a PDF by LibreOffice, in a folder that nobody else can see."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.bilag.model import Rapport

_PROGRAMS = ("soffice", "libreoffice", "soffice.com")
_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)")
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_SECONDS = 120
# Windows opens a black window for a console program unless told not to
_WITHOUT_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_CHANGES = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)[ >]")
_SELV = "Åbn dokumentet i Word, gem det som PDF, og skriv den fil i sagen."


def read_docx(indhold: bytes, rapport: Rapport) -> bytes:
    """Return the document as a PDF; empty when that cannot be done, and then `rapport` says why."""
    if not check_docx(indhold, rapport):
        return b""
    program = find_libreoffice()
    if not program:
        besked = "Et Word-dokument skal laves om til PDF, og LibreOffice er ikke installeret."
        rapport.stop("libreoffice", besked, f"Installér LibreOffice. Ellers: {_SELV}")
        return b""
    pdf = convert(program, indhold)
    if not pdf:
        rapport.stop("word", "LibreOffice kunne ikke lave dokumentet om til PDF.", _SELV)
    else:
        rapport.note(
            "omdannet", "Word-dokumentet er lavet om til PDF.", "Se i pakken, at siderne er, som de skal være."
        )
    return pdf


def find_libreoffice() -> str:
    """Return the program, empty where it is not installed."""
    folders = [Path(os.environ[name]) / "LibreOffice" / "program" for name in _FOLDERS if name in os.environ]
    found = (shutil.which(name) for name in _PROGRAMS)
    there = (str(path) for path in (*(folder / "soffice.com" for folder in folders), Path(_MAC)) if path.is_file())
    return next((each for each in (*found, *there) if each), "")


def convert(program: str, indhold: bytes) -> bytes:
    """Return the document as LibreOffice makes it a PDF; empty when it fails or takes too long."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "bilag.docx").write_bytes(indhold)
        command = [
            program, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--norestore",
            "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(folder / "bilag.docx"),
        ]  # fmt: skip
        try:
            subprocess.run(  # noqa: S603 (found by us)
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False,
                cwd=folder, creationflags=_WITHOUT_WINDOW,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            return b""
        made = folder / "bilag.pdf"
        return made.read_bytes() if made.is_file() else b""


def check_docx(indhold: bytes, rapport: Rapport) -> bool:
    """Return whether the document can be opened; what a reader would not expect in it is told."""
    try:
        with zipfile.ZipFile(BytesIO(indhold)) as archive:
            names = archive.namelist()
            text = archive.read("word/document.xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError, ValueError):
        rapport.stop(
            "ulaeselig", "Word-dokumentet er ødelagt og kan ikke læses.", "Hent filen igen, eller gem den igen i Word."
        )
        return False
    _tell_skjult(rapport, names, text)
    return True


def _tell_skjult(rapport: Rapport, names: list[str], text: bytes) -> None:
    """Tell of what Word shows and a reader of the bundle should perhaps not see."""
    told = list(_iter_skjult(names, text))
    if told:
        besked = f"Word-dokumentet har {' og '.join(told)}. Modtageren kan se det."
        rapport.warn("rettelser", besked, "Godkend eller slet dem i Word, hvis det ikke er meningen.")


def _iter_skjult(names: list[str], text: bytes) -> Iterator[str]:
    if _CHANGES.search(text):
        yield "sporede rettelser"
    if "word/comments.xml" in names:
        yield "kommentarer"
