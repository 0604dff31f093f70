"""The commands: options become one call, its answer is printed, and the exit code says how it went."""

from __future__ import annotations

import os
from gettext import bindtextdomain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting import __version__
from drafting.paths import data_folder
from drafting.screen.brevkommando import brev
from drafting.screen.command import DETALJER, Gruppe
from drafting.screen.efterproevkommando import efterproev
from drafting.screen.fristkommandoer import frister, overblik
from drafting.screen.klagekommandoer import klageinstans
from drafting.screen.kommunekommandoer import kommuner
from drafting.screen.laesekommando import laes
from drafting.screen.pakkekommando import pakke
from drafting.screen.sagskommandoer import kompetence
from drafting.screen.skabelonkommandoer import skabelon
from drafting.screen.sprogkommandoer import sprog
from drafting.screen.streams import prepare_streams, show, tell, tell_details
from drafting.screen.trouble import format_fund, format_tjek, shorten, spell_path
from drafting.screen.valg import dato_option, json_option, sag_argument, skabeloner_option

if TYPE_CHECKING:
    from datetime import date

# click's own words, from here on
os.environ["LANGUAGE"] = "da"
bindtextdomain("messages", str(data_folder() / "locale"))

SETTINGS = {"help_option_names": ["-h", "--hjaelp", "--help"], "max_content_width": 100}


@click.group(cls=Gruppe, context_settings=SETTINGS, invoke_without_command=True)
@click.version_option(__version__, "--version", message="drafting %(version)s")
@click.option(DETALJER, is_flag=True, envvar="DRAFTING_DETALJER", help="Vis det tekniske, hvis noget går uventet galt.")
@click.pass_context
def cli(ctx: click.Context, *, detaljer: bool) -> None:
    """Skriv borgerrådgiverens breve ud fra én fil med sagens oplysninger.

    \b
    Begynd en sag:    drafting ny
    Se efter fejl:    drafting tjek sag.yaml
    Skriv et brev:    drafting brev sag.yaml klage
    Hjælp til brev:   drafting brev --hjaelp
    """  # noqa: D301 (the sign itself keeps click from joining the lines)
    if detaljer:
        tell_details()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@cli.command
@skabeloner_option
@json_option
def breve(*, overlay: Path | None, as_json: bool) -> None:
    """Vis de breve, der findes.

    Du ser, hvem et brev går fra og til, hvad det er til, og hvad det skal bruge.
    """
    from drafting.letter.skabelon import list_skabeloner, load_skabelon
    from drafting.screen.answers import describe_skabelon
    from drafting.screen.pages import format_breve

    skabeloner = [load_skabelon(navn, overlay) for navn in list_skabeloner(overlay)]
    show(format_breve(skabeloner), as_json=as_json, breve=[describe_skabelon(skabelon) for skabelon in skabeloner])


@cli.command
@sag_argument
@dato_option
@skabeloner_option
@json_option
@click.pass_context
def tjek(ctx: click.Context, *, sag: Path, dato: date, overlay: Path | None, as_json: bool) -> None:
    """Se alt, der mangler eller er galt i en sag.

    Slutkoden er 1, når der er fejl. Mangler, advarsler og råd giver 0.
    """
    from drafting.fund import has_fejl
    from drafting.pipeline import check, find_fund, find_klare
    from drafting.screen.answers import describe_finding

    found = check(sag, dato=dato, overlay=overlay)
    fund = find_fund(found)
    show(format_fund(fund), as_json=as_json, fund=[describe_finding(finding) for finding in fund])
    tell(format_tjek(sag, fund, find_klare(found)))
    ctx.exit(int(has_fejl(fund)))


@cli.command
@sag_argument
@dato_option
@skabeloner_option
@click.option("--senere", is_flag=True, help="Vis også de breve, sagen ikke er nået til, og hvad de venter på.")
@json_option
def vis(*, sag: Path, dato: date, overlay: Path | None, senere: bool, as_json: bool) -> None:
    """Vis en sag på én skærm.

    Du ser parter og klagepunkter, og hvilke breve sagen er klar til.
    """
    from drafting.pipeline import check, find_fund, survey
    from drafting.screen.answers import describe_sag
    from drafting.screen.sagside import format_sag

    found = check(sag, dato=dato, overlay=overlay)
    statuser = survey(found)
    fund = find_fund(found, statuser)
    show(format_sag(found, statuser, fund, senere=senere), as_json=as_json, **describe_sag(found, statuser, fund))


cli.add_command(brev)
cli.add_command(pakke)
cli.add_command(frister)
cli.add_command(overblik)
cli.add_command(kompetence)
cli.add_command(efterproev)
cli.add_command(klageinstans)
cli.add_command(laes)
cli.add_command(sprog)


cli.add_command(kommuner)


@cli.command
@skabeloner_option
def skema(*, overlay: Path | None) -> None:
    """Skriv JSON Schema for en sag.

    Med det kan VS Code og andre programmer hjælpe, mens du skriver.
    """
    from drafting.screen.skelet import format_sagsskema

    click.echo(format_sagsskema(overlay), nl=False)


cli.add_command(skabelon)


@cli.command
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


def main() -> None:
    """Run the command line."""
    prepare_streams()
    cli(prog_name="drafting")
