"""The heading of an udtalelse, which tells its results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.opremsning import format_opremsning
from drafting.dansk.tal import format_antal
from drafting.letter.view.ramme import beregnet
from drafting.letter.view.resultat import find_placeringer
from drafting.oprindelse import Sammensat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.letter.view.ramme import Ramme
    from drafting.oprindelse import Tekst


class _Resultatord(Struct, frozen=True):
    """How a heading tells one kind of result: alone, before punkter, before forhold."""

    alene: str
    punkter: str
    forhold: str


_RESULTATORD = {
    "kritik": _Resultatord("kritik", "kritik på", "kritik af"),
    "bemærkning": _Resultatord("bemærkning uden kritik", "bemærkning til", "bemærkning til"),
    "ingen_kritik": _Resultatord("ingen kritik", "ingen kritik på", "ingen kritik af"),
    "ikke_vurderet": _Resultatord("kan ikke vurderes", "", ""),
}


def resultat_overskrift(ramme: Ramme) -> Tekst:
    """Return the heading that tells the results: `Manglende svar: kritik på to punkter og ingen kritik på ét punkt`."""
    placeringer = find_placeringer(ramme)
    resultater: list[str] = [placering.vurdering.resultat for placering in placeringer]
    counts = [(ord_, resultater.count(resultat)) for resultat, ord_ in _RESULTATORD.items()]
    delt = len({placering.punkt.id for placering in placeringer}) < len(placeringer)
    told = _tell_counts([(ord_, antal) for ord_, antal in counts if antal], delt=delt)
    return Sammensat.af([ramme.sag.emne, beregnet(f": {told}", "vurderinger")])


def _tell_counts(counts: Sequence[tuple[_Resultatord, int]], *, delt: bool) -> str:
    """Return the results counted in punkter, or in forhold where one klagepunkt has several results."""
    if len(counts) == 1:
        return counts[0][0].alene
    return format_opremsning([_tell_count(ord_, antal, delt=delt) for ord_, antal in counts])


def _tell_count(ord_: _Resultatord, antal: int, *, delt: bool) -> str:
    if not ord_.punkter:
        return (
            f"{format_antal(antal)} {'forhold' if delt else 'punkt' if antal == 1 else 'punkter'}, jeg ikke kan vurdere"
        )
    if delt:
        return f"{ord_.forhold} {format_antal(antal)} forhold"
    return f"{ord_.punkter} {format_antal(antal)} {'punkt' if antal == 1 else 'punkter'}"
