"""A Word file as a document: its styles tell what a paragraph is, and its places are paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from docx import Document
from docx.text.paragraph import Paragraph

from drafting.errors import Place
from drafting.language.blokke import Blok, Linje, build_stykker
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Taelling
from drafting.language.ordfiler import load_typografier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from docx.document import Document as Wordfil
    from docx.styles.style import BaseStyle, ParagraphStyle
    from docx.table import Table

# All that is text in a paragraph: not what was struck out, not what stands in a box of its own, no tab stops.
_TEGN = (
    ".//*[self::w:t or self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen]"
    "[not(ancestor::w:del or ancestor::w:moveFrom or ancestor::w:txbxContent or ancestor::w:pPr)]"
)
_ALLE = ".//*[self::w:t or self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen]"
_SKRIVES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def parse_docx(
    content: IO[bytes], *, fil: str, profil: Sprogprofil = Sprogprofil.BORGER, kanter: bool = False
) -> Dokument:
    """Return a Word file as a document; its places count the paragraphs that are not empty.

    With `kanter` what stands in heads, feet and text boxes comes first, in the place of the whole file.
    """
    dokument = Document(content)
    blokke = [*_iter_kanter(dokument, fil), *_iter_blokke(_iter_afsnit(dokument), fil)] if kanter else _iter_blokke(
        _iter_afsnit(dokument), fil
    )  # fmt: skip
    return Dokument(tuple(build_stykker(blokke)), profil, fil, Taelling.AFSNIT)


def _iter_kanter(dokument: Wordfil, fil: str) -> Iterator[Blok]:
    """Yield each line of the heads, the text boxes and the feet, each once."""
    heads = [part for section in dokument.sections for part in (section.first_page_header, section.header)]
    feet = [part for section in dokument.sections for part in (section.first_page_footer, section.footer)]
    roots = [*(part._element for part in heads), dokument.element.body, *(part._element for part in feet)]  # noqa: SLF001 (same)
    seen: set[str] = set()
    for root in roots:
        inside = ".//w:txbxContent//w:p" if root is dokument.element.body else ".//w:p"
        for paragraph in root.xpath(inside):
            text = "".join(
                _SKRIVES.get(each.tag.rpartition("}")[2], each.text or "") for each in paragraph.xpath(_ALLE)
            )
            if text.strip() and text not in seen:
                seen.add(text)
                yield Blok((Linje(text.strip().replace("\n", " "), Place(fil)),), Slags.ADRESSE)


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
    found = paragraph._p.xpath(_TEGN)  # noqa: SLF001 (python-docx leaves out what was added with tracked changes)
    return "".join(_SKRIVES.get(each.tag.rpartition("}")[2], each.text or "") for each in found)


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
