"""Where a sentence asks its reader to do something: `Giv mig en forklaring`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.former import EGNE, EJESTEDORD
from drafting.dansk.perspektiv.kontekst import SKILLETEGN
from drafting.dansk.perspektiv.ordliste import Slags, liste, slags, smaaord

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.model import Periode

_OBJECTS = frozenset({"mig", "os"})
_VOWELS = "aeiouyæøå"


def find_bydeform(periode: Periode) -> int:
    """Return the place of the first imperative that may concern the citizen, -1 if there is none."""
    words = [token.lille for token in periode.ord]
    opens = True
    for i, token in enumerate(periode.ord):
        if token.slags == "ord" and _er_bydeform(words, i, foerst=opens, loes=periode.loes):
            return i
        opens = opens and (token.slags == "tegn" or words[i] in liste("foran_bydeform"))
    return -1


def _er_bydeform(words: list[str], i: int, *, foerst: bool, loes: bool) -> bool:
    """Return whether the word at `i` asks for something: first in the sentence, or with an object of the citizen's."""
    word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
    if f"{word}_{after}" in liste("bydeform_med"):
        return foerst and (after in EGNE or not any(slags(later) & Slags.FINIT for later in words[i + 2 :]))
    if not foerst and not (words[i - 1] in liste("foran_bydeform") or words[i - 1] in SKILLETEGN):
        return False
    if not _har_form(word) or (slags(after) & Slags.FINIT and after not in liste("biord")):
        return False
    if after in liste("bindeord"):
        return False
    aims = after in _OBJECTS or (after in EJESTEDORD and word[-1] not in _VOWELS)
    return aims or (foerst and not loes and word not in liste("bydeform_eller_navneord") and _ren(word))


def _har_form(word: str) -> bool:
    """Return whether the word is the stem of a verb and neither a past form nor a small word."""
    if word in smaaord() or word in liste("aldrig_udsagnsord") or slags(word) & (Slags.FINIT | Slags.TILLAEG):
        return False
    if word[-1] in _VOWELS:
        return bool(slags(word) & Slags.NAVNEMAADE) and not word.endswith("e")
    return any(slags(infinitive) & Slags.NAVNEMAADE for infinitive in (word + "e", word + word[-1] + "e"))


def _ren(word: str) -> bool:
    """Return whether the form cannot be an infinitive."""
    return word[-1] not in _VOWELS or word == "se"
