"""The command about language: any text in a file, or a letter before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.screen.command import Kommando
from drafting.screen.streams import show, tell
from drafting.screen.valg import dato_option, json_option, skabeloner_option

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

# the same words as language's own profiles, which are not loaded for the help
PROFILER = ("borger", "enhed", "udtalelse")


@click.command(cls=Kommando)
@click.argument("fil", metavar="FIL")
@click.argument("breve", metavar="[BREV]…", nargs=-1)
@click.option("--profil", type=click.Choice(PROFILER), help="Hvem teksten er til (ellers: borger, eller som brevet).")
@dato_option
@skabeloner_option
@json_option
def sprog(
    *, fil: str, breve: tuple[str, ...], profil: str | None, dato: date, overlay: Path | None, as_json: bool
) -> None:
    """Mål, hvor let en tekst er at læse.

    FIL er en tekstfil, en Word-fil, en PDF eller en Markdown-fil. Skriv - for tekst fra et andet program.
    Skriver du en sag og et brev, bliver brevet målt, som det er nu, uden at nogen fil bliver skrevet.

    \b
    drafting sprog brev.docx
    drafting sprog sag.yaml klage
    """  # noqa: D301 (the sign itself keeps click from joining the lines)
    from drafting.language.tal import measure
    from drafting.screen.sproglaesning import read_breve, read_fil
    from drafting.screen.sprogside import describe_tal, format_huller, format_side

    laest = read_breve(fil, breve, profil, dato=dato, overlay=overlay) if breve else read_fil(fil, profil)
    maalt = [(each, measure(each.dokument)) for each in laest]
    show(format_side(maalt), as_json=as_json, dokumenter=[describe_tal(each.dokument, tal) for each, tal in maalt])
    tell(format_huller(laest))
