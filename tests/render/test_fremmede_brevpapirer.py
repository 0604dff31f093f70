"""Letterheads made in other programs: every letter stands on them whole, in their styles, with lists that count."""

from __future__ import annotations

import shutil
import warnings
from datetime import date
from pathlib import Path

import pytest

from drafting.letter.compose import compose
from drafting.letter.skabelon import list_skabeloner, load_skabelon
from drafting.pipeline import check
from drafting.render.brevpapir import Brevpapir
from drafting.render.docx import render_docx
from drafting.render.docx.letterhead import load_letterhead
from drafting.render.docx.ooxml import parse, w
from drafting.render.docx.package import read_package
from drafting.render.docx.styles import Typografier

TESTS = Path(__file__).parents[1]
FREMMEDE = sorted((TESTS / "brevpapirer").glob("*.do[ct]x"))


@pytest.fixture(params=FREMMEDE, ids=lambda fil: fil.stem)
def fremmed(request, tmp_path, brevpapir):
    """Return each foreign letterhead in turn, as the paper of a municipality."""
    shutil.copy(request.param, tmp_path)
    return Brevpapir((tmp_path,), brevpapir.maal, "eksempelby")


@pytest.fixture(scope="session")
def alle_breve():
    """Return every letter there is as a tree, from the first of its branches."""
    found = {}
    for brev in list_skabeloner():
        tjek = check(min((TESTS / "grene" / brev).glob("*.yaml")), dato=date(2026, 11, 20))
        drafts = compose(tjek.fakta, load_skabelon(brev), tjek.hylder, dato=tjek.dato)
        found[brev] = drafts[0].letter
    return found


def test_there_are_six_by_different_programs():
    assert len({fil.stem for fil in FREMMEDE}) == 6


def test_every_letter_there_is_stands_whole_on_it(fremmed, alle_breve):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for brev in alle_breve.values():
            render_docx(brev, fremmed)  # raises when a word of the letter is lost, or a field is left


def test_the_trickiest_letters_lean_on_what_is_there(fremmed, brev):
    parts = read_package(render_docx(brev, fremmed))
    document, styles = parse(parts["word/document.xml"]), Typografier(parse(parts["word/styles.xml"]))
    for kind in ("pStyle", "rStyle", "tblStyle"):
        used = {each.get(w("val")) for each in document.iter(w(kind))}
        assert all(styles.find_id(identity) is not None for identity in used), used
    assert not [sdt for sdt in document.iter(w("sdt")) if next(sdt.iter(w("dataBinding")), None) is not None]
    names = [styles.name_of(style).lower() for style in styles.root.iter(w("style"))]
    assert len(names) == len(set(names))
    ids = [style.get(w("styleId")) for style in styles.root.iter(w("style"))]
    assert len(ids) == len(set(ids))


def find_format(numbering, numbers):
    """Return how the list counts that a paragraph or a style belongs to by `numbers` (w:numPr)."""
    number, level = numbers.find(w("numId")).get(w("val")), numbers.find(w("ilvl"))
    num = next(each for each in numbering.iter(w("num")) if each.get(w("numId")) == number)
    abstract = num.find(w("abstractNumId")).get(w("val"))
    definition = next(each for each in numbering.iter(w("abstractNum")) if each.get(w("abstractNumId")) == abstract)
    wanted = "0" if level is None else level.get(w("val"))
    found = next(each for each in definition.findall(w("lvl")) if each.get(w("ilvl")) == wanted)
    return found.find(w("numFmt")).get(w("val"))


def find_numbers(styles, identity):
    """Return the list that a style, or one it is based on, belongs to."""
    found = (each.find(f"{w('pPr')}/{w('numPr')}") for each in styles.chain(styles.find_id(identity)))
    return next(numbers for numbers in found if numbers is not None)


def test_its_numbers_count_and_its_points_have_a_sign(fremmed, eksempelbreve):
    letterhead = load_letterhead(fremmed)
    parts = read_package(render_docx(eksempelbreve.BREVE["udtalelse"], fremmed))
    numbering, styles = parse(parts["word/numbering.xml"]), Typografier(parse(parts["word/styles.xml"]))
    counted = [find_format(numbering, each) for each in parse(parts["word/document.xml"]).iter(w("numPr"))]
    assert set(counted) == {"decimal"}
    signs = [find_format(numbering, find_numbers(styles, letterhead.styles[f"punkt{level}"])) for level in (1, 2, 3)]
    assert signs == ["bullet"] * 3


def test_it_speaks_danish_and_forgets_its_own_file(fremmed, eksempelbreve):
    parts = read_package(render_docx(eksempelbreve.BREVE["klage"], fremmed))
    languages = {each.get(w("val")) for each in parse(parts["word/styles.xml"]).iter(w("lang"))}
    assert languages == {"da-DK"}
    assert b"template.main+xml" not in parts["[Content_Types].xml"]
    for name in (b"attachedTemplate ", b"documentProtection", b"mailMerge"):
        assert name not in parts.get("word/settings.xml", b"")


def test_paragraphs_keep_apart(fremmed):
    assert load_letterhead(fremmed).air >= 60


def test_the_text_keeps_within_the_page(fremmed):
    assert 7000 < load_letterhead(fremmed).width < 10000


def test_a_danish_style_is_found_by_its_built_in_name(tmp_path, brevpapir):
    shutil.copy(TESTS / "brevpapirer" / "word_skabelon.dotx", tmp_path)
    styles = load_letterhead(Brevpapir((tmp_path,), brevpapir.maal)).styles
    assert styles["emne"] == "Overskrift1"
    assert styles["overskrift2"] == "Heading2"  # lent: a Danish Word only writes down the styles it has used


def test_a_style_without_air_is_not_the_body(tmp_path, brevpapir):
    shutil.copy(TESTS / "brevpapirer" / "word_kontroller.docx", tmp_path)
    letterhead = load_letterhead(Brevpapir((tmp_path,), brevpapir.maal, "eksempelby"))
    assert letterhead.styles["broed"] == "BodyText"  # its own Body Text is called Brdtekst and has none
    assert letterhead.styles["reference"] == "ReferenceBrev"  # its own Reference is for characters


def test_a_field_keeps_the_look_it_is_written_in(tmp_path, brevpapir, eksempelbreve):
    shutil.copy(TESTS / "brevpapirer" / "word_skabelon.dotx", tmp_path)
    letterhead = load_letterhead(Brevpapir((tmp_path,), brevpapir.maal))
    assert '<w:rFonts w:ascii="Arial"' in letterhead.looks["modtager"]
    assert letterhead.looks["dato"] == '<w:sz w:val="18"/>'
    assert letterhead.looks["referencer"] == '<w:ind w:left="6237"/>'
    document = read_package(render_docx(eksempelbreve.BREVE["klage"], Brevpapir((tmp_path,), brevpapir.maal)))
    assert document["word/document.xml"].count(b'<w:ind w:left="6237"/>') >= 2  # the date's, and each reference's


def test_a_field_in_an_unfilled_control_is_not_grey(tmp_path, brevpapir):
    shutil.copy(TESTS / "brevpapirer" / "word_kontroller.docx", tmp_path)
    letterhead = load_letterhead(Brevpapir((tmp_path,), brevpapir.maal, "eksempelby"))
    assert "Pladsholdertekst" not in letterhead.looks["modtager"]


def test_what_is_lent_has_the_colour_of_its_first_heading(tmp_path, brevpapir):
    shutil.copy(TESTS / "brevpapirer" / "word_skabelon.dotx", tmp_path)
    letterhead = load_letterhead(Brevpapir((tmp_path,), brevpapir.maal))
    styles = read_package(letterhead.content)["word/styles.xml"]
    heading = Typografier(parse(styles)).find("heading 2")
    assert heading.find(f"{w('rPr')}/{w('color')}").get(w("val")) == "6B2C3E"
    assert b"0B4A5B" not in styles
