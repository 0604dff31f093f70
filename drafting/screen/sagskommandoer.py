"""The commands that judge one case: what the adviser may treat in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.screen.command import Kommando
from drafting.screen.streams import show
from drafting.screen.valg import dag_option, json_option, sag_argument, skabeloner_option

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
