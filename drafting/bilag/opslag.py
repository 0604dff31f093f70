"""Looking things up in a PDF made by somebody else: what is not of the kind it should be is as good as nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, NumberObject

if TYPE_CHECKING:
    from pypdf.generic import PdfObject


def get(each: DictionaryObject, key: str) -> PdfObject | None:
    """Return the value itself, wherever in the file it stands."""
    found = each.raw_get(key) if key in each else None
    return found.get_object() if found is not None else None


def get_ordbog(each: DictionaryObject, key: str) -> DictionaryObject:
    """Return a dictionary, an empty one where there is none."""
    found = get(each, key)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def get_ordboeger(each: DictionaryObject, key: str) -> list[DictionaryObject]:
    """Return the dictionaries of a list, none where there is no list."""
    return [row for row in get_liste(each, key) if isinstance(row, DictionaryObject)]


def get_liste(each: DictionaryObject, key: str) -> list[PdfObject]:
    """Return the values of a list, none where there is no list."""
    found = get(each, key)
    rows = (row.get_object() for row in list.__iter__(found)) if isinstance(found, ArrayObject) else ()
    return [row for row in rows if row is not None]


def get_tal(each: DictionaryObject, key: str) -> list[float]:
    """Return the numbers of a list; whatever is no number makes it no list of numbers."""
    rows = get_liste(each, key)
    return [float(row) for row in rows if isinstance(row, int | float)] if all(map(_is_tal, rows)) else []


def get_heltal(each: DictionaryObject, key: str) -> int:
    """Return a whole number, 0 where there is none."""
    found = get(each, key)
    return int(found) if isinstance(found, NumberObject) else 0


def get_henvisning(each: PdfObject) -> PdfObject:
    """Return the reference to an object that has a number of its own, else the object itself."""
    return getattr(each, "indirect_reference", None) or each


def _is_tal(each: PdfObject) -> bool:
    return isinstance(each, int | float) and not isinstance(each, bool)
