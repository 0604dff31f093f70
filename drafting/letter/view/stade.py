"""How far a case has come: the stages that letters name in their front matter, and what is waited for."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from drafting.errors import SkabelonError, Trouble
from drafting.letter.view.punkter import is_egen_drift

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drafting.facts.model import Sag
    from drafting.letter.skabelon import Skabelon


def _er_klar_til_klage(sag: Sag) -> bool:
    return _er_klar_til_videresendelse(sag) and sag.borger is not None and not sag.borger.anonym


def _er_klar_til_videresendelse(sag: Sag) -> bool:
    return bool(sag.klagepunkter) and not is_egen_drift(sag)


def _er_klar_til_udtalelse(sag: Sag) -> bool:
    return bool(sag.vurderinger)


@dataclass(frozen=True, slots=True)
class Stade:
    """A stage: when a case has reached it, and in Danish what it takes (`når sagen har vurderinger`)."""

    naaet: Callable[[Sag], bool]
    naar: str


STADER: Mapping[str, Stade] = {
    "er_klar_til_klage": Stade(_er_klar_til_klage, "når sagen har et klagepunkt og en borger, der kan skrive under"),
    "er_klar_til_videresendelse": Stade(_er_klar_til_videresendelse, "når sagen har et klagepunkt fra en borger"),
    "er_klar_til_udtalelse": Stade(_er_klar_til_udtalelse, "når sagen har vurderinger"),
}


def find_ventegrund(sag: Sag, skabelon: Skabelon) -> str:
    """Return what the letter waits for, empty when the case has reached its stage; raises SkabelonError."""
    stade = STADER.get(skabelon.stade)
    if stade is None:
        raise SkabelonError(tell_unknown_stade(skabelon))
    return "" if stade.naaet(sag) else stade.naar


def tell_unknown_stade(skabelon: Skabelon) -> Trouble:
    """Return the trouble of a template whose stage is not there."""
    near = get_close_matches(skabelon.stade, STADER, 1)
    remedy = f"Mente du '{near[0]}'?" if near else f"Der findes: {', '.join(sorted(STADER))}."
    return Trouble(f"Stadet '{skabelon.stade}' findes ikke.", skabelon.sted("stade"), remedy)
