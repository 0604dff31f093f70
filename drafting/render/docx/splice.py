"""The prepared letterhead: bytes with openings where its fields were, which nothing changes; a letter is joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.render.docx.parts import NUMBERING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.render.docx.flow import Liste
    from drafting.render.docx.package import Pakket


class Klargjort(Struct, frozen=True):
    """A letterhead cut up: the parts no letter changes, as they stand in the file, and the others in pieces.

    In `aabne` every second piece is the name of a field. `lister` are the numbering part before and after the place
    where a letter's own lists stand, `abstract` what those are made by, and `first_num` the first one's number.
    """

    faste: Pakket
    aabne: Mapping[str, tuple[bytes, ...]]
    lister: tuple[bytes, bytes]
    abstract: str
    first_num: int

    def join(self, values: Mapping[str, str], lister: tuple[Liste, ...]) -> dict[str, bytes]:
        """Return the parts a letter changes, with `values` (XML for each field) and its lists in them.

        Raises KeyError for a field without a value.
        """
        felter = {name.encode(): xml.encode() for name, xml in values.items()}
        parts = {
            name: b"".join(felter[piece] if number % 2 else piece for number, piece in enumerate(pieces))
            for name, pieces in self.aabne.items()
        }
        before, after = self.lister
        own = "".join(_write_liste(liste, self.abstract, self.first_num + n) for n, liste in enumerate(lister))
        return {**parts, NUMBERING: before + own.encode() + after}


def _write_liste(liste: Liste, abstract: str, number: int) -> str:
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/><w:lvlOverride w:ilvl="{liste.dybde - 1}">'
        f'<w:startOverride w:val="{liste.foerste}"/></w:lvlOverride></w:num>'
    )
