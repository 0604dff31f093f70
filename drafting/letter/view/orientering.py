"""What the citizen is told when the complaint has been sent on: where, when, and who answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.letter.view.ramme import dato_tekst, find_enhed_id
from drafting.oprindelse import Tekst

if TYPE_CHECKING:
    from drafting.letter.view.ramme import Ramme


@dataclass(frozen=True, slots=True)
class Orientering:
    """Where and when the complaint was sent, and who gets the answer."""

    sendt: Tekst | None
    modtagere: tuple[Tekst, ...]
    flere_modtagere: bool
    svar_gennem_raadgiver: bool


def build_orientering(ramme: Ramme) -> Orientering:
    """Return what the citizen is told of the complaint that was sent on."""
    sag = ramme.sag
    meant = {find_enhed_id(sag, punkt) for punkt in sag.klagepunkter if punkt.rejst_af != "rådgiver"}
    modtagere = tuple(enhed.navn for enhed in sag.enheder if enhed.id in meant)
    return Orientering(
        sendt=dato_tekst(sag.videresendt, "dato"),
        modtagere=modtagere,
        flere_modtagere=len(modtagere) > 1,
        svar_gennem_raadgiver=sag.borger is not None and bool(sag.borger.anonym),
    )
