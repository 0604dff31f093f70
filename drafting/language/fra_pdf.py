"""A PDF as a document: lines become blocks again, words divided at the end of a line are joined, places are pages."""

from __future__ import annotations

import logging
import re
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace
from pypdf import PdfReader

from drafting.errors import Place
from drafting.language.blokke import Linje, build_stykker
from drafting.language.dokument import Dokument, Sprogprofil, Taelling
from drafting.language.fra_tekst import split_blokke, split_lines, stops_early
from drafting.language.rens import clean
from drafting.language.spalter import read_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it mutters in English is no message of ours

_SIDETAL = re.compile(r"\s*(?:side\s*)?\d+(?:\s*(?:af|/)\s*\d+)?\s*", re.IGNORECASE)
_GENTAGET = 3  # pages with the same first or last line: it is a running head
_FYLDT = 0.9  # letters differ in width: a line this full may have had no room for the next word


def open_pdf(content: IO[bytes]) -> PdfReader | None:
    """Return the PDF, None where it cannot be read without a password."""
    reader = PdfReader(content)
    return reader if not reader.is_encrypted or reader.decrypt("") else None


def parse_pdf(reader: PdfReader, *, fil: str, profil: Sprogprofil = Sprogprofil.BORGER) -> Dokument:
    """Return a PDF as a document; its places are pages."""
    pages = [clean(read_side(page)) for page in reader.pages]
    sider = _drop_running_heads([[line for line in split_lines(page) if line.strip()] for page in pages])
    linjer = [Linje(line, Place(fil, number)) for number, side in enumerate(sider, start=1) for line in side]
    width = max((len(linje.tekst.rstrip()) for linje in linjer), default=0)
    blokke = chain.from_iterable(map(split_blokke, _split_afsnit(linjer, int(width * _FYLDT))))
    stykker = tuple(build_stykker(replace(blok, orddelt=True) for blok in blokke))
    tomme = tuple(number for number, page in enumerate(pages, start=1) if not page.strip())
    return Dokument(stykker, profil, fil, Taelling.SIDE, tomme)


def _split_afsnit(linjer: Sequence[Linje], width: int) -> Iterator[list[Linje]]:
    """Yield the lines paragraph by paragraph: a line that stops early is the last of its own."""
    block: list[Linje] = []
    for linje in linjer:
        if block and stops_early(block[-1].tekst, linje.tekst, width):
            yield block
            block = []
        block.append(linje)
    yield block


def _drop_running_heads(sider: list[list[str]]) -> list[list[str]]:
    """Return the pages without page numbers, and without the first and last lines that many of them share."""
    edges = [line for side in sider for line in {*side[:1], *side[-1:]}]
    heads = {line for line in edges if edges.count(line) >= _GENTAGET}
    return [
        [line for number, line in enumerate(side) if not (number in {0, len(side) - 1} and _is_head(line, heads))]
        for side in sider
    ]


def _is_head(line: str, heads: set[str]) -> bool:
    return line in heads or bool(_SIDETAL.fullmatch(line))
