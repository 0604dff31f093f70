"""The parts of a letter known by their words: the line that greets, the one that says goodbye, a date, an address."""

from __future__ import annotations

import re

from drafting.language.ordfiler import load_brevdele

MAX_OVERSKRIFT = 10
_SLUTTEGN = re.compile(r"[.!?:;,…][)\"”»«’']*$")
_PUNKTUM = re.compile(r"[.!?…:;][)\"”»«’']*$")
_DATO = re.compile(
    r"(?:[^\W\d]+,?\s+)?(?:den\s+)?(?:\d{1,2}\.\s*(?:[^\W\d]+\.?|\d{1,2}[.])\s*\d{2,4}|\d{1,2}[/-]\d{1,2}[- /]\d{2,4}"
    r"|\d{4}-\d\d-\d\d)\.?",
    re.IGNORECASE,
)
_KORT = 8


def greets(text: str) -> bool:
    """Return whether the text is a line like `Kære Birgit Krogh`."""
    line = text.strip()
    words = line.lower()
    begins = any(words == word or words.startswith(f"{word} ") for word in load_brevdele().indledning)
    return begins and "\n" not in line and len(line.split()) <= MAX_OVERSKRIFT and not _PUNKTUM.search(line)


def says_goodbye(text: str) -> bool:
    """Return whether the text is a line like `Med venlig hilsen`."""
    return text.strip().rstrip(",.").lower() in load_brevdele().afslutning


def is_bilag(text: str) -> bool:
    """Return whether the text is the heading of the enclosures."""
    return text.strip().rstrip(":").lower() in load_brevdele().bilag


def is_dato(text: str) -> bool:
    """Return whether the text is a date and nothing else."""
    return bool(_DATO.fullmatch(text.strip()))


def is_overskrift(text: str) -> bool:
    """Return whether the text reads as a heading: one line of at most ten words, no mark or `if` at its end."""
    words = text.split()
    one = "\n" not in text.strip() and 0 < len(words) <= MAX_OVERSKRIFT
    return one and not _SLUTTEGN.search(words[-1]) and words[-1].lower() not in load_brevdele().leder_op


def is_adresse(text: str) -> bool:
    """Return whether the lines are short and none ends a sentence, as in an address or a block of contact details."""
    lines = text.strip().split("\n")
    return len(lines) > 1 and all(len(line.split()) <= _KORT and not _SLUTTEGN.search(line.strip()) for line in lines)


def ends_sentence(text: str) -> bool:
    """Return whether the text ends with a mark: a full stop, a colon, a comma."""
    return bool(_SLUTTEGN.search(text.strip()))


def is_list(text: str) -> bool:
    """Return whether no line ends a sentence, as in a list of enclosures."""
    return not any(_SLUTTEGN.search(line.strip()) for line in text.strip().split("\n"))
