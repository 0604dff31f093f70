"""The raw text of a PDF's objects: taken apart only as far as is needed to put something else in, and joined again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TEKST = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)"  # with others inside, two deep
_ORD = re.compile(
    rb"%b|<<|>>|\[|\]|<[0-9A-Fa-f\s]*>|/[^\s()<>\[\]{}/%%]*|\d+\s+\d+\s+R\b|[^\s()<>\[\]{}/%%]+" % _TEKST, re.DOTALL
)
_HENVISNING = re.compile(rb"%b|\b(\d+)\s+\d+\s+R\b" % _TEKST, re.DOTALL)
_STROEM = re.compile(rb">>\s*stream\r?\n")
_IND, _UD = {b"<<", b"["}, {b">>", b"]"}


def split_ordbog(raa: bytes) -> dict[bytes, bytes]:
    """Return a dictionary's keys, with the slash, and their values as they stand."""
    values = _split(raa)
    return dict(zip(values[::2], values[1::2], strict=True))


def split_liste(raa: bytes) -> list[bytes]:
    """Return the values of a list as they stand."""
    return _split(raa)


def join_ordbog(ordbog: Mapping[bytes, bytes]) -> bytes:
    """Return the dictionary as text."""
    return b"<<%b>>" % b"".join(b"%b %b" % pair for pair in ordbog.items())


def read_nummer(raa: bytes) -> int:
    """Return the number of the object that is referred to, 0 where it is no reference."""
    found = _HENVISNING.fullmatch(raa.strip())
    return int(found[1] or 0) if found else 0


def read_heltal(raa: bytes) -> int:
    """Return a whole number, 0 where it is none."""
    return int(raa) if raa.strip().isdigit() else 0


def change_numre(raa: bytes, find_nummer: Callable[[int], int]) -> bytes:
    """Return the same text with other numbers wherever it refers to an object; in words to be read nothing is one."""
    return _HENVISNING.sub(lambda found: b"%d 0 R" % find_nummer(int(found[1])) if found[1] else found[0], raa)


def split_stroem(raa: bytes) -> tuple[bytes, bytes]:
    """Return an object's text and what follows it: the bytes of a stream with the words around them, or nothing."""
    found = _STROEM.search(raa)
    return (raa[: found.start() + 2], raa[found.start() + 2 :]) if found else (raa, b"")


def read_stroem(raa: bytes) -> bytes:
    """Return the bytes of a stream."""
    found = _STROEM.search(raa)
    return raa[found.end() : raa.rindex(b"endstream")] if found else b""


def _split(raa: bytes) -> list[bytes]:
    """Return what stands inside the outer brackets, value by value."""
    values: list[bytes] = []
    depth, start = 0, 0
    for found in _ORD.finditer(raa):
        token = found[0]
        if token in _UD:
            depth -= 1
            if depth == 1:
                values.append(raa[start : found.end()])
            if depth == 0:
                break
        elif token in _IND:
            depth += 1
            if depth == 2:  # noqa: PLR2004 (inside the outer brackets)
                start = found.start()
        elif depth == 1:
            values.append(token)
    return values
