"""The fingerprints of what a letter is made from, so that it can be told later what has changed."""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafting import __version__
from drafting.arkiv.manifest import Kilder
from drafting.filsyn import see_file
from drafting.gemt import keep
from drafting.law.load import find_profilfiler, load_profil
from drafting.letter.skabelon import list_skabeloner
from drafting.paths import DATA, data_folder, find_template, templates_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from drafting.filsyn import Syn
    from drafting.law.profil import Kommuneprofil


# The data that every letter is made with; of the municipalities only those of the letter count.
_PAKKER = ("docxtpl", "jinja2", "typst")
_DATA = ("*.yaml", "lov/*.yaml", "kalender/*.yaml", "sprog/*")


def find_kilder(brev: str, profil: Kommuneprofil, *, dato: date, overlay: Path | None) -> Kilder:
    """Return the fingerprints of a letter's template, data and municipality, with the versions and the date."""
    shipped = overlay is None and data_folder() == DATA
    aftryk = _hash_shipped(brev, profil.kommune) if shipped else _hash_all(brev, profil, overlay)
    return Kilder(
        brev=brev,
        sag="",
        skabelon=aftryk.skabelon,
        data=aftryk.data,
        version=__version__,
        dato=dato.isoformat(),
        profil=aftryk.profil,
        pakker=tell_pakker(),
        kommune=profil.kommune,
    )


class _Aftryk(NamedTuple):
    """The fingerprints of the files a letter is made from, whatever the case."""

    skabelon: str
    data: str
    profil: str


@lru_cache(maxsize=512)
def _hash_shipped(brev: str, kommune: str) -> _Aftryk:
    """Return the fingerprints of our own files, which stay the same while the program runs."""
    return _hash_all(brev, load_profil(kommune), None)


def _hash_all(brev: str, profil: Kommuneprofil, overlay: Path | None) -> _Aftryk:
    data = (file for pattern in _DATA for file in sorted(data_folder().glob(pattern)))
    return _Aftryk(
        _hash_files([find_template(f"{brev}.md.j2", overlay), *_find_faelles(overlay)]),
        _hash_files(data),
        _hash_files(find_profilfiler(profil, overlay)),
    )


def hash_sag(sagsfil: Path) -> str:
    """Return the fingerprint of a case."""
    return _hash_files([sagsfil])


@cache
def hash_program() -> str:
    """Return the fingerprint of the program's own files, read once: a version may stand still while they change."""
    package = data_folder().parent
    files = sorted(file.relative_to(package).as_posix() for file in package.rglob("*.py"))
    return _hash_files(package / file for file in files)


def hash_hoveder(overlay: Path | None) -> str:
    """Return the fingerprint of what decides which letters a case is ready for: the front matter of every template."""
    total = sha256()
    for navn in list_skabeloner(overlay):
        total.update(repr((navn, _read_hoved(find_template(f"{navn}.md.j2", overlay)))).encode())
    return total.hexdigest()


def _read_hoved(fil: Path | None) -> bytes:
    return fil.read_bytes().partition(b"\n---")[0] if fil else b""


@cache
def tell_pakker() -> str:
    """Return the libraries that make the files, with their versions."""
    specs = (find_spec(pakke) for pakke in _PAKKER)
    folders = {Path(spec.origin).parents[1] for spec in specs if spec and spec.origin}
    return keep("pakker", sorted(folders), _read_pakker)  # a new version of a package changes the folder it lies in


def _read_pakker() -> str:
    from importlib.metadata import version  # noqa: PLC0415 (slow to load)

    return ", ".join(f"{pakke} {version(pakke)}" for pakke in _PAKKER)


def hash_mapper(folders: Iterable[Path]) -> str:
    """Return the fingerprint of every file that stands directly in the folders."""
    return _hash_files(file for folder in folders for file in sorted(folder.glob("*")))


def _find_faelles(overlay: Path | None) -> list[Path | None]:
    """Return the files of phrases, each from the user's folder where it is there."""
    folders = [folder / "faelles" for folder in (overlay, templates_folder()) if folder]
    names = sorted({file.name for folder in folders for file in folder.glob("*.j2")})
    return [find_template(f"faelles/{name}", overlay) for name in names]


def _hash_files(paths: Iterable[Path | None]) -> str:
    there = [path for path in paths if path and path.is_file()]
    return _hash_once(tuple((path, see_file(path)) for path in there))


@lru_cache(maxsize=256)
def _hash_once(files: tuple[tuple[Path, Syn | None], ...]) -> str:
    """Return the fingerprint of files as they were last changed; the same files are read once for many letters."""
    return sha256(b"\0".join(path.read_bytes() for path, _ in files)).hexdigest()
