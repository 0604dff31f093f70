"""How old a matter is, counted alike wherever it is asked: its own stretches of time, and the first day not too old."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from drafting.law.kalender import add_tid
from drafting.law.kompetenceregler import load_kompetenceregler
from drafting.law.load import load_lovhylde
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.facts.forloeb import Klagepunkt
    from drafting.facts.model import Sag
    from drafting.law.helligdage import Kalender
    from drafting.law.profil import Kommuneprofil

Leje = Literal["inde", "ude", "delt", "ukendt", "andres", "uoplyst"]
AFSLUTTET = "om sagen er afsluttet, og hvornår (begrænsninger, afsluttet)"
HVORNAAR = "hvornår det skete (perioder eller forløb)"
SLUT = "hvornår præcis det skete, og hvornår det sluttede (dato og til)"
ANDRES = "hvad kommunen selv har gjort og hvornår, for alle perioder hører til en anden myndighed (perioder)"
MANGLER: dict[Leje, str] = {"ukendt": SLUT, "andres": ANDRES, "uoplyst": HVORNAAR}


class Stykke(Struct, frozen=True):
    """A stretch of the matter, without `til` still open; `er_maaned` is whether only the month is known."""

    fra: date
    til: date | None
    egen: bool = True
    er_maaned: bool = False


class Alder(Struct, frozen=True):
    """Where a matter lies against the limit, and its newest day, None while it is open or no day of it is known."""

    leje: Leje
    senest: date | None

    @property
    def mangler(self) -> str:
        """Return which fact is missing, empty where none is."""
        return MANGLER.get(self.leje, "")


def find_sidste(dag: date, maaneder: int, kalender: Kalender) -> date:
    """Return the last day to come with what happened on `dag`."""
    return add_tid(dag, maaneder, "maaneder", kalender)


def find_graense(kom: date, maaneder: int, kalender: Kalender) -> date:
    """Return the oldest day that one who comes on `kom` is in time with: the first whose last day is not before it."""
    dag = add_tid(kom, -maaneder, "maaneder", kalender)
    return dag if find_sidste(dag, maaneder, kalender) >= kom else dag + timedelta(days=1)


def find_alder(punkt: Klagepunkt, sag: Sag, profil: Kommuneprofil, graense: date) -> Alder:
    """Return how much of the municipality's own part of a klagepunkt lies within the limit."""
    stykker = tuple(_iter_stykker(punkt, sag, profil))
    egne = [stykke for stykke in stykker if stykke.egen]
    if not egne:
        return Alder("andres" if stykker else "uoplyst", None)
    lejer: set[Leje] = {_place(stykke, graense) for stykke in egne}
    slut = [stykke.til for stykke in egne if stykke.til is not None]
    senest = max(slut) if len(slut) == len(egne) else None
    if "ukendt" in lejer:
        return Alder("ukendt", senest)
    return Alder(lejer.pop() if len(lejer) == 1 else "delt", senest)


def _place(stykke: Stykke, graense: date) -> Leje:
    if stykke.fra >= graense:
        return "inde"
    if stykke.til is not None and stykke.til < graense:
        return "ude"
    return "ukendt" if stykke.til is None or stykke.er_maaned else "delt"


def _iter_stykker(punkt: Klagepunkt, sag: Sag, profil: Kommuneprofil) -> Iterator[Stykke]:
    """Yield when the matter happened; periods go before single events, and the adviser's own steps are none."""
    for periode in punkt.perioder:
        yield Stykke(periode.fra, periode.til, egen=is_egen(periode.myndighed, sag, profil))
    if punkt.perioder:
        return
    for event in sag.forloeb:
        if event.id in punkt.forloeb and event.dato is not None and event.af is None:
            er_maaned = event.til is None and event.dato.dag is None
            til = (event.til or event.dato).senest
            yield Stykke(event.dato.tidligst, til, egen=is_egen(event.myndighed, sag, profil), er_maaned=er_maaned)
    for afgoerelse in sag.afgoerelser:
        if afgoerelse.id == punkt.afgoerelse and (dag := afgoerelse.modtaget or afgoerelse.dato):
            yield Stykke(dag, dag)


def is_egen(myndighed: str | None, sag: Sag, profil: Kommuneprofil) -> bool:
    """Return whether an authority is the municipality itself or one of its units; where none is named it is."""
    if not myndighed:
        return True
    word = profil.enhedsord
    own = [*load_kompetenceregler(load_lovhylde().ids).egne, str(profil.navn), profil.kommune]
    own += [str(word.ubestemt), str(word.bestemt)]
    own += [str(name) for enhed in sag.enheder for name in (enhed.id, enhed.navn, enhed.kaldes) if name]
    return fold(myndighed) in {fold(each) for each in own}
