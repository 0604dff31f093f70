"""The options that several commands share, and the one clock."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from drafting.paths import find_user_folder, user_folder
from drafting.screen.command import JSON
from drafting.screen.sagsfil import Sagsfil
from drafting.screen.stier import spell_path
from drafting.screen.valgtyper import Dato

EGEN_MAPPE = click.Path(path_type=Path, file_okay=False, exists=True)
NY_MAPPE = click.Path(path_type=Path, file_okay=False)
EGEN_MAPPE.name = NY_MAPPE.name = "mappen"  # click names them before its words are Danish


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
laest_option = click.option(
    "--dato", metavar="ÅÅÅÅ-MM-DD", type=Dato(), default=_today, help="Den dag, kilden er læst (ellers: i dag)."
)
overskriv_option = click.option("--overskriv", is_flag=True, help="Skriv hen over filer, der er rettet i hånden.")
skabeloner_option = click.option(
    "--skabeloner", "overlay", metavar="MAPPE", type=EGEN_MAPPE, default=find_user_folder,
    envvar="DRAFTING_SKABELONER", help="Din egen mappe med skabeloner og kommuner.",
)  # fmt: skip
# as above, for a command that makes the folder
egen_mappe_option = click.option(
    "--skabeloner", "overlay", metavar="MAPPE", type=NY_MAPPE,
    default=find_user_folder, envvar="DRAFTING_SKABELONER", help="Din egen mappe med skabeloner og kommuner.",
)  # fmt: skip


def spell_tjek(overlay: Path | None) -> str:
    """Return the command that checks the adviser's own templates, as it must be written for this folder."""
    own = overlay not in {None, user_folder()}
    return f"drafting skabelon tjek --skabeloner {spell_path(overlay)}" if own and overlay else "drafting skabelon tjek"
