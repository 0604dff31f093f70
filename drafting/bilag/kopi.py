"""What draws a page of somebody else's file, on its way into ours: each object once, and only what is asked for."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
)

from drafting.bilag.opslag import get_henvisning
from drafting.bilag.skriver import format_stroem

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import PdfObject

    from drafting.bilag.skriver import Skriver

# What would point out of a drawing, at parts of a file that is not ours.
_BAAND = {
    "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/OPI", "/Ref", "/AF", "/Alternates", "/Length",
}  # fmt: skip
_FREMMED = {"/Page", "/Pages", "/Catalog", "/StructElem", "/StructTreeRoot"}  # no drawing has a use for these


class Kopi:
    """The objects of one enclosure, by the numbers they have got in the file being written."""

    def __init__(self, skriver: Skriver, fil: PdfReader) -> None:
        self._skriver, self._fil = skriver, fil
        self._numre: dict[int, int] = {}
        self._venter: list[IndirectObject] = []

    def format(self, each: PdfObject) -> bytes:
        """Return a value as it is written in our file."""
        if isinstance(each, NumberObject):
            return b"%d" % each
        if isinstance(each, NameObject):
            return _format_navn(each)
        if isinstance(each, IndirectObject):
            return b"%d 0 R" % self.find_nummer(each)
        if isinstance(each, DictionaryObject):
            return self._format_ordbog(each)
        if isinstance(each, ArrayObject):
            return b"[%b]" % b" ".join([self.format(part) for part in list.__iter__(each)])
        return _format_andet(each)

    def add(self, each: PdfObject) -> int:
        """Return the number that an object of the enclosure, found already, has in our file."""
        ref = get_henvisning(each)
        return self.find_nummer(ref) if isinstance(ref, IndirectObject) else self._skriver.add(self.format(each))

    def find_nummer(self, ref: IndirectObject) -> int:
        """Return the number that an object of the enclosure has in our file."""
        found = self._numre.get(ref.idnum)
        if found is None:
            found = self._numre[ref.idnum] = self._skriver.reserve()
            self._venter.append(ref)
        return found

    def finish(self) -> None:
        """Carry over all that has been referred to, and what that refers to in its turn."""
        while self._venter:
            ref = self._venter.pop()
            self._skriver.put(self._numre[ref.idnum], self.format(ref.get_object() or NullObject()))

    def _format_ordbog(self, ordbog: DictionaryObject) -> bytes:
        if ordbog.get("/Type") in _FREMMED:
            return b"null"
        if not isinstance(ordbog, StreamObject):
            rows = [_format_navn(key) + b" " + self.format(each) for key, each in dict.items(ordbog)]
            return b"<<%b>>" % b"".join(rows)
        rows = [_format_navn(key) + b" " + self.format(each) for key, each in dict.items(ordbog) if key not in _BAAND]
        return format_stroem(b"".join(rows), ordbog._data)  # noqa: SLF001 (the bytes as they stand in the file)


def _format_andet(each: PdfObject) -> bytes:
    if isinstance(each, FloatObject):
        return each.myrepr().encode()
    each.write_to_stream(out := BytesIO())
    return out.getvalue()


@lru_cache(maxsize=4096)
def _format_navn(navn: str) -> bytes:
    return NameObject(navn).renumber()
