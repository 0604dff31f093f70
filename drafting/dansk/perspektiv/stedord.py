"""`hun` or `han` for a `borgeren` that has just been said, where the word can be nobody else."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.citater import find_citater
from drafting.dansk.perspektiv.former import stort_som
from drafting.dansk.perspektiv.model import Periode, Stykke
from drafting.dansk.perspektiv.ordform import LINJE, ORDFORRAAD
from drafting.dansk.perspektiv.perioder import Ordraekke, find_ord, find_perioder
from drafting.dansk.perspektiv.personer import STEDORD
from drafting.dansk.perspektiv.til_du import Fortalt, er_uklar, find_sagt, fortael

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.dansk.perspektiv.model import Sted
    from drafting.dansk.perspektiv.ordform import Ordform

    Ombytning = tuple[Sted, str]  # a word, and the pronoun instead of it

_SAGT = {"du": "jeg", "dig": "mig", "din": "min", "dit": "min", "dine": "min"}
_FORMER = {  # what the citizen is called when told of, by what the citizen is called when spoken to
    omtale: {du: stedord for stedord, jeg in former.items() for du, same in _SAGT.items() if same == jeg}
    for omtale, former in STEDORD.items()
}
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
    raekke = find_ord(text, quotes)
    fortalte = fortael(find_perioder(raekke), omtale, flertal=False)
    if er_uklar(fortalte):
        return text
    steder = list(_iter_steder(fortalte, omtale))
    if steder and not _siger_det_samme(steder, raekke, fortalte):
        steder = _find_sikre(steder, raekke, fortalte)
    for (start, token), stedord in reversed(steder):
        text = text[:start] + stedord + text[start + len(token.text) :]
    return text


def _find_sikre(steder: list[Ombytning], raekke: Ordraekke, fortalte: list[Fortalt]) -> list[Ombytning]:
    """Return the pronouns that can stand, tried one by one from the end."""
    sikre: list[Ombytning] = []
    for sted in reversed(steder):
        if _siger_det_samme([sted, *sikre], raekke, fortalte):
            sikre.insert(0, sted)
    return sikre


def _siger_det_samme(steder: list[Ombytning], raekke: Ordraekke, fortalte: list[Fortalt]) -> bool:
    """Return whether the text says the same with the pronouns put; only at the start of a line do they part it."""
    nye, stand = {start: ORDFORRAAD[stedord] for (start, _), stedord in steder}, fortalte[0].stand
    if LINJE.lille in raekke.lille:
        words = list(map(nye.get, raekke.pladser, raekke.ord))
        small = [word.lille for word in words]
        stykker = find_perioder(Ordraekke(words, small, raekke.pladser, raekke.slutter))
        return find_sagt(fortael(stykker, stand.omtale, flertal=False)) == find_sagt(fortalte)
    for before in fortalte:
        stykke, after = _put(before.stykke, nye), before
        if stykke is not before.stykke or stand != before.stand:
            after = Fortalt.af(stykke, stand, flertal=False)
            if after.sig() != before.sig():
                return False
        stand = after.efter
    return True


def _put(stykke: Stykke, nye: dict[int, Ordform]) -> Stykke:
    """Return the period with other words in some places."""
    if nye.keys().isdisjoint(stykke.pladser):
        return stykke
    periode, words, small = stykke.periode, list(stykke.periode.ord), list(stykke.periode.lille)
    for i in compress(count(), map(nye.__contains__, stykke.pladser)):
        words[i] = nye[stykke.pladser[i]]
        small[i] = words[i].lille
    new = Periode(tuple(words), tuple(small), periode.loes, periode.spoergsmaal)
    return Stykke(new, stykke.pladser, stykke.linje)


def _iter_steder(fortalte: list[Fortalt], omtale: str) -> Iterator[Ombytning]:
    """Yield where `borgeren` is said again, and the pronoun that can stand there."""
    said = False
    for fortalt in fortalte:
        periode = fortalt.stykke.periode
        for i in compress(count(), map(_BORGEREN.__contains__, periode.lille)):
            form, doubt = fortalt.former.get(i, ("", ""))
            stedord = _FORMER[omtale].get(form.lower())
            if said and stedord and not doubt and fortalt.stand.er_sikker(periode):
                yield fortalt.stykke.sted(i), stort_som(periode.ord[i].text, stedord)
            said = True
