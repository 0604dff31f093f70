"""Measuring side by side: every rival does the same work in turn, in one process and one run.

A machine drifts, so a figure is never a time of its own: it is the median of how each round went, one against another.
"""

from __future__ import annotations

import gc
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Arbejde = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Maaling:
    """What one rival took: the median in milliseconds, and the median ratio to the one all are measured against."""

    navn: str
    millisekunder: float
    forhold: float


@dataclass(frozen=True, slots=True)
class Afsnit:
    """One table of the report: what was done, the figures, and what a reader must know to read them right."""

    titel: str
    forklaring: str
    maalinger: Sequence[Maaling]
    ikke_koert: Sequence[str] = ()


def measure(arbejder: Mapping[str, Arbejde], runder: int) -> tuple[Maaling, ...]:
    """Return what each work took in `runder` rounds; the first is what the others are measured against."""
    tider = [_measure_round(arbejder, reverse=bool(number % 2)) for number in range(runder + 1)][1:]
    first = next(iter(arbejder))
    return tuple(
        Maaling(navn, median(runde[navn] for runde in tider), median(runde[navn] / runde[first] for runde in tider))
        for navn in arbejder
    )


def _measure_round(arbejder: Mapping[str, Arbejde], *, reverse: bool) -> dict[str, float]:
    """Return each work's time in milliseconds; every second round goes the other way round."""
    order = list(arbejder.items())
    tider = {}
    for navn, arbejde in reversed(order) if reverse else order:
        gc.collect()
        start = perf_counter()
        arbejde()
        tider[navn] = (perf_counter() - start) * 1000
    return tider


def find_version(pakke: str) -> str:
    """Return the package's name and version, or that it is not there."""
    try:
        return f"{pakke} {version(pakke)}"
    except PackageNotFoundError:
        return f"{pakke} (ikke installeret)"


def describe_maskine() -> str:
    """Return the machine in one line."""
    return f"Python {platform.python_version()}, {platform.system()} {platform.release()}, {platform.machine()}"
