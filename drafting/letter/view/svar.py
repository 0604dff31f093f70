"""What the units answered to each klagepunkt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.varighed import format_varighed
from drafting.letter.view.ramme import dato_tekst, fra_data
from drafting.oprindelse import Prosa, Tekst

if TYPE_CHECKING:
    from drafting.facts import model
    from drafting.letter.view.ramme import Ramme

_UGE, _TRE_UGER = 7, 21


class Punktsvar(Struct, frozen=True):
    """The answer to one klagepunkt: when it came, its meaning in the adviser's words, and whether it gives medhold.

    `mangler` is whether an answer came that leaves this point out; no bool is true where the answer does not say.
    """

    modtaget: Tekst | None
    resume: Prosa | None
    mangler: bool
    berettiget: bool
    delvist: bool
    uberettiget: bool


def find_svarpunkter(ramme: Ramme, punkt: model.Klagepunkt) -> tuple[model.Svarpunkt, ...]:
    """Return what the letter's units answered to a point, in the order of the case."""
    return tuple(row for _, row in ramme.find(_find_alle_svar).get(punkt.id, ()))


def _find_alle_svar(ramme: Ramme) -> dict[str, list[tuple[model.Svar, model.Svarpunkt]]]:
    """Return what the letter's units answered, by klagepunkt, each with the whole answer it stands in."""
    found: dict[str, list[tuple[model.Svar, model.Svarpunkt]]] = {}
    for svar in ramme.sag.svar:
        for row in svar.punkter if ramme.concerns(svar.enhed) else ():
            found.setdefault(row.klagepunkt, []).append((svar, row))
    return found


def find_svar(ramme: Ramme, punkt: model.Klagepunkt) -> tuple[Prosa | None, bool]:
    """Return what the unit answered to a point, and whether it is told that it did not answer it."""
    svar = find_svarpunkter(ramme, punkt)
    row = next((row for row in reversed(svar) if row.resume is not None), None)
    return _tell(ramme, row), bool(svar) and all(row.besvaret is False for row in svar)


def build_punktsvar(ramme: Ramme, punkt: model.Klagepunkt) -> Punktsvar | None:
    """Return the answer to a point, the last one where there are several; None where none is told."""
    svar = find_svarpunkter(ramme, punkt)
    if not svar:
        return None
    resume, mangler = find_svar(ramme, punkt)
    told = next((row.berettiget for row in reversed(svar) if row.berettiget is not None), None)
    whole, _ = ramme.find(_find_alle_svar)[punkt.id][-1]
    return Punktsvar(
        modtaget=dato_tekst(whole, "modtaget") or dato_tekst(whole, "dato"),
        resume=resume,
        mangler=mangler,
        berettiget=told == "ja",
        delvist=told == "delvist",
        uberettiget=told == "nej",
    )


def _tell(ramme: Ramme, row: model.Svarpunkt | None) -> Prosa | None:
    """Return the meaning of an answer; towards the citizen as it is written to her, else turned to du."""
    if row is None or row.resume is None:
        return None
    if ramme.skabelon.stemme != "du":
        return ramme.gengiver.raadgivers(row.resume)
    if row.til_borger is not None:
        return ramme.gengiver.raadgivers(row.til_borger)
    return ramme.gengiver.til_borgeren(row.resume)


def find_rykkere(ramme: Ramme) -> tuple[Tekst, ...]:
    """Return when the adviser has asked for the answer to the complaint before."""
    egne = (row for row in ramme.sag.rykkere if row.fra == "rådgiver" and row.om in {None, "klage"})
    return tuple(dato for row in egne if row.dato < ramme.dato and (dato := dato_tekst(row, "dato")) is not None)


def find_ventet(ramme: Ramme) -> Tekst | None:
    """Return how long the citizen has waited for an answer (`14 dage`, `ni uger`), None where it is not told."""
    venter = ramme.sag.manglende_svar
    if venter is None or venter.sendt is None or venter.sendt >= ramme.dato:
        return None
    dage = (ramme.dato - venter.sendt).days
    told = format_varighed(dage, "dage") if dage < _TRE_UGER else format_varighed(dage // _UGE, "uger")
    return fra_data(venter, "sendt", told)
