"""Law, profiles and themes from disk; the user's own folder may hold more municipalities."""

from __future__ import annotations

import fnmatch
import os
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from drafting.dansk.opremsning import format_opremsning
from drafting.errors import LawError, Trouble
from drafting.filsyn import see_file
from drafting.gemt import keep
from drafting.law.antaget import merge_antaget
from drafting.law.model import Lovhylde, suggest
from drafting.law.parse_lov import check_overlap, parse_klagetemaer, parse_lov
from drafting.law.parse_profil import parse_profil
from drafting.paths import data_folder
from drafting.yamlfile import fold, read_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.filsyn import Syn
    from drafting.law.model import Bestemmelse, Klagetema
    from drafting.law.profil import Kommuneprofil

KOMMUNER = "kommuner"
# the code that reads the law: what it makes is worked out again when it changes
KODE = (Path(__file__).parent, Path(__file__).parent.parent)


def list_kommuner(overlay: Path | None = None) -> tuple[str, ...]:
    """Return the keys of the municipalities that have a profile, in alphabetical order."""
    return tuple(sorted(_find_files(overlay)))


def load_profil(kommune: str, overlay: Path | None = None) -> Kommuneprofil:
    """Return the profile of `kommune`, the user's own before ours; raises LawError if there is none or it is broken."""
    files = _find_files(overlay)
    _choose_file(kommune, files)
    return _load_once(fold(kommune), tuple((file, see_file(file)) for file in files.values()))


@lru_cache(maxsize=16)
def _load_once(kommune: str, seen: tuple[tuple[Path, Syn | None], ...]) -> Kommuneprofil:
    files = {fold(file.stem): file for file, _ in seen}
    return keep(f"profil_{kommune}", (*KODE, *files.values()), lambda: _read_profil(kommune, files))


def _read_profil(kommune: str, files: Mapping[str, Path]) -> Kommuneprofil:
    own = read_mapping(_choose_file(kommune, files), LawError)
    whole = merge_antaget(own, lambda other: read_mapping(_choose_file(other, files), LawError))
    return parse_profil(kommune, whole, own)


def find_profilfiler(profil: Kommuneprofil, overlay: Path | None = None) -> tuple[Path, ...]:
    """Return the files a profile was read from: its own, and that of the municipality whose rules are assumed."""
    files = _find_files(overlay)
    antaget = profil.antaget_som
    return tuple(_choose_file(kommune, files) for kommune in (profil.kommune, *([antaget.kommune] if antaget else [])))


@cache
def load_lovhylde() -> Lovhylde:
    """Return every provision on the shelf; raises LawError where the data are broken."""
    return Lovhylde(keep("lov", (*KODE, data_folder() / "lov"), _read_bestemmelser))


def _read_bestemmelser() -> tuple[Bestemmelse, ...]:
    files = sorted((data_folder() / "lov").glob("*.yaml"))
    bestemmelser = tuple(found for file in files for found in parse_lov(read_mapping(file, LawError)))
    check_overlap(bestemmelser)
    return bestemmelser


def load_klagetemaer(hylde: Lovhylde | None = None) -> Mapping[str, Klagetema]:
    """Return the themes by key; raises LawError where one names a rule that is not on the shelf."""
    return _read_klagetemaer() if hylde is None else MappingProxyType(_parse_klagetemaer(hylde))


@cache
def _read_klagetemaer() -> Mapping[str, Klagetema]:
    kilder = (*KODE, data_folder() / "lov", _klagetemafil())
    return MappingProxyType(keep("klagetemaer", kilder, lambda: _parse_klagetemaer(load_lovhylde())))


def _parse_klagetemaer(hylde: Lovhylde) -> dict[str, Klagetema]:
    return parse_klagetemaer(read_mapping(_klagetemafil(), LawError), hylde.ids)


def _klagetemafil() -> Path:
    return data_folder() / "klagetemaer.yaml"


def _choose_file(kommune: str, files: Mapping[str, Path]) -> Path:
    key = fold(kommune)
    if key not in files:
        known = format_opremsning(sorted(files))
        meant = suggest(key, set(files))
        remedy = f"{meant} Der er profiler for {known}." if meant else f"Der er profiler for {known}."
        message = f"Der er ingen profil for kommunen '{kommune}'."
        raise LawError(Trouble(message, None, f"{remedy} En ny kommune er én fil, {key}.yaml, i mappen {KOMMUNER}."))
    return files[key]


def _find_files(overlay: Path | None) -> dict[str, Path]:
    folders = [data_folder() / KOMMUNER, *([overlay / KOMMUNER] if overlay else [])]
    return {key: file for folder in folders for key, file in _choose_files(folder, _list_names(folder))}


def _list_names(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(each.name for each in os.scandir(folder))
    except OSError:  # a folder that is not there holds none
        return ()


@lru_cache(maxsize=16)
def _choose_files(folder: Path, names: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
    files = sorted(folder / name for name in fnmatch.filter(names, "*.yaml"))
    return tuple((fold(file.stem), file) for file in files)
