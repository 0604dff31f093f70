"""The commands about deadlines: one case, and all of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.screen.command import Kommando
from drafting.screen.streams import show
from drafting.screen.valg import (
    EGEN_MAPPE,
    dag_option,
    json_option,
    overskriv_option,
    sag_argument,
    skabeloner_option,
)

if TYPE_CHECKING:
    from datetime import date

ics_option = click.option(
    "--ics",
    metavar="FIL",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Skriv fristerne til din kalender (.ics).",
)


@click.command(cls=Kommando)
@sag_argument
@ics_option
@overskriv_option
@dag_option
@skabeloner_option
@json_option
def frister(*, sag: Path, ics: Path | None, overskriv: bool, dato: date, overlay: Path | None, as_json: bool) -> None:
    """Vis sagens frister med hvert regnestykke.

    Skriv altid den sikre dag i et brev. Den formelle sidste dag kan være senere.
    """
    from drafting.screen.arbejdsliste import load_sagsfrister
    from drafting.screen.fristkalender import write_fristfil
    from drafting.screen.fristside import describe_frist, format_frister

    facts, found = load_sagsfrister(sag, dato=dato, overlay=overlay)
    show(format_frister(found, dato=dato), as_json=as_json, frister=[describe_frist(frist) for frist in found])
    write_fristfil(ics, [(sag, facts, frist) for frist in found], dato=dato, overskriv=overskriv)


@click.command(cls=Kommando)
@click.argument("mappe", metavar="[MAPPE]", type=EGEN_MAPPE, default=".")
@ics_option
@overskriv_option
@dag_option
@skabeloner_option
@json_option
@click.pass_context
def overblik(
    ctx: click.Context,
    *,
    mappe: Path,
    ics: Path | None,
    overskriv: bool,
    dato: date,
    overlay: Path | None,
    as_json: bool,
) -> None:
    """Vis, hvad der haster i alle sager.

    Listen viser alt, der løber eller venter, i sagerne under en mappe. Det værste står først.
    En sag, der ikke kan læses, står til sidst og stopper ikke de andre.
    """
    from drafting.screen.arbejdsliste import load_arbejdsliste
    from drafting.screen.fristkalender import write_fristfil
    from drafting.screen.overbliksside import describe_overblik, format_overblik

    liste = load_arbejdsliste(mappe, dato=dato, overlay=overlay)
    show(format_overblik(liste, dato=dato), as_json=as_json, **describe_overblik(liste))
    opgaver = [(opgave.fil, opgave.sag, opgave.frist) for opgave in liste.opgaver]
    write_fristfil(ics, opgaver, dato=dato, overskriv=overskriv)
    ctx.exit(liste.exit_code)
