"""Blocks of lines from a file become pieces: what each reads as, where the reader was not told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.language.brevdele import (
    greets,
    is_adresse,
    is_bilag,
    is_dato,
    is_list,
    is_overskrift,
    says_goodbye,
)
from drafting.language.dokument import Slags, Sted, Stykke

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from drafting.errors import Place

PUNKT = re.compile(r"[ \t]*(?:[-*•–▪·◦‣]|\d{1,3}\)|\d{1,3}\.(?=[ \t]+[^\Wa-zæøå])|[a-zæøå]\))[ \t]+(?=\S)")
_ORDDELT = re.compile(r"[^\W\d_]([-\u00ad\u2010])$")
_FORTSAT = re.compile(r"(?!(?:og|eller|samt|til)\b)[a-zæøåéü]")
_CELLE = re.compile(r"[^|]*[^|\s][^|]*")


class Linje(Struct, frozen=True):
    """A line of a file and where it stands; a place without a column cannot tell where in the line a word is."""

    tekst: str
    place: Place


class Blok(Struct, frozen=True):
    """Lines that belong together; `slags` is None where the file does not tell what they are.

    With `orddelt` a hyphen at the end of a line is taken away where the word goes on.
    """

    linjer: tuple[Linje, ...]
    slags: Slags | None = None
    orddelt: bool = False

    @property
    def tekst(self) -> str:
        """Return the lines as one text."""
        return "\n".join(linje.tekst for linje in self.linjer)


def build_stykker(blokke: Iterable[Blok]) -> Iterator[Stykke]:
    """Yield each block as a piece of the kind it reads as; what follows the goodbye is the signature."""
    after: Slags | None = None
    for blok in blokke:
        for part in _part(blok):
            slags = part.slags or _choose_slags(part.tekst, after)
            after = _find_after(slags, part.tekst, after)
            yield join_linjer(replace(part, slags=slags))


def _part(blok: Blok) -> Iterator[Blok]:
    """Yield the block, a table cell by cell, and the goodbye apart from the names under it."""
    if blok.slags is None and all(linje.tekst.strip().count("|") for linje in blok.linjer):
        yield from (Blok((cell,), Slags.CELLE) for linje in blok.linjer for cell in _iter_celler(linje))
    elif blok.slags is None and blok.linjer[1:] and says_goodbye(blok.linjer[0].tekst):
        yield replace(blok, linjer=blok.linjer[:1], slags=Slags.HILSEN)
        yield replace(blok, linjer=blok.linjer[1:], slags=Slags.UNDERSKRIFT)
    else:
        yield blok


def _iter_celler(linje: Linje) -> Iterator[Linje]:
    for found in _CELLE.finditer(linje.tekst):
        if found[0].strip("-: "):
            column = linje.place.column
            yield Linje(found[0], replace(linje.place, column=column + found.start()) if column else linje.place)


def _find_after(slags: Slags, tekst: str, after: Slags | None) -> Slags | None:
    """Return the kind of what comes next, None where it must be read to be known."""
    if says_goodbye(tekst):
        return Slags.UNDERSKRIFT
    if is_bilag(tekst):
        return Slags.BILAG
    return after if slags is after else None


def _choose_slags(tekst: str, after: Slags | None) -> Slags:
    if after is Slags.BILAG and is_list(tekst):
        return Slags.BILAG
    if after is Slags.UNDERSKRIFT and (is_adresse(tekst) or is_overskrift(tekst)) and not is_bilag(tekst):
        return Slags.UNDERSKRIFT
    return next(slags for is_kind, slags in _KENDETEGN if is_kind(tekst))


def _is_punkt(tekst: str) -> bool:
    return PUNKT.match(tekst) is not None


def _is_hilsen(tekst: str) -> bool:
    return greets(tekst) or says_goodbye(tekst)


def _is_afsnit(_tekst: str) -> bool:
    return True


# The first that fits is what a block is.
_KENDETEGN: tuple[tuple[Callable[[str], bool], Slags], ...] = (
    (_is_punkt, Slags.PUNKT),
    (is_dato, Slags.DATO),
    (_is_hilsen, Slags.HILSEN),
    (is_adresse, Slags.ADRESSE),
    (is_overskrift, Slags.OVERSKRIFT),
    (_is_afsnit, Slags.AFSNIT),
)


def join_linjer(blok: Blok) -> Stykke:
    """Return the lines as one piece; the mark of a list item and the space around each line are left out."""
    slags = blok.slags or Slags.AFSNIT
    parts: list[str] = []
    steder: list[Sted] = []
    end = 0
    for number, linje in enumerate(blok.linjer, start=1):
        mark = PUNKT.match(linje.tekst) if number == 1 and slags in {Slags.PUNKT, Slags.BILAG} else None
        begin = mark.end() if mark else len(linje.tekst) - len(linje.tekst.lstrip())
        following = blok.linjer[number].tekst.lstrip() if number < len(blok.linjer) else None
        parts.append(_join_next(linje.tekst[begin:].rstrip(), following, orddelt=blok.orddelt))
        start, end = end, end + len(parts[-1])
        steder.append(_place_line(linje.place, begin, start, end))
    return Stykke(slags, "".join(parts), tuple(steder))


def _join_next(text: str, following: str | None, *, orddelt: bool) -> str:
    """Return the line as the next one follows on it: after a line break, or inside a word that was divided."""
    if following is None:
        return text
    divided = _ORDDELT.search(text) if orddelt else None
    return text[: divided.start(1)] if divided and _FORTSAT.match(following) else f"{text}\n"


def _place_line(place: Place, begin: int, start: int, end: int) -> Sted:
    if not place.column:
        return Sted(start, end, None, place)
    return Sted(start, end, None, replace(place, column=place.column + begin), ordret=True)
