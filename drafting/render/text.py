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
        render_lines(letter.front.afsender),
        render_lines(letter.front.modtager),
        render_spans(letter.front.dato),
        "\n".join(f"{render_spans(row.label)}{_APART}{render_spans(row.value)}" for row in letter.front.referencer),
        *(render_block(block) for block in letter.blocks),
        _signature(letter.underskrift),
        _bilag(letter),
        render_spans(letter.kopi_til),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def render_spans(spans: Spans) -> str:
    """Return the words of spans."""
    return "".join(span.text for span in spans)


def render_lines(lines: Sequence[Spans]) -> str:
    """Return lines as text."""
    return "\n".join(render_spans(line) for line in lines)


def render_block(block: Block) -> str:
    """Return one block as text."""
    match block:
        case Heading(level=level, spans=spans):
            return _underline(render_spans(spans), level)
        case Paragraph(spans=spans):
            return render_spans(spans)
        case Points(items=items):
            gap = "\n\n" if any(len(item.blocks) > 1 for item in items) else "\n"
            return gap.join(_item(item) for item in items)
        case Quote(blocks=blocks):
            return "\n\n".join(_indent(render_block(inner), "    ") for inner in blocks)
        case Table():
            return "\n".join(_table(block))


def _underline(text: str, level: int) -> str:
    mark = _UNDERLINE.get(level)
    width = max(len(line) for line in text.split("\n"))
    return f"{text}\n{mark * width}" if mark else text


def _item(item: Item) -> str:
    lead = f"{item.nummer}. " if item.nummer is not None else "- "
    text = "\n\n".join(render_block(block) for block in item.blocks)
    return lead + _indent(text, " " * len(lead)).removeprefix(" " * len(lead))


def _indent(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}" if line else line for line in text.split("\n"))


def _table(table: Table) -> Iterator[str]:
    for row in (table.head, *table.rows):
        yield _CELLS.join(render_spans(cell).replace("\n", " ") for cell in row).rstrip()


def _signature(lines: Sequence[Spans]) -> str:
    greeting, *names = [render_spans(line) for line in lines] or [""]
    return "\n\n".join(part for part in (greeting, "\n".join(names)) if part)


def _bilag(letter: Letter) -> str:
    rows = [f"{render_spans(bilag.nummer)}{_APART}{render_spans(bilag.titel)}" for bilag in letter.bilag]
    return "\n".join((_underline(render_spans(letter.bilag_overskrift), 2), *rows)) if rows else ""
