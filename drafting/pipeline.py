"""The road on one screen: a case file becomes facts, findings, letters and files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from drafting.arkiv.name import format_filename
from drafting.arkiv.write import Udkast
from drafting.dansk.opremsning import format_opremsning
from drafting.errors import DraftingError, HoleError, Place, RefusedError, SkabelonError, Trouble
from drafting.facts.load import Closedsets, load_sag
from drafting.findings.registry import find_all
from drafting.fund import Finding, Level
from drafting.law.load import list_kommuner, load_klagetemaer, load_lovhylde, load_profil
from drafting.law.model import JaNejIkkeOplyst
from drafting.letter.compose import compose
from drafting.letter.fingeraftryk import find_kilder
from drafting.letter.skabelon import list_skabeloner, load_skabelon
from drafting.letter.skabelontjek import check_skabelon
from drafting.letter.tree import find_huller
from drafting.letter.view import Brevview, Hylder, find_ventegrund
from drafting.paths import templates_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from drafting.facts.model import Sag
    from drafting.law.profil import Kommuneprofil
    from drafting.letter.compose import Udkast as Brevudkast
    from drafting.letter.skabelon import Skabelon
    from drafting.oprindelse import Hul

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tjek:
    """A case that could be read, the rules it is judged by, and what they found."""

    sagsfil: Path
    sag: Sag
    hylder: Hylder
    dato: date
    overlay: Path | None
    fund: tuple[Finding, ...]

    @property
    def profil(self) -> Kommuneprofil:
        """Return the profile of the case's municipality."""
        return self.hylder.profil


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestilling:
    """An order: these letters, in these formats, with holes and mistakes allowed or not."""

    breve: tuple[str, ...]
    formater: tuple[str, ...] = ("docx",)
    kladde: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Udfald:
    """What became of one letter: its files, or the error that says why there are none."""

    brev: str
    filer: tuple[Udkast, ...] = ()
    huller: tuple[Hul, ...] = ()
    fund: tuple[Finding, ...] = ()
    fejl: DraftingError | None = None


@dataclass(frozen=True, slots=True)
class Brevstatus:
    """What a letter would come to today; `venter` tells what its stage waits for, empty once it is reached."""

    udfald: Udfald
    venter: str = ""


def check(sagsfil: Path, *, dato: date, overlay: Path | None = None) -> Tjek:
    """Return the case with every finding on it; raises SagError or LawError when it cannot be read."""
    klagetemaer = load_klagetemaer()
    sag = load_sag(sagsfil, closed=Closedsets(frozenset(list_kommuner(overlay)), frozenset(klagetemaer)))
    hylder = Hylder(load_profil(sag.kommune, overlay), load_lovhylde(), klagetemaer)
    fund = find_all(sag, hylder.profil, hylder.lov, dato=dato)
    return Tjek(sagsfil=sagsfil, sag=sag, hylder=hylder, dato=dato, overlay=overlay, fund=fund)


def draft(tjek: Tjek, bestilling: Bestilling) -> Iterator[Udfald]:
    """Yield what became of each letter ordered; one that cannot be written never stops the next."""
    for brev in bestilling.breve:
        yield _draft_one(tjek, brev, bestilling)


def find_klare(tjek: Tjek) -> tuple[str, ...]:
    """Return the letters whose stage the case has reached."""
    return tuple(brev for brev in list_skabeloner(tjek.overlay) if not _find_venter(tjek, brev))


def survey(tjek: Tjek) -> tuple[Brevstatus, ...]:
    """Return every letter there is, with how far this case is from it."""
    return tuple(_survey_one(tjek, brev) for brev in list_skabeloner(tjek.overlay))


def _survey_one(tjek: Tjek, brev: str) -> Brevstatus:
    venter = _find_venter(tjek, brev)
    bestilling = Bestilling(breve=(brev,), formater=(), kladde=not venter)
    return Brevstatus(_draft_one(tjek, brev, bestilling), venter)


def _find_venter(tjek: Tjek, brev: str) -> str:
    try:
        return find_ventegrund(tjek.sag, load_skabelon(brev, tjek.overlay))
    except SkabelonError:
        return ""  # drafting it will tell what is wrong with it


def find_fund(tjek: Tjek, statuser: Iterable[Brevstatus] | None = None) -> tuple[Finding, ...]:
    """Return every finding, worst first: the rules' own, and what stands in the way of the letters reached."""
    udfald = [status.udfald for status in (survey(tjek) if statuser is None else statuser) if not status.venter]
    on_the_way = chain.from_iterable(found.fund for found in udfald)
    fund = _unite(tjek.fund, on_the_way, _find_stoppet(udfald), _find_mangler(tjek, udfald))
    return tuple(sorted(fund, key=lambda finding: -finding.level))


def has_fejl(fund: Iterable[Finding]) -> bool:
    """Return whether any finding is at level fejl."""
    return any(finding.level is Level.FEJL for finding in fund)


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
        _refuse_nej(tjek.profil, brev)
        fund = tuple(finding for finding in tjek.fund if not finding.breve or brev in finding.breve)
        udfald = replace(udfald, fund=(*fund, *_find_ikke_oplyst(tjek, brev)))
        skabelon = _load_checked(brev, tjek.overlay)
        if not bestilling.kladde:
            _refuse_early(tjek.sag, skabelon)
        drafts = compose(tjek.sag, skabelon, tjek.hylder, dato=tjek.dato, overlay=tjek.overlay)
        fund = _unite(udfald.fund, *(each.fund for each in drafts))
        udfald = replace(udfald, fund=fund, huller=_unite(*(find_huller(each.letter) for each in drafts)))
        if not bestilling.kladde:
            _refuse_unready(udfald)
        return replace(udfald, filer=_render_all(tjek, brev, drafts, bestilling.formater))
    except DraftingError as error:
        return replace(udfald, fejl=error)


def _refuse_nej(profil: Kommuneprofil, brev: str) -> None:
    rule = profil.find_brev(brev)
    if rule and rule.svar is JaNejIkkeOplyst.NEJ:
        message = f"Brevet {brev} kan ikke skrives for {profil.navn}. {rule.grund}"
        raise RefusedError(Trouble(message, remedy=f"Kilde: {rule.kilde}."))


def _load_checked(brev: str, overlay: Path | None) -> Skabelon:
    """Return the template; where any of it may be the user's own, it is checked first. Raises SkabelonError."""
    skabelon = load_skabelon(brev, overlay)
    if overlay and (troubles := check_skabelon(skabelon, Brevview, overlay=overlay)):
        raise SkabelonError(*troubles)
    return skabelon


def _refuse_early(sag: Sag, skabelon: Skabelon) -> None:
    if venter := find_ventegrund(sag, skabelon):
        message = f"Sagen er ikke klar til brevet {skabelon.navn}: det kan skrives, {venter}."
        raise HoleError(Trouble(message, remedy="Skriv det i sagen, eller lav en kladde med --kladde."))


def find_exit_code(udfald: Iterable[Udfald], *, alle: bool) -> int:
    """Return the first letter's exit code that is not 0; what `--alle` skipped because it is refused counts as fine."""
    errors = (found.fejl for found in udfald if found.fejl)
    return next((error.exit_code for error in errors if not (alle and isinstance(error, RefusedError))), 0)


def _find_ikke_oplyst(tjek: Tjek, brev: str) -> Iterator[Finding]:
    if tjek.profil.find_svar(brev) is not JaNejIkkeOplyst.IKKE_OPLYST:
        return
    rule = tjek.profil.find_brev(brev)
    message = f"{tjek.profil.navn} har ikke oplyst, om {tjek.profil.titel.bestemt} må skrive brevet {brev}."
    remedy = "Brevet kan skrives alligevel. Find ud af, hvad der gælder hos jer, før du sender det."
    kilde = str(rule.kilde) if rule else ""
    yield Finding("profil.ikke_oplyst", Level.ADVARSEL, message, tjek.sag.sted("kommune"), remedy, kilde, (brev,))


def _refuse_unready(udfald: Udfald) -> None:
    """Raise the error that keeps a letter from being written: findings at level fejl, or holes."""
    holes = [Trouble(f"Brevet {udfald.brev} mangler {hul.hvad}.") for hul in udfald.huller]
    errors = sum(finding.level is Level.FEJL for finding in udfald.fund)
    if errors:
        message = f"Brevet {udfald.brev} er ikke skrevet, fordi tjekket fandt {errors} fejl i sagen."
        remedy = "Ret fejlene, eller lav en kladde med --kladde."
        raise DraftingError(*holes, Trouble(message, remedy=remedy))
    if holes:
        remedy = "Brevet er ikke skrevet. Skriv det i sagen, eller lav en kladde med huller med --kladde."
        raise HoleError(*holes[:-1], replace(holes[-1], remedy=remedy))


def _unite(*groups: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(groups)))


def _render_all(tjek: Tjek, brev: str, drafts: Sequence[Brevudkast], formater: Sequence[str]) -> tuple[Udkast, ...]:
    from drafting.render.brevpapir import load_brevpapir  # noqa: PLC0415 (a check needs no paper)
    from drafting.render.formater import RENDERERS  # noqa: PLC0415 (same)
    from drafting.render.skrift import check_tegn  # noqa: PLC0415 (same)

    for each in drafts:
        check_tegn(each.letter, str(tjek.sagsfil))
    brevpapir = load_brevpapir((tjek.overlay or templates_folder()) / "brevpapir")
    sag = tjek.sag
    navne = tuple(str(person.navn) for person in (sag.borger, *sag.medklagere) if person and person.navn)
    kilder = find_kilder(brev, tjek.sagsfil, tjek.profil.kommune, dato=tjek.dato, overlay=tjek.overlay)

    def render(each: Brevudkast, ending: str) -> Udkast:
        name = "_".join(filter(None, (brev, each.enhed.replace("/", "-"))))
        filnavn = format_filename(sag.sagsnummer, name, ending, navne=navne)
        return Udkast(filnavn, RENDERERS[ending](each.letter, brevpapir), kilder)

    return tuple(render(each, ending) for each in drafts for ending in formater)
