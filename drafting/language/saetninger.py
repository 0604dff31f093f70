"""Sentences: where they end, and where a full stop does not end one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.ordgraenser import Ord, iter_ord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.errors import Place
    from drafting.language.dokument import Dokument, Stykke

_AABNER = r"[\"»«”“„‘'(\[–—-]"
_LUKKER = r"[\"»«”“’')\]]"
_TEGN = re.compile(rf"(?P<tegn>[.!?…]+){_LUKKER}*(?=\s)")
_FORAN = re.compile(r"[^\s\"»«”“„(\[/]*$")
_TAL = re.compile(r"(?:\d+\.)+")
_DAG = re.compile(r"(?:\d{1,2}|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2]))\.")
_NUMMER = re.compile(r"(?:\d+\.)*\d+[a-z]?[.,]?")
_INITIALER = re.compile(r"(?:[A-ZÆØÅ]\.)+")
_SMAAT = re.compile(r"[a-zæøåéü](?![-‑]?[A-ZÆØÅ])")
_SYN = 80  # letters looked at on each side of a mark
_ORD = re.compile(r"\S")
_NAESTE = re.compile(rf"\s*(?:{_AABNER}\s*)*")


class Saetning(Struct, frozen=True):
    """A sentence: `stykke.tekst[start:end]`, and its words; it may have none, where a line is only signs."""

    stykke: Stykke
    start: int
    end: int
    ord: tuple[Ord, ...]

    @property
    def tekst(self) -> str:
        """Return the words of the sentence as they stand."""
        return self.stykke.tekst[self.start : self.end]

    @property
    def place(self) -> Place | None:
        """Return where the sentence begins."""
        return self.stykke.find_sted(self.start)


class _Forkortelser(Struct, frozen=True):
    midt_i: frozenset[str]
    kan_slutte: frozenset[str]
    maaneder: frozenset[str]
    foran_tal: frozenset[str]
    foran_bogstav: frozenset[str]
    ord_paa_et_bogstav: frozenset[str]


@lru_cache(maxsize=1)
def _load_forkortelser() -> _Forkortelser:
    mapping = load_ordfil("forkortelser")
    names = ("midt_i", "kan_slutte", "maaneder", "foran_tal", "foran_bogstav", "ord_paa_et_bogstav")
    return _Forkortelser(*(frozenset(find_ordliste(mapping, name)) for name in names))


def find_saetninger(stykke: Stykke) -> tuple[Saetning, ...]:
    """Return the sentences of a piece; its end is always the end of a sentence, and a line break never is."""
    return tuple(
        Saetning(stykke, start, end, tuple(iter_ord(stykke.tekst, start, end)))
        for start, end in _iter_graenser(stykke.tekst)
    )


def iter_saetninger(dokument: Dokument) -> Iterator[Saetning]:
    """Yield every sentence of a document in reading order, of every kind of piece."""
    for stykke in dokument.stykker:
        yield from find_saetninger(stykke)


def _iter_graenser(tekst: str) -> Iterator[tuple[int, int]]:
    start = _skip_space(tekst, 0)
    for found in _TEGN.finditer(tekst):
        after = _NAESTE.match(tekst, found.end())
        begin = after.end() if after else found.end()
        before, rest = tekst[max(start, found.end("tegn") - _SYN) : found.end("tegn")], tekst[begin : begin + _SYN]
        if found.start() > start and rest and _ends(before, found["tegn"], rest):
            yield start, found.end()
            start = _skip_space(tekst, found.end())
    if start < len(tekst):
        yield start, len(tekst.rstrip())


def _skip_space(tekst: str, offset: int) -> int:
    found = _ORD.search(tekst, offset)
    return found.start() if found else len(tekst)


def _ends(before: str, tegn: str, rest: str) -> bool:
    """Return whether a sentence ends after `before`, where `rest` comes next; `before` has the mark itself."""
    if _SMAAT.match(rest):
        return False
    return tegn != "." or _ends_at_stop(before, rest)


def _ends_at_stop(before: str, rest: str) -> bool:
    words = _load_forkortelser()
    found = _FORAN.search(before)
    last = found[0] if found else ""
    if last.lower() in words.midt_i:
        return False
    if last.lower() in words.kan_slutte:
        return rest[0].isalpha()
    if _TAL.fullmatch(last):
        return not _is_ordenstal(before, last, rest)
    if _INITIALER.fullmatch(last):
        return not _is_initial(before.removesuffix(last), last)
    return True


def _is_ordenstal(before: str, number: str, rest: str) -> bool:
    """Return whether a number with a stop is part of a date, or of the label a sentence begins with."""
    words = _load_forkortelser()
    following = next(iter_ord(rest), None)
    if following and following.tekst.lower() in words.maaneder:
        return True
    if rest[0].isdigit():
        return bool(_DAG.fullmatch(number))
    return all(word.lower() in words.foran_tal or _NUMMER.fullmatch(word) for word in before.split())


def _is_initial(before: str, letters: str) -> bool:
    """Return whether capital letters with stops are somebody's initials, and not a label or the word `I`."""
    words = _load_forkortelser()
    previous = before.rsplit(maxsplit=1)[-1] if before.split() else ""
    if letters.removesuffix(".") in words.ord_paa_et_bogstav:
        return previous[:1].isupper()
    return previous.lower() not in words.foran_bogstav
