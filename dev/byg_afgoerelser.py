"""Print the decision letters that `drafting laes` is measured on: `python dev/byg_afgoerelser.py`.

Fifteen letters, written for this from the structure of real ones, each printed as another system would: typst,
Chromium, LibreOffice, groff, python-docx, reportlab, a scanner, and plain text in two encodings. Needs soffice,
chromium, groff and pdftoppm, and `pip install reportlab pillow`; what they print is committed.
"""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import typst
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
KILDER = ROOT / "dev" / "afgoerelser"
BREVE = ROOT / "tests" / "afgoerelser" / "breve"
SKRIFT = ROOT / "templates" / "brevpapir" / "skrift"
SPALTE = 300  # points from the left edge to the right column of the old print
_BOKS = (
    '<w:r {ns} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="position:absolute;margin-left:330pt;'
    'margin-top:20pt;width:150pt;height:90pt"><v:textbox><w:txbxContent>{lines}</w:txbxContent></v:textbox></v:shape>'
    "</w:pict></w:r>"
)


def print_typst(kilde: Path, target: Path) -> None:
    """Print with typst."""
    typst.compile(str(kilde), output=str(target), font_paths=[str(SKRIFT)])


def print_chromium(kilde: Path, target: Path) -> None:
    """Print with a browser."""
    run("chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={target}", str(kilde))


def print_libreoffice(kilde: Path, target: Path) -> None:
    """Print with LibreOffice."""
    with TemporaryDirectory() as folder:
        words = ("--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder)
        run("soffice", "--headless", *words, str(kilde))
        shutil.copy(next(Path(folder).glob("*.pdf")), target)


def print_groff(kilde: Path, target: Path) -> None:
    """Print with groff as an old system does: letters of one width, words divided at the end of narrow lines."""
    lines = run("groff", "-Tutf8", "-P-cbou", "-Kutf8", str(kilde)).decode().replace("\u2010", "-").splitlines()
    _draw([[(50, line)] for line in lines if not line or line.strip()], target, "Courier")


def print_scan(kilde: Path, target: Path) -> None:
    """Print a picture of the letter, as a scanner does."""
    from PIL import Image  # noqa: PLC0415 (only for this one)

    with TemporaryDirectory() as folder:
        page = Path(folder) / "side"
        print_typst(kilde, page.with_suffix(".pdf"))
        run("pdftoppm", "-gray", "-png", "-r", "70", "-singlefile", str(page.with_suffix(".pdf")), str(page))
        Image.open(page.with_suffix(".png")).save(target, "PDF", resolution=70)


def print_spalter(kilde: Path, target: Path) -> None:
    """Print two columns across the page, line by line, as an old system does."""
    rows = [line.partition("|") for line in kilde.read_text("utf-8").splitlines()[1:]]
    _draw([[(50, left.strip()), (50 + SPALTE, right.strip())] for left, _, right in rows], target, "Times-Roman")


def _draw(rows: list[list[tuple[int, str]]], target: Path, font: str) -> None:
    """Draw each row of words at their places, and the next row below it."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 (only for these)
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 (same)

    canvas = Canvas(str(target), pagesize=A4, invariant=1)
    canvas.setFont(font, 10)
    for number, row in enumerate(rows):
        for x, text in row:
            canvas.drawString(x, 790 - 13 * number, text)
    canvas.save()


def print_docx(kilde: Path, target: Path) -> None:
    """Write a Word file with a head, a text box and perhaps a table."""
    dokument = Document()
    for line in kilde.read_text("utf-8").splitlines():
        write_line(dokument, line)
    dokument.save(str(target))


def write_line(dokument: Document, line: str) -> None:
    """Write one line of the source: its first sign tells what it is."""
    if line.startswith("# hoved:"):
        dokument.sections[0].header.paragraphs[0].text = line.removeprefix("# hoved:").strip()
    elif line.startswith("# boks:"):
        parts = line.removeprefix("# boks:").strip().split("|")
        lines = "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in parts)
        dokument.add_paragraph()._p.append(parse_xml(_BOKS.format(ns=nsdecls("w"), lines=lines)))  # noqa: SLF001
    elif line.startswith("|"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        tables = dokument.tables
        table = tables[-1] if tables else dokument.add_table(rows=0, cols=len(cells))
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    elif line.startswith("#"):
        mark, _, text = line.partition(" ")
        dokument.add_heading(text, len(mark) - 1)
    elif line.startswith("- "):
        dokument.add_paragraph(line[2:], "List Bullet")
    elif line.strip():
        dokument.add_paragraph(line)


def encode_as(encoding: str) -> Callable[[Path, Path], None]:
    """Return what writes the text in another encoding."""
    return lambda kilde, target: target.write_bytes(kilde.read_text("utf-8").encode(encoding)) and None


def run(*command: str) -> bytes:
    """Return what a program printed; raises CalledProcessError."""
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 (our own commands)


PRINTERE: dict[str, tuple[str, Callable[[Path, Path], None]]] = {
    "01_tabt_arbejdsfortjeneste.typ": (".pdf", print_typst),
    "02_pleje.md": (".docx", print_docx),
    "03_kontanthjaelp.html": (".pdf", print_libreoffice),
    "04_handicapbil.html": (".pdf", print_chromium),
    "05_landzone.html": (".pdf", print_libreoffice),
    "06_byggesag.txt": (".txt", encode_as("utf-8")),
    "07_beboerindskud.txt": (".txt", encode_as("cp1252")),
    "08_partshoering.tr": (".pdf", print_groff),
    "09_scannet.typ": (".pdf", print_scan),
    "10_sygedagpenge.typ": (".pdf", print_typst),
    "11_specialundervisning.html": (".pdf", print_chromium),
    "12_merudgifter.md": (".docx", print_docx),
    "13_ankestyrelsen.html": (".pdf", print_libreoffice),
    "14_parkering.txt": (".pdf", print_spalter),
    "15_udbetaling_danmark.html": (".pdf", print_libreoffice),
}


if __name__ == "__main__":
    BREVE.mkdir(parents=True, exist_ok=True)
    for navn, (ending, printer) in PRINTERE.items():
        printer(KILDER / navn, (BREVE / navn).with_suffix(ending))
