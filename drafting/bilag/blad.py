"""A page of an enclosure: what is to be known about it is found out once, however many ask."""

from __future__ import annotations

import re
import struct
import zlib
from functools import cached_property
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, NullObject, StreamObject

from drafting.bilag.opslag import get, get_ordbog

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import DictionaryObject

_VISER_TEKST = re.compile(rb"[\])>]\s*(?:T[jJ]|['\"])")
_MCID = re.compile(rb"/MCID\s+\d+")  # the tags of a file that is not ours: in this one the numbers mean others
_FLATE, _FLATE_85 = ["/FlateDecode"], ["/ASCII85Decode", "/FlateDecode"]
_MEST = 75_000_000  # bytes: what is packed more tightly is left to pypdf, which says stop
_DYBT = 6


class Bog:
    """A PDF opened as an enclosure, and its pages."""

    def __init__(self, fil: PdfReader) -> None:
        self.fil = fil
        self.sider = [Blad(page) for page in fil.pages]


class Blad:
    """One page, as it was and as it is drawn."""

    def __init__(self, page: PageObject) -> None:
        self.page = page

    @cached_property
    def tegning(self) -> bytes | None:
        """Return what draws the page, packed and without tags; None where nothing does."""
        return self._tegning[0]

    @cached_property
    def er_tom(self) -> bool:
        """Return whether there is nothing on the page."""
        return self._tegning[1]

    @cached_property
    def har_tekst(self) -> bool:
        """Return whether any words stand on the page, also those that are drawn inside another drawing."""
        return self._tegning[2] or _shows_text_inside(self.page, _DYBT)

    @cached_property
    def maal(self) -> tuple[float, float]:
        """Return width and height in points of the page as one sees it, turned and cropped."""
        boks, enhed = self.page.cropbox, float(self.page.get("/UserUnit", 1))
        maal = (float(boks.width) * enhed, float(boks.height) * enhed)
        return maal if self.page.rotation % 180 == 0 else (maal[1], maal[0])

    @cached_property
    def _tegning(self) -> tuple[bytes | None, bool, bool]:
        packed, data = _read_tegning(self.page)
        if data is None:
            return None, True, False
        if packed is None or b"/MCID" in data:
            packed = zlib.compress(_MCID.sub(b"", data))
        return packed, not data.strip(), bool(_VISER_TEKST.search(data))


def _read_tegning(page: PageObject) -> tuple[bytes | None, bytes | None]:
    """Return what draws the page, packed and unpacked; packed only where it can be used as it stands."""
    found = get(page, "/Contents")
    if isinstance(found, StreamObject) and (packed := find_flate(found)):
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(packed, _MEST)
        except zlib.error:
            data = b""
        if unpacker.eof:
            return packed[: len(packed) - len(unpacker.unused_data)], data
    content = page.get_contents()
    return None, content.get_data() if content is not None else None


def find_flate(stream: StreamObject) -> bytes:
    """Return the bytes as they are packed by Flate, empty where they are packed in another way too."""
    written = get(stream, "/Filter")
    filters = [str(each) for each in (written if isinstance(written, ArrayObject) else [written])]
    parms = get(stream, "/DecodeParms")
    if parms is not None and not isinstance(parms, NullObject):
        return b""
    raw: bytes = stream._data  # noqa: SLF001 (the bytes as they stand in the file)
    if filters == _FLATE:
        return raw
    return _unpack_85(raw) if filters == _FLATE_85 else b""


def _unpack_85(raw: bytes) -> bytes:
    """Return what stands in ASCII85; that it was right is told by the check sum of what is packed inside."""
    text = raw.translate(None, b" \t\r\n\f\v\0").removeprefix(b"<~").partition(b"~")[0].replace(b"z", b"!!!!!")
    rest = -len(text) % 5
    text += b"u" * rest
    parts = zip(text[::5], text[1::5], text[2::5], text[3::5], text[4::5], strict=True)
    numbers = [(((a * 85 + b) * 85 + c) * 85 + d) * 85 + e - 1_743_128_013 for a, b, c, d, e in parts]
    try:
        return struct.pack(f">{len(numbers)}I", *numbers)[: len(numbers) * 4 - rest]
    except struct.error:
        return b""


def _shows_text_inside(owner: DictionaryObject, depth: int) -> bool:
    drawings = get_ordbog(get_ordbog(owner, "/Resources"), "/XObject")
    found = [get(drawings, key) for key in drawings] if depth else []
    forms = [each for each in found if isinstance(each, StreamObject) and each.get("/Subtype") == "/Form"]
    return any(_VISER_TEKST.search(form.get_data()) or _shows_text_inside(form, depth - 1) for form in forms)
