"""The options that several commands share, and the one clock."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from drafting.screen.command import JSON, Dato
from drafting.screen.sagsfil import Sagsfil

EGEN_MAPPE = click.Path(path_type=Path, file_okay=False, exists=True)


def _today() -> date:
    return date.today()  # noqa: DTZ011 (the one clock: the day on the adviser's own wall)


sag_argument = click.argument("sag", metavar="SAG", type=Sagsfil())
json_option = click.option(JSON, "as_json", is_flag=True, help="Svar i JSON til andre programmer.")
dato_option = click.option(
    "--dato", metavar="ÅÅÅÅ-MM-DD", type=Dato(), default=_today, help="Brevets dato (ellers: i dag)."
)
dag_option = click.option(
    "--dato", metavar="ÅÅÅÅ-MM-DD", type=Dato(), default=_today, help="Den dag, der regnes fra (ellers: i dag)."
)
overskriv_option = click.option("--overskriv", is_flag=True, help="Skriv hen over filer, der er rettet i hånden.")
skabeloner_option = click.option(
    "--skabeloner", "overlay", metavar="MAPPE", type=EGEN_MAPPE, help="Din egen mappe med skabeloner og kommuner."
)
