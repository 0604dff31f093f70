"""LibreOffice beside us: a program that is started for each letter, and one that stays open."""

from __future__ import annotations

import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from arbejder import Arbejder
from sted import build_miljoe, find_program

if TYPE_CHECKING:
    from collections.abc import Iterator

NAVN = "LibreOffice"
_PYTHON_MED_UNO = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "/opt/libreoffice/program/python")


class MissingError(Exception):
    """LibreOffice is not here, or not the part of it that is needed."""


def find_soffice() -> str:
    """Return the program. Raises MissingError."""
    program = find_program("soffice", "libreoffice")
    if not program:
        message = "LibreOffice: programmet soffice er ikke installeret"
        raise MissingError(message)
    return program


def read_version() -> str:
    """Return name and version."""
    told = subprocess.run([find_soffice(), "--version"], capture_output=True, text=True, check=True, env=build_miljoe())
    return " ".join(told.stdout.split()[:2])


def find_uno() -> str:
    """Return a Python that can speak with LibreOffice. Raises MissingError."""
    for program in filter(Path.exists, map(Path, _PYTHON_MED_UNO)):
        if not subprocess.run([program, "-c", "import uno"], capture_output=True, check=False).returncode:
            return str(program)
    message = "LibreOffice, der bliver stående: ingen Python kan `import uno` (Debian: apt-get install python3-uno)"
    raise MissingError(message)


@contextmanager
def open_libreoffice() -> Iterator[Arbejder]:
    """Give LibreOffice, started once and kept open. Raises MissingError."""
    soffice, python = find_soffice(), find_uno()
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        listens = f"--accept=socket,host=localhost,port={port};urp"
        command = [soffice, "--headless", "--norestore", f"-env:UserInstallation={Path(profile).as_uri()}", listens]
        program = subprocess.Popen(command, env=build_miljoe(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        script = str(Path(__file__).with_name("uno_arbejder.py"))
        try:
            with Arbejder((python, script, str(port)), build_miljoe()) as arbejder:
                yield arbejder
            program.wait(timeout=30)
        finally:
            program.kill()
            program.wait()


def convert_cold(docx: Path, profile: Path) -> Path:
    """Return the letter as a PDF by a program started for it alone, on a profile that has been used before."""
    filter_ = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"PDFUACompliance":'
    filter_ += '{"type":"boolean","value":"true"}}'
    command = [find_soffice(), "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", filter_, "--outdir", str(docx.parent), str(docx)]
    subprocess.run(command, capture_output=True, check=True, env=build_miljoe())
    return docx.with_suffix(".pdf")
