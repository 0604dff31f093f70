"""Blocks of the case file that single letters use."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from drafting.facts.forloeb import Periode
from drafting.facts.record import Record
from drafting.facts.words import (
    Borgertekst,
    Dato,
    JaDelvistNej,
    JaNej,
    JaNejDato,
    Lukket,
    Navn,
    Noegle,
    Ord,
    Raadgivertekst,
)


class Aktindsigtsvar(Record):
    """The answer to the request for documents."""

    dato: Dato | None = None
    udfald: Annotated[Literal["givet", "delvist", "afslag"], Lukket()] | None = None


class Aktindsigt(Record):
    """A request for documents."""

    sag: Ord | None = None
    periode: Periode | None = None
    dokumenter: tuple[Ord, ...] = ()
    relation: Ord | None = None
    saerskilt_indsigt: JaNej | None = None
    form: Ord | None = None
    afbryd_klagefrist: JaNej | None = None
    sendt: Dato | None = None
    modtaget: Dato | None = None
    svar: Aktindsigtsvar | None = None


class Partshoering(Record):
    """What the citizen answers when she is heard before a decision."""

    brev: Dato | None = None
    frist: Dato | None = None
    bemaerkninger: tuple[Borgertekst, ...] = ()
    mere_tid: Dato | None = None
    mere_tid_fordi: Borgertekst | None = None
    vil_se: tuple[Ord, ...] = ()


class ManglendeSvar(Record):
    """Something the citizen has sent and had no answer to; `kommunens_frist` as the municipality itself has told it."""

    enhed: Noegle | None = None
    hvad: Ord
    sendt: Dato | None = None
    kommunens_frist: Ord | None = None


class Genoptagelse(Record):
    """Why the case should be taken up again."""

    afgoerelse: Noegle | None = None
    slags: Annotated[Literal["nye_oplysninger", "ny_lov", "væsentlig_fejl"], Lukket()] | None = None
    hvad: Borgertekst | None = None
    betydning: Borgertekst | None = None


class Databeskyttelse(Record):
    """What happened to the citizen's data."""

    hvad_skete: Borgertekst | None = None
    opdaget: Dato | None = None
    oplysninger: tuple[Ord, ...] = ()
    modtagere: tuple[Ord, ...] = ()
    dpo_kontaktet: JaNejDato | None = None
    oenske: Borgertekst | None = None


class Diskrimination(Record):
    """Unequal treatment the citizen has met."""

    grund: Ord | None = None
    handling: Borgertekst | None = None
    dato: Dato | None = None
    sammenligning: Borgertekst | None = None
    godtgoerelse: Ord | None = None
    andre_myndigheder: JaNej | None = None


class Tilsyn(Record):
    """What a supervising body is told."""

    retsregel: Ord | None = None
    udtoemt: JaNej | None = None
    sidste_forhold: Dato | None = None


class Aftale(Record):
    """Something agreed at a meeting."""

    hvad: Ord
    hvem: Ord | None = None
    hvornaar: Ord | None = None


class Moede(Record):
    """A meeting."""

    enhed: Noegle | None = None
    tid: Ord | None = None
    # `sted` is how a record tells its place, hence the other name inside
    moedested: Ord | None = Field(None, alias="sted")
    deltagere: tuple[Navn, ...] = ()
    formaal: Raadgivertekst | None = None
    dagsorden: tuple[Ord, ...] = ()
    aftaler: tuple[Aftale, ...] = ()


class Notat(Record):
    """A note of a conversation."""

    dato: Dato
    slags: Annotated[Literal["telefon", "møde", "andet"], Lukket()] | None = None
    med: Navn | None = None
    tekst: Raadgivertekst


class Overblik(Record):
    """What a new caseworker must know."""

    bevillinger: tuple[Borgertekst, ...] = ()
    helbred: Borgertekst | None = None
    aabne_spoergsmaal: tuple[Borgertekst, ...] = ()
    kontakter: tuple[Navn, ...] = ()
    bisidder: Navn | None = None
    sagsbehandlerskift: Borgertekst | None = None


class Veteran(Record):
    """What a veterankoordinator asks the units."""

    rolle: Ord | None = None
    enheder: tuple[Noegle, ...] = ()
    koordineres: Borgertekst | None = None
    eksterne: tuple[Ord, ...] = ()


class Hoering(Record):
    """The facts sent out for remarks."""

    sendt: Dato | None = None
    frist: Dato | None = None
    faktum: Raadgivertekst | None = None
    bemaerkninger: Raadgivertekst | None = None


class Udtalelse(Record):
    """The adviser's udtalelse once it is sent."""

    kort: ClassVar[str] = "dato"
    dato: Dato | None = None


class Opfoelgning(Record):
    """Whether a henstilling is followed."""

    henstilling: Raadgivertekst
    spurgt: Dato | None = None
    svar: Raadgivertekst | None = None
    foelges: JaDelvistNej | None = None


class Registrering(Record):
    """What goes into the year's figures."""

    sagstype: Ord | None = None
    hovedtema: Noegle | None = None
    foelgetemaer: tuple[Noegle, ...] = ()
    behandling: Ord | None = None
    udfald: Ord | None = None
    afsluttet: Dato | None = None
    kle: Ord | None = None
