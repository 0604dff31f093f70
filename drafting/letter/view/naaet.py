"""When a file has come as far as a letter: one condition for each letter that needs more than its own block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.findings.frister.venter import find_tavse
from drafting.letter.view.aabne import find_aabne, is_delvist_medhold
from drafting.letter.view.aktindsigtsklage import is_klar
from drafting.letter.view.punkter import is_egen_drift

if TYPE_CHECKING:
    from drafting.facts.generel import GenerelUdtalelse
    from drafting.facts.model import Sag


def er_klar_til_klage(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter klage."""
    return er_klar_til_videresendelse(sag) and kan_skrive_under(sag)


def er_klar_til_videresendelse(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter videresendelse."""
    return bool(sag.klagepunkter) and not is_egen_drift(sag)


def er_klar_til_undersoegelse(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter undersoegelse."""
    return bool(sag.klagepunkter) and sag.undersoegelse is not None


def er_klar_til_udtalelse_borger(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter udtalelse borger."""
    return bool(sag.vurderinger) and sag.borger is not None and not is_egen_drift(sag)


def kan_skrive_under(sag: Sag) -> bool:
    """Return whether the citizen can sign a letter."""
    return sag.borger is not None and not sag.borger.anonym


def er_klar_til_anke(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter anke."""
    return bool(find_aabne(sag)) and kan_skrive_under(sag)


def er_klar_til_aktindsigt(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter aktindsigt."""
    return sag.aktindsigt is not None and kan_skrive_under(sag)


def er_klar_til_orientering(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter orientering."""
    return sag.videresendt is not None and sag.borger is not None and er_klar_til_videresendelse(sag)


def er_klar_til_afslutning(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter afslutning."""
    answered = {row.klagepunkt for svar in sag.svar for row in svar.punkter}
    goes_on = bool(sag.vurderinger) or sag.borger_fastholder is not None or sag.undersoegelse is not None
    return er_klar_til_videresendelse(sag) and {punkt.id for punkt in sag.klagepunkter} <= answered and not goes_on


def er_klar_til_orientering_undersoegelse(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter orientering undersoegelse."""
    return er_klar_til_undersoegelse(sag) and sag.borger is not None and not is_egen_drift(sag)


def er_klar_til_dialogmoede(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter dialogmoede."""
    return sag.moede is not None and not sag.moede.aftaler


def er_klar_til_moedereferat(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter moedereferat."""
    return sag.moede is not None and bool(sag.moede.aftaler)


def er_klar_til_partshoering(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter partshoering."""
    return sag.hoering is not None and sag.hoering.faktum is not None and not sag.vurderinger


def er_klar_til_fuldmagt(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter fuldmagt."""
    repraesentant = sag.borger.repraesentant if sag.borger else None
    return kan_skrive_under(sag) and repraesentant is not None and not repraesentant.er_befoejet


def er_klar_til_samtykke(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter samtykke."""
    return kan_skrive_under(sag) and sag.borger is not None and sag.borger.samtykke is None


def er_klar_til_fastholdelse(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter fastholdelse."""
    return kan_skrive_under(sag) and any(is_delvist_medhold(each, sag) for each in sag.afgoerelser)


def er_klar_til_aktindsigt_klage(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter aktindsigt klage."""
    return is_klar(sag.aktindsigt) and kan_skrive_under(sag)


def er_klar_til_begrundelse(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter begrundelse."""
    imod = (each for each in sag.afgoerelser if each.medhold != "ja")
    return kan_skrive_under(sag) and any(
        each.begrundelse in {"nej", "mangelfuld"} or each.via == "mundtligt" for each in imod
    )


def er_klar_til_rykker_enhed(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter rykker enhed."""
    sendt = sag.videresendt
    return sendt is not None and sendt.dato is not None and any(True for _ in find_tavse(sag, sendt.dato))


def er_klar_til_rykker_udtalelse(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter rykker udtalelse."""
    undersoegelse = sag.undersoegelse
    if undersoegelse is None or undersoegelse.aabnet is None:
        return False
    modtaget = (undersoegelse.udtalelse_modtaget, undersoegelse.akter_modtaget)
    return None in modtaget or any(mangel.modtaget is None for mangel in undersoegelse.mangler)


def er_klar_til_udtalelse(sag: Sag) -> bool:
    """Return whether the file has come as far as the letter udtalelse."""
    return bool(sag.vurderinger)


def er_klar_til_generel_udtalelse(udtalelse: GenerelUdtalelse) -> bool:
    """Return whether the file has come as far as the letter generel udtalelse."""
    return bool(udtalelse.vurderinger)


def er_klar_til_hoering(udtalelse: GenerelUdtalelse) -> bool:
    """Return whether the file has come as far as the letter hoering."""
    return udtalelse.hoering is not None and udtalelse.forhold is not None and bool(udtalelse.enheder)
