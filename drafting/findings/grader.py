"""The words of grades: their form in the scale, and what in prose looks like one or sounds like an order."""

from __future__ import annotations

import re

from drafting.findings.ordlister import load_udtalelsesord

_NEUTER = {"kritisab": "kritisabelt", "beklagelig": "beklageligt", "uheldig": "uheldigt"}


def find_grundform(grad: str) -> str:
    """Return the grade in the neuter form the scale uses: `meget kritisabel` becomes `meget kritisabelt`."""
    return re.sub(
        r"(kritisab|beklagelig|uheldig)(?:el|elt|le|t|e)?$", lambda m: _NEUTER[m[1]], " ".join(grad.casefold().split())
    )


def find_gradlignende(tekst: str) -> tuple[str, ...]:
    """Return the words of a text that a reader would take for a grade."""
    forstaerkende = "|".join(load_udtalelsesord().forstaerkende)
    moenster = rf"(?<!\w)(?:{forstaerkende})\s+(?:kritisab|beklagelig|uheldig)\w*"
    return tuple(re.findall(moenster, tekst, re.IGNORECASE))


def find_ordrer(tekst: str) -> tuple[str, ...]:
    """Return the words of a text that sound like an order or a decision."""
    ordrer = "|".join(load_udtalelsesord().ordrer)
    return tuple(re.findall(rf"(?<!\w)(?:{ordrer})(?!\w)", tekst, re.IGNORECASE))
