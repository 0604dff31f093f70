"""The type of the stamps: the letter's own, cut down to the signs a stamp needs and laid into the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, json

from drafting.bilag.skriver import format_stroem
from drafting.paths import data_folder

if TYPE_CHECKING:
    from drafting.bilag.skriver import Skriver

TEGN = "Bilag side af Samlet 0123456789 · ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøå.,-"
FIL = data_folder() / "bilag" / "stempler.json"
FOERSTE, SIDSTE = 32, 255
KODNING = "cp1252"
_NONSYMBOLIC = 32


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
        return sum(self.bredder[tegn - FOERSTE] for tegn in encode(tekst)) / 1000


def encode(tekst: str) -> bytes:
    """Return the bytes of a stamp; a sign the type has not becomes a question mark."""
    return tekst.encode(KODNING, "replace")


@cache
def load_skrifttyper() -> dict[str, Skrifttype]:
    """Return the cuts, `fed` and `mager`, as `dev/byg_stempler.py` has made them."""
    return json.decode(FIL.read_bytes(), type=dict[str, Skrifttype])


def add_skrifttype(skriver: Skriver, skrift: Skrifttype) -> int:
    """Return the number of the type in the file being written."""
    name = f"/DRAFTG+{skrift.navn}".encode()
    fil = skriver.add(format_stroem(b"/Length1 %d/Filter/FlateDecode" % skrift.laengde, skrift.fil))
    told = b"/Type/FontDescriptor/FontName%b/Flags %d/FontBBox[%b]" % (name, _NONSYMBOLIC, _list(skrift.boks))
    maal = b"/ItalicAngle 0/Ascent %d/Descent %d/CapHeight 644/StemV 80" % (skrift.boks[3], skrift.boks[1])
    descriptor = skriver.add(b"<<%b%b/FontFile2 %d 0 R>>" % (told, maal, fil))
    font = b"/Type/Font/Subtype/TrueType/BaseFont%b/Encoding/WinAnsiEncoding/FontDescriptor %d 0 R" % (name, descriptor)
    bredder = b"/FirstChar %d/LastChar %d/Widths[%b]" % (FOERSTE, SIDSTE, _list(skrift.bredder))
    return skriver.add(b"<<%b%b>>" % (font, bredder))


def _list(tal: tuple[int, ...]) -> bytes:
    return b" ".join(b"%d" % each for each in tal)
