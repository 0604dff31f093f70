"""The pages of an enclosure: how they lie, how big they are, and whether they have words or only a picture of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdf.generic import StreamObject

from drafting.bilag.opslag import get, get_ordbog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PageObject, PdfReader
    from pypdf.generic import DictionaryObject

    from drafting.bilag.model import Rapport

_POINT = 72 / 25.4
_A4 = (210, 297)
_SLACK = 8  # mm: American letter paper is told of, a page cut a little askew is not
_EDGE = 15  # mm: printers' marks outside the paper are nothing to tell of
_SHOWS_TEXT = re.compile(rb"[\])>]\s*(?:T[jJ]|['\"])")
_DEEP = 6


def check_sider(reader: PdfReader, rapport: Rapport) -> None:
    """Tell of pages without words, turned pages and pages of another size than A4."""
    numbered = list(enumerate(reader.pages, 1))
    if billeder := [number for number, page in numbered if not has_tekst(page) and not is_tom(page)]:
        besked = f"Der er ingen tekst på {format_sider(billeder)}, kun et billede. Det kan ikke læses op eller søges i."
        raad = "Scan igen med tekstgenkendelse (OCR). Ellers send det, som det er."
        rapport.warn("uden_tekst", besked, raad)
    if skaaret := [number for number, page in numbered if is_beskaaret(page)]:
        besked = f"Noget er skåret væk på {format_sider(skaaret)}. Det kan ikke ses, men ligger stadig i filen."
        raad = "Må modtageren ikke få det, så udskriv siderne på papir, scan dem, og brug den nye fil."
        rapport.warn("beskaaret", besked, raad)
    if drejet := [number for number, page in numbered if page.rotation % 360]:
        besked = f"Filen siger selv, at {format_sider(drejet)} skal drejes. I pakken vender de, som filen siger."
        rapport.note("drejet", besked, "Se efter i pakken, at de vender rigtigt.")
    if andre := [number for number, page in numbered if not is_a4(page)]:
        besked = f"Papiret er ikke A4 på {format_sider(andre)}. Siderne beholder deres størrelse."
        rapport.note("stoerrelse", besked, "Vælg »tilpas til siden«, hvis pakken skal på papir.")


def find_maal(page: PageObject) -> tuple[float, float]:
    """Return width and height in points of the page as one sees it, turned and cropped."""
    boks, enhed = page.cropbox, float(page.get("/UserUnit", 1))
    maal = (float(boks.width) * enhed, float(boks.height) * enhed)
    return maal if page.rotation % 180 == 0 else (maal[1], maal[0])


def is_a4(page: PageObject) -> bool:
    """Return whether the page is A4, upright or lying."""
    maal = sorted(side / _POINT for side in find_maal(page))
    return all(abs(side - a4) <= _SLACK for side, a4 in zip(maal, _A4, strict=True))


def is_beskaaret(page: PageObject) -> bool:
    """Return whether more than an edge of the page is cut out of sight."""
    hel, vist = page.mediabox, page.cropbox
    slack = _EDGE * _POINT
    return float(hel.width - vist.width) > slack or float(hel.height - vist.height) > slack


def is_tom(page: PageObject) -> bool:
    """Return whether there is nothing on the page."""
    content = page.get_contents()
    return content is None or not content.get_data().strip()


def has_tekst(page: PageObject) -> bool:
    """Return whether any words stand on the page, also those that are drawn inside another drawing."""
    content = page.get_contents()
    data = content.get_data() if content is not None else b""
    return bool(_SHOWS_TEXT.search(data)) or _shows_text_inside(page, _DEEP)


def _shows_text_inside(owner: DictionaryObject, depth: int) -> bool:
    drawings = get_ordbog(get_ordbog(owner, "/Resources"), "/XObject")
    found = [get(drawings, key) for key in drawings] if depth else []
    forms = [each for each in found if isinstance(each, StreamObject) and each.get("/Subtype") == "/Form"]
    return any(_SHOWS_TEXT.search(form.get_data()) or _shows_text_inside(form, depth - 1) for form in forms)


def format_sider(numre: Sequence[int]) -> str:
    """Return page numbers in words: `side 1`, `side 2-4 og 7`."""
    spans: list[list[int]] = []
    for number in numre:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    words = [str(first) if first == last else f"{first}-{last}" for first, last in spans]
    return f"side {', '.join(words[:-1])} og {words[-1]}" if len(words) > 1 else f"side {words[0]}"
