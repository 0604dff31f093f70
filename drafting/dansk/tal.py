"""Small numbers as Danish words."""

from __future__ import annotations

_ORD = ("nul", "ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")


def format_antal(antal: int) -> str:
    """Return the number as a word up to twelve (`ét`, `to`), else in digits; for neuter nouns such as punkt."""
    return _ORD[antal] if 0 <= antal < len(_ORD) else str(antal)
