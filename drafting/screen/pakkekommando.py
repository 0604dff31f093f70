"""The command that binds a letter and its enclosures into one file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from drafting.screen.command import Kommando
from drafting.screen.streams import show, tell
from drafting.screen.valg import dato_option, json_option, overskriv_option, sag_argument, skabeloner_option
from drafting.screen.valgtyper import Kodeord

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from drafting.pakning.pakke import Pakkeudfald
    from drafting.pipeline import Tjek

_MAPPE = click.Path(path_type=Path, file_okay=False)


kodeord_option = click.option(
    "--kodeord", metavar="NR=KODE", type=Kodeord(), multiple=True, help="Adgangskoden til et bilag, f.eks. 3=hemmelig."
)


@click.command(cls=Kommando)
@sag_argument
@click.argument("brev", metavar="BREV")
@click.option("--ud", metavar="MAPPE", type=_MAPPE, help="Mappen til filen (ellers: mappen ud ved siden af sagen).")
@click.option("--arkiv", is_flag=True, help="Læg bilagene uændret ind i brevets PDF, til arkivet (PDF/A-3).")
@click.option("--tjek", "kun_tjek", is_flag=True, help="Se kun bilagene efter, og skriv ingen fil.")
@kodeord_option
@click.option("--kladde", is_flag=True, help="Lav pakken, også når brevet mangler noget.")
@overskriv_option
@dato_option
@skabeloner_option
@json_option
def pakke(
    *, sag: Path, brev: str, ud: Path | None, arkiv: bool, kun_tjek: bool,
    kodeord: tuple[tuple[str, str], ...], kladde: bool, overskriv: bool, dato: date, overlay: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Saml et brev og dets bilag i én PDF.

    Filen har brevet først, så en bilagsliste og hvert bilag med sit nummer øverst. Alle bilag bliver set efter,
    før noget bliver skrevet. Bilag kan være pdf, png, jpg og docx.

    \b
    drafting pakke sag.yaml klage
    drafting pakke sag.yaml klage --tjek
    """  # noqa: D301 (the sign itself keeps click from joining the lines)
    from drafting.arkiv.write import write_files
    from drafting.pakning.pakke import Pakkebestilling, pack
    from drafting.pipeline import check
    from drafting.screen.brevvalg import choose_brev
    from drafting.screen.pakkeside import describe_pakker, format_pakker
    from drafting.screen.stier import shorten
    from drafting.screen.trouble import format_skrevet

    mappe = ud or sag.parent / "ud"
    tjek = check(sag, dato=dato, overlay=overlay)
    bestilling = Pakkebestilling(
        brev=choose_brev(brev, overlay), ud=mappe, kladde=kladde, arkiv=arkiv,
        spoerg=build_spoerger(dict(kodeord), ask=not as_json and sys.stdin.isatty()),
    )  # fmt: skip
    udfald = pack(tjek, bestilling)
    check_kodeord(dict(kodeord), udfald)
    tell_fund(tjek, udfald)
    skrevet = () if kun_tjek else write_files(mappe, udfald.filer, overskriv=overskriv)
    tell(f"{format_pakker(udfald.pakker)}\n{format_skrevet(skrevet)}")
    show("\n".join(shorten(str(fil.sti)) for fil in skrevet), as_json=as_json, **describe_pakker(udfald, skrevet))


def tell_fund(tjek: Tjek, udfald: Pakkeudfald) -> None:
    """Tell what was found on the way; raises what keeps the letter or its enclosures from being bound."""
    from drafting.errors import BilagError
    from drafting.fund import Level
    from drafting.pakning.pakke import find_troubles
    from drafting.pipeline import join_fund
    from drafting.screen.trouble import format_fund, format_udfald

    brevet = udfald.udfald
    told = replace(brevet, fejl=None, huller=()) if brevet.fejl else brevet
    tell(format_udfald(join_fund(tjek, (brevet,)), (told,)))
    if brevet.fejl:
        raise brevet.fejl
    tell(format_fund(each for each in udfald.fund if each.level < Level.FEJL))
    if stop := find_troubles(udfald.fund):
        raise BilagError(*stop)


def check_kodeord(kodeord: Mapping[str, str], udfald: Pakkeudfald) -> None:
    """Raise UsageError where a password is for an enclosure that the letter does not have."""
    from drafting.errors import Trouble, UsageError

    kendte = {each.bilag.etiket.rpartition(" ")[2] for pakke in udfald.pakker for each in pakke.laeste}
    remedy = "Skriv det nummer, bilaget har på brevets liste."
    if kendte and (andre := sorted(set(kodeord) - kendte)):
        raise UsageError(
            *(Trouble(f"Adgangskoden er til bilag {nr}, som brevet ikke har.", remedy=remedy) for nr in andre)
        )


def build_spoerger(kodeord: Mapping[str, str], *, ask: bool) -> Callable[[str, int], str | None]:
    """Return what gives the password of an enclosure: the one written, or else what is typed unseen at a terminal."""

    def find(etiket: str, forsoeg: int) -> str | None:
        nummer = etiket.rpartition(" ")[2]
        if nummer in kodeord:
            return kodeord[nummer] if forsoeg == 0 else None
        if not ask:
            return None
        again = "Den passer ikke. " if forsoeg else ""
        return (
            click.prompt(f"{again}Adgangskode til {etiket}", hide_input=True, default="", show_default=False, err=True)
            or None
        )

    return find
