"""Values told by a label: beside it, below it, or in a row of values under a row of labels."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafting.afgoerelse.ark import Ark


class Maerket(Struct, frozen=True):
    """A value with a label: `tekst[start:end]`, and where the label begins."""

    vaerdi: str
    start: int
    end: int
    etiket: int


def find_maerkede(
    ark: Ark, etiketter: Sequence[str], find_vaerdier: Callable[[str], list[tuple[int, int, str]]]
) -> Iterator[Maerket]:
    """Yield the values that stand after, or below, one of the labels."""
    label = compile_etiketter(etiketter)
    following = dict(pairwise(ark.linjer))
    for linje in ark.linjer:
        labels = list(label.finditer(linje.tekst))
        for number, found in enumerate(labels):
            rest = linje.tekst[found.end() :]
            values = [value for value in find_vaerdier(rest) if not re.search(r"\w", rest[: value[0]])]
            if values:
                start, end, vaerdi = values[0]
                offset = linje.start + found.end()
                yield Maerket(vaerdi, offset + start, offset + end, linje.start + found.start())
            elif (below := following.get(linje)) and _is_hoved(rest, linje.tekst[: found.start()], find_vaerdier):
                values = find_vaerdier(below.tekst)
                if len(values) in {1, len(labels)}:  # `Deres dato   Vores dato` over two dates
                    start, end, vaerdi = values[number if len(values) > 1 else 0]
                    yield Maerket(vaerdi, below.start + start, below.start + end, linje.start + found.start())


def compile_etiketter(etiketter: Sequence[str]) -> re.Pattern[str]:
    """Return what finds a label; a space in one may be a full stop or a hyphen too."""
    words = (r"[\s.-]*".join(map(re.escape, each.split())) for each in sorted(etiketter, key=len, reverse=True))
    return re.compile(rf"(?<![\wæøå])(?:{'|'.join(words)})(?![\wæøå])\s*\.?\s*:?", re.IGNORECASE)


def _is_hoved(rest: str, before: str, find_vaerdier: Callable[[str], list[tuple[int, int, str]]]) -> bool:
    """Return whether a line is labels only: few words, no value, no full sentence."""
    words = f"{before} {rest}".split()
    return len(words) <= 6 and not find_vaerdier(rest) and not rest.rstrip().endswith(",")  # noqa: PLR2004
