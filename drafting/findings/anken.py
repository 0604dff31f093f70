"""What comes first while an appeal can still be made: to write it, or where the adviser may not, to show the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import LawError
from drafting.findings.frister.klagefrist import find_instans
from drafting.law.profil import HOEJERE_INSTANSER

if TYPE_CHECKING:
    from drafting.facts.model import Afgoerelse
    from drafting.findings.frister.grundlag import Fristgrundlag

SKRIV, VIS_VEJ = "Skriv anken først: drafting brev SAG anke.", "Vis borgeren vej først: drafting brev SAG vejvisning."
_UDENOM = {"direkte", "portal"}


def tell_foerst(afgoerelse: Afgoerelse, grundlag: Fristgrundlag) -> str:
    """Return what to do first, as a sentence: write the appeal, or show the way to the body it goes to."""
    return VIS_VEJ if is_spaerret(afgoerelse, grundlag) else SKRIV


def is_spaerret(afgoerelse: Afgoerelse, grundlag: Fristgrundlag) -> bool:
    """Return whether the municipality bars the adviser from writing this appeal: it goes to the body itself."""
    if grundlag.profil.find_ikke_goere(HOEJERE_INSTANSER) is None:
        return False
    try:
        row, _ = find_instans(afgoerelse, grundlag)
    except LawError:  # who hears the appeal is told by a rule of its own
        return False
    return row is not None and row.instans is not None and row.rute in _UDENOM
