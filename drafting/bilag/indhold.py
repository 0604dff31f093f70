"""What a PDF can hold beside its pages: scripts, other files, forms, signatures, layers. None of it is carried on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, StreamObject

from drafting.bilag.opslag import get, get_ordboeger, get_ordbog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader
    from pypdf.generic import PdfObject

    from drafting.bilag.model import Rapport

# Names as they may be written: /JS, /JavaScript and /EF, every letter of them as itself or by its number.
_LEVENDE = re.compile(rb"/(?:J|#4[aA])(?:S|#53|a|#61)|/(?:E|#45)(?:F|#46)")
_UDSKRIV = "Åbn filen, og udskriv den som PDF. Brug den nye fil."
_DEEP = 60
_LOOKS = {"/Resources", "/Contents", "/Parent", "/P"}


def check_indhold(reader: PdfReader, indhold: bytes, rapport: Rapport) -> None:
    """Tell what the pages of the bundle will be without, and stop where the pages alone would mislead."""
    if may_have_levende(reader, indhold):
        _check_levende(reader, rapport)
    if rapport.arkiv:
        return
    root = reader.root_object
    formular = get_ordbog(root, "/AcroForm")
    if "/Collection" in root:
        besked = "Filen er en mappe med andre filer i og har ingen egne sider."
        rapport.stop("portefoelje", besked, "Gem hver fil for sig, og gør dem til hver sit bilag.")
    if "/XFA" in formular and not get_ordboeger(formular, "/Fields"):
        besked = "Filen er en formular, der kun kan vises i Adobe Reader."
        rapport.stop("xfa", besked, _UDSKRIV)
    if has_tomme_felter(reader):
        besked = "Det, der er skrevet i formularens felter, kan ikke ses af alle programmer."
        rapport.stop("formular", besked, _UDSKRIV)
    if has_skjulte_lag(reader):
        rapport.stop("skjulte_lag", "Filen har lag, der er slået fra. I pakken ville de kunne ses.", _UDSKRIV)
    if has_underskrift(formular):
        besked = "Filen er underskrevet digitalt. Underskriften kan ikke kontrolleres i pakken."
        rapport.warn(
            "underskrift", besked, "Send den oprindelige fil med, eller brug --arkiv, som lægger den uændret ved."
        )


def may_have_levende(reader: PdfReader, indhold: bytes) -> bool:
    """Return whether the names of scripts or files stand anywhere in the file; if not, nothing needs to be walked."""
    if _LEVENDE.search(indhold):
        return True
    bundter = (reader.get_object(nummer) for nummer in {nummer for nummer, _ in reader.xref_objStm.values()})
    return any(not isinstance(each, StreamObject) or _LEVENDE.search(each.get_data()) for each in bundter)


def _check_levende(reader: PdfReader, rapport: Rapport) -> None:
    """Tell of scripts and other files inside: a bundle is without them, and an archive is not."""
    if has_javascript(reader):
        besked = f"Filen har et lille program i sig (JavaScript). {_PROGRAM[rapport.arkiv]}"
        rapport.warn("javascript", besked, _SE_EFTER[rapport.arkiv])
    if filer := count_filer(reader):
        hvad = "en anden fil" if filer == 1 else f"{filer} andre filer"
        besked = f"Bilaget har {hvad} i sig. {_FIL[rapport.arkiv]}"
        rapport.warn("indlejret", besked, _EGET[rapport.arkiv])


# In the bundle, and in the archive.
_PROGRAM = ("Det er ikke med i pakken.", "Det følger med i arkivfilen.")
_SE_EFTER = (
    "Se efter i pakken, at bilaget ser ud, som det skal.",
    "Skal det ikke med, så udskriv filen som PDF først.",
)
_FIL = ("Det er ikke med i pakken.", "Det følger med i arkivfilen.")
_EGET = (
    "Skal det med, så gem det for sig, og gør det til sit eget bilag.",
    "Skal det ikke med, så udskriv bilaget som PDF først.",
)


def has_skjulte_lag(reader: PdfReader) -> bool:
    """Return whether a part of the pages is switched off."""
    valg = get_ordbog(get_ordbog(reader.root_object, "/OCProperties"), "/D")
    return bool(get_ordboeger(valg, "/OFF")) or valg.get("/BaseState") == "/OFF"


def has_javascript(reader: PdfReader) -> bool:
    """Return whether anything in the file runs a script."""
    return any("/JS" in each or each.get("/S") == "/JavaScript" for each in _iter_ordboeger(reader.root_object))


def count_filer(reader: PdfReader) -> int:
    """Return how many other files the file holds."""
    return sum("/EF" in each for each in _iter_ordboeger(reader.root_object))


def has_underskrift(formular: DictionaryObject) -> bool:
    """Return whether the form holds a digital signature that is filled in."""
    return any(felt.get("/FT") == "/Sig" and "/V" in felt for felt in _iter_felter(formular))


def has_tomme_felter(reader: PdfReader) -> bool:
    """Return whether a field has a value and no appearance, so that each program must draw it for itself."""
    return any(_is_usynlig(felt) for felt in _iter_felter(get_ordbog(reader.root_object, "/AcroForm")))


def _is_usynlig(felt: DictionaryObject) -> bool:
    if felt.get("/FT") not in {"/Tx", "/Ch"} or not str(get(felt, "/V") or "").strip():
        return False
    vist = [felt, *get_ordboeger(felt, "/Kids")]
    return not any(get_ordbog(each, "/AP") for each in vist)


def _iter_felter(formular: DictionaryObject) -> Iterator[DictionaryObject]:
    waiting = [(felt, 0) for felt in get_ordboeger(formular, "/Fields")]
    while waiting:
        felt, depth = waiting.pop()
        yield felt
        if depth < _DEEP:
            waiting += [(kid, depth + 1) for kid in get_ordboeger(felt, "/Kids")]


def _iter_ordboeger(start: PdfObject) -> Iterator[DictionaryObject]:
    """Yield every dictionary that can be reached, each once; what pages look like is not gone into."""
    waiting: list[PdfObject] = [start]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = each.get_object() or NullObject()
        if isinstance(each, DictionaryObject):
            yield each
            waiting += [each.raw_get(key) for key in each if key not in {"/Resources", "/Contents", "/Parent", "/P"}]
        elif isinstance(each, ArrayObject):
            waiting += list.__iter__(each)
