"""The rules that an udtalelse rests on, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.dansk.opremsning import format_opremsning
from drafting.letter.view.ramme import beregnet
from drafting.letter.view.records import Regel
from drafting.letter.view.resultat import find_placeringer
from drafting.oprindelse import hul

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from drafting.facts import model
    from drafting.law.model import Lovhylde
    from drafting.letter.view.ramme import Ramme
    from drafting.oprindelse import Tekst


def build_regler(ramme: Ramme) -> tuple[Regel, ...]:
    """Return every rule the assessments use, each once, with the points it is used for where there are several."""
    used: dict[str, tuple[Regel, list[int]]] = {}
    for placering in find_placeringer(ramme):
        for regel in _find_regler(ramme, placering.vurdering):
            _, numre = used.setdefault(str(regel.saetning), (regel, []))
            if placering.nummer not in numre:
                numre.append(placering.nummer)
    several = len(ramme.punkter) > 1
    return tuple(replace(regel, punkter=_tell_punkter(numre) if several else None) for regel, numre in used.values())


def _tell_punkter(numre: Sequence[int]) -> Tekst:
    return beregnet(f"punkt {format_opremsning([str(nummer) for nummer in numre])}", "vurderinger")


def _find_regler(ramme: Ramme, vurdering: model.Vurdering) -> Iterator[Regel]:
    for regel in vurdering.regler:
        yield build_regel(regel, ramme.hylder.lov, ramme.dato)


def build_regel(regel: model.Regel, lov: Lovhylde, dato: date) -> Regel:
    """Return the rule as it was on `dato`, a local one in its own words, an unknown one as a hole."""
    if regel.tekst is not None:
        quoted = regel.tekst.med(f"»{str(regel.tekst).strip()}«")
        return Regel(regel.titel or hul("reglens navn"), quoted, regel.kilde, None)
    return find_regel(regel.id or "", lov, dato)


def find_regel(noegle: str, lov: Lovhylde, dato: date) -> Regel:
    """Return the rule of the law shelf as it was on `dato`, an unknown one as a hole."""
    if noegle in lov.ids:
        bestemmelse = lov.on(noegle, dato)
        return Regel(bestemmelse.overskrift, bestemmelse.saetning, bestemmelse.citat, None)
    return Regel(hul(f"reglen {noegle}".strip()), hul("reglens ord"), None, None)


def rests_on_god_forvaltningsskik(regler: Sequence[Regel]) -> bool:
    """Return whether any of the rules is unwritten, so that the letter must say what that is."""
    return any(regel.citat == "god forvaltningsskik" for regel in regler)
