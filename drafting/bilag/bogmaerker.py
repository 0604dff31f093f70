"""The bookmarks of the bundle: the letter, the list, and each enclosure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.bilag.skriver import format_tekst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.bilag.skriver import Skriver


def add_bogmaerker(skriver: Skriver, bogmaerker: Sequence[tuple[str, int]]) -> int:
    """Return the number of the list of bookmarks: each is a title and the page object it leads to."""
    liste = skriver.reserve()
    numre = [skriver.reserve() for _ in bogmaerker]
    for at, (nummer, (titel, side)) in enumerate(zip(numre, bogmaerker, strict=True)):
        foer = b"/Prev %d 0 R" % numre[at - 1] if at else b""
        efter = b"/Next %d 0 R" % numre[at + 1] if at + 1 < len(numre) else b""
        til = b"/Dest[%d 0 R/Fit]" % side
        skriver.put(nummer, b"<</Title%b/Parent %d 0 R%b%b%b>>" % (format_tekst(titel), liste, til, foer, efter))
    ender = b"/First %d 0 R/Last %d 0 R" % (numre[0], numre[-1])
    skriver.put(liste, b"<</Type/Outlines%b/Count %d>>" % (ender, len(numre)))
    return liste
