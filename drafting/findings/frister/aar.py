"""The years: how old a matter may be for the adviser, as the municipality counts it, and the Ombudsman's year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.dansk.dato import format_dag
from drafting.dansk.varighed import format_varighed
from drafting.facts.words import spell
from drafting.findings.alder import AFSLUTTET, find_alder, find_graense, find_sidste
from drafting.findings.frister.grundlag import join
from drafting.findings.lag import find_i_lag, find_lag, find_om
from drafting.law.kalender import MAANEDER_PAA_ET_AAR, Frist, Trin, count_for_borger
from drafting.law.model import JaNejIkkeOplyst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.errors import Place
    from drafting.facts.model import Klagepunkt, Sag
    from drafting.findings.frister.grundlag import Fristgrundlag
    from drafting.law.kalender import Stand

OMBUDSMAND = "Frist for at klage til Folketingets Ombudsmand"
AARSREGEL = "Grænsen for, hvor gammel en sag må være"
IKKE_SLUT = "Der står ikke, at det er slut. Grænsen regnes først fra den dag."
KUN = "Det gælder kun det, der er sket fra {dag} og frem."


class _Regel(Struct, frozen=True):
    """The municipality's limit: so many months, and where it says so."""

    maaneder: int
    hjemmel: str

    @property
    def laengde(self) -> str:
        """Return how long it is, in years where they are whole."""
        aar, rest = divmod(self.maaneder, MAANEDER_PAA_ET_AAR)
        return format_varighed(self.maaneder, "maaneder") if rest else format_varighed(aar, "aar")


def find_aarsregler(grundlag: Fristgrundlag) -> Iterator[Frist]:
    """Yield the last day the citizen could come to the adviser, counted as this municipality counts."""
    graense = grundlag.profil.aldersgraense
    if graense.svar is not JaNejIkkeOplyst.JA or not graense.maaneder:
        return
    regel = _Regel(graense.maaneder, f"{grundlag.profil.navn}: {graense.kilde}")
    if graense.regnes_fra == "afslutningen":
        yield from _find_afsluttet(regel, grundlag)
    else:
        yield from _find_forhold(regel, grundlag)


def _find_afsluttet(regel: _Regel, grundlag: Fristgrundlag) -> Iterator[Frist]:
    """Yield one limit for the case, or one for each point where they were not closed alike."""
    sag = grundlag.sag
    slut = [_find_slut(sag, punkt) for punkt in sag.klagepunkter] or [_find_slut(sag, None)]
    if len(set(slut)) == 1:
        yield from _count_afsluttet(None, slut[0], regel, grundlag)
        return
    for punkt, dag in zip(sag.klagepunkter, slut, strict=True):
        yield from _count_afsluttet(punkt, dag, regel, grundlag)


def _count_afsluttet(punkt: Klagepunkt | None, slut: object, regel: _Regel, grundlag: Fristgrundlag) -> Iterator[Frist]:
    if isinstance(slut, date):
        trin = Trin(f"Sagen blev afsluttet {format_dag(slut)}.", slut, _egne(grundlag))
        yield _count_one(punkt, trin, regel, grundlag)
    elif slut is not False:
        frist = _start(punkt, "ukendt", grundlag)
        yield replace(frist, forbehold="Grænsen regnes fra den dag, sagen blev afsluttet.", mangler=AFSLUTTET)


def _find_slut(sag: Sag, punkt: Klagepunkt | None) -> object:
    return find_i_lag(find_lag(sag, punkt, find_om(sag, punkt) if punkt else None), "afsluttet")[0]


def _find_forhold(regel: _Regel, grundlag: Fristgrundlag) -> Iterator[Frist]:
    """Yield the limit of each point, none for a point that nothing is known of."""
    sag = grundlag.sag
    first = find_graense(sag.modtaget or grundlag.dato, regel.maaneder, grundlag.kalender)
    for punkt in sag.klagepunkter:
        alder = find_alder(punkt, sag, grundlag.profil, first)
        if alder.mangler and alder.leje != "uoplyst":
            yield replace(_start(punkt, "ukendt", grundlag), mangler=alder.mangler)
        elif alder.leje in {"inde", "delt"} and alder.senest is None:
            kun = KUN.format(dag=format_dag(first)) if alder.leje == "delt" else ""
            stand: Stand = "overholdt" if sag.modtaget else "venter"
            yield replace(_start(punkt, stand, grundlag), forbehold=join(IKKE_SLUT, kun))
        elif alder.senest is not None:
            trin = Trin(f"Det seneste i klagepunktet er fra {format_dag(alder.senest)}.", alder.senest, _egne(grundlag))
            yield _count_one(punkt, trin, regel, grundlag, fra=first if alder.leje == "delt" else None)


def _start(punkt: Klagepunkt | None, stand: Stand, grundlag: Fristgrundlag) -> Frist:
    """Return the limit of a point, or of the case as a whole, before anything is counted."""
    return Frist(
        id=f"aarsregel:{punkt.id}" if punkt else "aarsregel",
        navn=AARSREGEL,
        dato=None,
        sikker=None,
        trin=(),
        forbehold="",
        art="aarsregel",
        stand=stand,
        om=f"klagepunktet '{spell(punkt.id)}'" if punkt else "",
        sted=punkt.sted() if punkt else _find_sted(grundlag.sag),
    )


def _find_sted(sag: Sag) -> Place | None:
    return sag.begraensninger.sted("afsluttet") if sag.begraensninger else None


def _count_one(
    punkt: Klagepunkt | None, start: Trin, regel: _Regel, grundlag: Fristgrundlag, *, fra: date | None = None
) -> Frist:
    """Return the limit counted from `start`; `fra` is the first day in time where only a part of the matter is."""
    assert start.dato is not None  # noqa: S101 (every caller gives the day it starts from)
    slut = find_sidste(start.dato, regel.maaneder, grundlag.kalender)
    trin = [
        start,
        Trin(f"Kommunens grænse er {regel.laengde}, altså til og med {format_dag(slut)}.", slut, regel.hjemmel),
    ]
    kom = grundlag.sag.modtaget
    if kom is not None:
        inden = f"{'inden' if kom <= slut else 'uden'} for grænsen"
        kun = KUN.format(dag=format_dag(fra)) if fra else ""
        trin.append(Trin(join(f"Borgeren kom {format_dag(kom)}, altså {inden}.", kun), kom, _egne(grundlag)))
    undtagelse = grundlag.profil.aldersgraense.undtagelse
    stand: Stand = ("overholdt" if kom <= slut else "udløbet") if kom else grundlag.find_stand(slut)
    return replace(
        _start(punkt, stand, grundlag),
        dato=slut,
        sikker=slut,
        trin=tuple(trin),
        forbehold=join("" if kom else "Skriv i sagen, hvornår borgeren kom (modtaget).", str(undtagelse or "")),
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
