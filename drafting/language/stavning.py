"""Words that the dictionary does not know, each with its place in the text; works offline and without Java."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct

from drafting.language.ordbog import load_ordbog
from drafting.language.staveforslag import find_staveforslag

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

_SHORT_CAPS = 5
_SOFT_HYPHEN = "\u00ad"
_LETTER = r"(?:[^\W\d_][\u0300-\u036f\u00ad]*)"
_PIECE = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)?")
# Links, mail addresses, file names, and whatever holds a digit: case numbers, dates, 12-årig
_SKIPPED = r"""(?:https?://|www\.)\S+
    | [^\s@<>()]{1,64}@[^\s@<>()]+
    | (?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:dk|com|eu|org|net|info|pdf|docx?|xlsx|txt|html|yaml)(?![\w-])(?:/\S*)?
    | [\w/–‑-]*\d[\w/–‑-]*"""
# A word with all that can belong to it: hyphens, apostrophes, and full stops inside and after an abbreviation
_TOKEN = re.compile(rf"{_SKIPPED} | (?P<ord>{_LETTER}+(?:[.'’‑-]{_LETTER}+)*[.‑-]?)", re.VERBOSE | re.IGNORECASE)


class Stavefejl(Struct, frozen=True):
    """A word that may be misspelt: `tekst[start:slut]`; `forslag` is empty unless asked for."""

    start: int
    slut: int
    ord: str
    forslag: tuple[str, ...] = ()


def find_stavefejl(tekst: str, kendte_ord: Collection[str] = (), *, med_forslag: bool = False) -> tuple[Stavefejl, ...]:
    """Return the words the dictionary does not know, in the order of the text.

    `kendte_ord` are the names of the case, which are right in themselves, in the genitive and in capitals.
    Suggestions take up to half a second for a word. Raises VaerktoejError when the dictionary cannot be used.
    """
    load_ordbog()  # a dictionary that cannot be used is told of every time
    is_known = _prepare_known(frozenset(kendte_ord))
    return tuple(
        Stavefejl(start, slut, tekst[start:slut], find_forslag(tekst[start:slut]) if med_forslag else ())
        for match in _TOKEN.finditer(tekst)
        if match["ord"] and not is_known(match["ord"])
        for start, slut in _iter_unknown_pieces(match["ord"], match.start(), is_known)
    )


@lru_cache(maxsize=1000)
def find_forslag(word: str) -> tuple[str, ...]:
    """Return at most three words that may have been meant."""
    return find_staveforslag(_plain(word))


def _iter_unknown_pieces(word: str, start: int, is_known: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield the places of what is wrong in a word that may be joined by hyphens or by a missing space."""
    for piece in _PIECE.finditer(word):
        if not is_known(piece[0]):
            yield start + piece.start(), start + piece.end()


@lru_cache(maxsize=4)
def _prepare_known(kendte_ord: frozenset[str]) -> Callable[[str], bool]:
    """Return the question whether a word is right; it is asked of each word once, whichever piece it stands in."""
    names = {piece[0] for name in kendte_ord for piece in _PIECE.finditer(normalize("NFC", name))}
    names |= {name.upper() for name in names}
    ordbog = load_ordbog()

    @cache
    def is_known(written: str) -> bool:
        word = _plain(written)
        if len(word) == 1 or ordbog.spell(word):
            return True
        stem = re.sub(r"['’]?(?:s|S)$|['’]\w+$", "", word)
        return bool({word, stem} & names) or (stem.isupper() and len(stem) <= _SHORT_CAPS)

    return is_known


def _plain(word: str) -> str:
    """Return the word as the dictionary writes it."""
    return normalize("NFC", word.replace(_SOFT_HYPHEN, "")).replace("‑", "-").replace("’", "'")
