"""What an appeal says of being in time: why it comes late, and where the klagevejledning led the citizen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.opremsning import format_opremsning
from drafting.dansk.varighed import format_varighed
from drafting.findings.frister.klagefrist import FASTHOLD
from drafting.findings.frister.klagevejledning import Forkert, find_forkert, lacks_klagevejledning
from drafting.letter.view.aabne import is_delvist_medhold
from drafting.letter.view.frist import find_klagemulighed_or_ukendt
from drafting.letter.view.ramme import fra_data
from drafting.oprindelse import Lov, Prosa, Tekst

if TYPE_CHECKING:
    from drafting.facts.model import Record
    from drafting.letter.view.frist import Klagemulighed
    from drafting.letter.view.ramme import Ramme


class Forsinkelse(Struct, frozen=True):
    """Why the appeal comes late; `sikker` is whether it is known to be late.

    `fulgt` is the longer time that the klagevejledning gave and the citizen has kept: reason enough of its own, so
    that `har_grund`, whether the citizen has another, need not be true.
    """

    sikker: bool
    fulgt: Tekst | None
    har_grund: bool
    grund: Prosa | None
    bilag: Tekst | None


class Vejledning(Struct, frozen=True):
    """What is wrong with the klagevejledning; the texts are what it says itself, `lovens_frist` what the law says."""

    mangler: bool
    frist: Tekst | None
    lovens_frist: Tekst | None
    instans: Tekst | None
    sendes_til: Tekst | None


def build_forsinkelse(ramme: Ramme, found: Klagemulighed) -> Forsinkelse | None:
    """Return why the appeal comes late; None where it is in time, or the citizen says nothing and it may be."""
    grund, fulgt = found.afgoerelse.forsinket, _find_fulgt(ramme, found)
    if found.is_rettidig(ramme.dato) or not (found.er_sikkert_for_sent or grund):
        return None
    return Forsinkelse(
        sikker=found.er_sikkert_for_sent,
        fulgt=fulgt,
        har_grund=grund is not None,
        grund=ramme.gengiver.borgers(grund.grund) if grund else None,
        bilag=tell_bilag(grund, grund.bilag) if grund else None,
    )


def build_vejledning(ramme: Ramme, found: Klagemulighed) -> Vejledning | None:
    """Return what is wrong with the klagevejledning, None where nothing is known to be.

    That it gives more time than the law is told only where it cannot be turned against the citizen.
    """
    given, row = found.afgoerelse.klagevejledning, found.row
    forkert, mangler = find_forkert(found.afgoerelse, row), lacks_klagevejledning(found.afgoerelse)
    if given is None:
        return None
    if found.giver_laengere_tid and not found.is_rettidig(ramme.dato):
        forkert = Forkert(frist=False, instans=forkert.instans, vej=forkert.vej)
    if not (mangler or forkert.frist or forkert.instans or forkert.vej):
        return None
    lovens = row.frist if row is not None and forkert.frist else None
    return Vejledning(
        mangler=mangler,
        frist=given.frist if forkert.frist else None,
        lovens_frist=Tekst(format_varighed(lovens.antal, lovens.enhed), Lov(lovens.hjemmel)) if lovens else None,
        instans=given.instans if forkert.instans else None,
        sendes_til=given.sendes_til if forkert.vej else None,
    )


def tell_bilag(record: Record, numre: tuple[int, ...]) -> Tekst | None:
    """Return the numbers of a record's bilag as a reader is told them, None where it has none."""
    return fra_data(record, "bilag", format_opremsning([str(each) for each in numre])) if numre else None


def _find_fulgt(ramme: Ramme, found: Klagemulighed) -> Tekst | None:
    given = found.afgoerelse.klagevejledning
    kept = found.oplyst_slut is not None and ramme.dato <= found.oplyst_slut
    return given.frist if given and kept and found.giver_laengere_tid else None


def is_fastholdt_i_tide(ramme: Ramme) -> bool:
    """Return whether the rest of every appeal is upheld within its own deadline beyond doubt."""
    upheld = [each for each in ramme.sag.afgoerelser if is_delvist_medhold(each, ramme.sag)]
    found = [find_klagemulighed_or_ukendt(ramme, each) for each in upheld]
    return bool(found) and all(each.frist.navn == FASTHOLD and each.is_rettidig(ramme.dato) for each in found)
