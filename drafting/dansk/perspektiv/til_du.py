"""The adviser's own words about the citizen, told to the citizen."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.perspektiv import grunde
from drafting.dansk.perspektiv.citater import find_citater
from drafting.dansk.perspektiv.linjer import i_begge_laesninger
from drafting.dansk.perspektiv.model import Boejning, Usikkerhed
from drafting.dansk.perspektiv.omtale import omtal
from drafting.dansk.perspektiv.ordliste import liste
from drafting.dansk.perspektiv.perioder import find_ord, find_perioder, fjern_pladser
from drafting.dansk.perspektiv.personer import Personer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from drafting.dansk.perspektiv.afgoer import Form
    from drafting.dansk.perspektiv.model import Ord, Periode
    from drafting.dansk.perspektiv.personer import Stand

_ORD = re.compile(r"\w+")
_OM_BORGEREN = ("borgeren", "borgerne", "han", "hun", "hende", "ham", "hans", "hendes")
_RELEVANTE = frozenset(word + ending for word in _OM_BORGEREN for ending in ("", "s"))


@lru_cache(maxsize=512)  # as in boej
def boej_til_du(text: str, *, omtale: str | None = None, flertal: bool = False) -> Boejning:
    """Return the adviser's third-person `text` as it is told to the citizen; what the rules cannot turn is uncertain.

    `omtale` (hun or han) says which pronoun can be the citizen; with `flertal` the citizens are told of as borgerne.
    """
    if _RELEVANTE.isdisjoint(_ORD.findall(text.lower())):
        return Boejning(text, ())
    quotes, open_quotes = find_citater(text)
    doubts = [Usikkerhed(at, at + 1, text[at], grunde.CITAT) for at in open_quotes]
    perioder = find_perioder(find_ord(text, quotes))
    parts, position = [], 0
    for token, (form, why) in sorted(vend(perioder, omtale, flertal=flertal, fortalte=[])):
        if why:
            doubts.append(Usikkerhed(token.start, token.slut, token.text, why))
        else:
            parts += [text[position : token.start], form]
            position = token.slut
    return Boejning("".join([*parts, text[position:]]), tuple(sorted(doubts, key=lambda one: (one.start, one.slut))))


class Fortalt(Struct, frozen=True):
    """A period, where the text stood before it, and what becomes of its words."""

    periode: Periode
    stand: Stand
    former: Mapping[Ord, Form]


def vend(
    perioder: Iterable[Periode], omtale: str | None, *, flertal: bool, fortalte: list[Fortalt]
) -> Iterator[tuple[Ord, Form]]:
    """Yield the words that change with their new form, or why it cannot be known; the periods go into `fortalte`."""
    personer = Personer(None if flertal else omtale)

    def tell() -> Iterator[Periode]:
        for periode in personer.foelg(perioder):
            former = _find_former(periode, personer.stand, flertal=flertal)
            fortalte.append(Fortalt(periode, personer.stand, former))
            yield periode

    def turn(periode: Periode) -> Mapping[Ord, Form]:
        last = fortalte[-1]
        return last.former if periode is last.periode else _find_former(periode, last.stand, flertal=flertal)

    return i_begge_laesninger(tell(), turn, _tvivl)


def _find_former(periode: Periode, stand: Stand, *, flertal: bool) -> dict[Ord, Form]:
    """Return what becomes of the words of one period."""
    if liste("tredje_person").isdisjoint([token.lille for token in periode.ord]):
        return {}
    return {periode.ord[i]: form for i, form in omtal(fjern_pladser(periode), stand, flertal=flertal).items()}


def fortael(perioder: Iterable[Periode], omtale: str, fortalte: list[Fortalt]) -> dict[int, str] | None:
    """Return the new forms by where they stand, None where any is in doubt."""
    told: dict[int, str] = {}
    for token, (form, why) in vend(perioder, omtale, flertal=False, fortalte=fortalte):
        if why:
            return None
        if form != token.text:
            told[token.start] = form
    return told


def _tvivl(token: Ord) -> str:
    return grunde.STEDORD.format(ord=token.text) if token.lille in liste("tredje_person") else ""
