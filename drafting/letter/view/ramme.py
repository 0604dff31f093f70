"""What every view is built from, and the small steps from a fact to text with origin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from msgspec import Struct, field

from drafting.dansk.dato import format_dato, format_maaned
from drafting.errors import LawError
from drafting.facts.datoer import Delvisdato
from drafting.law.klageinstanser import load_klageinstanser
from drafting.oprindelse import Beregnet, Data, Tekst

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from drafting.facts.model import Afgoerelse, Enhed, Klagepunkt, Record, Sag
    from drafting.law.klageinstans import Klageinstans
    from drafting.law.model import Klagetema, Lovhylde
    from drafting.law.profil import Kommuneprofil
    from drafting.law.vaerdier import Titel
    from drafting.letter.skabelon import Skabelon
    from drafting.letter.view.gengiv import Gengiver


T = TypeVar("T")
Part = Literal["", "borger", "enhed"]
_FORHOLDSORD = "af|fra|for|hos|med|om|på|til|ved"


class Hylder(Struct, frozen=True):
    """The shelves beside the road: the municipality's profile, the law, and the themes of complaint."""

    profil: Kommuneprofil
    lov: Lovhylde
    klagetemaer: Mapping[str, Klagetema]


class Ramme(Struct, frozen=True):
    """One letter to be: the case, the template's front matter, the shelves, the day, the unit it concerns.

    `udeladte` are the klagepunkter the adviser may not send to the unit, or not investigate;
    `afgoerelse` is the decision that the letter is an appeal of, `part` whose copy of a joint letter.
    """

    sag: Sag
    skabelon: Skabelon
    hylder: Hylder
    dato: date
    enhed: Enhed | None
    gengiver: Gengiver
    udeladte: frozenset[str] = frozenset()
    afgoerelse: Afgoerelse | None = None
    part: Part = ""
    _fundet: dict[Callable[[Ramme], object], object] = field(default_factory=dict)

    def find(self, work: Callable[[Ramme], T]) -> T:
        """Return what `work` finds for this letter, worked out once for all its points."""
        if work not in self._fundet:
            self._fundet[work] = work(self)
        return cast("T", self._fundet[work])

    @property
    def flertal(self) -> bool:
        """Return whether several citizens complain together."""
        return bool(self.sag.medklagere)

    @property
    def er_anonym(self) -> bool:
        """Return whether the citizen must not be known from this letter."""
        borger = self.sag.borger
        return borger is not None and bool(borger.anonym) and self.skabelon.til != "borger"

    @property
    def punkter(self) -> tuple[Klagepunkt, ...]:
        """Return the klagepunkter that belong in this letter: its unit's; the adviser's own if investigated."""
        egne = (punkt for punkt in self.sag.klagepunkter if self._is_enhedens(punkt) and punkt.id not in self.udeladte)
        if self.er_undersoegelse:
            return tuple(egne)
        return tuple(punkt for punkt in egne if punkt.rejst_af != "rådgiver")

    @property
    def er_undersoegelse(self) -> bool:
        """Return whether the letter is of an undersøgelse: what it asks, or what came out of it."""
        return self.skabelon.stemme == "tredje" or self.skabelon.navn.startswith("udtalelse/")

    @property
    def afgoerelser(self) -> tuple[Afgoerelse, ...]:
        """Return the decisions of this letter's unit; where one names no unit it concerns them all."""
        return tuple(row for row in self.sag.afgoerelser if self.concerns(row.enhed))

    def concerns(self, enhed: str | None) -> bool:
        """Return whether something said of a unit (None = of all) belongs in this letter."""
        return not enhed or self.enhed is None or enhed == self.enhed.id

    def _is_enhedens(self, punkt: Klagepunkt) -> bool:
        return self.enhed is None or find_enhed_id(self.sag, punkt) == self.enhed.id


def find_enhed_id(sag: Sag, punkt: Klagepunkt) -> str:
    """Return the id of the unit a klagepunkt is about; where it names none, the first one is meant."""
    return punkt.enhed or (sag.enheder[0].id if sag.enheder else "")


def beregnet(text: str, af: str) -> Tekst:
    """Return text the program worked out."""
    return Tekst(text, Beregnet(af))


def fra_data(record: Record, noegle: str, text: str) -> Tekst:
    """Return `text` as said by the field `noegle` of the record."""
    place = record.sted(noegle)
    return Tekst(text, Data(noegle, place.line, place.column))


def dato_tekst(record: Record | None, noegle: str) -> Tekst | None:
    """Return the record's date in Danish words, a month where only the month is known, None where there is none."""
    value = getattr(record, noegle, None)
    if record is None or value is None or isinstance(value, bool):
        return None
    return fra_data(record, noegle, format_delvis(value))


def format_delvis(value: date | Delvisdato) -> str:
    """Return `20. november 2026`, or `marts 2026` where the day is not known."""
    if not isinstance(value, Delvisdato):
        return format_dato(value)
    return format_maaned(value.aar, value.maaned) if value.dag is None else format_dato(value.tidligst)


def in_first_person(tekst: Tekst, titel: Titel) -> Tekst:
    """Return what the profile says of the adviser as the adviser says it: `borgerrådgiveren` is `jeg`, `til mig`."""
    told = re.sub(rf"\b({_FORHOLDSORD}) {titel.bestemt}\b", r"\1 mig", tekst)
    told = re.sub(
        rf"\b{titel.bestemt}\b", lambda found: "Jeg" if found[0][0].isupper() else "jeg", told, flags=re.IGNORECASE
    )
    return tekst.med(told)


def find_omraade(ramme: Ramme, noegle: str | None) -> Klageinstans | None:
    """Return the directory's row of an area on the day of the letter, None where it is not known."""
    if noegle is None:
        return None
    try:
        return load_klageinstanser().on(noegle, ramme.dato)
    except LawError:
        return None
