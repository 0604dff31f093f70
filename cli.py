"""The commands: each is loaded when it is called, so that help and version are there at once."""

from __future__ import annotations

import os
from gettext import bindtextdomain

import click

from drafting import __version__
from drafting.paths import data_folder
from drafting.screen.command import Gruppe, Senere
from drafting.screen.streams import DETALJER, prepare_streams, tell_details

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


# each command with its module in `drafting.screen`, and its short help as it stands in the command itself
KOMMANDOER = (
    ("brev", "brevkommando", "Skriv et eller flere breve."),
    ("breve", "brevkommando", "Vis de breve, der findes."),
    ("efterproev", "efterproevkommando", "Se, om skrevne breve er ændret."),
    ("frister", "fristkommandoer", "Vis sagens frister med hvert regnestykke."),
    ("klageinstans", "klagekommandoer", "Find den, der behandler en klage."),
    ("kommuner", "kommunekommandoer", "Vis de kommuner, der er en profil for."),
    ("kompetence", "sagskommandoer", "Se, hvad du må behandle i en sag."),
    ("laes", "laesekommando", "Læs en afgørelse, borgeren har fået."),
    ("ny", "nykommando", "Lav en ny sag, som du fylder ud."),
    ("overblik", "fristkommandoer", "Vis, hvad der haster i alle sager."),
    ("pakke", "pakkekommando", "Saml et brev og dets bilag i én PDF."),
    ("skabelon", "skabelonkommandoer", "Skabeloner, brevpapir og kommuner."),
    ("skema", "nykommando", "Skriv JSON Schema for en sag."),
    ("sprog", "sprogkommandoer", "Tjek, hvor let en tekst er at læse."),
    ("tjek", "sagskommandoer", "Se alt, der mangler eller er galt i en sag."),
    ("vis", "sagskommandoer", "Vis en sag på én skærm."),
)
for navn, modul, hjaelp in KOMMANDOER:
    cli.add_command(Senere(navn, modul, hjaelp))


def main() -> None:
    """Run the command line."""
    prepare_streams()
    cli(prog_name="drafting")
