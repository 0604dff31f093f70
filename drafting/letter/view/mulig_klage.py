"""A complaint to the unit that may also be one about a decision: which decision, and what the unit is asked to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.findings.frister.klaget import find_klage
from drafting.findings.kompetence import vurder_kompetence
from drafting.law.model import JaNejIkkeOplyst
from drafting.letter.view.aabne import find_aabne, is_fremmed
from drafting.letter.view.afgoerelse import Klagevej, build_klagevej
from drafting.letter.view.frist import find_klagemulighed_or_ukendt
from drafting.letter.view.part import is_anonym
from drafting.letter.view.ramme import dato_tekst
from drafting.oprindelse import Tekst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts.model import Afgoerelse
    from drafting.findings.kompetence import Punktkompetence
    from drafting.letter.view.frist import Klagemulighed
    from drafting.letter.view.ramme import Ramme

# The condition a template names when it asks for it; for other letters nothing is worked out.
MULIG_KLAGE = "har_mulig_klage"
_ANKE = "klage/anke"


class Muligklage(Struct, frozen=True):
    """What the letter may also be a complaint about; `kendt` is whether the case says which decision.

    `rettidig` is whether it is in time beyond doubt; it is never said to be late. `saerskilt` is whether the citizen
    complains about the decision in a letter of its own.
    """

    kendt: bool
    afgoerelse_dato: Tekst | None
    rettidig: bool
    saerskilt: bool
    vej: Klagevej


_UKENDT = Muligklage(
    kendt=False,
    afgoerelse_dato=None,
    rettidig=False,
    saerskilt=False,
    vej=Klagevej(instans=None, direkte=False, genvurdering=True, videre=False),
)


def build_mulige_klager(ramme: Ramme) -> tuple[Muligklage, ...]:
    """Return what the letter may also be a complaint about; nothing for a citizen whom the unit may not know."""
    if MULIG_KLAGE not in ramme.skabelon.bruger or is_anonym(ramme):
        return ()
    return tuple(_iter_mulige(ramme))


def _iter_mulige(ramme: Ramme) -> Iterator[Muligklage]:
    """Yield each decision that a klagepunkt may be about, and once that there may be one nobody has named."""
    maaske = tuple(_find_maaske(ramme))
    meant = {each.afgoerelse for each in maaske if _is_named(ramme, each)}
    for afgoerelse in ramme.sag.afgoerelser:
        if afgoerelse.id in meant and not is_fremmed(afgoerelse, ramme.sag):
            found = find_klagemulighed_or_ukendt(ramme, afgoerelse)
            if not (found.is_forbi(ramme.dato) or found.er_uden_instans):
                yield _build(ramme, found)
    if any(not _is_named(ramme, each) for each in maaske):
        yield _UKENDT


def _find_maaske(ramme: Ramme) -> Iterator[Punktkompetence]:
    """Yield the letter's klagepunkter that may be about a decision nobody has appealed."""
    sag, hylder = ramme.sag, ramme.hylder
    egne = {punkt.id for punkt in ramme.punkter}
    for each in vurder_kompetence(sag, hylder.profil, hylder.lov, dato=ramme.dato):
        if each.art == "klagepunkt" and each.id in egne and each.maaske_afgoerelse:
            yield each


def _is_named(ramme: Ramme, found: Punktkompetence) -> bool:
    """Return whether it is sure which decision is meant: the klagepunkt names it, or there is but one."""
    sag = ramme.sag
    if not found.afgoerelse:
        return False
    aabne = [each for each in sag.afgoerelser if find_klage(each, sag) is None]
    return len(aabne) == 1 or any(punkt.id == found.id and punkt.afgoerelse for punkt in sag.klagepunkter)


def _build(ramme: Ramme, found: Klagemulighed) -> Muligklage:
    return Muligklage(
        kendt=True,
        afgoerelse_dato=dato_tekst(found.afgoerelse, "dato"),
        rettidig=found.is_rettidig(ramme.dato),
        saerskilt=_is_saerskilt(ramme, found, found.afgoerelse),
        vej=build_klagevej(found),
    )


def _is_saerskilt(ramme: Ramme, found: Klagemulighed, afgoerelse: Afgoerelse) -> bool:
    """Return whether the appeal is on its way: the citizen has said why, and the adviser may write it."""
    regel = ramme.hylder.profil.find_brev(_ANKE)
    may_write = regel is None or regel.svar is not JaNejIkkeOplyst.NEJ
    may_write = may_write and found.find_spaerring(ramme.hylder.profil) is None
    return may_write and bool(afgoerelse.uenig_fordi) and afgoerelse in find_aabne(ramme.sag)
