"""What a misspelt word may have been meant as: the words of our field first, then what the dictionary proposes."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from drafting.language.ordbog import load_ordbog
from drafting.language.ordfiler import find_ordliste, load_ordfil

_MOST = 3
_SHORTEST = 3  # letters: nearly any word is like a shorter one
_OWN = 0.88  # how like a word of our field must be: two letters wrong in fifteen
_LEAST = 0.6  # how like anything must be: less is no help


def find_staveforslag(word: str) -> tuple[str, ...]:
    """Return at most three words that may have been meant, the likeliest first; slow.

    A word of our field comes first where it is as like as the first that the dictionary proposes.
    """
    if len(word) < _SHORTEST:
        return ()
    proposed = [each for each in load_ordbog().suggest(word) if _measure(word, each) >= _LEAST]
    best = _measure(word, proposed[0]) if proposed else 0.0
    first = [each for each in _find_egne(word) if _measure(word, each) >= best]
    near = [each for each in proposed if not first or _measure(word, each) >= _OWN]
    return tuple(dict.fromkeys([*first, *near]))[:_MOST]


def _find_egne(word: str) -> list[str]:
    """Return the words of our field that the word is nearly, the likest first, in forms that the dictionary knows."""
    forms = _load_former()
    near = get_close_matches(word.lower(), forms, 3 * _MOST, _OWN)
    known = [each for each in near if load_ordbog().spell(each)]
    return [_match_case(word, each) for each in sorted(known, key=lambda each: (-_measure(word, each), forms[each]))]


def _measure(word: str, other: str) -> float:
    return SequenceMatcher(None, word.lower(), other.lower()).ratio()


def _match_case(word: str, other: str) -> str:
    if word.isupper():
        return other.upper()
    return other.capitalize() if word[:1].isupper() else other


@lru_cache(maxsize=1)
def _load_former() -> dict[str, int]:
    """Return the words of our field with every ending of the list, and the place of each in it."""
    ordfil = load_ordfil("forslagsord")
    endings = list(enumerate(find_ordliste(ordfil, "endelser")))
    return {f"{word}{end}": place for word in find_ordliste(ordfil, "ord") for place, end in endings}
