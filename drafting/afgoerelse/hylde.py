"""What a decision cites, found on the law shelf: the provision, and whether it was in force."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from drafting.afgoerelse.henvisninger import find_en
from drafting.law.load import load_lovhylde

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from drafting.afgoerelse.model import Henvisning
    from drafting.law.model import Bestemmelse


def find_bestemmelser(henvisning: Henvisning) -> tuple[Bestemmelse, ...]:
    """Return the provisions of the shelf that a citation is of, in every wording; none where it is not there."""
    return tuple(
        bestemmelse for bestemmelse, own in _list_hylde() if own is not None and _is_of(henvisning, own)
    )  # fmt: skip


def find_gaeldende(henvisninger: Iterable[Henvisning], dato: date) -> tuple[Bestemmelse, ...]:
    """Return the provisions of the shelf that were in force on the day, each once.

    Where a whole paragraph is cited, what the shelf tells of one of its parts is not what the decision says.
    """
    found = {}
    for henvisning in henvisninger:
        for bestemmelse, own in _list_hylde():
            whole = own is not None and (not own.stk or bool(henvisning.stk))
            if own is not None and whole and _is_of(henvisning, own) and bestemmelse.is_in_force(dato):
                found[bestemmelse.id] = bestemmelse
    return tuple(found.values())


def find_ophaevet(henvisning: Henvisning, dato: date) -> Bestemmelse | None:
    """Return the provision that had gone out of force before the day, None where it applied or is not known."""
    wordings = find_bestemmelser(henvisning)
    if not wordings or any(each.til is None or each.til >= dato for each in wordings):
        return None
    return max(wordings, key=lambda each: each.til or dato)


def _is_of(cited: Henvisning, own: Henvisning) -> bool:
    if cited.lov != own.lov or cited.del_ != own.del_ or not _shares(cited.nummer, own.nummer):
        return False
    return not own.stk or not cited.stk or _shares(cited.stk, own.stk)


def _shares(first: str, other: str) -> bool:
    return bool(_spread(first) & _spread(other))


def _spread(numbers: str) -> set[str]:
    """Return each number a list of them holds: `22-24` is three."""
    found: set[str] = set()
    for part in re.split(r"\s*(?:,|og|eller|samt)\s+", numbers):
        begin, _, end = part.partition("-")
        if begin.isdigit() and end.isdigit():
            found |= {str(number) for number in range(int(begin), min(int(end), int(begin) + 99) + 1)}
        else:
            found.add(part.lower())
    return found


@cache
def _list_hylde() -> tuple[tuple[Bestemmelse, Henvisning | None], ...]:
    return tuple((each, find_en(str(each.citat))) for each in load_lovhylde().bestemmelser)
