"""Letters written earlier, drafted again: is each file as we wrote it, and would it be the same today. If not, why."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.arkiv.manifest import MANIFEST, Kilder, load_manifest
from drafting.arkiv.write import hash_bytes
from drafting.errors import DraftingError, Place, Trouble, UsageError
from drafting.pakning.pakke import PAKKER, redraw
from drafting.pipeline import Bestilling, check, draft
from drafting.render.formater import ANDRE, RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from drafting.arkiv.manifest import Post
    from drafting.arkiv.write import Udkast

# What can have changed, each field of the sources with the word for it.
AARSAGER = {
    "sag": "sagens oplysninger",
    "bilag": "bilagene",
    "skabelon": "skabelonen",
    "data": "loven eller programmets lister",
    "profil": "kommunens regler",
    "brevpapir": "brevpapiret",
    "version": "drafting",
    "pakker": "programmets pakker",
}


class Proevet(Struct, frozen=True, kw_only=True):
    """One file we wrote.

    `er_vaek` and `er_rettet` tell what has happened to the file itself. `er_ens` tells whether the letter becomes the
    same bytes again, None where it could not be drafted; `grund` then says why. `aendret` names the sources that are
    not what they were, also where the letter comes out the same.
    """

    navn: str
    er_vaek: bool
    er_rettet: bool
    er_ens: bool | None
    aendret: tuple[str, ...] = ()
    grund: tuple[Trouble, ...] = ()

    @property
    def er_i_orden(self) -> bool:
        """Return whether the file is as we wrote it and would be written the same today."""
        return not self.er_vaek and not self.er_rettet and self.er_ens is True


def ask_nobody(_etiket: str, _forsoeg: int) -> None:
    """Know no password."""


def efterproev(
    folder: Path, overlay: Path | None = None, spoerg: Callable[[str, int], str | None] = ask_nobody
) -> tuple[Proevet, ...]:
    """Return what there is to say of each file we wrote in `folder`, by name; `spoerg` knows enclosures' passwords.

    Raises UsageError where we wrote nothing there, and OverwriteError where our record of it cannot be read.
    """
    manifest = load_manifest(folder)
    if not manifest:
        message = f"Der er ingen {MANIFEST} i mappen, så drafting har ikke skrevet brevene i den."
        raise UsageError(Trouble(message, Place(str(folder)), "Skriv navnet på den mappe, brevene ligger i."))
    ordered = sorted(manifest.items(), key=lambda item: (_order_of(item[1].kilder), item[0]))
    groups = groupby(ordered, key=lambda item: _order_of(item[1].kilder))
    proevede = (each for _, group in groups for each in _redraft(folder, dict(group), overlay, spoerg))
    return tuple(sorted(proevede, key=lambda each: each.navn))


def _order_of(kilder: Kilder) -> tuple[str, ...]:
    """Return what the files of one order have in common."""
    pakke = kilder.format if kilder.format in PAKKER else ""
    return (kilder.sagsfil, kilder.brev, kilder.dato, kilder.kladde, kilder.hver_part, pakke)


def _redraft(
    folder: Path, posts: Mapping[str, Post], overlay: Path | None, spoerg: Callable[[str, int], str | None]
) -> Iterator[Proevet]:
    """Yield each file of one order."""
    kilder = next(iter(posts.values())).kilder
    formater = tuple(dict.fromkeys(post.kilder.format for post in posts.values()))
    filer: Sequence[Udkast] = ()
    grund: tuple[Trouble, ...] = ()
    try:
        filer = _draft(folder, kilder, formater, overlay, spoerg)
    except DraftingError as error:
        grund = tuple(error.troubles)
    today = {fil.navn: fil for fil in filer}
    yield from (_compare(folder, navn, post, today.get(navn), grund) for navn, post in posts.items())


def _draft(
    folder: Path, kilder: Kilder, formater: Sequence[str], overlay: Path | None,
    spoerg: Callable[[str, int], str | None],
) -> tuple[Udkast, ...]:  # fmt: skip
    if not kilder.sagsfil or not set(formater) <= {*RENDERERS, *ANDRE, *PAKKER}:
        message = "Filen er ikke et brev, eller den er skrevet af en ældre udgave af drafting."
        raise UsageError(Trouble(message, remedy="Lav den igen med samme kommando, hvis du vil sammenligne."))
    near = Path(normpath(folder / kilder.sagsfil))  # `sag.yaml` and not `ud/../sag.yaml`, but for a folder linked to
    sag = near if near.is_file() else folder / kilder.sagsfil
    if not sag.is_file():
        message = "Sagen er ikke der, hvor den var, da brevet blev skrevet."
        raise UsageError(Trouble(message, Place(kilder.sagsfil), "Læg den tilbage, eller skriv brevet igen."))
    tjek = check(sag, dato=date.fromisoformat(kilder.dato), overlay=overlay)
    if kilder.format in PAKKER:
        return redraw(tjek, kilder, folder, spoerg)
    bestilling = Bestilling(
        breve=(kilder.brev,), formater=tuple(formater), kladde=bool(kilder.kladde), hver_part=bool(kilder.hver_part)
    )
    (udfald,) = draft(tjek, bestilling)
    if udfald.fejl:
        raise udfald.fejl
    return udfald.filer


def _compare(folder: Path, navn: str, post: Post, today: Udkast | None, grund: tuple[Trouble, ...]) -> Proevet:
    path = folder / navn
    er_vaek = not path.is_file()
    if not today and not grund:
        message = "Sagen giver ikke længere en fil med det navn."
        grund = (Trouble(message, remedy="Se efter, om en enhed, en part eller sagsnummeret har fået et andet navn."),)
    return Proevet(
        navn=navn,
        er_vaek=er_vaek,
        er_rettet=not er_vaek and not post.is_ours(hash_bytes(path.read_bytes())),
        er_ens=hash_bytes(today.indhold) == post.sha256 if today else None,
        aendret=tuple(_find_aendret(post.kilder, today.kilder)) if today else (),
        grund=grund,
    )


def _find_aendret(foer: Kilder, nu: Kilder) -> Iterator[str]:
    """Yield what has changed; a source that an earlier version did not write down is not known to have changed."""
    for felt, ord_ in AARSAGER.items():
        before, now = getattr(foer, felt), getattr(nu, felt)
        if before and before != now:
            yield f"{ord_} ({before} er nu {now})" if felt in {"version", "pakker"} else ord_
