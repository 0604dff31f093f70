"""What kind of file an enclosure is, told by how it begins and never by its name alone."""

from __future__ import annotations

import zipfile
from io import BytesIO

PDF, PNG, JPG, DOCX = "pdf", "png", "jpg", "docx"
BILLEDER = (PNG, JPG)
_PDF_BEGINS_WITHIN = 1024  # bytes: what stands before the header is tolerated by every reader
_ENDELSER = {"jpeg": JPG, "jpe": JPG, "jfif": JPG}
# How files begin that are often meant to be enclosures and cannot be.
_ANDRE = {
    b"\xd0\xcf\x11\xe0": ("et gammelt Office-dokument (doc, xls eller msg)", "Åbn det, og gem det som PDF."),
    b"II*\0": ("et billede af slagsen tif", "Gem billedet som png eller jpg, eller scan til PDF."),
    b"MM\0*": ("et billede af slagsen tif", "Gem billedet som png eller jpg, eller scan til PDF."),
    b"GIF8": ("et billede af slagsen gif", "Gem billedet som png."),
    b"BM": ("et billede af slagsen bmp", "Gem billedet som png."),
    b"{\\rtf": ("et dokument af slagsen rtf", "Åbn det i Word, og gem det som PDF."),
    b"<": ("en webside (html) eller xml", "Åbn den i browseren, og udskriv den som PDF."),
    b"PK": ("en zip-fil eller et andet Office-dokument", "Pak filen ud, eller gem dokumentet som PDF."),
}
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1")


def find_slags(indhold: bytes) -> str:
    """Return the kind of file, empty where it is none that an enclosure can be."""
    if b"%PDF-" in indhold[:_PDF_BEGINS_WITHIN]:
        return PDF
    if indhold.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if indhold.startswith(b"\xff\xd8\xff"):
        return JPG
    return DOCX if _is_docx(indhold) else ""


def find_endelse(navn: str) -> str:
    """Return the kind of file that the ending of its name promises."""
    endelse = navn.rpartition(".")[2].lower()
    return _ENDELSER.get(endelse, endelse)


def tell_fremmed(indhold: bytes) -> tuple[str, str]:
    """Return what a file that cannot be an enclosure is, and what to do about it."""
    if indhold[4:12] in _HEIC:
        return "et billede af slagsen heic fra en telefon", "Gem billedet som jpg."
    text = indhold.lstrip(b"\xef\xbb\xbf \t\r\n")
    told = (each for begins, each in _ANDRE.items() if text.startswith(begins))
    return next(told, ("af en slags, programmet ikke kender", "Brug pdf, png, jpg eller docx."))


def _is_docx(indhold: bytes) -> bool:
    if not indhold.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(indhold)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return b"word/document.xml" in indhold
