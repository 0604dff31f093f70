"""A decision from its file: also a text in an old encoding, and what stands beside the text of a Word file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.errors import Place, Trouble, UsageError
from drafting.language.fra_fil import MAX_BYTES, is_tekst, parse_bytes
from drafting.language.fra_tekst import parse_tekst
from drafting.language.rens import clean
from drafting.tekstfil import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.language.dokument import Dokument

# encodings of Danish text from before UTF-8: Windows, DOS, Mac
_GAMLE = ("cp1252", "cp865", "mac_roman")
_SAERLIGE = frozenset("æøåÆØÅ")
_USKRIVELIGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_STYRETEGN = frozenset(map(chr, range(32))) - set("\t\n\r\f")


def load_dokument(path: Path) -> Dokument:
    """Return the document in a text, Word or PDF file; raises UsageError for anything else.

    Signs that no text holds, as some PDFs have, become spaces, so that every word keeps its place.
    """
    dokument = _load(path)
    stykker = (replace(stykke, tekst=_USKRIVELIGE.sub(" ", stykke.tekst)) for stykke in dokument.stykker)
    return replace(dokument, stykker=tuple(stykker))


def _load(path: Path) -> Dokument:
    content = read_bytes(path, UsageError, MAX_BYTES)
    if not content.strip():
        raise UsageError(Trouble("Filen er tom.", Place(str(path)), "Se efter, om det er den rigtige fil."))
    if not is_tekst(content):
        return parse_bytes(content, fil=str(path), kanter=True)
    text = clean(decode_gammel(content))
    if _STYRETEGN & set(text):
        remedy = "Gem afgørelsen som en Word-fil (.docx), en PDF eller en tekstfil, og prøv igen."
        raise UsageError(Trouble("Filen er ikke en tekst.", Place(str(path)), remedy))
    return parse_bytes(text.encode(), fil=str(path)) if _is_hjemmeside(text) else parse_tekst(
        text, fil=str(path), orddelt=True
    )  # fmt: skip


def decode_gammel(content: bytes) -> str:
    """Return the bytes as text in the encoding that gives the most Danish letters."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if content[1:2] == b"\0" or content[:1] == b"\0":
        return content.decode("utf-16-le" if content[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        tries = [content.decode(encoding, "replace") for encoding in _GAMLE]
        return max(tries, key=lambda text: sum(letter in _SAERLIGE for letter in text))


def _is_hjemmeside(text: str) -> bool:
    return text[:200].lstrip().lower().startswith(("<!doctype html", "<html"))
