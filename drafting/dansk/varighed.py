"""Spans of time in Danish words."""

from __future__ import annotations

import re
from functools import cache

from drafting.dansk.tal import format_antal

# key: one of them (an uge, but et år), and the word for one and for more
_ORD = {
    "dage": ("én", "dag", "dage"),
    "uger": ("én", "uge", "uger"),
    "maaneder": ("én", "måned", "måneder"),
    "aar": ("ét", "år", "år"),
    "arbejdsdage": ("én", "arbejdsdag", "arbejdsdage"),
    "hverdage": ("én", "hverdag", "hverdage"),
}
_TAL = {format_antal(antal): antal for antal in range(2, 13)} | dict.fromkeys(("en", "én", "et", "ét"), 1)


@cache
def _laeselig() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<antal>\d{{1,3}}|{'|'.join(_TAL)})\s+"
        rf"(?P<enhed>{'|'.join(word for _, *words in _ORD.values() for word in words)})s?(?!\w)",
        re.IGNORECASE,
    )


def format_varighed(antal: int, enhed: str) -> str:
    """Return `fire uger`, `én måned` or `14 dage`."""
    one, single, many = _ORD[enhed]
    return f"{one} {single}" if antal == 1 else f"{format_antal(antal)} {many}"


def find_varighed(text: str) -> str:
    """Return the words of the first span of time that `text` names, an empty text where there is none."""
    found = _laeselig().search(text)
    return " ".join(found[0].split()) if found else ""


def parse_varighed(text: str) -> tuple[int, str] | None:
    """Return the first span of time that `text` names (`4 uger fra modtagelsen`), None where there is none."""
    found = _laeselig().search(text)
    if found is None:
        return None
    word, unit = found["antal"].lower(), found["enhed"].lower()
    enhed = next(key for key, (_, *words) in _ORD.items() if unit in words)
    return (_TAL[word] if word in _TAL else int(word)), enhed
