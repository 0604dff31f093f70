"""Measuring side by side: every rival does the same work in turn, in one process and one run.

A machine drifts, so a figure is never a time of its own: it is the median of how each round went, one against another.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Arbejde = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Runder:
    """How long each work took in each round, in milliseconds for one piece."""

    tider: Sequence[Mapping[str, float]]

    def find_forhold(self, navn: str, mod: str) -> float:
        """Return the median of how long `navn` took against `mod` in the same round."""
        return median(runde[navn] / runde[mod] for runde in self.tider)

    def find_tid(self, navn: str) -> float:
        """Return the median in milliseconds."""
        return median(runde[navn] for runde in self.tider)

    def choose(self, navne: Iterable[str]) -> Runder:
        """Return the same rounds for some of the works."""
        wanted = tuple(navne)
        return Runder([{navn: runde[navn] for navn in wanted} for runde in self.tider])


@dataclass(frozen=True, slots=True)
class Afsnit:
    """A table of the report: what was done, its rows, who could not take part, and what the goals are held against."""

    titel: str
    forklaring: str
    kolonner: Sequence[str]
    raekker: Sequence[Sequence[str]]
    ikke_koert: Sequence[str] = ()
    maalt: Mapping[str, float] = field(default_factory=dict)


def measure(arbejder: Mapping[str, Arbejde], runder: int, gange: int = 1, *, varm: bool = True) -> Runder:
    """Return what each work took in `runder` rounds of `gange` pieces; with `varm` a round before them is not told."""
    tider = [_measure_round(arbejder, gange, reverse=bool(number % 2)) for number in range(runder + varm)]
    return Runder(tider[varm:])


def _measure_round(arbejder: Mapping[str, Arbejde], gange: int, *, reverse: bool) -> dict[str, float]:
    """Return each work's time for one piece; every second round goes the other way round."""
    order = list(arbejder.items())
    tider = {}
    for navn, arbejde in reversed(order) if reverse else order:
        gc.collect()
        start = perf_counter()
        for _ in range(gange):
            arbejde()
        tider[navn] = (perf_counter() - start) * 1000 / gange
    return {navn: tider[navn] for navn in arbejder}


def build_afsnit(
    titel: str,
    forklaring: str,
    runder: Runder,
    *,
    ikke_koert: Sequence[str] = (),
    maalt: Mapping[str, float] | None = None,
) -> Afsnit:
    """Return the ordinary table: the first work is 1.00, and the others stand against it."""
    first, *_ = runder.tider[0]
    raekker = [
        (navn, format_tal(runder.find_forhold(navn, first)), format_tal(runder.find_tid(navn), _choose(runder, navn)))
        for navn in runder.tider[0]
    ]
    return Afsnit(titel, forklaring, ("Hvem", "Forhold", "Millisekunder"), raekker, ikke_koert, maalt or {})


def _choose(runder: Runder, navn: str) -> int:
    """Return how many decimals a time is told with."""
    return 0 if runder.find_tid(navn) >= 20 else 1  # noqa: PLR2004 (two figures are enough)


def format_tal(tal: float, decimaler: int = 2) -> str:
    """Return a figure as Danish has it: 10.000 and 0,25."""
    return f"{tal:,.{decimaler}f}".translate(str.maketrans(",.", ".,"))
