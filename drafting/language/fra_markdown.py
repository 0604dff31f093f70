"""Markdown as a document: its own marks say what each block is, and each line keeps its number."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from drafting.errors import Place
from drafting.language.blokke import Blok, Linje, build_stykker
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Taelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_INDEN_I = {"heading": Slags.OVERSKRIFT, "blockquote": Slags.CITAT, "td": Slags.CELLE, "th": Slags.CELLE}
_PUNKT = "list_item"
_BRUD = {"softbreak", "hardbreak"}
_STREG = "---"


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def parse_markdown(tekst: str, *, fil: str = "-", profil: Sprogprofil = Sprogprofil.BORGER) -> Dokument:
    """Return Markdown as a document; the places are lines of `fil`, and code and front matter are left out."""
    return Dokument(tuple(build_stykker(_iter_blokke(_blank_front(tekst), fil))), profil, fil, Taelling.LINJE)


def _blank_front(tekst: str) -> str:
    """Return the text with the lines of its front matter empty, so that the rest keeps its numbers."""
    lines = tekst.split("\n")
    rest = [number for number, line in enumerate(lines) if line.rstrip() == _STREG and number]
    if lines[0].rstrip() != _STREG or not rest:
        return tekst
    return "\n".join([*[""] * (rest[0] + 1), *lines[rest[0] + 1 :]])


def _iter_blokke(tekst: str, fil: str) -> Iterator[Blok]:
    inside: list[str] = []
    line = 0
    for token in _markdown().parse(tekst):
        line = token.map[0] if token.map else line
        if token.nesting == 1:
            inside.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            inside.pop()
        elif token.type == "inline":
            linjer = tuple(_iter_linjer(token, Place(fil, line + 1)))
            if linjer:
                yield Blok(linjer, _choose_slags(inside))


def _choose_slags(inside: list[str]) -> Slags | None:
    """Return the kind of a paragraph by all that it stands in; a paragraph of the text itself reads as what it is."""
    found = [_INDEN_I[each] for each in inside if each in _INDEN_I]
    if found:
        return Slags.CITAT if Slags.CITAT in found else found[-1]
    return Slags.PUNKT if _PUNKT in inside else None


def _iter_linjer(token: Token, place: Place) -> Iterator[Linje]:
    """Yield the words of a paragraph line by line, without the marks for bold, links and the like."""
    words = ""
    line = place.line
    for child in token.children or ():
        if child.type not in _BRUD:
            words += child.content if child.type in {"text", "code_inline"} else ""
            continue
        if words.strip():
            yield Linje(words, Place(place.file, line))
        words, line = "", line + 1
    if words.strip():
        yield Linje(words, Place(place.file, line))
