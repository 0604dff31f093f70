"""The front as Word XML: sender, recipient, date and references, each fitted into its place."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from drafting.render.docx.body import set_runs
from drafting.render.docx.sats import Sats
from drafting.render.linjebrud import MM_PER_PUNKT

if TYPE_CHECKING:
    from drafting.letter.tree import Front, Spans
    from drafting.render.brevpapir import Brevpapir
    from drafting.render.docx.papir import Letterhead

_LINE = 1.2  # a line of an address, as a factor of its type size
_CHARACTER = 0.44  # a character's width, as a factor of its type size
_STEPS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
_BREAK = "<w:r><w:br/></w:r>"


def set_front(front: Front, letterhead: Letterhead, brevpapir: Brevpapir) -> dict[str, Sats]:
    """Return each field above the subject line."""
    maal, skrift, hul = brevpapir.maal, brevpapir.maal.skrift, letterhead.hul
    window = maal.rude.top + maal.rude.hoejde - maal.modtager.top
    sender = maal.modtager.top - maal.afsender.top
    modtager = _fit(front.modtager, skrift.broed, maal.modtager.bredde, window)
    afsender = _fit(front.afsender[1:], skrift.lille, maal.afsender.bredde, sender - 2 * skrift.lille * MM_PER_PUNKT)
    looks = letterhead.looks
    navn = looks.get("afsender", "") + f'<w:rStyle w:val="{letterhead.styles["afsendernavn"]}"/>'
    felter = {name: Sats() for name in ("afsender", "modtager", "dato", "referencer")}
    _set_lines(felter["afsender"], front.afsender[:1], hul, navn)
    _set_lines(felter["afsender"], front.afsender[1:], hul, looks.get("afsender", "") + _write_size(afsender))
    _set_lines(felter["modtager"], front.modtager, hul, looks.get("modtager", "") + _write_size(modtager))
    set_runs(felter["dato"], front.dato, hul, looks.get("dato", ""))
    _set_referencer(felter["referencer"], front, letterhead)
    return felter


def _fit(lines: tuple[Spans, ...], size: float, width: float, height: float) -> float:
    """Return the type size in which the lines fit `width` by `height` mm, 0 where the style's own does."""
    for step in _STEPS:
        tried = size * step
        room = width / (tried * _CHARACTER * MM_PER_PUNKT)
        count = sum(max(ceil(sum(len(span.text) for span in line) / room), 1) for line in lines)
        if (count * _LINE - _LINE + 1) * tried * MM_PER_PUNKT <= height:
            return 0 if step == _STEPS[0] else tried
    return size * _STEPS[-1]


def _write_size(size: float) -> str:
    half = round(size * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else ""


def _set_lines(sats: Sats, lines: tuple[Spans, ...], hul: str, look: str) -> None:
    for line in lines:
        if sats.xml:
            sats.xml.append(_BREAK)
        set_runs(sats, line, hul, look)


def _set_referencer(sats: Sats, front: Front, letterhead: Letterhead) -> None:
    """Add a paragraph for each reference: a small label with the value below it."""
    hul = letterhead.hul
    label = f'<w:rStyle w:val="{letterhead.styles["referencelabel"]}"/>'
    place = letterhead.looks.get("referencer", "")
    begin = f'<w:p><w:pPr><w:pStyle w:val="{letterhead.styles["reference"]}"/>{place}</w:pPr>'
    for reference in front.referencer:
        sats.xml.append(begin)
        set_runs(sats, reference.label, hul, label)
        sats.xml.append(_BREAK)
        set_runs(sats, reference.value, hul)
        sats.xml.append("</w:p>")
