"""CPR numbers, names and mail addresses hidden before text leaves the program; no letter changes its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEP = r"[\s.\-/‐‑–]{0,3}"
_CPR = re.compile(rf"(?<!\d)\d{{2}}{_SEP}\d{{2}}{_SEP}\d{{2}}{_SEP}(?:\d{{4}}(?!\d)|[xX*]{{4}})")
_MAIL = re.compile(r"[^\s@<>()]{1,64}@[^\s@<>()]+")
_NAVNEDEL = re.compile(r"[^\W\d_](?:[\u0300-\u036f]|[^\W\d_])+")
_LAST_OF_BMP = "\uffff"
# Java counts a character beyond the first 65,536 as two; a plain sign in its place keeps Java's count and ours alike
_TEGN = "□"


class Maskeret(Struct, frozen=True):
    """A text as long as the one it hides, in Java's count too; `skjult` are the places that were hidden."""

    tekst: str
    skjult: tuple[tuple[int, int], ...]

    def is_hidden(self, start: int, end: int) -> bool:
        """Return whether any of it was hidden."""
        return any(first < end and start < last for first, last in self.skjult)


def mask_tekst(tekst: str, navne: Iterable[str] = ()) -> Maskeret:
    """Return the text with CPR numbers, mail addresses and every part of the names hidden.

    Names are hidden as written and in capitals, alone and in the genitive, composed or decomposed.
    """
    patterns = [_CPR, _MAIL, *_make_navne(navne)]
    skjult = tuple(sorted({match.span() for pattern in patterns for match in pattern.finditer(tekst)}))
    tegn = [_TEGN if each > _LAST_OF_BMP or "\ud800" <= each <= "\udfff" else each for each in tekst]
    for start, end in skjult:
        tegn[start:end] = [_hide(each) for each in tegn[start:end]]
    return Maskeret("".join(tegn), skjult)


def _make_navne(navne: Iterable[str]) -> list[re.Pattern[str]]:
    """Return one pattern of all parts of the names: `Anne-Mette von Holm` is Anne, Mette and Holm."""
    dele = {del_ for navn in navne for del_ in _NAVNEDEL.findall(normalize("NFC", navn)) if del_[0].isupper()}
    former = {normalize(form, each) for del_ in dele for each in (del_, del_.upper()) for form in ("NFC", "NFD")}
    if not former:
        return []
    alle = "|".join(re.escape(form) for form in sorted(former, key=len, reverse=True))
    return [re.compile(rf"(?<![^\W\d_])(?:{alle})(?=['’]?[sS]?(?![^\W\d_]))")]


def _hide(tegn: str) -> str:
    if tegn.isdigit():
        return "0"
    if tegn.isalpha() or tegn == _TEGN or "\u0300" <= tegn <= "\u036f":
        return "X" if tegn.isupper() else "x"
    return tegn
