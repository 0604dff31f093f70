"""The commands on templates: what there is, what one says, a copy of one's own, and whether all are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.screen.command import Gruppe
from drafting.screen.stier import shorten
from drafting.screen.streams import show, tell
from drafting.screen.trouble import format_trouble
from drafting.screen.valg import egen_mappe_option, json_option, skabeloner_option, spell_tjek

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.errors import Trouble


@click.group(cls=Gruppe)
def skabelon() -> None:
    """Skabeloner, brevpapir og kommuner."""


@skabelon.command("liste")
@skabeloner_option
@json_option
def list_skabeloner(*, overlay: Path | None, as_json: bool) -> None:
    """Vis alt det, du kan have i din egen udgave.

    Dine egne udgaver er mærket.
    """
    from drafting.screen.skabelonmappe import describe_del, list_dele
    from drafting.screen.skabelonside import format_dele

    dele = list_dele(overlay)
    show(format_dele(dele), as_json=as_json, mappe=overlay, dele=[describe_del(each) for each in dele])
    tell(f"Din egen mappe: {overlay}" if overlay else "Du har ingen egen mappe. Lav den med: drafting skabelon kopier")


@skabelon.command("vis")
@click.argument("navn", metavar="NAVN")
@skabeloner_option
def vis_skabelon(*, navn: str, overlay: Path | None) -> None:
    """Vis, hvad der står i en skabelon.

    \b
    drafting skabelon vis klage/klage
    drafting skabelon vis kommuner/hvidovre
    """  # noqa: D301 (the sign itself keeps click from joining the lines)
    from drafting.screen.skabelonmappe import find_del
    from drafting.screen.skabelonside import format_del

    fundet = find_del(navn, overlay)
    tell(str(fundet.fil))
    show(format_del(fundet))


@skabelon.command("kopier")
@click.argument("navne", metavar="NAVN…", nargs=-1, required=True)
@click.option("--kommune", metavar="KOMMUNE", default="", help="Brevpapiret skal kun være denne kommunes.")
@egen_mappe_option
def copy_skabelon(*, navne: tuple[str, ...], kommune: str, overlay: Path | None) -> None:
    """Læg en kopi i din egen mappe.

    Den kan du rette i, og den går forud for vores. En fil, der er der i forvejen, bliver ikke rørt.

    \b
    drafting skabelon kopier klage/klage
    drafting skabelon kopier brevpapir/standard.docx --kommune hvidovre
    """  # noqa: D301 (same)
    from drafting.paths import user_folder
    from drafting.screen.skabelonmappe import copy_del, find_del

    mappe = overlay or user_folder()
    for fundet in [find_del(navn, overlay) for navn in navne]:
        show(shorten(str(copy_del(fundet, mappe, kommune))))
    tell(f"Ret i kopien, og se efter med: {spell_tjek(overlay)}")


@skabelon.command("tjek")
@skabeloner_option
@json_option
def tjek_skabeloner(*, overlay: Path | None, as_json: bool) -> None:
    """Tjek dem alle, før de bruges.

    Tjekket læser skabeloner, brevpapirer og kommunernes profiler.
    """
    from drafting.errors import SkabelonError
    from drafting.letter.skabelon import list_skabeloner as list_breve
    from drafting.letter.skabelontjek.tjek import check_alle
    from drafting.letter.view import RODER

    troubles = (*check_alle(RODER, overlay), *_check_profiler(overlay), *_check_brevpapirer(overlay))
    if troubles:
        raise SkabelonError(*troubles)
    breve = list_breve(overlay)
    tell(f"Alle {len(breve)} skabeloner er i orden.")
    show("", as_json=as_json, breve=breve)


def _check_profiler(overlay: Path | None) -> tuple[Trouble, ...]:
    """Return what is wrong with the adviser's own municipalities."""
    from drafting.errors import LawError
    from drafting.law.load import KOMMUNER, load_profil

    troubles: list[Trouble] = []
    for fil in sorted((overlay / KOMMUNER).glob("*.yaml")) if overlay else ():
        try:
            load_profil(fil.stem, overlay)
        except LawError as error:
            troubles += error.troubles
    return tuple(troubles)


def _check_brevpapirer(overlay: Path | None) -> tuple[Trouble, ...]:
    """Return what is wrong with the adviser's own letterheads, and tell of those that are right."""
    from drafting.render.brevpapirtjek import check_brevpapir, find_raad, list_brevpapirer
    from drafting.screen.skabelonmappe import BREVPAPIR

    troubles: list[Trouble] = []
    mappe = overlay / BREVPAPIR if overlay else None
    for kommune in list_brevpapirer(mappe) if mappe else ():
        found = check_brevpapir(mappe, kommune) if mappe else ()
        troubles += found
        if mappe and not found:
            tell(f"Brevpapiret{f' til {kommune}' if kommune else ''} er i orden.")
            for raad in find_raad(mappe, kommune):
                tell(format_trouble(raad))
    return tuple(troubles)
