"""The letter as Word XML: text, paragraphs and tables in the letterhead's own styles."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from drafting.errors import RenderError, Trouble
from drafting.oprindelse import Data
from drafting.render.docx.flow import Line
from drafting.render.kolonner import find_andele
from drafting.render.linjebrud import bind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafting.letter.tree import Span, Spans
    from drafting.render.docx.flow import Flow, Grid
    from drafting.render.docx.letterhead import Letterhead

_ILLEGAL = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = re.compile("([\t\n\xad\u2028\u2029])")
_ELEMENTS = {"\n": "<w:br/>", "\u2028": "<w:br/>", "\u2029": "<w:br/>", "\t": "<w:tab/>", "\xad": "<w:softHyphen/>"}
# Braces and per cent signs travel as references: docxtpl rewrites `{_{` and its like in what it has just rendered.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;", "%": "&#37;"})


def escape(text: str) -> str:
    """Return `text` as XML text that no step on the way to the file will read as anything else."""
    return text.translate(_ESCAPES)


def check_text(text: str, where: str = "") -> str:
    """Return `text`. Raises RenderError for a character XML cannot carry: Word would lose all that follows."""
    found = _ILLEGAL.search(text)
    if found is None:
        return text
    message = f"Teksten{where} indeholder et usynligt styretegn (U+{ord(found.group()):04X}), som Word ikke kan gemme."
    raise RenderError(Trouble(message, remedy="Slet tegnet, eller skriv stedet igen i hånden."))


def write_runs(spans: Iterable[Span], look: str = "") -> str:
    """Return the runs of a paragraph in `look` (run properties); neighbours that look alike share a run."""
    return "".join(_write_run(look + own, [*group]) for own, group in groupby(spans, key=_find_look))


def write_flow(flow: Flow, letterhead: Letterhead) -> str:
    """Return the paragraphs and tables of `flow`, its lists numbered from `letterhead.first_num`."""
    return "".join(
        _write_line(part, letterhead, flow) if isinstance(part, Line) else _write_grid(part, letterhead)
        for part in flow.parts
    )


def _find_look(span: Span) -> str:
    strong = "<w:b/><w:bCs/>" if span.strong or span.er_hul else ""
    emphasis = "<w:i/><w:iCs/>" if span.emphasis else ""
    return strong + emphasis + ('<w:highlight w:val="yellow"/>' if span.er_hul else "")


def _write_run(look: str, spans: Iterable[Span]) -> str:
    text = bind("".join(_check_span(span) for span in spans))
    pieces = "".join(
        _ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _MARKS.split(text)
        if piece
    )
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
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
    etiket = write_runs(line.etiket) + "<w:r><w:tab/></w:r>" if line.etiket else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{etiket}{write_runs(line.spans)}</w:p>"


def _write_air(line: Line, air: int) -> str:
    # a table's lowest rule needs more air than a line of text
    over = f' w:before="{air * 3 // 2}"' if line.luft_over else ""
    under = f' w:after="{air}"' if line.luft_under else ""
    return f"<w:spacing{over}{under}/>" if over or under else ""


def _write_grid(grid: Grid, letterhead: Letterhead) -> str:
    moved = grid.indryk * letterhead.step
    width = letterhead.width - moved
    widths = [round(width * share) for share in find_andele(grid.table)]
    widths[-1] += width - sum(widths)
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    style = _write_style(letterhead, "celle")
    bound = f"{style}<w:keepNext/>"
    # two rows at the least stay with the head, so that no page ends with a scrap of a table
    head = _write_row(grid.table.head, widths, bound, "<w:tblHeader/>")
    rows = "".join(
        _write_row(row, widths, bound if number == 0 < len(grid.table.rows) - 1 else style)
        for number, row in enumerate(grid.table.rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{letterhead.styles["tabel"]}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{moved}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" '
        'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _write_row(cells: Sequence[Spans], widths: Sequence[int], properties: str, head: str = "") -> str:
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"<w:p><w:pPr>{properties}</w:pPr>{write_runs(spans)}</w:p></w:tc>"
        for spans, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{written}</w:tr>"
