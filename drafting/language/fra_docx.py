"""A Word file as a document: its styles tell what a paragraph is, and its places are paragraphs."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Protocol

from docx import Document
from docx.text.paragraph import Paragraph

from drafting.errors import Place
from drafting.language.blokke import Blok, Linje, build_stykker
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Taelling
from drafting.language.fra_docx_kanter import iter_kanter, iter_randtekst, join_tegn
from drafting.language.ordfiler import load_typografier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from docx.styles.style import BaseStyle, ParagraphStyle
    from docx.table import Table

# All that is text in a paragraph: not what was struck out, not what stands in a box of its own, no tab stops.
_TEGN = (
    ".//*[self::w:t or self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen]"
    "[not(ancestor::w:del or ancestor::w:moveFrom or ancestor::w:txbxContent or ancestor::w:pPr)]"
)


def parse_docx(
    content: IO[bytes], *, fil: str, profil: Sprogprofil = Sprogprofil.BORGER, kanter: bool = False
) -> Dokument:
    """Return a Word file as a document; its places count the paragraphs that are not empty.

    What stands beside the text comes after it. With `kanter` the heads, feet and text boxes come first instead, as they
    are, in the place of the whole file.
    """
    dokument = Document(content)
    blokke = _iter_blokke(_iter_afsnit(dokument), fil)
    alle = chain(iter_kanter(dokument, fil), blokke) if kanter else chain(blokke, iter_randtekst(dokument, fil))
    return Dokument(tuple(build_stykker(alle)), profil, fil, Taelling.AFSNIT)


class _Holder(Protocol):
    def iter_inner_content(self) -> Iterator[Paragraph | Table]: ...


def _iter_afsnit(holder: _Holder, *, i_celle: bool = False) -> Iterator[tuple[Paragraph, bool]]:
    """Yield every paragraph in reading order, with whether it stands in a table; a merged cell is read once."""
    for block in holder.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block, i_celle
        else:
            yield from _iter_tabel(block)


def _iter_tabel(tabel: Table) -> Iterator[tuple[Paragraph, bool]]:
    seen = set()
    for row in tabel.rows:
        for cell in row.cells:
            if cell._tc not in seen:  # noqa: SLF001 (python-docx makes a new cell each time it is asked)
                seen.add(cell._tc)  # noqa: SLF001 (same)
                yield from _iter_afsnit(cell, i_celle=True)


def _iter_blokke(afsnit: Iterator[tuple[Paragraph, bool]], fil: str) -> Iterator[Blok]:
    number = 0
    for paragraph, i_celle in afsnit:
        text = _read_text(paragraph)
        if text.strip():
            number += 1
            linjer = tuple(Linje(line, Place(fil, number)) for line in text.split("\n") if line.strip())
            yield Blok(linjer, _choose_slags(paragraph, i_celle=i_celle))


def _read_text(paragraph: Paragraph) -> str:
    return join_tegn(paragraph._p.xpath(_TEGN))  # noqa: SLF001 (python-docx leaves out what was added with tracked changes)


def _choose_slags(paragraph: Paragraph, *, i_celle: bool) -> Slags | None:
    """Return the kind the style tells, None where it tells nothing."""
    style: BaseStyle | ParagraphStyle | None = paragraph.style
    while style is not None:
        name = (style.name or "").lower()
        for slags, begins in load_typografier():
            if name.startswith(begins):
                return slags
        style = getattr(style, "base_style", None)
    if i_celle:
        return Slags.CELLE
    ppr = paragraph._p.pPr  # noqa: SLF001 (python-docx has no other word for numbering)
    return Slags.PUNKT if ppr is not None and ppr.numPr is not None else None
