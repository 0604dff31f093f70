"""The letter as Word XML: text, paragraphs and tables in the letterhead's own styles."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from drafting.oprindelse import Data
from drafting.render.docx.flow import Line
from drafting.render.docx.ooxml import PROPERTIES
from drafting.render.docx.tegn import check_text, escape
from drafting.render.kolonner import find_andele
from drafting.render.linjebrud import bind
from drafting.render.rytme import count_begyndelse, count_slutning

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafting.letter.tree import Span, Spans
    from drafting.render.docx.flow import Flow, Grid
    from drafting.render.docx.letterhead import Letterhead

_PROPERTY = re.compile("(<w:([A-Za-z]+)[^<>]*/>)")
_MARKS = re.compile("([\t\n\xad\u2028\u2029])")
_ELEMENTS = {"\n": "<w:br/>", "\u2028": "<w:br/>", "\u2029": "<w:br/>", "\t": "<w:tab/>", "\xad": "<w:softHyphen/>"}


def write_runs(spans: Iterable[Span], hul: str, look: str = "") -> str:
    """Return the runs of a paragraph in `look` (run properties), holes in the colour `hul`."""
    # neighbours that look alike share a run
    return "".join(_write_run(look + own, [*group]) for own, group in groupby(spans, key=lambda s: _find_look(s, hul)))


def write_flow(flow: Flow, letterhead: Letterhead) -> str:
    """Return the paragraphs and tables of `flow`, its lists numbered from `letterhead.first_num`."""
    return "".join(
        _write_line(part, letterhead, flow) if isinstance(part, Line) else _write_grid(part, letterhead)
        for part in flow.parts
    )


def _find_look(span: Span, hul: str) -> str:
    strong = "<w:b/><w:bCs/>" if span.strong or span.er_hul else ""
    emphasis = "<w:i/><w:iCs/>" if span.emphasis else ""
    # shading, not highlight: it has the letterhead's own colour, and Ctrl+space takes it away with the bold
    return strong + emphasis + (f'<w:shd w:val="clear" w:color="auto" w:fill="{hul}"/>' if span.er_hul else "")


def _write_run(look: str, spans: Iterable[Span]) -> str:
    text = bind("".join(_check_span(span) for span in spans))
    pieces = "".join(
        _ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _MARKS.split(text)
        if piece
    )
    own = {name: whole for whole, name in _PROPERTY.findall(look)}  # the last of a kind holds
    properties = "".join(own[name] for name in PROPERTIES if name in own)
    properties = f"<w:rPr>{properties}</w:rPr>" if look else ""
    return f"<w:r>{properties}{pieces}</w:r>" if pieces else ""


def _check_span(span: Span) -> str:
    source = span.oprindelse
    return check_text(span.text, f" i '{source.noegle}' (linje {source.linje})" if isinstance(source, Data) else "")


def _write_style(letterhead: Letterhead, role: str) -> str:
    return f'<w:pStyle w:val="{letterhead.styles[role]}"/>'


def _write_line(line: Line, letterhead: Letterhead, flow: Flow) -> str:
    properties = _write_style(letterhead, line.role) + "<w:keepNext/>" * line.hold_naeste
    if line.liste is not None:
        level, number = flow.lister[line.liste].dybde - 1, letterhead.first_num + line.liste
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    properties += _write_air(line, letterhead.air)
    if line.indryk:
        properties += f'<w:ind w:left="{letterhead.step * line.indryk + letterhead.quote}"/>'
    etiket = write_runs(line.etiket, letterhead.hul) + "<w:r><w:tab/></w:r>" if line.etiket else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{etiket}{write_runs(line.spans, letterhead.hul)}</w:p>"


def _write_air(line: Line, air: int) -> str:
    over = "" if line.luft_over is None else f' w:before="{round(air * line.luft_over)}"'
    under = "" if line.luft_under is None else f' w:after="{round(air * line.luft_under)}"'
    return f"<w:spacing{over}{under}/>" if over or under else ""


def _write_grid(grid: Grid, letterhead: Letterhead) -> str:
    moved = grid.indryk * letterhead.step
    width = letterhead.width - moved
    widths = [round(width * share) for share in find_andele(grid.table)]
    widths[-1] += width - sum(widths)
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    style = _write_style(letterhead, "celle")
    bound = f"{style}<w:keepNext/>"
    head = _write_row(grid.table.head, widths, bound, letterhead.hul, "<w:tblHeader/>")
    rows = "".join(
        _write_row(row, widths, bound if holds else style, letterhead.hul)
        for row, holds in zip(grid.table.rows, _find_bound(grid), strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{letterhead.styles["tabel"]}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{moved}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" '
        'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _find_bound(grid: Grid) -> list[bool]:
    """Return which rows stay with the next: no page has only a scrap of the table, at its head or at its end."""
    # the head stays with the first row, and so each row but the last of a stretch with the next
    begyndelse, slutning = count_begyndelse(grid.table) - 1, count_slutning(grid.table)
    last = len(grid.table.rows) - 1
    return [
        grid.hold_naeste if number == last else number < begyndelse or number > last - slutning
        for number in range(last + 1)
    ]


def _write_row(cells: Sequence[Spans], widths: Sequence[int], properties: str, hul: str, head: str = "") -> str:
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"<w:p><w:pPr>{properties}</w:pPr>{write_runs(spans, hul)}</w:p></w:tc>"
        for spans, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{written}</w:tr>"
