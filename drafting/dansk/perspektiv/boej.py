"""A text turned into one of the three voices."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv import grunde
from drafting.dansk.perspektiv.bydeform import find_bydeform
from drafting.dansk.perspektiv.citater import find_citater
from drafting.dansk.perspektiv.former import EGNE, FLERTAL, stort_som, til_du
from drafting.dansk.perspektiv.indledning import LONGEST, Indledning
from drafting.dansk.perspektiv.laeser import laes_alle
from drafting.dansk.perspektiv.linjer import i_begge_laesninger
from drafting.dansk.perspektiv.model import Boejning, Usikkerhed
from drafting.dansk.perspektiv.perioder import find_ord, find_perioder
from drafting.dansk.perspektiv.valg import flad
from drafting.dansk.perspektiv.varsler import SKILLER_SIG_UD, find_varsel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.dansk.perspektiv.afgoer import Form
    from drafting.dansk.perspektiv.model import Periode, Sted, Stemme, Stykke
    from drafting.dansk.perspektiv.ordform import Ordform
    from drafting.dansk.perspektiv.valg import Flad

_SKILLER_SIG_UD = re.compile(rf"\b(?:{'|'.join(sorted(SKILLER_SIG_UD))})\b")
_UNDERTEGNEDE = "undertegnede"


@lru_cache(maxsize=512)  # a text of a case stands in several places of its letters
def boej(text: str, stemme: Stemme, *, flertal: bool = False) -> Boejning:
    """Return the citizen's first-person `text` in another voice; what the rules cannot turn is an uncertainty.

    `du` speaks to the citizen, `borgeren` about the citizen; `jeg` only settles choices written `[min|sin]`.
    """
    level = flad(text, stemme)
    if stemme == "jeg" or not _is_relevant(level.text):
        return Boejning(_put_together(level, []), level.usikkerheder)
    quotes, open_quotes = find_citater(level.text)
    doubts = [(at, level.text[at], grunde.CITAT) for at in open_quotes]
    edits: list[tuple[int, int, str]] = []
    chosen = {position for valg in level.valg for position in range(valg.start, valg.slut)}
    stykker = list(find_perioder(find_ord(level.text, quotes)))
    for (start, token), (form, why) in _turn_all(stykker, stemme, flertal=flertal):
        if start in chosen:
            continue
        if why:
            doubts.append((start, token.text, why))
        elif form != token.text:
            edits.append((start, start + len(token.text), form))
    found = [Usikkerhed(level.kilde(at), level.kilde(at + len(word) - 1) + 1, word, why) for at, word, why in doubts]
    both = sorted({*level.usikkerheder, *found}, key=lambda doubt: (doubt.start, doubt.slut))
    return Boejning(_put_together(level, edits), tuple(both))


def _is_relevant(text: str) -> bool:
    """Return whether any word of the text can concern the citizen or the reader."""
    small = text.lower()
    return _UNDERTEGNEDE in small or _SKILLER_SIG_UD.search(small) is not None


def _put_together(level: Flad, edits: list[tuple[int, int, str]]) -> str:
    """Return the flat text with the forms put in."""
    parts, position = [], 0
    for start, end, form in sorted([*edits, *((valg.start, valg.slut, valg.form) for valg in level.valg)]):
        parts += [level.text[position:start], form]
        position = end
    return "".join([*parts, level.text[position:]])


def _turn_all(stykker: list[Stykke], stemme: Stemme, *, flertal: bool) -> Iterator[tuple[Sted, Form]]:
    """Yield what becomes of the words, period by period."""
    indledning = Indledning(flertal=flertal)

    def turn(stykke: Stykke) -> dict[Sted, Form]:
        pladser, words = stykke.pladser, stykke.periode.ord
        return {(pladser[i], words[i]): form for i, form in _turn(stykke, stemme, indledning, flertal=flertal)}

    def doubt(token: Ordform) -> str:
        return grunde.tvivl(token.lille, flertal=flertal) if token.lille in EGNE else ""

    followed = indledning.foelg(stykker)
    if stemme == "du" or not any(stykke.linje for stykke in stykker):
        return (item for stykke in followed for item in turn(stykke).items())
    return i_begge_laesninger(followed, turn, doubt)


def _turn(stykke: Stykke, stemme: Stemme, indledning: Indledning, *, flertal: bool) -> list[tuple[int, Form]]:
    """Return what becomes of each word of the period that concerns the citizen or the reader."""
    found: list[tuple[int, Form]] = []
    places: list[int] = []
    for i in compress(count(), map(SKILLER_SIG_UD.__contains__, stykke.periode.lille)):
        token = stykke.periode.ord[i]
        warning = find_varsel(stykke, i) if token.slags == "ord" else ""
        if warning is None:
            if token.lille in EGNE:
                places.append(i)
        elif warning:
            found.append((i, ("", warning)))
    if not places:
        return found
    if stemme == "du":
        return found + _du(stykke.periode, places, flertal=flertal)
    return found + _borgeren(stykke.periode, places, indledning, flertal=flertal)


def _du(periode: Periode, places: list[int], *, flertal: bool) -> list[tuple[int, Form]]:
    """Return the forms said to the citizen; a sentence that asks its reader for something is in doubt."""
    bydeform = find_bydeform(periode)
    found = []
    for i in places:
        token = periode.ord[i]
        if flertal and token.lille not in FLERTAL:
            form = "", grunde.klagere(token.lille)
        else:
            form = ("", grunde.BYDEFORM) if 0 <= bydeform < i else (til_du(token.text), "")
        found.append((i, form))
    return found


def _borgeren(periode: Periode, places: list[int], indledning: Indledning, *, flertal: bool) -> list[tuple[int, Form]]:
    """Return the third-person forms; where two readings of the verbs differ, the word is in doubt."""
    if len(periode.ord) > LONGEST:
        return [(i, ("", grunde.LANG)) for i in places]
    readings = laes_alle(periode, flertal=flertal, andens_liste=indledning.andens)
    found = []
    for i in places:
        (form, why), moved = readings[0].form(i), readings[0].ombyttet(i)
        if any(reading.form(i) != (form, why) or reading.ombyttet(i) != moved for reading in readings[1:]):
            form = why = ""
        if form and not moved:
            found.append((i, (stort_som(periode.ord[i].text, form), "")))
        elif form:
            found += _byt(periode, i, moved, form)
        else:
            found.append((i, ("", why or grunde.tvivl(periode.ord[i].lille, flertal=flertal))))
    return found


def _byt(periode: Periode, i: int, moved: int, form: str) -> list[tuple[int, Form]]:
    """Return the word at `i`, in its new form, moved behind the `moved` words after it."""
    after = [token.text for token in periode.ord[i + 1 : i + 1 + moved]]
    texts = [*after, stort_som(periode.ord[i].text, form)]
    return [(i + k, (text, "")) for k, text in enumerate(texts)]
