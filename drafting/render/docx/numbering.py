"""The lists of a letterhead: numbers that begin anew with every run of points, and points that have a sign."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from drafting.render.docx.ooxml import BEFORE_NUMBERS, BEFORE_PROPERTIES, reach, w
from drafting.render.docx.package import tell_relation, tell_type
from drafting.render.docx.parts import NUMBERING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from drafting.render.docx.flow import Liste
    from drafting.render.docx.styles import Typografier

_LEVELS = 3
_COLOURS = frozenset(map(w, ("val", "color", "fill")))
_NUMBERS = frozenset({"decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"})
_EMPTY = f'<w:numbering xmlns:w="{w("")[1:-1]}"/>'.encode()
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"


class Numre:
    """The numbering of a letterhead, with ours to lend from."""

    def __init__(self, own: etree._Element, ours: etree._Element) -> None:
        self.own, self.ours = own, ours
        self.farver: Mapping[str, str] = {}

    def colour(self, farver: Mapping[str, str]) -> None:
        """Have what is lent in these colours, ours to theirs."""
        self.farver = farver

    def number(self, styles: Typografier, ids: Sequence[str]) -> str:
        """Return the definition numbered lists share: the letterhead's own where it has three levels, or else ours."""
        abstract = self._find_definition(styles, ids[0])
        if abstract is not None and _counts(abstract):
            return abstract.get(w("abstractNumId"), "")
        return self._lend(styles, ids, "decimal")

    def point(self, styles: Typografier, ids: Sequence[str]) -> None:
        """Give the styles of points a sign where they have none."""
        definitions = [self._find_definition(styles, identity) for identity in ids]
        if any(each is None or _counts(each) for each in definitions):
            self._lend(styles, ids, "bullet")

    def find_indents(self, abstract: str) -> list[str]:
        """Return how far in each level of a definition begins, in twips, as far as it says so."""
        found = next(a for a in self.own.iter(w("abstractNum")) if a.get(w("abstractNumId")) == abstract)
        indents = [level.find(f"{w('pPr')}/{w('ind')}") for level in found.findall(w("lvl"))]
        return [each.get(w("left"), each.get(w("start"), "0")) for each in indents if each is not None]

    def _find_definition(self, styles: Typografier, identity: str) -> etree._Element | None:
        """Return the definition that a list style belongs to, None if it belongs to none."""
        style = styles.find_id(identity)
        for each in () if style is None else styles.chain(style):
            number = each.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if number is not None:
                return self._find_abstract(number.get(w("val"), ""))
        for abstract in self.own.iter(w("abstractNum")):
            if any(link.get(w("val")) == identity for link in abstract.iter(w("pStyle"))):
                return abstract
        return None

    def _find_abstract(self, number: str) -> etree._Element | None:
        for num in self.own.iter(w("num")):
            link = num.find(w("abstractNumId"))
            if num.get(w("numId")) == number and link is not None:
                wanted = link.get(w("val"))
                return next((a for a in self.own.iter(w("abstractNum")) if a.get(w("abstractNumId")) == wanted), None)
        return None

    def _lend(self, styles: Typografier, ids: Sequence[str], kind: str) -> str:
        """Add our definition of this kind and a list by it, and let the styles belong to it. Return its id."""
        lent = next(each for each in self.ours.iter(w("abstractNum")) if _kind(each) == kind)
        abstract = copy.deepcopy(lent)
        identity = str(
            1 + max((int(a.get(w("abstractNumId"), "0")) for a in self.own.iter(w("abstractNum"))), default=-1)
        )
        abstract.set(w("abstractNumId"), identity)
        recolour(abstract, self.farver)
        for link, style in zip(abstract.iter(w("pStyle")), ids, strict=False):
            link.set(w("val"), style)
        number = str(find_first_num(self.own))
        num = self.own.makeelement(w("num"), {w("numId"): number})
        num.append(num.makeelement(w("abstractNumId"), {w("val"): identity}))
        self._insert(abstract, num)
        for level, style in enumerate(ids):
            _belong(styles, style, number, level)
        return identity

    def _insert(self, abstract: etree._Element, num: etree._Element) -> None:
        # the schema wants pictures, then definitions, then lists, then the rest
        definitions = [*self.own.findall(w("abstractNum"))]
        pictures = [*self.own.findall(w("numPicBullet"))]
        self.own.insert(self.own.index((definitions or pictures)[-1]) + 1 if definitions or pictures else 0, abstract)
        lists = [*self.own.findall(w("num"))]
        self.own.insert(self.own.index(lists[-1] if lists else abstract) + 1, num)


def recolour(root: etree._Element, farver: Mapping[str, str]) -> None:
    """Put other colours for ours wherever `root` has them, in place."""
    for element in root.iter():
        for key in _COLOURS & set(element.attrib):
            element.set(key, farver.get(element.get(key, ""), element.get(key, "")))


def ensure_numbering(parts: dict[str, bytes], types: str, relations: str) -> None:
    """Give a letterhead without the part for lists an empty one, in place."""
    if NUMBERING in parts:
        return
    parts[NUMBERING] = _EMPTY
    tell_type(parts, types, NUMBERING, _TYPE)
    tell_relation(parts, relations, "rIdBrevlister", _RELATION, "numbering.xml")


def find_first_num(numbering: etree._Element) -> int:
    """Return the first free number of a list."""
    return 1 + max((int(num.get(w("numId"), "0")) for num in numbering.iter(w("num"))), default=0)


def add_lister(numbering: etree._Element, lister: Sequence[Liste], abstract: str, first_num: int) -> None:
    """Add a list for every run of numbers, each beginning at its own first number."""
    nums = [*numbering.iter(w("num"))]
    at = numbering.index(nums[-1]) + 1 if nums else len(numbering)
    for offset, liste in enumerate(lister):
        num = numbering.makeelement(w("num"), {w("numId"): str(first_num + offset)})
        num.append(num.makeelement(w("abstractNumId"), {w("val"): abstract}))
        override = num.makeelement(w("lvlOverride"), {w("ilvl"): str(liste.dybde - 1)})
        override.append(num.makeelement(w("startOverride"), {w("val"): str(liste.foerste)}))
        num.append(override)
        numbering.insert(at + offset, num)


def _kind(abstract: etree._Element) -> str:
    form = abstract.find(f"{w('lvl')}/{w('numFmt')}")
    return "" if form is None else form.get(w("val"), "")


def _counts(abstract: etree._Element) -> bool:
    """Return whether the definition counts, in as many levels as a letter has."""
    forms = [level.find(w("numFmt")) for level in abstract.findall(w("lvl"))][:_LEVELS]
    return len(forms) == _LEVELS and all(form is not None and form.get(w("val")) in _NUMBERS for form in forms)


def _belong(styles: Typografier, identity: str, number: str, level: int) -> None:
    style = styles.find_id(identity)
    assert style is not None  # noqa: S101 (it was found by its id a moment ago)
    properties = reach(style, "pPr", BEFORE_PROPERTIES)
    for old in properties.findall(w("numPr")):
        properties.remove(old)
    own = reach(properties, "numPr", BEFORE_NUMBERS)
    if level:
        own.append(own.makeelement(w("ilvl"), {w("val"): str(level)}))
    own.append(own.makeelement(w("numId"), {w("val"): number}))
