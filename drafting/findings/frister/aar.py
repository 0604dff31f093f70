"""The years: how old a matter may be for the adviser, as the municipality counts it, and the Ombudsman's year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from drafting.dansk.dato import format_dag
from drafting.dansk.varighed import format_varighed
from drafting.facts.words import spell
from drafting.findings.frister.grundlag import join
from drafting.law.kalender import MAANEDER_PAA_ET_AAR, Frist, Trin, add_tid, count_for_borger
from drafting.law.model import JaNejIkkeOplyst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.errors import Place
    from drafting.facts.model import Klagepunkt
from drafting.findings.frister.grundlag import Fristgrundlag

OMBUDSMAND = "Frist for at klage til Folketingets Ombudsmand"
AARSREGEL = "Grænsen for, hvor gammel en sag må være"


@dataclass(frozen=True, slots=True)
class Aarsregel:
    """So many years, or months where they are no whole years, as the profile has it."""

    antal: int
    enhed: str
    hjemmel: str


def find_aarsregler(grundlag: Fristgrundlag) -> Iterator[Frist]:
    """Yield the last day the citizen could come to the adviser, counted as this municipality counts."""
    graense = grundlag.profil.aldersgraense
    if graense.svar is not JaNejIkkeOplyst.JA or graense.maaneder is None:
        return
    aar, rest = divmod(graense.maaneder, MAANEDER_PAA_ET_AAR)
    antal, enhed = (graense.maaneder, "maaneder") if rest else (aar, "aar")
    regel = Aarsregel(antal, enhed, f"{grundlag.profil.navn}: {graense.kilde}")
    if graense.regnes_fra == "afslutningen":
        yield from _find_afsluttet(regel, grundlag)
    else:
        yield from _find_forhold(regel, grundlag)


def _find_afsluttet(regel: Aarsregel, grundlag: Fristgrundlag) -> Iterator[Frist]:
    limits = grundlag.sag.begraensninger
    afsluttet = limits.afsluttet if limits else None
    if isinstance(afsluttet, date) and limits:
        tekst = f"Sagen blev afsluttet {format_dag(afsluttet)}."
        yield _count_one(
            "aarsregel", "", Trin(tekst, afsluttet, _egne(grundlag)), limits.sted("afsluttet"), regel, grundlag
        )
    elif afsluttet is not False:
        yield Frist(
            id="aarsregel",
            navn=AARSREGEL,
            dato=None,
            sikker=None,
            trin=(),
            forbehold="Grænsen regnes fra den dag, sagen blev afsluttet.",
            art="aarsregel",
            stand="ukendt",
            mangler="om sagen er afsluttet, og hvornår (begrænsninger, afsluttet)",
        )


def _find_forhold(regel: Aarsregel, grundlag: Fristgrundlag) -> Iterator[Frist]:
    for punkt in grundlag.sag.klagepunkter:
        newest = max(_iter_dage(punkt, grundlag), default=None)
        if newest is not None:
            trin = Trin(f"Det seneste i klagepunktet er fra {format_dag(newest)}.", newest, _egne(grundlag))
            om = f"klagepunktet '{spell(punkt.id)}'"
            yield _count_one(f"aarsregel:{punkt.id}", om, trin, punkt.sted(), regel, grundlag)


def _iter_dage(punkt: Klagepunkt, grundlag: Fristgrundlag) -> Iterator[date]:
    for periode in punkt.perioder:
        yield periode.til or periode.fra
    for event in grundlag.sag.forloeb:
        if event.id in punkt.forloeb and (slut := event.til or event.dato):
            yield slut.senest
    for afgoerelse in grundlag.sag.afgoerelser:
        if afgoerelse.id == punkt.afgoerelse and (dag := afgoerelse.modtaget or afgoerelse.dato):
            yield dag


def _count_one(noegle: str, om: str, start: Trin, sted: Place, regel: Aarsregel, grundlag: Fristgrundlag) -> Frist:
    assert start.dato is not None  # noqa: S101 (every caller gives the day it starts from)
    slut = add_tid(start.dato, regel.antal, regel.enhed, grundlag.kalender)
    laengde = format_varighed(regel.antal, regel.enhed)
    trin = [start, Trin(f"Kommunens grænse er {laengde}, altså til og med {format_dag(slut)}.", slut, regel.hjemmel)]
    kom = grundlag.sag.modtaget
    if kom is not None:
        ord_ = "inden for" if kom <= slut else "uden for"
        trin.append(Trin(f"Borgeren kom {format_dag(kom)}, altså {ord_} grænsen.", kom, _egne(grundlag)))
    undtagelse = grundlag.profil.aldersgraense.undtagelse
    return Frist(
        id=noegle,
        navn=AARSREGEL,
        dato=slut,
        sikker=slut,
        trin=tuple(trin),
        forbehold=join("" if kom else "Skriv i sagen, hvornår borgeren kom (modtaget).", str(undtagelse or "")),
        art="aarsregel",
        stand=("overholdt" if kom <= slut else "udløbet") if kom else grundlag.find_stand(slut),
        om=om,
        sted=sted,
    )


def _egne(grundlag: Fristgrundlag) -> str:
    return grundlag.regler.kilder.egne_oplysninger


def find_ombudsmand(grundlag: Fristgrundlag) -> Iterator[Frist]:
    """Yield the Ombudsman's year, counted from the last answer in the matter."""
    sidste = max(_iter_svar(grundlag), default=None)
    if sidste is None:
        return
    regel = grundlag.regler.get("ombudsmand")
    talt = count_for_borger(sidste, regel, grundlag.kalender, grundlag.regler.regnemaade)
    svar = Trin(f"Det seneste svar i sagen er fra {format_dag(sidste)}.", sidste, _egne(grundlag))
    yield Frist(
        id="ombudsmand",
        navn=OMBUDSMAND,
        dato=talt.dato,
        sikker=talt.sikker,
        trin=(svar, *talt.trin),
        forbehold=regel.forbehold,
        art="ombudsmand",
        stand=grundlag.find_stand(talt.dato),
    )


def _iter_svar(grundlag: Fristgrundlag) -> Iterator[date]:
    sag = grundlag.sag
    days = [each.modtaget or each.dato for each in sag.svar]
    days += [each.modtaget or each.dato for each in sag.afgoerelser]
    yield from (dag for dag in days if dag)
    for event in sag.forloeb:
        if event.slags in ("svar", "afgørelse") and event.dato is not None:
            yield event.dato.tidligst
