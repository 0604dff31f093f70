"""What is broken inside a PDF that can be opened: parts that are gone, and streams that do not unpack."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, PdfObject, StreamObject

from drafting.bilag.huller import has_hole
from drafting.bilag.opslag import get_heltal, get_ordbog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.bilag.blad import Blad, Bog

_HOLDS = (IndirectObject, DictionaryObject, ArrayObject)
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


def find_skadede_sider(sider: Sequence[Blad]) -> list[int]:
    """Return the numbers of the pages, from 1, that have something broken."""
    seen: dict[int, bool] = {}
    return [number for number, blad in enumerate(sider, 1) if _is_broken_page(blad, seen)]


def has_lost_pages(bog: Bog) -> bool:
    """Return whether the file says that it has more pages than can be found."""
    return get_heltal(get_ordbog(bog.fil.root_object, "/Pages"), "/Count") > len(bog.sider)


def _is_broken_page(blad: Blad, seen: dict[int, bool]) -> bool:
    page = blad.page
    parts = [DictionaryObject.raw_get(page, key) for key in ("/Contents", "/Resources") if key in page]
    lost = "/Contents" in page and blad.tegning is None
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
        waiting += _list_parts(each)
    return broken


def _list_parts(each: PdfObject) -> list[PdfObject]:
    """Return what a value holds that may hold more in its turn."""
    if isinstance(each, DictionaryObject):
        return [part for key, part in dict.items(each) if isinstance(part, _HOLDS) and key not in _SPARED]
    return [part for part in list.__iter__(each) if isinstance(part, _HOLDS)] if isinstance(each, ArrayObject) else []


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
