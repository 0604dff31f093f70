"""The letter as an immutable tree of blocks; every piece of text knows its origin."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.oprindelse import Hul

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.oprindelse import Oprindelse


class Span(Struct, frozen=True, gc=False):
    """Text of one origin and one weight; a newline in it is a line break inside the paragraph."""

    text: str
    oprindelse: Oprindelse
    strong: bool = False
    emphasis: bool = False

    @property
    def er_hul(self) -> bool:
        """Return whether this span is a hole the adviser must fill."""
        return isinstance(self.oprindelse, Hul)


Spans = tuple[Span, ...]


class Heading(Struct, frozen=True, gc=False):
    """A heading: level 1 is the letter's subject line (exactly one), 2 and 3 are sections."""

    level: int
    spans: Spans


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph."""

    spans: Spans


class Item(Struct, frozen=True, gc=False):
    """A list item: its printed number (None in a bullet list) and its paragraphs or nested blocks."""

    nummer: int | None
    blocks: tuple[Block, ...]


class Points(Struct, frozen=True, gc=False):
    """A list, numbered (each item carries its number, from 1) or with bullets."""

    ordered: bool
    items: tuple[Item, ...]


class Quote(Struct, frozen=True, gc=False):
    """Somebody's own words, set apart."""

    blocks: tuple[Block, ...]


class Table(Struct, frozen=True, gc=False):
    """A table with a head row; every row has as many cells as the head."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


Block = Heading | Paragraph | Points | Quote | Table


class Reference(Struct, frozen=True, gc=False):
    """A line of the reference block: `Sagsnummer` and `26/1301`."""

    label: Spans
    value: Spans


class Front(Struct, frozen=True, gc=False):
    """What stands above the subject line. Each address is a tuple of lines."""

    afsender: tuple[Spans, ...]
    modtager: tuple[Spans, ...]
    dato: Spans
    referencer: tuple[Reference, ...] = ()


class Bilag(Struct, frozen=True, gc=False):
    """A row of the enclosure list: its number in the case and its title, with the date if there is one.

    `nr` is the number alone, 0 for what is no enclosure of the case: the udtalelse, which is a letter of ours.
    """

    nummer: Spans
    titel: Spans
    nr: int = 0


class Letter(Struct, frozen=True, gc=False):
    """A whole letter. `navn` is the template's name (`klage/klage`), `titel` the document title without personal data.

    Reading order in every format: front (afsender, modtager, dato, referencer), blocks, underskrift, bilag, kopi_til.
    `dato` of the document is ISO text (`2026-11-20`); `kladde` marks a draft with holes.
    """

    navn: str
    titel: str
    dato: str
    front: Front
    blocks: tuple[Block, ...]
    underskrift: tuple[Spans, ...] = ()
    bilag_overskrift: Spans = ()
    bilag: tuple[Bilag, ...] = ()
    kopi_til: Spans = ()
    forfatter: str = ""
    kladde: bool = False
    emneord: tuple[str, ...] = ()


def iter_spans(letter: Letter) -> Iterator[Span]:
    """Yield every span of the letter in reading order."""
    for line in (*letter.front.afsender, *letter.front.modtager, letter.front.dato):
        yield from line
    for reference in letter.front.referencer:
        yield from reference.label
        yield from reference.value
    for block in letter.blocks:
        yield from iter_block_spans(block)
    for line in letter.underskrift:
        yield from line
    yield from letter.bilag_overskrift
    for bilag in letter.bilag:
        yield from bilag.nummer
        yield from bilag.titel
    yield from letter.kopi_til


def iter_block_spans(block: Block) -> Iterator[Span]:
    """Yield every span of one block in reading order."""
    match block:
        case Heading(spans=spans) | Paragraph(spans=spans):
            yield from spans
        case Table(head=head, rows=rows):
            yield from chain.from_iterable(chain(head, *rows))
        case Points(items=items):
            yield from chain.from_iterable(map(iter_block_spans, chain.from_iterable(item.blocks for item in items)))
        case Quote(blocks=blocks):
            yield from chain.from_iterable(map(iter_block_spans, blocks))


def find_huller(letter: Letter) -> tuple[Hul, ...]:
    """Return the letter's holes in reading order, each once."""
    huller = (span.oprindelse for span in iter_spans(letter) if isinstance(span.oprindelse, Hul))
    return tuple(dict.fromkeys(huller))
