"""A page of two columns that was printed line by line across: each column is read by itself."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pypdf import PageObject

_FAERREST = 3  # rows with both columns in them
_PROSA = 30  # letters: a column of whole sentences; a narrower one beside another is a table
_KOLOFON = 24  # letters: a column this narrow tells of the letter, and is read before it
_SKRAA = 2  # places by which the right column may be out of line
_GAB = re.compile(r"\S(?P<gab>\s{3,})(?=\S)")


class _Raekke(Struct, frozen=True):
    """A row of the page parted where the right column begins; `right` is empty where the row has none."""

    left: str
    right: str


def read_side(page: PageObject) -> str:
    """Return the text of a page; two columns that lie line by line between each other come one after the other."""
    plain = page.extract_text()
    if plain.count("\n") < _FAERREST:
        return plain
    try:
        layout = page.extract_text(extraction_mode="layout")
    except Exception:  # noqa: BLE001 (a page that can be read plainly is read plainly)
        return plain
    return part_spalter(plain, layout.split("\n"))


def part_spalter(plain: str, layout: Sequence[str]) -> str:
    """Return the plain text, or column by column where it goes to and fro between two of them."""
    column = _find_spalte(layout)
    if column is None:
        return plain
    rows = [_split(line, column) for line in layout]
    both = [row for row in rows if row.left.strip() and row.right.strip()]
    if len(both) < _FAERREST or _measure(row.left for row in rows) < _PROSA or not _is_flettet(plain, both):
        return plain
    left, right = (
        [part.strip() for part in column] for column in zip(*((row.left, row.right) for row in rows), strict=True)
    )
    first, last = (right, left) if _measure(right) <= _KOLOFON else (left, right)
    return "\n".join([*first, "", *last])


def _find_spalte(layout: Sequence[str]) -> int | None:
    """Return where the right column begins: the place where most gaps end, if hardly any line is written across it."""
    ends = Counter(found.end("gab") for line in layout for found in _GAB.finditer(line))
    if not ends:
        return None
    column, count = max(ends.items(), key=lambda item: (item[1], -item[0]))
    across = sum(len(line) > column and line[column - 2 : column].strip() != "" for line in layout)
    return column if count >= _FAERREST and across * 5 <= len(layout) else None


def _split(line: str, column: int) -> _Raekke:
    for place in range(column - _SKRAA, column + _SKRAA + 1):
        if line[max(0, place - 2) : place].strip() == "" and line[place : place + 1].strip():
            return _Raekke(line[:place], line[place:])
    return _Raekke(line, "")


def _measure(parts: Iterable[str]) -> int:
    """Return how many letters a part that is not empty has, in the middle."""
    lengths = sorted(len(part.strip()) for part in parts if part.strip())
    return lengths[len(lengths) // 2] if lengths else 0


def _is_flettet(plain: str, rows: Sequence[_Raekke]) -> bool:
    """Return whether the plain text goes left, right, left, right through the rows."""
    text = _squeeze(plain)
    turns = [(_squeeze(one.left), _squeeze(one.right), _squeeze(two.left)) for one, two in pairwise(rows)]
    across = 0
    for one, right, two in turns:
        begin = text.find(one)
        between = text.find(right, begin + len(one))
        across += 0 <= begin < between < text.find(two, begin + len(one))
    return across * 2 > len(turns)


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)
