"""Write `docs/breve.md`, one entry for each letter, from the templates themselves: `python dev/byg_breve.py`."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drafting.dansk.opremsning import format_opremsning  # noqa: E402 (the checkout must be found first)
from drafting.letter.skabelon import list_skabeloner, load_skabelon  # noqa: E402 (same)
from drafting.letter.view import find_stade  # noqa: E402 (same)
from drafting.screen.pages import PARTER  # noqa: E402 (same)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.letter.skabelon import Skabelon

FIL = ROOT / "docs" / "breve.md"
BILLEDER = "billeder"
FAMILIER = {
    "klage": "Klager, svar og breve omkring dem",
    "udtalelse": "Undersøgelser og udtalelser",
    "generel_udtalelse": "Generelle udtalelser",
}
UNDERSKRIVER = {"borger": "borgeren", "raadgiver": "rådgiveren"}
HOVED = """\
# Brevene

Siden er lavet af skabelonerne med `python dev/byg_breve.py`. Ret den ikke i hånden: ret skabelonen.
Hvert billede er lavet af en opdigtet sag.
"""


def write_breve() -> str:
    """Return the whole page."""
    skabeloner = [load_skabelon(navn) for navn in list_skabeloner()]
    ordered = sorted(skabeloner, key=lambda each: (list(FAMILIER).index(find_familie(each)), each.navn))
    parts = [HOVED]
    for familie, letters in groupby(ordered, key=find_familie):
        parts.append(f"## {FAMILIER[familie]}\n")
        parts += ["\n".join(write_brev(each)) for each in letters]
    return "\n".join(parts)


def find_familie(skabelon: Skabelon) -> str:
    """Return the folder of a letter."""
    return skabelon.navn.partition("/")[0]


def write_brev(skabelon: Skabelon) -> Iterator[str]:
    """Yield the lines of one letter: what it is for, who signs, what it needs, and its picture."""
    yield f"### `{skabelon.navn}` · {skabelon.titel}"
    yield ""
    yield skabelon.formaal
    yield ""
    yield f"- **Fra og til**: {PARTER[skabelon.fra]} til {PARTER[skabelon.til]}"
    yield f"- **Underskrives af**: {find_underskriver(skabelon)}"
    yield f"- **Kan skrives**: {find_stade(skabelon)}"
    if skabelon.kraever:
        yield f"- **Skal bruge**: {format_opremsning(tuple(skabelon.kraever.values()))}"
    yield ""
    yield f"![Første side af {skabelon.navn}]({BILLEDER}/{find_billede(skabelon.navn)})"
    yield ""


def find_underskriver(skabelon: Skabelon) -> str:
    """Return who signs a letter."""
    return "ingen" if skabelon.underskrift == "ingen" else UNDERSKRIVER[skabelon.fra]


def find_billede(navn: str) -> str:
    """Return the file name of a letter's picture."""
    return f"{navn.replace('/', '_')}.png"


if __name__ == "__main__":
    FIL.write_text(write_breve(), encoding="utf-8", newline="\n")
