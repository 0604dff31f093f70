"""`hun` or `han` for a `borgeren` that has just been said, where the word can be nobody else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.dansk.perspektiv.citater import find_citater
from drafting.dansk.perspektiv.former import stort_som
from drafting.dansk.perspektiv.perioder import find_ord, find_perioder
from drafting.dansk.perspektiv.personer import STEDORD
from drafting.dansk.perspektiv.til_du import fortael

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.dansk.perspektiv.model import Ord, Periode
    from drafting.dansk.perspektiv.til_du import Fortalt

    Sted = tuple[Ord, str]  # a word, and the pronoun instead of it

_SAGT = {"du": "jeg", "dig": "mig", "din": "min", "dit": "min", "dine": "min"}
_BORGEREN = frozenset({"borgeren", "borgerens"})
_TO = 2  # with fewer there is nothing to say again


@lru_cache(maxsize=512)  # as in boej
def saet_stedord(text: str, omtale: str | None) -> str:
    """Return the third-person `text` with the citizen's pronoun for every `borgeren` but the first.

    A pronoun is only put where the text still says the same to the citizen; without `omtale` nothing is changed.
    """
    if omtale not in STEDORD or text.lower().count("borgeren") < _TO:
        return text
    quotes, open_quotes = find_citater(text)
    if open_quotes:
        return text
    tokens = find_ord(text, quotes)
    fortalte: list[Fortalt] = []
    told = fortael(find_perioder(tokens), omtale, fortalte)
    if told is None:
        return text
    steder = list(_iter_steder(fortalte, omtale))
    if steder and _fortael_med(steder, tokens, fortalte, omtale) != told:
        steder = _find_sikre(steder, tokens, fortalte, omtale, told)
    for token, stedord in reversed(steder):
        text = text[: token.start] + stedord + text[token.slut :]
    return text


def _find_sikre(
    steder: list[Sted], tokens: list[Ord], fortalte: list[Fortalt], omtale: str, told: dict[int, str]
) -> list[Sted]:
    """Return the pronouns that can stand, tried one by one from the end."""
    sikre: list[Sted] = []
    for sted in reversed(steder):
        if _fortael_med([sted, *sikre], tokens, fortalte, omtale) == told:
            sikre.insert(0, sted)
    return sikre


def _fortael_med(steder: list[Sted], tokens: list[Ord], fortalte: list[Fortalt], omtale: str) -> dict[int, str] | None:
    """Return what the text says to the citizen with the pronouns put; only at the start of a line do they part it."""
    nye = {token: replace(token, text=stedord, lille=stedord.lower()) for token, stedord in steder}
    if "linje" in [token.slags for token in tokens]:
        return fortael(find_perioder([nye.get(token, token) for token in tokens]), omtale, [])
    return fortael([_put(fortalt.periode, nye) for fortalt in fortalte], omtale, [])


def _put(periode: Periode, nye: dict[Ord, Ord]) -> Periode:
    """Return the period with other words in some places."""
    if nye.keys().isdisjoint(periode.ord):
        return periode
    return replace(periode, ord=tuple([nye.get(token, token) for token in periode.ord]))


def _iter_steder(fortalte: list[Fortalt], omtale: str) -> Iterator[Sted]:
    """Yield where `borgeren` is said again, and the pronoun that can stand there."""
    forms = {du: stedord for stedord, jeg in STEDORD[omtale].items() for du, same in _SAGT.items() if same == jeg}
    said = False
    for fortalt in fortalte:
        for token in fortalt.periode.ord:
            if token.slags != "ord" or token.lille not in _BORGEREN:
                continue
            form, doubt = fortalt.former.get(token, ("", ""))
            if said and not doubt and form.lower() in forms and fortalt.stand.er_sikker(fortalt.periode):
                yield token, stort_som(token.text, forms[form.lower()])
            said = True
