"""What stands beside the text of a Word file: heads, feet, text boxes, notes, comments, and what was struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from drafting.dansk.cpr import CPR
from drafting.errors import Place
from drafting.language.blokke import Blok, Linje
from drafting.language.brevdele import ends_sentence
from drafting.language.dokument import Slags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.document import Document as Wordfil
    from docx.oxml.xmlchemy import BaseOxmlElement

_TEGN = ".//*[self::w:t or self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen]"
_SLETTET = ".//w:delText"
_SKRIVES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# parts of the file that are no part of the page, and what a reader calls them
_NOTER = {"/word/footnotes.xml": "fodnote", "/word/endnotes.xml": "slutnote", "/word/comments.xml": "kommentar"}


def iter_kanter(dokument: Wordfil, fil: str) -> Iterator[Blok]:
    """Yield each line of the heads, the text boxes and the feet, each once, in the place of the whole file."""
    heads, feet = _find_kanter(dokument)
    yield from _iter_linjer((*heads, *_find_bokse(dokument), *feet), fil, set())


def iter_randtekst(dokument: Wordfil, fil: str) -> Iterator[Blok]:
    """Yield what stands beside the text, each once: prose in text boxes and notes is read as the text is.

    The rest is there to be looked through for CPR numbers; of what was struck out, but still is in the file, only that
    which has one.
    """
    seen: set[str] = set()
    heads, feet = _find_kanter(dokument)
    yield from _iter_linjer(_find_bokse(dokument), f"{fil} (tekstboks)", seen, prosa=True)
    for part in dokument.part.package.iter_parts():
        if navn := _NOTER.get(str(part.partname)):
            found = cast("Iterator[BaseOxmlElement]", parse_xml(part.blob).iter(qn("w:p")))
            yield from _iter_linjer(found, f"{fil} ({navn})", seen, prosa=navn != "kommentar")
    yield from _iter_linjer(heads, f"{fil} (sidehoved)", seen)
    yield from _iter_linjer(feet, f"{fil} (sidefod)", seen)
    paragraphs: Sequence[BaseOxmlElement] = dokument.element.body.xpath(".//w:p")
    struck = [each for each in paragraphs if CPR.search(join_tegn(each.xpath(_SLETTET)))]
    yield from _iter_linjer(struck, f"{fil} (slettet tekst)", seen, tegn=_SLETTET)


def join_tegn(tegn: Iterable[BaseOxmlElement]) -> str:
    """Return the text of the elements, with breaks and tab stops as letters."""
    return "".join(_SKRIVES.get(str(each.tag).rpartition("}")[2], each.text or "") for each in tegn)


def _find_kanter(dokument: Wordfil) -> tuple[list[BaseOxmlElement], list[BaseOxmlElement]]:
    """Return the paragraphs of the heads and of the feet."""
    heads = [part for section in dokument.sections for part in (section.first_page_header, section.header)]
    feet = [part for section in dokument.sections for part in (section.first_page_footer, section.footer)]
    found = [[each for part in parts for each in part._element.xpath(".//w:p")] for parts in (heads, feet)]  # noqa: SLF001 (python-docx has no other word for it)
    return found[0], found[1]


def _find_bokse(dokument: Wordfil) -> Sequence[BaseOxmlElement]:
    found: Sequence[BaseOxmlElement] = dokument.element.body.xpath(".//w:txbxContent//w:p")
    return found


def _iter_linjer(
    afsnit: Iterable[BaseOxmlElement], sted: str, seen: set[str], *, prosa: bool = False, tegn: str = _TEGN
) -> Iterator[Blok]:
    for paragraph in afsnit:
        text = join_tegn(paragraph.xpath(tegn))
        if text.strip() and text not in seen:
            seen.add(text)
            line = text.strip().replace("\n", " ")
            slags = Slags.AFSNIT if prosa and ends_sentence(line) else Slags.ADRESSE
            yield Blok((Linje(line, Place(sted)),), slags)
