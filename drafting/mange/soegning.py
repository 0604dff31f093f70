"""The case files below a folder, in the order of their names."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import Place, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SAGSFIL = "sag.yaml"
ENDELSER = (".yaml", ".yml")
# letters, and what belongs to letters: never looked into
_IKKE_SAGER = frozenset({"ud", "kommuner", "brevpapir", "faelles", "bilag"})
_NOEGLER = re.compile(
    rb"^(?:\xef\xbb\xbf)?[\"']?(?:kommune|sagsnummer|borger|klagepunkter|generel_udtalelse)[\"']?[ \t]*:", re.MULTILINE
)
_BEGYNDELSE = 65_536


class Soegning(Struct, frozen=True):
    """What a folder holds: case files, other YAML files that were left out, and folders that could not be opened."""

    sager: tuple[Path, ...] = ()
    andre: tuple[Path, ...] = ()
    lukkede: tuple[Trouble, ...] = ()


def find_sager(mappe: Path, *, undtagen: Iterable[Path] = ()) -> Soegning:
    """Return the cases in the folder and below it.

    A folder with a `sag.yaml` has that case. In any other, each YAML file that looks like a case is one. Hidden
    folders, `ud` and those of templates are not looked into, nor `undtagen`, nor the same folder twice.
    """
    sager: list[Path] = []
    andre: list[Path] = []
    lukkede: list[Trouble] = []
    for folder, names in _iter_folders(mappe, {_find_real(each) for each in undtagen}, lukkede):
        yaml = sorted(name for name in names if name.lower().endswith(ENDELSER) and not name.startswith("."))
        if SAGSFIL in yaml:
            sager.append(folder / SAGSFIL)
            continue
        for name in yaml:
            (sager if looks_like_sag(folder / name) else andre).append(folder / name)
    return Soegning(tuple(sager), tuple(andre), tuple(lukkede))


def has_sager(mappe: Path) -> bool:
    """Return whether there is any case in the folder or below it."""
    return any(
        name == SAGSFIL or (name.lower().endswith(ENDELSER) and looks_like_sag(folder / name))
        for folder, names in _iter_folders(mappe, set(), [])
        for name in names
    )


def looks_like_sag(path: Path) -> bool:
    """Return whether the file begins as a case does; one that cannot be read is a case, so that it is told."""
    try:
        with path.open("rb") as file:
            return bool(_NOEGLER.search(file.read(_BEGYNDELSE)))
    except OSError:
        return True


def _iter_folders(mappe: Path, seen: set[str], lukkede: list[Trouble]) -> Iterator[tuple[Path, list[str]]]:
    """Yield each folder with the names of its files; a link back to a folder seen before is not followed."""

    def tell(error: OSError) -> None:
        place = Place(str(error.filename or mappe))
        lukkede.append(Trouble("Mappen kan ikke åbnes.", place, "Se efter, om du har adgang til den."))

    for folder, below, names in os.walk(mappe, onerror=tell, followlinks=True):
        if (real := _find_real(Path(folder))) in seen:
            below.clear()
            continue
        seen.add(real)
        below[:] = sorted(name for name in below if not name.startswith(".") and name.lower() not in _IKKE_SAGER)
        yield Path(folder), names


def _find_real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
