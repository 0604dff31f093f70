"""What happened: decisions, events, points of complaint, and what limits the adviser's competence."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from drafting.facts.record import Foer, Record
from drafting.facts.words import (
    Bilagsnumre,
    Borgertekst,
    Dato,
    Delvis,
    JaDelvistNej,
    JaNej,
    JaNejDato,
    Lukket,
    Noegle,
    Ord,
)

Instansudfald = Literal["stadfæstet", "hjemvist", "ændret", "afvist"]
Via = Annotated[Literal["digital post", "brev", "e-mail", "mundtligt"], Lukket()]
Haendelsesart = Annotated[
    Literal[
        "ansøgning",
        "brev",
        "digital post",
        "e-mail",
        "telefon",
        "møde",
        "besøg",
        "rykker",
        "partshøring",
        "afgørelse",
        "aktindsigt",
        "klage",
        "svar",
        "betaling",
        "hændelse",
        "andet",
    ],
    Lukket(),
]


def by_klagepunkt(value: object) -> object:
    """Return `{punkt: {…}}` as a list of records that each name their klagepunkt."""
    if not isinstance(value, Mapping):
        return value
    items = [(key, item) for key, item in value.items() if key != "steder"]
    return [{**item, "klagepunkt": key} if isinstance(item, Mapping) else item for key, item in items]


def by_spoergsmaal(value: object) -> object:
    """Return `{punkt: [spørgsmål, …]}` as a list of records that each name their klagepunkt."""
    if not isinstance(value, Mapping):
        return value
    return [{"klagepunkt": key, "spoergsmaal": item} for key, item in value.items() if key != "steder"]


ByKlagepunkt = Foer(by_klagepunkt)
BySpoergsmaal = Foer(by_spoergsmaal)


class Indbringelse(Record, frozen=True, kw_only=True):
    """Another body that has the matter."""

    kort: ClassVar[str] = "hvor"
    hvor: Annotated[Literal["tilsynet", "ombudsmanden", "domstolene", "klageinstans"], Lukket()]
    dato: Dato | None = None


class Begraensninger(Record, frozen=True, kw_only=True):
    """What decides whether the adviser may treat it; the innermost wins."""

    afsluttet: JaNejDato | None = None
    indbragt_for: tuple[Indbringelse, ...] | None = None
    kan_indbringes: JaNej | None = None
    politisk_behandlet: JaNej | None = None
    serviceniveau: JaNej | None = None
    ansaettelse: JaNej | None = None
    uden_for_kommunen: JaNej | None = None
    udsigtsloes: JaNej | None = None


class Klagevejledning(Record, frozen=True, kw_only=True):
    """What the decision says about appeal."""

    kort: ClassVar[str] = "findes"
    findes: JaNej | None = None
    instans: Ord | None = None
    frist: Ord | None = None
    sendes_til: Ord | None = None


class Klagegrund(Record, frozen=True, kw_only=True):
    """Why the citizen disagrees with a decision."""

    kort: ClassVar[str] = "hvad"
    hvad: Borgertekst
    bilag: Bilagsnumre = ()


class NyOplysning(Record, frozen=True, kw_only=True):
    """Something the municipality has not seen."""

    hvad: Borgertekst
    bilag: Bilagsnumre = ()


class Forsinket(Record, frozen=True, kw_only=True):
    """Why an appeal comes late."""

    grund: Borgertekst
    bilag: Bilagsnumre = ()


class Klaget(Record, frozen=True, kw_only=True):
    """That the decision has been appealed already."""

    kort: ClassVar[str] = "dato"
    dato: Dato | None = None
    modtaget: Dato | None = None
    forloeb: Noegle | None = None


class Afgoerelse(Record, frozen=True, kw_only=True):
    """A decision in the legal sense."""

    id: Noegle = ""
    dato: Dato | None = None
    modtaget: Dato | None = None
    via: Via | None = None
    afgjort_af: Ord | None = None
    indhold: Borgertekst | None = None
    lov: Ord | None = None
    skriftlig: JaNej | None = None
    medhold: JaDelvistNej | None = None
    begrundelse: Annotated[Literal["ja", "mangelfuld", "nej"], Lukket()] | None = None
    klagevejledning: Klagevejledning | None = None
    uenig_fordi: tuple[Klagegrund, ...] = ()
    nye_oplysninger: tuple[NyOplysning, ...] = ()
    oenske: Borgertekst | None = None
    gaelder_fra: Dato | None = None
    varsel: JaNejDato | None = None
    meddelt: JaNej | None = None
    udfald: Annotated[Instansudfald, Lukket()] | None = None
    forsinket: Forsinket | None = None
    klaget: Klaget | None = None
    afloeser: Noegle | None = None
    enhed: Noegle | None = None
    begraensninger: Begraensninger | None = None


class Haendelse(Record, frozen=True, kw_only=True):
    """Something that happened, told by the citizen."""

    id: Noegle = ""
    dato: Delvis | None = None
    til: Delvis | None = None
    slags: Haendelsesart | None = None
    tekst: Borgertekst
    fra: Annotated[Literal["borger", "enhed", "anden"], Lukket()] | None = None
    af: Annotated[Literal["rådgiver"], Lukket()] | None = None
    er_afgoerelse: JaNej | None = None
    myndighed: Ord | None = None
    enhed: Noegle | None = None
    bilag: Bilagsnumre = ()


class Periode(Record, frozen=True, kw_only=True):
    """A period; `fra` and `til` are both in it."""

    fra: Dato
    til: Dato | None = None
    myndighed: Ord | None = None
    enhed: Noegle | None = None


class Klagepunkt(Record, frozen=True, kw_only=True):
    """One point of the complaint, in the citizen's meaning."""

    id: Noegle = ""
    overskrift: Ord | None = None
    tema: Noegle | None = None
    enhed: Noegle | None = None
    rejst_af: Annotated[Literal["borger", "rådgiver"], Lukket()] | None = None
    afgoerelse: Noegle | None = None
    hvad: Borgertekst
    forloeb: tuple[Noegle, ...] = ()
    perioder: tuple[Periode, ...] = ()
    oenske: Borgertekst | None = None
    bilag: Bilagsnumre = ()
    begraensninger: Begraensninger | None = None
