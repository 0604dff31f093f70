"""Words listed as a Danish sentence lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def format_opremsning(words: Sequence[str]) -> str:
    """Return `a, b og c`; one word stands alone, and no words are an empty text."""
    if len(words) < 2:  # noqa: PLR2004  a list needs two
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"
