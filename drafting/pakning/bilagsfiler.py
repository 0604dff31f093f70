"""Where the enclosures that a letter lists lie: in the case's folder, or among the letters already written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.arkiv.name import format_filename
from drafting.bilag.model import Bilag
from drafting.dansk.dato import format_dato
from drafting.errors import Place
from drafting.facts.model import Sag
from drafting.letter.brevdata import find_navne

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.letter.tree import Bilag as Listet
    from drafting.letter.tree import Spans
    from drafting.pipeline import Tjek

_UDTALELSE = "udtalelse"


def find_bilag(tjek: Tjek, listet: Listet, ud: Path, enhed: str = "") -> Bilag:
    """Return an enclosure of the letter's list; what the letter does not list cannot come along."""
    etiket = _join(listet.nummer)
    rows = tjek.fakta.bilag if isinstance(tjek.fakta, Sag) else ()
    row = next((each for each in rows if listet.nr and each.nr == listet.nr), None)
    if row is None:
        return _find_udtalelse(tjek, etiket, _join(listet.titel), ud, enhed)
    return Bilag(
        etiket=etiket,
        titel=str(row.titel),
        dato=format_dato(row.dato) if row.dato else "",
        sti=tjek.sagsfil.parent / str(row.fil) if row.fil else None,
        sted=row.sted("fil"),
    )


def _find_udtalelse(tjek: Tjek, etiket: str, titel: str, ud: Path, enhed: str) -> Bilag:
    """Return the udtalelse as it was written: it is not written again, for the adviser may have edited it."""
    name = "_".join(filter(None, (_UDTALELSE, enhed.replace("/", "-"))))
    filnavn = format_filename(tjek.fakta.sagsnummer, name, "pdf", navne=tuple(find_navne(tjek.fakta)))
    raad = "Skriv udtalelsen først: drafting brev SAG udtalelse --format pdf. Er den rettet i Word, så gem den som PDF."
    return Bilag(etiket=etiket, titel=titel, sti=ud / filnavn, sted=Place(str(ud / filnavn)), raad=raad)


def _join(spans: Spans) -> str:
    return "".join(span.text for span in spans)
