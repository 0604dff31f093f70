"""XML under way: the letter's own words stand in it as they are, and all are made ready for Word at once.

A letter has hundreds of short texts. One search over them all costs a fraction of a search in each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.oprindelse import Data
from drafting.render.docx.tegn import check_text, escape, has_illegal
from drafting.render.linjebrud import bind_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafting.letter.tree import Span

BEGIN, END = '<w:t xml:space="preserve">', "</w:t></w:r>"
_BREAK = "\x1e"  # between two texts; a space to every pattern, and a character no text may hold
_BETWEEN = f"</w:t>{{}}{BEGIN}"
_ELEMENTS = {"\n": "<w:br/>", "\u2028": "<w:br/>", "\u2029": "<w:br/>", "\t": "<w:tab/>", "\xad": "<w:softHyphen/>"}


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
    return {name: "".join(sats.xml).replace(f"{BEGIN}</w:t>", "") for name, sats in felter.items()}


def _write_texts(texts: list[str], spans: Iterable[Span]) -> list[str]:
    """Return the texts as XML: bound where no line may end, and with elements for breaks, tabs and soft hyphens."""
    _check_texts("".join(texts), spans)
    whole = escape(bind_all(_BREAK.join(texts)))
    for sign, element in _ELEMENTS.items():
        if sign in whole:
            whole = whole.replace(sign, f"</w:t>{element}{BEGIN}")
    return whole.split(_BREAK)


def _check_texts(text: str, spans: Iterable[Span]) -> None:
    if not has_illegal(text):
        return
    for span in spans:
        source = span.oprindelse
        check_text(span.text, f" i '{source.noegle}' (linje {source.linje})" if isinstance(source, Data) else "")
    check_text(text)
