"""Plain text as a document: blocks part at blank lines, and each line keeps its number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafting.errors import Place
from drafting.language.brevdele import (
    greets,
    is_adresse,
    is_bilag,
    is_dato,
    is_list,
    is_overskrift,
    says_goodbye,
)
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Sted, Stykke, Taelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_PUNKT = re.compile(r"[ \t]*(?:[-*•–▪·◦‣]|\d{1,3}\)|\d{1,3}\.(?=[ \t]+[^\Wa-zæøå])|[a-zæøå]\))[ \t]+(?=\S)")
_RAMME = re.compile(r"[ \t]*[-=_*~]{3,}[ \t]*")


@dataclass(frozen=True, slots=True)
class Linje:
    """A line of a file and where it stands; a place without a column cannot tell where in the line a word is."""

    tekst: str
    place: Place


def parse_tekst(tekst: str, *, fil: str = "-", profil: Sprogprofil = Sprogprofil.BORGER) -> Dokument:
    """Return plain text as a document; the places are lines of `fil`."""
    linjer = (Linje(line, Place(fil, number, 1)) for number, line in enumerate(split_lines(tekst), start=1))
    return Dokument(tuple(build_stykker(split_blocks(linjer))), profil, fil, Taelling.LINJE)


def split_lines(tekst: str) -> list[str]:
    """Return the lines of a text, whichever system it was written on."""
    return tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")


def split_blocks(linjer: Iterable[Linje]) -> Iterator[tuple[Linje, ...]]:
    """Yield the blocks between blank lines; every list item is its own block, and rulers are left out."""
    block: list[Linje] = []
    for linje in linjer:
        blank = not linje.tekst.strip() or _RAMME.fullmatch(linje.tekst)
        if block and (blank or _PUNKT.match(linje.tekst)):
            yield tuple(block)
            block = []
        if not blank:
            block.append(linje)
    if block:
        yield tuple(block)


def build_stykker(blocks: Iterable[tuple[Linje, ...]]) -> Iterator[Stykke]:
    """Yield each block as a piece of the kind it reads as; what follows the goodbye is the signature."""
    after: Slags | None = None
    for block in blocks:
        for slags, linjer in _sort_block(block, after):
            after = _find_after(slags, linjer, after)
            yield join_linjer(slags, linjer)


def _find_after(slags: Slags, linjer: tuple[Linje, ...], after: Slags | None) -> Slags | None:
    """Return the kind of what comes next, None where it must be read to be known."""
    if says_goodbye(linjer[0].tekst):
        return Slags.UNDERSKRIFT
    if is_bilag(linjer[0].tekst):
        return Slags.BILAG
    return after if slags is after else None


def _sort_block(block: tuple[Linje, ...], after: Slags | None) -> Iterator[tuple[Slags, tuple[Linje, ...]]]:
    if says_goodbye(block[0].tekst):
        yield Slags.HILSEN, block[:1]
        if block[1:]:
            yield Slags.UNDERSKRIFT, block[1:]
    else:
        yield _choose_slags("\n".join(linje.tekst for linje in block), after), block


def _choose_slags(tekst: str, after: Slags | None) -> Slags:
    if after is Slags.BILAG and is_list(tekst):
        return Slags.BILAG
    if after is Slags.UNDERSKRIFT and (is_adresse(tekst) or is_overskrift(tekst)) and not is_bilag(tekst):
        return Slags.UNDERSKRIFT
    return next(slags for is_kind, slags in _KENDETEGN if is_kind(tekst))


def _is_punkt(tekst: str) -> bool:
    return _PUNKT.match(tekst) is not None


def _is_afsnit(_tekst: str) -> bool:
    return True


# The first that fits is what a block is.
_KENDETEGN: tuple[tuple[Callable[[str], bool], Slags], ...] = (
    (_is_punkt, Slags.PUNKT),
    (is_dato, Slags.DATO),
    (greets, Slags.HILSEN),
    (is_adresse, Slags.ADRESSE),
    (is_overskrift, Slags.OVERSKRIFT),
    (_is_afsnit, Slags.AFSNIT),
)


def join_linjer(slags: Slags, linjer: Sequence[Linje]) -> Stykke:
    """Return the lines as one piece; the mark of a list item and the space around each line are left out."""
    parts: list[str] = []
    steder: list[Sted] = []
    end = 0
    for number, linje in enumerate(linjer, start=1):
        mark = _PUNKT.match(linje.tekst) if number == 1 and slags in {Slags.PUNKT, Slags.BILAG} else None
        begin = mark.end() if mark else len(linje.tekst) - len(linje.tekst.lstrip())
        parts.append(linje.tekst[begin:].rstrip() + ("\n" if number < len(linjer) else ""))
        start, end = end, end + len(parts[-1])
        steder.append(_place_line(linje.place, begin, start, end))
    return Stykke(slags, "".join(parts), tuple(steder))


def _place_line(place: Place, begin: int, start: int, end: int) -> Sted:
    if not place.column:
        return Sted(start, end, None, place)
    return Sted(start, end, None, replace(place, column=place.column + begin), ordret=True)
