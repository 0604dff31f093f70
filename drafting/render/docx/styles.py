"""The styles of a letterhead, by their built-in names, with what they and those they are based on measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.render.docx.ooxml import PROPERTIES, reach, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_A4, _MARGIN, _CELL = 11906, 1418, 216  # twips, for a letterhead that does not say
_DEPTH = 20  # a style may be based on one that is based on one …; a circle ends here
_DANISH = "da-DK"


class Typografier:
    """The styles of one `styles.xml`."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._known = [(self.name_of(style).lower(), style) for style in root.iter(w("style"))]

    def find(self, name: str, kind: str | None = None) -> etree._Element | None:
        """Return the style with the built-in `name`, of the `kind` (paragraph, character, table) where one is given."""
        wanted = name.lower()
        found = (style for known, style in self._known if known == wanted)
        return next((style for style in found if kind is None or style.get(w("type")) == kind), None)

    def find_ids(self, name: str) -> frozenset[str]:
        """Return the ids of the styles with the built-in `name`."""
        return frozenset(style.get(w("styleId"), "") for known, style in self._known if known == name.lower())

    def find_id(self, identity: str) -> etree._Element | None:
        """Return the style with the id `identity`."""
        return next((style for _, style in self._known if style.get(w("styleId")) == identity), None)

    def name_of(self, style: etree._Element) -> str:
        """Return a style's built-in name."""
        element = style.find(w("name"))
        return "" if element is None else element.get(w("val"), "")

    def default(self, kind: str) -> str:
        """Return the id of the style that a kind of text has when it says nothing, empty if there is none."""
        found = (
            s for s in self.root.iter(w("style")) if s.get(w("type")) == kind and s.get(w("default")) in {"1", "true"}
        )
        return next((style.get(w("styleId"), "") for style in found), "")

    def chain(self, style: etree._Element) -> Iterator[etree._Element]:
        """Yield the style and those it is based on, the nearest first."""
        each: etree._Element | None = style
        for _ in range(_DEPTH):
            if each is None:
                return
            yield each
            base = each.find(w("basedOn"))
            each = None if base is None else self.find_id(base.get(w("val"), ""))

    def measure(self, style: etree._Element, element: str, attribute: str) -> int:
        """Return a measure of a paragraph style in twips, as it or what it is based on says; 0 if nothing does."""
        defaults = self.root.iterfind(f"{w('docDefaults')}/{w('pPrDefault')}")
        for each in (*self.chain(style), *defaults):
            found = each.find(f"{w('pPr')}/{w(element)}")
            if found is not None and (value := found.get(w(attribute))) is not None:
                return round(float(value))
        return 0

    def free_name(self, name: str) -> str:
        """Return `name`, or one like it where it is taken."""
        return name if self.find(name) is None else self.free_name(f"{name} (brev)")

    def free_id(self, identity: str) -> str:
        """Return `identity`, or one like it where it is taken."""
        return identity if self.find_id(identity) is None else self.free_id(f"{identity}Brev")

    def add(self, style: etree._Element) -> None:
        """Add a style."""
        self.root.append(style)
        self._known.append((self.name_of(style).lower(), style))

    def speak_danish(self) -> None:
        """Say that the text is in Danish: Word proofreads it, and a screen reader reads it aloud, in that language."""
        defaults = reach(self.root, "docDefaults")
        properties = reach(reach(defaults, "rPrDefault"), "rPr")
        language = reach(properties, "lang", PROPERTIES)
        language.set(w("val"), _DANISH)
        for style in self.root.iter(w("style")):
            for each in style.iterfind(f"{w('rPr')}/{w('lang')}"):
                each.set(w("val"), _DANISH)


def find_width(document: etree._Element, field: etree._Element | None) -> int:
    """Return the width of the text in twips: that of the cell `field` stands in, or else of the last section's page."""
    cell = None if field is None else next(field.iterancestors(w("tc")), None)
    wide = None if cell is None else cell.find(f"{w('tcPr')}/{w('tcW')}")
    if wide is not None and wide.get(w("type")) == "dxa":
        return int(wide.get(w("w"), "0")) - _CELL
    size = next(reversed([*document.iter(w("pgSz"))]), None)
    margins = next(reversed([*document.iter(w("pgMar"))]), None)
    width = _A4 if size is None else int(size.get(w("w"), _A4))
    if margins is None:
        return width - 2 * _MARGIN
    return width - sum(int(margins.get(w(side), _MARGIN)) for side in ("left", "right"))
