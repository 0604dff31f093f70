"""Rules about CPR numbers, which do not belong in prose."""

from __future__ import annotations

from datetime import date
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from drafting.dansk.cpr import CPR
from drafting.errors import Place
from drafting.facts.record import Record
from drafting.facts.words import Id
from drafting.findings.regel import Rule
from drafting.fund import Level
from drafting.oprindelse import Data, Tekst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding


# most of what a case holds: asked for first, since that is quickest
_UDEN_TEKST = frozenset({str, Id, bool, int, date, dict})


def _find_tekster(values: Iterable[object]) -> list[Tekst]:
    """Return every text among the values and in the records below them, but for the field `cpr` itself."""
    found: list[Tekst] = []
    for value in filter(None, values):
        if type(value) in _UDEN_TEKST:
            continue
        if isinstance(value, Tekst):
            found.append(value)
        elif isinstance(value, tuple):
            found += _find_tekster(value)
        elif isinstance(value, Record):
            found += _find_tekster(_choose_felter(type(value))(value))
    return found


@cache
def _choose_felter(kind: type[Record]) -> Callable[[Record], tuple[object, ...]]:
    # `steder` holds no text, and is there so that there are always two
    return attrgetter(*(name for name in kind.__struct_fields__ if name != "cpr"))


def _check_tekst(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    fil = grundlag.sag.sted().file
    for tekst in _find_tekster((grundlag.sag,)):
        if CPR.search(tekst) and isinstance(tekst.oprindelse, Data):
            yield rule.finding(
                "Teksten indeholder noget, der ligner et CPR-nummer. Det kommer med i brevene.",
                Place(fil, tekst.oprindelse.linje, tekst.oprindelse.kolonne),
                "Slet nummeret i teksten. Skal det bruges, så skriv det under borger: cpr.",
            )


RULES = (
    Rule(
        id="cpr.i_tekst",
        level=Level.ADVARSEL,
        kilde="dbf_5_1_c",
        forklaring="Et CPR-nummer må kun stå i et brev, når modtageren har brug for det.",
        check=_check_tekst,
    ),
)
