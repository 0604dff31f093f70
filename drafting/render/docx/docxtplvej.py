"""The letter printed by docxtpl itself: for a letterhead that is more than its fields, and as our measure."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from drafting.render.docx.numbering import add_lister
from drafting.render.docx.ooxml import parse, serialize
from drafting.render.docx.opening import broken
from drafting.render.docx.package import read_package
from drafting.render.docx.parts import DOCUMENT, NUMBERING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.render.docx.flow import Liste
    from drafting.render.docx.papir import Letterhead

_EMPTY_RUN = b'<w:r><w:t xml:space="preserve"/></w:r>'  # docxtpl leaves one on each side of a field


class WordXml:
    """XML that docxtpl takes over as it is, by the way Jinja knows finished markup."""

    __slots__ = ("_xml",)

    def __init__(self, xml: str) -> None:
        self._xml = xml

    def __html__(self) -> str:
        """Return the XML."""
        return self._xml

    __str__ = __html__


def print_with_docxtpl(
    letterhead: Letterhead, values: Mapping[str, str], lister: tuple[Liste, ...]
) -> dict[str, bytes]:
    """Return the parts of the letterhead with `values` (XML for each field) in its fields. Raises SkabelonError."""
    logging.getLogger(__name__).info("Brevpapiret %s bliver udfyldt af docxtpl.", letterhead.file)
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    # never shared: a DocxTemplate keeps what it rendered, and two threads would mix two letters
    template = DocxTemplate(io.BytesIO(letterhead.content))
    buffer = io.BytesIO()
    try:
        template.render({name: WordXml(xml) for name, xml in values.items()}, environment, autoescape=True)
        template.save(buffer)
    except (TemplateError, OpcError, ValueError, KeyError) as trouble:
        raise broken(f"Brevpapiret kan ikke udfyldes ({trouble}).", letterhead.file) from trouble
    parts = read_package(buffer.getvalue())
    numbering = parse(parts[NUMBERING])
    add_lister(numbering, lister, letterhead.abstract, letterhead.first_num)
    parts[NUMBERING] = serialize(numbering)
    parts[DOCUMENT] = parts[DOCUMENT].replace(_EMPTY_RUN, b"")
    return parts
