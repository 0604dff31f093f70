"""What stands below the front, laid out as Word sees it: one flat row of paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from drafting.letter.tree import Heading, Paragraph, Points, Quote, Spans, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafting.letter.tree import Block, Item, Letter

DEEPEST = 3  # Word has three built-in styles for each kind of list
_AIRY = ("emne", "overskrift2", "overskrift3", "hilsen", "bilagsoverskrift", "kopi")  # styles with air above them
_HEADINGS = {1: "emne", 2: "overskrift2", 3: "overskrift3"}


@dataclass(frozen=True, slots=True)
class Liste:
    """A run of numbers Word must begin anew: how deep it lies (from 1) and its first number."""

    dybde: int
    foerste: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its role in the letterhead, its text, and what stands before the text."""

    role: str
    spans: Spans = ()
    liste: int | None = None
    etiket: Spans = ()
    indryk: int = 0
    luft_over: bool = False
    luft_under: bool = False
    hold_naeste: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, and how many list steps it is moved in."""

    table: Table
    indryk: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """The paragraphs and tables in reading order, and the runs of numbers in them."""

    parts: tuple[Line | Grid, ...]
    lister: tuple[Liste, ...]


def lay_out(letter: Letter) -> Flow:
    """Return everything from the subject line to the last copy line."""
    layout = _Layout()
    body = list(chain.from_iterable(layout.lay_block(block, 0) for block in letter.blocks))
    if letter.underskrift and body and isinstance(body[-1], Line):
        # a signature alone on the last page is a letter nobody signed
        body[-1] = replace(body[-1], hold_naeste=True)
    parts = chain(body, _lay_underskrift(letter), _lay_bilag(letter))
    # the front is a table, and Word wants a paragraph after it even where there is nothing to say
    return Flow(tuple(_set_tables_apart(_lead_on(parts))) or (Line("broed"),), tuple(layout.lister))


def _lay_underskrift(letter: Letter) -> Iterator[Line]:
    for number, spans in enumerate(letter.underskrift, 1):
        role = "hilsen" if number == 1 else "underskrift"
        yield Line(role, spans, hold_naeste=number < len(letter.underskrift))


def _lay_bilag(letter: Letter) -> Iterator[Line]:
    if letter.bilag_overskrift:
        yield Line("bilagsoverskrift", letter.bilag_overskrift)
    for bilag in letter.bilag:
        yield Line("bilag", bilag.titel, etiket=bilag.nummer)
    if letter.kopi_til:
        yield Line("kopi", letter.kopi_til)


def _lead_on(parts: Iterable[Line | Grid]) -> Iterator[Line | Grid]:
    """Yield the parts, a sentence that ends in a colon bound to what it points at."""
    for part in parts:
        leads = isinstance(part, Line) and "".join(span.text for span in part.spans).rstrip().endswith(":")
        yield replace(part, hold_naeste=True) if isinstance(part, Line) and leads else part


def _set_tables_apart(parts: Iterable[Line | Grid]) -> Iterator[Line | Grid]:
    """Yield the parts with air after every table; Word joins two tables and wants a paragraph after the last."""
    after = False
    for part in parts:
        if isinstance(part, Line):
            yield replace(part, luft_over=after and part.role not in _AIRY)
        else:
            yield from (Line("celle"), part) if after else (part,)
        after = isinstance(part, Grid)
    if after:
        yield Line("celle")


@dataclass(slots=True)
class _Layout:
    """Lays blocks out and counts the runs of numbers as it goes."""

    lister: list[Liste] = field(default_factory=list)

    def lay_block(self, block: Block, dybde: int) -> Iterator[Line | Grid]:
        """Yield what `block` becomes inside `dybde` lists."""
        match block:
            case Heading(level=level, spans=spans):
                yield Line(_HEADINGS[min(level, DEEPEST)], spans)
            case Paragraph(spans=spans):
                yield Line(f"fortsat{dybde}" if dybde else "broed", spans)
            case Table():
                yield Grid(block, dybde)
            case Quote(blocks=blocks):
                for inner in blocks:
                    yield from self._lay_quoted(inner, dybde)
            case Points():
                yield from _end(self._lay_points(block, min(dybde + 1, DEEPEST)))

    def _lay_quoted(self, block: Block, dybde: int) -> Iterator[Line | Grid]:
        if isinstance(block, Paragraph):
            yield Line("citat", block.spans, indryk=dybde)
        else:
            yield from self.lay_block(block, dybde)

    def _lay_points(self, points: Points, dybde: int) -> Iterator[Line | Grid]:
        liste, expected = -1, None
        for item in points.items:
            if item.nummer is None:
                yield from self._lay_item(item, f"punkt{dybde}", dybde, None)
                continue
            if item.nummer != expected:
                liste = len(self.lister)
                self.lister.append(Liste(dybde, item.nummer))
            expected = item.nummer + 1
            yield from self._lay_item(item, f"nummer{dybde}", dybde, liste)

    def _lay_item(self, item: Item, role: str, dybde: int, liste: int | None) -> Iterator[Line | Grid]:
        first, rest = item.blocks[:1], item.blocks[1:]
        if first and isinstance(first[0], Paragraph):
            yield Line(role, first[0].spans, liste, luft_under=bool(rest))
        else:
            # the number needs a paragraph to stand in
            yield Line(role, (), liste)
            rest = item.blocks
        for block in rest[:-1]:
            yield from _end(self.lay_block(block, dybde))
        for block in rest[-1:]:
            yield from self.lay_block(block, dybde)


def _end(parts: Iterable[Line | Grid]) -> Iterator[Line | Grid]:
    """Yield the parts, the last with the air of running text below it: items stand closer than paragraphs do."""
    *early, last = parts
    yield from early
    yield replace(last, luft_under=True) if isinstance(last, Line) else last
