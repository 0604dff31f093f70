"""The road on one screen: a case file becomes facts, findings, letters and files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from drafting import __version__
from drafting.arkiv.manifest import Kilder
from drafting.arkiv.name import format_filename
from drafting.arkiv.write import Udkast, hash_bytes
from drafting.errors import DraftingError, HoleError, RefusedError, SkabelonError, Trouble, UsageError
from drafting.facts.load import Closedsets, load_sag
from drafting.findings.registry import find_all
from drafting.fund import Finding, Level
from drafting.law.load import list_kommuner, load_klagetemaer, load_lovhylde, load_profil
from drafting.law.model import JaNejIkkeOplyst
from drafting.letter.compose import compose
from drafting.letter.skabelon import list_skabeloner, load_skabelon
from drafting.letter.tree import find_huller
from drafting.letter.view import Hylder, is_klar
from drafting.paths import data_folder, find_template, templates_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from drafting.facts.model import Sag
    from drafting.law.profil import Kommuneprofil
    from drafting.letter.compose import Udkast as Brevudkast
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
    """Whether the case has reached a letter's stage, and what the letter would come to today."""

    naaet: bool
    udfald: Udfald


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
    return tuple(brev for brev in list_skabeloner(tjek.overlay) if _is_naaet(tjek, brev))


def find_fund(tjek: Tjek) -> tuple[Finding, ...]:
    """Return every finding: the rules' own, and what was found on the way to the letters the case is ready for."""
    udfald = draft(tjek, Bestilling(breve=find_klare(tjek), formater=()))
    fund = _unite(tjek.fund, *(found.fund for found in udfald))
    return tuple(sorted(fund, key=lambda finding: -finding.level))


def survey(tjek: Tjek) -> tuple[Brevstatus, ...]:
    """Return every letter there is, with how far this case is from it."""
    breve = list_skabeloner(tjek.overlay)
    udfald = draft(tjek, Bestilling(breve=breve, formater=()))
    return tuple(Brevstatus(_is_naaet(tjek, found.brev), found) for found in udfald)


def _is_naaet(tjek: Tjek, brev: str) -> bool:
    try:
        return is_klar(tjek.sag, load_skabelon(brev, tjek.overlay).stade)
    except SkabelonError:
        return True  # drafting it will tell what is wrong with it


def choose_breve(words: Sequence[str], overlay: Path | None = None) -> tuple[str, ...]:
    """Return the full names of the letters asked for; `klage` is enough for `klage/klage`. Raises UsageError."""
    known = list_skabeloner(overlay)
    return tuple(dict.fromkeys(_choose_brev(word, known) for word in words))


def _choose_brev(word: str, known: Sequence[str]) -> str:
    name = word.lower().replace("\\", "/").removesuffix(".md.j2")
    found = [brev for brev in known if name in {brev, brev.rpartition("/")[2]}]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(Trouble(f"Flere breve hedder '{word}'.", remedy=f"Skriv et af dem: {', '.join(found)}."))
    short = {brev.rpartition("/")[2]: brev for brev in known} | {brev: brev for brev in known}
    close = get_close_matches(name, short, 1)
    guess = f"Mente du {short[close[0]]}? " if close else ""
    raise UsageError(Trouble(f"Brevet '{word}' findes ikke.", remedy=f"{guess}Se brevene med: drafting breve"))


def _draft_one(tjek: Tjek, brev: str, bestilling: Bestilling) -> Udfald:
    udfald = Udfald(brev=brev)
    try:
        _refuse_nej(tjek.profil, brev)
        fund = tuple(finding for finding in tjek.fund if not finding.breve or brev in finding.breve)
        udfald = replace(udfald, fund=(*fund, *_find_ikke_oplyst(tjek, brev)))
        skabelon = load_skabelon(brev, tjek.overlay)
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
    kilder = _find_kilder(tjek, brev)

    def render(each: Brevudkast, ending: str) -> Udkast:
        name = "_".join(filter(None, (brev, each.enhed.replace("/", "-"))))
        filnavn = format_filename(sag.sagsnummer, name, ending, navne=navne)
        return Udkast(filnavn, RENDERERS[ending](each.letter, brevpapir), kilder)

    return tuple(render(each, ending) for each in drafts for ending in formater)


def _find_kilder(tjek: Tjek, brev: str) -> Kilder:
    """Return the fingerprints of what a letter is made from."""
    templates = [find_template(f"{brev}.md.j2", tjek.overlay), *sorted((templates_folder() / "faelles").glob("*.j2"))]
    profil = f"kommuner/{tjek.profil.kommune}.yaml"
    data = [*sorted((data_folder() / "lov").glob("*.yaml")), tjek.overlay / profil if tjek.overlay else None]
    return Kilder(
        brev=brev,
        sag=_hash_files([tjek.sagsfil]),
        skabelon=_hash_files(templates),
        data=_hash_files([*data, data_folder() / profil]),
        version=__version__,
        dato=tjek.dato.isoformat(),
    )


def _hash_files(paths: Sequence[Path | None]) -> str:
    return hash_bytes(b"\0".join(path.read_bytes() for path in paths if path and path.is_file()))
