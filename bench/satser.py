"""The same letter set by those who make a PDF by themselves: WeasyPrint, reportlab and fpdf2.

They are handed the finished letter, as we are: its paragraphs in order with their role, its table, its numbers.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from brevet import load_papir

from drafting.render.docx.flow import Grid, lay_out
from drafting.render.html import render_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fpdf import FPDF

    from drafting.letter.tree import Letter, Spans
    from drafting.render.docx.flow import Line

_SKRIFT = "Carlito"
_BREDDE = 150  # millimetres of text on the page, as ours
_OVERSKRIFTER = {"emne": 15, "overskrift2": 12, "overskrift3": 11, "bilagsoverskrift": 12}
_PUNKT = 11
_LINJE = 5.2


@dataclass(frozen=True, slots=True)
class Afsnit:
    """A paragraph to be set: its role, its text, and the number in front of it."""

    rolle: str
    tekst: str
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class Brevsats:
    """A letter to be set: its front, and its paragraphs and tables in order."""

    titel: str
    linjer: Sequence[str]
    dele: Sequence[Afsnit | Sequence[Sequence[str]]]


def read_sats(letter: Letter) -> Brevsats:
    """Return the letter as these take it."""
    front = letter.front
    linjer = [*map(_join, front.afsender), "", *map(_join, front.modtager), "", _join(front.dato)]
    linjer += [f"{_join(each.label)} {_join(each.value)}" for each in front.referencer]
    return Brevsats(letter.titel, linjer, [*_read_dele(lay_out(letter).parts)])


def _read_dele(parts: Sequence[Line | Grid]) -> Iterable[Afsnit | Sequence[Sequence[str]]]:
    nummer = 0
    for part in parts:
        if isinstance(part, Grid):
            yield [[_join(cell) for cell in row] for row in (part.table.head, *part.table.rows)]
            continue
        nummer += part.role == "nummer1"
        foran = f"{nummer}." if part.role == "nummer1" else _join(part.etiket)
        yield Afsnit(part.role, _join(part.spans), foran)


def build_weasyprint() -> Callable[[Letter], bytes]:
    """Return a setter of our own finished web page, tagged for every reader (UA-1)."""
    from weasyprint import HTML  # noqa: PLC0415 (a peer that may not be here)

    return lambda letter: HTML(string=render_html(letter, load_papir())).write_pdf(pdf_variant="pdf/ua-1")


def build_reportlab() -> Callable[[Letter], bytes]:
    """Return a setter by reportlab's platypus: no tags, no archive."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 (a peer that may not be here)
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 (same)
    from reportlab.lib.units import mm  # noqa: PLC0415 (same)
    from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415 (same)
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle  # noqa: PLC0415 (same)

    skrift = load_papir().find_fil("skrift")
    for navn in ("Regular", "Bold"):
        pdfmetrics.registerFont(ttfonts.TTFont(f"{_SKRIFT}-{navn}", skrift / f"{_SKRIFT}-{navn}.ttf"))

    def style(punkt: int, snit: str = "Regular") -> ParagraphStyle:
        navn = f"{_SKRIFT}-{snit}"
        return ParagraphStyle(navn, fontName=navn, fontSize=punkt, leading=punkt * 1.35, spaceAfter=6)

    broed = style(_PUNKT)
    streger = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, "grey"), ("VALIGN", (0, 0), (-1, -1), "TOP")])

    def build(del_: Afsnit | Sequence[Sequence[str]]) -> Paragraph | Table:
        if not isinstance(del_, Afsnit):
            celler = [[Paragraph(escape(cell), broed) for cell in row] for row in del_]
            return Table(celler, colWidths=[35 * mm, 95 * mm, 20 * mm], style=streger)
        punkt = _OVERSKRIFTER.get(del_.rolle)
        return Paragraph(escape(f"{del_.nummer} {del_.tekst}"), style(punkt, "Bold") if punkt else broed)

    def typeset(letter: Letter) -> bytes:
        sats = read_sats(letter)
        front = [Paragraph(escape(line), broed) if line else Spacer(1, 12) for line in sats.linjer]
        page = SimpleDocTemplate(out := io.BytesIO(), pagesize=A4, leftMargin=25 * mm, rightMargin=35 * mm,
                                 title=sats.titel, lang="da-DK")  # fmt: skip

        def number(canvas: object, _page: object) -> None:
            canvas.setFont(f"{_SKRIFT}-Regular", 9)
            canvas.drawString(25 * mm, 12 * mm, f"Side {canvas.getPageNumber()} af 2")

        page.build([*front, *map(build, sats.dele)], onFirstPage=number, onLaterPages=number)
        return out.getvalue()

    return typeset


def build_fpdf() -> Callable[[Letter], bytes]:
    """Return a setter by fpdf2: no tags, no archive."""
    from fpdf import FPDF  # noqa: PLC0415 (a peer that may not be here)

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it finds the day our type was made on strange

    skrift = load_papir().find_fil("skrift")

    class Side(FPDF):
        def footer(self) -> None:
            """Write the number of the page."""
            self.set_y(-15)
            self.set_font(_SKRIFT, size=9)
            self.cell(text=f"Side {self.page_no()} af {{nb}}")

    def typeset(letter: Letter) -> bytes:
        sats, pdf = read_sats(letter), Side(format="A4")
        for snit, navn in (("", "Regular"), ("B", "Bold")):
            pdf.add_font(_SKRIFT, snit, skrift / f"{_SKRIFT}-{navn}.ttf")
        pdf.set_margins(25, 20, 35)
        pdf.set_lang("da-DK")
        pdf.set_title(sats.titel)
        pdf.add_page()
        for line in sats.linjer:
            _write_fpdf(pdf, line)
        for del_ in sats.dele:
            _write_fpdf_del(pdf, del_)
        return bytes(pdf.output())

    return typeset


def _write_fpdf_del(pdf: FPDF, del_: Afsnit | Sequence[Sequence[str]]) -> None:
    if isinstance(del_, Afsnit):
        punkt = _OVERSKRIFTER.get(del_.rolle)
        _write_fpdf(pdf, f"{del_.nummer} {del_.tekst}".strip(), punkt or _PUNKT, "B" * bool(punkt))
        return
    pdf.set_font(_SKRIFT, size=_PUNKT)
    with pdf.table(width=_BREDDE, col_widths=(35, 95, 20), text_align="L", repeat_headings=0) as tabel:
        for raekke in del_:
            tabel.row(raekke)


def _write_fpdf(pdf: FPDF, tekst: str, punkt: int = _PUNKT, snit: str = "") -> None:
    pdf.set_font(_SKRIFT, snit, punkt)
    pdf.multi_cell(_BREDDE, _LINJE * punkt / _PUNKT, tekst, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(1.5)


def _join(spans: Spans) -> str:
    return "".join(span.text for span in spans)
