"""The road on one screen: a case file becomes facts, findings, letters and files."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from drafting.bestilling import Bestilling, Tjek
from drafting.dansk.opremsning import format_opremsning
from drafting.errors import DraftingError, Place, RefusedError, SkabelonError
from drafting.facts.load import Closedsets, load_fakta
from drafting.findings.registry import find_all
from drafting.fund import Finding, Level
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.load import list_kommuner, load_klagetemaer, load_lovhylde, load_profil
from drafting.letter import adgang
from drafting.letter.brevdata import Brevdata, build_brevdata
from drafting.letter.compose import compose
from drafting.letter.skabelon import list_skabeloner, load_skabelon
from drafting.letter.tree import find_huller
from drafting.letter.view import RODER, Hylder, find_ventegrund
from drafting.tryk import print_breve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from drafting.arkiv.write import Udkast
    from drafting.letter.compose import Udkast as Brevudkast
    from drafting.letter.skabelon import Skabelon
    from drafting.oprindelse import Hul

__all__ = [
    "Bestilling",
    "Brevstatus",
    "Tjek",
    "Udfald",
    "check",
    "draft",
    "find_exit_code",
    "find_fund",
    "find_klare",
    "join_fund",
    "survey",
]

T = TypeVar("T")


class Udfald(Struct, frozen=True, kw_only=True):
    """What became of one letter: it and its files, or the error that says why there are none."""

    brev: str
    breve: tuple[Brevudkast, ...] = ()
    filer: tuple[Udkast, ...] = ()
    huller: tuple[Hul, ...] = ()
    fund: tuple[Finding, ...] = ()
    fejl: DraftingError | None = None
    data: tuple[Brevdata, ...] = ()


class Brevstatus(Struct, frozen=True):
    """What a letter would come to today; `venter` tells what its stage waits for, empty once it is reached."""

    udfald: Udfald
    venter: str = ""


def check(sagsfil: Path, *, dato: date, overlay: Path | None = None) -> Tjek:
    """Return the case with every finding on it; raises SagError or LawError when it cannot be read."""
    klagetemaer = load_klagetemaer()
    kommuner, omraader = frozenset(list_kommuner(overlay)), load_klageinstanser().noegler
    fakta = load_fakta(sagsfil, closed=Closedsets(kommuner, frozenset(klagetemaer), omraader))
    hylder = Hylder(load_profil(fakta.kommune, overlay), load_lovhylde(), klagetemaer)
    fund = find_all(fakta, hylder.profil, hylder.lov, dato=dato)
    return Tjek(sagsfil=sagsfil, fakta=fakta, hylder=hylder, dato=dato, overlay=overlay, fund=fund)


def draft(tjek: Tjek, bestilling: Bestilling) -> Iterator[Udfald]:
    """Yield what became of each letter ordered; one that cannot be written never stops the next."""
    for brev in bestilling.breve:
        yield _draft_one(tjek, brev, bestilling)


def find_klare(tjek: Tjek) -> tuple[str, ...]:
    """Return the letters whose stage the case has reached."""
    return tuple(brev for brev in _list_breve(tjek) if not _find_venter(tjek, brev))


def survey(tjek: Tjek) -> tuple[Brevstatus, ...]:
    """Return every letter there is for this kind of file, with how far this one is from it."""
    return tuple(_survey_one(tjek, brev) for brev in _list_breve(tjek))


def _list_breve(tjek: Tjek) -> tuple[str, ...]:
    return tuple(brev for brev in list_skabeloner(tjek.overlay) if _is_written_from(tjek, brev))


def _is_written_from(tjek: Tjek, brev: str) -> bool:
    try:
        return load_skabelon(brev, tjek.overlay).slags == tjek.fakta.slags
    except SkabelonError:
        return True  # as below


def _survey_one(tjek: Tjek, brev: str) -> Brevstatus:
    venter = _find_venter(tjek, brev)
    bestilling = Bestilling(breve=(brev,), formater=(), kladde=not venter)
    return Brevstatus(_draft_one(tjek, brev, bestilling), venter)


def _find_venter(tjek: Tjek, brev: str) -> str:
    try:
        return find_ventegrund(tjek.fakta, load_skabelon(brev, tjek.overlay))
    except SkabelonError:
        return ""  # drafting it will tell what is wrong with it


def find_fund(tjek: Tjek, statuser: Iterable[Brevstatus] | None = None) -> tuple[Finding, ...]:
    """Return every finding, worst first: the rules' own, and what stands in the way of the letters reached."""
    udfald = [status.udfald for status in (survey(tjek) if statuser is None else statuser) if not status.venter]
    fund = _unite(tjek.fund, join_fund(tjek, udfald), _find_stoppet(udfald), _find_mangler(tjek, udfald))
    return tuple(sorted(fund, key=lambda finding: -finding.level))


def join_fund(tjek: Tjek, udfald: Sequence[Udfald]) -> tuple[Finding, ...]:
    """Return what was found on the way to the letters, each once; what the profile is silent of is one finding."""
    fund = _unite(*(found.fund for found in udfald))
    silent = [found.brev for found in udfald if adgang.IKKE_OPLYST in {each.code for each in found.fund}]
    tavse = [load_skabelon(brev, tjek.overlay) for brev in silent]
    tavshed = adgang.find_ikke_oplyst(tjek.profil, tavse, tjek.fakta.sted("kommune"))
    return (*(each for each in fund if each.code != adgang.IKKE_OPLYST), *tavshed)


def _find_stoppet(udfald: Sequence[Udfald]) -> Iterator[Finding]:
    """Yield what makes a letter impossible to write, even as a draft."""
    errors = [found for found in udfald if found.fejl and not isinstance(found.fejl, RefusedError)]
    for trouble in _unite(*(found.fejl.troubles for found in errors if found.fejl)):
        breve = tuple(found.brev for found in errors if found.fejl and trouble in found.fejl.troubles)
        yield Finding("brev.stoppet", Level.FEJL, trouble.message, trouble.place, trouble.remedy, breve=breve)


def _find_mangler(tjek: Tjek, udfald: Sequence[Udfald]) -> Iterator[Finding]:
    """Yield what would be a hole, with the letters that have it."""
    place = Place(str(tjek.sagsfil))
    for hul in _unite(*(found.huller for found in udfald)):
        breve = tuple(found.brev for found in udfald if hul in found.huller)
        message = f"{'Brevet' if len(breve) == 1 else 'Brevene'} {format_opremsning(breve)} mangler {hul.hvad}."
        remedy = "Skriv det i sagen. Ellers kan brevet kun blive en kladde med huller (--kladde)."
        yield Finding("brev.mangler", Level.RAAD, message, place, remedy, breve=breve)


def _draft_one(tjek: Tjek, brev: str, bestilling: Bestilling) -> Udfald:
    udfald = Udfald(brev=brev)
    try:
        adgang.refuse_nej(tjek.profil, brev)
        fund = tuple(finding for finding in tjek.fund if not finding.breve or brev in finding.breve)
        udfald = replace(udfald, fund=fund)
        skabelon = _load_checked(brev, tjek.overlay)
        adgang.refuse_hoejere(tjek.profil, skabelon, tjek.fakta, tjek.dato)
        silent = adgang.find_ikke_oplyst(tjek.profil, (skabelon,), tjek.fakta.sted("kommune"))
        forbehold = adgang.find_forbehold(skabelon, tjek.dato, tjek.fakta.sted("kommune"))
        udfald = replace(udfald, fund=(*fund, *silent, *forbehold))
        adgang.refuse_other_slags(tjek.fakta, skabelon)
        adgang.refuse_early(tjek.fakta, skabelon, kladde=bestilling.kladde)
        hver, overlay = bestilling.hver_part, tjek.overlay
        drafts = compose(tjek.fakta, skabelon, tjek.hylder, dato=tjek.dato, overlay=overlay, hver_part=hver)
        fund = _unite(udfald.fund, *(each.fund for each in drafts))
        udfald = replace(udfald, fund=fund, huller=_unite(*(find_huller(each.letter) for each in drafts)))
        if not bestilling.kladde:
            adgang.refuse_unready(brev, udfald.fund, udfald.huller)
        data = tuple(build_brevdata(each.letter, tjek.fakta) for each in drafts)
        filer = print_breve(tjek, brev, drafts, bestilling)
        return replace(udfald, breve=drafts, data=data, filer=filer)
    except DraftingError as error:
        return replace(udfald, fejl=error)


def _load_checked(brev: str, overlay: Path | None) -> Skabelon:
    """Return the template; where any of it may be the user's own, it is checked first. Raises SkabelonError."""
    skabelon = load_skabelon(brev, overlay)
    if overlay:
        from drafting.letter.skabelontjek import check_skabelon  # noqa: PLC0415 (ours are checked before they are shipped)

        if troubles := check_skabelon(skabelon, RODER[skabelon.slags], overlay=overlay):
            raise SkabelonError(*troubles)
    return skabelon


def find_exit_code(udfald: Iterable[Udfald], *, alle: bool) -> int:
    """Return the first letter's exit code that is not 0; what `--alle` skipped because it is refused counts as fine."""
    errors = (found.fejl for found in udfald if found.fejl)
    return next((error.exit_code for error in errors if not (alle and isinstance(error, RefusedError))), 0)


def _unite(*groups: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(groups)))
