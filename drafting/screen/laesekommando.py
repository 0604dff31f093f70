"""The command that reads a decision the citizen brings."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.errors import Trouble, UsageError
from drafting.screen.command import Kommando
from drafting.screen.streams import show, tell
from drafting.screen.valg import json_option, skabeloner_option


@click.command(cls=Kommando)
@click.argument("fil", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--sag", "ny_sag", metavar="NY.yaml", type=click.Path(path_type=Path), help="Skriv en ny sag ud fra den.")
@click.option("--yaml", "som_yaml", is_flag=True, help="Svar med sagen som YAML i stedet for en oversigt.")
@click.option("--kommune", metavar="KOMMUNE", default="", help="Kommunen til sagen, når den ikke selv står i brevet.")
@skabeloner_option
@json_option
def laes(
    *, fil: Path, ny_sag: Path | None, som_yaml: bool, kommune: str, overlay: Path | None, as_json: bool
) -> None:  # fmt: skip
    """Læs en afgørelse, borgeren har fået.

    FIL er en PDF, en Word-fil eller en tekstfil. Du ser afsender, dato, sagsnummer, paragraffer, udfald,
    klagevejledning og ord at forklare, hver med sted, ordene selv og hvor sikkert det er.
    Det, der mangler eller ser forkert ud, er fund.

    \b
    drafting laes afgoerelse.pdf
    drafting laes afgoerelse.pdf --sag 26-3100/sag.yaml
    drafting laes afgoerelse.pdf --yaml > forslag.yaml
    """  # noqa: D301 (the sign itself keeps click from joining the lines)
    from drafting.afgoerelse.forslag import format_forslag
    from drafting.afgoerelse.laesning import load_afgoerelse
    from drafting.law.load import list_kommuner, load_profil
    from drafting.screen.laeseside import describe_laest, format_laest
    from drafting.screen.skelet import SKEMAFIL, write_laest
    from drafting.screen.stier import shorten, spell_path

    if som_yaml and (as_json or ny_sag):
        remedy = "Skriv enten --yaml, --json eller --sag."
        raise UsageError(Trouble("--yaml kan ikke stå sammen med --json eller --sag.", remedy=remedy))
    navne = {key: str(load_profil(key, overlay).navn) for key in list_kommuner(overlay)}
    valgt = load_profil(kommune, overlay).kommune if kommune else ""
    laest = load_afgoerelse(fil, navne)
    forslag = format_forslag(laest, kommune=valgt, skema=SKEMAFIL)
    skrevet = write_laest(ny_sag, forslag, overlay) if ny_sag else ()
    page = forslag.rstrip("\n") if som_yaml else "\n".join(shorten(str(sti)) for sti in skrevet) or format_laest(laest)
    show(page, as_json=as_json, **describe_laest(laest), forslag=forslag, skrevet=skrevet)
    if skrevet:
        tell(f"Sammenlign sagen med afgørelsen, og se efter med: drafting tjek {spell_path(skrevet[0])}")
