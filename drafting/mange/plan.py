"""Which cases are written where: each has its own place, and no letter of one can land on that of another."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.arkiv.name import format_filename
from drafting.dansk.opremsning import format_opremsning
from drafting.errors import DraftingError, Place, Trouble, UsageError
from drafting.facts.load import Closedsets, load_fakta
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.load import list_kommuner, load_klagetemaer
from drafting.letter.brevdata import find_navne
from drafting.mange.soegning import SAGSFIL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

UD = "ud"
_NUMMER = re.compile(r"^(?:\ufeff)?[\"']?sagsnummer[\"']?[ \t]*:[ \t]*(.*)$", re.MULTILINE)


class Sagssted(Struct, frozen=True):
    """A case file, and the folder on the command line it was found below, if any."""

    fil: Path
    rod: Path | None = None


class Sagsordre(Struct, frozen=True):
    """A case file and the folder its letters go to."""

    fil: Path
    ud: Path


def plan(found: Sequence[Sagssted], ud: Path | None, overlay: Path | None = None) -> tuple[Sagsordre, ...]:
    """Return the cases with their folders; raises UsageError where one is named twice or two would meet."""
    steder = _refuse_twice(found)
    if ud is None:
        ordrer = tuple(Sagsordre(sted.fil, sted.fil.parent / UD) for sted in steder)
        _refuse_shared_names(ordrer, overlay)
        return ordrer
    names = _name_folders(steder)
    return tuple(Sagsordre(sted.fil, ud / name) for sted, name in zip(steder, names, strict=True))


def _refuse_twice(steder: Iterable[Sagssted]) -> list[Sagssted]:
    """Return each case once: one that was found twice below the same folder is there by a link."""
    seen: dict[str, Sagssted] = {}
    twice = []
    for sted in steder:
        first = seen.setdefault(os.path.normcase(os.path.realpath(sted.fil)), sted)
        is_link = sted.rod is not None and first.rod == sted.rod and first.fil != sted.fil
        if first is not sted and not is_link:
            twice.append(sted.fil)
    if twice:
        remedy = "Skriv hver sag én gang, og skriv ikke både en mappe og en sag i den."
        raise UsageError(
            *(Trouble("Sagen er nævnt to gange.", Place(str(fil)), remedy) for fil in dict.fromkeys(twice))
        )
    return list(seen.values())


def _name_folders(steder: Sequence[Sagssted]) -> list[str]:
    """Return each case's folder below `--ud`: as it lies below the folder named, else its own name.

    Where cases named one by one have the same name, they are told apart by the folders they lie in.
    """
    names = [_name_one(sted) for sted in steder]
    twins = _find_twins(names)
    if twins:
        common = Path(os.path.commonpath([steder[at].fil.absolute().parent.parent for at in twins]))
        for at in twins:
            names[at] = _name_one(Sagssted(steder[at].fil.absolute(), common))
    if left := _find_twins(names):
        told = format_opremsning([str(steder[at].fil) for at in left])
        message = f"Brevene fra {told} ville komme i samme mappe under --ud."
        raise UsageError(Trouble(message, remedy="Skriv dem hver for sig med hver sin mappe (--ud)."))
    return names


def _name_one(sted: Sagssted) -> str:
    own = sted.fil.absolute()
    path = own.parent if own.name == SAGSFIL else own.with_suffix("")
    if sted.rod is None:
        return path.name
    return path.relative_to(sted.rod.absolute()).as_posix().removeprefix(".") or path.name


def _find_twins(names: Sequence[str]) -> list[int]:
    places = defaultdict(list)
    for at, name in enumerate(names):
        places[name.casefold()].append(at)
    return [at for group in places.values() if len(group) > 1 for at in group]


def _refuse_shared_names(ordrer: Sequence[Sagsordre], overlay: Path | None) -> None:
    """Raise UsageError where cases in one folder have the same number: their letters would have the same names.

    Only cases that share a folder are looked into, and only those whose numbers look alike are read.
    """
    folders: dict[Path, list[Path]] = defaultdict(list)
    for ordre in ordrer:
        folders[ordre.ud].append(ordre.fil)
    read = _build_reader(overlay)
    troubles = [
        _tell_twins(twins)
        for files in folders.values()
        if len(files) > 1
        for group in _group(files, _guess_name)
        for twins in _group(group, read)
    ]
    if troubles:
        raise UsageError(*troubles)


def _group(files: Iterable[Path], name: Callable[[Path], str]) -> list[list[Path]]:
    """Return the files that have the same name, where there are more than one."""
    groups: dict[str, list[Path]] = defaultdict(list)
    for fil in files:
        groups[name(fil).casefold()].append(fil)
    return [group for each, group in groups.items() if each and len(group) > 1]


def _guess_name(fil: Path) -> str:
    """Return what the letters will be called as far as it can be seen without reading all of the case."""
    try:
        text = fil.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
    found = _NUMMER.search(text)
    number = found[1].partition(" #")[0].strip().strip("\"'") if found else ""
    return format_filename(number, "brev", "x")


def _build_reader(overlay: Path | None) -> Callable[[Path], str]:
    closed: list[Closedsets] = []

    def read(fil: Path) -> str:
        """Return what the letters of a case will be called, empty where it cannot be read: it will be told later."""
        if not closed:
            kommuner, omraader = frozenset(list_kommuner(overlay)), load_klageinstanser().noegler
            closed.append(Closedsets(kommuner, frozenset(load_klagetemaer()), omraader))
        try:
            fakta = load_fakta(fil, closed=closed[0])
        except DraftingError:
            return ""
        return format_filename(fakta.sagsnummer, "brev", "x", navne=tuple(find_navne(fakta)))

    return read


def _tell_twins(files: Sequence[Path]) -> Trouble:
    told = format_opremsning([fil.name for fil in files])
    message = f"Sagerne {told} ligger i samme mappe og har samme sagsnummer, så deres breve ville få samme navn."
    remedy = "Giv dem hver sit sagsnummer, læg dem i hver sin mappe, eller skriv --ud MAPPE."
    return Trouble(message, Place(str(files[0])), remedy)
