"""The Word letterhead: read and checked once, then printed on by docxtpl, a fresh template for every letter."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from drafting.errors import Place, RenderError, SkabelonError, Trouble
from drafting.render.docx.fields import find_field_troubles
from drafting.render.docx.ooxml import parse, serialize
from drafting.render.docx.package import read_package
from drafting.render.docx.styles import add_lister, find_abstract, find_first_num, find_measure, find_styles, find_width
from drafting.yamlfile import Scalar, Sequence, read_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from drafting.render.brevpapir import Brevpapir
    from drafting.render.docx.flow import Liste

Roller = tuple[tuple[str, tuple[str, ...]], ...]
_MAIN = b"wordprocessingml.document.main+xml"
_NEEDED = ("[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/numbering.xml")
_EMPTY_RUN = b'<w:r><w:t xml:space="preserve"/></w:r>'  # docxtpl leaves one on each side of a field
_SAVE = "Åbn brevpapiret i Word, og gem det igen som et almindeligt Word-dokument (.docx)."


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A checked letterhead: its file and bytes, the style id of each role, and what the body must fit in with.

    `abstract` is the definition numbered lists share, `first_num` the first free number of a list,
    `width` the width of the text, `air` the distance after a paragraph, `step` how far a list is moved in
    and `quote` how far a quotation is, all in twips; `hul` is the colour behind a hole.
    """

    file: str
    content: bytes
    styles: Mapping[str, str]
    abstract: str
    first_num: int
    width: int
    air: int
    step: int
    quote: int
    hul: str


class WordXml:
    """XML that docxtpl takes over as it is, by the way Jinja knows finished markup."""

    __slots__ = ("_xml",)

    def __init__(self, xml: str) -> None:
        self._xml = xml

    def __html__(self) -> str:
        """Return the XML."""
        return self._xml

    __str__ = __html__


def load_letterhead(brevpapir: Brevpapir) -> Letterhead:
    """Return the letterhead's Word side. Raises SkabelonError with everything that is wrong with it."""
    try:
        path = brevpapir.find_fil("standard.docx")
        roller = load_roller(brevpapir.find_fil("roller.yaml"))
        content = path.read_bytes()
    except RenderError as trouble:
        raise SkabelonError(*trouble.troubles) from None
    except OSError as trouble:
        message = f"Brevpapiret kan ikke læses ({trouble.strerror or 'ukendt årsag'})."
        raise SkabelonError(Trouble(message, Place(str(path)), "Luk filen i andre programmer, og prøv igen.")) from None
    return read_letterhead(content, str(path), roller, brevpapir.maal.farve.hul)


def load_roller(path: Path) -> Roller:
    """Return which style names may carry which role. Raises SkabelonError."""
    roller = []
    for entry in read_mapping(path, SkabelonError).entries:
        if not isinstance(entry.value, Sequence):
            remedy = f"Skriv '{entry.written}: [navn på typografien]'."
            raise SkabelonError(Trouble(f"Rollen '{entry.written}' skal have en liste af navne.", entry.place, remedy))
        roller.append((entry.key, tuple(item.text for item in entry.value.items if isinstance(item, Scalar))))
    return tuple(roller)


@lru_cache(maxsize=8)
def read_letterhead(content: bytes, file: str, roller: Roller, hul: str) -> Letterhead:
    """Return the letterhead in `content`. Raises SkabelonError with everything that is wrong with it."""
    try:
        parts = _open(content, file)
        return _read_parts(parts, content, file, roller, hul)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, etree.XMLSyntaxError):
        raise _broken("Brevpapiret er ikke et helt Word-dokument.", file) from None


def print_letter(letterhead: Letterhead, values: Mapping[str, str], lister: tuple[Liste, ...]) -> dict[str, bytes]:
    """Return the parts of the letterhead with `values` (XML for each field) in its fields. Raises SkabelonError."""
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    # never shared: a DocxTemplate keeps what it rendered, and two threads would mix two letters
    template = DocxTemplate(io.BytesIO(letterhead.content))
    buffer = io.BytesIO()
    try:
        template.render({name: WordXml(xml) for name, xml in values.items()}, environment, autoescape=True)
        template.save(buffer)
    except (TemplateError, OpcError, ValueError, KeyError) as trouble:
        raise _broken(f"Brevpapiret kan ikke udfyldes ({trouble}).", letterhead.file) from trouble
    parts = read_package(buffer.getvalue())
    numbering = parse(parts["word/numbering.xml"])
    add_lister(numbering, lister, letterhead.abstract, letterhead.first_num)
    parts["word/numbering.xml"] = serialize(numbering)
    parts["word/document.xml"] = parts["word/document.xml"].replace(_EMPTY_RUN, b"")
    return parts


def _open(content: bytes, file: str) -> dict[str, bytes]:
    parts = read_package(content)
    missing = [name for name in _NEEDED if name not in parts]
    if missing:
        raise _broken(f"Brevpapiret er ikke et Word-dokument, vi kan bruge: {missing[0]} mangler.", file)
    if _MAIN not in parts["[Content_Types].xml"]:
        raise _broken("Brevpapiret er gemt som en Word-skabelon eller med makroer.", file)
    return parts


def _read_parts(parts: Mapping[str, bytes], content: bytes, file: str, roller: Roller, hul: str) -> Letterhead:
    styles = parse(parts["word/styles.xml"])
    numbering = parse(parts["word/numbering.xml"])
    ids, troubles = find_styles(styles, roller)
    troubles += find_field_troubles(parts)
    abstract = find_abstract(numbering, ids.get("nummer1", ""))
    if abstract is None:
        message = "Typografien til nummererede punkter hører ikke til en nummereret liste i brevpapiret."
        troubles.append(Trouble(message, remedy="Tag typografien 'List Number' fra det brevpapir, der følger med."))
    if troubles or abstract is None:
        raise SkabelonError(*(Trouble(each.message, Place(file), each.remedy) for each in troubles))
    return Letterhead(
        file=file,
        content=content,
        styles=ids,
        abstract=abstract,
        first_num=find_first_num(numbering),
        width=find_width(parse(parts["word/document.xml"])),
        air=find_measure(styles, ids["broed"], "spacing", "after"),
        step=find_measure(styles, ids["fortsat1"], "ind", "left"),
        quote=find_measure(styles, ids["citat"], "ind", "left"),
        hul=hul,
    )


def _broken(message: str, file: str) -> SkabelonError:
    return SkabelonError(Trouble(message, Place(file), _SAVE))
