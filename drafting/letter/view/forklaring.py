"""A decision explained to the citizen: what it says, on which rule, and where it can be appealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.findings.frister.klagevejledning import lacks_klagevejledning
from drafting.letter.view.frist import find_andens, find_klagemulighed
from drafting.letter.view.ramme import dato_tekst
from drafting.oprindelse import Lov, Prosa, Tekst

if TYPE_CHECKING:
    from drafting.facts import model
    from drafting.letter.view.ramme import Ramme


class Forklaret(Struct, frozen=True):
    """One decision; `instans` hears an appeal of it, sent there directly or by way of the municipality.

    `anden` made it, where that was not the municipality, and `myndighed` is the authority that takes the appeal then.
    `uden_instans` is whether nobody does, and `ellers` what is left then; both are untold where it is not known.
    """

    dato: Tekst | None
    indhold: Prosa | None
    lov: Tekst | None
    anden: Tekst | None
    myndighed: Tekst | None
    instans: Tekst | None
    direkte: bool
    genvurdering: bool
    mangler_klagevejledning: bool
    uden_instans: bool
    ellers: Prosa | None


def build_forklarede(ramme: Ramme) -> tuple[Forklaret, ...]:
    """Return the decisions of the case, for a letter that explains them; none for other letters."""
    if ramme.skabelon.stade != "har_forklaring":
        return ()
    return tuple(_build(ramme, afgoerelse) for afgoerelse in ramme.sag.afgoerelser)


def _build(ramme: Ramme, afgoerelse: model.Afgoerelse) -> Forklaret:
    found = find_klagemulighed(ramme.sag, afgoerelse, ramme.hylder, dato=ramme.dato)
    # nobody hears an appeal of another body's decision in the same matter: its own words tell what is left
    row = None if afgoerelse.udfald else found.row
    myndighed = find_andens(row)
    ellers = row.hvad_er_der_ellers if row else None
    return Forklaret(
        dato=dato_tekst(afgoerelse, "dato"),
        indhold=None if afgoerelse.indhold is None else ramme.gengiver.borgers(afgoerelse.indhold),
        lov=afgoerelse.lov,
        anden=myndighed or (afgoerelse.afgjort_af if afgoerelse.udfald else None),
        myndighed=myndighed,
        instans=Tekst(str(row.instans), Lov("klageinstans")) if row is not None and row.instans is not None else None,
        direkte=row is not None and found.er_direkte,
        genvurdering=row is not None and row.genvurdering is not None and row.genvurdering.antal > 0,
        mangler_klagevejledning=lacks_klagevejledning(afgoerelse),
        uden_instans=row is not None and row.instans is None,
        ellers=ramme.gengiver.til_borgeren(Tekst(str(ellers), Lov("klageinstans"))) if ellers else None,
    )
