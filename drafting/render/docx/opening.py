"""The letterhead's file, opened: a template becomes a document, and what belongs to no letter is left out."""

from __future__ import annotations

import posixpath
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from drafting.errors import Place, SkabelonError, Trouble
from drafting.render.docx.ooxml import parse, serialize, w
from drafting.render.docx.package import read_package
from drafting.render.docx.parts import DOCUMENT, PACKAGE, RELATIONS, SETTINGS, STYLES, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SAVE = "Åbn brevpapiret i Word, og gem det igen som et almindeligt Word-dokument (.docx)."
_OLE = b"\xd0\xcf\x11\xe0"  # the old .doc, and what Word writes round a file with a password
_MAIN = b"wordprocessingml.document.main+xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_MACROS = "word/vbaProject.bin"
# Settings that are about the letterhead's own file: where its template lay, the list it was merged with, its lock.
# LibreOffice spells the kind of relation to the document's properties its own way, and python-docx would add a second.
_CORE = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_SPELLED = b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
_OWN_SETTINGS = ("attachedTemplate", "mailMerge", "documentProtection", "writeProtection")


def open_letterhead(content: bytes, file: str) -> dict[str, bytes]:
    """Return the parts of the letterhead in `content`. Raises SkabelonError when Word's own file is not one to use."""
    if content.startswith(_OLE):
        raise broken("Brevpapiret er gemt i Words gamle format (.doc) eller har en adgangskode.", file)
    try:
        parts = read_package(content)
        _refuse(parts, file)
        parts[TYPES] = parts[TYPES].replace(_TEMPLATE, _MAIN)
        parts[PACKAGE] = parts[PACKAGE].replace(_CORE_SPELLED, _CORE)
        if SETTINGS in parts:
            parts[SETTINGS] = _clean_settings(parts[SETTINGS])
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, etree.XMLSyntaxError):
        raise broken("Brevpapiret er ikke et helt Word-dokument.", file) from None
    return parts


def _refuse(parts: Mapping[str, bytes], file: str) -> None:
    missing = [name for name in (TYPES, PACKAGE, DOCUMENT, RELATIONS, STYLES) if name not in parts]
    if missing:
        raise broken(f"Brevpapiret er ikke et Word-dokument, vi kan bruge: {missing[0]} mangler.", file)
    if _MACROS in parts or b"macroEnabled" in parts[TYPES]:
        raise broken("Brevpapiret har makroer, og de ville følge med i hvert brev.", file)
    if _STRICT in parts[DOCUMENT]:
        raise broken("Brevpapiret er gemt som 'Strict Open XML-dokument'.", file)


def find_lost(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the parts that another part points to and that are not there."""
    for name in parts:
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for relation in parse(parts[name]):
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                if relation.get("TargetMode") != "External" and target not in parts:
                    yield target


def _clean_settings(content: bytes) -> bytes:
    root = parse(content)
    for name in _OWN_SETTINGS:
        for element in root.findall(w(name)):
            root.remove(element)
    return serialize(root)


def broken(message: str, file: str) -> SkabelonError:
    """Return the error for a letterhead that Word must save anew."""
    return SkabelonError(Trouble(message, Place(file), SAVE))
