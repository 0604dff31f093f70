"""How far a case has come: the stages that letters name in their front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.letter.view.punkter import is_egen_drift

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drafting.facts.model import Sag


def _er_klar_til_klage(sag: Sag) -> bool:
    return _er_klar_til_videresendelse(sag) and sag.borger is not None and not sag.borger.anonym


def _er_klar_til_videresendelse(sag: Sag) -> bool:
    return bool(sag.klagepunkter) and not is_egen_drift(sag)


def _er_klar_til_udtalelse(sag: Sag) -> bool:
    return bool(sag.vurderinger)


STADER: Mapping[str, Callable[[Sag], bool]] = {
    "er_klar_til_klage": _er_klar_til_klage,
    "er_klar_til_videresendelse": _er_klar_til_videresendelse,
    "er_klar_til_udtalelse": _er_klar_til_udtalelse,
}


def is_klar(sag: Sag, stade: str) -> bool:
    """Return whether the case has reached the stage `stade`."""
    return STADER[stade](sag)
