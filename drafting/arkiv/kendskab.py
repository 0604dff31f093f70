"""What is known of the folders of a run: each manifest is read once, as long as nobody else writes in it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.arkiv.disk import find_temp, remove, remove_leftovers, write_synced
from drafting.arkiv.lock import LOCKFILE, lock_folder
from drafting.arkiv.manifest import MANIFEST, TILLAEG, Manifest, format_manifest, load_manifest
from drafting.errors import OverwriteError
from drafting.filsyn import see_file

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.filsyn import Syn

_FOLDERS = 4

_Signatur = tuple["Syn | None", ...]


class _Kendt(Struct):
    """A manifest as it was when its files had this signature, with the names of each case's files."""

    signatur: _Signatur
    poster: Manifest = field(default_factory=dict)
    efter_sag: dict[str, set[str]] = field(default_factory=dict)
    er_ryddet: bool = False

    def add(self, poster: Manifest) -> None:
        for name, post in poster.items():
            if (old := self.poster.get(name)) and old.kilder.sagsfil != post.kilder.sagsfil:
                self.efter_sag[old.kilder.sagsfil].discard(name)
            self.poster[name] = post
            self.efter_sag.setdefault(post.kilder.sagsfil, set()).add(name)


class Kendskab:
    """The manifests of the folders last used.

    Where many cases share a folder, what is written is added to it line by line (`TILLAEG`), and gathered in one
    manifest when the run ends; else ten thousand letters would be ten thousand long manifests.
    """

    def __init__(self) -> None:
        self._kendte: dict[Path, _Kendt] = {}
        self._spredte: set[Path] = set()
        self._laaste: set[Path] = set()

    def take(self, folder: Path) -> Manifest:
        """Return the files we wrote in `folder`, which only `remember` may change; the lock must be held.

        What a run that was killed left there is put in order first, once in a run. Raises OverwriteError.
        """
        kendt = self._find(folder)
        if not kendt.er_ryddet:
            remove_leftovers(folder)
            if kendt.signatur[1] is not None:
                gather(folder)
                kendt = self._find(folder)
            kendt.er_ryddet = True
        return kendt.poster

    def find_poster(self, folder: Path, sagsfil: str) -> Manifest:
        """Return the files written from one case, named as it is seen from the folder; raises OverwriteError."""
        if (folder / LOCKFILE).exists():
            self._laaste.add(folder)
        kendt = self._find(folder)
        return {name: kendt.poster[name] for name in sorted(kendt.efter_sag.get(sagsfil, ()))}

    def remember(self, folder: Path, poster: Manifest, *, spredt: bool) -> None:
        """Add what has just been written, `spredt` where it was added line by line."""
        if spredt:
            self._spredte.add(folder)
        if folder in self._kendte:
            self._kendte[folder].add(poster)
            self._kendte[folder].signatur = _sign(folder)

    def forget(self, folder: Path) -> None:
        """Know nothing of a folder that something went wrong in."""
        self._kendte.pop(folder, None)

    def close(self) -> None:
        """Gather what was added line by line; raises OSError and OverwriteError.

        Where the folder was locked before we wrote in it, what a killed run left is removed; another run is let be.
        """
        while self._spredte:
            folder = self._spredte.pop()
            with lock_folder(folder):
                remove_leftovers(folder)
                gather(folder)
        while self._laaste:
            folder = self._laaste.pop()
            with suppress(OSError, OverwriteError), lock_folder(folder, tries=1):
                remove_leftovers(folder)

    def _find(self, folder: Path) -> _Kendt:
        signatur = _sign(folder)
        kendt = self._kendte.pop(folder, None)
        if kendt is None or kendt.signatur != signatur:
            kendt = _Kendt(signatur)
            kendt.add(load_manifest(folder))
            if signatur[1] is not None:
                self._spredte.add(folder)  # a run that was killed left it so
        self._kendte[folder] = kendt  # the one last used stands last
        while len(self._kendte) > _FOLDERS:
            self._kendte.pop(next(iter(self._kendte)))
        return kendt


def gather(folder: Path) -> None:
    """Write one manifest of all that is known of the folder; the lock must be held."""
    temp = find_temp(folder)
    try:
        write_synced(temp, format_manifest(load_manifest(folder)))
        temp.replace(folder / MANIFEST)
    finally:
        remove([temp])
    remove([folder / TILLAEG])


def _sign(folder: Path) -> _Signatur:
    """Return what changes when somebody writes in the folder's manifest."""
    return tuple(see_file(folder / name) for name in (MANIFEST, TILLAEG))
