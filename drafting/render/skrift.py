"""Which characters the letterhead's type can print; a letter with any other is refused, never printed with a gap."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from drafting.errors import Place, RenderError, Trouble
from drafting.letter.tree import iter_spans
from drafting.oprindelse import Data, Fast, Lov, Profil
from drafting.paths import templates_folder
from drafting.render.skriftfil import find_tegn

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.letter.tree import Letter, Span
    from drafting.oprindelse import Oprindelse
    from drafting.render.brevpapir import Brevpapir

# Newline is a line break in the tree; the soft hyphen is never printed as a character of its own.
UDEN_TRYK = frozenset("\n\u00ad")


def find_kendte_tegn(brevpapir: Brevpapir) -> frozenset[str]:
    """Return the characters that the letterhead's type can print: those of our own list, or of its own font files."""
    mappe, ours = brevpapir.find_fil("skrift"), templates_folder() / "brevpapir"
    if mappe == ours / "skrift":
        return load_tegn(ours / "tegn.txt")
    return frozenset(map(chr, find_tegn(mappe, brevpapir.maal.skrift.pdf))) | UDEN_TRYK


def find_manglende_tegn(letter: Letter, known: frozenset[str]) -> tuple[tuple[str, Span], ...]:
    """Return every character not `known` with the span it stands in, each character once for each span."""
    spans = [*iter_spans(letter)]
    if known.issuperset("".join([span.text for span in spans])):
        return ()  # as nearly every letter, at one look
    return tuple(
        (character, span) for span in spans for character in dict.fromkeys(span.text) if character not in known
    )


def check_tegn(letter: Letter, brevpapir: Brevpapir, sagsfil: str = "sag.yaml") -> None:
    """Raise RenderError with the place of every character the letterhead's type lacks."""
    troubles = tuple(
        Trouble(
            f"Tegnet {_describe(character)} kan ikke trykkes med brevets skrift.",
            _find_place(span.oprindelse, sagsfil),
            "Skriv det med almindelige bogstaver, eller slet det.",
        )
        for character, span in find_manglende_tegn(letter, find_kendte_tegn(brevpapir))
    )
    if troubles:
        raise RenderError(*dict.fromkeys(troubles))


@cache
def load_tegn(path: Path) -> frozenset[str]:
    """Return the characters listed in `path`, one range (`0041-005A`) or code point a line."""
    characters: set[str] = set(UDEN_TRYK)
    for line in path.read_text(encoding="utf-8").splitlines():
        first, _, last = line.partition("#")[0].strip().partition("-")
        if first:
            characters.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(characters)


def _describe(character: str) -> str:
    """Return the character as the adviser can recognise it; one that cannot be seen by its number only."""
    number = f"U+{ord(character):04X}"
    return f"'{character}' ({number})" if unicodedata.category(character)[0] in "LNPS" else number


def _find_place(oprindelse: Oprindelse, sagsfil: str) -> Place | None:
    match oprindelse:
        case Data(linje=linje, kolonne=kolonne):
            return Place(sagsfil, linje, kolonne)
        case Fast(skabelon=skabelon, linje=linje):
            return Place(skabelon, linje)
        case Profil(kommune=kommune, noegle=noegle):
            return Place(f"{kommune}.yaml ({noegle})")
        case Lov(bestemmelse=bestemmelse):
            return Place(bestemmelse)
        case _:
            return None
