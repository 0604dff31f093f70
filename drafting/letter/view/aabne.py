"""The decisions of a case that an appeal can still be written of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.findings.frister.klaget import find_klage
from drafting.law.kompetenceregler import load_kompetenceregler
from drafting.law.load import load_lovhylde
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from drafting.facts.model import Afgoerelse, Sag

_KOMMUNE = "_kommune"


def find_aabne(sag: Sag) -> tuple[Afgoerelse, ...]:
    """Return the municipality's decisions against the citizen that are neither replaced nor appealed."""
    erstattede = {each.afloeser for each in sag.afgoerelser if each.afloeser}
    return tuple(
        each
        for each in sag.afgoerelser
        if _gaar_imod(each)
        and not is_delvist_medhold(each, sag)
        and each.id not in erstattede
        and find_klage(each, sag) is None
        and not is_fremmed(each, sag)
    )


def is_delvist_medhold(afgoerelse: Afgoerelse, sag: Sag) -> bool:
    """Return whether the decision gives the citizen part of what she appealed for: then she upholds the rest."""
    replaced = (each for each in sag.afgoerelser if each.id == afgoerelse.afloeser and afgoerelse.afloeser)
    return afgoerelse.medhold == "delvist" and any(find_klage(each, sag) is not None for each in replaced)


def _gaar_imod(afgoerelse: Afgoerelse) -> bool:
    """Return whether the citizen is known to disagree, or not to have got it all."""
    return afgoerelse.medhold in {"nej", "delvist"} or bool(afgoerelse.uenig_fordi)


def is_fremmed(afgoerelse: Afgoerelse, sag: Sag) -> bool:
    """Return whether the decision is another authority's: an appeal body's, another municipality's, the state's."""
    if afgoerelse.udfald is not None:
        return True
    told = fold(afgoerelse.afgjort_af or "")
    if told.endswith(_KOMMUNE):
        return not names_kommunen(afgoerelse, sag)
    andre = load_kompetenceregler(load_lovhylde().ids).andre_myndigheder
    return any(fold(each) in told for each in andre)


def is_egen(afgoerelse: Afgoerelse, sag: Sag) -> bool:
    """Return whether whoever decided needs no name: the administration itself, or a unit of the case."""
    told = fold(afgoerelse.afgjort_af or "")
    egne = load_kompetenceregler(load_lovhylde().ids).egne
    units = (enhed.navn for enhed in sag.enheder)
    return told in {"", sag.kommune, sag.kommune + _KOMMUNE, *map(fold, egne), *map(fold, units)}


def names_kommunen(afgoerelse: Afgoerelse, sag: Sag) -> bool:
    """Return whether the name of whoever decided has the municipality's own in it."""
    return sag.kommune in fold(afgoerelse.afgjort_af or "")
