"""What the language is looked at in: a document as pieces of text, each piece knowing where every letter comes from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.errors import Place
    from drafting.oprindelse import Oprindelse


class Slags(StrEnum):
    """What a piece of text is in its document; `adresse` is all that stands above the subject line but the date."""

    OVERSKRIFT = "overskrift"
    AFSNIT = "afsnit"
    PUNKT = "punkt"
    CELLE = "celle"
    ADRESSE = "adresse"
    DATO = "dato"
    HILSEN = "hilsen"
    UNDERSKRIFT = "underskrift"
    CITAT = "citat"
    BILAG = "bilag"


class Sprogprofil(StrEnum):
    """Who the document is written to, and so how strict its language is judged."""

    BORGER = "borger"
    ENHED = "enhed"
    UDTALELSE = "udtalelse"


class Taelling(StrEnum):
    """What the number in a place counts: lines, or pages in a PDF, or paragraphs in a Word file."""

    LINJE = "linje"
    SIDE = "side"
    AFSNIT = "afsnit"


class Sted(Struct, frozen=True):
    """Where `tekst[start:end]` of a piece comes from.

    `oprindelse` is None in a file that was read. With `ordret` the words stand in the place letter for letter, so that
    a column can be counted.
    """

    start: int
    end: int
    oprindelse: Oprindelse | None = None
    place: Place | None = None
    ordret: bool = False


class Stykke(Struct, frozen=True):
    """A piece of a document: a paragraph, a heading, a list item. `steder` covers its text without gap or overlap."""

    slags: Slags
    tekst: str
    steder: tuple[Sted, ...] = ()

    def find_sted(self, offset: int) -> Place | None:
        """Return the place of the letter at `offset`, None where it has none (a date that was worked out, a hole)."""
        sted = self._find(offset)
        if sted is None or sted.place is None:
            return None
        if not sted.ordret or not sted.place.column:
            return sted.place
        return replace(sted.place, column=sted.place.column + offset - sted.start)

    def find_oprindelse(self, offset: int) -> Oprindelse | None:
        """Return the origin of the letter at `offset`, None in a file that was read."""
        sted = self._find(offset)
        return sted.oprindelse if sted else None

    def _find(self, offset: int) -> Sted | None:
        return next((sted for sted in self.steder if sted.start <= offset < sted.end), None)


class Dokument(Struct, frozen=True):
    """A document in reading order; `taelling` says what the numbers in its places count.

    `tomme_sider` are the pages of a PDF that have no text to read: pictures, or nothing at all.
    """

    stykker: tuple[Stykke, ...]
    profil: Sprogprofil = Sprogprofil.BORGER
    navn: str = ""
    taelling: Taelling = Taelling.LINJE
    tomme_sider: tuple[int, ...] = ()

    def format_sted(self, place: Place) -> str:
        """Return a place as it is found again: `brev.txt:12:3`, `brev.pdf side 2`, `brev.docx afsnit 4`."""
        if self.taelling is Taelling.LINJE or not place.line:
            return str(place)
        return f"{place.file} {self.taelling} {place.line}"

    def iter_stykker(self, *slags: Slags) -> Iterator[Stykke]:
        """Yield the pieces of these kinds in reading order."""
        return (stykke for stykke in self.stykker if stykke.slags in slags)
