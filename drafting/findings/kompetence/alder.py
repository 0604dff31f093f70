"""Whether a matter is too old, from the day the case was closed or from the matter itself, as the profile has it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from drafting.dansk.dato import format_dato
from drafting.findings.alder import AFSLUTTET, find_alder, find_graense, find_sidste
from drafting.law.model import JaNejIkkeOplyst

if TYPE_CHECKING:
    from drafting.facts.forloeb import Klagepunkt
    from drafting.findings.kompetence.emne import Emne, Kompetencegrundlag
    from drafting.findings.kompetence.svar import Svar

Aldersvar = tuple["Svar", str, str]
ALDERSGRAENSE = "aldersgraense"
MODTAGET = "hvornår borgeren kom til {titel} (modtaget)"


def judge_alder(emne: Emne, grundlag: Kompetencegrundlag) -> Aldersvar | None:
    """Return the answer, what in the case gives it, and which fact is missing; None where the point is not too old."""
    graense = grundlag.profil.aldersgraense
    if graense.svar is not JaNejIkkeOplyst.JA or not graense.maaneder or emne.punkt is None:
        return None
    if graense.regnes_fra == "afslutningen":
        return _count_from_slut(emne, graense.maaneder, grundlag)
    return _count_from_forhold(emne.punkt, graense.maaneder, grundlag)


def _count_from_slut(emne: Emne, maaneder: int, grundlag: Kompetencegrundlag) -> Aldersvar | None:
    afsluttet, _ = emne.find("afsluttet")
    if afsluttet is False:
        return None
    if not isinstance(afsluttet, date):
        return "ved ikke", "", AFSLUTTET
    kom = grundlag.sag.modtaget
    if (kom or grundlag.dato) <= find_sidste(afsluttet, maaneder, grundlag.kalender):
        return None
    if kom is None:
        return "ved ikke", f"Sagen blev afsluttet {format_dato(afsluttet)}.", MODTAGET.format(titel=grundlag.titel)
    fordi = f"Sagen blev afsluttet {format_dato(afsluttet)}, og borgeren kom først {format_dato(kom)}."
    return "kan ikke", fordi, ""


def _count_from_forhold(punkt: Klagepunkt, maaneder: int, grundlag: Kompetencegrundlag) -> Aldersvar | None:
    """Return how much of the municipality's own part lies within the year before the citizen came."""
    kom = grundlag.sag.modtaget
    graense = find_graense(kom or grundlag.dato, maaneder, grundlag.kalender)
    alder = find_alder(punkt, grundlag.sag, grundlag.profil, graense)
    if alder.leje == "inde":
        return None
    if alder.mangler or kom is None:
        return "ved ikke", "", alder.mangler or MODTAGET.format(titel=grundlag.titel)
    if alder.leje == "ude" and alder.senest:
        return "kan ikke", f"Det seneste er fra {format_dato(alder.senest)}, og borgeren kom {format_dato(kom)}.", ""
    fordi = f"Borgeren kom {format_dato(kom)}. Det, der er sket fra {format_dato(graense)} og frem, kan tages op."
    return "delvist", fordi, ""
