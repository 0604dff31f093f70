"""The command that looks a word up in the directory of appeal bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.screen.command import Kommando
from drafting.screen.streams import show
from drafting.screen.valg import dag_option, json_option

if TYPE_CHECKING:
    from datetime import date


@click.command(cls=Kommando)
@click.argument("soegeord", metavar="[SØGEORD]…", nargs=-1)
@dag_option
@json_option
@click.pass_context
def klageinstans(ctx: click.Context, *, soegeord: tuple[str, ...], dato: date, as_json: bool) -> None:
    """Find den, der behandler en klage.

    Du ser også frist og vej. Skriv det, borgeren ville sige: hjemmehjælp, parkeringsbøde, støtte i skolen.
    Uden søgeord vises alle områder. Er der ingen klageinstans, står der, hvad borgeren så kan gøre.
    """
    from drafting.law.klageinstanser import load_klageinstanser
    from drafting.law.load import load_lovhylde
    from drafting.screen.klageinstansside import describe_klageinstans, format_fundne, format_liste, format_usikker

    instanser, lov, words = load_klageinstanser(), load_lovhylde(), " ".join(soegeord)
    fundne = instanser.find(words, dato)
    naermeste = () if fundne else instanser.find_naermeste(words, dato)
    if not words:
        alle = [raekke for raekke in instanser.raekker if raekke.is_in_force(dato)]
        show(
            format_liste(instanser, dato), as_json=as_json, omraader=[describe_klageinstans(r, lov, dato) for r in alle]
        )
        return
    show(
        format_fundne(words, fundne, instanser.count_lige(words, dato), lov, dato)
        if fundne
        else format_usikker(words, naermeste),
        as_json=as_json,
        fundne=[describe_klageinstans(raekke, lov, dato) for raekke in fundne],
        naermeste=[{"noegle": raekke.noegle, "navn": raekke.navn} for raekke in naermeste],
    )
    ctx.exit(0 if fundne else 1)
