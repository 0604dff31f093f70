from __future__ import annotations

import pytest
from msgspec.structs import replace

from drafting.errors import RenderError, SkabelonError
from drafting.letter.tree import Span
from drafting.oprindelse import Data
from drafting.render.docx import render_docx
from drafting.render.docx.package import read_package
from drafting.render.docx.proof import check_parts

DOCUMENT = "word/document.xml"


@pytest.fixture
def letter(eksempelbreve):
    return eksempelbreve.BREVE["udtalelse"]


@pytest.fixture
def parts(letter, brevpapir):
    return read_package(render_docx(letter, brevpapir))


def test_a_whole_file_passes(parts, letter):
    check_parts(parts, letter, "standard.docx")


@pytest.mark.parametrize("lost", ["Mette Holm søger om", "Jeres sagsnummer", "Kopi til", "borgerrådgiver</w:t>"])
def test_lost_text_is_told(lost, parts, letter):
    parts[DOCUMENT] = parts[DOCUMENT].replace(lost.encode(), lost[1:].encode(), 1)
    with pytest.raises(RenderError, match="gik tabt"):
        check_parts(parts, letter, "standard.docx")


def test_text_that_has_changed_places_is_told(parts, letter):
    first, second = b"Hvad sagen handler om", b"Reglerne"
    swapped = parts[DOCUMENT].replace(first, b"#").replace(second, first).replace(b"#", second)
    with pytest.raises(RenderError, match="gik tabt"):
        check_parts({**parts, DOCUMENT: swapped}, letter, "standard.docx")


@pytest.mark.parametrize("part", [DOCUMENT, "word/footer1.xml"])
def test_a_field_that_is_left_is_told(part, parts, letter):
    parts[part] = parts[part].replace(b"</w:p>", b"<w:r><w:t>{{ dato }}</w:t></w:r></w:p>", 1)
    with pytest.raises(SkabelonError, match=r"standard\.docx.*ikke blev udfyldt"):
        check_parts(parts, letter, "standard.docx")


def test_broken_xml_is_told_and_not_repaired(parts, letter):
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"</w:tbl>", b"", 1)
    with pytest.raises(RenderError, match="blev ikke hel"):
        check_parts(parts, letter, "standard.docx")


@pytest.mark.parametrize(
    "end", [b"<w:tbl/></w:tc>", b"</w:tc><w:tc/>", b'</w:tc><w:tc w:id="a"/>', b"</w:tc><w:tc></w:tc>"]
)
def test_a_cell_without_a_paragraph_is_told(end, parts, letter):
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"</w:tc>", end, 1)
    with pytest.raises(RenderError, match="slutter ikke med et afsnit"):
        check_parts(parts, letter, "standard.docx")


@pytest.mark.parametrize("end", [b"<w:p/>", b'<w:p w:rsidR="00A1"/>', b"<w:tbl/><w:p></w:p>"])
def test_a_cell_that_ends_with_an_empty_paragraph_is_as_it_should_be(end, parts, letter):
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"</w:tc>", end + b"</w:tc>", 1)
    check_parts(parts, letter, "standard.docx")


def test_texts_that_hold_each_other_are_not_mistaken_for_lost(letter, brevpapir):
    def lines(*texts):
        return tuple((Span(text, Data("x", 1)),) for text in texts)

    front = replace(letter.front, afsender=lines("Hvidovre"), modtager=lines("Hvidovre", "Kommune"), dato=lines("H")[0])
    short = replace(letter, front=front, blocks=letter.blocks[:1], underskrift=(), bilag=(), bilag_overskrift=())
    render_docx(replace(short, kopi_til=lines("Hvidovre")[0]), brevpapir)
