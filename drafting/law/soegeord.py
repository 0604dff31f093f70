"""How like a word somebody searches for is to the words a thing is known by."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from drafting.yamlfile import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST = 4
_PART = 5
_ENDINGS = ("erne", "ene", "ens", "ets", "en", "et", "er", "ne", "e", "s")


def measure_likeness(searched: str, known: Sequence[str], fyldord: frozenset[str] = frozenset()) -> float:
    """Return how like a search is to what is known, from 0 (not at all) to 1 (the same words); `fyldord` do not count.

    Case, æøå or their spellings, endings and the parts of compound words make no difference.
    """
    whole = split_words(searched)
    phrase = tuple(word for word in whole if word not in fyldord)
    if not phrase:
        return 0.0
    if any(split_words(each) == whole for each in known):
        return 1.0
    return max((_measure_phrase(phrase, _strip(split_words(each), fyldord)) for each in known), default=0.0)


def _strip(words: tuple[str, ...], fyldord: frozenset[str]) -> tuple[str, ...]:
    """Return the words without the empty ones, unless that leaves a single word that stood among others."""
    heavy = tuple(word for word in words if word not in fyldord)
    return heavy if len(heavy) > 1 else words


@cache
def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in the spelling of the house."""
    return tuple(re.findall(r"[a-z0-9]+", fold(text).replace("_", " ")))


def _measure_phrase(searched: tuple[str, ...], known: tuple[str, ...]) -> float:
    if searched == known:
        return 1.0
    if len(searched) == len(known):
        whole = min(_measure_word(*pair) for pair in zip(searched, known, strict=True))
        if whole:
            return 0.98 * whole
    if len(known) == 1:  # the known word anywhere in a longer search: afslag på hjemmehjælp
        return max((0.92 * _measure_word(word, known[0]) for word in searched if len(word) >= _SHORTEST), default=0.0)
    heavy = [word for word in searched if len(word) >= _SHORTEST]
    if not heavy:
        return 0.0
    shares = [max(_measure_word(word, other) for other in known) for word in heavy]
    return (0.85 if len(heavy) > 1 else 0.8) * sum(shares) / len(shares)


def _measure_word(searched: str, known: str) -> float:
    if searched == known or _stem(searched) == _stem(known):
        return 1.0
    shorter, longer = sorted((searched, known), key=len)
    if len(shorter) >= _SHORTEST and longer.startswith(shorter):
        return 0.95
    if len(shorter) >= _PART and shorter in longer:  # a compound: parkeringsboede, boede
        return 0.9
    likeness = SequenceMatcher(None, searched, known).ratio()
    return likeness if likeness >= 0.8 else 0.6 * likeness  # noqa: PLR2004 (a slip of the finger, or another word)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word
