"""Write tests/brevpapirer/: six letterheads as other programs write them. `python dev/byg_brevpapirer.py [NAVN …]`."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from docx import Document
from docx.shared import Cm, Pt

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drafting.render.docx.package import write_package  # noqa: E402 (the checkout must be found first)

SOURCES = ROOT / "dev" / "brevpapirer"
UD = ROOT / "tests" / "brevpapirer"
# Where each source lies in a Word file.
PLACES = {
    "content_types.xml": "[Content_Types].xml",
    "package_rels.xml": "_rels/.rels",
    "document_rels.xml": "word/_rels/document.xml.rels",
    "settings_rels.xml": "word/_rels/settings.xml.rels",
    "header1_rels.xml": "word/_rels/header1.xml.rels",
    "font_table.xml": "word/fontTable.xml",
    "item1.xml": "customXml/item1.xml",
    "item_props.xml": "customXml/itemProps1.xml",
    "item_rels.xml": "customXml/_rels/item1.xml.rels",
}


def build_word(source: str, ud: Path) -> None:
    """Write a letterhead from the XML parts in the folder `source`, with a logo where it shows one."""
    files = sorted((SOURCES / source).glob("*.xml"))
    parts = {PLACES.get(file.name, f"word/{file.name}"): file.read_bytes() for file in files}
    if b"media/logo.png" in parts.get("word/_rels/header1.xml.rels", b""):
        parts["word/media/logo.png"] = draw_logo()
    ud.write_bytes(write_package(parts))


def draw_logo(width: int = 160, height: int = 60) -> bytes:
    """Return a picture of two bars, as a PNG."""
    row = b"\0" + (b"\x1f\x4e\x79" * (width // 2)) + (b"\xc9\xa2\x27" * (width - width // 2))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(row * height, 9)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def build_python_docx(ud: Path) -> None:
    """Write a letterhead with python-docx: its own template has lists of one level and English names."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Eksempelby Kommune"
    section.first_page_header.add_paragraph("{{ afsender }}")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "{{ modtager }}"
    table.cell(0, 1).text = "{{ dato }}"
    table.cell(0, 1).add_paragraph("{{ referencer }}")
    document.add_paragraph("{{ krop }}")
    document.save(str(ud))


def build_libreoffice(ud: Path) -> None:
    """Write a letterhead with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        _run("soffice", "--headless", "--convert-to", "docx", "--outdir", folder, str(SOURCES / "libreoffice.fodt"))
        shutil.copyfile(Path(folder) / "libreoffice.docx", ud)


def build_pandoc(ud: Path) -> None:
    """Write a letterhead with pandoc: every paragraph has a style, and hardly any has air."""
    _run("pandoc", str(SOURCES / "pandoc.md"), "-o", str(ud))


def build_docxjs(ud: Path) -> None:
    """Write a letterhead with the npm package docx."""
    with tempfile.TemporaryDirectory() as folder:
        script = shutil.copy(SOURCES / "docxjs.mjs", folder)
        _run("npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", folder, "docx@9.5.1")
        _run("node", str(script), str(ud))


def _run(*words: str) -> None:
    program = shutil.which(words[0])
    if program is None:
        sys.exit(f"{words[0]} er ikke installeret; se tests/brevpapirer/laesmig.md")
    subprocess.run([program, *words[1:]], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 (our own words)


BYGGERE = {
    "word_skabelon.dotx": lambda ud: build_word("word_skabelon", ud),
    "word_kontroller.docx": lambda ud: build_word("word_kontroller", ud),
    "libreoffice.docx": build_libreoffice,
    "python_docx.docx": build_python_docx,
    "docxjs.docx": build_docxjs,
    "pandoc.docx": build_pandoc,
}

if __name__ == "__main__":
    for navn in sys.argv[1:] or BYGGERE:
        BYGGERE[navn](UD / navn)
