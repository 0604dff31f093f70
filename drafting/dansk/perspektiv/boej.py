"""A text turned into one of the three voices."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv import grunde
from drafting.dansk.perspektiv.bydeform import find_bydeform
from drafting.dansk.perspektiv.citater import find_citater
from drafting.dansk.perspektiv.former import EGNE, FLERTAL, stort_som, til_du
from drafting.dansk.perspektiv.indledning import LONGEST, Indledning
from drafting.dansk.perspektiv.laeser import laes_alle, renskriv
from drafting.dansk.perspektiv.linjer import i_begge_laesninger
from drafting.dansk.perspektiv.model import Boejning, Usikkerhed
from drafting.dansk.perspektiv.perioder import find_ord, find_perioder
from drafting.dansk.perspektiv.valg import flad
from drafting.dansk.perspektiv.varsler import SKILLER_SIG_UD, find_varsel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafting.dansk.perspektiv.afgoer import Form
    from drafting.dansk.perspektiv.model import Ord, Periode, Stemme
    from drafting.dansk.perspektiv.valg import Flad

_ORD = re.compile(r"\w+")
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
    doubts = [(at, at + 1, level.text[at], grunde.CITAT) for at in open_quotes]
    edits: list[tuple[int, int, str]] = []
    chosen = {position for valg in level.valg for position in range(valg.start, valg.slut)}
    perioder = find_perioder(find_ord(level.text, quotes))
    for token, (form, why) in _turn_all(perioder, stemme, flertal=flertal):
        if token.start in chosen:
            continue
        if why:
            doubts.append((token.start, token.slut, token.text, why))
        elif form != token.text:
            edits.append((token.start, token.slut, form))
    found = [Usikkerhed(level.kilde(a), level.kilde(b - 1) + 1, word, why) for a, b, word, why in doubts]
    both = sorted({*level.usikkerheder, *found}, key=lambda doubt: (doubt.start, doubt.slut))
    return Boejning(_put_together(level, edits), tuple(both))


def _is_relevant(text: str) -> bool:
    """Return whether any word of the text can concern the citizen or the reader."""
    small = text.lower()
    return not SKILLER_SIG_UD.isdisjoint(_ORD.findall(small)) or _UNDERTEGNEDE in small


def _put_together(level: Flad, edits: list[tuple[int, int, str]]) -> str:
    """Return the flat text with the forms put in."""
    parts, position = [], 0
    for start, end, form in sorted([*edits, *((valg.start, valg.slut, valg.form) for valg in level.valg)]):
        parts += [level.text[position:start], form]
        position = end
    return "".join([*parts, level.text[position:]])


def _turn_all(perioder: Iterable[Periode], stemme: Stemme, *, flertal: bool) -> Iterator[tuple[Ord, Form]]:
    """Yield what becomes of the words, period by period."""
    indledning = Indledning(flertal=flertal)

    def turn(periode: Periode) -> dict[Ord, Form]:
        return dict(_turn(periode, stemme, indledning, flertal=flertal))

    def doubt(token: Ord) -> str:
        return grunde.tvivl(token.lille, flertal=flertal) if token.lille in EGNE else ""

    followed = indledning.foelg(perioder)
    if stemme == "du":
        return (item for periode in followed for item in turn(periode).items())
    return i_begge_laesninger(followed, turn, doubt)


def _turn(periode: Periode, stemme: Stemme, indledning: Indledning, *, flertal: bool) -> list[tuple[Ord, Form]]:
    """Return what becomes of each word of the period that concerns the citizen or the reader."""
    found: list[tuple[Ord, Form]] = []
    places: list[int] = []
    for i, token in enumerate(periode.ord):
        if token.slags != "ord" or token.lille not in SKILLER_SIG_UD:
            continue
        warning = find_varsel(periode, i)
        if warning is None:
            if token.lille in EGNE:
                places.append(i)
        elif warning:
            found.append((token, ("", warning)))
    if stemme == "du":
        return found + _du(periode, places, flertal=flertal)
    return found + _borgeren(periode, places, indledning, flertal=flertal) if places else found


def _du(periode: Periode, places: list[int], *, flertal: bool) -> list[tuple[Ord, Form]]:
    """Return the forms said to the citizen; a sentence that asks its reader for something is in doubt."""
    bydeform = find_bydeform(periode) if places else -1
    found = []
    for i in places:
        token = periode.ord[i]
        if flertal and token.lille not in FLERTAL:
            form = "", grunde.klagere(token.lille)
        else:
            form = ("", grunde.BYDEFORM) if 0 <= bydeform < i else (til_du(token.text), "")
        found.append((token, form))
    return found


def _borgeren(periode: Periode, places: list[int], indledning: Indledning, *, flertal: bool) -> list[tuple[Ord, Form]]:
    """Return the third-person forms; where two readings of the verbs differ, the word is in doubt."""
    if len(periode.ord) > LONGEST:
        return [(periode.ord[i], ("", grunde.LANG)) for i in places]
    readings = laes_alle(renskriv(periode), flertal=flertal, andens_liste=indledning.andens)
    found = []
    for i in places:
        forms = {(*reading.form(i), reading.ombyttet(i)) for reading in readings}
        form, why, moved = forms.pop() if len(forms) == 1 else ("", "", 0)
        if form:
            found += _byt(periode.ord[i : i + moved + 1], form)
        else:
            found.append((periode.ord[i], ("", why or grunde.tvivl(periode.ord[i].lille, flertal=flertal))))
    return found


def _byt(tokens: tuple[Ord, ...], form: str) -> list[tuple[Ord, Form]]:
    """Return the words with the first one, in its new form, moved behind the others."""
    after = [token.text for token in tokens[1:]]
    return [(token, (text, "")) for token, text in zip(tokens, [*after, stort_som(tokens[0].text, form)], strict=True)]
