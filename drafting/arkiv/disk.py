"""The disk: files under a passing name until they are whole, made to last, and trouble in Danish words."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from drafting.errors import DraftingError, OverwriteError, Place, RenderError, Trouble, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")
_TEMP = ".drafting-{}.tmp"
_LEFTOVERS = _TEMP.format("*")
_WINDOWS_NAME_TOO_LONG = 206
_ANOTHER = "vælg en anden mappe."
_FEW, _AT_ONCE = 4, 8


def hash_bytes(content: bytes) -> str:
    """Return the sha256 of `content` as hexadecimal text."""
    return hashlib.sha256(content).hexdigest()


def hash_file(path: Path) -> str:
    """Return the sha256 of the file, empty when there is none."""
    try:
        return hash_bytes(path.read_bytes())
    except FileNotFoundError:
        return ""


def find_temp(folder: Path) -> Path:
    """Return a passing name that nobody has."""
    return folder / _TEMP.format(uuid4().hex)


def write_temp(path: Path, content: bytes) -> None:
    """Write a file that is not there; it lasts once it is synced."""
    with path.open("xb") as file:
        file.write(content)


def write_synced(path: Path, content: bytes) -> None:
    """Write a file that is not there, so that it lasts; raises OSError."""
    write_temp(path, content)
    for error in sync([path]).values():
        raise error


def sync(paths: Sequence[Path]) -> Mapping[Path, OSError]:
    """Make the files last through a power cut, and return what went wrong with which."""
    told = _at_once(_sync_one, paths)
    return {path: error for path, error in zip(paths, told, strict=True) if error}


def flush_folders(folders: Sequence[Path]) -> None:
    """Make new names last through a power cut, where the system can."""
    _at_once(_flush_one, folders)


def _at_once(work: Callable[[Path], T], paths: Sequence[Path]) -> list[T]:
    """Return what `work` comes to for each: a disk does many at about the price of one, when asked for them at once."""
    if len(paths) <= _FEW:
        return list(map(work, paths))
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (one letter needs none)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(work, paths))


def _sync_one(path: Path) -> OSError | None:
    try:
        _fsync(path, os.O_RDWR)
    except OSError as error:
        return error
    return None


def _flush_one(folder: Path) -> None:
    with suppress(OSError):
        _fsync(folder, os.O_RDONLY)


def _fsync(path: Path, how: int) -> None:
    number = os.open(path, how)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def replace_file(temp: Path, target: Path) -> Trouble | None:
    """Return what is wrong when another program will not let go of the file."""
    try:
        temp.replace(target)
    except PermissionError:
        return tell_open(target)
    return None


def remove_leftovers(folder: Path) -> None:
    """Remove what a killed run left behind; the lock tells that no other run is writing."""
    remove(list(folder.glob(_LEFTOVERS)))


def remove(paths: Sequence[Path]) -> None:
    """Remove the files that are there."""
    for path in paths:
        with suppress(OSError):
            path.unlink()


def is_open(path: Path) -> bool:
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


def tell_open(path: Path) -> Trouble:
    """Return the trouble of a file that another program holds."""
    message = "Filen er åben i Word eller et andet program, eller den er skrivebeskyttet. Den er ikke ændret."
    return Trouble(message, Place(str(path)), "Luk den i Word og prøv igen, eller vælg en anden mappe med --ud.")


def explain(error: OSError, folder: Path) -> DraftingError:
    """Return what the system said, in words one can act on."""
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
