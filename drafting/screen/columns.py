"""Text laid out for a terminal: columns, clipped lines and wrapped ones."""

from __future__ import annotations

import sys
from itertools import zip_longest
from shutil import get_terminal_size
from textwrap import shorten, wrap
from typing import TYPE_CHECKING

from click import unstyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH = 100
_GAP = 2


def format_columns(rows: Iterable[Sequence[str]], indent: int = 0) -> list[str]:
    """Return the rows as lines with their columns under each other; the last column wraps inside itself."""
    rows = [tuple(row) for row in rows]
    widths = [max(map(_measure, column)) for column in zip_longest(*rows, fillvalue="")][:-1]
    start = indent + sum(width + _GAP for width in widths)
    return [line for row in rows for line in _format_row(row, widths, indent, start)]


def _format_row(row: Sequence[str], widths: Sequence[int], indent: int, start: int) -> list[str]:
    *cells, last = row
    padded = "".join(cell + " " * (width - _measure(cell) + _GAP) for cell, width in zip(cells, widths, strict=True))
    first, *rest = wrap_text(last, start) or [""]
    return [(" " * indent + padded + first).rstrip(), *(" " * start + line for line in rest)]


def wrap_text(text: str, indent: int = 0) -> list[str]:
    """Return the text in lines short enough to stand after `indent` spaces."""
    return wrap(text, max(_find_width() - indent, 30), break_long_words=False, break_on_hyphens=False)


def clip(text: str, indent: int = 0) -> str:
    """Return the text on one line, cut with … where it is too long."""
    return shorten(text, max(_find_width() - indent, 30), placeholder=" …")


def _find_width() -> int:
    """Return how wide a line may be: what the terminal holds, but never so wide that it is hard to read."""
    return min(WIDTH, get_terminal_size().columns) if sys.stdout.isatty() else WIDTH


def _measure(cell: str) -> int:
    return len(unstyle(cell))
