"""What a letter template may see: small frozen records of text with origin and named conditions."""

from __future__ import annotations

from msgspec import Struct

from drafting.letter.view.svar import Punktsvar
from drafting.oprindelse import Prosa, Tekst


class Ordvalg(Struct, frozen=True):
    """The words by which the letter speaks of the citizen: one citizen or several, in the letter's voice.

    `jeg`, `mig`, `min`, `mit`, `mine` are her own words (jeg or vi); `borgeren`, `borgerens` the third person;
    `du`, `dig`, `din`, `dit`, `dine` are said to her (du or I).
    """

    jeg: Tekst
    mig: Tekst
    min: Tekst
    mit: Tekst
    mine: Tekst
    borgeren: Tekst
    borgerens: Tekst
    du: Tekst
    dig: Tekst
    din: Tekst
    dit: Tekst
    dine: Tekst


class Samtykke(Struct, frozen=True):
    """The consent to send the complaint on: date, form (`mundtligt`), what it covers and what it does not."""

    givet: Tekst | None
    form: Tekst | None
    omfang: Tekst | None
    ikke: Tekst | None


class Fuldmaegtig(Struct, frozen=True):
    """The one who may have the answer: with a fuldmagt (its `bilag`), or as a parent with custody or guardian."""

    navn: Tekst
    adresse: Tekst | None
    telefon: Tekst | None
    email: Tekst | None
    foraelder: bool
    vaerge: bool
    bilag: Tekst | None


class Borger(Struct, frozen=True):
    """The citizen as this letter may name them: `navn` is absent when the citizen is anonymous here.

    `vil_vaere_anonym` is whether the citizen has asked not to be named to the unit;
    `laeser` is the parent or guardian who reads the letters to the citizen instead;
    `samme_telefon` is whether the one who may have the answer has the citizen's own telephone.
    """

    navn: Tekst | None
    adresse: Tekst | None
    telefon: Tekst | None
    fuldmaegtig: Fuldmaegtig | None
    samtykke: Samtykke | None
    vil_vaere_anonym: bool = False
    laeser: Fuldmaegtig | None = None
    samme_telefon: bool = False


class Enhed(Struct, frozen=True):
    """The unit the letter is about; `modtager_navn` is the leader, or the one the complaint goes to instead.

    `kaldes` is the word for it in running text: its own (`plejehjemmet`), else the municipality's (`centret`).
    """

    navn: Tekst | None
    leder_navn: Tekst | None
    leder_titel: Tekst | None
    modtager_navn: Tekst | None
    modtager_titel: Tekst | None
    sagsnummer: Tekst | None
    kaldes: Tekst


class Profilord(Struct, frozen=True):
    """The municipality's own words: titles, and what the office can and cannot (`Jeg behandler klager over` …)."""

    kommune: Tekst
    titel: Tekst
    titel_bestemt: Tekst
    paalagt_af: Tekst
    behandler_maade: Tekst | None
    behandler: tuple[Tekst, ...]
    telefon: Tekst | None
    har_aldersgraense: bool
    graense_bevistvivl: bool
    graense_faglig: bool
    graense_gyldighed: bool
    kan_ikke_bisidder: bool
    kan_ikke_partsrepraesentant: bool
    kan_ikke_hoejere_instanser: bool


class Haendelse(Struct, frozen=True):
    """One row of the chronology."""

    dato: Tekst
    tekst: Tekst
    bilag: Tekst | None


class Punkt(Struct, frozen=True):
    """One klagepunkt in the letter's voice: heading, what, the wish, the dates it is about, and the units' answer."""

    titel: Tekst | None
    hvad: Prosa
    oenske: Prosa | None
    haendelser: tuple[Haendelse, ...]
    datoer: tuple[Tekst, ...]
    flere_datoer: bool
    perioder: tuple[Tekst, ...]
    afgoerelse_dato: Tekst | None
    svar: Punktsvar | None
    fastholdt: bool


class Undersoegelse(Struct, frozen=True):
    """How the case came to an undersøgelse: its steps by date, and its ground."""

    modtaget: Tekst | None
    videresendt: Tekst | None
    svar_modtaget: Tekst | None
    fastholdt: Tekst | None
    aabnet: Tekst | None
    udtalelse_modtaget: Tekst | None
    akter_modtaget: Tekst | None
    begge_modtaget: Tekst | None
    anledning: Prosa | None
    egen_drift: bool
    paalagt: bool


class Regel(Struct, frozen=True):
    """A rule in plain words with its citation, and where there are several, its points (`punkt 1 og 3`)."""

    overskrift: Tekst
    saetning: Tekst
    citat: Tekst | None
    punkter: Tekst | None


class Vurdering(Struct, frozen=True):
    """One assessment; several may concern the same klagepunkt and are told apart by their `del`.

    `titel` heads its section (`Punkt 1: Manglende svar`), `kort_titel` its row in the conclusion (`1. Manglende svar`);
    `grad` is the grade exactly as the adviser chose it.
    """

    titel: Tekst
    kort_titel: Tekst
    klagepunkt: Prosa | None
    rejst_af_borger: bool
    svar: Prosa | None
    svar_mangler: bool
    borgers_forklaring: Prosa | None
    enhedens_forklaring: Prosa | None
    lagt_til_grund: Prosa | None
    begrundelse: Prosa | None
    grad: Tekst | None
    handling: Tekst | None
    kritik: bool
    bemaerkning: bool
    ingen_kritik: bool
    ikke_vurderet: bool
    hvorfor_ikke: Tekst | None
    kan_vurderes_fordi: Prosa | None
    saerlige_holdepunkter: Prosa | None


class Samlet(Struct, frozen=True):
    """The overall assessment."""

    grad: Tekst | None
    begrundelse: Prosa | None


class Trin(Struct, frozen=True):
    """A step of the kritikskala; `betydning` only where the profile explains it, `brugt` when this letter uses it."""

    ord: Tekst
    betydning: Tekst | None
    brugt: bool


class Ventetid(Struct, frozen=True):
    """The adviser's own delay."""

    fra: Tekst
    til: Tekst
    grund: Prosa | None
