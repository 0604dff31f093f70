"""The proof-reading of a finished Word file: nothing lost, nothing left over, nothing Word cannot open."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from lxml import etree

from drafting.errors import Place, RenderError, SkabelonError, Trouble
from drafting.letter.tree import iter_block_spans
from drafting.render.docx.fields import FIELDS, RENDERED
from drafting.render.docx.ooxml import parse, read_text, squeeze, w

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from drafting.letter.tree import Letter, Span

_BETWEEN = "\0"
_LEFT = re.compile(r"\{[{%#]|[}%#]\}")


def check_parts(
    parts: Mapping[str, bytes], letter: Letter, file: str, fields: Collection[str] = frozenset(FIELDS)
) -> None:
    """Raise RenderError if text of the letter is missing, SkabelonError if a field of the letterhead is left."""
    try:
        roots = {name: parse(content) for name, content in parts.items() if name.endswith((".xml", ".rels"))}
    except etree.XMLSyntaxError as trouble:
        raise _lost(f"Word-filen blev ikke hel ({trouble}).") from trouble
    document = roots["word/document.xml"]
    printed = [document, *(root for name, root in roots.items() if RENDERED.fullmatch(name) and root is not document)]
    # a part after the other with a sign between that no letter can hold
    rest = _remove_letter(_BETWEEN.join(map(read_text, printed)), letter, fields)
    if _LEFT.search(rest.replace(squeeze(letter.titel), "")):
        message = "Der er et felt i brevpapiret, som ikke blev udfyldt."
        raise SkabelonError(Trouble(message, Place(file), "Se efter, om alle felter er skrevet som i vejledningen."))
    if any(len(cell) == 0 or cell[-1].tag != w("p") for cell in document.iter(w("tc"))):
        raise _lost("En celle i en tabel slutter ikke med et afsnit, og så kan Word ikke åbne filen.")


def _remove_letter(text: str, letter: Letter, fields: Collection[str]) -> str:
    """Return the document's text without the letter's own. Raises RenderError for what cannot be found in it."""
    rest = text
    stretches = (squeeze("".join(span.text for span in spans)) for spans in _iter_stretches(letter, fields))
    # the longest first, or a short one would be taken out of the middle of a long one
    for stretch in sorted(filter(None, stretches), key=len, reverse=True):
        if stretch not in text:
            raise _lost("Noget af brevets tekst gik tabt på vejen til Word.")
        rest = rest.replace(stretch, " ")  # a text box keeps it twice
    return rest


def _iter_stretches(letter: Letter, fields: Collection[str]) -> Iterator[Iterable[Span]]:
    """Yield the letter in the stretches that stand unbroken in the document."""
    body = chain.from_iterable(map(iter_block_spans, letter.blocks))
    bilag = chain.from_iterable((*each.nummer, *each.titel) for each in letter.bilag)
    yield chain(body, *letter.underskrift, letter.bilag_overskrift, bilag, letter.kopi_til)
    yield chain.from_iterable((*each.label, *each.value) for each in letter.front.referencer)
    if "afsender" in fields:
        yield chain(*letter.front.afsender)
    yield chain(*letter.front.modtager)
    yield letter.front.dato


def _lost(message: str) -> RenderError:
    return RenderError(Trouble(message, remedy="Det er en fejl i programmet. Brug PDF-filen, til den er rettet."))
