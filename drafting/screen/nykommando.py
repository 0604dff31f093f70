"""The commands that begin a case file, and that tell an editor what may stand in it."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.screen.command import Kommando
from drafting.screen.stier import shorten, spell_path
from drafting.screen.streams import show, tell
from drafting.screen.valg import skabeloner_option


@click.command(cls=Kommando)
@skabeloner_option
def skema(*, overlay: Path | None) -> None:
    """Skriv JSON Schema for en sag.

    Med det kan VS Code og andre programmer hjælpe, mens du skriver.
    """
    from drafting.screen.skelet import format_sagsskema

    click.echo(format_sagsskema(overlay), nl=False)


@click.command(cls=Kommando)
@click.argument("fil", metavar="[FIL]", type=click.Path(path_type=Path), default="sag.yaml")
@click.option("--kommune", metavar="KOMMUNE", default="", help="For eksempel hvidovre. Se: drafting kommuner")
@click.option("--sagsnummer", metavar="NUMMER", default="", help="Dit eget sagsnummer.")
@click.option("--emne", metavar="TEKST", default="", help="Brevets emne, uden navne og følsomme oplysninger.")
@click.option("--navn", metavar="NAVN", default="", help="Borgerens navn.")
@click.option("--enhed", metavar="NAVN", default="", help="Den enhed i kommunen, sagen handler om.")
@skabeloner_option
def ny(*, fil: Path, kommune: str, overlay: Path | None, **forud: str) -> None:
    """Lav en ny sag, som du fylder ud.

    FIL er sag.yaml, hvis du ikke skriver andet. En fil, der findes, bliver ikke rørt.
    """
    from drafting.screen.skelet import Forud, write_sag

    skrevet = write_sag(fil, Forud(kommune=kommune, **forud), overlay)
    show("\n".join(shorten(str(path)) for path in skrevet))
    tell(f"Udfyld de tomme linjer, og se efter med: drafting tjek {spell_path(skrevet[0])}")
