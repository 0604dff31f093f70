"""What is broken inside a PDF that can be opened: parts that are gone, and streams that do not unpack."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, PdfObject, StreamObject

from drafting.bilag.huller import has_hole
from drafting.bilag.opslag import get_heltal, get_ordbog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject, PdfReader

_FLATE = {"/FlateDecode", "/Fl"}
_JPG = {"/DCTDecode", "/DCT"}
_PACKED = _FLATE | _JPG | {"/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode", "/LZWDecode"}
# What a page can do without: these may point at nothing.
_SPARED = {
    "/Metadata",
    "/PieceInfo",
    "/StructParent",
    "/StructParents",
    "/OC",
    "/Parent",
    "/Ref",
    "/OPI",
    "/Alternates",
}


def find_skadede_sider(reader: PdfReader) -> list[int]:
    """Return the numbers of the pages, from 1, that have something broken."""
    seen: dict[int, bool] = {}
    return [number for number, page in enumerate(reader.pages, 1) if _is_broken_page(page, seen)]


def has_lost_pages(reader: PdfReader) -> bool:
    """Return whether the file says that it has more pages than can be found."""
    return get_heltal(get_ordbog(reader.root_object, "/Pages"), "/Count") > len(reader.pages)


def _is_broken_page(page: PageObject, seen: dict[int, bool]) -> bool:
    parts = [DictionaryObject.raw_get(page, key) for key in ("/Contents", "/Resources") if key in page]
    lost = "/Contents" in page and page.get_contents() is None
    return lost or any([_is_broken(part, seen) for part in parts])  # noqa: C419 (every part is looked at, for the next page)


def _is_broken(start: PdfObject, seen: dict[int, bool]) -> bool:
    """Return whether anything that can be reached from `start` is broken; what was seen before is not judged again."""
    waiting, broken = [start], False
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                broken = broken or seen[each.idnum]
                continue
            found = each.get_object()
            seen[each.idnum] = found is None or isinstance(found, NullObject) or _is_torn(found)
            broken = broken or seen[each.idnum]
            each = found or NullObject()
        waiting.extend(_iter_parts(each))
    return broken


def _iter_parts(each: PdfObject) -> Iterator[PdfObject]:
    if isinstance(each, DictionaryObject):
        yield from (each.raw_get(key) for key in each if key not in _SPARED)
    elif isinstance(each, ArrayObject):
        yield from list.__iter__(each)


def _is_torn(found: PdfObject) -> bool:
    if not isinstance(found, StreamObject):
        return False
    written = found.get("/Filter", ArrayObject())
    filters = [str(each) for each in (written if isinstance(written, ArrayObject) else [written])]
    raw = found._data  # noqa: SLF001 (the bytes as they stand in the file; the way round unpacks them)
    if not filters or filters[0] not in _PACKED:
        return False
    return not _can_unpack(raw) if filters[0] in _FLATE else has_hole(raw, is_jpg=filters[0] in _JPG)


def _can_unpack(raw: bytes) -> bool:
    """Return whether the bytes unpack; where their end and its check sum are gone, they may have no hole either."""
    unpacker = zlib.decompressobj()
    try:
        rest = raw
        while rest and not unpacker.eof:
            unpacker.decompress(rest, 1 << 20)
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof or not has_hole(raw, is_jpg=False)
