"""A text turned into one of the three voices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv import grunde
from drafting.dansk.perspektiv.afgoer import Afgoerelse
from drafting.dansk.perspektiv.citater import find_citater
from drafting.dansk.perspektiv.former import EGNE, FLERTAL, stort_som, til_du
from drafting.dansk.perspektiv.grundled import Grundledsfinder
from drafting.dansk.perspektiv.kontekst import Kontekst
from drafting.dansk.perspektiv.model import Boejning, Periode, Usikkerhed
from drafting.dansk.perspektiv.perioder import find_ord, find_perioder
from drafting.dansk.perspektiv.saetninger import laes
from drafting.dansk.perspektiv.udsagnsled import find_udsagnsled
from drafting.dansk.perspektiv.valg import flad
from drafting.dansk.perspektiv.varsler import find_varsel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafting.dansk.perspektiv.afgoer import Form
    from drafting.dansk.perspektiv.model import Ord, Stemme
    from drafting.dansk.perspektiv.valg import Flad

_RELEVANT = re.compile(
    r"\b(?:jeg|mig|min|mit|mine|vi|os|vores|vor|vort|vore|du|dig|din|dit|dine|jer|jeres|i|undertegnede\w*)\b",
    re.IGNORECASE,
)

_LONGEST = 250  # more words than this without a full stop are not read as a sentence


def boej(text: str, stemme: Stemme, *, flertal: bool = False) -> Boejning:
    """Return the citizen's first-person `text` in another voice; what the rules cannot turn is an uncertainty.

    `du` speaks to the citizen, `borgeren` about the citizen; `jeg` only settles choices written `[min|sin]`.
    """
    level = flad(text, stemme)
    if stemme == "jeg" or not _RELEVANT.search(level.text):
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


def _put_together(level: Flad, edits: list[tuple[int, int, str]]) -> str:
    """Return the flat text with the forms put in."""
    parts, position = [], 0
    for start, end, form in sorted([*edits, *((valg.start, valg.slut, valg.form) for valg in level.valg)]):
        parts += [level.text[position:start], form]
        position = end
    return "".join([*parts, level.text[position:]])


def _turn_all(perioder: Iterable[Periode], stemme: Stemme, *, flertal: bool) -> Iterator[tuple[Ord, Form]]:
    """Yield what becomes of the words; where a line end may or may not end a sentence, both readings must agree."""
    before: Periode | None = None
    held: dict[Ord, Form] = {}
    for periode in perioder:
        found = dict(_turn(periode, stemme, flertal=flertal))
        if periode.linje and before is not None and stemme == "borgeren":
            before = Periode(before.ord + periode.ord, before.loes, before.linje, periode.spoergsmaal)
            found = held | found
            for token, form in _turn(before, stemme, flertal=flertal):
                if form != found.get(token):
                    found[token] = form if form[1] else _tvivl(token, flertal=flertal)
        else:
            yield from held.items()
            before = periode
        held = found
    yield from held.items()


def _tvivl(token: Ord, *, flertal: bool) -> Form:
    return "", grunde.tvivl(token.lille, flertal=flertal)


def _turn(periode: Periode, stemme: Stemme, *, flertal: bool) -> list[tuple[Ord, Form]]:
    """Return what becomes of each word of the period that concerns the citizen or the reader."""
    found: list[tuple[Ord, Form]] = []
    places: list[int] = []
    for i, token in enumerate(periode.ord):
        if token.slags != "ord":
            continue
        warning = find_varsel(periode, i)
        if warning is None:
            if token.lille in EGNE:
                places.append(i)
        elif warning:
            found.append((token, ("", warning)))
    if stemme == "du":
        return found + [(periode.ord[i], _du(periode.ord[i], flertal=flertal)) for i in places]
    return found + _borgeren(periode, places, flertal=flertal) if places else found


def _du(token: Ord, *, flertal: bool) -> Form:
    if flertal and token.lille not in FLERTAL:
        return "", grunde.klagere(token.lille)
    return til_du(token.text), ""


def _borgeren(periode: Periode, places: list[int], *, flertal: bool) -> list[tuple[Ord, Form]]:
    """Return the third-person forms; where two readings of the verbs differ, the word is in doubt."""
    words = [token.lille for token in periode.ord]
    if len(words) > _LONGEST:
        return [(periode.ord[i], ("", grunde.LANG)) for i in places]
    many, few = find_udsagnsled(periode)
    readings = [_read(Kontekst(periode, words, many), flertal=flertal)]
    if few != many:
        readings.append(_read(Kontekst(periode, words, few), flertal=flertal))
    found = []
    for i in places:
        forms = {reading.form(i) for reading in readings}
        form, why = forms.pop() if len(forms) == 1 else ("", "")
        if not form and not why:
            why = grunde.tvivl(words[i], flertal=flertal)
        found.append((periode.ord[i], (stort_som(periode.ord[i].text, form), why)))
    return found


def _read(context: Kontekst, *, flertal: bool) -> Afgoerelse:
    reader = laes(context)
    Grundledsfinder(context, reader, flertal=flertal)
    return Afgoerelse(context, reader, flertal=flertal)
