from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from msgspec.structs import replace

from drafting.errors import RenderError
from drafting.letter.tree import (
    Bilag,
    Front,
    Heading,
    Item,
    Letter,
    Paragraph,
    Points,
    Quote,
    Reference,
    Span,
    Table,
)
from drafting.oprindelse import Data
from drafting.render.docx import render_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GLYPHS = {"•", "–"}


# --- a small reader: what a person reads in the file, from top to bottom


def read_parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_document(content):
    return etree.fromstring(read_parts(content)["word/document.xml"])


def read_paragraphs(content):
    """Return (style name, number, text) of every paragraph in order, in tables too."""
    parts = read_parts(content)
    styles = {style.get(f"{W}styleId"): style for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    count = count_numbers(etree.fromstring(parts["word/numbering.xml"]))
    for paragraph in etree.fromstring(parts["word/document.xml"]).iter(f"{W}p"):
        style = styles[paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is None:
            number = style.find(f"{W}pPr/{W}numPr")
        yield style.find(f"{W}name").get(f"{W}val"), "" if number is None else count(number), read_text(paragraph)


def count_numbers(numbering):
    abstract = {each.get(f"{W}abstractNumId"): each for each in numbering.iter(f"{W}abstractNum")}
    nums = {each.get(f"{W}numId"): each for each in numbering.iter(f"{W}num")}
    seen = defaultdict(int)

    def count(number):
        level = number.find(f"{W}ilvl")
        key = (number.find(f"{W}numId").get(f"{W}val"), "0" if level is None else level.get(f"{W}val"))
        num = nums[key[0]]
        levels = abstract[num.find(f"{W}abstractNumId").get(f"{W}val")]
        shape = next(each for each in levels.iter(f"{W}lvl") if each.get(f"{W}ilvl") == key[1])
        if shape.find(f"{W}numFmt").get(f"{W}val") == "bullet":
            return shape.find(f"{W}lvlText").get(f"{W}val")
        override = num.find(f"{W}lvlOverride")
        assert override.get(f"{W}ilvl") == key[1]
        seen[key] += 1
        return f"{int(override.find(f'{W}startOverride').get(f'{W}val')) + seen[key] - 1}."

    return count


def read_text(paragraph):
    marks = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}softHyphen": "\xad"}
    return "".join(
        each.text or "" if each.tag == f"{W}t" else marks.get(each.tag, "")
        for each in paragraph.iter()
        if each.getparent().tag == f"{W}r"
    )


def read_words(content):
    text = " ".join(f"{'' if number in GLYPHS else number} {text}" for _, number, text in read_paragraphs(content))
    return text.replace("\xad", "").split()


# --- what the tree says


def tell(letter):
    front = letter.front
    yield from map(join, (*front.afsender, *front.modtager, front.dato))
    for reference in front.referencer:
        yield from (join(reference.label), join(reference.value))
    for block in letter.blocks:
        yield from tell_block(block)
    yield from map(join, (*letter.underskrift, letter.bilag_overskrift))
    for bilag in letter.bilag:
        yield from (join(bilag.nummer), join(bilag.titel))
    yield join(letter.kopi_til)


def tell_block(block):
    match block:
        case Heading(spans=spans) | Paragraph(spans=spans):
            yield join(spans)
        case Table(head=head, rows=rows):
            yield from map(join, (*head, *(cell for row in rows for cell in row)))
        case Quote(blocks=blocks):
            for inner in blocks:
                yield from tell_block(inner)
        case Points(items=items):
            for item in items:
                yield f"{item.nummer}." if item.nummer else ""
                for inner in item.blocks:
                    yield from tell_block(inner)


def join(spans):
    return "".join(span.text for span in spans)


def tell_words(letter):
    return " ".join(tell(letter)).replace("\xad", "").split()


def data(text, **look):
    return (Span(text, Data("punkt.hvad", 12), **look),)


def make_letter(text):
    """Return a letter with `text` in every kind of place."""
    spans = data(text)
    return Letter(
        navn="klage/klage",
        titel=text,
        dato="2026-11-20",
        forfatter=text,
        emneord=(text,),
        front=Front((spans, spans), (spans, spans), spans, (Reference(spans, spans),)),
        blocks=(
            Heading(1, spans),
            Paragraph(spans),
            Points(True, (Item(1, (Paragraph(spans), Paragraph(spans))),)),
            Points(False, (Item(None, (Paragraph(spans),)),)),
            Quote((Paragraph(spans),)),
            Table((spans,), ((spans,),)),
        ),
        underskrift=(spans, spans),
        bilag_overskrift=spans,
        bilag=(Bilag(spans, spans),),
        kopi_til=spans,
    )


def make_blocks(*blocks):
    front = Front((data("Mette Holm"),), (data("Hvidovre Kommune"),), data("20. november 2026"))
    return Letter("klage/klage", "Klage", "2026-11-20", front, (Heading(1, data("Klage")), *blocks))


def ordered(*texts):
    return Points(True, tuple(Item(number, (Paragraph(data(text)),)) for number, text in enumerate(texts, 1)))


# --- the text


def test_word_sequence_is_that_of_the_tree(brev, brevpapir):
    assert read_words(render_docx(brev, brevpapir)) == tell_words(brev)


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{_{ x }_}",
        "{_% x %_}",
        "{% if x %}",
        "{%p for x in y %}",
        "{# gemt #}",
        "{{r krop }}",
        "{{p krop }} {{ titel }}",
        "}} {{",
        "{",
        "A & B",
        "&amp; &#123; &lt;",
        "x < 5 og y > 3",
        "<fed>Jensen</fed>",
        "</w:t></w:r></w:p></w:body>",
        "]]> <![CDATA[x]]>",
        "\"citat\" og 'citat'",
        "to  mellemrum",
        "100 % af 5 %",
        "👩‍👩‍👧 er ok",
        "§ 65\u00a0e",
        "arbejds\u00admarked",
        "a\u2011b",
        "\\n \\u0041 $x #y",
        "x" * 200,
    ],
)
def test_a_fact_comes_out_as_it_was_typed(text, brevpapir):
    content = render_docx(make_letter(text), brevpapir)
    texts = [each for _, _, each in read_paragraphs(content)]
    wanted = text.replace("§ ", "§\u00a0")
    assert [each for each in texts if each not in (wanted, f"{wanted}\n{wanted}", f"{wanted}\t{wanted}")] == []
    assert len(texts) == 17
    assert Document(io.BytesIO(content)).core_properties.title == text


def test_line_breaks_and_tabs_become_words_own(brevpapir):
    content = render_docx(make_blocks(Paragraph(data("et\nto\ttre\u2028fire"))), brevpapir)
    assert [text for _, _, text in read_paragraphs(content)][-1] == "et\nto\ttre\nfire"
    assert "\n" not in "".join(each.text or "" for each in read_document(content).iter(f"{W}t"))


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x0c", "\r", "\x1b", "\x7f", "\x85", "\ud800", "\ufffe"]
)
def test_a_character_that_would_cut_the_letter_is_refused(character, brevpapir):
    with pytest.raises(RenderError, match=r"punkt\.hvad.*linje 12.*styretegn"):
        render_docx(make_letter(f"a{character}b"), brevpapir)


@pytest.mark.parametrize("field", ["titel", "forfatter"])
def test_such_a_character_is_refused_in_the_properties_too(field, eksempelbreve, brevpapir):
    with pytest.raises(RenderError, match=r"U\+D800"):
        render_docx(replace(eksempelbreve.BREVE["klage"], **{field: "a\ud800b"}), brevpapir)


def test_a_hole_is_bold_on_the_letterheads_own_yellow(eksempelbreve, brevpapir):
    letter = eksempelbreve.BREVE["kladde"]
    runs = [run for run in read_document(render_docx(letter, brevpapir)).iter(f"{W}r") if "UDFYLD" in read_text_of(run)]
    assert len(runs) == 8
    assert all(run.find(f"{W}rPr/{W}shd").get(f"{W}fill") == brevpapir.maal.farve.hul for run in runs)
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in runs)


def read_text_of(run):
    return "".join(each.text or "" for each in run.iter(f"{W}t"))


def test_strong_and_emphasis_are_kept(brevpapir):
    paragraph = Paragraph((*data("a"), *data("b", strong=True), *data("c", emphasis=True)))
    runs = [*read_document(render_docx(make_blocks(paragraph), brevpapir)).iter(f"{W}p")][-1].findall(f"{W}r")
    assert [[each.tag.removeprefix(W) for each in run.iter() if each.tag in {f"{W}b", f"{W}i"}] for run in runs] == [
        [],
        ["b"],
        ["i"],
    ]


# --- the shape


def test_every_list_begins_at_its_first_number(brevpapir):
    nested = Points(True, (Item(1, (Paragraph(data("a")), ordered("b", "c"))), Item(2, (Paragraph(data("d")),))))
    later = Points(True, (Item(4, (Paragraph(data("x")),)), Item(5, (Paragraph(data("y")),))))
    content = render_docx(make_blocks(ordered("et", "to"), ordered("et"), nested, later), brevpapir)
    numbers = [(number, text) for _, number, text in read_paragraphs(content) if number]
    assert numbers == [
        *[("1.", "et"), ("2.", "to"), ("1.", "et")],
        *[("1.", "a"), ("1.", "b"), ("2.", "c"), ("2.", "d"), ("4.", "x"), ("5.", "y")],
    ]


def test_an_item_that_does_not_begin_with_text_still_has_its_number(brevpapir):
    points = Points(True, (Item(1, (Quote((Paragraph(data("citat")),)),)), Item(2, ())))
    content = render_docx(make_blocks(points), brevpapir)
    assert list(read_paragraphs(content))[-3:] == [
        ("List Number", "1.", ""),
        ("Quote", "", "citat"),
        ("List Number", "2.", ""),
    ]


def test_a_quotation_may_hold_anything(brevpapir):
    table = Table((data("a"),), ((data("b"),),))
    quote = Quote((Paragraph(data("c")), ordered("d", "e"), table))
    letter = make_blocks(quote, Points(False, (Item(None, (Paragraph(data("f")), quote)),)))
    content = render_docx(letter, brevpapir)
    assert read_words(content) == tell_words(letter)
    moved = [each.get(f"{W}left") for each in read_document(content).iter(f"{W}ind")]
    assert moved == [str(418 + 240)]


def test_lists_deeper_than_words_own_keep_their_text(brevpapir):
    points = ordered("fire")
    for text in ("tre", "to", "et"):
        points = Points(True, (Item(1, (Paragraph(data(text)), points)),))
    letter = make_blocks(points)
    assert read_words(render_docx(letter, brevpapir)) == tell_words(letter)


def test_styles_are_words_own(eksempelbreve, brevpapir):
    document = Document(io.BytesIO(render_docx(eksempelbreve.BREVE["udtalelse"], brevpapir)))
    names = {paragraph.style.name for paragraph in document.paragraphs}
    assert names == {
        *("Heading 1", "Heading 2", "Heading 3", "Body Text", "Quote", "List Number", "List Bullet 2"),
        *("List Continue", "Closing", "Signature", "Bilagsoverskrift", "Bilag", "Kopi"),
    }
    assert [table.style.name for table in document.tables] == ["Normal Table", "Brevtabel", "Brevtabel"]


def test_the_front_stands_in_reading_order_in_its_own_styles(eksempelbreve, brevpapir):
    rows = list(read_paragraphs(render_docx(eksempelbreve.BREVE["klage"], brevpapir)))[:5]
    assert [style for style, _, _ in rows] == ["Afsender", "Modtager", "Date", "Reference", "heading 1"]
    assert rows[1][2].split("\n")[1] == "Center for Børn og Familie"
    assert rows[3][2] == "Sagsnummer\n26/8841"


def test_a_long_address_is_set_smaller(eksempelbreve, brevpapir):
    sizes = {}
    for name in ("klage", "lang_adresse"):
        cell = [*read_document(render_docx(eksempelbreve.BREVE[name], brevpapir)).iter(f"{W}tc")][1]
        sizes[name] = {each.get(f"{W}val") for each in cell.iter(f"{W}sz")}
    assert sizes["klage"] == set()
    assert len(sizes["lang_adresse"]) == 1
    assert int(min(sizes["lang_adresse"])) >= 16


def test_an_address_that_never_fits_is_set_in_the_smallest_type(brevpapir):
    front = Front((data("Mette Holm"),), tuple(data(f"Linje {n}") for n in range(30)), data("20. november 2026"))
    letter = replace(make_blocks(), front=front)
    cell = [*read_document(render_docx(letter, brevpapir)).iter(f"{W}tc")][1]
    assert {each.get(f"{W}val") for each in cell.iter(f"{W}sz")} == {"16"}


def test_table_heads_repeat_and_rows_stay_whole(eksempelbreve, brevpapir):
    tables = [*read_document(render_docx(eksempelbreve.BREVE["udtalelse"], brevpapir)).iter(f"{W}tbl")][1:]
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *([False] * (len(rows) - 1))]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert sum(int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")) == 8505


def test_a_letter_with_empty_parts_is_still_a_whole_file(brevpapir):
    content = render_docx(Letter("klage/klage", "", "2026-11-20", Front((), (), ()), ()), brevpapir)
    assert [each.tag.removeprefix(W) for each in read_document(content).find(f"{W}body")] == ["tbl", "p", "sectPr"]
    assert read_words(content) == []


def test_tables_never_touch(brevpapir):
    table = Table((data("a"), data("b")), ((data("c"), data("d")),))
    inside = Points(False, (Item(None, (Paragraph(data("e")), table)),))
    body = read_document(render_docx(make_blocks(table, table, inside, table), brevpapir)).find(f"{W}body")
    names = [each.tag.removeprefix(W) for each in body]
    assert names == ["tbl", "p", "tbl", "p", "tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_the_signature_is_kept_with_the_text_before_it(eksempelbreve, brevpapir):
    document = Document(io.BytesIO(render_docx(eksempelbreve.BREVE["udtalelse"], brevpapir)))
    at = next(number for number, each in enumerate(document.paragraphs) if each.text == "Med venlig hilsen")
    kept = [each.paragraph_format.keep_with_next for each in document.paragraphs[at - 1 : at + 3]]
    assert kept == [True, True, True, True]


def test_a_sentence_with_a_colon_is_kept_with_what_it_points_at(brevpapir):
    letter = make_blocks(Paragraph(data("Det gælder:")), ordered("et"), Paragraph(data("Slut.")))
    document = Document(io.BytesIO(render_docx(letter, brevpapir)))
    assert [each.paragraph_format.keep_with_next for each in document.paragraphs[1:]] == [True, None, None]


def test_a_title_stands_close_to_its_text_and_points_stand_apart(brevpapir):
    def point(number):
        return Item(
            number, (Paragraph(data("Titel", strong=True)), Paragraph(data("Tekst.")), Paragraph(data("Mere.")))
        )

    letter = make_blocks(Points(True, (point(1), point(2))), Paragraph(data("Slut.")))
    document = Document(io.BytesIO(render_docx(letter, brevpapir)))
    formats = [each.paragraph_format for each in document.paragraphs[1:7]]
    own = [each.space_after and each.space_after.pt for each in formats]
    assert own == [1, None, 12, 1, None, 8]
    assert [each.keep_with_next for each in formats] == [True, True, None, True, True, None]


def test_short_points_begin_together(brevpapir):
    document = Document(io.BytesIO(render_docx(make_blocks(ordered(*"abcd")), brevpapir)))
    assert [each.paragraph_format.keep_with_next for each in document.paragraphs[1:5]] == [True, None, None, None]


def test_rows_at_the_head_and_at_the_end_of_a_table_stay_together(brevpapir):
    table = Table((data("a"),), tuple((data(f"{number}"),) for number in range(5)))
    rows = [*read_document(render_docx(make_blocks(table), brevpapir)).iter(f"{W}tbl")][1].iter(f"{W}tr")
    assert [row.find(f".//{W}keepNext") is not None for row in rows] == [True, True, False, False, True, False]


def test_the_file_holds_together(brev, brevpapir):
    parts = read_parts(render_docx(brev, brevpapir))
    document, numbering = (etree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "numbering"))
    styles = {each.get(f"{W}styleId") for each in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    nums = [each.get(f"{W}numId") for each in numbering.findall(f"{W}num")]
    used = {each.get(f"{W}val") for name in ("pStyle", "rStyle", "tblStyle") for each in document.iter(f"{W}{name}")}
    assert used <= styles
    assert {each.get(f"{W}val") for each in document.iter(f"{W}numId")} <= set(nums)
    assert len(nums) == len(set(nums))
    assert all(cell[-1].tag == f"{W}p" for cell in document.iter(f"{W}tc"))
    assert [each.tag for each in numbering] == sorted(each.tag for each in numbering)
    assert document[0][-1].tag == f"{W}sectPr"
    assert all(len(run) for run in document.iter(f"{W}r"))
    assert '<w:t xml:space="preserve"/>' not in parts["word/document.xml"].decode()


# --- the file


def test_properties_come_from_the_letter(eksempelbreve, brevpapir):
    parts = read_parts(render_docx(eksempelbreve.BREVE["udtalelse"], brevpapir))
    properties = Document(io.BytesIO(render_docx(eksempelbreve.BREVE["udtalelse"], brevpapir))).core_properties
    assert properties.title == "Udtalelse om sagsbehandlingen"
    assert properties.author == "Borgerrådgiveren i Hvidovre Kommune"
    assert properties.language == "da-DK"
    assert properties.keywords == "udtalelse, borgerrådgiver"
    assert (properties.created, properties.modified) == (properties.modified, properties.created)
    assert b"2026-11-20T00:00:00Z" in parts["docProps/core.xml"]
    assert b"Kladde" not in parts["docProps/core.xml"]


def test_a_draft_says_so_and_a_letter_without_author_has_the_programs_name(eksempelbreve, brevpapir):
    content = render_docx(eksempelbreve.BREVE["kladde"], brevpapir)
    properties = Document(io.BytesIO(content)).core_properties
    assert (properties.content_status, properties.author) == ("Kladde", "drafting")


def test_the_language_is_danish_and_nothing_is_hyphenated(eksempelbreve, brevpapir):
    parts = read_parts(render_docx(eksempelbreve.BREVE["klage"], brevpapir))
    languages = set(re.findall(rb'w:lang w:val="([^"]*)"', parts["word/styles.xml"]))
    assert languages == {b"da-DK"}
    assert b"<w:docDefaults>" in parts["word/styles.xml"].split(b"w:lang")[0]
    assert b'<w:autoHyphenation w:val="false"/>' in parts["word/settings.xml"]
    assert b'w:name="compatibilityMode"' in parts["word/settings.xml"]


def test_pages_are_numbered_by_fields(eksempelbreve, brevpapir):
    footer = read_parts(render_docx(eksempelbreve.BREVE["klage"], brevpapir))["word/footer1.xml"]
    assert re.findall(rb'w:instr=" (\w+) "', footer) == [b"PAGE", b"NUMPAGES"]


def test_the_package_has_no_clock_and_no_compression_in_it(eksempelbreve, brevpapir):
    with zipfile.ZipFile(io.BytesIO(render_docx(eksempelbreve.BREVE["klage"], brevpapir))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries][:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert {(entry.date_time, entry.compress_type) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)
    }


_SCRIPT = """
import hashlib, importlib.util, sys
from drafting.paths import templates_folder
from drafting.render.brevpapir import load_brevpapir
from drafting.render.docx import render_docx
spec = importlib.util.spec_from_file_location("eksempelbreve", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
brevpapir = load_brevpapir(templates_folder() / "brevpapir")
for name in sorted(module.BREVE):
    print(hashlib.sha256(render_docx(module.BREVE[name], brevpapir)).hexdigest())
"""


def test_every_process_makes_the_same_bytes(eksempelbreve, brevpapir):
    here = [
        hashlib.sha256(render_docx(letter, brevpapir)).hexdigest() for _, letter in sorted(eksempelbreve.BREVE.items())
    ]
    source = Path(__file__).with_name("eksempelbreve.py")
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/New_York")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", _SCRIPT, str(source)]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert run.stdout.split() == here


def test_no_letter_holds_the_facts_of_another(eksempelbreve, brevpapir):
    letter = eksempelbreve.BREVE["klage"]
    names = [f"Borger{number}" for number in range(48)]

    def render(name):
        front = replace(letter.front, afsender=(data(name),))
        return read_words(render_docx(replace(letter, front=front, kopi_til=data(name)), brevpapir))

    with ThreadPoolExecutor(8) as pool:
        for name, words in zip(names, pool.map(render, names), strict=True):
            assert [word for word in words if word in names] == [name, name]
