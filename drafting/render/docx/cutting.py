"""A letterhead is cut up once, where its fields are.

What docxtpl does to a letterhead of which every field is known is done here once and for all: the XML of a letter is
canonically the same as docxtpl's own (the tests compare them).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from drafting.render.docx.fields import FIELD
from drafting.render.docx.ooxml import parse, serialize, w
from drafting.render.docx.package import pack
from drafting.render.docx.parts import DOCUMENT, FIELDS, NUMBERING, PACKAGE, RENDERED, TYPES
from drafting.render.docx.properties import PART, ensure_properties
from drafting.render.docx.splice import Klargjort

if TYPE_CHECKING:
    from collections.abc import Mapping

_TARGET = "brevfelt"
_OPENING = re.compile(rb"<\?brevfelt (\w+)\?>")
_LEFT = re.compile(rb"\{[{%#]")
_FIRST_PICTURE = 1001  # docxtpl numbers the pictures of a document anew, from here
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def prepare(parts: Mapping[str, bytes], abstract: str, first_num: int) -> Klargjort | None:
    """Return the letterhead cut up; None where something in it is more than a field, and docxtpl must print it."""
    ready = dict(parts)
    ensure_properties(ready, TYPES, PACKAGE)
    ready.pop(PART, None)  # every letter has its own
    cut = {name: _open(name, part) for name, part in parts.items() if RENDERED.fullmatch(name)}
    if any(_LEFT.search(piece) for pieces in cut.values() for piece in pieces[::2]):
        return None
    aabne = {name: pieces for name, pieces in cut.items() if len(pieces) > 1}
    ready |= {name: pieces[0] for name, pieces in cut.items() if name not in aabne}
    lister = _part_numbering(ready[NUMBERING])
    faste = {name: part for name, part in ready.items() if name not in aabne and name != NUMBERING}
    return Klargjort(pack(faste), aabne, lister, abstract, first_num)


def _open(name: str, part: bytes) -> tuple[bytes, ...]:
    """Return a part in pieces, with the name of a field as every second one."""
    root = parse(part)
    _drop_blanks(root)
    for number, picture in enumerate(root.iter(_DRAWING) if name == DOCUMENT else (), _FIRST_PICTURE):
        picture.set("id", str(number))
    for run in [*root.iter(w("r"))]:
        for text in run.findall(w("t")):
            _open_text(text, run)
    return tuple(_OPENING.split(serialize(root)))


def _drop_blanks(root: etree._Element) -> None:
    """Remove the white space between elements, which some programs write to make a part easy to read."""
    for element in root.iter():
        if not (element.tail or "").strip():
            element.tail = None
        if len(element) and not (element.text or "").strip():
            element.text = None


def _open_text(text: etree._Element, run: etree._Element) -> None:
    """Put an opening for the fields of a text: in it, or in the place of its run or its paragraph."""
    pieces = FIELD.split(text.text or "")
    for name in pieces[1::2]:
        if kind := FIELDS.get(name):
            place = run if kind == "r" else next(run.iterancestors(w("p")))
            _replace(place, etree.ProcessingInstruction(_TARGET, name))
            return
    text.text = pieces[0]
    for name, tail in zip(pieces[1::2], pieces[2::2], strict=True):
        text.append(opening := etree.ProcessingInstruction(_TARGET, name))
        opening.tail = tail


def _replace(element: etree._Element, opening: etree._ProcessingInstruction) -> None:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 (a run and a paragraph always stand in something)
    parent.replace(element, opening)


def _part_numbering(part: bytes) -> tuple[bytes, bytes]:
    """Return the numbering part before and after the place for a letter's lists: after the letterhead's own."""
    root = parse(part)
    nums = [*root.iter(w("num"))]
    root.insert(root.index(nums[-1]) + 1 if nums else len(root), etree.ProcessingInstruction(_TARGET, "lister"))
    before, _, after = _OPENING.split(serialize(root))
    return before, after
