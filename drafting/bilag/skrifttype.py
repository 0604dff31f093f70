"""The type of the stamps: the letter's own, cut down to the signs a stamp needs and laid into the file."""

from __future__ import annotations

import zlib
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.bilag.log import listen
from drafting.bilag.skriver import format_stroem
from drafting.paths import templates_folder

if TYPE_CHECKING:
    from drafting.bilag.skriver import Skriver

TEGN = "Bilag side af Samlet 0123456789 · ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøå.,-"
_FIRST, _LAST = 32, 255
_NONSYMBOLIC = 32
_KODNING = "cp1252"


class Skrifttype(Struct, frozen=True):
    """A cut of the type: its name, its file (packed, and how long it is unpacked), and how wide each sign is.

    Widths are in thousandths of the type's size.
    """

    navn: str
    fil: bytes
    laengde: int
    bredder: tuple[int, ...]
    boks: tuple[int, ...]

    def measure(self, tekst: str) -> float:
        """Return how wide `tekst` is at size 1."""
        return sum(self.bredder[tegn - _FIRST] for tegn in encode(tekst)) / 1000


def encode(tekst: str) -> bytes:
    """Return the bytes of a stamp; a sign the type has not becomes a question mark."""
    return tekst.encode(_KODNING, "replace")


@lru_cache(maxsize=2)
def load_skrifttype(navn: str) -> Skrifttype:
    """Return a cut of the shipped type (`Carlito-Regular`) with the signs of a stamp."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 (slow to load, and only a bundle needs it)
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (same)

    with listen("fontTools"):
        font = TTFont(templates_folder() / "brevpapir" / "skrift" / f"{navn}.ttf", recalcTimestamp=False)
        subsetter = Subsetter(Options(hinting=False, layout_features=[], name_IDs=[1, 2, 6], notdef_outline=True))
        subsetter.populate(text=TEGN)
        subsetter.subset(font)
        font.save(out := BytesIO(), reorderTables=True)
    head, cmap, widths = font["head"], font.getBestCmap(), font["hmtx"].metrics
    scale = 1000 / head.unitsPerEm
    signs = (bytes([code]).decode(_KODNING, "replace") for code in range(_FIRST, _LAST + 1))
    bredder = tuple(round(widths[cmap.get(ord(sign), ".notdef")][0] * scale) for sign in signs)
    boks = (round(each * scale) for each in (head.xMin, head.yMin, head.xMax, head.yMax))
    fil = out.getvalue()
    return Skrifttype(navn, zlib.compress(fil), len(fil), bredder, tuple(boks))


def add_skrifttype(skriver: Skriver, skrift: Skrifttype) -> int:
    """Return the number of the type in the file being written."""
    name = f"/DRAFTG+{skrift.navn}".encode()
    fil = skriver.add(format_stroem(b"/Length1 %d/Filter/FlateDecode" % skrift.laengde, skrift.fil))
    told = b"/Type/FontDescriptor/FontName%b/Flags %d/FontBBox[%b]" % (name, _NONSYMBOLIC, _list(skrift.boks))
    maal = b"/ItalicAngle 0/Ascent %d/Descent %d/CapHeight 644/StemV 80" % (skrift.boks[3], skrift.boks[1])
    descriptor = skriver.add(b"<<%b%b/FontFile2 %d 0 R>>" % (told, maal, fil))
    font = b"/Type/Font/Subtype/TrueType/BaseFont%b/Encoding/WinAnsiEncoding/FontDescriptor %d 0 R" % (name, descriptor)
    bredder = b"/FirstChar %d/LastChar %d/Widths[%b]" % (_FIRST, _LAST, _list(skrift.bredder))
    return skriver.add(b"<<%b%b>>" % (font, bredder))


def _list(tal: tuple[int, ...]) -> bytes:
    return b" ".join(b"%d" % each for each in tal)
