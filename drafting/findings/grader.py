"""The words of grades: their form in the scale, and what in prose looks like one or sounds like an order."""

from __future__ import annotations

import re
from functools import cache

from drafting.findings.ordlister import load_udtalelsesord

_NEUTER = {"kritisab": "kritisabelt", "beklagelig": "beklageligt", "uheldig": "uheldigt"}


def find_grundform(grad: str) -> str:
    """Return the grade in the neuter form the scale uses: `meget kritisabel` becomes `meget kritisabelt`."""
    return re.sub(
        r"(kritisab|beklagelig|uheldig)(?:el|elt|le|t|e)?$", lambda m: _NEUTER[m[1]], " ".join(grad.casefold().split())
    )


def find_gradlignende(tekst: str) -> tuple[str, ...]:
    """Return the words of a text that a reader would take for a grade."""
    return tuple(_compile_gradlignende(load_udtalelsesord().forstaerkende).findall(tekst))


def find_ordrer(tekst: str) -> tuple[str, ...]:
    """Return the words of a text that sound like an order or a decision."""
    return tuple(_compile_ordrer(load_udtalelsesord().ordrer).findall(tekst))


@cache
def _compile_gradlignende(forstaerkende: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(forstaerkende)})\s+(?:{'|'.join(_NEUTER)})\w*", re.IGNORECASE)


@cache
def _compile_ordrer(ordrer: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordrer)})(?!\w)", re.IGNORECASE)
