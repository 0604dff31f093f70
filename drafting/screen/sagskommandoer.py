"""The commands that judge one case: what the adviser may treat in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.screen.command import Kommando
from drafting.screen.streams import show, tell
from drafting.screen.valg import dag_option, dato_option, json_option, sag_argument, skabeloner_option

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command(cls=Kommando)
@sag_argument
@dag_option
@skabeloner_option
@json_option
def kompetence(*, sag: Path, dato: date, overlay: Path | None, as_json: bool) -> None:
    """Se, hvad du må behandle i en sag.

    Først står der, om klagen kan være en klage over en afgørelse. Så kommer hvert klagepunkt med kommunens regel,
    det, der mangler, og hvor borgeren kan gå hen i stedet.
    """
    from drafting.pipeline import check
    from drafting.screen.kompetenceside import describe_kompetence, find_kompetence, format_kompetence

    found = check(sag, dato=dato, overlay=overlay)
    punkter = find_kompetence(found)
    show(format_kompetence(found, punkter), as_json=as_json, **describe_kompetence(found, punkter))


@click.command(cls=Kommando)
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
    from drafting.screen.trouble import format_fund, format_tjek

    found = check(sag, dato=dato, overlay=overlay)
    fund = find_fund(found)
    show(format_fund(fund), as_json=as_json, fund=[describe_finding(finding) for finding in fund])
    tell(format_tjek(sag, fund, find_klare(found)))
    ctx.exit(int(has_fejl(fund)))


@click.command(cls=Kommando)
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
