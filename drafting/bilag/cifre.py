"""The digits a page shows, in the order they are drawn: a number that is not among them is not on the page.

To read a page takes pypdf longer than all the rest of a bundle, for it finds out where every word stands. Whether ten
digits stand in a row at all can be told without: what is drawn is walked once, and only digits and hyphens are kept.
Wherever that could be wrong, the page is said to need reading.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from pypdf.generic import StreamObject

from drafting.bilag.opslag import get, get_ordbog
from drafting.bilag.skrifttegn import HELT, Tegn, find_tegn

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from drafting.bilag.blad import Blad

_T = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f\s]*>"
_NAVN = rb"/([^\s()<>\[\]{}/%]*)"
_TEGNING = re.compile(
    rb"\[((?:%b|[^\[\]()<>])*)\]\s*TJ|(%b)\s*Tj|%b\s+[-+.\d]+\s+Tf|%b\s+Do|(?<![^\s\]>)])([qQ])(?![^\s\[(</])|%b"
    % (_T, _T, _NAVN, _NAVN, _T),
    re.DOTALL,
)
_TEKST = re.compile(_T, re.DOTALL)
_TEKSTER, _FONT, _FORM = {1, 2}, 3, 4  # what has been found, in the order of `_TEGNING`
_VIGTIGE = {*_TEKSTER, _FONT, _FORM}
_TEGNES = re.compile(rb"\bDo\b")
_SAERE = (re.compile(rb"[)>]\s*['\"]"), re.compile(rb"\bBI\b.*?\bID\b", re.DOTALL))
_UNDTAGET = re.compile(rb"\\(?:([0-7]{1,3})|\r\n?|(.))", re.DOTALL)
_OKTAL = re.compile(rb"(?:[^\\]+|\\[0-3][0-7]{2})*")
_STYRER = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}
_DYBT = 6


class Cifferlaeser:
    """Reads the pages of one enclosure; the types it meets are looked up once."""

    def __init__(self) -> None:
        self._typer: dict[int, Tegn] = {}

    def read_side(self, blad: Blad) -> str | None:
        """Return the digits and hyphens of a page, `?` for what may be one, `x` for the rest; None: it must be read."""
        data = zlib.decompress(blad.tegning) if blad.tegning else b""
        shown = self._read(data, blad.page, _DYBT)
        return None if HELT in shown else shown

    def _read(self, data: bytes, owner: DictionaryObject, depth: int) -> str:
        """Return what a drawing shows, HELT where that cannot be told."""
        drawn = list(_TEGNING.finditer(data))
        if not depth or sum(found.lastindex in _VIGTIGE for found in drawn) != _count(data) or _is_saer(data):
            return HELT
        resources = get_ordbog(owner, "/Resources")
        fonte, tegninger = get_ordbog(resources, "/Font"), get_ordbog(resources, "/XObject")
        typer = {navn: self._find_type(fonte, navn) for navn in {found[3] for found in drawn if found[3] is not None}}
        font, stak, shown, koder = Tegn(1, {}), list[Tegn](), list[str](), list[bytes]()
        for found in drawn:
            slags = found.lastindex
            if slags in _TEKSTER:
                koder += map(_read_koder, _TEKST.findall(found[slags]))
            elif slags is not None:
                shown.append(font.read(b"".join(koder)))
                koder.clear()
                if slags == _FORM:
                    shown.append(self._read_inde(get(tegninger, _navn(found[slags])), depth))
                else:
                    font = typer[found[slags]] if slags == _FONT else _turn(stak, font, found[slags])
        return "".join([*shown, font.read(b"".join(koder))])

    def _find_type(self, fonte: DictionaryObject, navn: bytes) -> Tegn:
        font = get(fonte, _navn(navn))
        if id(font) not in self._typer:
            self._typer[id(font)] = find_tegn(font)
        return self._typer[id(font)]

    def _read_inde(self, form: object, depth: int) -> str:
        if not isinstance(form, StreamObject):
            return HELT
        return "" if form.get("/Subtype") == "/Image" else self._read(form.get_data(), form, depth - 1)


def _turn(stak: list[Tegn], font: Tegn, tegn: bytes) -> Tegn:
    """Return the type that holds from here: `q` keeps what it was, and `Q` takes it back."""
    if tegn == b"q":
        stak.append(font)
        return font
    return stak.pop() if stak else font


def _count(data: bytes) -> int:
    """Return how often words are shown or another type chosen: what was not understood as often was missed."""
    return sum(map(data.count, (b"Tj", b"TJ", b"Tf"))) + (len(_TEGNES.findall(data)) if b"Do" in data else 0)


def _is_saer(data: bytes) -> bool:
    """Return whether words are shown in a rarer way, or a picture stands inside the drawing."""
    rare, inline = _SAERE
    return bool(rare.search(data)) or (b"BI" in data and bool(inline.search(data)))


def _navn(raa: bytes) -> str:
    return "/" + raa.decode("latin-1")


def _read_koder(tekst: bytes) -> bytes:
    """Return the codes of a text as it is written in a drawing."""
    if tekst.startswith(b"<"):
        cifre = tekst[1:-1].translate(None, b" \t\r\n\f\0").decode()
        return bytes.fromhex(cifre + "0" * (len(cifre) % 2))
    inner = tekst[1:-1]
    if b"\\" not in inner:
        return inner
    if _OKTAL.fullmatch(inner):  # Python writes these as a PDF does
        return inner.decode("unicode_escape").encode("latin-1")
    return _UNDTAGET.sub(_read_undtaget, inner)


def _read_undtaget(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 255])
    return _STYRER.get(found[2], found[2]) if found[2] else b""
