"""The prepared letterhead prints what docxtpl prints, shares nothing between letters, and knows what it cannot do."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from lxml import etree
from msgspec import structs

from drafting.render.brevpapir import Brevpapir
from drafting.render.docx import render_docx, write_letter
from drafting.render.docx.docxtplvej import print_with_docxtpl
from drafting.render.docx.letterhead import load_letterhead
from drafting.render.docx.ooxml import w
from drafting.render.docx.package import read_package, write_package
from drafting.render.docx.parts import NUMBERING, RENDERED
from drafting.render.docx.printing import print_letter
from drafting.render.docx.properties import PART

FREMMEDE = sorted((Path(__file__).parents[1] / "brevpapirer").glob("*.do[ct]x"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@pytest.fixture(params=[None, *FREMMEDE], ids=lambda fil: fil.stem if fil else "vores")
def papir(request, brevpapir, tmp_path):
    """Return our letterhead and each foreign one."""
    if request.param is None:
        return brevpapir
    shutil.copy(request.param, tmp_path)
    return Brevpapir((tmp_path,), brevpapir.maal, "eksempelby")


def print_whole(letterhead, letter, papir):
    """Return every part of the letter on this paper, as it stands in the file, without its properties."""
    return read_package(write_package(*print_letter(letterhead, *write_letter(letter, letterhead, papir))))


def canonize(part: bytes) -> bytes:
    """Return the part in canonical form, without what docxtpl leaves where a field was: empty runs, and spaces kept."""
    root = etree.fromstring(part)
    for run in [*root.iter(w("r"))]:
        if all(child.tag == w("rPr") or (child.tag == w("t") and not child.text) for child in run):
            run.getparent().remove(run)
    for text in root.iter(w("t")):
        text.attrib.pop(SPACE, None)
    return etree.tostring(root, method="c14n")


def test_every_letter_on_every_paper_is_what_docxtpl_prints(proevebrev, papir):
    letterhead = load_letterhead(papir)
    assert letterhead.klargjort is not None
    ours = print_whole(letterhead, proevebrev, papir)
    theirs = print_with_docxtpl(letterhead, *write_letter(proevebrev, letterhead, papir))
    printed = [name for name in theirs if RENDERED.fullmatch(name)]
    assert "word/document.xml" in printed
    for name in (*printed, NUMBERING):
        assert canonize(ours[name]) == canonize(theirs[name]), name


def test_what_no_letter_changes_is_the_paper_as_it_was_made_ready(proevebrev, papir):
    letterhead = load_letterhead(papir)
    ready = read_package(letterhead.content)
    parts = print_whole(letterhead, proevebrev, papir)
    assert {*ready} - {PART} == {*parts}
    changed = {name for name in parts if parts[name] != ready[name]}
    assert {name for name in changed if not RENDERED.fullmatch(name)} <= {
        NUMBERING,
        "[Content_Types].xml",
        "_rels/.rels",
    }


def test_only_what_is_printed_is_read_again(proevebrev, papir):
    letterhead = load_letterhead(papir)
    parts, ready = print_letter(letterhead, *write_letter(proevebrev, letterhead, papir))
    whole = read_package(write_package(parts, ready))
    assert len(parts) + ready.antal == len(whole)
    for name in parts:
        assert name == NUMBERING or b"<?brevfelt" not in whole[name]
        assert name in {"word/document.xml", NUMBERING} or RENDERED.fullmatch(name)


def test_a_paper_with_more_than_fields_is_left_to_docxtpl(eksempelbreve, brevpapir, caplog):
    letterhead = load_letterhead(brevpapir)
    letter = eksempelbreve.BREVE["klage"]
    slow = structs.replace(letterhead, klargjort=None)
    with caplog.at_level("INFO", "drafting"):
        printed = print_whole(slow, letter, brevpapir)
    assert [record.message for record in caplog.records] == [f"Brevpapiret {slow.file} bliver udfyldt af docxtpl."]
    joined = print_whole(letterhead, letter, brevpapir)
    for name, part in printed.items():
        if RENDERED.fullmatch(name):
            assert canonize(part) == canonize(joined[name])


def test_a_thousand_letters_from_eight_threads_hold_nobody_elses_facts(eksempelbreve, brevpapir):
    letter = eksempelbreve.BREVE["klage"]

    def print_one(number: int) -> bytes:
        return render_docx(structs.replace(letter, titel=f"Brev til person {number:04}."), brevpapir)

    alone = {number: print_one(number) for number in (0, 499, 999)}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(print_one, range(1000)))
    for number, content in enumerate(together):
        core = read_package(content)["docProps/core.xml"].decode()
        assert core.count("person ") == core.count(f"person {number:04}.") > 0
    assert all(together[number] == content for number, content in alone.items())
