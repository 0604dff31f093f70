"""Which of din, dit and dine an owner's noun takes, as far as it can be known."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.ordliste import Slags, liste, navneord

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst

_ADJECTIVES = 3  # at most so many between the owner and the noun
_SHORTEST = 3  # letters in each half of a compound
_VOWELS = "aeiouyæøå"


def find_ejestedord(context: Kontekst, i: int) -> str:
    """Return `min`, `mit` or `mine` for the noun after the owner at `i`, an empty text if it is not known."""
    if context.ordet(i - 1) in {"alle", "begge", "samtlige"}:
        return "mine"
    for j in range(i + 1, min(i + 2 + _ADJECTIVES, len(context.ord))):
        token, word = context.periode.ord[j], context.ord[j]
        shown = _vist(word) if token.slags != "tal" else _tal(context, j)
        if shown:
            return shown
        if token.slags == "tal" or token.text == "." or word in liste("talord_paa_nul"):
            continue
        form = _koen(word) or (_koen(word.removesuffix("s")) if _ejer_noget(context, j) else "")
        if form:
            return form if _alene(context, j, form) else ""
        if not (word.endswith(("e", "este")) and token.slags == "ord"):
            return ""
    return ""


def _ejer_noget(context: Kontekst, j: int) -> bool:
    """Return whether the word at `j` is a genitive with its own noun after it: `borgerens søns skole`."""
    after = context.ordet(j + 1)
    noun = (
        not context.er_skille(j + 1)
        and not context.finit[j + 1]
        and not context.slags(j + 1) & (Slags.FINIT | Slags.TILLAEG)
    )
    small = liste("forholdsord", "biord", "bindeord", "naevneform", "ledsagere", "svage_ledsagere", "genstandsform")
    return context.ord[j].endswith("s") and noun and context.periode.ord[j + 1].slags == "ord" and after not in small


def _vist(word: str) -> str:
    """Return what a word before the noun shows by itself: `egen`, `to`."""
    shows = {"min": navneord("viser_en"), "mit": navneord("viser_et"), "mine": navneord("flere_end_en")}
    return next((form for form, words in shows.items() if word in words), "")


def _tal(context: Kontekst, j: int) -> str:
    """Return `mine` for a number of more than one; `2. ansøgning` and `1 brev` show nothing."""
    return "mine" if context.ordet(j + 1) != "." and context.ord[j] not in {"0", "1"} else ""


def _koen(word: str) -> str:
    """Return the form for a noun, whole or as the last part of a compound."""
    if word in _former():
        return _former()[word]
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        if word[cut:] in _former():
            return _former()[word[cut:]]
    ending = next((end for end in navneord("endelser_faelleskoen") if word.endswith(end) and word != end), "")
    plural = next((end for end in navneord("endelser_faelleskoen") if word.endswith((end + "er", end + "r"))), "")
    return "min" if ending else "mine" if plural else ""


@cache
def _former() -> dict[str, str]:
    """Return every noun form that is known: singular, and the plural that follows; an empty text where both fit."""
    found: dict[str, str] = {}
    singular = {word: form for navn, form in (("faelleskoen", "min"), ("intetkoen", "mit")) for word in navneord(navn)}
    for word in singular:
        for plural in _flertal(word):
            found[plural] = "mine" if plural not in singular else ""
    found |= {word: form for word, form in singular.items() if word not in found}
    found |= dict.fromkeys(navneord("flertal"), "mine")
    return found | dict.fromkeys(navneord("ens_i_flertal"), "")


def _flertal(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return (word + "r",)
    double = () if word[-1] in _VOWELS else (word + word[-1] + "er",)
    return word + "er", word + "e", *double


def _alene(context: Kontekst, j: int, form: str) -> bool:
    """Return whether no noun of another kind shares the owner: `borgerens navn og adresse`."""
    if not context.er_bindeord(j + 1):
        return True
    after = context.ordet(j + 2)
    noun = context.periode.ord[j + 2].slags == "ord" if j + 2 < len(context.ord) else False
    own = after in liste("bestemmere", "naevneform", "forholdsord", "biord", "ledsagere", "tredje_person")
    if not noun or own or context.slags(j + 2) & (Slags.FINIT | Slags.NAVNEMAADE) or after.endswith(("en", "et")):
        return True
    return _koen(after) == form
