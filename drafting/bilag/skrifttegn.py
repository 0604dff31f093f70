"""Which codes of a type are digits: enough to tell that a page cannot show a number, long before it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NullObject, StreamObject

from drafting.bilag.opslag import get, get_ordbog

if TYPE_CHECKING:
    from pypdf.generic import PdfObject

# What a code shows: a digit or a hyphen is itself, and a space is nothing at all.
ANDET, VILD, HELT = "x", "?", "!"  # something else · perhaps a digit · something that turns the order of the signs
_KENDTE = {"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"}
_SIMPLE = {"/Type1", "/TrueType", "/MMType1"}
_SYMBOLER = {"/Symbol", "/ZapfDingbats"}
_ASCII = {code: chr(code) if chr(code) in "0123456789-" else ANDET for code in range(256)} | {0x20: ""}
_ORD = re.compile(r"/[A-Za-z]+")  # names of signs: /A, /eacute; with a figure in them they may be anything
_CIFRE = {"/zero", "/one", "/two", "/three", "/four", "/five", "/six", "/seven", "/eight", "/nine", "/hyphen", "/minus"}
_HOEJRE = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")  # written from the right
_AFSNIT = re.compile(rb"beginbf(char|range)(.*?)endbf\1", re.DOTALL)
_HEX = re.compile(rb"<[0-9A-Fa-f\s]*>|\[|\]")
_FLEST = 70_000


class Tegn:
    """The codes of a type: how many bytes each takes, and what it shows; a code that is not told may be a digit."""

    def __init__(self, bredde: int, tegn: dict[int, str]) -> None:
        self._bredde, self._tegn = bredde, tegn
        self._tabel = {code: tegn.get(code, VILD) for code in range(256)} if bredde == 1 else {}

    def read(self, koder: bytes) -> str:
        """Return what is shown."""
        if self._bredde == 1:
            return koder.decode("latin-1").translate(self._tabel)
        if len(koder) % 2:
            return HELT
        pairs = zip(koder[::2], koder[1::2], strict=True)
        return "".join([self._tegn.get(high << 8 | low, VILD) for high, low in pairs])


def find_tegn(font: PdfObject | None) -> Tegn:
    """Return what the codes of a type show; where it is not made as most are, all of them may be digits."""
    if not isinstance(font, DictionaryObject):
        return Tegn(1, {})
    slags, kodning, kort = font.get("/Subtype"), get(font, "/Encoding"), get(font, "/ToUnicode")
    if slags == "/Type0":
        kendt = _er_en_af(kodning, {"/Identity-H", "/Identity-V"})
        return Tegn(2, _read_kort(kort.get_data()) if kendt and isinstance(kort, StreamObject) else {})
    if slags not in _SIMPLE or not (
        _is_ingen(kodning) or isinstance(kodning, DictionaryObject) or _er_en_af(kodning, _KENDTE)
    ):
        return Tegn(1, {})
    if isinstance(kort, StreamObject):
        return Tegn(1, _read_kort(kort.get_data()))
    indlejret = {"/FontFile", "/FontFile3"} & set(get_ordbog(font, "/FontDescriptor"))
    return Tegn(1, _ASCII if not indlejret and _is_almindelig(font, kodning) else {})


def _is_almindelig(font: DictionaryObject, kodning: PdfObject | None) -> bool:
    """Return whether digits, and nothing else, have the codes they have everywhere."""
    if isinstance(kodning, DictionaryObject):
        grund, andre = get(kodning, "/BaseEncoding"), get(kodning, "/Differences")
        navne = [str(each) for each in andre if isinstance(each, NameObject)] if isinstance(andre, ArrayObject) else []
        return _er_en_af(grund, _KENDTE) and all(_ORD.fullmatch(navn) and navn not in _CIFRE for navn in navne)
    return not _is_ingen(kodning) or (font.get("/Subtype") == "/Type1" and font.get("/BaseFont") not in _SYMBOLER)


def _er_en_af(each: PdfObject | None, navne: set[str]) -> bool:
    return isinstance(each, NameObject) and str(each) in navne


def _is_ingen(each: PdfObject | None) -> bool:
    return each is None or isinstance(each, NullObject)


def _read_kort(kort: bytes) -> dict[int, str]:
    """Return what a type itself says that its codes show; nothing where it says so in a way that is not known."""
    tegn: dict[int, str] = {}
    try:
        for afsnit in _AFSNIT.finditer(kort):
            tokens = [token.translate(None, b" \t\r\n<>") for token in _HEX.findall(afsnit[2])]
            for code, shown in _list_enkelte(tokens) if afsnit[1] == b"char" else _list_raekker(tokens):
                tegn[code] = shown if tegn.get(code, shown) == shown else VILD
    except (ValueError, IndexError):
        return {}
    return tegn


def _list_enkelte(tokens: list[bytes]) -> list[tuple[int, str]]:
    return [(int(kilde, 16), _find_slags(bytes.fromhex(maal.decode()))) for kilde, maal in _parre(tokens)]


def _parre(tokens: list[bytes]) -> list[tuple[bytes, bytes]]:
    return list(zip(tokens[::2], tokens[1::2], strict=True))


def _list_raekker(tokens: list[bytes]) -> list[tuple[int, str]]:
    """Return each code of the ranges: `<first> <last> <what the first is>`, or a list of what each of them is."""
    rows: list[tuple[int, str]] = []
    at = 0
    while at < len(tokens):
        first, last = int(tokens[at], 16), int(tokens[at + 1], 16)
        if tokens[at + 2] == b"[":
            end = tokens.index(b"]", at)
            rows += [
                (first + n, _find_slags(bytes.fromhex(each.decode()))) for n, each in enumerate(tokens[at + 3 : end])
            ]
            at = end + 1
        else:
            start, places = int(tokens[at + 2], 16), max(len(tokens[at + 2]), 4)
            shown = (
                bytes.fromhex(f"{start + code - first:0{places}x}") for code in range(first, min(last, _FLEST) + 1)
            )
            rows += [(first + n, _find_slags(each)) for n, each in enumerate(shown)]
            at += 3
    return rows


def _find_slags(maal: bytes) -> str:
    """Return what a code shows that is told to be these signs."""
    tekst = maal.decode("latin-1" if len(maal) == 1 else "utf-16-be", "surrogatepass")
    if _HOEJRE.search(tekst):
        return HELT
    if len(tekst) == 1 and tekst in "0123456789-":
        return tekst
    if not tekst or "-" in tekst or any(each.isdecimal() for each in tekst):
        return VILD
    return "" if tekst.isspace() else ANDET
