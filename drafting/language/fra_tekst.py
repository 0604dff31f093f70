"""Plain text as a document: blocks part at blank lines, and each line keeps its number."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.errors import Place
from drafting.language.blokke import PUNKT, Blok, Linje, build_stykker
from drafting.language.brevdele import ends_sentence, is_overskrift
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Taelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RAMME = re.compile(r"[ \t]*[-=_*~]{3,}[ \t]*")
_BRED = 50  # letters of a line that is broken because it is full


def parse_tekst(
    tekst: str, *, fil: str = "-", profil: Sprogprofil = Sprogprofil.BORGER, orddelt: bool = False
) -> Dokument:
    """Return plain text as a document; the places are lines of `fil`. With `orddelt` divided words are joined."""
    linjer = [Linje(line, Place(fil, number, 1)) for number, line in enumerate(split_lines(tekst), start=1)]
    blokke = (
        replace(blok, orddelt=orddelt, slags=Slags.CITAT if _is_citat(blok.linjer[0].tekst) else blok.slags)
        for blok in split_blokke(linjer)
    )
    return Dokument(tuple(build_stykker(blokke)), profil, fil, Taelling.LINJE)


def split_lines(tekst: str) -> list[str]:
    """Return the lines of a text, whichever system it was written on."""
    return tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")


def split_blokke(linjer: Iterable[Linje]) -> Iterator[Blok]:
    """Yield the blocks between blank lines, each list item and each heading alone, and without rulers.

    A blank line parts nothing where a full line goes on with a small letter below it, as in text copied from a PDF.
    """
    block: list[Linje] = []
    blank = False
    for linje in linjer:
        if not linje.tekst.strip() or _RAMME.fullmatch(linje.tekst):
            blank = True
            continue
        if block and (_begins(block[-1].tekst, linje.tekst) or (blank and not _goes_on(block[-1].tekst, linje.tekst))):
            yield from split_overskrifter(block)
            block = []
        block.append(linje)
        blank = False
    yield from split_overskrifter(block)


def _begins(above: str, below: str) -> bool:
    """Return whether the line below begins a list item, or begins or ends what is quoted from another mail."""
    return bool(PUNKT.match(below)) or _is_citat(above) != _is_citat(below)


def _is_citat(line: str) -> bool:
    return line.lstrip().startswith(">")


def _goes_on(above: str, below: str) -> bool:
    return len(above.strip()) >= _BRED and not ends_sentence(above) and below.lstrip()[:1].islower()


def split_overskrifter(block: list[Linje]) -> Iterator[Blok]:
    """Yield the lines as a block, parted where a line is a heading without a blank line under it.

    In minutes the heading has a number: then it goes on below only where the line below stands further in.
    """
    width = max((len(linje.tekst.rstrip()) for linje in block), default=0)
    start = 0
    for number, (linje, following) in enumerate(pairwise(block)):
        is_punkt = bool(PUNKT.match(linje.tekst))
        begins = number == start and (not following.tekst[:1].isspace() if is_punkt else width >= _BRED)
        full = max(width, _BRED) if is_punkt else width
        if begins and is_overskrift(linje.tekst) and stops_early(linje.tekst, following.tekst, full):
            yield Blok((linje,))
            start = number + 1
    if block[start:]:
        yield Blok(tuple(block[start:]))


def stops_early(above: str, below: str, width: int) -> bool:
    """Return whether a new line begins below with a capital letter though its first word had room in the one above."""
    words = below.split()
    return below.lstrip()[:1].isupper() and len(above.rstrip()) + 1 + len(words[0]) <= width
