"""The proof-reading of a finished Word file: nothing lost, nothing left over, nothing Word cannot open."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

from drafting.errors import Place, RenderError, SkabelonError, Trouble
from drafting.letter.tree import Heading, Paragraph, Points, iter_block_spans
from drafting.render.docx.ooxml import parse, w
from drafting.render.docx.parts import DOCUMENT, FIELDS, RENDERED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from drafting.letter.tree import Block, Letter, Span

_BETWEEN = "\0"
_LOOSE = "\n\r\t\u00ad\u2028\u2029"
_LEFT = re.compile(r"\{[{%#]|[}%#]\}")
_OTHER_END = re.compile(rb"</w:tc>(?<!</w:p></w:tc>)")
_EMPTY_PARAGRAPH = re.compile(rb"<w:p(?: [^<>]*)?/>")
_UNUSUAL_CELL = re.compile(rb"<w:tc[ /]")  # one that may be empty


def check_parts(
    parts: Mapping[str, bytes], letter: Letter, file: str, fields: Collection[str] = frozenset(FIELDS)
) -> None:
    """Raise RenderError if text of the letter is missing, SkabelonError if a field of the letterhead is left.

    `parts` are those that were printed; what no letter changes was checked when the letterhead was read.
    """
    texts: dict[str, str] = {}
    for name, content in parts.items():
        if RENDERED.fullmatch(name):
            texts[name] = _read_part(content)
        elif name.endswith((".xml", ".rels")):
            _check_part(content)
    printed = sorted(texts, key=DOCUMENT.__ne__)  # the document first
    # a part after the other with a sign between that no letter can hold
    rest = _remove_letter(_BETWEEN.join([texts[name] for name in printed]), letter, fields)
    if _LEFT.search(rest.replace(_squeeze(letter.titel), "")):
        message = "Der er et felt i brevpapiret, som ikke blev udfyldt."
        raise SkabelonError(Trouble(message, Place(file), "Se efter, om alle felter er skrevet som i vejledningen."))
    _check_cells(parts[DOCUMENT])


def _read_part(content: bytes) -> str:
    """Return the text of a part, squeezed. Raises RenderError unless it is XML from its first byte to its last."""
    # expat repairs nothing and fetches nothing; the namespaces are the letterhead's, and were checked with it
    parser = ParserCreate()
    parser.buffer_text = True
    read: list[str] = []
    parser.CharacterDataHandler = read.append
    try:
        parser.Parse(content, True)
    except ExpatError as trouble:
        raise _lost(f"Word-filen blev ikke hel ({trouble}).") from trouble
    return _squeeze("".join(read))


@lru_cache(maxsize=32)  # what is not printed is often the same: letters' runs of numbers are alike
def _check_part(content: bytes) -> None:
    _read_part(content)


def _check_cells(document: bytes) -> None:
    """Raise RenderError for a cell that does not end with a paragraph; its tree is asked where a glance cannot tell."""
    others = (found.start() for found in _OTHER_END.finditer(document))
    empty = (_EMPTY_PARAGRAPH.fullmatch(document, document.rfind(b"<", 0, end), end) for end in others)
    if all(empty) and not _UNUSUAL_CELL.search(document):
        return
    if any(len(cell) == 0 or cell[-1].tag != w("p") for cell in parse(document).iter(w("tc"))):
        raise _lost("En celle i en tabel slutter ikke med et afsnit, og så kan Word ikke åbne filen.")


def _remove_letter(text: str, letter: Letter, fields: Collection[str]) -> str:
    """Return the document's text without the letter's own. Raises RenderError for what cannot be found in it."""
    rest = text
    stretches = (_squeeze("".join([span.text for span in spans])) for spans in _iter_stretches(letter, fields))
    # the longest first, or a short one would be taken out of the middle of a long one
    for stretch in sorted(filter(None, stretches), key=len, reverse=True):
        around = rest.split(stretch)
        if len(around) > 1:
            rest = " ".join(around)  # a text box keeps it twice
        elif stretch not in text:
            raise _lost("Noget af brevets tekst gik tabt på vejen til Word.")
    return rest


def _iter_stretches(letter: Letter, fields: Collection[str]) -> Iterator[Iterable[Span]]:
    """Yield the letter in the stretches that stand unbroken in the document."""
    spans: list[Span] = []
    for block in letter.blocks:
        _add_spans(spans, block)
    spans += chain(*letter.underskrift, letter.bilag_overskrift)
    for bilag in letter.bilag:
        spans += (*bilag.nummer, *bilag.titel)
    yield (*spans, *letter.kopi_til)
    yield chain.from_iterable((*each.label, *each.value) for each in letter.front.referencer)
    if "afsender" in fields:
        yield chain(*letter.front.afsender)
    yield chain(*letter.front.modtager)
    yield letter.front.dato


def _add_spans(spans: list[Span], block: Block) -> None:
    if type(block) is Paragraph or type(block) is Heading:
        spans += block.spans
    elif type(block) is Points:
        for item in block.items:
            for inner in item.blocks:
                _add_spans(spans, inner)
    else:
        spans += iter_block_spans(block)


def _squeeze(text: str) -> str:
    """Return `text` without what Word breaks and joins: bound spaces, and the signs that are elements in its XML."""
    for sign in _LOOSE:
        text = text.replace(sign, "")
    return text.replace("\u00a0", " ")


def _lost(message: str) -> RenderError:
    return RenderError(Trouble(message, remedy="Det er en fejl i programmet. Brug PDF-filen, til den er rettet."))
