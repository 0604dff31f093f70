"""Write letters into a folder: each file whole or not at all, and never over somebody's edits."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from drafting.arkiv.lock import lock_folder
from drafting.arkiv.manifest import MANIFEST, Kilder, Manifest, Post, format_manifest, load_manifest
from drafting.errors import DraftingError, OverwriteError, Place, RenderError, Trouble, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEMP = ".drafting-{}.tmp"
_LEFTOVERS = _TEMP.format("*")
_WINDOWS_NAME_TOO_LONG = 206
_ANOTHER = "vælg en anden mappe."


class Udkast(Struct, frozen=True):
    """A file to be written: its name, its bytes, and what it was made from."""

    navn: str
    indhold: bytes
    kilder: Kilder


class Skrevet(Struct, frozen=True):
    """A file that now stands in the folder; `uaendret` when it already held the same bytes and was left alone."""

    sti: Path
    uaendret: bool


def hash_bytes(content: bytes) -> str:
    """Return the sha256 of `content` as hexadecimal text."""
    return hashlib.sha256(content).hexdigest()


def write_files(folder: Path, files: Sequence[Udkast], *, overskriv: bool) -> tuple[Skrevet, ...]:
    """Return the files as they now stand in `folder`, which is made if it is missing.

    Raises OverwriteError, and writes nothing, when a file is edited, somebody else's, or open elsewhere (unless
    `overskriv` gives leave for the first two); UsageError or RenderError when the folder cannot be used.
    """
    _refuse_twins(files)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock_folder(folder):
            return _write_locked(folder, files, overskriv=overskriv)
    except OSError as error:
        raise _explain(error, folder) from error


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, and its folder; raises OverwriteError when it is there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            message = "Filen findes allerede. Den er ikke ændret."
            raise OverwriteError(Trouble(message, Place(str(path)), "Vælg et andet navn til den nye fil."))
        _write_temp(path.parent, content).replace(path)
    except OSError as error:
        raise _explain(error, path.parent) from error


def _write_locked(folder: Path, files: Sequence[Udkast], *, overskriv: bool) -> tuple[Skrevet, ...]:
    _remove_leftovers(folder)
    known = _load_known(folder, overskriv=overskriv)
    found = {file.navn: _hash_file(folder / file.navn) for file in files}
    changed = [file for file in files if found[file.navn] != hash_bytes(file.indhold)]
    if not overskriv:
        _refuse_edited(folder, [file.navn for file in changed if not _is_ours(known, file.navn, found[file.navn])])
    _refuse_open(folder, [file.navn for file in changed if found[file.navn]])
    posts = {file.navn: Post(hash_bytes(file.indhold), _see_from(folder, file.kilder)) for file in files}
    if changed:
        under_way = {name: replace(post, foer=found[name]) for name, post in posts.items()}
        _replace_all(folder, changed, known | under_way)
    _write_manifest(folder, known | posts)
    names = {file.navn for file in changed}
    return tuple(Skrevet(folder / file.navn, file.navn not in names) for file in files)


def _see_from(folder: Path, kilder: Kilder) -> Kilder:
    """Return the sources with the case file as it is seen from the folder, so that both can be moved together."""
    if not kilder.sagsfil:
        return kilder
    try:
        sagsfil = Path(os.path.relpath(kilder.sagsfil, folder.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return kilder
    return replace(kilder, sagsfil=sagsfil)


def _is_ours(known: Manifest, name: str, sha256: str) -> bool:
    return not sha256 or (name in known and known[name].is_ours(sha256))


def _load_known(folder: Path, *, overskriv: bool) -> Manifest:
    try:
        return load_manifest(folder)
    except OverwriteError:
        if not overskriv:
            raise
    number = 1
    while (aside := folder / f"{MANIFEST}.gammel{number}").exists():
        number += 1
    (folder / MANIFEST).rename(aside)
    return {}


def _hash_file(path: Path) -> str:
    """Return the sha256 of the file, empty when there is none."""
    try:
        return hash_bytes(path.read_bytes())
    except FileNotFoundError:
        return ""


def _replace_all(folder: Path, files: Sequence[Udkast], manifest: Manifest) -> None:
    """Put every file on the disk under a passing name first, so a full disk is met before anything is replaced."""
    try:
        waiting = [(_write_temp(folder, file.indhold), folder / file.navn) for file in files]
        _write_manifest(folder, manifest)
        stuck = [trouble for temp, target in waiting if (trouble := _replace(temp, target))]
        _flush_folder(folder)
    finally:
        _remove_leftovers(folder)
    if stuck:
        raise OverwriteError(*stuck)


def _write_temp(folder: Path, content: bytes) -> Path:
    path = folder / _TEMP.format(uuid4().hex)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


def _replace(temp: Path, target: Path) -> Trouble | None:
    """Return what is wrong when another program will not let go of the file."""
    try:
        temp.replace(target)
    except PermissionError:
        return _tell_open(target)
    return None


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    content = format_manifest(manifest)
    if _hash_file(folder / MANIFEST) != hash_bytes(content):
        _write_temp(folder, content).replace(folder / MANIFEST)


def _flush_folder(folder: Path) -> None:
    """Make the new names last through a power cut, where the system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _remove_leftovers(folder: Path) -> None:
    """Remove what a killed run left behind; the lock tells that no other run is writing."""
    for path in folder.glob(_LEFTOVERS):
        with suppress(OSError):
            path.unlink()


def _refuse_twins(files: Sequence[Udkast]) -> None:
    names = [file.navn.casefold() for file in files]
    if twins := sorted({name for name in names if names.count(name) > 1}):
        message = f"To breve ville få det samme filnavn: {', '.join(twins)}."
        raise UsageError(Trouble(message, remedy="Lav dem hver for sig med hver sin mappe (--ud)."))


def _refuse_edited(folder: Path, names: Sequence[str]) -> None:
    if names:
        message = "Filen er rettet eller lavet af andre, siden drafting sidst skrev den. Ingen filer er skrevet."
        remedy = "Skriv til en anden mappe med --ud, eller skriv hen over den med --overskriv."
        raise OverwriteError(*(Trouble(message, Place(str(folder / name)), remedy) for name in names))


def _refuse_open(folder: Path, names: Sequence[str]) -> None:
    if locked := [folder / name for name in names if _is_open(folder / name)]:
        raise OverwriteError(*map(_tell_open, locked))


def _is_open(path: Path) -> bool:
    """Return whether another program holds the file: Word and LibreOffice leave a mark, Windows refuses to open it."""
    name = path.name
    marks = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#")
    if any(path.with_name(mark).exists() for mark in marks):
        return True
    try:
        path.open("r+b").close()
    except PermissionError:
        return True
    return False


def _tell_open(path: Path) -> Trouble:
    message = "Filen er åben i Word eller et andet program, eller den er skrivebeskyttet. Den er ikke ændret."
    return Trouble(message, Place(str(path)), "Luk den i Word og prøv igen, eller vælg en anden mappe med --ud.")


def _explain(error: OSError, folder: Path) -> DraftingError:
    place = Place(str(folder))
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        message = "Disken er fuld. De filer, der stod i mappen, er hele."
        return RenderError(Trouble(message, place, f"Ryd op på disken, eller {_ANOTHER}"))
    if error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", 0) == _WINDOWS_NAME_TOO_LONG:
        return RenderError(Trouble("Stien er for lang.", place, "Vælg en mappe med en kortere sti."))
    if isinstance(error, FileExistsError | NotADirectoryError):
        return UsageError(Trouble("Det er en fil, ikke en mappe.", place, "Skriv navnet på en mappe i stedet."))
    if isinstance(error, IsADirectoryError):
        there = Place(str(error.filename or folder))
        return OverwriteError(Trouble("Der er en mappe, hvor brevet skulle stå.", there, _ANOTHER.capitalize()))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return OverwriteError(Trouble("Du har ikke lov til at skrive i mappen.", place, _ANOTHER.capitalize()))
    message = f"Der kunne ikke skrives i mappen (fejl {error.errno} fra styresystemet)."
    return RenderError(Trouble(message, place, f"Prøv igen, eller {_ANOTHER}"))
