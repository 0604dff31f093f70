"""Blocks of the case file for letters between the adviser, the units and the citizen."""

from typing import Annotated, ClassVar, Literal

from drafting.facts.record import Record
from drafting.facts.words import Borgertekst, Dato, Lukket, Navn, Noegle, Ord, Raadgivertekst, Tal

Begraensning = Annotated[
    Literal[
        "afsluttet",
        "indbragt_for",
        "kan_indbringes",
        "politisk_behandlet",
        "serviceniveau",
        "ansættelse",
        "uden_for_kommunen",
        "udsigtsløs",
    ],
    Lukket(),
]


class Genfremsendt(Record, frozen=True, kw_only=True):
    """A point sent back, and what the answer must still say."""

    kort: ClassVar[str] = "klagepunkt"
    klagepunkt: Noegle
    mangler: Raadgivertekst | None = None


class Genfremsendelse(Record, frozen=True, kw_only=True):
    """Points sent back to the unit."""

    dato: Dato | None = None
    punkter: tuple[Genfremsendt, ...] = ()


class StyrketDialog(Record, frozen=True, kw_only=True):
    """A talk the unit is asked to have with the citizen."""

    enhed: Noegle | None = None
    maade: Annotated[Literal["ring", "mød"], Lukket()] | None = None
    om: Raadgivertekst | None = None
    hvem: Ord | None = None
    tidspunkter: Ord | None = None


class Videreformidling(Record, frozen=True, kw_only=True):
    """A need or a doubt of the citizen's that is no complaint."""

    enhed: Noegle | None = None
    behov: Borgertekst | None = None
    spoergsmaal: tuple[Borgertekst, ...] = ()
    tidspunkter: Ord | None = None


class Genovervejelse(Record, frozen=True, kw_only=True):
    """Why the unit is asked to consider a decision again."""

    enhed: Noegle | None = None
    dato: Dato | None = None
    afgoerelse: Noegle | None = None
    hvorfor: Raadgivertekst | None = None


class Afvist(Record, frozen=True, kw_only=True):
    """Points the adviser cannot take up."""

    dato: Dato | None = None
    punkter: tuple[Noegle, ...] = ()
    grunde: tuple[Begraensning, ...] = ()
    forklaring: Raadgivertekst | None = None
    henvist_til: Ord | None = None
    sendt_videre: Dato | None = None


class Vejvisning(Record, frozen=True, kw_only=True):
    """Who can help, and how the citizen reaches them."""

    hvem: Ord
    hvorfor: Raadgivertekst | None = None
    kontakt: tuple[Navn, ...] = ()
    medbring: tuple[Ord, ...] = ()
    spoerg_om: tuple[Ord, ...] = ()


class Status(Record, frozen=True, kw_only=True):
    """What the case waits for, and when the citizen hears next."""

    venter_paa: Raadgivertekst | None = None
    senest_hoerer: Dato | None = None


class Sparring(Record, frozen=True, kw_only=True):
    """Comments on the citizen's own draft."""

    udkast: Tal | None = None
    styrker: tuple[Raadgivertekst, ...] = ()
    mangler: tuple[Raadgivertekst, ...] = ()
    raekkefoelge: Raadgivertekst | None = None
    tone: Raadgivertekst | None = None


class Forklaring(Record, frozen=True, kw_only=True):
    """A decision explained."""

    regel: Raadgivertekst | None = None
    betydning: Raadgivertekst | None = None
    ord: tuple[Raadgivertekst, ...] = ()
