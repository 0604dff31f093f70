"""`hun` or `han` for a `borgeren` that has just been said, where the word can be nobody else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.dansk.perspektiv.citater import find_citater
from drafting.dansk.perspektiv.former import stort_som
from drafting.dansk.perspektiv.perioder import find_ord, find_perioder
from drafting.dansk.perspektiv.personer import STEDORD, Personer
from drafting.dansk.perspektiv.til_du import find_former, fortael

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafting.dansk.perspektiv.model import Ord

_SAGT = {"du": "jeg", "dig": "mig", "din": "min", "dit": "min", "dine": "min"}
_BORGEREN = frozenset({"borgeren", "borgerens"})
Sted = tuple[int, str]  # which token, and the pronoun instead of it
_TO = 2  # with fewer there is nothing to say again


@lru_cache(maxsize=512)  # as in boej
def saet_stedord(text: str, omtale: str | None) -> str:
    """Return the third-person `text` with the citizen's pronoun for every `borgeren` but the first.

    A pronoun is only put where the text still says the same to the citizen; without `omtale` nothing is changed.
    """
    if omtale not in STEDORD or text.lower().count("borgeren") < _TO:
        return text
    quotes, open_quotes = find_citater(text)
    tokens = find_ord(text, quotes)
    told = None if open_quotes else fortael(tokens, omtale)
    if told is None:
        return text
    steder = list(_iter_steder(tokens, omtale))
    if steder and fortael(_put(tokens, steder), omtale) != told:
        steder = _find_sikre(tokens, steder, omtale, told)
    for i, stedord in reversed(steder):
        text = text[: tokens[i].start] + stedord + text[tokens[i].slut :]
    return text


def _find_sikre(tokens: list[Ord], steder: list[Sted], omtale: str, told: dict[int, str]) -> list[Sted]:
    """Return the pronouns that can stand, tried one by one from the end."""
    sikre: list[Sted] = []
    for sted in reversed(steder):
        if fortael(_put(tokens, [sted, *sikre]), omtale) == told:
            sikre.insert(0, sted)
    return sikre


def _put(tokens: list[Ord], steder: Iterable[Sted]) -> list[Ord]:
    """Return the tokens with the pronouns in their places."""
    tried = tokens.copy()
    for i, stedord in steder:
        tried[i] = replace(tokens[i], text=stedord, lille=stedord.lower())
    return tried


def _iter_steder(tokens: list[Ord], omtale: str) -> Iterator[Sted]:
    """Yield where among the tokens `borgeren` is said again, and the pronoun that can stand there."""
    forms = {du: stedord for stedord, jeg in STEDORD[omtale].items() for du, same in _SAGT.items() if same == jeg}
    places = {token.start: i for i, token in enumerate(tokens)}
    personer = Personer(omtale)
    said = False
    for periode in personer.foelg(find_perioder(tokens)):
        nye = find_former(periode, personer.stand, flertal=False)
        for token in periode.ord:
            if token.slags != "ord" or token.lille not in _BORGEREN:
                continue
            form, doubt = nye.get(token, ("", ""))
            if said and not doubt and form.lower() in forms and personer.stand.er_sikker(periode):
                yield places[token.start], stort_som(token.text, forms[form.lower()])
            said = True
