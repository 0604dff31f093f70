"""What the citizen is told when the complaint has been sent on: where, when, and who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.findings.frister.venter import find_tavse
from drafting.findings.kompetence import may_send, vurder_kompetence
from drafting.letter.view.ramme import dato_tekst, find_enhed_id
from drafting.oprindelse import Tekst

if TYPE_CHECKING:
    from drafting.letter.view.ramme import Ramme

STADE = "er_klar_til_orientering"


class Orientering(Struct, frozen=True):
    """Where and when the complaint was sent, and who gets the answer.

    `er_besvaret` is whether every unit has answered since, `noget_udeladt` whether the adviser could not send it all.
    """

    sendt: Tekst | None
    modtagere: tuple[Tekst, ...]
    flere_modtagere: bool
    svar_gennem_raadgiver: bool
    er_besvaret: bool
    noget_udeladt: bool


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
        er_besvaret=_is_besvaret(ramme),
        noget_udeladt=ramme.skabelon.stade == STADE and _has_udeladt(ramme),
    )


def _is_besvaret(ramme: Ramme) -> bool:
    sendt = ramme.sag.videresendt
    if sendt is None or sendt.dato is None or not ramme.sag.svar:
        return False
    return next(find_tavse(ramme.sag, sendt.dato), None) is None


def _has_udeladt(ramme: Ramme) -> bool:
    """Return whether a point of the complaint could not be sent to the unit."""
    hylder = ramme.hylder
    judged = vurder_kompetence(ramme.sag, hylder.profil, hylder.lov, dato=ramme.dato)
    return any(each.art == "klagepunkt" and not may_send(each) for each in judged)
