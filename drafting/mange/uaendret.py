"""Which letters of a case are as they would be today: made from the very same things, and untouched since."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.arkiv.disk import hash_bytes, hash_file
from drafting.arkiv.mappe import Skrevet, see_file_from
from drafting.errors import DraftingError, SagError
from drafting.law.load import load_profil
from drafting.letter.fingeraftryk import hash_hoveder, hash_program
from drafting.tekstfil import MAX_BYTES, read_bytes
from drafting.tryk import find_brevkilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from drafting.arkiv.manifest import Kilder, Manifest
    from drafting.arkiv.write import Kendskab, Udkast
    from drafting.mange.model import Opgave
    from drafting.mange.plan import Sagsordre

_Poster = dict[tuple[str, str], "Manifest"]


class Uaendret:
    """What the letters of a run are made from besides the case, worked out once for each letter and municipality."""

    def __init__(self, opgave: Opgave, kendskab: Kendskab) -> None:
        self._opgave, self._kendskab = opgave, kendskab
        self._grundlag: dict[tuple[str, str], Kilder | None] = {}

    def find_uroerte(self, ordre: Sagsordre, sag: str) -> dict[str, tuple[Skrevet, ...]]:
        """Return the letters to leave alone, each with its files; `sag` is the fingerprint of the case as it is now.

        Nothing is read but the manifest and the files themselves. Raises OverwriteError.
        """
        sagsfil = see_file_from(ordre.ud, str(ordre.fil.resolve()))
        poster: _Poster = {}
        for navn, post in self._kendskab.find_poster(ordre.ud, sagsfil).items():
            if self._is_current(post.kilder, sag):
                poster.setdefault((post.kilder.brev, post.kilder.format), {})[navn] = post
        breve = dict.fromkeys(brev for brev, _ in poster)
        found = {brev: self._find_files(ordre, poster, brev) for brev in breve}
        return {brev: files for brev, files in found.items() if files}

    def find_klare(self, ordre: Sagsordre, sag: str) -> tuple[str, ...] | None:
        """Return the letters the case is ready for as an earlier run found them, None where that is not known."""
        sagsfil = see_file_from(ordre.ud, str(ordre.fil.resolve()))
        for post in self._kendskab.find_poster(ordre.ud, sagsfil).values():
            hoveder, *breve = post.kilder.alle.split() or [""]
            if hoveder == self.hoveder and self._is_current(post.kilder, sag):
                return tuple(breve)
        return None

    def mark(self, file: Udkast, sag: str, klare: Iterable[str] | None) -> Udkast:
        """Return the file with what a later run must know to leave it alone.

        `sag` is the case as it was before it was read: what is changed in it meanwhile is then seen the next time.
        """
        alle = "" if klare is None else " ".join([self.hoveder, *klare])
        return replace(file, kilder=replace(file.kilder, sag=sag, program=hash_program(), alle=alle))

    @cached_property
    def hoveder(self) -> str:
        """Return the fingerprint of what decides which letters a case is ready for."""
        return hash_hoveder(self._opgave.overlay)

    def _is_current(self, kilder: Kilder, sag: str) -> bool:
        """Return whether a letter was made from what it would be made from today."""
        if kilder.sag != sag or not kilder.kommune:
            return False
        now = self._find_grundlag(kilder.brev, kilder.kommune)
        own = {name: getattr(kilder, name) for name in ("sag", "sagsfil", "format", "dele", "alle", "bilag")}
        return now is not None and replace(now, **own) == kilder

    def _find_grundlag(self, brev: str, kommune: str) -> Kilder | None:
        key = (brev, kommune)
        if key not in self._grundlag:
            self._grundlag[key] = self._build_grundlag(*key)
        return self._grundlag[key]

    def _build_grundlag(self, brev: str, kommune: str) -> Kilder | None:
        opgave = self._opgave
        try:
            profil = load_profil(kommune, opgave.overlay)
            found = find_brevkilder(brev, profil, opgave.bestilling, dato=opgave.dato, overlay=opgave.overlay)
        except DraftingError:
            return None  # drafting it will tell what is wrong
        return replace(found, program=hash_program())

    def _find_files(
        self, ordre: Sagsordre, poster: Mapping[tuple[str, str], Manifest], brev: str
    ) -> tuple[Skrevet, ...]:
        """Return the files of a letter in every format asked for; none where one is missing or edited."""
        wanted = [poster.get((brev, each), {}) for each in self._opgave.bestilling.formater]
        if not all(each and _is_whole(each) for each in wanted):
            return ()
        files = {navn: post for each in wanted for navn, post in each.items()}
        untouched = all(hash_file(ordre.ud / navn) == post.sha256 for navn, post in files.items())
        return tuple(Skrevet(ordre.ud / navn, True) for navn in files) if untouched else ()


def hash_sagsfil(fil: Path) -> str:
    """Return the fingerprint of a case; raises SagError where the file cannot be opened."""
    return hash_bytes(read_bytes(fil, SagError, MAX_BYTES))


def _is_whole(poster: Manifest) -> bool:
    """Return whether all the files a letter was written in are there."""
    return all(post.kilder.dele == str(len(poster)) for post in poster.values())
