"""The case: what one `sag.yaml` holds, frozen."""

from typing import Annotated, ClassVar, Literal

from drafting.facts.behandling import (
    Bilag,
    Fastholdelse,
    Mangel,
    Punktspoergsmaal,
    Regel,
    Rykker,
    Samlet,
    Svar,
    Svarpunkt,
    Undersoegelse,
    Ventetid,
    Videresendt,
    Vurdering,
)
from drafting.facts.blokke import (
    Aftale,
    Aktindsigt,
    Aktindsigtsvar,
    Databeskyttelse,
    Diskrimination,
    Genoptagelse,
    Hoering,
    ManglendeSvar,
    Moede,
    Notat,
    Opfoelgning,
    Overblik,
    Partshoering,
    Registrering,
    Tilsyn,
    Udtalelse,
    Veteran,
)
from drafting.facts.datoer import (
    Delvisdato,
)
from drafting.facts.forloeb import (
    Afgoerelse,
    Begraensninger,
    Forsinket,
    Haendelse,
    Indbringelse,
    Klagegrund,
    Klagepunkt,
    Klaget,
    Klagevejledning,
    NyOplysning,
    Periode,
)
from drafting.facts.generel import (
    GenerelUdtalelse,
)
from drafting.facts.parter import (
    Borger,
    Enhed,
    Leder,
    Medklager,
    Person,
    Raadgiver,
    Repraesentant,
    Samtykke,
)
from drafting.facts.record import Record
from drafting.facts.skrivebord import (
    Afvist,
    Forklaring,
    Genfremsendelse,
    Genfremsendt,
    Genovervejelse,
    Sparring,
    Status,
    StyrketDialog,
    Vejvisning,
    Videreformidling,
)
from drafting.facts.words import Borgertekst, Dato, JaNej, Lukket, Noegle, Ord, Raadgivertekst

__all__ = [
    "Afgoerelse",
    "Aftale",
    "Afvist",
    "Aktindsigt",
    "Aktindsigtsvar",
    "Begraensninger",
    "Bilag",
    "Borger",
    "Databeskyttelse",
    "Delvisdato",
    "Diskrimination",
    "Enhed",
    "Fakta",
    "Fastholdelse",
    "Forklaring",
    "Forsinket",
    "GenerelUdtalelse",
    "Genfremsendelse",
    "Genfremsendt",
    "Genoptagelse",
    "Genovervejelse",
    "Haendelse",
    "Hoering",
    "Indbringelse",
    "Klagegrund",
    "Klagepunkt",
    "Klaget",
    "Klagevejledning",
    "Leder",
    "Mangel",
    "ManglendeSvar",
    "Medklager",
    "Moede",
    "Notat",
    "NyOplysning",
    "Opfoelgning",
    "Overblik",
    "Partshoering",
    "Periode",
    "Person",
    "Punktspoergsmaal",
    "Raadgiver",
    "Record",
    "Regel",
    "Registrering",
    "Repraesentant",
    "Rykker",
    "Sag",
    "Samlet",
    "Samtykke",
    "Sparring",
    "Status",
    "StyrketDialog",
    "Svar",
    "Svarpunkt",
    "Tilsyn",
    "Udtalelse",
    "Undersoegelse",
    "Vejvisning",
    "Ventetid",
    "Veteran",
    "Videreformidling",
    "Videresendt",
    "Vurdering",
]

Kanal = Annotated[Literal["telefon", "brev", "digital post", "e-mail", "fremmøde"], Lukket()]
Stade = Annotated[Literal["før afgørelse", "afgjort", "påklaget", "hjemvist"], Lukket()]


class Sag(Record, frozen=True, kw_only=True):
    """One case, as the adviser's file tells it."""

    slags: ClassVar[str] = "sag"
    kommune: Noegle
    sagsnummer: Ord | None = None
    modtaget: Dato | None = None
    kanal: Kanal | None = None
    emne: Ord
    emne_enhed: Ord | None = None
    omraade: Noegle | None = None
    akut: JaNej | None = None

    raadgiver: Raadgiver | None = None
    borger: Borger | None = None
    medklagere: tuple[Medklager, ...] = ()
    personer: tuple[Person, ...] = ()
    enheder: tuple[Enhed, ...] = ()

    afgoerelser: tuple[Afgoerelse, ...] = ()
    forloeb: tuple[Haendelse, ...] = ()
    klagepunkter: tuple[Klagepunkt, ...] = ()
    oenske: Borgertekst | None = None

    begraensninger: Begraensninger | None = None
    sagens_stade: Stade | None = None
    videresendt: Videresendt | None = None
    rykkere: tuple[Rykker, ...] = ()
    svar: tuple[Svar, ...] = ()
    borger_fastholder: Fastholdelse | None = None

    undersoegelse: Undersoegelse | None = None
    vurderinger: tuple[Vurdering, ...] = ()
    samlet: Samlet | None = None
    henstillinger: tuple[Raadgivertekst, ...] = ()
    ros: Raadgivertekst | None = None
    egen_ventetid: Ventetid | None = None
    bilag: tuple[Bilag, ...] = ()

    aktindsigt: Aktindsigt | None = None
    partshoering: Partshoering | None = None
    manglende_svar: ManglendeSvar | None = None
    genoptagelse: Genoptagelse | None = None
    databeskyttelse: Databeskyttelse | None = None
    diskrimination: Diskrimination | None = None
    tilsyn: Tilsyn | None = None
    genfremsendelse: Genfremsendelse | None = None
    styrket_dialog: StyrketDialog | None = None
    videreformidling: Videreformidling | None = None
    genovervejelse: Genovervejelse | None = None
    afvist: Afvist | None = None
    vejvisning: tuple[Vejvisning, ...] = ()
    status: Status | None = None
    sparring: Sparring | None = None
    forklaring: Forklaring | None = None
    moede: Moede | None = None
    notater: tuple[Notat, ...] = ()
    overblik: Overblik | None = None
    veteran: Veteran | None = None
    hoering: Hoering | None = None
    udtalelse: Udtalelse | None = None
    opfoelgning: tuple[Opfoelgning, ...] = ()
    paalagt_af_kommunalbestyrelsen: JaNej | None = None
    registrering: Registrering | None = None


# What one file holds, told by its outermost key.
Fakta = Sag | GenerelUdtalelse
