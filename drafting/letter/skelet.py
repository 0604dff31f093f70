"""A letter's skeleton: its blocks with places for the values, shared by all letters by the same branches of a template.

No fact is in it, so it can be kept; the values of one letter are put in without changing it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.letter.tree import Heading, Item, Paragraph, Points, Quote, Span, Table
from drafting.oprindelse import Beregnet, Fast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drafting.letter.tree import Block, Spans
    from drafting.oprindelse import Tekst

_PLADS = Beregnet("plads")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


def make_plads(number: int, *, strong: bool, emphasis: bool) -> Span:
    """Return the place of a value in a skeleton."""
    return Span(str(number), _PLADS, strong, emphasis)


def fill_skelet(blocks: Iterable[Block], values: Sequence[Tekst]) -> tuple[Block, ...]:
    """Return the blocks with the values in their places."""
    return tuple(_Udfylder(values, any(isinstance(each.oprindelse, Fast) for each in values)).blocks(blocks))


def join_alike(spans: Iterable[Span]) -> Spans:
    """Return the spans with fixed text of one line and one weight made one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and isinstance(last.oprindelse, Fast) and replace(span, text=last.text) == last:
            joined[-1] = replace(last, text=last.text + span.text)
        else:
            joined.append(span)
    return tuple(joined)


class _Udfylder(Struct, frozen=True):
    """Puts the values of one letter in; `faste` is whether any of them is fixed text that may join another."""

    values: Sequence[Tekst]
    faste: bool

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            match block:
                case Paragraph(spans=spans):
                    yield from self._paragraphs(spans)
                case Heading(level=level, spans=spans):
                    yield Heading(level, self._spans(spans))
                case Points(ordered=ordered, items=items):
                    filled = (Item(item.nummer, tuple(self.blocks(item.blocks))) for item in items)
                    yield Points(ordered, tuple(filled))
                case Quote(blocks=inner):
                    yield Quote(tuple(self.blocks(inner)))
                case Table(head=head, rows=rows):
                    yield Table(self._row(head), tuple(map(self._row, rows)))

    def _row(self, cells: tuple[Spans, ...]) -> tuple[Spans, ...]:
        return tuple(map(self._spans, cells))

    def _spans(self, spans: Spans) -> Spans:
        filled = tuple([self._span(span) if span.oprindelse is _PLADS else span for span in spans])
        return join_alike(filled) if self.faste else filled

    def _span(self, plads: Span) -> Span:
        value = self.values[int(plads.text)]
        return Span(str(value), value.oprindelse, plads.strong, plads.emphasis)

    def _paragraphs(self, spans: Spans) -> Iterator[Paragraph]:
        """Yield the spans as one paragraph, or as several where a value holds blank lines."""
        current: list[Span] = []
        for span in self._spans(spans):
            if "\n" not in span.text:
                current.append(span)
                continue
            first, *rest = _BLANK_LINE.split(span.text)
            current.append(replace(span, text=first))
            for part in rest:
                yield Paragraph(tuple(current))
                current = [replace(span, text=part)]
        yield Paragraph(tuple(current))
