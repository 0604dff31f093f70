"""Whether a letter may be written: by the municipality, from this kind of file, and yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafting.dansk.opremsning import format_opremsning
from drafting.errors import DraftingError, HoleError, RefusedError, Trouble, UsageError
from drafting.fund import Finding, Level
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.model import JaNejIkkeOplyst
from drafting.letter.view import find_ventegrund, is_ufravigeligt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from drafting.errors import Place
    from drafting.facts.model import Fakta
    from drafting.law.profil import Kommuneprofil
    from drafting.letter.skabelon import Skabelon
    from drafting.oprindelse import Hul

IKKE_OPLYST, HOEJERE = "profil.ikke_oplyst", "hoejere_instanser"
_SLAGS = {"sag": "en sag om en borger", "generel_udtalelse": "en generel udtalelse"}


def refuse_nej(profil: Kommuneprofil, brev: str) -> None:
    """Raise RefusedError where the municipality's adviser may not write the letter."""
    rule = profil.find_brev(brev)
    if rule and rule.svar is JaNejIkkeOplyst.NEJ:
        message = f"Brevet {brev} kan ikke skrives for {profil.navn}. {rule.grund}"
        raise RefusedError(Trouble(message, remedy=f"Kilde: {rule.kilde}."))


def refuse_hoejere(profil: Kommuneprofil, skabelon: Skabelon, dato: date) -> None:
    """Raise RefusedError where the adviser may not help before bodies outside, with the way to show instead."""
    graense = next((each for each in profil.kan_ikke_goere if each.noegle == HOEJERE), None)
    if skabelon.til != "ydre_myndighed" or graense is None:
        return
    row = load_klageinstanser().on(skabelon.instans, dato)
    titel = str(profil.titel.bestemt)
    message = f"{titel[:1].upper()}{titel[1:]} i {profil.navn} kan ikke {graense.ord}."
    remedy = f"Vis borgeren vej til {row.instans}: drafting brev SAG vejvisning. Kilde: {graense.kilde}."
    raise RefusedError(Trouble(f"Brevet {skabelon.navn} kan ikke skrives. {message}", remedy=remedy))


def find_forbehold(skabelon: Skabelon, dato: date, place: Place) -> Iterator[Finding]:
    """Yield what the adviser must know of the body outside that a letter goes to."""
    if skabelon.til == "ydre_myndighed" and (row := load_klageinstanser().on(skabelon.instans, dato)).forbehold:
        remedy = str(row.foerst or "Sig det til borgeren, før brevet bliver sendt.")
        kilde = str(row.kilde)
        yield Finding("instans.forbehold", Level.ADVARSEL, str(row.forbehold), place, remedy, kilde, (skabelon.navn,))


def find_ikke_oplyst(profil: Kommuneprofil, breve: Sequence[Skabelon], place: Place) -> Iterator[Finding]:
    """Yield one warning with the letters that the source does not say whether the adviser may write."""
    spurgt = (brev.navn for brev in breve if brev.mandat == "profil")
    tavse = tuple(brev for brev in spurgt if profil.find_svar(brev) is JaNejIkkeOplyst.IKKE_OPLYST)
    if not tavse:
        return
    what, they = ("brevet", "Brevet") if len(tavse) == 1 else ("brevene", "Brevene")
    it = "det" if len(tavse) == 1 else "dem"
    listed = format_opremsning(tavse)
    message = f"{profil.navn} har ikke oplyst, om {profil.titel.bestemt} må skrive {what} {listed}."
    remedy = f"{they} kan skrives alligevel. Find ud af, hvad der gælder hos jer, før du sender {it}."
    kilder = dict.fromkeys(str(rule.kilde) for brev in tavse if (rule := profil.find_brev(brev)))
    yield Finding(IKKE_OPLYST, Level.ADVARSEL, message, place, remedy, "; ".join(kilder), tavse)


def refuse_other_slags(fakta: Fakta, skabelon: Skabelon) -> None:
    """Raise UsageError where the letter is written from another kind of file."""
    if skabelon.slags != fakta.slags:
        message = f"Brevet {skabelon.navn} skrives ud fra {_SLAGS[skabelon.slags]}, men filen er {_SLAGS[fakta.slags]}."
        raise UsageError(Trouble(message, fakta.sted(), "Se brevene til filen med: drafting vis"))


def refuse_early(fakta: Fakta, skabelon: Skabelon, *, kladde: bool) -> None:
    """Raise HoleError where the file has not reached the letter's stage; most letters may be drafted before."""
    venter = find_ventegrund(fakta, skabelon)
    fast = is_ufravigeligt(skabelon)
    if venter and (fast or not kladde):
        message = f"Sagen er ikke klar til brevet {skabelon.navn}: det kan skrives, {venter}."
        remedy = "Skriv det i sagen." if fast else "Skriv det i sagen, eller lav en kladde med --kladde."
        raise HoleError(Trouble(message, remedy=remedy))


def refuse_unready(brev: str, fund: Sequence[Finding], huller: Sequence[Hul]) -> None:
    """Raise the error that keeps a letter from being written: findings at level fejl, or holes."""
    holes = [Trouble(f"Brevet {brev} mangler {hul.hvad}.") for hul in huller]
    errors = sum(finding.level is Level.FEJL for finding in fund)
    if errors:
        message = f"Brevet {brev} er ikke skrevet, fordi tjekket fandt {errors} fejl i sagen."
        remedy = "Ret fejlene, eller lav en kladde med --kladde."
        raise DraftingError(*holes, Trouble(message, remedy=remedy))
    if holes:
        remedy = "Brevet er ikke skrevet. Skriv det i sagen, eller lav en kladde med huller med --kladde."
        raise HoleError(*holes[:-1], replace(holes[-1], remedy=remedy))
