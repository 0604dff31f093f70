"""What the letter's file claims of itself: a bundle with other people's pages in it can no longer claim all of it."""

from __future__ import annotations

import re
from hashlib import sha256

_PDFA = re.compile(r"<pdfaid:(\w+)>[^<]*</pdfaid:\1>|\spdfaid:\w+=\"[^\"]*\"")
_PDFUA = re.compile(r"<pdfuaid:(\w+)>[^<]*</pdfuaid:\1>|\spdfuaid:\w+=\"[^\"]*\"")
_SKEMAER = re.compile(r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", re.DOTALL)
_NAVNERUM = re.compile(r'\s+xmlns:(?:pdfaid|pdfuaid|pdfaExtension|pdfaSchema|pdfaProperty)="[^"]*"')
_SIDER = re.compile(r"(<xmpTPg:NPages>)\d+(</xmpTPg:NPages>)")
_UDGAVE = re.compile(r"(<(xmpMM:(?:Instance|Document)ID|stEvt:instanceID)>)[^<]*(</\2>)")
_DEL = re.compile(r"(<pdfaid:part>)\d(</pdfaid:part>)")


# What a catalogue may not keep: colours promised for the archive, and numbers and deeds of the letter alone.
TILBAGE = (b"/OutputIntents", b"/PageLabels", b"/OpenAction", b"/AA", b"/Outlines")


def withdraw(xmp: str, sider: int, aftryk: str) -> str:
    """Return the description of a file that is no longer PDF/A and PDF/UA."""
    return _rewrite(_NAVNERUM.sub("", _SKEMAER.sub("", _PDFUA.sub("", _PDFA.sub("", xmp)))), sider, aftryk)


def raise_part(xmp: str, sider: int, aftryk: str) -> str:
    """Return the description of PDF/A-3 where it was PDF/A-2: the same, and it may hold other files."""
    return _rewrite(_DEL.sub(r"\g<1>3\2", xmp), sider, aftryk)


def _rewrite(xmp: str, sider: int, aftryk: str) -> str:
    """Return a file's description of itself with its own number of pages and its own mark."""
    return _SIDER.sub(rf"\g<1>{sider}\2", _UDGAVE.sub(rf"\g<1>{aftryk}\3", xmp))


def find_aftryk(*dele: bytes) -> str:
    """Return a mark that follows from the parts of the bundle, each told by its own: the same parts, the same mark."""
    return sha256(b"".join(dele)).hexdigest()[:32]
