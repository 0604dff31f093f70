"""The pages of an enclosure: how they lie, how big they are, and whether they have words or only a picture of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PageObject

    from drafting.bilag.blad import Blad
    from drafting.bilag.model import Rapport

_POINT = 72 / 25.4
_A4 = (210, 297)
_SLACK = 8  # mm: American letter paper is told of, a page cut a little askew is not
_EDGE = 15  # mm: printers' marks outside the paper are nothing to tell of


def check_sider(sider: Sequence[Blad], rapport: Rapport) -> None:
    """Tell of pages without words, turned pages and pages of another size than A4."""
    numbered = list(enumerate(sider, 1))
    if billeder := [number for number, blad in numbered if not blad.har_tekst and not blad.er_tom]:
        besked = f"Der er ingen tekst på {format_sider(billeder)}, kun et billede. Det kan ikke læses op eller søges i."
        raad = "Scan igen med tekstgenkendelse (OCR). Ellers send det, som det er."
        rapport.warn("uden_tekst", besked, raad)
    if skaaret := [number for number, blad in numbered if is_beskaaret(blad.page)]:
        besked = f"Noget er skåret væk på {format_sider(skaaret)}. Det kan ikke ses, men ligger stadig i filen."
        raad = "Må modtageren ikke få det, så udskriv siderne på papir, scan dem, og brug den nye fil."
        rapport.warn("beskaaret", besked, raad)
    if drejet := [number for number, blad in numbered if blad.page.rotation % 360]:
        besked = f"Filen siger selv, at {format_sider(drejet)} skal drejes. I pakken vender de, som filen siger."
        rapport.note("drejet", besked, "Se efter i pakken, at de vender rigtigt.")
    if andre := [number for number, blad in numbered if not is_a4(blad)]:
        besked = f"Papiret er ikke A4 på {format_sider(andre)}. Siderne beholder deres størrelse."
        rapport.note("stoerrelse", besked, "Vælg »tilpas til siden«, hvis pakken skal på papir.")


def is_a4(blad: Blad) -> bool:
    """Return whether the page is A4, upright or lying."""
    maal = sorted(side / _POINT for side in blad.maal)
    return all(abs(side - a4) <= _SLACK for side, a4 in zip(maal, _A4, strict=True))


def is_beskaaret(page: PageObject) -> bool:
    """Return whether more than an edge of the page is cut out of sight."""
    hel, vist = page.mediabox, page.cropbox
    slack = _EDGE * _POINT
    return float(hel.width - vist.width) > slack or float(hel.height - vist.height) > slack


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
