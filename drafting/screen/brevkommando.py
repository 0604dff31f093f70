"""The command that drafts letters: those of one case, or of many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.screen.command import Kommando
from drafting.screen.sagsfil import Sagsmappe
from drafting.screen.stier import shorten
from drafting.screen.streams import show, tell
from drafting.screen.valg import dato_option, json_option, overskriv_option, skabeloner_option
from drafting.screen.valgtyper import Antal, Formater

if TYPE_CHECKING:
    from datetime import date

    from drafting.bestilling import Bestilling

FORMATER = ("docx", "pdf", "txt", "html", "epost")
_MAPPE = click.Path(path_type=Path, file_okay=False)


@click.command(cls=Kommando)
@click.argument("sag", metavar="SAG", type=Sagsmappe())
@click.argument("resten", metavar="[SAG]… [BREV]…", nargs=-1)
@click.option("--alle", is_flag=True, help="Alle de breve, sagen er nået til.")
@click.option(
    "--format", "formater", metavar="FORMATER", type=Formater(FORMATER), default="docx", show_default=True,
    help=f"Et eller flere af {', '.join(FORMATER)} med komma imellem.",
)  # fmt: skip
@click.option("--ud", metavar="MAPPE", type=_MAPPE, help="Mappen til brevene (ellers: mappen ud ved siden af sagen).")
@click.option("--kladde", is_flag=True, help="Skriv brevet, også når noget mangler eller er forkert.")
@click.option("--hver-part", is_flag=True, help="Skriv et fælles brev i to: ét til borgeren og ét til enheden.")
@click.option("--arbejdere", metavar="ANTAL", type=Antal(), help="Så mange sager ad gangen (ellers: som det passer).")
@overskriv_option
@dato_option
@skabeloner_option
@json_option
@click.pass_context
def brev(
    ctx: click.Context, *, sag: Path, resten: tuple[str, ...], alle: bool, formater: tuple[str, ...], ud: Path | None,
    kladde: bool, hver_part: bool, arbejdere: int | None, overskriv: bool, dato: date, overlay: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Skriv et eller flere breve.

    \b
    drafting brev sag.yaml klage videresendelse
    drafting brev sag.yaml --alle --format docx,pdf
    drafting brev MAPPE klage

    Har du mange sager, så skriv dem alle eller den mappe, de ligger i. Så bliver kun de breve skrevet,
    hvor noget er ændret siden sidst. En sag med fejl stopper ikke de andre.
    """  # noqa: D301 (the sign itself keeps click from joining the lines)
    from drafting.bestilling import Bestilling
    from drafting.screen.mangekommando import write_mange
    from drafting.screen.sagsvalg import choose

    valg = choose(sag, resten, alle=alle, overlay=overlay, ud=ud)
    bestilling = Bestilling(breve=valg.breve, formater=formater, kladde=kladde, hver_part=hver_part)
    if valg.mange:
        code = write_mange(
            valg, bestilling, dato=dato, overlay=overlay, ud=ud, overskriv=overskriv, arbejdere=arbejdere or 0,
            as_json=as_json, color=ctx.color,
        )  # fmt: skip
    else:
        code = write_en(
            sag, bestilling, dato=dato, overlay=overlay, ud=ud, overskriv=overskriv, as_json=as_json, color=ctx.color
        )
    ctx.exit(code)


def write_en(
    sag: Path, bestilling: Bestilling, *, dato: date, overlay: Path | None, ud: Path | None, overskriv: bool,
    as_json: bool, color: bool | None,
) -> int:  # fmt: skip
    """Write the letters of one case, all that it is ready for where none is named, and return the exit code."""
    from msgspec.structs import replace

    from drafting import pipeline
    from drafting.arkiv.write import write_files
    from drafting.screen.answers import describe_filer, describe_udfald
    from drafting.screen.progress import track
    from drafting.screen.trouble import format_skrevet, format_udfald

    alle = not bestilling.breve
    tjek = pipeline.check(sag, dato=dato, overlay=overlay)
    bestilling = replace(bestilling, breve=bestilling.breve or pipeline.find_klare(tjek))
    udfald = tuple(track(pipeline.draft(tjek, bestilling), len(bestilling.breve), color=color))
    tell(format_udfald(pipeline.join_fund(tjek, udfald), udfald))
    filer = [fil for found in udfald for fil in found.filer]
    skrevet = write_files(ud or sag.parent / "ud", filer, overskriv=overskriv) if filer else ()
    tell(format_skrevet(skrevet))
    answer = {"filer": describe_filer(udfald, skrevet), "breve": [describe_udfald(found) for found in udfald]}
    show("\n".join(shorten(str(fil.sti)) for fil in skrevet), as_json=as_json, **answer)
    return pipeline.find_exit_code(udfald, alle=alle)


@click.command(cls=Kommando)
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
