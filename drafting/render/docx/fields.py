"""The letterhead's fields: which there are, how each must stand, and what docxtpl would silently get wrong."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from drafting.errors import Trouble
from drafting.render.docx.ooxml import parse, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

# How a field is written: p takes the place of its paragraph, r of its run, the plain one is text in the line.
FIELDS = {
    "afsender": "{{r afsender }}",
    "modtager": "{{r modtager }}",
    "dato": "{{r dato }}",
    "referencer": "{{p referencer }}",
    "krop": "{{p krop }}",
}
FREE_FIELDS = {"titel": "{{ titel }}"}
RENDERED = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_FIELD = re.compile(r"\{\{([pr]|tr|tc)?\s+(\w+)\s*\}\}")
_LEFT = re.compile(r"\{[{%#]|[}%#]\}")


def find_field_troubles(parts: Mapping[str, bytes]) -> Iterator[Trouble]:
    """Yield what is wrong with the fields of a letterhead."""
    seen: list[str] = []
    for name, content in parts.items():
        if RENDERED.fullmatch(name):
            for text in _read_paragraphs(parse(content)):
                seen += (field for _, field in _FIELD.findall(text))
                yield from _check_paragraph(text)
        elif b"{{" in content or b"{%" in content:
            message = f"Der står et felt i {name}, hvor det ikke kan blive udfyldt."
            yield Trouble(message, remedy="Flyt feltet op i brevet, eller slet det.")
    for field, written in FIELDS.items():
        if seen.count(field) != 1:
            message = f"Feltet {written} skal stå præcis én gang i brevpapiret, men står der {seen.count(field)} gange."
            yield Trouble(message, remedy=f"Skriv {written} der, hvor det skal stå, og kun dér.")
    if parts["word/document.xml"].count(b"<w:del ") or parts["word/document.xml"].count(b"<w:ins "):
        message = "Brevpapiret har sporede ændringer, og skjult tekst ville følge med i hvert brev."
        yield Trouble(message, remedy="Acceptér eller afvis alle ændringer i Word, og gem igen.")


def _read_paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(w("p")):
        yield "".join(element.text or "" for element in paragraph.iter(w("t")))


def _check_paragraph(text: str) -> Iterator[Trouble]:
    for mark, field in _FIELD.findall(text):
        wanted = FIELDS.get(field) or FREE_FIELDS.get(field)
        if wanted is None:
            meant = get_close_matches(field, [*FIELDS, *FREE_FIELDS], 1)
            remedy = f"Mente du '{meant[0]}'?" if meant else f"Felterne hedder {', '.join([*FIELDS, *FREE_FIELDS])}."
            yield Trouble(f"Brevpapiret har et felt, '{field}', som ikke findes.", remedy=remedy)
        elif mark != wanted[2].strip():
            yield Trouble(f"Feltet '{field}' er skrevet forkert i brevpapiret.", remedy=f"Skriv det som {wanted}.")
        elif mark == "p" and not _FIELD.fullmatch(text.strip()):
            message = f"Der står anden tekst i samme afsnit som {wanted}, og den ville forsvinde."
            yield Trouble(message, remedy="Sæt feltet i et afsnit for sig selv.")
    if _LEFT.search(_FIELD.sub("", text)):
        message = f"Der er krøllede parenteser i brevpapiret, som ikke er et felt: '{text.strip()}'."
        yield Trouble(message, remedy=f"Brevpapiret må kun have disse felter: {', '.join(FIELDS.values())}.")
