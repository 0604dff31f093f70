"""Words that are no ordinary first person: names, minutes, capitals in the middle, words to the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv import grunde
from drafting.dansk.perspektiv.former import EGNE
from drafting.dansk.perspektiv.ordklasser import FOER_ROMERTAL
from drafting.dansk.perspektiv.ordliste import Slags, slags
from drafting.dansk.perspektiv.perioder import is_minut

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.model import Periode, Stykke
    from drafting.dansk.perspektiv.ordform import Ordform

_LAESER = frozenset({"du", "dig", "din", "dit", "dine", "jer", "jeres"})
SKILLER_SIG_UD = EGNE | _LAESER | {"i", "undertegnede", "undertegnedes"}


def find_varsel(stykke: Stykke, i: int) -> str | None:
    """Return why the word at `i` is in doubt in every voice, "" if it must be left alone, None if there is nothing."""
    token = stykke.periode.ord[i]
    if token.lille not in SKILLER_SIG_UD:
        return None
    if token.lille in EGNE:
        if token.lille == "min" and is_minut(stykke.periode.ord, stykke.pladser, i):
            return ""
        if "/" in stykke.periode.lille[max(i - 1, 0) : i + 2]:
            return grunde.SKRAASTREG
        return _stort(stykke.periode, i) if token.stort else None
    if token.lille == "i":
        return _stort_i(stykke.periode, i)
    return grunde.LAESER if token.lille in _LAESER else grunde.UNDERTEGNEDE


def _stort(periode: Periode, i: int) -> str | None:
    """Return what a capital says: nothing at the start, a name before a capital, else doubt."""
    token = periode.ord[i]
    if token.text.isupper() and token.text != "VI":
        return None
    starts = i == 0 or _starter(periode, i)
    if token.lille in {"min", "mit", "mine", "vores", "vor"} and i + 1 < len(periode.ord):
        after = periode.ord[i + 1]
        if after.stort and not after.text.isupper():
            return grunde.NAVN if starts else ""
    return None if starts else grunde.STORT


def _starter(periode: Periode, i: int) -> bool:
    """Return whether no word stands before the one at `i`, apart from inside a parenthesis or after a dash."""
    before = periode.ord[i - 1] if i else None
    if before is not None and before.text in {"(", "–", "—", "[", "•", "*", "-"}:
        return True
    return not any(token.slags in {"ord", "navn"} for token in periode.ord[:i])


def _stort_i(periode: Periode, i: int) -> str | None:
    """Return whether `I` is "you": not first before a noun (in), and not after a word that takes a numeral."""
    token = periode.ord[i]
    if token.text != "I":
        return None
    after = periode.ord[i + 1] if i + 1 < len(periode.ord) else None
    if _starter(periode, i):
        return grunde.LAESER if after is not None and _er_udsagnsord(after) else None
    before = periode.ord[i - 1].lille
    return (
        None
        if before in FOER_ROMERTAL or all(t.text.isupper() for t in periode.ord if t.slags == "ord")
        else grunde.LAESER
    )


def _er_udsagnsord(token: Ordform) -> bool:
    return (
        bool(slags(token.lille) & Slags.FINIT)
        and token.lille not in {"går", "dag"}
        and not slags(token.lille) & Slags.TVIVL
    )
