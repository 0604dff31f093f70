"""Build the Word letterhead from its measures and the XML parts in `brevpapir/`: `python dev/byg_brevpapir.py`."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import sys
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drafting.render.brevpapir import load_brevpapir  # noqa: E402 (the checkout must be found first)
from drafting.render.docx.package import write_package  # noqa: E402 (same)
from drafting.render.maal import lighten  # noqa: E402 (same)

if TYPE_CHECKING:
    from drafting.render.maal import Maal

SOURCES = ROOT / "dev" / "brevpapir"
BREVPAPIR = ROOT / "templates" / "brevpapir"
PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/app.xml": "app.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/document.xml": "document.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/footer1.xml": "footer1.xml",
    "word/header1.xml": "header1.xml",
    "word/header2.xml": "header2.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
LINE = 1.2207  # the natural line of Calibri and Carlito, as a factor of the size
LIFT = 0.8  # mm: Word sets the first line of a field that much lower than the PDF does


def build(maal: Maal) -> bytes:
    """Return the letterhead in these measures."""
    values = {name: str(value) for name, value in find_values(maal).items()}
    return write_package({part: _fill(SOURCES / source, values) for part, source in PARTS.items()})


def find_values(maal: Maal) -> dict[str, int | str]:
    """Return what the XML parts ask for: lengths in twips, type sizes in half points."""
    return {**_find_page(maal), **_find_type(maal), **_find_spacing(maal)}


def _find_page(maal: Maal) -> dict[str, int | str]:
    margen, modtager, referencer = maal.margen, maal.modtager, maal.referencer
    satsbredde = _mm(maal.papir.bredde) - _mm(margen.venstre) - _mm(margen.hoejre)
    spalte = _mm(referencer.venstre - margen.venstre)
    hoved_top = 8
    return {
        "papir_bredde": _mm(maal.papir.bredde),
        "papir_hoejde": _mm(maal.papir.hoejde),
        "margen_venstre": _mm(margen.venstre),
        "margen_hoejre": _mm(margen.hoejre),
        "margen_bund": _mm(margen.bund),
        "satsbredde": satsbredde,
        "modtager_spalte": spalte,
        "modtager_luft": _mm(referencer.venstre - modtager.venstre - modtager.bredde),
        "reference_spalte": satsbredde - spalte,
        "afsender_top": _mm(maal.afsender.top - LIFT),
        "afsender_hoejde": _mm(modtager.top - maal.afsender.top),
        "modtager_hoejde": _mm(maal.krop.top - modtager.top),
        # from page two on, an empty header as high as the margin the first page does without
        "hoved_top": _mm(hoved_top),
        "hoved_hoejde": _mm(margen.top - hoved_top - LIFT),
        "fod_bund": _mm(margen.bund * 0.57),
    }


def _find_type(maal: Maal) -> dict[str, int | str]:
    skrift, farve = maal.skrift, maal.farve
    return {
        "skrift_word": skrift.word,
        "skrift_pdf": skrift.pdf,
        "broed": _half(skrift.broed),
        "lille": _half(skrift.lille),
        "tabel": _half(skrift.broed - 0.5),
        "afsendernavn": _half(14),
        "emne": _half(skrift.emne),
        "overskrift2": _half(skrift.overskrift2),
        "overskrift3": _half(skrift.overskrift3),
        "farve_accent": farve.accent,
        "farve_citat": lighten(farve.accent),
        "farve_tekst": farve.tekst,
        "farve_lille": farve.lille,
        "farve_linje": farve.linje,
    }


def _find_spacing(maal: Maal) -> dict[str, int | str]:
    skrift = maal.skrift
    indryk = skrift.broed * 1.9
    return {
        "linje": _line(skrift.linjeafstand),
        "linje_emne": _line(1.18),
        "linje_overskrift": _line(1.25),
        "linje_felt": _line(1.2),
        "linje_tabel": _line(1.25),
        "efter_afsnit": _pt(skrift.efter_afsnit),
        "efter_punkt": _pt(skrift.efter_afsnit / 2),
        "efter_emne": _pt(10),
        "foer_overskrift2": _pt(18),
        "efter_overskrift2": _pt(5),
        "foer_overskrift3": _pt(13),
        "efter_overskrift3": _pt(2),
        "efter_reference": _pt(5),
        "foer_underskrift": _pt(14),
        "efter_hilsen": _pt(22),
        "foer_bilag": _pt(18),
        "efter_bilagsoverskrift": _pt(2),
        "efter_bilag": _pt(2),
        "foer_kopi": _pt(11),
        "felt_bund": _mm(11),
        "indryk1": _pt(indryk),
        "indryk2": _pt(indryk * 2),
        "indryk3": _pt(indryk * 3),
        "bilag_indryk": _mm(16),
        "punkt_haeng": _pt(skrift.broed * 1.2),
        "citat_indryk": _pt(12),
        "celle_over": _pt(3.5),
        "celle_under": _pt(4.5),
        "celle_luft": _pt(10),
    }


def _mm(length: float) -> int:
    return round(length * 1440 / 25.4)


def _pt(length: float) -> int:
    return round(length * 20)


def _half(size: float) -> int:
    return round(size * 2)


def _line(factor: float) -> int:
    return round(240 * factor / LINE)


def _fill(source: Path, values: dict[str, str]) -> bytes:
    text = Template(source.read_text(encoding="utf-8")).substitute(values)
    root = etree.fromstring(text.encode(), etree.XMLParser(remove_blank_text=True))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


if __name__ == "__main__":
    (BREVPAPIR / "standard.docx").write_bytes(build(load_brevpapir(BREVPAPIR).maal))
