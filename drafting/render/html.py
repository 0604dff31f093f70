"""The letter as one self-contained HTML page that reads well on a phone and prints well on paper."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from drafting.letter.tree import Heading, Paragraph, Points, Quote, Table
from drafting.render.kolonner import find_smalle
from drafting.render.linjebrud import bind
from drafting.render.logo import load_logo
from drafting.render.rytme import er_luftig, har_titel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.letter.tree import Block, Item, Letter, Span, Spans
    from drafting.render.brevpapir import Brevpapir


def render_html(letter: Letter, brevpapir: Brevpapir) -> str:
    """Return the page; its look is the letterhead's `standard.css` with the colours and sizes of its measures."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="da-DK">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(letter.titel)}</title>",
            f"<style>\n{_read_style(brevpapir)}</style>",
            "</head>",
            "<body>",
            *_logo(brevpapir),
            *_front(letter),
            "<main>",
            *(_block(block) for block in letter.blocks),
            "</main>",
            *_end(letter),
            "</body>",
            "</html>",
            "",
        ]
    )


def _read_style(brevpapir: Brevpapir) -> str:
    farve, skrift = brevpapir.maal.farve, brevpapir.maal.skrift
    values = {
        "accent": f"#{farve.accent}",
        "tekst": f"#{farve.tekst}",
        "lille": f"#{farve.lille}",
        "linje": f"#{farve.linje}",
        "hul": f"#{farve.hul}",
        "linjeafstand": f"{skrift.linjeafstand:g}",
        "satsbredde": f"{brevpapir.maal.satsbredde:g}mm",
        "skrift": f'{skrift.word}, {skrift.pdf}, "Segoe UI", sans-serif',
    }
    root = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    style = brevpapir.find_fil("standard.css").read_text(encoding="utf-8")
    return f":root {{\n{root}}}\n{style}"


def _spans(spans: Spans) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = "<br>".join(escape(bind(line)) for line in span.text.split("\n"))
    if span.er_hul:
        return f"<mark>{text}</mark>"
    if span.emphasis:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if span.strong else text


def _lines(lines: Sequence[Spans]) -> str:
    return "<br>\n".join(_spans(line) for line in lines)


def _logo(brevpapir: Brevpapir) -> Iterator[str]:
    logo = load_logo(brevpapir)
    if logo is not None:
        # the sender's name stands below it: to somebody who listens, the picture says nothing more
        yield f'<img class="logo" src="{logo.as_uri()}" alt="">'


def _front(letter: Letter) -> Iterator[str]:
    front = letter.front
    first, *rest = front.afsender or ((),)
    yield "<header>"
    yield f'<p class="afsender"><strong>{_spans(first)}</strong>{"<br>" if rest else ""}\n{_lines(rest)}</p>'
    yield f'<p class="modtager">{_lines(front.modtager)}</p>'
    yield f'<p class="dato">{_spans(front.dato)}</p>'
    if front.referencer:
        yield '<dl class="referencer">'
        for reference in front.referencer:
            yield f"<div><dt>{_spans(reference.label)}</dt> <dd>{_spans(reference.value)}</dd></div>"
        yield "</dl>"
    yield "</header>"


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, spans=spans):
            return f"<h{level}>{_spans(spans)}</h{level}>"
        case Paragraph(spans=spans):
            return f"<p>{_spans(spans)}</p>"
        case Points(ordered=ordered, items=items):
            tag = "ol" if ordered else "ul"
            luftig = ' class="luftig"' if er_luftig(block) else ""
            return f"<{tag}{luftig}>\n" + "\n".join(_item(item) for item in items) + f"\n</{tag}>"
        case Quote(blocks=blocks):
            return "<blockquote>\n" + "\n".join(_block(inner) for inner in blocks) + "\n</blockquote>"
        case Table():
            return "\n".join(_table(block))


def _item(item: Item) -> str:
    value = f' value="{item.nummer}"' if item.nummer is not None else ""
    match item.blocks:
        case (Paragraph(spans=spans),):
            return f"<li{value}>{_spans(spans)}</li>"
        case (Paragraph(spans=spans), *rest) if har_titel(item):
            return f'<li{value}>\n<p class="titel">{_spans(spans)}</p>\n' + "\n".join(map(_block, rest)) + "\n</li>"
        case blocks:
            return f"<li{value}>\n" + "\n".join(_block(block) for block in blocks) + "\n</li>"


def _table(table: Table) -> Iterator[str]:
    smalle = [' class="smal"' if smal else "" for smal in find_smalle(table)]
    # On a narrow screen the table scrolls sideways: it can be reached with the keyboard, and is called by its columns.
    navn = escape(", ".join("".join(span.text for span in cell) for cell in table.head))
    yield f'<div class="tabel" tabindex="0" role="group" aria-label="{navn}"><table>'
    yield "<thead><tr>" + "".join(f'<th scope="col">{_spans(cell)}</th>' for cell in table.head) + "</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = zip(row, smalle, strict=True)
        yield "<tr>" + "".join(f"<td{smal}>{_spans(cell)}</td>" for cell, smal in cells) + "</tr>"
    yield "</tbody></table></div>"


def _end(letter: Letter) -> Iterator[str]:
    yield "<footer>"
    if letter.underskrift:
        greeting, *names = letter.underskrift
        yield f"<p>{_spans(greeting)}</p>"
        yield f'<p class="underskrift">{_lines(names)}</p>'
    if letter.bilag:
        yield f"<h2>{_spans(letter.bilag_overskrift)}</h2>"
        yield '<dl class="bilag">'
        for bilag in letter.bilag:
            yield f"<div><dt>{_spans(bilag.nummer)}</dt> <dd>{_spans(bilag.titel)}</dd></div>"
        yield "</dl>"
    if letter.kopi_til:
        yield f'<p class="kopi">{_spans(letter.kopi_til)}</p>'
    yield "</footer>"
