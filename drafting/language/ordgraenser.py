"""Words: what is one word, and how many letters it has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.language.ordfiler import find_ordliste, load_ordfil

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEB = r"(?i:https?://|www\.)[^\s<>»«\"]*[^\s<>»«\".,;:!?)\]'’]"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_DOMAENE = r"(?:[^\W_][\w-]*\.)+(?i:{topdomaener})(?![\w-])(?:/[^\s<>»«\"]*[^\s<>»«\".,;:!?)\]'’])?"
# no possessive quantifiers: Python before 3.11.4 forgets to step back after a failed look ahead in one
_TAL = r"\d+(?:[.,:/–-]\d+)*[^\W_]*(?:-[^\W_]+)*"
_INITIALER = r"[A-ZÆØÅ](?:\.[A-ZÆØÅ])+(?![^\W_])"
_ORD = r"[^\W_]+(?:(?:[-‑'’]|\.(?=[a-zæøå\d]))[^\W_]+)*"


class Ord(Struct, frozen=True):
    """A word and where it stands in its piece; `bogstaver` is 0 in a number and in an address on the web."""

    start: int
    end: int
    tekst: str
    bogstaver: int


@lru_cache(maxsize=1)
def _moenster() -> re.Pattern[str]:
    domaene = _DOMAENE.replace("{topdomaener}", "|".join(find_ordliste(load_ordfil("forkortelser"), "topdomaener")))
    return re.compile(f"(?P<adresse>{_WEB}|{_MAIL}|{domaene})|{_TAL}|{_INITIALER}|{_ORD}")


def iter_ord(tekst: str, start: int = 0, end: int | None = None) -> Iterator[Ord]:
    """Yield the words of `tekst[start:end]`, with their offsets in the whole text.

    A hyphen, an apostrophe and a full stop inside a word belong to it; a number is one word, and § is none.
    """
    for found in _moenster().finditer(tekst, start, len(tekst) if end is None else end):
        letters = 0 if found["adresse"] else sum(map(str.isalpha, found[0]))
        yield Ord(found.start(), found.end(), found[0], letters)
