"""What kind of Markdown line a line of a letter is, seen from its first characters."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

Slags = Literal["tom", "overskrift", "nummer", "punkt", "citat", "tabel", "tekst"]

_HEADING = re.compile(r"(#+)(\s|$)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(\s+|$)")
_BULLET = re.compile(r"([-+*])(\s+|$)")
_CUT = 32


class Linje(Struct, frozen=True):
    """A line's kind and indent; `tekst_ved` is the column where an item's text begins, `tegn` its marker."""

    slags: Slags
    indryk: int
    tekst_ved: int = 0
    tegn: str = ""

    @property
    def er_listepunkt(self) -> bool:
        """Return whether the line begins an item of a list."""
        return self.slags in {"nummer", "punkt"}


def cut(head: str) -> str:
    """Return as much of a line as is needed to tell what it is."""
    return head[:_CUT]


def read_line(head: str) -> Linje:
    """Return what kind of line begins with `head`."""
    text = head.lstrip(" ")
    indent = len(head) - len(text)
    if not text.strip():
        return Linje("tom", indent)
    if match := _HEADING.match(text):
        return Linje("overskrift", indent, tegn=match[1])
    if match := _NUMBER.match(text):
        return Linje("nummer", indent, indent + _width(match), match[1] + match[2])
    if match := _BULLET.match(text):
        return Linje("punkt", indent, indent + _width(match), match[1])
    if text.startswith(">"):
        return Linje("citat", indent, tegn=">")
    return Linje("tabel" if text.startswith("|") else "tekst", indent)


def _width(match: re.Match[str]) -> int:
    spaces = len(match[match.lastindex or 0])
    # five spaces or more, or none, count as one
    return match.end() - spaces + (spaces if 1 <= spaces <= 4 else 1)  # noqa: PLR2004 (CommonMark's own figure)


def strip_markers(head: str) -> str:
    """Return a line without the markers of lists and quotes before its text."""
    text = head.strip(" ")
    while True:
        match = _NUMBER.match(text) or _BULLET.match(text)
        if match:
            text = text[match.end() :]
        elif text.startswith(">"):
            text = text[1:].lstrip(" ")
        else:
            return text
