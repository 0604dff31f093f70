"""The day of the letter: told by a label, alone on a line above the text, or where something is said to be decided."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.afgoerelse.datoer import iter_datoer
from drafting.afgoerelse.etiketter import find_maerkede
from drafting.afgoerelse.model import Sikkerhed
from drafting.afgoerelse.ordfil import find_ord, load_ordfil

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.afgoerelse.ark import Ark
    from drafting.afgoerelse.model import Oplysning

_ALENE = re.compile(r"(?:[^\W\d_]+(?:\s[^\W\d_]+)?,?\s+)?(?:den\s+|d\.\s*)?", re.IGNORECASE)


def find_dato(ark: Ark) -> Oplysning[date] | None:
    """Return the day of the letter, None where none can be told from the other days in it."""
    for iter_kandidater, sikkerhed, hvorfor in (
        (_iter_maerkede, Sikkerhed.SIKKER, "Den står ved en etiket."),
        (_iter_alene, Sikkerhed.SIKKER, "Den står alene over teksten."),
        (_iter_besluttet, Sikkerhed.SANDSYNLIG, "Den dag siger brevet, at der er truffet afgørelse."),
        (_iter_hoved, Sikkerhed.USIKKER, "Det er en dato over teksten."),
    ):
        found = list(iter_kandidater(ark))
        if found:
            start, end, dato = found[0]
            several = len({each[2] for each in found}) > 1
            told = f"{hvorfor} Der er flere af dem." if several else hvorfor
            sure = Sikkerhed.SANDSYNLIG if several and sikkerhed is Sikkerhed.SIKKER else sikkerhed
            return ark.make(dato, _widen(ark, start, end), sure, told)
    return None


def _iter_maerkede(ark: Ark) -> Iterator[tuple[int, int, date]]:
    words = load_ordfil("ord")
    for found in find_maerkede(ark, find_ord(words, "dato"), _find_tekster):
        if found.start < ark.slut and not _is_another(ark, found.etiket):
            yield found.start, found.end, iter_datoer(found.vaerdi)[0][2]


def _find_tekster(text: str) -> list[tuple[int, int, str]]:
    return [(start, end, text[start:end]) for start, end, _ in iter_datoer(text)]


def _iter_alene(ark: Ark) -> Iterator[tuple[int, int, date]]:
    """Yield dates that are a part of a line by themselves, above the text of the letter; a town may stand before."""
    for stump in ark.stumper:
        if stump.start > ark.krop:
            return
        for start, end, dato in iter_datoer(stump.tekst):
            around = stump.tekst[:start], stump.tekst[end:].strip(" .")
            alone = _ALENE.fullmatch(around[0]) and not around[1] and not _is_another(ark, stump.start + start)
            if alone:
                yield stump.start + start, stump.start + end, dato


def _iter_besluttet(ark: Ark) -> Iterator[tuple[int, int, date]]:
    decided = re.compile("|".join(map(re.escape, find_ord(load_ordfil("ord"), "besluttet"))), re.IGNORECASE)
    for saetning in ark.saetninger:
        if found := decided.search(saetning.tekst):
            before = [each for each in iter_datoer(saetning.tekst) if each[0] < found.start()]
            if before and re.search(r"\bden\s*$", saetning.tekst[: before[-1][0]]):
                yield saetning.start, saetning.end, before[-1][2]
                return


def _iter_hoved(ark: Ark) -> Iterator[tuple[int, int, date]]:
    for start, end, dato in iter_datoer(ark.tekst[: ark.krop]):
        if not _is_another(ark, start):
            yield start, end, dato


def _is_another(ark: Ark, start: int) -> bool:
    """Return whether the word before a date says that it is another day than the letter's."""
    words = "|".join(map(re.escape, find_ord(load_ordfil("ord"), "dato_nej")))
    before = ark.tekst[max(0, start - 40) : start]
    return re.search(rf"(?<!\w)(?:{words})\s*:?\s*(?:den\s+)?$", before, re.IGNORECASE) is not None


def _widen(ark: Ark, start: int, end: int) -> tuple[int, int]:
    """Return the whole line of a date, where it is short."""
    for linje in ark.linjer:
        if linje.start <= start and end <= linje.end:
            return linje.start, linje.end
    return start, end
