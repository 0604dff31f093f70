"""The commands on municipalities: those there are, what one's profile says, and a new one to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.screen.command import Kommunegruppe
from drafting.screen.stier import shorten
from drafting.screen.streams import show, tell
from drafting.screen.valg import egen_mappe_option, json_option, laest_option, skabeloner_option, spell_tjek

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.group(cls=Kommunegruppe, invoke_without_command=True, subcommand_metavar="[vis KOMMUNE | ny KOMMUNE]")
@skabeloner_option
@json_option
@click.pass_context
def kommuner(ctx: click.Context, *, overlay: Path | None, as_json: bool) -> None:
    """Vis de kommuner, der er en profil for."""
    if ctx.invoked_subcommand:
        return
    from drafting.law.load import list_kommuner, load_profil
    from drafting.screen.pages import format_kommuner

    found = [load_profil(kommune, overlay) for kommune in list_kommuner(overlay)]
    show(format_kommuner(found), as_json=as_json, kommuner=[{"kommune": p.kommune, "navn": p.navn} for p in found])


@kommuner.command("vis")
@click.argument("kommune", metavar="KOMMUNE")
@skabeloner_option
@json_option
def vis_kommune(*, kommune: str, overlay: Path | None, as_json: bool) -> None:
    """Vis en kommunes profil med kilder."""
    from drafting.law.load import load_profil
    from drafting.screen.profilside import format_profil

    profil = load_profil(kommune, overlay)
    show(format_profil(profil), as_json=as_json, profil=profil)


@kommuner.command("ny")
@click.argument("kommune", metavar="KOMMUNE")
@click.option("--kilde", metavar="LINK", required=True, help="Kommunens side om borgerrådgiveren eller dens vedtægt.")
@click.option("--navn", metavar="NAVN", default="", help='Som det skrives i breve, for eksempel "Minby Kommune".')
@click.option(
    "--titel", type=click.Choice(("borgerrådgiver", "borgervejleder")), default="borgerrådgiver", show_default=True,
    help="Det, kommunen kalder funktionen.",
)  # fmt: skip
@laest_option
@egen_mappe_option
def ny_kommune(*, kommune: str, kilde: str, navn: str, titel: str, dato: date, overlay: Path | None) -> None:
    """Lav en profil til en ny kommune.

    Alt i den er »ikke oplyst«, til du skriver kommunens regel og kilden til den.

    \b
    drafting kommuner ny minby --kilde https://www.minby.example/borgerraadgiver
    """  # noqa: D301 (the sign itself keeps click from joining the lines)
    from drafting.paths import user_folder
    from drafting.screen.kommuneskelet import write_kommune

    mappe = overlay or user_folder()
    fil = write_kommune(kommune, navn=navn, titel=titel, kilde=kilde, dato=dato, overlay=mappe)
    show(shorten(str(fil)))
    tell(f"Skriv kommunens regler og deres kilde i filen, og se efter med: {spell_tjek(overlay)}")
