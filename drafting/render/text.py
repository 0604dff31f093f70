"""The letter as plain text: no line is broken for width, so that it can be pasted anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.letter.tree import Heading, Paragraph, Points, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.letter.tree import Block, Item, Letter, Spans

_UNDERLINE = {1: "=", 2: "-"}
_CELLS = " | "
_APART = " · "


def render_text(letter: Letter) -> str:
    """Return the whole letter as text; headings are underlined, cells stand between bars."""
    parts = [
        _lines(letter.front.afsender),
        _lines(letter.front.modtager),
        _plain(letter.front.dato),
        "\n".join(f"{_plain(row.label)}{_APART}{_plain(row.value)}" for row in letter.front.referencer),
        *(_block(block) for block in letter.blocks),
        _signature(letter.underskrift),
        _bilag(letter),
        _plain(letter.kopi_til),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _plain(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def _lines(lines: Sequence[Spans]) -> str:
    return "\n".join(_plain(line) for line in lines)


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, spans=spans):
            return _underline(_plain(spans), level)
        case Paragraph(spans=spans):
            return _plain(spans)
        case Points(items=items):
            gap = "\n\n" if any(len(item.blocks) > 1 for item in items) else "\n"
            return gap.join(_item(item) for item in items)
        case Quote(blocks=blocks):
            return "\n\n".join(_indent(_block(inner), "    ") for inner in blocks)
        case Table():
            return "\n".join(_table(block))


def _underline(text: str, level: int) -> str:
    mark = _UNDERLINE.get(level)
    width = max(len(line) for line in text.split("\n"))
    return f"{text}\n{mark * width}" if mark else text


def _item(item: Item) -> str:
    lead = f"{item.nummer}. " if item.nummer is not None else "- "
    text = "\n\n".join(_block(block) for block in item.blocks)
    return lead + _indent(text, " " * len(lead)).removeprefix(" " * len(lead))


def _indent(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}" if line else line for line in text.split("\n"))


def _table(table: Table) -> Iterator[str]:
    for row in (table.head, *table.rows):
        yield _CELLS.join(_plain(cell).replace("\n", " ") for cell in row).rstrip()


def _signature(lines: Sequence[Spans]) -> str:
    greeting, *names = [_plain(line) for line in lines] or [""]
    return "\n\n".join(part for part in (greeting, "\n".join(names)) if part)


def _bilag(letter: Letter) -> str:
    rows = [f"{_plain(bilag.nummer)}{_APART}{_plain(bilag.titel)}" for bilag in letter.bilag]
    return "\n".join((_underline(_plain(letter.bilag_overskrift), 2), *rows)) if rows else ""
