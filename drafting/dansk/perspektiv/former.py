"""The forms a first-person word takes in the other voices."""

from __future__ import annotations

from functools import lru_cache

DU = {
    "jeg": "du", "mig": "dig", "min": "din", "mit": "dit", "mine": "dine",
    "vi": "I", "os": "jer", "vores": "jeres", "vor": "jeres", "vort": "jeres", "vore": "jeres",
}  # fmt: skip
SIN = {"min": "sin", "mit": "sit", "mine": "sine"}
ENTAL = frozenset({"jeg", "mig", "min", "mit", "mine"})
FLERTAL = frozenset({"vi", "os", "vores", "vor", "vort", "vore"})
EGNE = ENTAL | FLERTAL
EJESTEDORD = frozenset(EGNE - {"jeg", "mig", "vi", "os"})


@lru_cache(maxsize=4096)
def stort_som(original: str, form: str) -> str:
    """Return `form` with the capitals of `original`."""
    if original.islower():
        return form
    if len(original) > 1 and original.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if original[:1].isupper() else form


def til_du(word: str) -> str:
    """Return the word as it is said to the citizen; other words come back as they are."""
    form = DU.get(word.lower())
    return stort_som(word, form) if form else word
