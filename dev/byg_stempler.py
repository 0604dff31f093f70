"""Write drafting/data/bilag/stempler.json: the letter's type cut down to the signs that the stamps of a bundle need."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import sys
import zlib
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from msgspec import json

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drafting.bilag.skrifttype import FIL, FOERSTE, KODNING, SIDSTE, TEGN, Skrifttype  # noqa: E402 (the checkout must be found first)

SKRIFT = ROOT / "templates" / "brevpapir" / "skrift"
# The licence keeps the name Carlito for the whole type, so a cut that is shipped by itself has another one.
SNIT = {"fed": ("Carlito-Bold", "DraftingStempel-Bold"), "mager": ("Carlito-Regular", "DraftingStempel-Regular")}


def cut(fil: str, navn: str) -> Skrifttype:
    """Return a cut of the type with the signs of a stamp."""
    font = TTFont(SKRIFT / f"{fil}.ttf", recalcTimestamp=False)
    subsetter = Subsetter(Options(hinting=False, layout_features=[], name_IDs=[0, 6, 13, 14], notdef_outline=True))
    subsetter.populate(text=TEGN)
    subsetter.subset(font)
    font["name"].setName(navn, 6, 3, 1, 0x409)
    font.save(out := BytesIO(), reorderTables=True)
    head, cmap, widths = font["head"], font.getBestCmap(), font["hmtx"].metrics
    scale = 1000 / head.unitsPerEm
    signs = (bytes([code]).decode(KODNING, "replace") for code in range(FOERSTE, SIDSTE + 1))
    bredder = tuple(round(widths[cmap.get(ord(sign), ".notdef")][0] * scale) for sign in signs)
    boks = tuple(round(each * scale) for each in (head.xMin, head.yMin, head.xMax, head.yMax))
    raw = out.getvalue()
    return Skrifttype(navn, zlib.compress(raw, 9), len(raw), bredder, boks)


if __name__ == "__main__":
    FIL.write_bytes(json.format(json.encode({key: cut(*each) for key, each in SNIT.items()}), indent=0) + b"\n")
    sys.stdout.write(f"{FIL}\n")
