"""The people and units of a case."""

from typing import Annotated, ClassVar, Literal

from drafting.facts.record import Record
from drafting.facts.words import (
    Bilagsnumre,
    Cpr,
    Dato,
    JaNej,
    JaNejDato,
    Lukket,
    Navn,
    Noegle,
    Nummer,
    Ord,
    Raadgivertekst,
    Tal,
)

Omtale = Annotated[Literal["hun", "han", "navn"], Lukket()]
Formaal = Annotated[Literal["videresendelse", "akter", "undersøgelse", "møde", "eksterne"], Lukket()]


class Samtykke(Record, frozen=True, kw_only=True):
    """What the citizen has agreed to."""

    givet: Dato | None = None
    form: Annotated[Literal["mundtligt", "skriftligt"], Lukket()] | None = None
    til: tuple[Formaal, ...] = ()
    omfang: Ord | None = None
    ikke: Ord | None = None


class Repraesentant(Record, frozen=True, kw_only=True):
    """Somebody who acts for the citizen."""

    kort: ClassVar[str] = "navn"
    navn: Navn
    rolle: (
        Annotated[
            Literal[
                "advokat", "værge", "forælder", "pårørende", "bisidder", "partsrepræsentant", "organisation", "anden"
            ],
            Lukket(),
        ]
        | None
    ) = None
    fuldmagt: JaNejDato | None = None
    foraeldremyndighed: JaNej | None = None
    bilag: Bilagsnumre = ()
    adresse: Navn | None = None
    telefon: Nummer | None = None
    email: Navn | None = None

    @property
    def er_foraelder(self) -> bool:
        """Return whether this is a child's parent who has custody, and so acts without a fuldmagt."""
        return self.rolle == "forælder" and bool(self.foraeldremyndighed)

    @property
    def er_vaerge(self) -> bool:
        """Return whether this is the citizen's guardian."""
        return self.rolle == "værge"

    @property
    def er_befoejet(self) -> bool:
        """Return whether this one may act for the citizen, and so may have the answer."""
        return bool(self.fuldmagt) or self.er_foraelder or self.er_vaerge


class Borger(Record, frozen=True, kw_only=True):
    """The citizen whose case it is."""

    navn: Navn | None = None
    omtale: Omtale | None = None
    adresse: Navn | None = None
    telefon: Nummer | None = None
    email: Navn | None = None
    cpr: Cpr | None = None
    post: Annotated[Literal["digital", "brev"], Lukket()] | None = None
    anonym: JaNej | None = None
    kan_selv_skrive: JaNej | None = None
    adressebeskyttelse: JaNej | None = None
    samtykke: Samtykke | None = None
    sprog: Ord | None = None
    tolk: JaNej | None = None
    hensyn: Raadgivertekst | None = None
    repraesentant: Repraesentant | None = None


class Raadgiver(Record, frozen=True, kw_only=True):
    """The adviser who signs."""

    kort: ClassVar[str] = "navn"
    navn: Navn | None = None
    telefon: Nummer | None = None
    email: Navn | None = None


class Medklager(Record, frozen=True, kw_only=True):
    """Somebody who complains together with the citizen."""

    kort: ClassVar[str] = "navn"
    navn: Navn
    omtale: Omtale | None = None


class Person(Record, frozen=True, kw_only=True):
    """Somebody else who is named in the facts, so that the name can be protected."""

    navn: Navn
    rolle: Annotated[
        Literal[
            "barn",
            "forælder",
            "ægtefælle",
            "samlever",
            "pårørende",
            "bisidder",
            "medarbejder",
            "leder",
            "fagperson",
            "anden",
        ],
        Lukket(),
    ]
    alder: Tal | None = None
    foraeldremyndighed: JaNej | None = None
    vises_som: Ord | None = None


class Leder(Record, frozen=True, kw_only=True):
    """The leader a unit is written to."""

    kort: ClassVar[str] = "navn"
    navn: Navn | None = None
    titel: Ord | None = None
    email: Navn | None = None


class Enhed(Record, frozen=True, kw_only=True):
    """A unit of the municipality; the profile has the word for it."""

    id: Noegle = ""
    navn: Ord
    sagsnummer: Ord | None = None
    leder: Leder | None = None
    klage_til: Leder | None = None
    kaldes: Ord | None = None
    adresse: Ord | None = None
    email: Ord | None = None
