"""A municipality's rules for its borgerrådgiver as one frozen record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import LawError, Trouble
from drafting.law.model import JaNejIkkeOplyst, suggest

HOEJERE_INSTANSER = "hoejere_instanser"  # the key of the rule against helping before bodies outside

if TYPE_CHECKING:
    from datetime import date

    from drafting.law.model import Kilde
    from drafting.law.vaerdier import (
        Aldersgraense,
        Antagelse,
        Begraensning,
        Brevregel,
        Enhedsord,
        Graense,
        Kontakt,
        Kriterium,
        Kritikskala,
        Oplysning,
        Ordliste,
        Regel,
        Svarfrist,
        Titel,
    )
    from drafting.oprindelse import Tekst


class Kommuneprofil(Struct, frozen=True, kw_only=True):
    """One municipality's rules; `ikke_oplyst` names the keys where the source is silent.

    Where the rules of another municipality are assumed, `antaget_som` tells whose, and `antaget` names those keys.
    """

    kommune: str
    navn: Tekst
    navn_kilde: Kilde
    dokumenter: tuple[Kilde, ...]
    titel: Titel
    kendetegn: Ordliste
    grundlag: Oplysning
    refererer_til: Oplysning
    enhedsord: Enhedsord
    ledertitel: Titel | None
    modtager: Oplysning
    kontakt: tuple[Kontakt, ...]
    skriver_borgerens_klage: Regel
    foerste_omgang: Regel
    anden_omgang: Regel
    kriterium: Kriterium
    egen_drift: Regel
    generel_udtalelse: Regel
    genfremsendelse: Regel
    genovervejelse: Regel
    kritikskala: Kritikskala
    opfoelgning: Regel
    maalestok: Ordliste
    kan_behandle: Ordliste
    kan_ikke_behandle: tuple[Begraensning, ...]
    aldersgraense: Aldersgraense
    kan_ikke_goere: tuple[Begraensning, ...]
    graenser_i_undersoegelse: tuple[Graense, ...]
    anonymitet: Regel
    svarfrist: tuple[Svarfrist, ...]
    svar_til: Oplysning
    godt_klagesvar: Regel
    sagsresume: Regel
    registrering: Regel
    beretning: Regel
    saerligt: tuple[Oplysning, ...]
    breve: tuple[Brevregel, ...]
    ikke_oplyst: tuple[str, ...]
    antaget_som: Antagelse | None = None
    antaget: tuple[str, ...] = ()

    def find_brev(self, brev: str) -> Brevregel | None:
        """Return the rule for a letter, or else for its family; None where the source does not mention it."""
        rules = {rule.brev: rule for rule in self.breve}
        return rules.get(brev) or rules.get(brev.partition("/")[0])

    def find_svar(self, brev: str) -> JaNejIkkeOplyst:
        """Return whether the adviser may write a letter; a letter the source does not mention is not told."""
        rule = self.find_brev(brev)
        return rule.svar if rule else JaNejIkkeOplyst.IKKE_OPLYST

    def find_kontakt(self, dato: date) -> Kontakt | None:
        """Return the contact known on `dato`, None where the source gives none for that day."""
        return next((value for value in self.kontakt if _covers(value, dato)), None)

    def find_svarfrist(self, dato: date) -> Svarfrist | None:
        """Return the unit's time to answer on `dato`, None where there is none or the source is silent."""
        return next((value for value in self.svarfrist if _covers(value, dato)), None)

    def find_begraensning(self, noegle: str) -> Begraensning | None:
        """Return what the source says about a key of `begrænsninger`, None if it says nothing."""
        for limit in self.kan_ikke_behandle:
            if limit.noegle == noegle:
                return limit
        return None

    def find_ikke_goere(self, noegle: str) -> Begraensning | None:
        """Return what the adviser may not do under that key, None where the source does not forbid it."""
        return next((limit for limit in self.kan_ikke_goere if limit.noegle == noegle), None)

    def get_graense(self, noegle: str) -> Graense:
        """Return the limit `noegle`; raises LawError where the profile does not have it."""
        for graense in self.graenser_i_undersoegelse:
            if graense.noegle == noegle:
                return graense
        message = f"Profilen for {self.navn} siger ikke, hvorfor '{noegle}' ikke kan vurderes."
        known = {graense.noegle for graense in self.graenser_i_undersoegelse}
        remedy = suggest(noegle, known) or "Skriv begrundelsen i sagen, eller tilføj grænsen i profilen med kilde."
        raise LawError(Trouble(message, None, remedy))


def _covers(value: Kontakt | Svarfrist, dato: date) -> bool:
    return value.fra <= dato and (value.til is None or dato <= value.til)
