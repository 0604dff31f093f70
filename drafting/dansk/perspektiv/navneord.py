"""Which of din, dit and dine an owner's noun takes, as far as it can be known."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.kontekst import Kontekst
from drafting.dansk.perspektiv.laeser import find_laesninger
from drafting.dansk.perspektiv.ordklasser import BEGYNDER_EGET_LED, EJES_IKKE, TALORD_PAA_NUL
from drafting.dansk.perspektiv.ordliste import Slags, navneord

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.model import Periode

_ADJECTIVES = 3  # at most so many between the owner and the noun
_SHORTEST = 3  # letters in each half of a compound
_VOWELS = "aeiouyæøå"
_VISER = {  # what a word before the noun shows by itself: `egen`, `to`
    word: form
    for navn, form in (("flere_end_en", "mine"), ("viser_et", "mit"), ("viser_en", "min"))
    for word in navneord(navn)
}


def find_ejestedord(periode: Periode, i: int) -> str:
    """Return `min`, `mit` or `mine` for the noun after the owner at `i`, an empty text if it is not known."""
    context = Kontekst.af(periode)
    if context.ordet(i - 1) in {"alle", "begge", "samtlige"}:
        return "mine"
    for j in range(i + 1, min(i + 2 + _ADJECTIVES, len(context.ord))):
        token, word = periode.ord[j], context.ord[j]
        shown = _VISER.get(word, "") if token.slags != "tal" else _tal(context, j)
        if shown:
            return shown
        if token.slags == "tal" or token.text == "." or word in TALORD_PAA_NUL:
            continue
        form = _koen(word) or (_koen(word.removesuffix("s")) if word.endswith("s") and _ejer_noget(periode, j) else "")
        if form:
            return form if _alene(context, j, form) else ""
        if not (word.endswith(("e", "este")) and token.slags == "ord"):
            return ""
    return ""


def _ejer_noget(periode: Periode, j: int) -> bool:
    """Return whether the genitive at `j` has its own noun after it: `borgerens søns skole`."""
    context = find_laesninger(periode)[0]
    if context.er_skille(j + 1) or context.finit[j + 1] or context.arter[j + 1] & (Slags.FINIT | Slags.TILLAEG):
        return False
    return periode.ord[j + 1].slags == "ord" and context.ord[j + 1] not in EJES_IKKE


def _tal(context: Kontekst, j: int) -> str:
    """Return `mine` for a number of more than one; `2. ansøgning` and `1 brev` show nothing."""
    return "mine" if context.ordet(j + 1) != "." and context.ord[j] not in {"0", "1"} else ""


@lru_cache(maxsize=8192)
def _koen(word: str) -> str:
    """Return the form for a noun, whole or as the last part of a compound."""
    known = _former()
    if word in known:
        return known[word]
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        if word[cut:] in known:
            return known[word[cut:]]
    endings = navneord("endelser_faelleskoen")
    if any(word.endswith(end) and word != end for end in endings):
        return "min"
    return "mine" if any(word.endswith((end + "er", end + "r")) for end in endings) else ""


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
    own = after in BEGYNDER_EGET_LED
    if not noun or own or context.arter[j + 2] & (Slags.FINIT | Slags.NAVNEMAADE) or after.endswith(("en", "et")):
        return True
    return _koen(after) == form
