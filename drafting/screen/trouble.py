"""Errors and findings in words: `fil:linje:kolonne besked`, and under it what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style
from msgspec.structs import replace

from drafting.dansk.opremsning import format_opremsning
from drafting.fund import Level
from drafting.screen.stier import shorten, spell_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from drafting.arkiv.write import Skrevet
    from drafting.errors import DraftingError, Place, Trouble
    from drafting.fund import Finding
    from drafting.pipeline import Udfald

LEVEL_COLORS = {Level.FEJL: "red", Level.ADVARSEL: "yellow", Level.RAAD: "cyan"}
_INDENT = "    "
_SHOWN = 50


def format_error(error: DraftingError) -> str:
    """Return every trouble of the error, each with its remedy indented under it."""
    return _list(map(format_trouble, error.troubles))


def format_fund(fund: Iterable[Finding]) -> str:
    """Return the findings, one after the other."""
    return _list(map(format_finding, fund))


def format_finding(finding: Finding) -> str:
    """Return the finding with its level and code, its remedy and its source."""
    level = style(finding.level.ord, fg=LEVEL_COLORS[finding.level], bold=finding.level is Level.FEJL or None)
    head = " ".join(part for part in (format_place(finding.place), level, finding.code, finding.message) if part)
    kilde = f"Kilde: {finding.kilde}" if finding.kilde else ""
    return "\n".join([head, *(_INDENT + line for line in (finding.remedy, kilde) if line)])


def format_udfald(found_fund: Iterable[Finding], udfald: Sequence[Udfald]) -> str:
    """Return what the adviser must know about the letters: each finding and error once, and the holes of a draft."""
    told = (finding for finding in found_fund if finding.level > Level.RAAD)
    fund = sorted(told, key=lambda finding: -finding.level)
    errors = (format_error(found.fejl) for found in udfald if found.fejl)
    holes = (_format_huller(found) for found in udfald if found.huller and not found.fejl)
    return "\n".join(filter(None, (format_fund(fund), *dict.fromkeys(errors), *holes)))


def _format_huller(udfald: Udfald) -> str:
    missing = format_opremsning([hul.hvad for hul in udfald.huller])
    return f"Kladden {udfald.brev} mangler: {missing}.\n{_INDENT}Find stederne i brevet ved at søge på [UDFYLD"


def format_skrevet(skrevet: Sequence[Skrevet]) -> str:
    """Return how many files were written and how many were left alone."""
    same = sum(fil.uaendret for fil in skrevet)
    new = len(skrevet) - same
    written = f"{new} {'fil' if new == 1 else 'filer'} skrevet" if new else ""
    left = f"{same} {'fil' if same == 1 else 'filer'} var uændret og fik lov at stå" if same else ""
    return f"{', '.join(filter(None, (written, left)))}." if skrevet else "Ingen filer er skrevet."


def format_tjek(sag: Path, fund: Sequence[Finding], klare: Sequence[str]) -> str:
    """Return how the check went, and honestly so where the case has come too short a way for any letter."""
    nothing = "Tjekket fandt ingen fejl eller mangler." if klare else "Tjekket fandt ingen fejl."
    found = f"Tjekket fandt {count_findings(fund)}." if fund else nothing
    later = f"Sagen er ikke klar til noget brev endnu. Se, hvad der skal til, med: drafting vis {spell_path(sag)}"
    return found if klare else f"{found}\n{later}"


def count_findings(findings: Sequence[Finding]) -> str:
    """Return `2 fejl, 1 advarsel og 3 råd`, or that there are none."""
    return count_levels([finding.level for finding in findings])


def count_levels(levels: Sequence[Level]) -> str:
    """Return how many there are of each level, in words, or that there are none."""
    words = {Level.FEJL: ("fejl", "fejl"), Level.ADVARSEL: ("advarsel", "advarsler"), Level.RAAD: ("råd", "råd")}
    counts = ((levels.count(level), pair) for level, pair in words.items())
    parts = [f"{count} {one if count == 1 else many}" for count, (one, many) in counts if count]
    return format_opremsning(parts) or "ingen fund"


def _list(blocks: Iterable[str]) -> str:
    """Return the blocks once each under one another; a flood of them is cut short."""
    once = list(dict.fromkeys(blocks))
    left = len(once) - _SHOWN
    return "\n".join([*once[:_SHOWN], *([f"… og {left} til. Se dem alle med --json."] if left > 0 else [])])


def format_trouble(trouble: Trouble) -> str:
    """Return the trouble, its remedy indented under it."""
    head = " ".join(part for part in (format_place(trouble.place), trouble.message) if part)
    return f"{head}\n{_INDENT}{trouble.remedy}" if trouble.remedy else head


def format_place(place: Place | None) -> str:
    """Return the place as one can click on it, empty where there is none."""
    return style(str(replace(place, file=shorten(place.file))), bold=True) if place else ""
