"""How wide the columns of a table are: dates and numbers what they need, prose the rest."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafting.letter.tree import Spans, Table

# All widths are counted in characters of ordinary running text.
LUFT = 3
SMAL = 20
MINDST = 8
LINJE = 80


def find_andele(table: Table) -> tuple[float, ...]:
    """Return each column's share of the width, together 1: dates and numbers as narrow as they are, prose the rest."""
    rows = [[_text(cell) for cell in row] for row in (table.head, *table.rows)]
    columns = [*zip(*rows, strict=True)]
    widths = [_find_width(cells) for cells in columns]
    if None not in widths:
        # Only short columns: the last one takes what is left.
        widths[-1] = None
    fixed = sum(width for width in widths if width is not None)
    weights = [0.0 if width is not None else _find_weight(cells) for width, cells in zip(widths, columns, strict=True)]
    rest = max(LINJE - fixed, LINJE / 2) / sum(weights)
    shares = [weight * rest if width is None else width for width, weight in zip(widths, weights, strict=True)]
    total = sum(shares)
    return tuple([share / total for share in shares])


def find_smalle(table: Table) -> tuple[bool, ...]:
    """Return for each column whether it has only dates, numbers and other short texts."""
    return tuple(
        all(len(line) <= SMAL for row in table.rows for line in _text(row[index]).split("\n"))
        for index in range(len(table.head))
    )


def _text(cell: Spans) -> str:
    return cell[0].text if len(cell) == 1 else "".join([span.text for span in cell])


def _find_width(cells: tuple[str, ...]) -> float | None:
    longest = max(map(len, cells))
    if longest > SMAL:
        longest = max(map(len, "\n".join(cells).split("\n")))
    return max(longest, MINDST - LUFT) + LUFT if longest <= SMAL else None


def _find_weight(cells: tuple[str, ...]) -> float:
    """Return how much room prose asks for: grows with the text, but slower, and never below its longest word."""
    longest_word = max(map(len, " ".join(cells).split()), default=1)
    return max(sqrt(max(map(len, cells))) * 4, min(longest_word + LUFT, LINJE / 3))
