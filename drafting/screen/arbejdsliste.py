"""All cases below a folder as one list of work, worst first; a case that cannot be read never stops the others."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import DraftingError, LawError, Place, SagError, Trouble
from drafting.facts.load import Closedsets, load_generel_udtalelse, load_sag
from drafting.findings.frister import find_frister
from drafting.findings.frister.instanser import load_instanser
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.load import list_kommuner, load_klagetemaer, load_lovhylde, load_profil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from drafting.facts.model import Sag
    from drafting.law.kalender import Frist
    from drafting.law.profil import Kommuneprofil

SAGSFIL = "sag.yaml"


class Gruppe(Struct, frozen=True):
    """A kind of work: its heading, and which deadlines belong to it."""

    navn: str
    passer: Callable[[Frist], bool]


class Opgave(Struct, frozen=True):
    """One thing to look after: the case's file, the case, and the deadline."""

    fil: Path
    sag: Sag
    frist: Frist


class Ulaest(Struct, frozen=True):
    """A case file that could not be read, and why."""

    fil: Path
    fejl: DraftingError


class Hastesag(Struct, frozen=True):
    """A case where the adviser must phone first."""

    fil: Path
    sag: Sag


class Arbejdsliste(Struct, frozen=True):
    """How many cases there are, where to phone first, what each group of work holds, and which files are unread."""

    antal: int
    haster: tuple[Hastesag, ...]
    grupper: tuple[tuple[Gruppe, tuple[Opgave, ...]], ...]
    ulaeste: tuple[Ulaest, ...]

    @property
    def exit_code(self) -> int:
        """Return the exit code of a case file that cannot be read where there is one, else 0."""
        return SagError.exit_code if self.ulaeste else 0

    @property
    def opgaver(self) -> tuple[Opgave, ...]:
        """Return all the work, worst first."""
        return tuple(opgave for _, opgaver in self.grupper for opgave in opgaver)


def _is_open(frist: Frist) -> bool:
    return frist.stand in ("løber", "ukendt", "venter", "udløbet")


GRUPPER = (
    Gruppe("Klagefrister, der løber", lambda frist: frist.art == "klagefrist" and frist.stand in ("løber", "ukendt")),
    Gruppe("Videresendt uden svar", lambda frist: frist.id.startswith(("videresendt", "genfremsendt"))),
    Gruppe("Opfølgning", lambda frist: frist.art == "opfoelgning" or frist.id == "hoering"),
    Gruppe("Svar, der mangler", lambda frist: frist.art in ("svar", "genvurdering", "aktindsigt")),
    Gruppe("Klagefrister, der er gået, uden at der er klaget", lambda frist: frist.art == "klagefrist"),
    Gruppe("Andre frister", lambda frist: frist.stand == "løber"),
)


def load_arbejdsliste(mappe: Path, *, dato: date, overlay: Path | None = None) -> Arbejdsliste:
    """Return the work in every case file below the folder."""
    closed = _load_closed(overlay)
    read_profil = cache(lambda kommune: load_profil(kommune, overlay))
    opgaver: list[Opgave] = []
    ulaeste: list[Ulaest] = []
    haster: list[Hastesag] = []
    antal = 0
    for fil in _iter_files(mappe, ulaeste):
        antal += 1
        try:
            sag = load_sag(fil, closed=closed)
            haster += [Hastesag(fil, sag)] if sag.akut and not _is_lukket(sag) else []
            opgaver += _find_opgaver(fil, sag, read_profil, dato)
        except (SagError, LawError) as error:
            if not _is_generel(fil, closed):
                ulaeste.append(Ulaest(fil, error))
    return Arbejdsliste(antal, tuple(haster), tuple(_group(opgaver, dato)), tuple(ulaeste))


def _iter_files(mappe: Path, ulaeste: list[Ulaest]) -> Iterator[Path]:
    """Yield the case files in the order of their names; a folder that cannot be opened is told."""

    def tell(error: OSError) -> None:
        folder = Path(error.filename or mappe)
        trouble = Trouble("Mappen kan ikke åbnes.", Place(str(folder)), "Se efter, om du har adgang til den.")
        ulaeste.append(Ulaest(folder, SagError(trouble)))

    for folder, below, names in os.walk(mappe, onerror=tell):
        below[:] = sorted(name for name in below if not name.startswith("."))
        if SAGSFIL in names:
            yield Path(folder) / SAGSFIL


def load_sagsfrister(fil: Path, *, dato: date, overlay: Path | None = None) -> tuple[Sag, tuple[Frist, ...]]:
    """Return one case and its deadlines; raises SagError or LawError when they cannot be worked out."""
    sag = load_sag(fil, closed=_load_closed(overlay))
    profil = load_profil(sag.kommune, overlay)
    return sag, find_frister(sag, profil, load_lovhylde(), load_instanser(), dato=dato)


def _load_closed(overlay: Path | None) -> Closedsets:
    return Closedsets(frozenset(list_kommuner(overlay)), frozenset(load_klagetemaer()), load_klageinstanser().noegler)


def _find_opgaver(fil: Path, sag: Sag, read_profil: Callable[[str], Kommuneprofil], dato: date) -> list[Opgave]:
    frister = find_frister(sag, read_profil(sag.kommune), load_lovhylde(), load_instanser(), dato=dato)
    mine = (frist for frist in frister if _is_open(frist) and not (_is_lukket(sag) and not _is_first(frist)))
    return [Opgave(fil, sag, frist) for frist in mine]


def _is_lukket(sag: Sag) -> bool:
    """Return whether the adviser has closed the case."""
    return sag.registrering is not None and sag.registrering.afsluttet is not None


def _is_first(frist: Frist) -> bool:
    """Return whether it matters even in a case the adviser has closed."""
    return GRUPPER[0].passer(frist)


def _is_generel(fil: Path, closed: Closedsets) -> bool:
    try:
        load_generel_udtalelse(fil, closed=closed)
    except SagError:
        return False
    return True


def _group(opgaver: list[Opgave], dato: date) -> Iterator[tuple[Gruppe, tuple[Opgave, ...]]]:
    left = opgaver
    for gruppe in GRUPPER:
        mine = [opgave for opgave in left if gruppe.passer(opgave.frist)]
        left = [opgave for opgave in left if not gruppe.passer(opgave.frist)]
        if mine:
            yield gruppe, tuple(sorted(mine, key=lambda opgave: _weigh(opgave, dato)))


def _weigh(opgave: Opgave, dato: date) -> tuple[date, str, str]:
    """Return what sorts the worst first: the earliest day or the longest wait; what is unknown counts as today."""
    frist = opgave.frist
    return frist.sikker or frist.siden or dato, str(opgave.fil), frist.id
