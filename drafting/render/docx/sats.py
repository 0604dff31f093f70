"""XML under way: the letter's own words stand in it as they are, and are made ready for Word when it is laid out.

A letter has hundreds of short texts, most of them the template's: those are remembered from the letter before.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.errors import RenderError
from drafting.oprindelse import Data
from drafting.render.docx.tegn import check_text, escape
from drafting.render.linjebrud import bind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafting.letter.tree import Span

END = "</w:r>"
_ELEMENTS = {"\n": "<w:br/>", "\u2028": "<w:br/>", "\u2029": "<w:br/>", "\t": "<w:tab/>", "\xad": "<w:softHyphen/>"}
_SIGN = re.compile(f"([{''.join(_ELEMENTS)}])")


class Sats(Struct):
    """The XML of one field of the letterhead in pieces, and which of them are text."""

    xml: list[str] = field(default_factory=list)
    tekst: list[int] = field(default_factory=list)


def write_fields(felter: Mapping[str, Sats], spans: Iterable[Span]) -> dict[str, str]:
    """Return the XML of each field. Raises RenderError for a character XML cannot carry; `spans` tell its place."""
    for sats in felter.values():
        try:
            for at in sats.tekst:
                sats.xml[at] = _write_text(sats.xml[at])
        except RenderError:
            _check_spans(spans)
            raise
    return {name: "".join(sats.xml) for name, sats in felter.items()}


@lru_cache(maxsize=512)  # the template's sentences; a citizen's own soon make way for the next one's
def _write_text(text: str) -> str:
    """Return a text as XML: bound where no line may end, and with elements for breaks, tabs and soft hyphens."""
    ready = escape(bind(check_text(text)))
    if text.isprintable():
        return _write_piece(ready)
    return "".join([_ELEMENTS.get(piece) or _write_piece(piece) for piece in _SIGN.split(ready) if piece])


def _write_piece(text: str) -> str:
    """Return a text without breaks; Word is told to keep its spaces only where it would take some away."""
    spaces = text[:1].isspace() or text[-1:].isspace() or "  " in text
    return f'<w:t xml:space="preserve">{text}</w:t>' if spaces else f"<w:t>{text}</w:t>"


def _check_spans(spans: Iterable[Span]) -> None:
    """Raise RenderError with the place of the first character XML cannot carry, where the case has one."""
    for span in spans:
        source = span.oprindelse
        check_text(span.text, f" i '{source.noegle}' (linje {source.linje})" if isinstance(source, Data) else "")
