"""The letterhead's fields: which there are, and each isolated in a run or a paragraph of its own.

Word splits what a person writes into pieces, wraps it in content controls and keeps it twice in a text box. Here every
field is put together again, so that docxtpl finds it, whoever wrote the letterhead and in which program.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from drafting.render.docx.ooxml import COMPATIBLE, PROPERTIES, w
from drafting.render.docx.parts import FIELDS, FREE_FIELDS
from drafting.render.docx.tegn import escape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml import etree

WRITTEN = {name: f"{{{{ {name} }}}}" for name in (*FIELDS, *FREE_FIELDS)}
FIELD = re.compile(r"\{\{(?:[pr]\s)?\s*(\w+)\s*\}\}")
_LOOK = frozenset(map(w, PROPERTIES))
_PLACE = (w("ind"), w("jc"))  # in the order of the schema


def read_own_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph without that of the text boxes anchored in it."""
    return "".join(element.text or "" for element in _iter_texts(paragraph))


def iter_paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs that a reader sees: a text box is kept twice, once for programs that do not know it."""
    for paragraph in root.iter(w("p")):
        if next(paragraph.iterancestors(f"{{{COMPATIBLE}}}Fallback"), None) is None:
            yield paragraph


def isolate_fields(root: etree._Element, grey: Collection[str] = ()) -> dict[str, str]:
    """Put each field of a part together, in place. Return the look each was written in, as XML.

    The look is the properties of its run, or those of its paragraph where the field takes the place of one. `grey` are
    the ids of the style that a content control nobody has filled is shown in; it is no look.
    """
    _unwrap_controls(root)
    looks: dict[str, str] = {}
    for paragraph in [*root.iter(w("p"))]:
        for found in reversed([*FIELD.finditer(read_own_text(paragraph))]):
            name = found.group(1).lower()
            if name in FIELDS or name in FREE_FIELDS:
                run = _isolate(paragraph, found, name)
                if FIELDS.get(name) == "p":
                    looks[name] = _read_look(paragraph.find(w("pPr")), _PLACE, grey)
                    _part_paragraph(paragraph, run)
                else:
                    looks[name] = _read_look(run.find(w("rPr")), _LOOK, grey)
    return looks


def _iter_texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    for element in paragraph.iter(w("t")):
        if next(element.iterancestors(w("p"))) is paragraph:
            yield element


def _unwrap_controls(root: etree._Element) -> None:
    """Take the content control from around each field: Word would fill a bound one with its own data again."""
    for control in reversed([*root.iter(w("sdt"))]):
        content = control.find(w("sdtContent"))
        parent = control.getparent()
        texts = map(read_own_text, control.iter(w("p"))) if content is not None else ()
        inline = "".join(text.text or "" for text in control.iter(w("t")))
        if content is None or parent is None or not (FIELD.search(inline) or any(map(FIELD.search, texts))):
            continue
        at = parent.index(control)
        parent[at : at + 1] = [*content]


def _isolate(paragraph: etree._Element, found: re.Match[str], name: str) -> etree._Element:
    """Give the field a run of its own, in the look it begins in, and return it."""
    pieces = [*_find_pieces(paragraph, found.start(), found.end())]
    (first, start, _), (last, _, end) = pieces[0], pieces[-1]
    run = first.getparent()
    assert run is not None  # noqa: S101 (a text always stands in a run)
    tail = _copy_run(run)
    tail.extend(first.itersiblings())
    before, after = (first.text or "")[:start], (last.text or "")[end:]
    for element, _, _ in pieces[1:]:
        element.text = ""
    if last is first:
        tail.insert(int(tail.find(w("rPr")) is not None), _write_text(tail, after))
    else:
        last.text = after
    first.text = before
    field = _copy_run(run)
    field.append(_write_text(field, f"{{{{{FIELDS.get(name, '')} {name} }}}}"))
    run.addnext(field)
    field.addnext(tail)
    for each in (run, tail, *(element.getparent() for element, _, _ in pieces[1:])):
        _drop_empty(each)
    return field


def _find_pieces(paragraph: etree._Element, start: int, end: int) -> Iterator[tuple[etree._Element, int, int]]:
    """Yield the text elements that a stretch of the paragraph lies in, with where it begins and ends in each."""
    offset = 0
    for element in _iter_texts(paragraph):
        size = len(element.text or "")
        if offset < end and start < offset + size:
            yield element, max(start - offset, 0), min(end - offset, size)
        offset += size


def _copy_run(run: etree._Element) -> etree._Element:
    empty = run.makeelement(w("r"))
    properties = run.find(w("rPr"))
    if properties is not None:
        empty.append(copy.deepcopy(properties))
    return empty


def _write_text(run: etree._Element, text: str) -> etree._Element:
    element = run.makeelement(w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    element.text = text
    return element


def _drop_empty(run: etree._Element | None) -> None:
    if run is None or (parent := run.getparent()) is None:
        return
    if all(child.tag == w("rPr") or (child.tag == w("t") and not child.text) for child in run):
        parent.remove(run)


def _read_look(properties: etree._Element | None, kinds: Collection[str], grey: Collection[str]) -> str:
    """Return the properties of these kinds as XML."""
    if properties is None:
        return ""
    kept = (each for each in properties if each.tag in kinds and each.get(w("val")) not in grey)
    return "".join(map(_write_property, kept))


def _write_property(element: etree._Element) -> str:
    own = ((str(key), str(value)) for key, value in element.attrib.items())
    values = "".join(f' w:{key.removeprefix(w(""))}="{_escape(value)}"' for key, value in own if key.startswith(w("")))
    return f"<w:{str(element.tag).removeprefix(w(''))}{values}/>"


def _escape(value: str) -> str:
    return escape(value).replace('"', "&quot;")


def _part_paragraph(paragraph: etree._Element, run: etree._Element) -> None:
    """Move the field to a paragraph of its own where its paragraph also holds a picture, a bookmark or a section."""
    properties = paragraph.find(w("pPr"))
    section = properties is not None and properties.find(w("sectPr")) is not None
    rest = [each for each in paragraph if each is not run and each.tag not in {w("pPr"), w("proofErr")}]
    alone = read_own_text(paragraph).strip() == "".join(each.text or "" for each in run.iter(w("t")))
    if not alone or not (section or rest):
        return
    own = paragraph.makeelement(w("p"))
    own.append(run)
    # a section ends with the paragraph that holds it, and the letter belongs before its end
    (paragraph.addprevious if section else paragraph.addnext)(own)
