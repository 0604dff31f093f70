"""How old a matter is: counted from the day the case was closed, or from the matter itself, as the profile has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from drafting.dansk.dato import format_dato
from drafting.findings.kompetence.emne import is_egen
from drafting.law.kalender import add_tid
from drafting.law.model import JaNejIkkeOplyst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.findings.kompetence.emne import Emne, Kompetencegrundlag
    from drafting.findings.kompetence.svar import Svar

Alder = tuple["Svar", str, str]
Leje = Literal["inde", "ude", "delt", "ukendt"]
ALDERSGRAENSE = "aldersgraense"
MODTAGET = "hvornår borgeren kom til {titel} (modtaget)"
AFSLUTTET = "om sagen er afsluttet, og hvornår (afsluttet)"
HVORNAAR = "hvornår det skete (perioder eller forløb)"
SLUT = "hvornår præcis det skete, og hvornår det sluttede (dato og til)"
ANDRES = "hvad kommunen selv har gjort og hvornår, for alle perioder hører til en anden myndighed (perioder)"


@dataclass(frozen=True, slots=True)
class Stykke:
    """A stretch of the matter, without `til` still open; `er_maaned` is whether only the month is known."""

    fra: date
    til: date | None
    egen: bool = True
    er_maaned: bool = False


def find_alder(emne: Emne, grundlag: Kompetencegrundlag) -> Alder | None:
    """Return the answer, what in the case gives it, and which fact is missing; None where the point is not too old."""
    graense = grundlag.profil.aldersgraense
    if graense.svar is not JaNejIkkeOplyst.JA or not graense.maaneder or emne.punkt is None:
        return None
    if graense.regnes_fra == "afslutningen":
        return _count_from_slut(emne, graense.maaneder, grundlag)
    return _count_from_forhold(emne, graense.maaneder, grundlag)


def _count_from_slut(emne: Emne, maaneder: int, grundlag: Kompetencegrundlag) -> Alder | None:
    afsluttet, _ = emne.find("afsluttet")
    if afsluttet is False:
        return None
    if not isinstance(afsluttet, date):
        return "ved ikke", "", AFSLUTTET
    kom = grundlag.sag.modtaget
    sidste = add_tid(afsluttet, maaneder, "maaneder", grundlag.kalender)
    if (kom or grundlag.dato) <= sidste:
        return None
    if kom is None:
        return "ved ikke", f"Sagen blev afsluttet {format_dato(afsluttet)}.", MODTAGET.format(titel=grundlag.titel)
    fordi = f"Sagen blev afsluttet {format_dato(afsluttet)}, og borgeren kom først {format_dato(kom)}."
    return "kan ikke", fordi, ""


def _count_from_forhold(emne: Emne, maaneder: int, grundlag: Kompetencegrundlag) -> Alder | None:
    """Return how much of the municipality's own part lies within the year before the citizen came."""
    kom = grundlag.sag.modtaget
    graense = add_tid(kom or grundlag.dato, -maaneder, "maaneder", grundlag.kalender)
    stykker = tuple(_iter_stykker(emne, grundlag))
    egne = [stykke for stykke in stykker if stykke.egen]
    if not egne:
        return "ved ikke", "", ANDRES if stykker else HVORNAAR
    lejer = [_place(stykke, graense) for stykke in egne]
    if set(lejer) == {"inde"}:
        return None
    if "ukendt" in lejer or kom is None:
        return "ved ikke", "", SLUT if "ukendt" in lejer else MODTAGET.format(titel=grundlag.titel)
    if set(lejer) == {"ude"}:
        senest = max(stykke.til or stykke.fra for stykke in egne)
        return "kan ikke", f"Det seneste er fra {format_dato(senest)}, og borgeren kom {format_dato(kom)}.", ""
    fordi = f"Borgeren kom {format_dato(kom)}. Det, der er sket fra {format_dato(graense)} og frem, kan tages op."
    return "delvist", fordi, ""


def _place(stykke: Stykke, graense: date) -> Leje:
    if stykke.fra >= graense:
        return "inde"
    if stykke.til is not None and stykke.til < graense:
        return "ude"
    return "ukendt" if stykke.til is None or stykke.er_maaned else "delt"


def _iter_stykker(emne: Emne, grundlag: Kompetencegrundlag) -> Iterator[Stykke]:
    """Yield when the matter happened; periods go before single events, and the adviser's own steps are none."""
    punkt, sag = emne.punkt, grundlag.sag
    assert punkt is not None  # noqa: S101 (only a klagepunkt has an age)
    for periode in punkt.perioder:
        yield Stykke(periode.fra, periode.til, egen=is_egen(periode.myndighed, grundlag))
    if punkt.perioder:
        return
    for event in sag.forloeb:
        if event.id in punkt.forloeb and event.dato is not None and event.af is None:
            er_maaned = event.til is None and event.dato.dag is None
            til = (event.til or event.dato).senest
            yield Stykke(event.dato.tidligst, til, egen=is_egen(event.myndighed, grundlag), er_maaned=er_maaned)
    afgoerelse = emne.afgoerelse
    if afgoerelse is not None and (dag := afgoerelse.modtaget or afgoerelse.dato):
        yield Stykke(dag, dag)
