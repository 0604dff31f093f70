"""Blocks of the case file that single letters use."""

from typing import Annotated, ClassVar, Literal

from msgspec import field

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


class Aktindsigtsvar(Record, frozen=True, kw_only=True):
    """The answer to the request for documents."""

    dato: Dato | None = None
    udfald: Annotated[Literal["givet", "delvist", "afslag"], Lukket()] | None = None


class Aktindsigt(Record, frozen=True, kw_only=True):
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


class Partshoering(Record, frozen=True, kw_only=True):
    """What the citizen answers when she is heard before a decision."""

    brev: Dato | None = None
    frist: Dato | None = None
    bemaerkninger: tuple[Borgertekst, ...] = ()
    mere_tid: Dato | None = None
    mere_tid_fordi: Borgertekst | None = None
    vil_se: tuple[Ord, ...] = ()


class ManglendeSvar(Record, frozen=True, kw_only=True):
    """Something the citizen has sent and had no answer to; `kommunens_frist` as the municipality itself has told it."""

    enhed: Noegle | None = None
    hvad: Ord
    sendt: Dato | None = None
    kommunens_frist: Ord | None = None


class Genoptagelse(Record, frozen=True, kw_only=True):
    """Why the case should be taken up again."""

    afgoerelse: Noegle | None = None
    slags: Annotated[Literal["nye_oplysninger", "ny_lov", "væsentlig_fejl"], Lukket()] | None = None
    hvad: Borgertekst | None = None
    betydning: Borgertekst | None = None


class Databeskyttelse(Record, frozen=True, kw_only=True):
    """What happened to the citizen's data."""

    hvad_skete: Borgertekst | None = None
    opdaget: Dato | None = None
    oplysninger: tuple[Ord, ...] = ()
    modtagere: tuple[Ord, ...] = ()
    dpo_kontaktet: JaNejDato | None = None
    oenske: Borgertekst | None = None


class Diskrimination(Record, frozen=True, kw_only=True):
    """Unequal treatment the citizen has met."""

    grund: Ord | None = None
    handling: Borgertekst | None = None
    dato: Dato | None = None
    sammenligning: Borgertekst | None = None
    godtgoerelse: Ord | None = None
    andre_myndigheder: JaNej | None = None


class Tilsyn(Record, frozen=True, kw_only=True):
    """What a supervising body is told."""

    retsregel: Ord | None = None
    udtoemt: JaNej | None = None
    sidste_forhold: Dato | None = None


class Aftale(Record, frozen=True, kw_only=True):
    """Something agreed at a meeting."""

    hvad: Ord
    hvem: Ord | None = None
    hvornaar: Ord | None = None


class Moede(Record, frozen=True, kw_only=True):
    """A meeting."""

    enhed: Noegle | None = None
    tid: Ord | None = None
    # `sted` is how a record tells its place, hence the other name inside
    moedested: Ord | None = field(default=None, name="sted")
    deltagere: tuple[Navn, ...] = ()
    formaal: Raadgivertekst | None = None
    dagsorden: tuple[Ord, ...] = ()
    aftaler: tuple[Aftale, ...] = ()


class Notat(Record, frozen=True, kw_only=True):
    """A note of a conversation."""

    dato: Dato
    slags: Annotated[Literal["telefon", "møde", "andet"], Lukket()] | None = None
    med: Navn | None = None
    tekst: Raadgivertekst


class Overblik(Record, frozen=True, kw_only=True):
    """What a new caseworker must know."""

    bevillinger: tuple[Borgertekst, ...] = ()
    helbred: Borgertekst | None = None
    aabne_spoergsmaal: tuple[Borgertekst, ...] = ()
    kontakter: tuple[Navn, ...] = ()
    bisidder: Navn | None = None
    sagsbehandlerskift: Borgertekst | None = None


class Veteran(Record, frozen=True, kw_only=True):
    """What a veterankoordinator asks the units."""

    rolle: Ord | None = None
    enheder: tuple[Noegle, ...] = ()
    koordineres: Borgertekst | None = None
    eksterne: tuple[Ord, ...] = ()


class Hoering(Record, frozen=True, kw_only=True):
    """The facts sent out for remarks."""

    sendt: Dato | None = None
    frist: Dato | None = None
    faktum: Raadgivertekst | None = None
    bemaerkninger: Raadgivertekst | None = None


class Udtalelse(Record, frozen=True, kw_only=True):
    """The adviser's udtalelse once it is sent."""

    kort: ClassVar[str] = "dato"
    dato: Dato | None = None


class Opfoelgning(Record, frozen=True, kw_only=True):
    """Whether a henstilling is followed."""

    henstilling: Raadgivertekst
    spurgt: Dato | None = None
    svar: Raadgivertekst | None = None
    foelges: JaDelvistNej | None = None


class Registrering(Record, frozen=True, kw_only=True):
    """What goes into the year's figures."""

    sagstype: Ord | None = None
    hovedtema: Noegle | None = None
    foelgetemaer: tuple[Noegle, ...] = ()
    behandling: Ord | None = None
    udfald: Ord | None = None
    afsluttet: Dato | None = None
    kle: Ord | None = None
