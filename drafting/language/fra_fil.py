"""A file as a document: which kind it is, and why it cannot be read where it cannot."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from drafting.errors import Place, Trouble, UsageError
from drafting.language.dokument import Dokument, Sprogprofil
from drafting.language.fra_tekst import parse_tekst
from drafting.language.rens import clean
from drafting.tekstfil import decode, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 20_000_000
_UDPAKKET = 200_000_000
_MARKDOWN = {".md", ".markdown"}
_GEM = "Gem den som en Word-fil (.docx), en PDF eller en tekstfil, og prøv igen."
_BILLEDE = (
    "Filen er et billede og har ingen tekst, der kan læses.",
    "Gør den læsbar med tekstgenkendelse (OCR), og gem den som PDF.",
)
_FREMMEDE = {
    **dict.fromkeys((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*"), _BILLEDE),
    b"\xd0\xcf\x11\xe0": ("Filen er gemt i et ældre Word-format (.doc) eller har en adgangskode.", _GEM),
    b"{\\rtf": ("Filen er en RTF-fil, og den slags kan ikke læses.", _GEM),
}


def load_fil(path: Path, profil: Sprogprofil = Sprogprofil.BORGER) -> Dokument:
    """Return a text, Markdown, Word or PDF file as a document; raises UsageError for anything else."""
    return parse_bytes(read_bytes(path, UsageError, MAX_BYTES), fil=str(path), profil=profil)


def parse_bytes(
    content: bytes, *, fil: str, profil: Sprogprofil = Sprogprofil.BORGER, kanter: bool = False
) -> Dokument:
    """Return what a file holds as a document: its first bytes say what it is; raises UsageError.

    With `kanter` the heads, feet and text boxes of a Word file are read too.
    """
    place = Place(fil)
    for magic, (message, remedy) in _FREMMEDE.items():
        if content.startswith(magic):
            raise UsageError(Trouble(message, place, remedy))
    if content.startswith(b"PK\x03\x04"):
        dokument = _load_docx(content, place, profil, kanter=kanter)
    elif b"%PDF-" in content[:1024]:
        dokument = _load_pdf(content, place, profil)
    else:
        dokument = _load_tekst(content, place, profil)
    if not dokument.stykker:
        raise UsageError(Trouble("Der er ingen tekst at læse.", place, "Se efter, om det er den rigtige fil."))
    return dokument


def is_tekst(content: bytes) -> bool:
    """Return whether the first bytes are those of no document, picture or archive."""
    return not content.startswith((b"PK\x03\x04", *_FREMMEDE)) and b"%PDF-" not in content[:1024]


def _load_tekst(content: bytes, place: Place, profil: Sprogprofil) -> Dokument:
    text = clean(decode(content, place, UsageError))
    if text[:200].lstrip().lower().startswith(("<!doctype html", "<html")):
        raise UsageError(Trouble("Filen er en netside (HTML), og den slags kan ikke læses.", place, _GEM))
    if not place.file.lower().endswith(tuple(_MARKDOWN)):
        return parse_tekst(text, fil=place.file, profil=profil)
    from drafting.language.fra_markdown import parse_markdown  # noqa: PLC0415 (only for those who need it)

    return parse_markdown(text, fil=place.file, profil=profil)


def _load_docx(content: bytes, place: Place, profil: Sprogprofil, *, kanter: bool) -> Dokument:
    broken = UsageError(Trouble("Word-filen er beskadiget og kan ikke læses.", place, f"Åbn den i Word. {_GEM}"))
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if sum(member.file_size for member in archive.infolist()) > _UDPAKKET:
                raise broken
    except BadZipFile:
        raise broken from None
    if not any(name.startswith("word/") for name in names):
        raise UsageError(Trouble("Filen er en zip-fil, et regneark eller lignende og ikke en tekst.", place, _GEM))
    from drafting.language.fra_docx import parse_docx  # noqa: PLC0415 (slow to load)

    try:
        return parse_docx(BytesIO(content), fil=place.file, profil=profil, kanter=kanter)
    except Exception as error:
        raise broken from error


def _load_pdf(content: bytes, place: Place, profil: Sprogprofil) -> Dokument:
    from drafting.language.fra_pdf import open_pdf, parse_pdf  # noqa: PLC0415 (slow to load)

    try:
        reader = open_pdf(BytesIO(content))
        dokument = parse_pdf(reader, fil=place.file, profil=profil) if reader else None
    except Exception as error:
        raise UsageError(Trouble("PDF-filen er beskadiget og kan ikke læses.", place, _GEM)) from error
    if dokument is None:
        raise UsageError(Trouble("PDF-filen har en adgangskode.", place, "Gem den uden adgangskode, og prøv igen."))
    if not dokument.stykker:
        remedy = "Brug den fil, den er lavet af, eller gør den læsbar med tekstgenkendelse (OCR)."
        raise UsageError(Trouble("PDF-filen er et billede og har ingen tekst, der kan læses.", place, remedy))
    return dokument
