"""Whether a letter may be written: by the municipality, from this kind of file, and yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import HoleError, RefusedError, Trouble, UsageError
from drafting.fund import Finding, Level
from drafting.law.model import JaNejIkkeOplyst
from drafting.letter.view import find_ventegrund

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.errors import Place
    from drafting.facts.model import Fakta
    from drafting.law.profil import Kommuneprofil
    from drafting.letter.skabelon import Skabelon

_SLAGS = {"sag": "en sag om en borger", "generel_udtalelse": "en generel udtalelse"}


def refuse_nej(profil: Kommuneprofil, brev: str) -> None:
    """Raise RefusedError where the municipality's adviser may not write the letter."""
    rule = profil.find_brev(brev)
    if rule and rule.svar is JaNejIkkeOplyst.NEJ:
        message = f"Brevet {brev} kan ikke skrives for {profil.navn}. {rule.grund}"
        raise RefusedError(Trouble(message, remedy=f"Kilde: {rule.kilde}."))


def find_ikke_oplyst(profil: Kommuneprofil, brev: str, place: Place) -> Iterator[Finding]:
    """Yield a warning where the source does not say whether the adviser may write the letter."""
    if profil.find_svar(brev) is not JaNejIkkeOplyst.IKKE_OPLYST:
        return
    rule = profil.find_brev(brev)
    message = f"{profil.navn} har ikke oplyst, om {profil.titel.bestemt} må skrive brevet {brev}."
    remedy = "Brevet kan skrives alligevel. Find ud af, hvad der gælder hos jer, før du sender det."
    kilde = str(rule.kilde) if rule else ""
    yield Finding("profil.ikke_oplyst", Level.ADVARSEL, message, place, remedy, kilde, (brev,))


def refuse_other_slags(fakta: Fakta, skabelon: Skabelon) -> None:
    """Raise UsageError where the letter is written from another kind of file."""
    if skabelon.slags != fakta.slags:
        message = f"Brevet {skabelon.navn} skrives ud fra {_SLAGS[skabelon.slags]}, men filen er {_SLAGS[fakta.slags]}."
        raise UsageError(Trouble(message, fakta.sted(), "Se brevene til filen med: drafting vis"))


def refuse_early(fakta: Fakta, skabelon: Skabelon) -> None:
    """Raise HoleError where the file has not reached the letter's stage."""
    if venter := find_ventegrund(fakta, skabelon):
        message = f"Sagen er ikke klar til brevet {skabelon.navn}: det kan skrives, {venter}."
        raise HoleError(Trouble(message, remedy="Skriv det i sagen, eller lav en kladde med --kladde."))
