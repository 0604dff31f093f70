"""A complaint about an answer to a request for documents: which of its ways it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.varighed import format_varighed
from drafting.findings.frister import find_frister
from drafting.findings.frister.instanser import load_instanser
from drafting.law.fristregler import load_fristregler
from drafting.letter.view.ramme import dato_tekst, find_omraade
from drafting.oprindelse import Lov, Tekst, hul
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from drafting.facts import model
    from drafting.letter.view.ramme import Ramme

STADE = "er_klar_til_aktindsigt_klage"
_IKKE_PART = "ikke"
_HVEM = "den klageinstans, der behandler klager i selve sagen (område)"
_FOR_SENT = "aktindsigt:aktindsigt_sen"


class Aktindsigtsklage(Struct, frozen=True):
    """What was asked and answered; `part` is whether the rules for a party apply, `forsinket` whether no answer came.

    `instans` hears a party's complaint, None where it is not known; `ventet` is a hole until the time to wait is over.
    """

    sag: Tekst | None
    sendt: Tekst | None
    svar: Tekst | None
    part: bool
    delvist: bool
    forsinket: bool
    ventet: Tekst | None
    instans: Tekst | None


def build_aktindsigtsklage(ramme: Ramme) -> Aktindsigtsklage | None:
    """Return the complaint, None for other letters and where nothing has been asked for."""
    asked = ramme.sag.aktindsigt
    if asked is None or ramme.skabelon.stade != STADE:
        return None
    forsinket = asked.svar is None
    return Aktindsigtsklage(
        sag=asked.sag,
        sendt=dato_tekst(asked, "sendt"),
        svar=dato_tekst(asked.svar, "dato"),
        part=is_part(asked),
        delvist=asked.svar is not None and asked.svar.udfald == "delvist",
        forsinket=forsinket,
        ventet=_find_ventet(ramme) if forsinket else None,
        instans=find_partsinstans(ramme),
    )


def is_part(asked: model.Aktindsigt) -> bool:
    """Return whether the citizen may be a party: unless she says that she is none."""
    return asked.relation is None or not fold(asked.relation).startswith(_IKKE_PART)


def is_klar(asked: model.Aktindsigt | None) -> bool:
    """Return whether there is an answer to complain of, or none came and the rules let one complain of that."""
    if asked is None or asked.sendt is None:
        return False
    if asked.svar is not None:
        return asked.svar.udfald in {"afslag", "delvist"}
    return not is_part(asked)


def _find_ventet(ramme: Ramme) -> Tekst:
    """Return the time after which one may complain of the waiting; a hole while it is not over."""
    profil, lov = ramme.hylder.profil, ramme.hylder.lov
    frister = find_frister(ramme.sag, profil, lov, load_instanser(), dato=ramme.dato)
    frist = next((each for each in frister if each.id == _FOR_SENT), None)
    if frist is None or frist.dato is None or ramme.dato <= frist.dato:
        return hul("at ventetiden er gået (se drafting frister)")
    regel = load_fristregler().get("aktindsigt_sen")
    return Tekst(format_varighed(regel.antal, regel.enhed), Lov(regel.hjemmel))


def find_partsinstans(ramme: Ramme) -> Tekst | None:
    """Return the body that a party's complaint goes to itself, a hole where it is not known, None for other ways."""
    asked = ramme.sag.aktindsigt
    if asked is None or asked.svar is None or not is_part(asked) or ramme.skabelon.stade != STADE:
        return None
    row = find_omraade(ramme, ramme.sag.omraade)
    return Tekst(str(row.instans), Lov("klageinstans")) if row is not None and row.instans is not None else hul(_HVEM)
