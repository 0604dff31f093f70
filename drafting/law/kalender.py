"""Deadlines counted from a day, each step of the way told in Danish with its source; knows no case."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct

from drafting.dansk.dato import format_dag
from drafting.dansk.opremsning import format_opremsning
from drafting.dansk.varighed import format_varighed
from drafting.law.helligdage import EN_DAG, LOERDAG, SOENDAG
from drafting.uansetsted import UansetSted

if TYPE_CHECKING:
    from drafting.errors import Place
    from drafting.law.helligdage import Kalender

Fristart = Literal["klagefrist", "genvurdering", "aktindsigt", "svar", "opfoelgning", "aarsregel", "ombudsmand"]
Stand = Literal["løber", "udløbet", "ukendt", "venter", "overholdt", "for sent", "uafklaret", "ingen"]
MAANEDER_PAA_ET_AAR = 12
DAGE_PAA_EN_UGE = 7
TAELTE_DAGE = frozenset({"arbejdsdage", "hverdage"})
DAGEN_TAELLER_IKKE = "Den dag tæller ikke med."


class Regnemaade(Struct, frozen=True, kw_only=True):
    """Where each step of counting is from: ids of the law shelf, or sources in words."""

    startdag: str
    hviledag: str
    tidspunkt: str
    sikker: str


class Varighed(Protocol):
    """So many of a unit (uger, dage, maaneder, aar, arbejdsdage, hverdage), and the provision that says so."""

    @property
    def antal(self) -> int: ...  # noqa: D102 (told by the class)
    @property
    def enhed(self) -> str: ...  # noqa: D102 (same)
    @property
    def hjemmel(self) -> str: ...  # noqa: D102 (same)


class Trin(Struct, frozen=True):
    """One step of a derivation: a Danish sentence, the day it leads to, and its source.

    `kilde` is an id of the law shelf or a source in words; `citat` is the same as a reader knows it.
    """

    tekst: str
    dato: date | None
    kilde: str
    citat: str = ""


class Frist(UansetSted, frozen=True, kw_only=True):
    """A deadline: `dato` is the last day the law gives, `sikker` the last day one can rely on.

    Both are None where a fact is missing (`mangler` says which) or where nothing but time passes since `siden`.
    `navn` names no person. `om` is what tells two of a kind apart on the adviser's own screen. `borgerens` is whether
    it binds the citizen; for the others the later day is shown, and `sikker` is the same day.
    """

    id: str
    navn: str
    dato: date | None
    sikker: date | None
    trin: tuple[Trin, ...]
    forbehold: str
    art: Fristart
    stand: Stand
    borgerens: bool = True
    om: str = ""
    mangler: str = ""
    siden: date | None = None
    sted: Place | None = None


class Optaelling(Struct, frozen=True):
    """What counting came to: the formal last day, the safe one, and the steps."""

    dato: date
    sikker: date
    trin: tuple[Trin, ...]


def add_tid(start: date, antal: int, enhed: str, kalender: Kalender, *, tael_tvivl: bool = True) -> date:
    """Return the day `antal` of `enhed` after `start`, which is not counted itself; nothing is rolled.

    `tael_tvivl` is whether a doubtful day counts as a working day.
    """
    if enhed in TAELTE_DAGE:
        return _add_hverdage(start, antal, kalender, tael_tvivl=tael_tvivl)
    if enhed in ("maaneder", "aar"):
        return _add_maaneder(start, antal * (MAANEDER_PAA_ET_AAR if enhed == "aar" else 1))
    return start + timedelta(days=antal * {"dage": 1, "uger": DAGE_PAA_EN_UGE}[enhed])


def _add_hverdage(start: date, antal: int, kalender: Kalender, *, tael_tvivl: bool) -> date:
    is_off = kalender.is_fridag if tael_tvivl else kalender.is_tvivlsom
    dag = start
    for _ in range(antal):
        dag += EN_DAG
        while is_off(dag):
            dag += EN_DAG
    return dag


def _add_maaneder(start: date, antal: int) -> date:
    aar, maaned = divmod(start.month - 1 + antal, MAANEDER_PAA_ET_AAR)
    aar, maaned = start.year + aar, maaned + 1
    return date(aar, maaned, min(start.day, monthrange(aar, maaned)[1]))


def count_for_borger(start: date, varighed: Varighed, kalender: Kalender, maade: Regnemaade) -> Optaelling:
    """Return the days for a deadline that binds the citizen: formal day rolled forward, safe day rolled backward."""
    raa = add_tid(start, varighed.antal, varighed.enhed, kalender)
    dato = sikker = raa
    while kalender.is_fridag(dato):
        dato += EN_DAG
    while kalender.is_tvivlsom(sikker):
        sikker -= EN_DAG
    trin = (
        *_tell_count(raa, varighed, maade),
        Trin(_tell_frem(raa, dato, kalender), dato, maade.hviledag),
        Trin(_tell_sikker(raa, sikker), sikker, maade.sikker),
        Trin("Klagen skal være kommet frem, inden dagen er slut.", None, maade.tidspunkt),
    )
    return Optaelling(dato, sikker, trin)


def count_for_myndighed(start: date, varighed: Varighed, kalender: Kalender, maade: Regnemaade) -> Optaelling:
    """Return the day for a deadline that binds an authority: the later one wherever there is doubt."""
    raa = add_tid(start, varighed.antal, varighed.enhed, kalender, tael_tvivl=False)
    dato = raa
    while kalender.is_tvivlsom(dato):
        dato += EN_DAG
    if varighed.enhed in TAELTE_DAGE:
        tekst = _tell_taelte(start, raa, varighed, kalender)
        startdag = Trin(DAGEN_TAELLER_IKKE, None, maade.startdag)
        return Optaelling(dato, dato, (startdag, Trin(tekst, raa, varighed.hjemmel)))
    rykket = Trin(_tell_frem(raa, dato, kalender), dato, maade.hviledag)
    return Optaelling(dato, dato, (*_tell_count(raa, varighed, maade), rykket))


def _tell_count(raa: date, varighed: Varighed, maade: Regnemaade) -> tuple[Trin, Trin]:
    laengde = format_varighed(varighed.antal, varighed.enhed)
    hvor = "på samme ugedag: " if varighed.enhed == "uger" else ""
    tekst = f"Fristen er {laengde} og ender {hvor}{format_dag(raa)}."
    return Trin(DAGEN_TAELLER_IKKE, None, maade.startdag), Trin(tekst, raa, varighed.hjemmel)


def _tell_frem(raa: date, dato: date, kalender: Kalender) -> str:
    dag = format_dag(dato)
    if raa != dato:
        return f"Det er {_tell_hvorfor(raa, kalender)}, så fristen rykker til næste hverdag: {dag}."
    if tvivl := kalender.find_tvivlsdag(raa):
        return f"Det er {tvivl}, som ikke er en helligdag, så fristen rykker ikke: {dag} er den formelle sidste dag."
    return f"Det er en hverdag, så {dag} er den formelle sidste dag."


def _tell_sikker(raa: date, sikker: date) -> str:
    if raa == sikker:
        return "Den sikre dag er den samme."
    return f"Den sikre dag er {format_dag(sikker)}: den sidste hverdag før, som der ikke er tvivl om."


def _tell_hvorfor(dag: date, kalender: Kalender) -> str:
    ugedag = {LOERDAG: "en lørdag", SOENDAG: "en søndag"}.get(dag.weekday(), "")
    navne = (ugedag, kalender.find_helligdag(dag) or kalender.find_tvivlsdag(dag))
    return format_opremsning([navn for navn in navne if navn])


def _tell_taelte(start: date, raa: date, varighed: Varighed, kalender: Kalender) -> str:
    days = (start + number * EN_DAG for number in range(1, (raa - start).days))
    tvivl = [kalender.find_tvivlsdag(dag) for dag in days if not kalender.is_fridag(dag) and kalender.is_tvivlsom(dag)]
    ogsaa = f", og her heller ikke {format_opremsning(tvivl)}" if tvivl else ""
    laengde = format_varighed(varighed.antal, varighed.enhed)
    return (
        f"Fristen er {laengde}. Lørdage, søndage og helligdage tæller ikke med{ogsaa}. Den sidste er {format_dag(raa)}."
    )
