"""The letter as Word XML: text, paragraphs and tables in the letterhead's own styles."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.oprindelse import Hul
from drafting.render.docx.flow import Line
from drafting.render.docx.ooxml import PROPERTIES
from drafting.render.docx.sats import END, Sats
from drafting.render.kolonner import find_andele
from drafting.render.rytme import count_begyndelse, count_slutning

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafting.letter.tree import Span, Spans
    from drafting.render.docx.flow import Flow, Grid
    from drafting.render.docx.papir import Letterhead

_PROPERTY = re.compile("(<w:([A-Za-z]+)[^<>]*/>)")


def set_runs(sats: Sats, spans: Iterable[Span], hul: str, look: str = "") -> None:
    """Add the runs of a paragraph in `look` (run properties), holes in the colour `hul`."""
    xml, tekst = sats.xml, sats.tekst
    before = ""
    plain = _begin_run(look, strong=False, emphasis=False, hul="")
    for span in spans:
        if span.strong or span.emphasis or type(span.oprindelse) is Hul:
            begin = _begin_run(look, span.strong, span.emphasis, hul if type(span.oprindelse) is Hul else "")
        else:
            begin = plain
        if begin == before:  # neighbours that look alike share a run
            xml[tekst[-1]] += span.text
        elif span.text:
            before = begin
            tekst.append(len(xml) + 1)
            xml += (begin, span.text, END)


def set_flow(flow: Flow, letterhead: Letterhead) -> Sats:
    """Return the paragraphs and tables of `flow`, its lists numbered from `letterhead.first_num`."""
    sats = Sats()
    for part in flow.parts:
        if isinstance(part, Line):
            _set_line(sats, part, letterhead, flow)
        else:
            _set_grid(sats, part, letterhead)
    return sats


@lru_cache(maxsize=256)
def _begin_run(look: str, strong: bool, emphasis: bool, hul: str) -> str:  # noqa: FBT001 (as a span says it)
    """Return a run as far as its text."""
    if strong or hul:
        look += "<w:b/><w:bCs/>"
    if emphasis:
        look += "<w:i/><w:iCs/>"
    if hul:
        # shading, not highlight: it has the letterhead's own colour, and Ctrl+space takes it away with the bold
        look += f'<w:shd w:val="clear" w:color="auto" w:fill="{hul}"/>'
    own = {name: whole for whole, name in _PROPERTY.findall(look)}  # the last of a kind holds
    properties = "".join(own[name] for name in PROPERTIES if name in own)
    return f"<w:r><w:rPr>{properties}</w:rPr>" if look else "<w:r>"


def _set_line(sats: Sats, line: Line, letterhead: Letterhead, flow: Flow) -> None:
    number = None if line.liste is None else (flow.lister[line.liste].dybde - 1, letterhead.first_num + line.liste)
    air = letterhead.air, line.luft_over, line.luft_under
    moved = letterhead.step * line.indryk + letterhead.quote if line.indryk else 0
    sats.xml.append(_begin_paragraph(letterhead.styles[line.role], line.hold_naeste, number, air, moved))
    if line.etiket:
        set_runs(sats, line.etiket, letterhead.hul)
        sats.xml.append("<w:r><w:tab/></w:r>")
    set_runs(sats, line.spans, letterhead.hul)
    sats.xml.append("</w:p>")


@lru_cache(maxsize=256)
def _begin_paragraph(
    style: str,
    hold: bool,  # noqa: FBT001 (as a line says it)
    number: tuple[int, int] | None,
    air: tuple[int, float | None, float | None],
    moved: int,
) -> str:
    """Return a paragraph as far as its runs."""
    properties = _write_style(style) + "<w:keepNext/>" * hold
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{number[0]}"/><w:numId w:val="{number[1]}"/></w:numPr>'
    properties += _write_air(*air)
    if moved:
        properties += f'<w:ind w:left="{moved}"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>"


def _write_style(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


def _write_air(air: int, luft_over: float | None, luft_under: float | None) -> str:
    if luft_over is None and luft_under is None:
        return ""
    over = "" if luft_over is None else f' w:before="{round(air * luft_over)}"'
    under = "" if luft_under is None else f' w:after="{round(air * luft_under)}"'
    return f"<w:spacing{over}{under}/>"


def _set_grid(sats: Sats, grid: Grid, letterhead: Letterhead) -> None:
    moved = grid.indryk * letterhead.step
    width = letterhead.width - moved
    widths = [round(width * share) for share in find_andele(grid.table)]
    widths[-1] += width - sum(widths)
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    sats.xml.append(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{letterhead.styles["tabel"]}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{moved}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" '
        'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    style = _write_style(letterhead.styles["celle"])
    bound, free = (_begin_cells(widths, properties) for properties in (f"{style}<w:keepNext/>", style))
    _set_row(sats, grid.table.head, bound, letterhead.hul, "<w:tblHeader/>")
    for row, holds in zip(grid.table.rows, _find_bound(grid), strict=True):
        _set_row(sats, row, bound if holds else free, letterhead.hul)
    sats.xml.append("</w:tbl>")


def _begin_cells(widths: Sequence[int], properties: str) -> list[str]:
    """Return the cells of a row, each as far as its text."""
    return [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{properties}</w:pPr>'
        for width in widths
    ]


def _set_row(sats: Sats, cells: Sequence[Spans], begins: Sequence[str], hul: str, head: str = "") -> None:
    sats.xml.append(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>")
    for spans, begin in zip(cells, begins, strict=True):
        sats.xml.append(begin)
        set_runs(sats, spans, hul)
        sats.xml.append("</w:p></w:tc>")
    sats.xml.append("</w:tr>")


def _find_bound(grid: Grid) -> list[bool]:
    """Return which rows stay with the next: no page has only a scrap of the table, at its head or at its end."""
    # the head stays with the first row, and so each row but the last of a stretch with the next
    begyndelse, slutning = count_begyndelse(grid.table) - 1, count_slutning(grid.table)
    last = len(grid.table.rows) - 1
    return [
        grid.hold_naeste if number == last else number < begyndelse or number > last - slutning
        for number in range(last + 1)
    ]
