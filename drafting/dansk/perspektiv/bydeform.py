"""Where a sentence asks its reader to do something: `Giv mig en forklaring`."""

from __future__ import annotations

from itertools import chain, compress, count
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.former import EGNE, EJESTEDORD
from drafting.dansk.perspektiv.ordform import SKILLETEGN
from drafting.dansk.perspektiv.ordklasser import (
    ALDRIG_UDSAGNSORD,
    BINDEORD,
    BIORD,
    BYDEFORM_ELLER_NAVNEORD,
    BYDEFORM_MED,
    FORAN_BYDEFORM,
    SMAAORD,
)
from drafting.dansk.perspektiv.ordliste import Slags, slags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.dansk.perspektiv.model import Periode

_OBJECTS = frozenset({"mig", "os"})
_VOWELS = "aeiouyæøå"
_FOERST_I_BYDEFORM = frozenset(words.partition("_")[0] for words in BYDEFORM_MED)
_FORAN = FORAN_BYDEFORM | SKILLETEGN


def find_bydeform(periode: Periode) -> int:
    """Return the place of the first imperative that may concern the citizen, -1 if there is none."""
    words, tokens, opens = periode.lille, periode.ord, 0
    while opens < len(words) and (tokens[opens].slags == "tegn" or words[opens] in FORAN_BYDEFORM):
        opens += 1
    later = compress(count(opens + 1), map(_FORAN.__contains__, words[opens:-1]))
    for i in chain(range(min(opens + 1, len(words))), later):
        if tokens[i].slags == "ord" and _er_bydeform(words, i, foerst=i <= opens, loes=periode.loes):
            return i
    return -1


def _er_bydeform(words: Sequence[str], i: int, *, foerst: bool, loes: bool) -> bool:
    """Return whether the word at `i` asks for something: first (`foerst`), or with an object of the citizen's."""
    word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
    if word in _FOERST_I_BYDEFORM and f"{word}_{after}" in BYDEFORM_MED:
        return foerst and (after in EGNE or not any(slags(later) & Slags.FINIT for later in words[i + 2 :]))
    if not _har_form(word) or (slags(after) & Slags.FINIT and after not in BIORD):
        return False
    if after in BINDEORD:
        return False
    aims = after in _OBJECTS or (after in EJESTEDORD and word[-1] not in _VOWELS)
    return aims or (foerst and not loes and word not in BYDEFORM_ELLER_NAVNEORD and _ren(word))


def _har_form(word: str) -> bool:
    """Return whether the word is the stem of a verb and neither a past form nor a small word."""
    if word in SMAAORD or word in ALDRIG_UDSAGNSORD or slags(word) & (Slags.FINIT | Slags.TILLAEG):
        return False
    if word[-1] in _VOWELS:
        return bool(slags(word) & Slags.NAVNEMAADE) and not word.endswith("e")
    return any(slags(infinitive) & Slags.NAVNEMAADE for infinitive in (word + "e", word + word[-1] + "e"))


def _ren(word: str) -> bool:
    """Return whether the form cannot be an infinitive."""
    return word[-1] not in _VOWELS or word == "se"
