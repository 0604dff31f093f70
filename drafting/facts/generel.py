"""A generel udtalelse: its own kind of file, without a citizen."""

from typing import Annotated, ClassVar, Literal

from drafting.facts.behandling import Regel
from drafting.facts.forloeb import Periode
from drafting.facts.parter import Enhed, Raadgiver
from drafting.facts.record import Record
from drafting.facts.words import Dato, Lukket, Noegle, Ord, Raadgivertekst, Tal


class Antal(Record, frozen=True, kw_only=True):
    """How many of how many."""

    hvad: Ord
    antal: Tal
    # `af` may be left out where nobody knows the whole
    af: Tal | None = None


class Omfang(Record, frozen=True, kw_only=True):
    """How far the matter reaches."""

    tekst: Raadgivertekst | None = None
    periode: Periode | None = None
    antal: tuple[Antal, ...] = ()


class GenerelHoering(Record, frozen=True, kw_only=True):
    """What the units were asked and said."""

    sendt: Dato | None = None
    frist: Dato | None = None
    spoergsmaal: tuple[Raadgivertekst, ...] = ()
    svar: Raadgivertekst | None = None


class GenerelVurdering(Record, frozen=True, kw_only=True):
    """The adviser's assessment of the matter; `handling` is the act it is about."""

    overskrift: Ord | None = None
    resultat: Annotated[Literal["kritik", "anbefaling", "ikke_vurderet"], Lukket()]
    handling: Ord | None = None
    grad: Ord | None = None
    grund: Ord | None = None
    begrundelse: Raadgivertekst | None = None


class Anbefaling(Record, frozen=True, kw_only=True):
    """One recommendation."""

    hvad: Ord
    hvem: Ord | None = None
    hvordan: Raadgivertekst | None = None


class GenerelUdtalelse(Record, frozen=True, kw_only=True):
    """What a file with `generel_udtalelse:` holds."""

    slags: ClassVar[str] = "generel_udtalelse"
    kommune: Noegle
    sagsnummer: Ord | None = None
    emne: Ord
    raadgiver: Raadgiver | None = None
    modtager: Ord | None = None
    modtager_aftale: Ord | None = None
    udspringer_af: tuple[Ord, ...] = ()
    anledning: Raadgivertekst | None = None
    forhold: Raadgivertekst | None = None
    omfang: Omfang | None = None
    konsekvenser: tuple[Raadgivertekst, ...] = ()
    regler: tuple[Regel, ...] = ()
    enheder: tuple[Enhed, ...] = ()
    hoering: GenerelHoering | None = None
    vurderinger: tuple[GenerelVurdering, ...] = ()
    haandtering: Raadgivertekst | None = None
    anbefalinger: tuple[Anbefaling, ...] = ()
