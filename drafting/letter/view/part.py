"""The citizen, the unit and the municipality as a letter may name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.letter.view.ramme import beregnet, dato_tekst, fra_data
from drafting.letter.view.records import Borger, Enhed, Ordvalg, Profilord, Repraesentant, Samtykke
from drafting.oprindelse import Sammensat, hul

if TYPE_CHECKING:
    from drafting.facts import model
    from drafting.letter.view.ramme import Ramme
    from drafting.oprindelse import Tekst

_EN = ("jeg", "mig", "min", "mit", "mine", "borgeren", "borgerens")
_FLERE = ("vi", "os", "vores", "vores", "vores", "borgerne", "borgernes")


def build_ordvalg(ramme: Ramme) -> Ordvalg:
    """Return the words for one citizen or for several."""
    return Ordvalg(*(beregnet(ord_, "borger") for ord_ in (_FLERE if ramme.flertal else _EN)))


def build_borger(ramme: Ramme) -> Borger:
    """Return the citizen; an anonymous one has no name in letters to others."""
    borger = ramme.sag.borger
    if borger is None:
        return Borger(navn=None, telefon=None, repraesentant=None, samtykke=None)
    return Borger(
        navn=None if is_anonym(ramme) else join_navne(ramme),
        telefon=borger.telefon,
        repraesentant=_build_repraesentant(borger.repraesentant),
        samtykke=_build_samtykke(borger.samtykke),
    )


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
    borger = ramme.sag.borger
    return borger is not None and bool(borger.anonym) and ramme.skabelon.til != "borger"


def _build_repraesentant(repraesentant: model.Repraesentant | None) -> Repraesentant | None:
    if repraesentant is None:
        return None
    kontakt = (repraesentant.adresse, repraesentant.telefon, repraesentant.email)
    return Repraesentant(
        navn=repraesentant.navn,
        kontakt=tuple(text.med(", ".join(text.split("\n"))) for text in kontakt if text is not None),
        har_fuldmagt=bool(repraesentant.fuldmagt),
    )


def _build_samtykke(samtykke: model.Samtykke | None) -> Samtykke | None:
    if samtykke is None or "videresendelse" not in samtykke.til:
        return None
    form = fra_data(samtykke, "form", samtykke.form) if samtykke.form else None
    return Samtykke(dato_tekst(samtykke, "givet"), form, samtykke.omfang, samtykke.ikke)


def build_enhed(ramme: Ramme) -> Enhed:
    """Return the unit; a complaint about the leader goes to the one above."""
    enhed = ramme.enhed
    if enhed is None:
        return Enhed(None, None, None, None, None, None)
    leder_navn, leder_titel = _leder(enhed.leder)
    modtager_navn, modtager_titel = _leder(enhed.klage_til or enhed.leder)
    return Enhed(enhed.navn, leder_navn, leder_titel, modtager_navn, modtager_titel, enhed.sagsnummer)


def _leder(leder: model.Leder | None) -> tuple[Tekst | None, Tekst | None]:
    return (leder.navn, leder.titel) if leder else (None, None)


def build_profilord(ramme: Ramme) -> Profilord:
    """Return the municipality's own words."""
    profil = ramme.hylder.profil
    return Profilord(
        kommune=profil.navn,
        titel=profil.titel.ubestemt,
        titel_bestemt=profil.titel.bestemt,
        enhed_bestemt=profil.enhedsord.bestemt,
        paalagt_af=profil.refererer_til.ord or hul("hvem der har bedt om undersøgelsen"),
    )
