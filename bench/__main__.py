"""Measure, and write `report.md`: `make bench`."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import kold  # noqa: E402 (the checkout must be found first)
import sprog  # noqa: E402 (same)
import word  # noqa: E402 (same)
from maaling import describe_maskine, find_version  # noqa: E402 (same)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from maaling import Afsnit

RAPPORT = HERE / "report.md"
HOVED = """\
# Hvor hurtigt er drafting?

Siden er skrevet af `make bench`. Alle, der sammenlignes, gør det samme arbejde på skift i samme kørsel.
Forholdet er det, der tæller: medianen af runderne, hver for sig. Millisekunderne hører til den maskine, der målte.
"""


def write_report(afsnit: Sequence[Afsnit], runder: int) -> str:
    """Return the whole page."""
    when = datetime.now(UTC).date().isoformat()
    versions = ", ".join(find_version(name) for name in ("drafting", "docxtpl", "typst", "pypdf"))
    lead = f"Målt {when} med {runder} runder. {describe_maskine()}. {versions}.\n"
    return "\n".join([HOVED, lead, *(line for each in afsnit for line in _write_afsnit(each))])


def _write_afsnit(afsnit: Afsnit) -> Iterator[str]:
    yield f"## {afsnit.titel}\n"
    yield f"{afsnit.forklaring}\n"
    yield "| Hvem | Forhold | Millisekunder |"
    yield "|---|---:|---:|"
    for each in afsnit.maalinger:
        forhold = f"{each.forhold:.2f}".replace(".", ",")
        yield f"| {each.navn} | {forhold} | {each.millisekunder:.0f} |"
    yield ""
    for each in afsnit.ikke_koert:
        yield f"Ikke kørt: {each}\n"


def main() -> None:
    """Measure everything and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runder", type=int, default=9, help="how many rounds each work is done")
    runder = parser.parse_args().runder
    RAPPORT.write_text(
        write_report([each for room in (word, kold, sprog) for each in room.bench(runder)], runder),
        encoding="utf-8",
        newline="\n",
    )
    print(RAPPORT.read_text(encoding="utf-8"))


main()
