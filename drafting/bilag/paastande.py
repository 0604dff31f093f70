"""What the letter's file claims of itself: a bundle with other people's pages in it can no longer claim all of it."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, ByteStringObject, NameObject, StreamObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PdfWriter

_PDFA = re.compile(r"<pdfaid:(\w+)>[^<]*</pdfaid:\1>|\spdfaid:\w+=\"[^\"]*\"")
_PDFUA = re.compile(r"<pdfuaid:(\w+)>[^<]*</pdfuaid:\1>|\spdfuaid:\w+=\"[^\"]*\"")
_SKEMAER = re.compile(r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", re.DOTALL)
_NAVNERUM = re.compile(r'\s+xmlns:(?:pdfaid|pdfuaid|pdfaExtension|pdfaSchema|pdfaProperty)="[^"]*"')
_SIDER = re.compile(r"(<xmpTPg:NPages>)\d+(</xmpTPg:NPages>)")
_UDGAVE = re.compile(r"(<(xmpMM:(?:Instance|Document)ID|stEvt:instanceID)>)[^<]*(</\2>)")
_DEL = re.compile(r"(<pdfaid:part>)\d(</pdfaid:part>)")


def withdraw(writer: PdfWriter, sider: int, aftryk: str) -> None:
    """Take back that the file is PDF/A and PDF/UA, and tell that not all of it is tagged."""
    rewrite_xmp(
        writer, lambda xmp: _NAVNERUM.sub("", _SKEMAER.sub("", _PDFUA.sub("", _PDFA.sub("", xmp)))), sider, aftryk
    )
    root = writer.root_object
    for key in ("/OutputIntents", "/PageLabels", "/OpenAction", "/AA"):
        root.pop(NameObject(key), None)


def raise_part(writer: PdfWriter, sider: int, aftryk: str) -> None:
    """Claim PDF/A-3 where the letter claimed PDF/A-2: the same, and it may hold other files."""
    rewrite_xmp(writer, lambda xmp: _DEL.sub(r"\g<1>3\2", xmp), sider, aftryk)


def rewrite_xmp(writer: PdfWriter, change: Callable[[str], str], sider: int, aftryk: str) -> None:
    """Rewrite the file's description of itself, with its own number of pages and its own mark."""
    found = writer.root_object.get("/Metadata")
    stream = found.get_object() if found is not None else None
    if isinstance(stream, StreamObject):
        xmp = change(stream.get_data().decode("utf-8"))
        xmp = _SIDER.sub(rf"\g<1>{sider}\2", _UDGAVE.sub(rf"\g<1>{aftryk}\3", xmp))
        fresh = StreamObject()
        fresh.set_data(xmp.encode("utf-8"))
        fresh.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
        writer.root_object[NameObject("/Metadata")] = writer._add_object(fresh)  # noqa: SLF001 (pypdf has no public way)
    mark = ByteStringObject(bytes.fromhex(aftryk))
    writer._ID = ArrayObject([mark, mark])  # noqa: SLF001 (pypdf's own are drawn by lot)


def find_aftryk(*dele: bytes) -> str:
    """Return a mark that follows from the parts of the bundle: the same parts, the same mark."""
    total = sha256()
    for each in dele:
        total.update(sha256(each).digest())
    return total.hexdigest()[:32]
