"""The words of grades: their form in the scale, and what in prose looks like one or sounds like an order."""

from __future__ import annotations

import re
from functools import lru_cache

from drafting.findings.ordlister import load_udtalelsesord

_NEUTER = {"kritisab": "kritisabelt", "beklagelig": "beklageligt", "uheldig": "uheldigt"}


def find_grundform(grad: str) -> str:
    """Return the grade in the neuter form the scale uses: `meget kritisabel` becomes `meget kritisabelt`."""
    return re.sub(
        r"(kritisab|beklagelig|uheldig)(?:el|elt|le|t|e)?$", lambda m: _NEUTER[m[1]], " ".join(grad.casefold().split())
    )


def find_gradlignende(tekst: str) -> tuple[str, ...]:
    """Return the words of a text that a reader would take for a grade."""
    if not _may_hold(tekst, tuple(_NEUTER)):
        return ()
    forstaerkende = "|".join(load_udtalelsesord().forstaerkende)
    moenster = rf"(?<!\w)(?:{forstaerkende})\s+(?:{'|'.join(_NEUTER)})\w*"
    return tuple(re.findall(moenster, tekst, re.IGNORECASE))


def find_ordrer(tekst: str) -> tuple[str, ...]:
    """Return the words of a text that sound like an order or a decision."""
    ordrer = load_udtalelsesord().ordrer
    if not _may_hold(tekst, _find_korteste(ordrer)):
        return ()
    return tuple(re.findall(rf"(?<!\w)(?:{'|'.join(ordrer)})(?!\w)", tekst, re.IGNORECASE))


def _may_hold(tekst: str, words: tuple[str, ...]) -> bool:
    """Return whether any of the words can be in a text, which a pattern takes five times as long to tell."""
    folded = tekst.casefold()
    # these two count as i where capitals and small letters are alike, and yet are not folded
    return any(word in folded for word in words) or "ı" in tekst or "İ" in tekst


@lru_cache(maxsize=1)
def _find_korteste(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words, folded, that none of the others is a part of."""
    folded = {word.casefold() for word in words}
    return tuple(word for word in folded if not any(other in word for other in folded - {word}))
