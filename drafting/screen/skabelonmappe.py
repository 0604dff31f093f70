"""The parts an adviser can have of their own: letters, phrases, letterheads and municipalities."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.arkiv.write import write_new
from drafting.errors import LawError, Trouble, UsageError
from drafting.law.load import KOMMUNER, load_profil
from drafting.paths import data_folder, templates_folder

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.screen.answers import Answer

_LETTER, _PHRASE, _PROFILE = ".md.j2", ".j2", ".yaml"
BREVPAPIR = "brevpapir"
# What a municipality changes on its paper; the rest is the program's own.
_PAPER = ("standard.docx", "maal.yaml", "roller.yaml")


class Del(Struct, frozen=True):
    """A part: its name as one writes it, the file it is read from, and where that file lies in a folder of parts."""

    navn: str
    fil: Path
    plads: str
    egen: bool


def list_dele(overlay: Path | None) -> tuple[Del, ...]:
    """Return every part there is, the adviser's own before the shipped one of the same name."""
    found: dict[str, Del] = {}
    for mappe, egen in _list_mapper(overlay):
        for fil in sorted(mappe.rglob("*")):
            plads = fil.relative_to(mappe).as_posix()
            if fil.is_file() and (navn := _find_navn(plads)):
                found.setdefault(navn, Del(navn, fil, plads, egen))
    return tuple(sorted(found.values(), key=lambda each: each.navn))


def find_del(word: str, overlay: Path | None) -> Del:
    """Return the part meant by `word`; `klage` is enough for `klage/klage`. Raises UsageError."""
    dele = {each.navn: each for each in list_dele(overlay)}
    name = word.strip().lower().replace("\\", "/")
    for ending in (_LETTER, _PHRASE):
        name = name.removesuffix(ending)
    near = [navn for navn in dele if name in {navn, navn.rpartition("/")[2]}]
    # a letter goes before a municipality's paper of the same last name
    if near:
        return dele[min(near, key=lambda navn: (navn != name, navn.count("/"), navn))]
    short = {navn.rpartition("/")[2]: navn for navn in dele} | {navn: navn for navn in dele}
    close = get_close_matches(name, short, 1)
    guess = f"Mente du {short[close[0]]}? " if close else ""
    raise UsageError(Trouble(f"'{word}' findes ikke.", remedy=f"{guess}Se dem alle med: drafting skabelon liste"))


def copy_del(fundet: Del, overlay: Path, kommune: str = "") -> Path:
    """Return the adviser's own copy of a part, now in `overlay`. Raises OverwriteError where there is one already.

    With `kommune`, a part of the letterhead becomes that municipality's. Raises UsageError for any other part.
    """
    plads = fundet.plads
    if kommune:
        if not fundet.navn.startswith(f"{BREVPAPIR}/"):
            message = f"{fundet.navn} er ikke en del af et brevpapir, og kun et brevpapir kan være én kommunes."
            raise UsageError(Trouble(message, remedy="Tag --kommune væk."))
        plads = f"{BREVPAPIR}/{_find_kommune(kommune, overlay)}/{fundet.fil.name}"
    write_new(overlay / plads, fundet.fil.read_bytes())
    return overlay / plads


def describe_del(each: Del) -> Answer:
    """Return a part for another program."""
    return {"navn": each.navn, "fil": str(each.fil), "egen": each.egen}


def _find_kommune(kommune: str, overlay: Path) -> str:
    try:
        return load_profil(kommune, overlay).kommune
    except LawError as error:
        raise UsageError(*error.troubles) from None


def _list_mapper(overlay: Path | None) -> tuple[tuple[Path, bool], ...]:
    own = ((overlay, True),) if overlay and overlay.is_dir() else ()
    return (*own, (templates_folder(), False), (data_folder(), False))


def _find_navn(plads: str) -> str:
    """Return the name of the part that lies there, empty if what lies there is none."""
    mappe, _, fil = plads.rpartition("/")
    if mappe == KOMMUNER and fil.endswith(_PROFILE):
        return plads.removesuffix(_PROFILE)
    if mappe.startswith(BREVPAPIR):
        return plads if fil in _PAPER or (mappe != BREVPAPIR and "skrift" not in mappe) else ""
    if mappe.count("/") or not mappe:
        return ""
    return plads.removesuffix(_LETTER).removesuffix(_PHRASE) if fil.endswith(_PHRASE) else ""
