"""The texts of a generel udtalelse that others will read, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import Place
from drafting.facts.record import Record
from drafting.oprindelse import Data, Tekst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts.model import GenerelUdtalelse

# the adviser signs, units and rules have names of their own, and these numbers are not printed
_UDEN = frozenset({"steder", "raadgiver", "enheder", "regler", "kommune", "sagsnummer", "udspringer_af"})


def iter_tekster(udtalelse: GenerelUdtalelse) -> Iterator[Tekst]:
    """Yield every text the adviser wrote, in the order of the file."""
    yield from sorted(_iter_record(udtalelse), key=_find_linje)


def find_sted(udtalelse: GenerelUdtalelse, tekst: Tekst, start: int = 0) -> Place:
    """Return where the text stands, or where in a block the sign number `start` does."""
    linje = tekst[:start].count("\n")
    kolonne = 0 if linje or not isinstance(tekst.oprindelse, Data) else tekst.oprindelse.kolonne
    return Place(udtalelse.sted().file, _find_linje(tekst) + linje, kolonne)


def _find_linje(tekst: Tekst) -> int:
    return tekst.oprindelse.linje if isinstance(tekst.oprindelse, Data) else 0


def _iter_record(record: Record) -> Iterator[Tekst]:
    for name in record.__struct_fields__:
        if name not in _UDEN:
            yield from _iter_value(getattr(record, name))


def _iter_value(value: object) -> Iterator[Tekst]:
    match value:
        case Tekst():
            yield value
        case Record():
            yield from _iter_record(value)
        case tuple():
            for item in value:
                yield from _iter_value(item)
