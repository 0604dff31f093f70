"""What a letterhead lacks, lent from the one that ships: styles, list numbering, and Danish as its language.

A style is looked for by its built-in name and kind, never by its id: a Danish Word calls `heading 1` `Overskrift1`.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import Trouble
from drafting.render.docx.numbering import Numre, recolour
from drafting.render.docx.ooxml import BEFORE_PROPERTIES, BEFORE_SPACING, reach, w
from drafting.render.docx.styles import Typografier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

_LEAST_AIR = 60  # twips: with less after it, a paragraph runs into the next


class Laan(Struct, frozen=True):
    """What came of the lending: the style id of each role and the definition that numbered lists share."""

    styles: Mapping[str, str]
    abstract: str
    troubles: tuple[Trouble, ...]


class Brevdele(Struct, frozen=True):
    """The two parts of a letterhead that the body leans on, and how its colours are spelled in ours."""

    styles: etree._Element
    numbering: etree._Element


def lend(own: Brevdele, ours: Brevdele, roller: Sequence[tuple[str, Sequence[str]]], farver: Mapping[str, str]) -> Laan:
    """Add to `own`, in place, what it lacks for the roles. `farver` are our colours and those to be used instead."""
    lender = _Lender(Typografier(own.styles), Typografier(ours.styles), farver)
    troubles = [trouble for role, names in roller if (trouble := lender.find(role, names))]
    numre = Numre(own.numbering, ours.numbering)
    abstract = ""
    if not troubles:
        numre.colour(farver)
        abstract = numre.number(lender.own, [lender.ids[f"nummer{level}"] for level in (1, 2, 3)])
        numre.point(lender.own, [lender.ids[f"punkt{level}"] for level in (1, 2, 3)])
        lender.align([f"fortsat{level}" for level in (1, 2, 3)], numre.find_indents(abstract))
    lender.own.speak_danish()
    return Laan(lender.ids, abstract, tuple(troubles))


class _Lender:
    """Finds the style of each role, and fetches it from our letterhead where the own one has none that is fit."""

    def __init__(self, own: Typografier, ours: Typografier, farver: Mapping[str, str]) -> None:
        self.own, self.ours, self.farver = own, ours, farver
        self.ids: dict[str, str] = {}
        self.roles: dict[str, str] = {}  # the id in ours of the style that carries each role
        self.lent: set[str] = set()

    def find(self, role: str, names: Sequence[str]) -> Trouble | None:
        """Settle the style of `role`; return a trouble if there is none here and none to lend."""
        lent = next((found for name in names if (found := self.ours.find(name)) is not None), None)
        kind = None if lent is None else lent.get(w("type"))
        mine = next((found for name in names if (found := self.own.find(name, kind)) is not None), None)
        if lent is not None:
            self.roles[lent.get(w("styleId"), "")] = role
        if mine is not None and self._is_fit(role, mine):
            self.ids[role] = mine.get(w("styleId"), "")
        elif lent is not None:
            self.ids[role] = self._fetch(role, lent)
        else:
            message = f"Brevpapiret mangler typografien '{' eller '.join(names)}' (til {role})."
            return Trouble(message, remedy="Opret typografien i Word, eller ret navnet i roller.yaml.")
        return None

    def align(self, roles: Sequence[str], indents: Sequence[str]) -> None:
        """Let the lent styles of these roles begin as far in as the levels of the list they go on with."""
        for role, indent in zip(roles, indents, strict=False):
            style = self.own.find_id(self.ids[role]) if role in self.lent else None
            for each in () if style is None else style.iterfind(f"{w('pPr')}/{w('ind')}"):
                each.set(w("left"), indent)

    def _is_fit(self, role: str, style: etree._Element) -> bool:
        return role != "broed" or self.own.measure(style, "spacing", "after") >= _LEAST_AIR

    def _fetch(self, role: str, lent: etree._Element) -> str:
        """Add a copy of our style and return its id; what it is based on is what carries the same role here."""
        style = copy.deepcopy(lent)
        self._name(style, lent)
        for reference in ("basedOn", "next"):
            for child in style.findall(w(reference)):
                self._lead(child, style.get(w("type"), ""))
        for properties in style.findall(w("pPr")):
            for numbers in properties.findall(w("numPr")):
                properties.remove(numbers)  # a list of ours; it gets one of the letterhead's own
        recolour(style, self.farver)
        self._say_spacing(style, lent)
        self.own.add(style)
        self.lent.add(role)
        return style.get(w("styleId"), "")

    def _name(self, style: etree._Element, lent: etree._Element) -> None:
        """Give the copy of a style of ours a name and an id that are free here."""
        ours = self.ours.name_of(lent)
        name = self.own.free_name(ours)
        style.set(w("styleId"), self.own.free_id(lent.get(w("styleId"), "")))
        if name != ours:
            style.set(w("customStyle"), "1")
        for child in style.findall(w("name")):
            child.set(w("val"), name)

    def _lead(self, reference: etree._Element, kind: str) -> None:
        """Make a reference to one of our styles one to the style that does its work here."""
        target = reference.get(w("val"), "")
        found = self.ids.get(self.roles.get(target, "")) or self.own.default(kind)
        parent = reference.getparent()
        if found:
            reference.set(w("val"), found)
        elif parent is not None:
            parent.remove(reference)

    def _say_spacing(self, style: etree._Element, lent: etree._Element) -> None:
        """Write out what our own defaults gave the style: the letterhead's may be others."""
        if style.get(w("type")) != "paragraph":
            return
        properties = reach(style, "pPr", BEFORE_PROPERTIES)
        spacing = reach(properties, "spacing", BEFORE_SPACING)
        for side in ("before", "after"):
            spacing.set(w(side), str(self.ours.measure(lent, "spacing", side)))
