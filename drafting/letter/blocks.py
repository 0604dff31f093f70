"""Markdown with tokens becomes blocks: structure from the template, text from the values."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from msgspec import Struct

from drafting.letter.marks import TOKEN, decode
from drafting.letter.skelet import fill_skelet, join_alike, make_plads
from drafting.letter.tree import Heading, Item, Paragraph, Points, Quote, Span, Table
from drafting.oprindelse import Fast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from drafting.letter.marks import Linjer
    from drafting.letter.tree import Block, Spans
    from drafting.oprindelse import Tekst

_RULES = ["heading", "list", "table", "blockquote", "emphasis", "newline", "escape"]


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("zero").enable(_RULES)


class Reader(Struct, frozen=True):
    """Turns token text back into blocks: `values` and `lines` are what the tokens point at."""

    navn: str
    values: Sequence[Tekst]
    lines: Linjer

    def read(self, text: str) -> tuple[Block, ...]:
        """Return the blocks of a whole letter body."""
        return fill_skelet(_read_skelet(self.navn, text, self.lines), self.values)


@lru_cache(maxsize=256)
def _read_skelet(navn: str, text: str, lines: Linjer) -> tuple[Block, ...]:
    """Return the skeleton: the text has tokens for all values, so it is the same by the same branches of a template."""
    return tuple(_Skelet(navn, lines).blocks(_Cursor(_markdown().parse(text)), end=None))


class _Skelet(Struct, frozen=True):
    """Reads Markdown into blocks with a place for each value."""

    navn: str
    lines: Linjer

    def blocks(self, cursor: _Cursor, end: str | None) -> Iterator[Block]:
        """Yield the blocks up to the token `end`."""
        while (token := cursor.take()) is not None and token.type != end:
            match token.type:
                case "heading_open":
                    yield Heading(int(token.tag[1:]), self._inline(cursor))
                case "paragraph_open":
                    yield Paragraph(self._inline(cursor))
                case "bullet_list_open" | "ordered_list_open":
                    yield self._points(cursor, token)
                case "blockquote_open":
                    yield Quote(tuple(self.blocks(cursor, "blockquote_close")))
                case "table_open":
                    yield self._table(cursor)
                case "heading_close" | "paragraph_close":
                    continue
                case kind:  # pragma: no cover - the rules above make no other kind
                    raise ValueError(kind)

    def _points(self, cursor: _Cursor, opening: Token) -> Points:
        ordered = opening.type == "ordered_list_open"
        items: list[Item] = []
        while (token := cursor.take()) is not None and token.type == "list_item_open":
            blocks = tuple(self.blocks(cursor, "list_item_close"))
            items.append(Item(len(items) + 1 if ordered else None, blocks))
        return Points(ordered, tuple(items))

    def _table(self, cursor: _Cursor) -> Table:
        rows: list[list[Spans]] = []
        while (token := cursor.take()) is not None and token.type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type in {"th_open", "td_open"}:
                rows[-1].append(self._inline(cursor))
        head, *body = (tuple(row) for row in rows)
        return Table(head, tuple(body))

    def _inline(self, cursor: _Cursor) -> Spans:
        token = cursor.take()
        assert token is not None  # noqa: S101 - markdown-it always puts inline content here
        return _merge_spans(self._spans(token.children or []), Fast(self.navn, 0))

    def _spans(self, children: Sequence[Token]) -> Iterator[Span | _Loose]:
        strong = emphasis = 0
        for child in children:
            match child.type:
                case "strong_open" | "strong_close":
                    strong += child.nesting
                case "em_open" | "em_close":
                    emphasis += child.nesting
                case "softbreak":
                    yield _Loose(" ", bool(strong), bool(emphasis))
                case "hardbreak":
                    yield _Loose("\n", bool(strong), bool(emphasis))
                case _:
                    yield from self._pieces(child.content, strong=bool(strong), emphasis=bool(emphasis))

    def _pieces(self, content: str, *, strong: bool, emphasis: bool) -> Iterator[Span | _Loose]:
        position = 0
        for match in TOKEN.finditer(content):
            if match.start() > position:
                yield _Loose(content[position : match.start()], strong, emphasis)
            if match[1]:
                yield make_plads(decode(match[1]), strong=strong, emphasis=emphasis)
            else:
                yield _Loose("", strong, emphasis, self.lines[decode(match[2])])
            position = match.end()
        if position < len(content):
            yield _Loose(content[position:], strong, emphasis)


class _Cursor:
    """Walks the flat token list of markdown-it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = iter(tokens)

    def take(self) -> Token | None:
        return next(self._tokens, None)


class _Loose(Struct, frozen=True):
    """Fixed text whose line is told by the mark after it; a mark itself has no text."""

    text: str
    strong: bool
    emphasis: bool
    line: Fast | None = None


def _merge_spans(pieces: Iterator[Span | _Loose], nowhere: Fast) -> Spans:
    """Return the spans with each fixed text given the line of the mark that follows it, else of the last one."""
    pieces_list = list(pieces)
    spans: list[Span] = []
    marks = (piece.line for piece in reversed(pieces_list) if isinstance(piece, _Loose) and piece.line)
    following = next(marks, nowhere)
    for piece in reversed(pieces_list):
        if isinstance(piece, Span):
            spans.append(piece)
        elif piece.line is not None:
            following = piece.line
        elif piece.text:
            spans.append(Span(piece.text, following, piece.strong, piece.emphasis))
    return join_alike(reversed(spans))
