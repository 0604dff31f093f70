"""Nouns for acts, and the verbs they are made from: what is hidden in a noun, told as the verb to write."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.errors import VaerktoejError
from drafting.language.ordbog import load_ordbog
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.passiv import format_nutid

if TYPE_CHECKING:
    from collections.abc import Iterator

# How a noun for an act is made from its verb, the longest ending first.
_ENDINGS = (
    ("ering", "ere"),
    ("ation", "ere"),
    ("tning", "tte"),
    ("ning", "e"),
    ("ling", "le"),
    ("ing", "e"),
    ("else", "e"),
    ("ion", "ere"),
)
_INFLECTIONS = ("", "n", "r", "en", "er", "rne", "erne")
_NOUN = re.compile(r"[a-zæøå]{4,}(?:ing|else|ion)")


def is_handling(word: str) -> bool:
    """Return whether a noun is what somebody does, by its ending and the list of those that are not."""
    others = find_ordliste(load_ordfil("graenser"), "ikke_handling")
    return any(_NOUN.fullmatch(stem) and not stem.endswith(others) for stem in _iter_stems(word.lower()))


@lru_cache
def find_verbum(noun: str) -> str:
    """Return the verb that a noun for an act is made from (`vurderinger` → `vurdere`), empty where none is known."""
    for stem in _iter_stems(noun.lower()):
        for ending, verb in _ENDINGS:
            if stem.endswith(ending) and _is_verb(found := stem.removesuffix(ending) + verb):
                return found
    return ""


def _iter_stems(word: str) -> Iterator[str]:
    return (word.removesuffix(ending) for ending in _INFLECTIONS if word.endswith(ending))


def _is_verb(word: str) -> bool:
    try:
        return load_ordbog().spell(format_nutid(word)) and load_ordbog().spell(word)
    except VaerktoejError:
        return False  # without the dictionary the advice is given in general words
