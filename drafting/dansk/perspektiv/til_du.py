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
from drafting.dansk.perspektiv.ordklasser import TREDJE_PERSON
from drafting.dansk.perspektiv.perioder import find_ord, find_perioder
from drafting.dansk.perspektiv.personer import STEDORD, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafting.dansk.perspektiv.afgoer import Form
    from drafting.dansk.perspektiv.model import Sted, Stykke
    from drafting.dansk.perspektiv.ordform import Ordform

_OM_BORGEREN = ("borgeren", "borgerne", "han", "hun", "hende", "ham", "hans", "hendes")
_RELEVANTE = re.compile(rf"\b(?:{'|'.join(_OM_BORGEREN)})s?\b")


@lru_cache(maxsize=512)  # as in boej
def boej_til_du(text: str, *, omtale: str | None = None, flertal: bool = False) -> Boejning:
    """Return the adviser's third-person `text` as it is told to the citizen; what the rules cannot turn is uncertain.

    `omtale` (hun or han) says which pronoun can be the citizen; with `flertal` the citizens are told of as borgerne.
    """
    if not _RELEVANTE.search(text.lower()):
        return Boejning(text, ())
    quotes, open_quotes = find_citater(text)
    doubts = [Usikkerhed(at, at + 1, text[at], grunde.CITAT) for at in open_quotes]
    fortalte = fortael(find_perioder(find_ord(text, quotes)), omtale, flertal=flertal)
    parts, position = [], 0
    for (start, token), (form, why) in sorted(find_former(fortalte, flertal=flertal)):
        end = start + len(token.text)
        if why:
            doubts.append(Usikkerhed(start, end, token.text, why))
        else:
            parts += [text[position:start], form]
            position = end
    return Boejning("".join([*parts, text[position:]]), tuple(sorted(doubts, key=lambda one: (one.start, one.slut))))


class Fortalt(Struct, frozen=True, gc=False):
    """A period, what becomes of its words by their places in it, and where the text stands before it and after it."""

    stykke: Stykke
    former: Mapping[int, Form]
    stand: Stand
    efter: Stand

    @classmethod
    def af(cls, stykke: Stykke, stand: Stand, *, flertal: bool) -> Fortalt:
        """Return the period told."""
        if TREDJE_PERSON.isdisjoint(stykke.periode.lille):
            return cls(stykke, {}, stand, stand.efter(stykke.periode))
        omtalt = omtal(stykke.periode, stand, flertal=flertal)
        return cls(stykke, omtalt.former, stand, omtalt.efter)

    def sig(self) -> dict[int, Form]:
        """Return what becomes of the words that change, by their places in the period."""
        words = self.stykke.periode.ord
        return {i: form for i, form in self.former.items() if form[0] != words[i].text}

    @property
    def fundne(self) -> dict[Sted, Form]:
        """Return what becomes of the words by their places in the text."""
        pladser, words = self.stykke.pladser, self.stykke.periode.ord
        return {(pladser[i], words[i]): form for i, form in self.former.items()}


def fortael(stykker: Iterable[Stykke], omtale: str | None, *, flertal: bool) -> list[Fortalt]:
    """Return the periods told one after the other."""
    stand, fortalte = Stand(omtale if omtale in STEDORD and not flertal else None), []
    for stykke in stykker:
        fortalt = Fortalt.af(stykke, stand, flertal=flertal)
        fortalte.append(fortalt)
        stand = fortalt.efter
    return fortalte


def find_former(fortalte: list[Fortalt], *, flertal: bool) -> Iterable[tuple[Sted, Form]]:
    """Yield the words that change with their new form, or why it cannot be known."""
    if not any(fortalt.stykke.linje for fortalt in fortalte):
        return [found for fortalt in fortalte for found in fortalt.fundne.items()]
    by_end = {fortalt.stykke.pladser[-1]: fortalt for fortalt in fortalte}

    def turn(stykke: Stykke) -> dict[Sted, Form]:
        last = by_end[stykke.pladser[-1]]
        return (last if stykke is last.stykke else Fortalt.af(stykke, last.stand, flertal=flertal)).fundne

    return i_begge_laesninger([fortalt.stykke for fortalt in fortalte], turn, _tvivl)


def er_uklar(fortalte: list[Fortalt]) -> bool:
    """Return whether it cannot be known what becomes of a word."""
    if any(fortalt.stykke.linje for fortalt in fortalte):
        return any(why for _, (_, why) in find_former(fortalte, flertal=False))
    return any(why for fortalt in fortalte for _, why in fortalt.former.values())


def find_sagt(fortalte: list[Fortalt]) -> dict[int, str] | None:
    """Return the new forms by where they stand, None where any is in doubt."""
    if er_uklar(fortalte):
        return None
    found = find_former(fortalte, flertal=False)
    return {start: form for (start, token), (form, _) in found if form != token.text}


def _tvivl(token: Ordform) -> str:
    return grunde.STEDORD.format(ord=token.text) if token.lille in TREDJE_PERSON else ""
