"""An output folder while files are written into it: what may be written, under passing names, and how it ends."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.arkiv.disk import (
    find_temp,
    hash_bytes,
    hash_file,
    is_open,
    remove,
    replace_file,
    tell_open,
    write_temp,
)
from drafting.arkiv.manifest import MANIFEST, TILLAEG, Manifest, Post, format_manifest, format_tillaeg
from drafting.errors import DraftingError, OverwriteError, Place, Trouble, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.arkiv.kendskab import Kendskab
    from drafting.arkiv.manifest import Kilder

# A manifest longer than this is not written again for every letter: what is new is added to it line by line.
LANG = 64


class Udkast(Struct, frozen=True):
    """A file to be written: its name, its bytes, and what it was made from."""

    navn: str
    indhold: bytes
    kilder: Kilder


class Skrevet(Struct, frozen=True):
    """A file that now stands in the folder; `uaendret` when it already held the same bytes and was left alone."""

    sti: Path
    uaendret: bool


class Adgang(Struct, frozen=True):
    """What a run may do: write over edited files, and over those of another case that is still there."""

    overskriv: bool = False
    andre_sager: bool = True


class Mappe:
    """A folder that is locked for this run.

    First `accept` says which files may be written; `stage` puts them on the disk under passing names, with a manifest
    that knows both what is there and what comes; once these are synced `put` gives them their names, and `finish` says
    so in the manifest, after another sync. `tidy` removes what is left when something goes wrong on the way.
    """

    def __init__(self, folder: Path, kendskab: Kendskab, adgang: Adgang) -> None:
        self.folder, self.kendskab, self.adgang = folder, kendskab, adgang
        self.fejl: DraftingError | None = None
        self.stuck: dict[str, Trouble] = {}
        self.changed: dict[str, bytes] = {}
        self._posts: Manifest = {}
        self._foer: dict[str, str] = {}
        self._temps: dict[str, Path] = {}
        self._manifest: Path | None = None
        self._known = self._take()
        self._spredt = len(self._known) > LANG

    @property
    def has_posts(self) -> bool:
        """Return whether any order was accepted."""
        return bool(self._posts)

    def accept(self, files: Sequence[Udkast]) -> tuple[Skrevet, ...]:
        """Return the files as they will stand in the folder; raises OverwriteError and UsageError for all of them."""
        found = {file.navn: hash_file(self.folder / file.navn) for file in files}
        posts = {file.navn: Post(hash_bytes(file.indhold), see_from(self.folder, file.kilder)) for file in files}
        changed = [file for file in files if found[file.navn] != posts[file.navn].sha256]
        if not self.adgang.overskriv:
            _refuse_edited(self.folder, [file.navn for file in changed if not self._is_ours(file.navn, found)])
        if not self.adgang.andre_sager:
            self._refuse_others(posts)
        _refuse_open(self.folder, [file.navn for file in changed if found[file.navn]])
        self._posts |= posts
        self.changed |= {file.navn: file.indhold for file in changed}
        self._foer |= found
        names = {file.navn for file in changed}
        return tuple(Skrevet(self.folder / file.navn, file.navn not in names) for file in files)

    def stage(self) -> Iterator[Path]:
        """Yield each file that must be synced before any gets its name."""
        if not self.changed:
            return
        for navn, indhold in self.changed.items():
            self._temps[navn] = temp = find_temp(self.folder)
            write_temp(temp, indhold)
            yield temp
        under_way = {name: replace(post, foer=self._foer[name]) for name, post in self._posts.items()}
        if self._spredt:
            with (self.folder / TILLAEG).open("ab") as file:
                file.write(format_tillaeg(under_way))
            yield self.folder / TILLAEG
        else:
            yield from self._stage_manifest({**self._known, **under_way})

    def put(self) -> None:
        """Give the files their names; one that another program holds is kept in `stuck`."""
        self._put_manifest()
        for navn, temp in self._temps.items():
            if trouble := replace_file(temp, self.folder / navn):
                self.stuck[navn] = trouble

    def stage_finish(self) -> Iterator[Path]:
        """Yield what must be synced before the manifest may say that all is done."""
        is_told = self.changed and (self._spredt or not any(self._foer.values()))
        if not self.stuck and not is_told:
            yield from self._stage_manifest({**self._known, **self._posts})

    def finish(self) -> None:
        """Let the manifest say that all is done, and what is known."""
        self._put_manifest()
        if self.stuck:
            self.kendskab.forget(self.folder)
        else:
            self.kendskab.remember(self.folder, self._posts, spredt=self._spredt and bool(self.changed))

    def tidy(self) -> None:
        """Remove every passing name."""
        remove([*self._temps.values(), *([self._manifest] if self._manifest else [])])

    def _stage_manifest(self, manifest: Manifest) -> Iterator[Path]:
        content = format_manifest(manifest)
        if hash_file(self.folder / MANIFEST) != hash_bytes(content):
            self._manifest = find_temp(self.folder)
            write_temp(self._manifest, content)
            yield self._manifest

    def _put_manifest(self) -> None:
        if self._manifest:
            self._manifest.replace(self.folder / MANIFEST)
            self._manifest = None

    def _is_ours(self, name: str, found: dict[str, str]) -> bool:
        return not found[name] or (name in self._known and self._known[name].is_ours(found[name]))

    def _refuse_others(self, posts: Manifest) -> None:
        known = {**self._known, **self._posts}
        mine = {post.kilder.sagsfil for post in posts.values()}
        for name in posts:
            other = known[name].kilder.sagsfil if name in known else ""
            if other and other not in mine and (self.folder / other).is_file():
                message = f"Filen er et brev fra en anden sag, {Path(os.path.normpath(self.folder / other))}."
                remedy = "Giv sagerne hver sit sagsnummer, eller læg dem i hver sin mappe."
                raise OverwriteError(Trouble(message, Place(str(self.folder / name)), remedy))

    def _take(self) -> Manifest:
        """Return what we wrote in the folder; a manifest that cannot be read is laid aside where that is allowed."""
        try:
            return self.kendskab.take(self.folder)
        except OverwriteError:
            if not self.adgang.overskriv:
                raise
        number = 1
        while (aside := self.folder / f"{MANIFEST}.gammel{number}").exists():
            number += 1
        (self.folder / MANIFEST).rename(aside)
        return self.kendskab.take(self.folder)


def see_from(folder: Path, kilder: Kilder) -> Kilder:
    """Return the sources with the case file as it is seen from the folder, so that both can be moved together."""
    return replace(kilder, sagsfil=see_file_from(folder, kilder.sagsfil)) if kilder.sagsfil else kilder


def see_file_from(folder: Path, sagsfil: str) -> str:
    """Return the file as it is seen from the folder."""
    try:
        return Path(os.path.relpath(sagsfil, folder.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return sagsfil


def refuse_twins(files: Sequence[Udkast]) -> None:
    """Raise UsageError where two files would have the same name."""
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
    if locked := [folder / name for name in names if is_open(folder / name)]:
        raise OverwriteError(*map(tell_open, locked))
