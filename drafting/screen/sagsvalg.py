"""The words after `drafting brev`: which are cases and folders of cases, and which are letters."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from drafting.errors import Trouble, UsageError
from drafting.letter.skabelon import list_skabeloner
from drafting.mange.plan import Sagssted
from drafting.mange.soegning import ENDELSER, find_sager, has_sager
from drafting.screen.brevvalg import choose_breve
from drafting.screen.sagsfil import Sagsmappe, refuse_near_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ANDEN = "Se efter, om det er den rigtige mappe, og om sagerne ligger i mapper, der bliver søgt i."


class Valg(Struct, frozen=True, kw_only=True):
    """What was asked for: the cases, whether they are many, the letters, and what was met in the folders besides."""

    sager: tuple[Sagssted, ...]
    mange: bool
    breve: tuple[str, ...]
    andre: tuple[Path, ...] = ()
    lukkede: tuple[Trouble, ...] = ()


def choose(sag: Path, words: Sequence[str], *, alle: bool, overlay: Path | None, ud: Path | None) -> Valg:
    """Return the cases and letters that the words name, `sag` the first of them; raises UsageError.

    A folder with a `sag.yaml` is that case; any other folder is searched for cases.
    """
    navne = _list_navne(overlay)
    er_sag = [_is_sag(word, navne, alle=alle) for word in words]
    stier = [sag, *(Sagsmappe().convert(word, None, None) for word, hit in zip(words, er_sag, strict=True) if hit)]
    breve = [word for word, hit in zip(words, er_sag, strict=True) if not hit]
    if bool(breve) == alle:
        message = "Skriv enten, hvilke breve du vil have, eller --alle. Se brevene med: drafting breve"
        raise click.UsageError(message)
    _refuse_folders(breve, navne)
    chosen = choose_breve(breve, overlay)
    soegt = {sti: find_sager(sti, undtagen=[each for each in (overlay, ud) if each]) for sti in stier if sti.is_dir()}
    if empty := [sti for sti, fundet in soegt.items() if not fundet.sager]:
        raise UsageError(*(Trouble(f"Der er ingen sager i mappen {sti}.", remedy=_ANDEN) for sti in empty))
    return Valg(
        sager=tuple(
            sted
            for sti in stier
            for sted in ([Sagssted(fil, sti) for fil in soegt[sti].sager] if sti in soegt else [Sagssted(sti)])
        ),
        mange=len(stier) > 1 or bool(soegt),
        breve=chosen,
        andre=tuple(fil for fundet in soegt.values() for fil in fundet.andre),
        lukkede=tuple(trouble for fundet in soegt.values() for trouble in fundet.lukkede),
    )


def _list_navne(overlay: Path | None) -> frozenset[str]:
    return frozenset(name for brev in list_skabeloner(overlay) for name in (brev, brev.rpartition("/")[2]))


def _is_sag(word: str, navne: Iterable[str], *, alle: bool) -> bool:
    """Return whether the word is a case or a folder of them; raises UsageError where it may be a letter as well."""
    path = Path(word)
    if word.lower().endswith(ENDELSER):
        return True
    if word.strip().lower() in navne:
        if alle or not path.is_dir() or not has_sager(path):
            return alle and path.is_dir()
        told = f"Skriv {_spell_brev(word, navne)} for brevet, eller .{os.sep}{word}{os.sep} for mappen."
        raise UsageError(Trouble(f"'{word}' er både et brev og en mappe med sager.", remedy=told))
    if path.is_file():
        told = "En sagsfil ender på .yaml. Skriv sagerne først og så brevene: drafting brev SAG SAG BREV"
        raise UsageError(Trouble(f"'{word}' er hverken en sag, en mappe eller et brev.", remedy=told))
    return path.is_dir() or (path.parent != Path() and path.parent.is_dir())


def _spell_brev(word: str, navne: Iterable[str]) -> str:
    """Return the name of a letter as it can be nothing else, with its family."""
    return next((navn for navn in sorted(navne) if navn.endswith(f"/{word.strip().lower()}")), word)


def _refuse_folders(breve: Iterable[str], navne: Iterable[str]) -> None:
    """Raise UsageError for a word that is nearly a folder with cases, and no letter at all."""
    for word in breve:
        if "," not in word and not get_close_matches(word.lower(), navne, 1):
            refuse_near_folder(Path(word))
