"""The prepared letterhead: read once into bytes with openings where its fields were, and never changed again.

What docxtpl does to a letterhead of which every field is known is done here once and for all, so that a letter is only
joined: its XML is canonically the same as docxtpl's own (the tests compare them).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from drafting.render.docx.fields import FIELD, FIELDS, RENDERED
from drafting.render.docx.numbering import NUMBERING
from drafting.render.docx.ooxml import parse, serialize, w
from drafting.render.docx.opening import DOCUMENT, PACKAGE, TYPES
from drafting.render.docx.properties import ensure_properties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.render.docx.flow import Liste

_TARGET = "brevfelt"
_OPENING = re.compile(rb"<\?brevfelt (\w+)\?>")
_LEFT = re.compile(rb"\{[{%#]")
_FIRST_PICTURE = 1001  # docxtpl numbers the pictures of a document anew, from here
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


class Klargjort(Struct, frozen=True):
    """A letterhead cut up: the parts no letter changes, and the others in pieces.

    In `aabne` every second piece is the name of a field. `lister` are the numbering part before and after the place
    where a letter's own lists stand, `abstract` what those are made by, and `first_num` the first one's number.
    """

    faste: Mapping[str, bytes]
    aabne: Mapping[str, tuple[bytes, ...]]
    lister: tuple[bytes, bytes]
    abstract: str
    first_num: int

    def join(self, values: Mapping[str, str], lister: tuple[Liste, ...]) -> dict[str, bytes]:
        """Return the parts a letter changes, with `values` (XML for each field) and its lists in them.

        Raises KeyError for a field without a value.
        """
        felter = {name: xml.encode() for name, xml in values.items()}
        parts = {
            name: b"".join(felter[piece.decode()] if number % 2 else piece for number, piece in enumerate(pieces))
            for name, pieces in self.aabne.items()
        }
        before, after = self.lister
        own = "".join(_write_liste(liste, self.abstract, self.first_num + n) for n, liste in enumerate(lister))
        return {**parts, NUMBERING: before + own.encode() + after}


def prepare(parts: Mapping[str, bytes], abstract: str, first_num: int) -> Klargjort | None:
    """Return the letterhead cut up; None where something in it is more than a field, and docxtpl must print it."""
    ready = dict(parts)
    ensure_properties(ready, TYPES, PACKAGE)
    aabne = {name: _open(name, ready.pop(name)) for name in parts if RENDERED.fullmatch(name)}
    if any(_LEFT.search(piece) for pieces in aabne.values() for piece in pieces[::2]):
        return None
    lister = _part_numbering(ready.pop(NUMBERING))
    return Klargjort(ready, aabne, lister, abstract, first_num)


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


def _write_liste(liste: Liste, abstract: str, number: int) -> str:
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/><w:lvlOverride w:ilvl="{liste.dybde - 1}">'
        f'<w:startOverride w:val="{liste.foerste}"/></w:lvlOverride></w:num>'
    )
