"""What stands below the front, laid out as Word sees it: one flat row of paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.letter.tree import Heading, Paragraph, Points, Quote, Spans, Table
from drafting.render.rytme import (
    LUFT_I_PUNKT,
    LUFT_MELLEM_PUNKTER,
    LUFT_TITEL,
    count_foerste,
    er_luftig,
    find_haengende,
    find_haengende_i_punkt,
    find_luft_over,
    har_titel,
    holder_bilag_samlet,
    holder_bilag_ved_underskrift,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafting.letter.tree import Block, Item, Letter

DEEPEST = 3  # Word has three built-in styles for each kind of list
LUFT_TABEL = 1.5  # a table's lowest rule needs more air than a line of text
_AIRY = ("emne", "overskrift2", "overskrift3", "hilsen", "bilagsoverskrift", "kopi")  # styles with air above them
_HEADINGS = {1: "emne", 2: "overskrift2", 3: "overskrift3"}


class Liste(Struct, frozen=True):
    """A run of numbers Word must begin anew: how deep it lies (from 1) and its first number."""

    dybde: int
    foerste: int


class Line(Struct, gc=False):
    """A paragraph: its role in the letterhead, its text, what stands before the text, and what it stays with.

    The air is in shares of that after an ordinary paragraph; None is the style's own.
    """

    role: str
    spans: Spans = ()
    liste: int | None = None
    etiket: Spans = ()
    indryk: int = 0
    luft_over: float | None = None
    luft_under: float | None = None
    hold_naeste: bool = False


class Grid(Struct, gc=False):
    """A table, how many list steps it is moved in, and whether it ends on the page where the next thing begins."""

    table: Table
    indryk: int = 0
    hold_naeste: bool = False


class Flow(Struct, frozen=True):
    """The paragraphs and tables in reading order, and the runs of numbers in them."""

    parts: tuple[Line | Grid, ...]
    lister: tuple[Liste, ...]


def lay_out(letter: Letter) -> Flow:
    """Return everything from the subject line to the last copy line."""
    layout = _Layout()
    # a signature alone on the last page is a letter nobody signed
    layout.lay_blocks(letter.blocks, 0, find_haengende(letter.blocks, sidste=bool(letter.underskrift)))
    layout.parts.extend(_lay_underskrift(letter))
    layout.parts.extend(_lay_bilag(letter))
    # the front is a table, and Word wants a paragraph after it even where there is nothing to say
    return Flow(tuple(_set_tables_apart(layout.parts)) or (Line("broed"),), tuple(layout.lister))


def _lay_underskrift(letter: Letter) -> Iterator[Line]:
    with_bilag = bool(letter.bilag) and holder_bilag_ved_underskrift(letter)
    for number, spans in enumerate(letter.underskrift, 1):
        role = "hilsen" if number == 1 else "underskrift"
        yield Line(role, spans, hold_naeste=with_bilag or number < len(letter.underskrift))


def _lay_bilag(letter: Letter) -> Iterator[Line]:
    if letter.bilag_overskrift:
        yield Line("bilagsoverskrift", letter.bilag_overskrift)
    together, last = holder_bilag_samlet(letter), len(letter.bilag)
    for number, bilag in enumerate(letter.bilag, 1):
        holds = (together and number < last) or (number == last and bool(letter.kopi_til))
        yield Line("bilag", bilag.titel, etiket=bilag.nummer, hold_naeste=holds)
    if letter.kopi_til:
        yield Line("kopi", letter.kopi_til)


def _set_tables_apart(parts: Iterable[Line | Grid]) -> Iterator[Line | Grid]:
    """Yield the parts with air after every table; Word joins two tables and wants a paragraph after the last."""
    after = False
    for part in parts:
        if isinstance(part, Line):
            if after and part.role not in _AIRY:
                part.luft_over = LUFT_TABEL
            yield part
        else:
            yield from (Line("celle"), part) if after else (part,)
        after = isinstance(part, Grid)
    if after:
        yield Line("celle")


class _Layout(Struct):
    """Lays blocks out and counts the runs of numbers as it goes."""

    parts: list[Line | Grid] = field(default_factory=list)
    lister: list[Liste] = field(default_factory=list)

    def lay_blocks(self, blocks: tuple[Block, ...], dybde: int, haengende: tuple[bool, ...]) -> None:
        """Add what `blocks` become inside `dybde` lists, each held to the next where `haengende` says so."""
        for block, luft, holds in zip(blocks, find_luft_over(blocks), haengende, strict=True):
            start = len(self.parts)
            self.lay_block(block, dybde)
            self._end(start, hold=holds)
            for part in () if luft is None else self.parts[start:]:
                if isinstance(part, Line):
                    part.luft_over = luft

    def lay_block(self, block: Block, dybde: int) -> None:
        """Add what `block` becomes inside `dybde` lists."""
        match block:
            case Paragraph():
                self.parts.append(Line(f"fortsat{dybde}" if dybde else "broed", block.spans))
            case Heading():
                self.parts.append(Line(_HEADINGS[min(block.level, DEEPEST)], block.spans))
            case Table():
                self.parts.append(Grid(block, dybde))
            case Quote():
                for inner in block.blocks:
                    self._lay_quoted(inner, dybde)
            case Points():
                start = len(self.parts)
                self._lay_points(block, min(dybde + 1, DEEPEST))
                self._end(start, luft=1)

    def _lay_quoted(self, block: Block, dybde: int) -> None:
        if isinstance(block, Paragraph):
            self.parts.append(Line("citat", block.spans, indryk=dybde))
        else:
            self.lay_block(block, dybde)

    def _lay_points(self, points: Points, dybde: int) -> None:
        liste, expected = -1, None
        luft = LUFT_MELLEM_PUNKTER if er_luftig(points) else None
        foerste = count_foerste(points)
        for at, item in enumerate(points.items, 1):
            start = len(self.parts)
            if item.nummer is None:
                self._lay_item(item, f"punkt{dybde}", dybde, None)
            else:
                if item.nummer != expected:
                    liste = len(self.lister)
                    self.lister.append(Liste(dybde, item.nummer))
                expected = item.nummer + 1
                self._lay_item(item, f"nummer{dybde}", dybde, liste)
            self._end(start, luft=luft, hold=at < foerste)

    def _lay_item(self, item: Item, role: str, dybde: int, liste: int | None) -> None:
        first, rest, haengende = item.blocks[:1], item.blocks[1:], find_haengende_i_punkt(item)
        if first and isinstance(first[0], Paragraph):
            luft = LUFT_TITEL if har_titel(item) else None
            self.parts.append(Line(role, first[0].spans, liste, luft_under=luft, hold_naeste=haengende[0]))
        else:
            # the number needs a paragraph to stand in
            self.parts.append(Line(role, (), liste, hold_naeste=bool(first)))
            rest = item.blocks
        for block, holds in zip(rest, haengende[len(item.blocks) - len(rest) :], strict=True):
            start = len(self.parts)
            self.lay_block(block, dybde)
            self._end(start, luft=None if isinstance(block, Paragraph) else LUFT_I_PUNKT, hold=holds)

    def _end(self, start: int, *, luft: float | None = None, hold: bool = False) -> None:
        """Have the last part since `start` stay with what comes next, and `luft` below it (None changes nothing)."""
        if len(self.parts) > start:
            last = self.parts[-1]
            last.hold_naeste = last.hold_naeste or hold
            if luft is not None and isinstance(last, Line):
                last.luft_under = luft
