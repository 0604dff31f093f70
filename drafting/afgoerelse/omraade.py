"""Which area of the directory a decision is about: by the provisions it cites, and by what it is called."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from drafting.afgoerelse.hylde import find_bestemmelser
from drafting.afgoerelse.model import Oplysning, Sikkerhed
from drafting.afgoerelse.ordfil import find_ord, load_ordfil
from drafting.law.klageinstanser import load_klageinstanser

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from drafting.afgoerelse.ark import Ark
    from drafting.afgoerelse.model import Henvisning, Udfald
    from drafting.errors import Place
    from drafting.law.klageinstans import Klageinstans

_FAELLES = 6  # a provision that so many areas rest on tells none of them from the others
_KORT = 5  # letters of a word that can name an area
_LOVNAVN = "loven"  # an act is held against the provisions, and not against words
_LOV, _ORD, _HVAD, _NAEVNT = 2.0, 1.5, 1.0, 0.5
_FOERST = 2  # sentences of the text that tell what it is about


def find_omraade(
    ark: Ark, henvisninger: Sequence[Oplysning[Henvisning]], udfald: Oplysning[Udfald] | None, dato: date | None
) -> Oplysning[str] | None:
    """Return the key of the area, None where none stands out."""
    rows = _list_raekker(dato)
    told = _list_overskrifter(ark, udfald)
    by_lov = _measure_love(rows, henvisninger)
    by_ord = {raekke.noegle: _measure_ord(raekke, told) for raekke in rows}
    score = {raekke.noegle: by_lov[raekke.noegle] + by_ord[raekke.noegle] for raekke in rows}
    best = max(score.values(), default=0.0)
    first = [noegle for noegle, value in score.items() if value == best]
    if best < _HVAD or len(first) > 1:
        return None
    noegle = first[0]
    both = by_lov[noegle] >= _LOV and by_ord[noegle] > 0
    hvorfor = "Det passer med loven og med det, brevet kalder det." if both else _tell(by_lov[noegle])
    sure = Sikkerhed.SIKKER if both else Sikkerhed.SANDSYNLIG
    row = next(row for row in rows if row.noegle == noegle)
    sted, citat = _find_spor(ark, row, henvisninger, udfald)
    return Oplysning(noegle, sted, citat, sure, hvorfor)


def _tell(by_lov: float) -> str:
    return "Det er den lov, brevet nævner." if by_lov >= _LOV else "Det er det, brevet kalder det."


def _list_raekker(dato: date | None) -> tuple[Klageinstans, ...]:
    rows = load_klageinstanser().raekker
    return tuple(row for row in rows if (row.is_in_force(dato) if dato else row.til is None))


def _list_overskrifter(ark: Ark, udfald: Oplysning[Udfald] | None) -> list[tuple[str, float]]:
    """Return what the letter is called and what it decides, each with what it counts."""
    heads = [(each.tekst.lower(), _ORD) for each in ark.saetninger if each.overskrift]
    heads += [(linje.tekst.lower(), _HVAD) for linje in ark.linjer if linje.start < ark.krop]
    heads = [(text, weight) for text, weight in heads if not _is_brevhoved(text)]
    body = [each for each in ark.saetninger if each.start >= ark.krop and not each.overskrift]
    heads += [(each.tekst.lower(), _NAEVNT) for each in body[:_FOERST]]
    said = [(udfald.citat.lower(), _ORD), (udfald.vaerdi.hvad.lower(), _HVAD)] if udfald else []
    return [*heads, *said]


def _is_brevhoved(text: str) -> bool:
    """Return whether it is a line of an e-mail that says who sends it to whom, and not what it is about."""
    return text.split(":", maxsplit=1)[0].strip().lower() in find_ord(load_ordfil("ord"), "brevhoved") and ":" in text


def _measure_love(rows: Iterable[Klageinstans], henvisninger: Sequence[Oplysning[Henvisning]]) -> dict[str, float]:
    shared = Counter(noegle for row in rows for noegle in row.hjemmel)
    cited = [{each.id for each in find_bestemmelser(oplysning.vaerdi)} for oplysning in henvisninger]
    ids = frozenset[str]().union(*cited)
    score: dict[str, float] = {}
    for row in rows:
        own = {noegle for noegle in row.hjemmel if shared[noegle] < _FAELLES}
        score[row.noegle] = _LOV if own & ids else 0.0
    return score


def _measure_ord(row: Klageinstans, told: list[tuple[str, float]]) -> float:
    """Return how much of what the letter is called is a word of the area; a longer word counts a little more."""
    best = 0.0
    for text, weight in told:
        for word in row.soegeord:
            if (
                len(word) >= _KORT
                and not word.endswith(_LOVNAVN)
                and re.search(rf"(?<![\wæøå]){re.escape(word.lower())}", text)
            ):
                best = max(best, weight + len(word) / 1000)
    return best


def _find_spor(
    ark: Ark, row: Klageinstans, henvisninger: Sequence[Oplysning[Henvisning]], udfald: Oplysning[Udfald] | None
) -> tuple[Place | None, str]:
    """Return where the area shows: the heading that names it, the provision it rests on, else what was decided."""
    for saetning in ark.saetninger:
        named = saetning.overskrift and not _is_brevhoved(saetning.tekst)
        if named and _measure_ord(row, [(saetning.tekst.lower(), _HVAD)]):
            return ark.find_sted(saetning.start), ark.cite(saetning.start, saetning.end)
    for oplysning in henvisninger:
        if {each.id for each in find_bestemmelser(oplysning.vaerdi)} & set(row.hjemmel):
            return oplysning.sted, oplysning.citat
    return (udfald.sted, udfald.citat) if udfald else (None, "")
