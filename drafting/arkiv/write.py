"""Write letters into folders: each file whole or not at all, and never over somebody's edits."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.arkiv.disk import explain, find_temp, flush_folders, hash_bytes, remove, sync, write_synced
from drafting.arkiv.kendskab import Kendskab
from drafting.arkiv.lock import lock_folder
from drafting.arkiv.mappe import Adgang, Mappe, Skrevet, Udkast, refuse_twins
from drafting.errors import DraftingError, OverwriteError, Place, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["Adgang", "Kendskab", "Ordre", "Skrevet", "Udkast", "hash_bytes", "write_batch", "write_files", "write_new"]


class Ordre(Struct, frozen=True):
    """Files that belong together in a folder: all of them are written, or none."""

    folder: Path
    files: Sequence[Udkast]


Svar = tuple[Skrevet, ...] | DraftingError


def write_files(folder: Path, files: Sequence[Udkast], *, overskriv: bool) -> tuple[Skrevet, ...]:
    """Return the files as they now stand in `folder`, which is made if it is missing.

    Raises OverwriteError, and writes nothing, when a file is edited, somebody else's, or open elsewhere (unless
    `overskriv` gives leave for the first two); UsageError or RenderError when the folder cannot be used.
    """
    (svar,) = write_batch([Ordre(folder, files)], Kendskab(), Adgang(overskriv=overskriv))
    if isinstance(svar, DraftingError):
        raise svar
    return svar


def write_batch(ordrer: Sequence[Ordre], kendskab: Kendskab, adgang: Adgang) -> tuple[Svar, ...]:
    """Return for each order the files as they now stand, or why none of them does; one never stops the others.

    All go to the disk at once, which takes little longer than one.
    """
    mapper: dict[Path, Mappe] = {}
    with ExitStack() as stack:
        svar = [_accept(ordre, mapper, stack, kendskab, adgang) for ordre in ordrer]
        there = [mappe for mappe in mapper.values() if mappe.has_posts]
        _sync_each(there, Mappe.stage)
        _try_each(there, Mappe.put)
        flush_folders([mappe.folder for mappe in there if mappe.changed and not mappe.fejl])
        _sync_each(there, Mappe.stage_finish)
        _try_each(there, Mappe.finish)
    return tuple(_judge(ordre, each, mapper) for ordre, each in zip(ordrer, svar, strict=True))


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, and its folder; raises OverwriteError when it is there."""
    temp = find_temp(path.parent)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            message = "Filen findes allerede. Den er ikke ændret."
            raise OverwriteError(Trouble(message, Place(str(path)), "Vælg et andet navn til den nye fil."))
        write_synced(temp, content)
        temp.replace(path)
    except OSError as error:
        raise explain(error, path.parent) from error
    finally:
        remove([temp])


def _accept(ordre: Ordre, mapper: dict[Path, Mappe], stack: ExitStack, kendskab: Kendskab, adgang: Adgang) -> Svar:
    folder = ordre.folder
    try:
        refuse_twins(ordre.files)
        if folder not in mapper:
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(lock_folder(folder))
            mapper[folder] = Mappe(folder, kendskab, adgang)
            stack.callback(mapper[folder].tidy)
        return mapper[folder].accept(ordre.files)
    except DraftingError as error:
        return error
    except OSError as error:
        return _explain(error, folder)


def _explain(error: OSError, folder: Path) -> DraftingError:
    told = explain(error, folder)
    told.__cause__ = error
    return told


def _try_each(mapper: Iterable[Mappe], step: Callable[[Mappe], None]) -> None:
    for mappe in mapper:
        try:
            if not mappe.fejl:
                step(mappe)
        except OSError as error:
            _fail(mappe, error)


def _sync_each(mapper: Sequence[Mappe], step: Callable[[Mappe], Iterable[Path]]) -> None:
    """Take a step in each folder, and make what it put on the disk last; all folders at once."""
    staged: dict[Path, Mappe] = {}
    for mappe in mapper:
        try:
            if not mappe.fejl:
                staged |= dict.fromkeys(step(mappe), mappe)
        except OSError as error:
            _fail(mappe, error)
    for path, trouble in sync([path for path, mappe in staged.items() if not mappe.fejl]).items():
        _fail(staged[path], trouble)


def _fail(mappe: Mappe, error: OSError) -> None:
    mappe.fejl = _explain(error, mappe.folder)
    mappe.kendskab.forget(mappe.folder)


def _judge(ordre: Ordre, svar: Svar, mapper: Mapping[Path, Mappe]) -> Svar:
    mappe = mapper.get(ordre.folder)
    if mappe is None or isinstance(svar, DraftingError):
        return svar
    if stuck := [mappe.stuck[file.navn] for file in ordre.files if file.navn in mappe.stuck]:
        return OverwriteError(*stuck)
    return mappe.fejl or svar
