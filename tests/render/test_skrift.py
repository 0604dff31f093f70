"""The list of characters is true of the fonts, and every character on it can be printed and read back."""

from __future__ import annotations

import sys
import unicodedata
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from drafting.errors import Place, RenderError
from drafting.letter.tree import Span
from drafting.oprindelse import Beregnet, Data, Fast, Lov, Profil
from drafting.paths import templates_folder
from drafting.render.pdf import render_pdf
from drafting.render.skrift import check_tegn, find_manglende_tegn, load_tegn
from drafting.render.skriftfil import find_tegn

BREVPAPIR = templates_folder() / "brevpapir"
TEGN = load_tegn(BREVPAPIR / "tegn.txt")


def load_byg_tegn():
    spec = spec_from_file_location("byg_tegn", Path(__file__).parents[2] / "dev" / "byg_tegn.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_letter(e, *spans: Span):
    return replace(e.BREVE["klage"], blocks=(e.overskrift(1, "Klage"), e.afsnit(*spans)))


def test_the_list_is_what_the_fonts_cover() -> None:
    byg_tegn = load_byg_tegn()

    assert (BREVPAPIR / "tegn.txt").read_text(encoding="utf-8") == byg_tegn.format_tegn(
        find_tegn(BREVPAPIR / "skrift", "Carlito")
    )


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("emphasis", [False, True])
def test_every_character_on_the_list_is_printed_in_every_weight(strong, emphasis, brevpapir, eksempelbreve) -> None:
    shown = [char for char in sorted(TEGN) if unicodedata.category(char)[0] in "LNPS" and char.isascii() is False]
    shown = [char for char in shown if unicodedata.normalize("NFC", char) == char]
    text = " ".join(f"a{char}b" for char in shown)
    span = Span(text, Data("navn", 1), strong=strong, emphasis=emphasis)
    pages = PdfReader(BytesIO(render_pdf(write_letter(eksempelbreve, span), brevpapir))).pages
    said = "".join(" ".join(page.extract_text() for page in pages).split())

    assert [char for char in shown if f"a{char}b" not in said] == []


@pytest.mark.parametrize(
    "char", [" ", "\n", "\u00a0", "\u00ad", "–", "’", "»", "§", "æ", "Å", "é", "ł", "ß", "½", "€", "·", "→"]
)
def test_what_danish_letters_need_can_be_printed(char, brevpapir, eksempelbreve) -> None:
    letter = write_letter(eksempelbreve, eksempelbreve.data(f"før{char}efter"))

    assert char in TEGN
    assert render_pdf(letter, brevpapir)


@pytest.mark.parametrize(
    "char",
    ["\t", "\x00", "\x0c", "\r", "\u200b", "\u2011", "\u200d", "\u202e", "\u2028", "\ue000", "中", "ع", "👩"],
)
def test_what_cannot_be_seen_or_printed_is_missing(char, eksempelbreve) -> None:
    span = eksempelbreve.data(f"før{char}efter{char}")

    assert find_manglende_tegn(write_letter(eksempelbreve, span), TEGN) == ((char, span),)


def test_the_sample_letters_can_be_printed(brev) -> None:
    assert find_manglende_tegn(brev, TEGN) == ()


@pytest.mark.parametrize(
    ("oprindelse", "place"),
    [
        (Data("klagepunkter.0.hvad", 31, 7), Place("min_sag.yaml", 31, 7)),
        (Fast("klage/klage.md.j2", 4), Place("klage/klage.md.j2", 4)),
        (Profil("hvidovre", "navn"), Place("hvidovre.yaml (navn)")),
        (Lov("fvl_19"), Place("fvl_19")),
        (Beregnet("modtaget"), None),
    ],
)
def test_trouble_says_where_the_character_came_from(oprindelse, place, brevpapir, eksempelbreve) -> None:
    with pytest.raises(RenderError) as caught:
        check_tegn(write_letter(eksempelbreve, Span("x\u200d", oprindelse)), brevpapir, "min_sag.yaml")

    (trouble,) = caught.value.troubles
    assert trouble.place == place
    assert "U+200D" in trouble.message
    assert "\u200d" not in trouble.message
    assert trouble.remedy


def test_the_program_itself_does_without_font_tools() -> None:
    source = (Path(sys.modules["drafting.render.skrift"].__file__)).read_text(encoding="utf-8")

    assert "fontTools" not in source


def test_the_licence_travels_with_the_fonts() -> None:
    folder = BREVPAPIR / "skrift"

    assert {path.stem for path in folder.glob("*.ttf")} == {
        "Carlito-Regular",
        "Carlito-Bold",
        "Carlito-Italic",
        "Carlito-BoldItalic",
    }
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")
