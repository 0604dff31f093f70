"""What a bundle holds, on the screen and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.screen.answers import describe_finding, describe_udfald

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.arkiv.write import Skrevet
    from drafting.bilag.model import Laest
    from drafting.pakning.pakke import Pakke, Pakkeudfald
    from drafting.screen.answers import Answer


def format_pakker(pakker: Sequence[Pakke]) -> str:
    """Return what each bundle holds, in one line each."""
    return "\n".join(map(_format_pakke, pakker))


def _format_pakke(pakke: Pakke) -> str:
    antal, sider = len(pakke.laeste), sum(each.antal for each in pakke.laeste)
    return f"{antal} bilag, {sider} {'side' if sider == 1 else 'sider'}, er set efter og kan bruges."


def describe_pakker(udfald: Pakkeudfald, skrevet: Sequence[Skrevet]) -> Answer:
    """Return the files that now stand in the folder, the letter, the enclosures, and what was found."""
    return {
        "filer": [{"sti": fil.sti, "brev": udfald.udfald.brev, "uaendret": fil.uaendret} for fil in skrevet],
        "brev": describe_udfald(udfald.udfald),
        "bilag": [describe_bilag(each) for pakke in udfald.pakker for each in pakke.laeste],
        "fund": [describe_finding(each) for each in udfald.fund],
    }


def describe_bilag(laest: Laest) -> Answer:
    """Return an enclosure as the bundle has it."""
    bilag = laest.bilag
    return {
        "bilag": bilag.etiket,
        "titel": bilag.titel,
        "dato": bilag.dato,
        "fil": bilag.sti.name if bilag.sti else None,
        "slags": laest.slags,
        "sider": laest.antal,
    }
