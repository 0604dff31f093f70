"""The front as Word XML: sender, recipient, date and references, each fitted into its place."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from drafting.render.docx.body import write_runs
from drafting.render.linjebrud import MM_PER_PUNKT

if TYPE_CHECKING:
    from drafting.letter.tree import Front, Spans
    from drafting.render.brevpapir import Brevpapir
    from drafting.render.docx.letterhead import Letterhead

_LINE = 1.2  # a line of an address, as a factor of its type size
_CHARACTER = 0.44  # a character's width, as a factor of its type size
_STEPS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
_BREAK = "<w:r><w:br/></w:r>"


def write_front(front: Front, letterhead: Letterhead, brevpapir: Brevpapir) -> dict[str, str]:
    """Return the XML of each field above the subject line."""
    maal, skrift, hul = brevpapir.maal, brevpapir.maal.skrift, letterhead.hul
    window = maal.rude.top + maal.rude.hoejde - maal.modtager.top
    sender = maal.modtager.top - maal.afsender.top
    modtager = _fit(front.modtager, skrift.broed, maal.modtager.bredde, window)
    afsender = _fit(front.afsender[1:], skrift.lille, maal.afsender.bredde, sender - 2 * skrift.lille * MM_PER_PUNKT)
    looks = {name: letterhead.looks.get(name, "") for name in ("afsender", "modtager", "dato")}
    navn = looks["afsender"] + f'<w:rStyle w:val="{letterhead.styles["afsendernavn"]}"/>'
    return {
        "afsender": _BREAK.join(
            (
                *(write_runs(line, hul, navn) for line in front.afsender[:1]),
                *_write_lines(front.afsender[1:], afsender, hul, looks["afsender"]),
            )
        ),
        "modtager": _BREAK.join(_write_lines(front.modtager, modtager, hul, looks["modtager"])),
        "dato": write_runs(front.dato, hul, looks["dato"]),
        "referencer": _write_referencer(front, letterhead),
    }


def _fit(lines: tuple[Spans, ...], size: float, width: float, height: float) -> float:
    """Return the type size in which the lines fit `width` by `height` mm, 0 where the style's own does."""
    for step in _STEPS:
        tried = size * step
        room = width / (tried * _CHARACTER * MM_PER_PUNKT)
        count = sum(max(ceil(sum(len(span.text) for span in line) / room), 1) for line in lines)
        if (count * _LINE - _LINE + 1) * tried * MM_PER_PUNKT <= height:
            return 0 if step == _STEPS[0] else tried
    return size * _STEPS[-1]


def _write_lines(lines: tuple[Spans, ...], size: float, hul: str, look: str) -> list[str]:
    half = round(size * 2)
    own = look + (f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else "")
    return [write_runs(line, hul, own) for line in lines]


def _write_referencer(front: Front, letterhead: Letterhead) -> str:
    """Return a paragraph for each reference: a small label with the value below it."""
    hul = letterhead.hul
    label = f'<w:rStyle w:val="{letterhead.styles["referencelabel"]}"/>'
    place = letterhead.looks.get("referencer", "")
    style = f'<w:pPr><w:pStyle w:val="{letterhead.styles["reference"]}"/>{place}</w:pPr>'
    return "".join(
        f"<w:p>{style}{write_runs(reference.label, hul, label)}{_BREAK}{write_runs(reference.value, hul)}</w:p>"
        for reference in front.referencer
    )
