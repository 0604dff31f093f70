"""The document's properties: title, author, date and language, taken from the letter and never from the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.render.docx.package import tell_relation, tell_type
from drafting.render.docx.tegn import check_text, escape

if TYPE_CHECKING:
    from drafting.letter.tree import Letter

PART = "docProps/core.xml"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def ensure_properties(parts: dict[str, bytes], types: str, relations: str) -> None:
    """Give a letterhead without the part for properties a place for it, in place."""
    if PART not in parts:
        tell_type(parts, types, PART, _TYPE)
        tell_relation(parts, relations, "rIdBrevdata", _RELATION, PART)


def write_properties(letter: Letter) -> bytes:
    """Return the part with the letter's properties. Raises RenderError for a character XML cannot carry."""
    for text in (letter.titel, letter.forfatter, *letter.emneord):
        check_text(text)
    author = escape(letter.forfatter or "drafting")
    # the letter's own day, so that the same case gives the same file tomorrow
    moment = f'xsi:type="dcterms:W3CDTF">{escape(letter.dato)}T00:00:00Z'
    status = "<cp:contentStatus>Kladde</cp:contentStatus>" if letter.kladde else ""
    keywords = f"<cp:keywords>{escape(', '.join(letter.emneord))}</cp:keywords>" if letter.emneord else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<cp:coreProperties {_NAMESPACES}><dc:title>{escape(letter.titel)}</dc:title>"
        f"<dc:creator>{author}</dc:creator>{keywords}<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified>"
        f"{status}<dc:language>da-DK</dc:language></cp:coreProperties>"
    ).encode()
