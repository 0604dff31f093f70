"""What a letterhead offers the body: its styles by their built-in names, its list numbering, its text width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import Trouble
from drafting.render.docx.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from drafting.render.docx.flow import Liste

_A4, _MARGIN = 11906, 1418  # twips, for a letterhead that does not say
_ORDINARY = {"after": 160, "left": 420}


def find_styles(
    root: etree._Element, roller: Sequence[tuple[str, Sequence[str]]]
) -> tuple[dict[str, str], list[Trouble]]:
    """Return the style id of each role and a trouble for each role no style can carry."""
    by_name = {_read(style, "name").lower(): style.get(w("styleId"), "") for style in root.iter(w("style"))}
    found, troubles = {}, []
    for role, names in roller:
        ids = [by_name[name.lower()] for name in names if name.lower() in by_name]
        if ids:
            found[role] = ids[0]
        else:
            message = f"Brevpapiret mangler typografien '{' eller '.join(names)}' (til {role})."
            troubles.append(Trouble(message, remedy="Opret typografien i Word, eller ret navnet i roller.yaml."))
    return found, troubles


def find_abstract(numbering: etree._Element, style: str) -> str | None:
    """Return the id of the list definition that the list style `style` belongs to, None if there is none."""
    for abstract in numbering.iter(w("abstractNum")):
        if any(link.get(w("val")) == style for link in abstract.iter(w("pStyle"))):
            return abstract.get(w("abstractNumId"))
    return None


def find_first_num(numbering: etree._Element) -> int:
    """Return the first free number of a list."""
    return 1 + max((int(num.get(w("numId"), "0")) for num in numbering.iter(w("num"))), default=0)


def find_width(document: etree._Element) -> int:
    """Return the width of the text in twips, from the page of the last section."""
    size = next(reversed([*document.iter(w("pgSz"))]), None)
    margins = next(reversed([*document.iter(w("pgMar"))]), None)
    width = _A4 if size is None else int(size.get(w("w"), _A4))
    if margins is None:
        return width - 2 * _MARGIN
    return width - sum(int(margins.get(w(side), _MARGIN)) for side in ("left", "right"))


def find_measure(styles: etree._Element, style: str, element: str, attribute: str) -> int:
    """Return a measure of the paragraph style with the id `style`, in twips; an ordinary one if it does not say."""
    for each in styles.iter(w("style")):
        found = each.find(f"{w('pPr')}/{w(element)}")
        if each.get(w("styleId")) == style and found is not None:
            return int(found.get(w(attribute), _ORDINARY[attribute]))
    return _ORDINARY[attribute]


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


def _read(style: etree._Element, name: str) -> str:
    element = style.find(w(name))
    return "" if element is None else element.get(w("val"), "")
