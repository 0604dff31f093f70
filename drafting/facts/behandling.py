"""What the adviser did and found: answers, undersøgelse, vurderinger, bilag."""

from typing import Annotated, ClassVar, Literal

from msgspec import field

from drafting.facts.forloeb import ByKlagepunkt, BySpoergsmaal
from drafting.facts.record import Record
from drafting.facts.words import Dato, JaNej, Lukket, Noegle, Ord, Raadgivertekst, Tal


class Videresendt(Record, frozen=True, kw_only=True):
    """When the complaint went to the unit."""

    kort: ClassVar[str] = "dato"
    dato: Dato | None = None
    svarfrist: Dato | None = None


class Rykker(Record, frozen=True, kw_only=True):
    """A reminder that was sent."""

    dato: Dato
    fra: Annotated[Literal["borger", "rådgiver"], Lukket()] | None = None
    om: Annotated[Literal["klage", "udtalelse", "akter"], Lukket()] | None = None
    borger_bad: JaNej | None = None


class Svarpunkt(Record, frozen=True, kw_only=True):
    """What a unit answered to one point."""

    klagepunkt: Noegle
    besvaret: JaNej | None = None
    berettiget: Annotated[Literal["ja", "delvist", "nej", "ikke nævnt"], Lukket()] | None = None
    resume: Raadgivertekst | None = None
    til_borger: Raadgivertekst | None = None


class Svar(Record, frozen=True, kw_only=True):
    """A unit's answer."""

    modtaget: Dato | None = None
    dato: Dato | None = None
    enhed: Noegle | None = None
    punkter: Annotated[tuple[Svarpunkt, ...], ByKlagepunkt] = ()


class Fastholdelse(Record, frozen=True, kw_only=True):
    """The points the citizen maintains after the answer."""

    dato: Dato | None = None
    punkter: tuple[Noegle, ...] = ()


class Mangel(Record, frozen=True, kw_only=True):
    """Something the unit has not sent."""

    hvad: Ord
    bedt_om: Dato | None = None
    rykket: Dato | None = None
    modtaget: Dato | None = None


class Punktspoergsmaal(Record, frozen=True, kw_only=True):
    """What the unit is asked about one point."""

    klagepunkt: Noegle
    spoergsmaal: tuple[Raadgivertekst, ...]


class Undersoegelse(Record, frozen=True, kw_only=True):
    """The adviser's own investigation."""

    aabnet: Dato | None = None
    grundlag: Annotated[Literal["borgeren fastholder", "egen drift", "pålagt"], Lukket()] | None = None
    anledning: Raadgivertekst | None = None
    spoergsmaal: Annotated[tuple[Punktspoergsmaal, ...], BySpoergsmaal] = ()
    akter_oensket: tuple[Ord, ...] = ()
    udtalelse_modtaget: Dato | None = None
    akter_modtaget: Dato | None = None
    mangler: tuple[Mangel, ...] = ()
    svarfrist: Dato | None = None


class Regel(Record, frozen=True, kw_only=True):
    """A rule relied on: the key of one on the shelf, or a local one written out."""

    kort: ClassVar[str] = "id"
    id: Noegle | None = None
    titel: Ord | None = None
    tekst: Raadgivertekst | None = None
    kilde: Ord | None = None


class Vurdering(Record, frozen=True, kw_only=True):
    """The adviser's assessment of a point; the grade is never chosen by the program."""

    klagepunkt: Noegle
    # `del` is a word of Python, hence the other name inside
    delpunkt: Ord | None = field(default=None, name="del")
    tema: Noegle | None = None
    resultat: Annotated[Literal["kritik", "bemærkning", "ingen_kritik", "ikke_vurderet"], Lukket()]
    grad: Ord | None = None
    handling: Ord | None = None
    regler: tuple[Regel, ...] = ()
    lagt_til_grund: Raadgivertekst | None = None
    begrundelse: Raadgivertekst | None = None
    henstilling: Raadgivertekst | None = None
    til_borger: Raadgivertekst | None = None
    grund: (
        Annotated[
            Literal["bevistvivl", "social_eller_laegefaglig", "afgoerelsens_gyldighed", "uden_for_kompetence"], Lukket()
        ]
        | None
    ) = None
    borgers_forklaring: Raadgivertekst | None = None
    enhedens_forklaring: Raadgivertekst | None = None
    saerlige_holdepunkter: Raadgivertekst | None = None
    kan_vurderes_fordi: Raadgivertekst | None = None


class Samlet(Record, frozen=True, kw_only=True):
    """The adviser's assessment of the whole."""

    grad: Ord | None = None
    begrundelse: Raadgivertekst | None = None
    til_borger: Raadgivertekst | None = None


class Ventetid(Record, frozen=True, kw_only=True):
    """The adviser's own delay."""

    fra: Dato | None = None
    til: Dato | None = None
    grund: Raadgivertekst | None = None


class Bilag(Record, frozen=True, kw_only=True):
    """A document that goes with the letters; without `fil` it is still to come."""

    nr: Tal
    titel: Ord
    dato: Dato | None = None
    fil: Ord | None = None
