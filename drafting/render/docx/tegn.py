"""Text on its way into XML: what must be written another way, and what cannot be written at all."""

from __future__ import annotations

import re

from drafting.errors import RenderError, Trouble

# Told by what is not allowed: told by what is, 8 ms go to making the pattern at every start.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Braces and per cent signs travel as references: docxtpl rewrites `{_{` and its like in what it has just rendered.
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("{", "&#123;"), ("}", "&#125;"), ("%", "&#37;"))


def escape(text: str) -> str:
    """Return `text` as XML text that no step on the way to the file will read as anything else."""
    # a sign at a time: each is one quick search, and most texts have none of them
    for sign, reference in _ESCAPES:
        text = text.replace(sign, reference)
    return text


def has_illegal(text: str) -> bool:
    """Return whether `text` has a character XML cannot carry."""
    return not text.isprintable() and _ILLEGAL.search(text) is not None


def check_text(text: str, where: str = "") -> str:
    """Return `text`. Raises RenderError for a character XML cannot carry: Word would lose all that follows."""
    if not has_illegal(text):
        return text
    found = _ILLEGAL.findall(text)[0]
    message = f"Teksten{where} indeholder et usynligt styretegn (U+{ord(found):04X}), som Word ikke kan gemme."
    raise RenderError(Trouble(message, remedy="Slet tegnet, eller skriv stedet igen i hånden."))
