"""Passive verbs, found with the dictionary and a few lists: no model, no network, the same answer every time.

The dictionary tags most -s passives; irregular verbs have a stem but no tag. A word that may also be a noun's genitive
counts where the words around it show a verb.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.language.ordbog import load_ordbog
from drafting.language.ordfiler import find_ordliste, load_ordfil

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.ordgraenser import Ord
    from drafting.language.saetninger import Saetning

_REACH = 6  # words from bliver to its participle
_SHORTEST = 3
_ENDINGS = ("e", "å")
_PAST = ("tes", "des")


class Passiv(Struct, frozen=True):
    """A passive verb in a sentence: `tekst[start:end]` of its piece, and the infinitive (`behandle`)."""

    start: int
    end: int
    verbum: str


@lru_cache(maxsize=1)
def _load_lister() -> dict[str, frozenset[str]]:
    node = load_ordfil("passiv")
    return {entry.key: frozenset(find_ordliste(node, entry.key)) for entry in node.entries}


def is_in(liste: str, word: str) -> bool:
    """Return whether the word stands in a list of data/sprog/passiv.yaml."""
    return word in _load_lister()[liste]


def find_passiver(saetning: Saetning) -> tuple[Passiv, ...]:
    """Return the passive verbs of a sentence. Raises VaerktoejError when the dictionary cannot be used."""
    return tuple(_iter_passiver(saetning))


def _iter_passiver(saetning: Saetning) -> Iterator[Passiv]:
    words = saetning.ord
    for number, word in enumerate(words):
        text = word.tekst.lower()
        if is_in("blive", text):
            yield from _find_participles(words[number + 1 :])
        elif text.endswith("s") and (verb := _find_s(words, number)):
            yield Passiv(word.start, word.end, verb)


def _find_s(words: tuple[Ord, ...], number: int) -> str:
    """Return the infinitive of an -s passive, empty if the word is none."""
    word, text = words[number], words[number].tekst.lower()
    if not _can_be_passive(text) or is_in("ikke_passiv", text) or (number and word.tekst[0].isupper()):
        return ""
    verb, also_noun = read_s(text)
    after = words[number + 1].tekst.lower() if words[number + 1 :] else ""
    shown_after = not after or is_in("efter_verbum", after)
    before = [each.tekst.lower() for each in words[max(number - 3, 0) : number]]
    shown_before = any(is_in("foran_verbum", each) for each in before)
    if is_in("kun_efter_verbum", text):
        return verb if any(is_in("foran_verbum", each) and not is_in("binder", each) for each in before) else ""
    if text.endswith(_PAST) and number and is_in("foran_person", words[number - 1].tekst.lower()):
        return verb if shown_after else ""
    return verb if not also_noun or shown_before or shown_after else ""


def _can_be_passive(text: str) -> bool:
    """Return whether the word is long enough; of the short ones, only those of verbs on -å are (`fås`)."""
    return len(text) > _SHORTEST or text.endswith("ås") or is_in("kun_efter_verbum", text)


def _find_participles(words: tuple[Ord, ...]) -> Iterator[Passiv]:
    """Yield the participle of a blive-passive, and one joined to it (`bliver hentet … og fremstillet`)."""
    near = takewhile(lambda word: not is_in("afbryder", word.tekst.lower()), words[:_REACH])
    first = _find_participle(tuple(near))
    if first is None:
        return
    yield first
    rest = [word for word in words if word.start > first.end]
    for joint, word in pairwise(rest[:_REACH]):
        verb, also_noun = read_participle(word.tekst.lower())
        if is_in("binder", joint.tekst.lower()) and verb and not also_noun:
            yield Passiv(word.start, word.end, verb)


def _find_participle(words: tuple[Ord, ...]) -> Passiv | None:
    """Return the participle that goes with the verb, None where there is none."""
    read = [(word, *read_participle(word.tekst.lower())) for word in words]
    verbs = [(word, verb, also_noun) for word, verb, also_noun in read if verb]
    # in "bliver mødet aflyst" the noun comes first
    best = min(verbs, key=lambda each: each[2], default=None)
    return Passiv(best[0].start, best[0].end, best[1]) if best else None


@cache
def read_s(text: str) -> tuple[str, bool]:
    """Return the verb that an -s form is the passive of (empty: none), and whether it may also be a noun's genitive."""
    readings = _analyze(text)
    also_noun = any("+GENITIV" in each for each in readings)
    tagged = [_stem(each) for each in readings if "+PASSIV" in each and "+PERF_PART" not in each]
    if tagged:
        return tagged[0], also_noun
    plain = [_stem(each) for each in readings if "+" not in each]
    verbs = [stem for stem in plain if stem == text[:-1] and stem.endswith(_ENDINGS) and _is_verb(stem)]
    return (verbs[0] if verbs else ""), also_noun


@cache
def read_participle(text: str) -> tuple[str, bool]:
    """Return the verb that a word is the past participle of (empty: none), and whether it may also be a noun."""
    if len(text) < _SHORTEST or not text.endswith(("t", "de", "te")) or is_in("ikke_tillaegsform", text):
        return "", False
    readings = _analyze(text)
    stems = [_stem(each) for each in readings if "+PERF_PART" in each or ("+" not in each and _stem(each) != text)]
    verb = next(
        (stem for stem in stems if stem.endswith(_ENDINGS) and not is_in("ingen_mener", stem) and _is_verb(stem)), ""
    )
    return verb, any("+BESTEMT" in each for each in readings)


def format_nutid(verbum: str) -> str:
    """Return the present tense of an infinitive (`afgøre` → `afgør`)."""
    return verbum[:-1] if verbum.endswith(tuple(_load_lister()["nutid_uden_e"])) else f"{verbum}r"


def _is_verb(stem: str) -> bool:
    """Return whether the dictionary knows the present tense of the word."""
    return load_ordbog().spell(format_nutid(stem))


def _analyze(text: str) -> tuple[str, ...]:
    return tuple(load_ordbog().analyze(text))


def _stem(reading: str) -> str:
    return next((part.removeprefix("st:") for part in reading.split() if part.startswith("st:")), "")
