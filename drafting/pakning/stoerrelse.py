"""Whether a bundle can be sent by Digital Post, by the rule and by whoever sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import Place
from drafting.fund import Finding, Level
from drafting.law.digital_post import find_postgraense
from drafting.letter.skabelon import load_skabelon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.pipeline import Tjek

_KODE = "pakke.digital_post"


def check_stoerrelse(tjek: Tjek, brev: str, navn: str, byte: int) -> Iterator[Finding]:
    """Yield a warning where the file is bigger than a message may be."""
    graense = find_postgraense(load_skabelon(brev, tjek.overlay).fra, tjek.dato)
    if graense and byte > graense.byte:
        hvem = "borgeren" if graense.afsender == "borger" else "kommunen"
        besked = (
            f"Filen fylder {format_mb(byte)} MB. Når {hvem} sender med Digital Post, må en meddelelse højst fylde "
            f"{format_mb(graense.byte)} MB. {graense.forbehold}"
        )
        raad = "Scan bilagene i lavere opløsning, eller send dem i flere meddelelser."
        yield Finding(_KODE, Level.ADVARSEL, besked, Place(navn), raad, str(graense.kilde), (brev,))


def format_mb(byte: int) -> str:
    """Return megabytes with a decimal where there is one: `99,5`, `10`."""
    tenths = -(-byte // 100_000)
    return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)
