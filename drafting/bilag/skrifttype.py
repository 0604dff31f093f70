"""The type of the stamps: the letter's own, cut down to the signs a stamp needs and laid into the file."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from drafting.bilag.log import listen
from drafting.paths import templates_folder

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import IndirectObject

TEGN = "Bilag side af Samlet 0123456789 · ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøå.,-"
_FIRST, _LAST = 32, 255
_NONSYMBOLIC = 32
_KODNING = "cp1252"


class Skrifttype(Struct, frozen=True):
    """A cut of the type: its name, its file, and how wide each sign is in thousandths of its size."""

    navn: str
    fil: bytes
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
    return Skrifttype(navn, out.getvalue(), bredder, tuple(boks))


def add_skrifttype(writer: PdfWriter, skrift: Skrifttype) -> IndirectObject:
    """Return the type as an object of the file being written."""
    fil = StreamObject()
    fil.set_data(skrift.fil)
    packed = fil.flate_encode()
    packed[NameObject("/Length1")] = NumberObject(len(skrift.fil))
    name = NameObject(f"/DRAFTG+{skrift.navn}")
    descriptor = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/FontDescriptor"),
            NameObject("/FontName"): name,
            NameObject("/Flags"): NumberObject(_NONSYMBOLIC),
            NameObject("/FontBBox"): ArrayObject(map(NumberObject, skrift.boks)),
            NameObject("/ItalicAngle"): NumberObject(0),
            NameObject("/Ascent"): NumberObject(skrift.boks[3]),
            NameObject("/Descent"): NumberObject(skrift.boks[1]),
            NameObject("/CapHeight"): NumberObject(644),
            NameObject("/StemV"): NumberObject(80),
            NameObject("/FontFile2"): writer._add_object(packed),  # noqa: SLF001 (pypdf has no public way)
        }
    )
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/TrueType"),
            NameObject("/BaseFont"): name,
            NameObject("/FirstChar"): NumberObject(_FIRST),
            NameObject("/LastChar"): NumberObject(_LAST),
            NameObject("/Widths"): ArrayObject(map(NumberObject, skrift.bredder)),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            NameObject("/FontDescriptor"): writer._add_object(descriptor),  # noqa: SLF001 (same)
        }
    )
    return writer._add_object(font)  # noqa: SLF001 (same)
