"""Draw the first page of every letter for the docs, with poppler's pdftoppm: `python dev/byg_billeder.py`."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "dev")]

from byg_breve import find_billede  # noqa: E402 (the checkout must be found first)

from drafting.errors import DraftingError  # noqa: E402 (same)
from drafting.letter.skabelon import list_skabeloner  # noqa: E402 (same)
from drafting.pipeline import Bestilling, check, draft  # noqa: E402 (same)

DATO = date(2026, 11, 20)
BILLEDER = ROOT / "docs" / "billeder"
GRENE, EKSEMPLER = ROOT / "tests" / "grene", ROOT / "eksempler"
PPI = "50"


def draw_all(folder: Path) -> None:
    """Write one picture for each letter; raises SystemExit with the name of a letter that no case gives."""
    folder.mkdir(exist_ok=True)
    for navn in list_skabeloner():
        draw_page(render_first(navn), folder / find_billede(navn).removesuffix(".png"))


def render_first(navn: str) -> bytes:
    """Return the letter as PDF from the first case that gives it: its own branches before the examples."""
    familie, brev = navn.split("/")
    sager = [EKSEMPLER / "ubesvarede_breve" / "sag.yaml"] if navn in {"klage/klage", "klage/videresendelse"} else []
    for sagsfil in (*sager, *sorted((GRENE / familie / brev).glob("*.yaml")), *sorted(EKSEMPLER.glob("*/sag.yaml"))):
        try:
            (udfald,) = draft(check(sagsfil, dato=DATO), Bestilling(breve=(navn,), formater=("pdf",)))
        except DraftingError:
            continue
        if udfald.filer:
            return udfald.filer[0].indhold
    message = f"Ingen sag giver brevet {navn}."
    raise SystemExit(message)


def draw_page(pdf: bytes, target: Path) -> None:
    """Write the first page of the PDF as `target` with the ending png."""
    command = ["pdftoppm", "-png", "-gray", "-r", PPI, "-f", "1", "-singlefile", "-", str(target)]
    subprocess.run(command, input=pdf, check=True)  # noqa: S603 (our own command, our own PDF)


if __name__ == "__main__":
    draw_all(BILLEDER)
