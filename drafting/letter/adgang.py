"""Whether a letter may be written: by the municipality, from this kind of file, and yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.dansk.opremsning import format_opremsning
from drafting.errors import DraftingError, HoleError, RefusedError, Trouble, UsageError
from drafting.facts.model import Sag
from drafting.fund import Finding, Level
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.model import JaNejIkkeOplyst
from drafting.law.profil import HOEJERE_INSTANSER
from drafting.letter.view import find_ventegrund, is_ufravigeligt
from drafting.letter.view.aktindsigtsklage import STADE, is_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from drafting.errors import Place
    from drafting.facts.model import Fakta
    from drafting.law.profil import Kommuneprofil
    from drafting.letter.skabelon import Skabelon
    from drafting.oprindelse import Hul

IKKE_OPLYST, PARTSAKTINDSIGT = "profil.ikke_oplyst", "partsaktindsigt"
_SLAGS = {"sag": "en sag om en borger", "generel_udtalelse": "en generel udtalelse"}


def refuse_nej(profil: Kommuneprofil, brev: str) -> None:
    """Raise RefusedError where the municipality's adviser may not write the letter."""
    rule = profil.find_brev(brev)
    if rule and rule.svar is JaNejIkkeOplyst.NEJ:
        message = f"Brevet {brev} kan ikke skrives for {profil.navn}. {rule.grund}"
        raise RefusedError(Trouble(message, remedy=f"Kilde: {rule.kilde}."))


def refuse_hoejere(profil: Kommuneprofil, skabelon: Skabelon, fakta: Fakta, dato: date) -> None:
    """Raise RefusedError where the adviser may not help before bodies outside, with the way to show instead."""
    graense = profil.find_ikke_goere(HOEJERE_INSTANSER)
    noegle = skabelon.instans or (PARTSAKTINDSIGT if _is_partsklage(fakta, skabelon) else "")
    if not noegle or graense is None:
        return
    row = load_klageinstanser().on(noegle, dato)
    titel = str(profil.titel.bestemt)
    message = f"{titel[:1].upper()}{titel[1:]} i {profil.navn} kan ikke {graense.ord}."
    remedy = f"Vis borgeren vej til {row.instans}: drafting brev SAG vejvisning. Kilde: {graense.kilde}."
    raise RefusedError(Trouble(f"Brevet {skabelon.navn} kan ikke skrives. {message}", remedy=remedy))


def _is_partsklage(fakta: Fakta, skabelon: Skabelon) -> bool:
    """Return whether the letter is a party's complaint about aktindsigt, which goes to the body itself."""
    asked = fakta.aktindsigt if isinstance(fakta, Sag) else None
    return skabelon.stade == STADE and asked is not None and asked.svar is not None and is_part(asked)


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
    fast = is_ufravigeligt(skabelon) or _is_anonyms(fakta, skabelon)
    if venter and (fast or not kladde):
        message = f"Sagen er ikke klar til brevet {skabelon.navn}: det kan skrives, {venter}."
        remedy = "Skriv det i sagen." if fast else "Skriv det i sagen, eller lav en kladde med --kladde."
        raise HoleError(Trouble(message, remedy=remedy))


def _is_anonyms(fakta: Fakta, skabelon: Skabelon) -> bool:
    """Return whether an anonymous citizen would sign the letter: not even a draft may have the name."""
    borger = fakta.borger if isinstance(fakta, Sag) else None
    return borger is not None and bool(borger.anonym) and skabelon.fra == "borger"


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
