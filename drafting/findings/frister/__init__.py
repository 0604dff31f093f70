"""Every deadline of a case, each with the steps it was counted by and their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.errors import LawError
from drafting.findings.frister.aar import find_aarsregler, find_ombudsmand
from drafting.findings.frister.aktindsigt import find_aktindsigt
from drafting.findings.frister.genvurdering import find_genvurderinger
from drafting.findings.frister.grundlag import Fristgrundlag
from drafting.findings.frister.klagefrist import find_klagefrister
from drafting.findings.frister.venter import find_ventende
from drafting.law.fristregler import load_fristregler
from drafting.law.helligdage import load_kalender

if TYPE_CHECKING:
    from datetime import date

    from drafting.facts.model import Sag
    from drafting.findings.frister.grundlag import Instanser
    from drafting.law.kalender import Frist, Trin
    from drafting.law.model import Lovhylde
    from drafting.law.profil import Kommuneprofil

__all__ = ["find_frister", "make_grundlag"]

_FINDERS = (
    find_klagefrister,
    find_genvurderinger,
    find_aktindsigt,
    find_ventende,
    find_aarsregler,
    find_ombudsmand,
)


def find_frister(
    sag: Sag, profil: Kommuneprofil, lov: Lovhylde, instanser: Instanser, *, dato: date
) -> tuple[Frist, ...]:
    """Return every deadline of the case as it stands on `dato`, the citizen's own first.

    Raises LawError in a year without holiday data.
    """
    grundlag = make_grundlag(sag, profil, instanser, dato=dato)
    found = (frist for find in _FINDERS for frist in find(grundlag))
    return tuple(replace(frist, trin=tuple(_cite(trin, lov, dato) for trin in frist.trin)) for frist in found)


def make_grundlag(sag: Sag, profil: Kommuneprofil, instanser: Instanser, *, dato: date) -> Fristgrundlag:
    """Return the case with the calendar and the rules its deadlines are counted by."""
    return Fristgrundlag(
        sag=sag, profil=profil, instanser=instanser, kalender=load_kalender(), regler=load_fristregler(), dato=dato
    )


def _cite(trin: Trin, lov: Lovhylde, dato: date) -> Trin:
    """Return the step with its source as a reader knows it, in the wording of the day where we have read that."""
    if trin.kilde not in lov.ids:
        return replace(trin, citat=trin.kilde)
    dag = trin.dato or dato
    try:
        return replace(trin, citat=str(lov.on(trin.kilde, min(dag, dato)).citat))
    except LawError:
        newest = next(each for each in reversed(lov.bestemmelser) if each.id == trin.kilde)
        return replace(trin, citat=f"{newest.citat} (ordlyden den dag er ikke slået op)")
