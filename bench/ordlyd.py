"""The words of a file, to see that every peer says the same before it is timed."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter

from lxml import etree
from pypdf import PdfReader

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIDETAL = re.compile(r"\bSide \d+ af \d+\b")
_TAL_ELLER_TEGN = re.compile(r"[\d.]*|\W+")  # the numbers of lists are text in a PDF and not in Word


class OtherWordsError(Exception):
    """A peer says something else than the letter does: nothing is measured."""


def read_docx_ord(content: bytes) -> list[str]:
    """Return the words of a Word file's letter in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return " ".join(_read_afsnit(paragraph) for paragraph in root.iter(f"{_W}p")).split()


def _read_afsnit(paragraph: etree._Element) -> str:
    marks = {f"{_W}br": " ", f"{_W}tab": " "}
    text = "".join(each.text or "" if each.tag == f"{_W}t" else marks.get(each.tag, "") for each in paragraph.iter())
    return unicodedata.normalize("NFC", text)


def read_pdf_ord(content: bytes) -> Counter[str]:
    """Return the words of a PDF without their order (cells and addresses stand side by side), numbers or hyphens."""
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return count_ord(_SIDETAL.sub(" ", " ".join(text.split())).split())


def count_ord(ord_: list[str]) -> Counter[str]:
    """Return the words as they can be counted in a PDF: without figures, soft hyphens and a colon after a label."""
    mended = (word.replace("\u00ad", "").replace("\u2010", "-").removesuffix(":") for word in ord_)
    return Counter(word for word in mended if not _TAL_ELLER_TEGN.fullmatch(word))


def check_docx(navn: str, content: bytes, meant: list[str]) -> None:
    """Raise OtherWordsError where a Word file does not say `meant`."""
    said = read_docx_ord(content)
    if said != meant:
        pairs = enumerate(zip(said, meant, strict=False))
        at = next((number for number, (one, two) in pairs if one != two), min(len(said), len(meant)))
        around = slice(max(at - 5, 0), at + 6)
        message = f"{navn} siger ikke det samme. Den siger {said[around]}, og brevet siger {meant[around]}."
        raise OtherWordsError(message)


def check_pdf(navn: str, content: bytes, meant: list[str]) -> None:
    """Raise OtherWordsError where a PDF does not say `meant`."""
    said, wanted = read_pdf_ord(content), count_ord(meant)
    if said != wanted:
        message = f"{navn} siger ikke det samme. Mangler: {dict(wanted - said)}. For meget: {dict(said - wanted)}."
        raise OtherWordsError(message)
