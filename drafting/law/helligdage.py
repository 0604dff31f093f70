"""The days off: helligdage, and the doubtful days no citizen should rely on."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import LawError, Place, Trouble
from drafting.law.documents import read_documents
from drafting.law.fields import Fields
from drafting.law.model import JaNejIkkeOplyst
from drafting.law.reading import Reading
from drafting.oprindelse import Lov
from drafting.paths import data_folder
from drafting.yamlfile import read_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.law.model import Kilde
    from drafting.yamlfile import Mapping as Node

LOERDAG, SOENDAG = 5, 6
EN_DAG = timedelta(days=1)


class Rettelse(Struct, frozen=True, kw_only=True):
    """A day the calendar has wrong: whether it is a helligdag, and what it is called."""

    dato: date
    navn: str
    helligdag: bool
    kilde: Kilde


class Tvivlsdag(Struct, frozen=True, kw_only=True):
    """A day a deadline may or may not move over: a fixed day of the year, or so many days after a helligdag."""

    navn: str
    kilde: Kilde
    maaned: int = 0
    dag: int = 0
    efter: str = ""
    dage: int = 0


class Kalender(Struct, frozen=True, kw_only=True):
    """Which days are off, in the years we know; asking about another year raises LawError."""

    foerste_aar: int
    sidste_aar: int
    kilde: Kilde
    rettelser: tuple[Rettelse, ...] = ()
    tvivlsdage: tuple[Tvivlsdag, ...] = ()
    med_stort: tuple[str, ...] = ()
    place: Place | None = None

    def find_helligdag(self, dag: date) -> str:
        """Return the name of the helligdag as written inside a sentence, empty where it is none."""
        if not self.foerste_aar <= dag.year <= self.sidste_aar:
            raise LawError(self._tell_year(dag.year))
        for rettelse in self.rettelser:
            if rettelse.dato == dag:
                return rettelse.navn if rettelse.helligdag else ""
        navn = _find_helligdage(dag.year).get(dag, "")
        return navn if navn in self.med_stort else navn[:1].lower() + navn[1:]

    def find_tvivlsdag(self, dag: date) -> str:
        """Return the name of the doubtful day, empty where it is none."""
        return next((tvivl.navn for tvivl in self.tvivlsdage if self._is_on(tvivl, dag)), "")

    def is_fridag(self, dag: date) -> bool:
        """Return whether it is a Saturday, a Sunday or a helligdag."""
        return bool(self.find_helligdag(dag)) or dag.weekday() >= LOERDAG

    def is_tvivlsom(self, dag: date) -> bool:
        """Return whether it is off, or may be."""
        return self.is_fridag(dag) or bool(self.find_tvivlsdag(dag))

    def _is_on(self, tvivl: Tvivlsdag, dag: date) -> bool:
        if tvivl.efter:
            return self.find_helligdag(dag - tvivl.dage * EN_DAG) == tvivl.efter
        return (dag.month, dag.day) == (tvivl.maaned, tvivl.dag)

    def _tell_year(self, aar: int) -> Trouble:
        message = f"Vi kender helligdagene fra {self.foerste_aar} til {self.sidste_aar}, men ikke i {aar}."
        remedy = "Se efter, om årstallet i sagen er rigtigt. Er det det, så tilføj årets helligdage her, med kilde."
        return Trouble(message, self.place, remedy)


@cache
def _find_helligdage(aar: int) -> Mapping[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 (slow to load, and most commands count no days)

    return dict(country_holidays("DK", years=aar, language="da"))


@cache
def load_kalender() -> Kalender:
    """Return the calendar; raises LawError where its data are broken."""
    return parse_kalender(read_mapping(data_folder() / "kalender" / "helligdage.yaml", LawError))


def parse_kalender(node: Node) -> Kalender:
    """Return the calendar that the file holds; raises LawError with everything that is wrong with it."""
    reading = Reading(origin=Lov)
    top = Fields(node, "", reading)
    read_documents(top)
    aar = top.needed_record("aar")
    kalender = Kalender(
        foerste_aar=aar.number("fra"),
        sidste_aar=aar.number("til"),
        kilde=aar.kilde(),
        rettelser=tuple(map(_rettelse, top.records("rettelser", "dato"))),
        tvivlsdage=tuple(map(_tvivlsdag, top.records("tvivlsdage", "navn"))),
        med_stort=tuple(map(str, top.words("med_stort"))),
        place=aar.place,
    )
    aar.done()
    top.done()
    reading.stop_if_troubled()
    return kalender


def _rettelse(fields: Fields) -> Rettelse:
    rettelse = Rettelse(
        dato=fields.day("dato"),
        navn=str(fields.text("navn")),
        helligdag=fields.svar("helligdag") is JaNejIkkeOplyst.JA,
        kilde=fields.kilde(),
    )
    fields.done()
    return rettelse


def _tvivlsdag(fields: Fields) -> Tvivlsdag:
    navn = str(fields.text("navn"))
    if fields.has("efter"):
        efter = str(fields.text("efter"))
        tvivl = Tvivlsdag(navn=navn, kilde=fields.kilde(), efter=efter, dage=fields.number("dage"))
    else:
        tvivl = Tvivlsdag(navn=navn, kilde=fields.kilde(), maaned=fields.number("maaned"), dag=fields.number("dag"))
    fields.done()
    return tvivl
