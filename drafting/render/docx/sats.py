"""XML under way: the letter's own words stand in it as they are, and all are made ready for Word at once.

A letter has hundreds of short texts. One search over them all costs a fraction of a search in each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.oprindelse import Data
from drafting.render.docx.tegn import check_text, escape, has_illegal
from drafting.render.linjebrud import bind_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafting.letter.tree import Span

END = "</w:r>"
_BREAK = "\x1e"  # between two texts; a space to every pattern, and a character no text may hold
_ELEMENTS = {"\n": "<w:br/>", "\u2028": "<w:br/>", "\u2029": "<w:br/>", "\t": "<w:tab/>", "\xad": "<w:softHyphen/>"}
_SIGN = re.compile(f"([{''.join(_ELEMENTS)}])")


class Sats(Struct):
    """The XML of one field of the letterhead in pieces, and which of them are text."""

    xml: list[str] = field(default_factory=list)
    tekst: list[int] = field(default_factory=list)


def write_fields(felter: Mapping[str, Sats], spans: Iterable[Span]) -> dict[str, str]:
    """Return the XML of each field. Raises RenderError for a character XML cannot carry; `spans` tell its place."""
    raw = [sats.xml[at] for sats in felter.values() for at in sats.tekst]
    ready = iter(_write_texts(raw, spans))
    for sats in felter.values():
        for at in sats.tekst:
            sats.xml[at] = next(ready)
    return {name: "".join(sats.xml) for name, sats in felter.items()}


def _write_texts(texts: list[str], spans: Iterable[Span]) -> list[str]:
    """Return the texts as XML: bound where no line may end, and with elements for breaks, tabs and soft hyphens."""
    together = "".join(texts)
    pieces = escape(bind_all(_BREAK.join(texts))).split(_BREAK)
    if together.isprintable():
        return [_write_piece(piece) for piece in pieces]
    _check_texts(together, spans)
    return ["".join([_ELEMENTS.get(part) or _write_piece(part) for part in _SIGN.split(piece)]) for piece in pieces]


def _write_piece(text: str) -> str:
    """Return a text without breaks; Word is told to keep its spaces only where it would take some away."""
    if text.strip() == text and "  " not in text:
        return f"<w:t>{text}</w:t>" if text else ""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def _check_texts(text: str, spans: Iterable[Span]) -> None:
    """Raise RenderError for a character XML cannot carry, with its place where the case has one."""
    if not has_illegal(text):
        return
    for span in spans:
        source = span.oprindelse
        check_text(span.text, f" i '{source.noegle}' (linje {source.linje})" if isinstance(source, Data) else "")
    check_text(text)
