"""The word list data/sprog/kancelli.yaml, and where its words stand in a text: the longest match wins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import LawError, Trouble
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.yamlfile import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.dokument import Stykke

_BETWEEN = "\0"  # no pattern reaches from one piece into the next
_WORD = r"(?<![\wæøåÆØÅ]){}(?![\wæøåÆØÅ])"
_CASE = "case-sensitive"
KINDS = frozenset({"replace", "avoid", "explain"})


class Opslag(Struct, frozen=True):
    """A word of the list: its kind, what to write instead, its pattern, and what is near it when it is no hit.

    `forslag` is the advice as a sentence.
    """

    term: str
    kind: str
    plain: str
    forslag: str
    hint: bool
    kilder: tuple[str, ...]
    match: re.Pattern[str]
    ikke: re.Pattern[str] | None


class Ordtraef(Struct, frozen=True):
    """A word of the list in a piece: `stykke.tekst[start:end]`."""

    opslag: Opslag
    stykke: Stykke
    start: int
    end: int


@lru_cache(maxsize=1)
def load_ordliste() -> tuple[Opslag, ...]:
    """Return the words of the list; raises LawError for one that is broken."""
    node = load_ordfil("kancelli").get("entries")
    rows = [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []
    return tuple(map(_read_opslag, rows))


@lru_cache(maxsize=2)
def find_ordtraef(stykker: tuple[Stykke, ...]) -> tuple[Ordtraef, ...]:
    """Return where the words of the list stand in the pieces, in reading order, no letter in two of them."""
    text = _BETWEEN.join(stykke.tekst for stykke in stykker)
    starts = [0, *accumulate(len(stykke.tekst) + 1 for stykke in stykker)]
    spans = sorted(_iter_spans(text), key=lambda span: (span[1] - span[2], span[1]))
    taken = bytearray(len(text))
    kept = []
    for opslag, start, end in spans:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, opslag))
    return tuple(_place(opslag, start, end, stykker, starts) for start, end, opslag in sorted(kept, key=lambda k: k[0]))


def _iter_spans(text: str) -> Iterator[tuple[Opslag, int, int]]:
    for opslag in load_ordliste():
        barred = [found.span() for found in opslag.ikke.finditer(text)] if opslag.ikke else []
        for found in opslag.match.finditer(text):
            # the last one that begins before the end of the word: those before it end even earlier
            at = bisect_left(barred, found.end(), key=itemgetter(0))
            if not at or barred[at - 1][1] <= found.start():
                yield opslag, found.start(), found.end()


def _place(opslag: Opslag, start: int, end: int, stykker: tuple[Stykke, ...], starts: list[int]) -> Ordtraef:
    number = bisect_right(starts, start) - 1
    return Ordtraef(opslag, stykker[number], start - starts[number], end - starts[number])


def _read_opslag(row: Mapping) -> Opslag:
    term, kind, plain, note = (_text(row, noegle) for noegle in ("term", "kind", "plain", "note"))
    if kind not in KINDS:
        raise LawError(
            Trouble(f"'{kind}' er ikke en slags ord.", row.place, f"Vælg mellem {', '.join(sorted(KINDS))}.")
        )
    forslag = _text(row, "forslag") or _format_forslag(kind, plain)
    flags = re.NOFLAG if _CASE in note else re.IGNORECASE
    match = _text(row, "match") or r"\s+".join(map(re.escape, term.split()))
    ikke = _text(row, "not")
    try:
        return Opslag(
            term, kind, plain, forslag, _text(row, "hint") == "true", find_ordliste(row, "source"),
            re.compile(_WORD.format(f"(?:{match})s?"), flags), re.compile(ikke, re.IGNORECASE) if ikke else None,
        )  # fmt: skip
    except re.error as error:
        raise LawError(Trouble(f"Mønsteret til '{term}' er ikke et mønster ({error}).", row.place)) from error


def _format_forslag(kind: str, plain: str) -> str:
    """Return what to do as a sentence: an explanation, or the words that can be written, told apart."""
    if kind == "explain":
        return f"Forklar ordet, første gang du bruger det: »{plain}«."
    *first, last = (f"»{each}«" for each in plain.split(" / "))
    return f"Skriv {' eller '.join([', '.join(first), last]) if first else last}."


def _text(row: Mapping, noegle: str) -> str:
    value = row.get(noegle)
    return value.text if isinstance(value, Scalar) else ""
