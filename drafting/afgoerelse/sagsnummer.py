"""The number of the case, as the authority writes it; never a CPR number, a date or the number of a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.afgoerelse.datoer import iter_datoer
from drafting.afgoerelse.etiketter import find_maerkede
from drafting.afgoerelse.model import Sikkerhed
from drafting.afgoerelse.ordfil import find_ord, load_ordfil
from drafting.dansk.cpr import CPR

if TYPE_CHECKING:
    from drafting.afgoerelse.ark import Ark
    from drafting.afgoerelse.model import Oplysning

_NUMMER = re.compile(r"(?<![\w/.-])[A-ZÆØÅa-zæøå]{0,6}[-/.]?\d[\w./-]*\w(?![\w])")
_CIFRE = 4


def find_sagsnummer(ark: Ark) -> Oplysning[str] | None:
    """Return the first number that stands by a label, None where there is none."""
    words = load_ordfil("ord")
    for etiketter, strict in ((find_ord(words, "sagsnummer"), False), (find_ord(words, "svage"), True)):
        for found in find_maerkede(ark, etiketter, find_numre):
            between = ark.tekst[found.etiket : found.start]
            if not strict or (":" in between and "\n" in f"\n{ark.tekst[: found.etiket]}"[-1:]):
                spot = found.etiket, found.end
                below = "\n" in between
                hvorfor = "Det står under en etiket." if below else "Det står ved en etiket."
                return ark.make(found.vaerdi, spot, Sikkerhed.SIKKER, hvorfor)
    return None


def find_numre(text: str) -> list[tuple[int, int, str]]:
    """Return what can be the number of a case: four digits or more, and no date and no CPR number."""
    dates = [(start, end) for start, end, _ in iter_datoer(text)]
    found = []
    for match in _NUMMER.finditer(text):
        inside = any(start < match.end() and match.start() < end for start, end in dates)
        if not inside and sum(map(str.isdigit, match[0])) >= _CIFRE and not CPR.search(match[0]):
            found.append((match.start(), match.end(), match[0]))
    return found
