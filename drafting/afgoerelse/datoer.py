"""Dates as decisions write them: `5. november 2026`, `05-11-2026`, `5/11 2026`, `2026-11-05`."""

from __future__ import annotations

import re
from datetime import date

MAANEDER = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NAVNE = (
    r"jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DATO = (
    rf"(?:(?<!\d)\d{{1,2}}\.?\s*(?:{_NAVNE})\.?,?\s*\d{{4}}"
    r"|(?<![\w/.-])\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/. ]\s?\d{4}(?![\d/-])"
    r"|(?<![\w/.-])\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?![\d/-])"
    r"|(?<![\w/.-])\d{4}-\d{2}-\d{2}(?![\d-]))"
)
_DATO = re.compile(DATO, re.IGNORECASE)
_ORD = re.compile(rf"(\d{{1,2}})\.?\s*({_NAVNE})\.?,?\s*(\d{{4}})", re.IGNORECASE)
_AARHUNDREDE = 2000
_TO_CIFRE = 100


def iter_datoer(text: str) -> list[tuple[int, int, date]]:
    """Return every date in the text with where it begins and ends; what only looks like one is left out."""
    found = ((match.start(), match.end(), parse_dansk_dato(match[0])) for match in _DATO.finditer(text))
    return [(start, end, dato) for start, end, dato in found if dato is not None]


def parse_dansk_dato(text: str) -> date | None:
    """Return the date that the words are, None where there is no such day."""
    if named := _ORD.search(text):
        day, month, year = int(named[1]), MAANEDER.index(named[2][:3].lower()) + 1, int(named[3])
    else:
        numbers = [int(part) for part in re.findall(r"\d+", text)]
        year, month, day = numbers if re.match(r"\d{4}-", text) else reversed(numbers)
    try:
        return date(year + (_AARHUNDREDE if year < _TO_CIFRE else 0), month, day)
    except ValueError:
        return None
