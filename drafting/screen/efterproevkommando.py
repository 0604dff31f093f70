"""The command that drafts letters again and compares them with those in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.screen.command import Kommando
from drafting.screen.pakkekommando import build_spoerger, kodeord_option
from drafting.screen.streams import show, tell
from drafting.screen.valg import EGEN_MAPPE, json_option, skabeloner_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(cls=Kommando)
@click.argument("mappe", metavar="MAPPE", type=EGEN_MAPPE)
@kodeord_option
@skabeloner_option
@json_option
@click.pass_context
def efterproev(
    ctx: click.Context, *, mappe: Path, kodeord: tuple[tuple[str, str], ...], overlay: Path | None, as_json: bool
) -> None:
    """Se, om skrevne breve er ændret.

    Hvert brev i mappen bliver skrevet igen i hukommelsen og sammenlignet. Du får at vide, hvad der er ændret:
    sagen, skabelonen, loven, programmet, eller om nogen har rettet filen. Ingen filer bliver rørt.
    Slutkoden er 1, når noget er ændret.
    """
    from drafting.arkiv.manifest import MANIFEST
    from drafting.efterproev import efterproev as proev
    from drafting.screen.efterproevside import count_proevede, describe_proevet, format_proevede

    ud = mappe / "ud"
    folder = ud if not (mappe / MANIFEST).exists() and (ud / MANIFEST).exists() else mappe
    proevede = proev(folder, overlay, build_spoerger(dict(kodeord), ask=False))
    show(format_proevede(proevede), as_json=as_json, filer=[describe_proevet(each) for each in proevede])
    tell(count_proevede(proevede))
    ctx.exit(0 if all(each.er_i_orden for each in proevede) else 1)
