"""A PDF being written: its objects as they will stand in the file, each under the number it is known by.

pypdf reads what others have made. What we make ourselves is written here, once and as it stands: a library that first
builds every part as an object of its own, copies it and looks it all through again takes longer than the bundle itself.
"""

from __future__ import annotations

import re

_HOVED = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOM = b"null"
_UNDGAA = re.compile(rb"[()\\]")


class Skriver:
    """The objects of a file, numbered from 1 as they are added."""

    def __init__(self) -> None:
        self._dele: list[bytes] = []

    def reserve(self) -> int:
        """Return the number of an object that is put in its place later."""
        return self.add(_TOM)

    def add(self, del_: bytes) -> int:
        """Return the number of a new object."""
        self._dele.append(del_)
        return len(self._dele)

    def put(self, nummer: int, del_: bytes) -> None:
        """Write the object whose number was reserved."""
        self._dele[nummer - 1] = del_

    def write(self, rod: int, info: bytes, maerke: str) -> bytes:
        """Return the file; `rod` is its catalogue, `info` where it tells of itself, `maerke` its own mark in hex."""
        written, at, steder = [_HOVED], len(_HOVED), []
        for nummer, del_ in enumerate(self._dele, 1):
            hoved = b"%d 0 obj\n" % nummer
            steder.append(at)
            written += (hoved, del_, b"\nendobj\n")
            at += len(hoved) + len(del_) + 8
        antal = len(steder) + 1
        written.append(b"xref\n0 %d\n0000000000 65535 f \n" % antal)
        written += [b"%010d 00000 n \n" % sted for sted in steder]
        mark = maerke.encode()
        written.append(b"trailer\n<</Size %d/Root %d 0 R%b/ID[<%b><%b>]>>\n" % (antal, rod, info, mark, mark))
        written.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(written)


def format_stroem(ordbog: bytes, data: bytes) -> bytes:
    """Return a stream; `ordbog` is what is told of it, without the brackets around."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (ordbog, len(data), data)


def format_tekst(tekst: str) -> bytes:
    """Return words to be read by a person: as they stand where every reader knows the letters, else as Unicode."""
    if tekst.isascii() and tekst.isprintable():
        return b"(%b)" % _UNDGAA.sub(rb"\\\g<0>", tekst.encode())
    return b"<FEFF%b>" % tekst.encode("utf-16-be").hex().upper().encode()


def format_numre(numre: list[int]) -> bytes:
    """Return a list of references to objects of the file."""
    return b"[%b]" % b" ".join(b"%d 0 R" % nummer for nummer in numre)
