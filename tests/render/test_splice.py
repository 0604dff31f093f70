"""The prepared letterhead prints what docxtpl prints, shares nothing between letters, and knows what it cannot do."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from lxml import etree
from msgspec import structs

from drafting.render.brevpapir import Brevpapir
from drafting.render.docx import lay_out, render_docx
from drafting.render.docx.body import write_flow
from drafting.render.docx.docxtplvej import print_with_docxtpl
from drafting.render.docx.fields import RENDERED
from drafting.render.docx.front import write_front
from drafting.render.docx.letterhead import load_letterhead
from drafting.render.docx.numbering import NUMBERING
from drafting.render.docx.ooxml import w
from drafting.render.docx.package import read_package
from drafting.render.docx.printing import print_letter
from drafting.render.docx.tegn import escape

FREMMEDE = sorted((Path(__file__).parents[1] / "brevpapirer").glob("*.do[ct]x"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@pytest.fixture(params=[None, *FREMMEDE], ids=lambda fil: fil.stem if fil else "vores")
def papir(request, brevpapir, tmp_path):
    """Return our letterhead and each foreign one."""
    if request.param is None:
        return brevpapir
    shutil.copy(request.param, tmp_path)
    return Brevpapir((tmp_path,), brevpapir.maal, "eksempelby")


def write_values(letter, letterhead, papir):
    flow = lay_out(letter)
    fields = {"titel": escape(letter.titel), **write_front(letter.front, letterhead, papir)}
    return {**fields, "krop": write_flow(flow, letterhead)}, flow.lister


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
    values, lister = write_values(proevebrev, letterhead, papir)
    assert letterhead.klargjort is not None
    ours, theirs = print_letter(letterhead, values, lister), print_with_docxtpl(letterhead, values, lister)
    printed = [name for name in theirs if RENDERED.fullmatch(name)]
    assert "word/document.xml" in printed
    for name in (*printed, NUMBERING):
        assert canonize(ours[name]) == canonize(theirs[name]), name


def test_what_no_letter_changes_is_the_paper_as_it_was_made_ready(proevebrev, papir):
    letterhead = load_letterhead(papir)
    ready = read_package(letterhead.content)
    parts = print_letter(letterhead, *write_values(proevebrev, letterhead, papir))
    assert set(ready) <= {*parts, "docProps/core.xml"}
    changed = {name for name in ready if name in parts and parts[name] != ready[name]}
    assert {name for name in changed if not RENDERED.fullmatch(name)} <= {
        NUMBERING,
        "[Content_Types].xml",
        "_rels/.rels",
    }


def test_a_paper_with_more_than_fields_is_left_to_docxtpl(eksempelbreve, brevpapir, caplog):
    letterhead = load_letterhead(brevpapir)
    letter = eksempelbreve.BREVE["klage"]
    values = write_values(letter, letterhead, brevpapir)
    slow = structs.replace(letterhead, klargjort=None)
    with caplog.at_level("INFO", "drafting"):
        printed = print_letter(slow, *values)
    assert [record.message for record in caplog.records] == [f"Brevpapiret {slow.file} bliver udfyldt af docxtpl."]
    for name, part in printed.items():
        if RENDERED.fullmatch(name):
            assert canonize(part) == canonize(print_letter(letterhead, *values)[name])


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
