"""Draw the first page of each letter for the guide, with poppler's pdftoppm: `python dev/byg_billeder.py`."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drafting.pipeline import Bestilling, check, draft, find_klare  # noqa: E402 (the checkout must be found first)

SAG = ROOT / "eksempler" / "ubesvarede_breve" / "sag.yaml"
DATO = date(2026, 11, 20)
BILLEDER = ROOT / "docs" / "billeder"
PPI = "70"


def draw_all(folder: Path) -> None:
    """Write `klage.png`, `videresendelse.png` and so on into the folder; raises the error of a letter that fails."""
    folder.mkdir(exist_ok=True)
    tjek = check(SAG, dato=DATO)
    for udfald in draft(tjek, Bestilling(breve=find_klare(tjek), formater=("pdf",))):
        if udfald.fejl:
            raise udfald.fejl
        draw_page(udfald.filer[0].indhold, folder / udfald.brev.rpartition("/")[2])


def draw_page(pdf: bytes, target: Path) -> None:
    """Write the first page of the PDF as `target` with the ending png."""
    command = ["pdftoppm", "-png", "-r", PPI, "-f", "1", "-singlefile", "-", str(target)]
    subprocess.run(command, input=pdf, check=True)  # noqa: S603 (our own command, our own PDF)


if __name__ == "__main__":
    draw_all(BILLEDER)
