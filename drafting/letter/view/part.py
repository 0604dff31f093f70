"""The citizen, the unit and the municipality as a letter may name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.letter.omslag import find_numre
from drafting.letter.view.ramme import beregnet, dato_tekst, find_enhed_id, fra_data, in_first_person
from drafting.letter.view.records import Borger, Enhed, Fuldmaegtig, Ordvalg, Profilord, Samtykke
from drafting.letter.view.rettidighed import tell_bilag
from drafting.oprindelse import Sammensat, hul

if TYPE_CHECKING:
    from drafting.facts import model
    from drafting.letter.view.ramme import Ramme
    from drafting.oprindelse import Tekst

_EN = ("jeg", "mig", "min", "mit", "mine", "borgeren", "borgerens", "du", "dig", "din", "dit", "dine")
_FLERE = ("vi", "os", "vores", "vores", "vores", "borgerne", "borgernes", "I", "jer", "jeres", "jeres", "jeres")


def build_ordvalg(ramme: Ramme) -> Ordvalg:
    """Return the words for one citizen or for several."""
    return Ordvalg(*(beregnet(ord_, "borger") for ord_ in (_FLERE if ramme.flertal else _EN)))


def build_borger(ramme: Ramme) -> Borger:
    """Return the citizen; an anonymous one has no name, address or representative in letters to others."""
    borger = ramme.sag.borger
    if borger is None:
        return Borger(navn=None, adresse=None, telefon=None, fuldmaegtig=None, samtykke=None)
    hidden = is_anonym(ramme)
    protected = hidden or bool(borger.adressebeskyttelse)
    fuldmaegtig = None if hidden else _build_fuldmaegtig(borger)
    return Borger(
        navn=None if hidden else join_navne(ramme),
        adresse=None if protected or borger.adresse is None else one_line(borger.adresse),
        telefon=None if hidden else borger.telefon,
        fuldmaegtig=fuldmaegtig,
        samtykke=build_samtykke(ramme, borger.samtykke, "videresendelse"),
        vil_vaere_anonym=bool(borger.anonym),
        samme_telefon=bool(fuldmaegtig and borger.telefon and fuldmaegtig.telefon == borger.telefon),
        laeser=fuldmaegtig if fuldmaegtig and (fuldmaegtig.foraelder or fuldmaegtig.vaerge) else None,
    )


def one_line(tekst: Tekst) -> Tekst:
    """Return an address on one line."""
    return tekst.med(", ".join(line.strip() for line in tekst.split("\n") if line.strip()))


def join_navne(ramme: Ramme) -> Tekst | None:
    """Return the names of all who complain: `Aksel Winther og Ruth Winther`."""
    borger = ramme.sag.borger
    if borger is None or borger.navn is None:
        return None
    *first, last = [borger.navn, *(medklager.navn for medklager in ramme.sag.medklagere)]
    commas = [piece for navn in first for piece in (navn, beregnet(", ", "opremsning"))][:-1]
    return Sammensat.af([*commas, beregnet(" og ", "opremsning"), last]) if first else last


def is_anonym(ramme: Ramme) -> bool:
    """Return whether the citizen's name must not stand in this letter."""
    return ramme.er_anonym


def _build_fuldmaegtig(borger: model.Borger) -> Fuldmaegtig | None:
    """Return the representative only with a fuldmagt, as a parent with custody or as guardian: no others may answer.

    Where the citizen's address is protected, a parent's is not told either: it may be the same.
    """
    repraesentant = borger.repraesentant
    if repraesentant is None or not repraesentant.er_befoejet:
        return None
    hidden = repraesentant.adresse is None or (borger.adressebeskyttelse and repraesentant.er_foraelder)
    adresse = None if hidden or repraesentant.adresse is None else one_line(repraesentant.adresse)
    return Fuldmaegtig(
        repraesentant.navn,
        adresse,
        repraesentant.telefon,
        repraesentant.email,
        foraelder=repraesentant.er_foraelder,
        vaerge=repraesentant.er_vaerge,
        bilag=tell_bilag(repraesentant, repraesentant.bilag),
    )


def find_fuldmagtsbilag(ramme: Ramme) -> tuple[int, ...]:
    """Return the numbers of the bilag that the fuldmagt is, in a letter that the citizen sends to others."""
    skabelon, borger = ramme.skabelon, ramme.sag.borger
    if skabelon.fra != "borger" or skabelon.til == "ingen" or build_borger(ramme).fuldmaegtig is None:
        return ()
    return borger.repraesentant.bilag if borger and borger.repraesentant else ()


def build_samtykke(ramme: Ramme, samtykke: model.Samtykke | None, formaal: str) -> Samtykke | None:
    """Return the consent to one purpose (`videresendelse`, `akter`), None where none is told."""
    if samtykke is None or formaal not in samtykke.til:
        return None
    form = fra_data(samtykke, "form", samtykke.form) if samtykke.form else None
    omfang = ramme.gengiver.borgers(samtykke.omfang) if samtykke.omfang is not None else None
    ikke = ramme.gengiver.borgers(samtykke.ikke) if samtykke.ikke is not None else None
    return Samtykke(dato_tekst(samtykke, "givet"), form, omfang, ikke)


def build_enhed(ramme: Ramme) -> Enhed:
    """Return the unit; a complaint about the leader goes to the one above."""
    enhed = ramme.enhed
    kaldes = ramme.hylder.profil.enhedsord.bestemt
    if enhed is None:
        return Enhed(None, None, None, None, None, None, kaldes)
    leder_navn, leder_titel = _leder(enhed.leder)
    modtager_navn, modtager_titel = _leder(enhed.klage_til or enhed.leder)
    return Enhed(
        enhed.navn, leder_navn, leder_titel, modtager_navn, modtager_titel, enhed.sagsnummer, enhed.kaldes or kaldes
    )


def find_andre_enheder(ramme: Ramme) -> tuple[Tekst, ...]:
    """Return the names of the other units that the citizen complains of in this case."""
    meant = {find_enhed_id(ramme.sag, punkt) for punkt in ramme.sag.klagepunkter if punkt.rejst_af != "rådgiver"}
    return tuple(enhed.navn for enhed in ramme.sag.enheder if enhed.id in meant and enhed != ramme.enhed)


def is_besvaret(ramme: Ramme) -> bool:
    """Return whether the unit had answered the complaint already when it was sent on."""
    sendt = ramme.sag.videresendt.dato if ramme.sag.videresendt else None
    dates = (svar.modtaget for svar in ramme.sag.svar if svar.modtaget and ramme.concerns(svar.enhed))
    return any(dato <= (sendt or ramme.dato) for dato in dates)


def _leder(leder: model.Leder | None) -> tuple[Tekst | None, Tekst | None]:
    return (leder.navn, leder.titel) if leder else (None, None)


def build_profilord(ramme: Ramme) -> Profilord:
    """Return the municipality's own words."""
    profil = ramme.hylder.profil
    maade, graenser = profil.kan_behandle.maade, {each.noegle for each in profil.kan_ikke_goere}
    i_undersoegelse = {each.noegle for each in profil.graenser_i_undersoegelse}
    telefon, _ = find_numre(profil, ramme.sag.raadgiver, ramme.dato)
    return Profilord(
        kommune=profil.navn,
        titel=profil.titel.ubestemt,
        titel_bestemt=profil.titel.bestemt,
        paalagt_af=profil.refererer_til.ord or hul("hvem der har bedt om undersøgelsen"),
        behandler_maade=in_first_person(maade, profil.titel) if maade else None,
        behandler=profil.kan_behandle.ord,
        graense_bevistvivl="bevistvivl" in i_undersoegelse,
        graense_faglig="social_eller_laegefaglig" in i_undersoegelse,
        graense_gyldighed="afgoerelsens_gyldighed" in i_undersoegelse,
        telefon=telefon,
        har_aldersgraense=profil.aldersgraense.svar == "ja",
        kan_ikke_bisidder="bisidder" in graenser,
        kan_ikke_partsrepraesentant="partsrepraesentant" in graenser,
        kan_ikke_hoejere_instanser="hoejere_instanser" in graenser,
    )
