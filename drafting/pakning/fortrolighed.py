"""What stands in the enclosures and may not go to the recipient: what a letter hides, its enclosures must hide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.bilag.pdf import SLUDDER
from drafting.bilag.sider import format_sider
from drafting.dansk.cpr import CPR
from drafting.facts.model import Sag
from drafting.fund import Finding, Level
from drafting.letter.skabelon import load_skabelon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.bilag.model import Bilag, Laest
    from drafting.pipeline import Tjek

_SELV = "Se selv alle sider igennem. Programmet kan ikke læse billeder, scanninger og håndskrift."
_STREG = "Streg det over i en kopi, scan den, og skriv den fil i sagen. Ellers lad bilaget ude af sagen."
_KORT = 2  # a name this short is too often something else


class _Hemmelighed(Struct, frozen=True):
    """Words that may not be seen, what they are, and how the finding is named."""

    ord: tuple[str, ...]
    hvad: str
    kode: str


def check_fortrolighed(tjek: Tjek, brev: str, laeste: Sequence[Laest]) -> Iterator[Finding]:
    """Yield what the enclosures would give away to the letter's recipient."""
    sag = tjek.fakta
    if not isinstance(sag, Sag) or sag.borger is None:
        return
    tekster = [(each.bilag, _read_sider(each)) for each in laeste if each.bog is not None]
    if load_skabelon(brev, tjek.overlay).til != "borger":
        for hemmelighed in _find_hemmeligheder(sag):
            yield from _check_ord(hemmelighed, tekster, brev)
    yield from _check_cpr(sag, tekster, brev)


def _find_hemmeligheder(sag: Sag) -> Iterator[_Hemmelighed]:
    borger = sag.borger
    if borger is not None and borger.anonym:
        navne = [str(navn) for navn in (borger.navn, *(each.navn for each in sag.medklagere)) if navn]
        dele = [part for navn in navne for part in navn.split() if len(part) > _KORT]
        yield _Hemmelighed((*navne, *dele), "Borgeren er anonym, og navnet", "anonym")
    if borger is not None and borger.adresse and (borger.anonym or borger.adressebeskyttelse):
        vej = re.split(r"[,\n]", str(borger.adresse))[0].strip()
        yield _Hemmelighed((vej,), "Borgerens adresse er beskyttet, og den", "adresse")


def _check_ord(hemmelig: _Hemmelighed, tekster: list[tuple[Bilag, list[str]]], brev: str) -> Iterator[Finding]:
    found = False
    for bilag, sider in tekster:
        if numre := [number for number, side in enumerate(sider, 1) if any(_has(side, each) for each in hemmelig.ord)]:
            found = True
            besked = f"{bilag.etiket}: {hemmelig.hvad} står på {format_sider(numre)}."
            yield Finding(f"bilag.{hemmelig.kode}", Level.FEJL, besked, bilag.sted, _STREG, breve=(brev,))
    if not found and tekster:
        besked = f"{hemmelig.hvad} må ikke stå i bilagene. Programmet har ikke fundet noget."
        yield Finding(f"bilag.{hemmelig.kode}", Level.ADVARSEL, besked, tekster[0][0].sted, _SELV, breve=(brev,))


def _check_cpr(sag: Sag, tekster: list[tuple[Bilag, list[str]]], brev: str) -> Iterator[Finding]:
    """Yield a warning for a CPR number that is not the citizen's; where hers is not told, one is taken to be hers."""
    eget = _digits(str(sag.borger.cpr)) if sag.borger and sag.borger.cpr else ""
    alle = {_digits(match[0]) for _, sider in tekster for side in sider for match in CPR.finditer(side)}
    andres = alle - {eget}
    if not andres or (not eget and len(andres) == 1):
        return
    for bilag, sider in tekster:
        if numre := [n for n, side in enumerate(sider, 1) if any(_digits(m[0]) in andres for m in CPR.finditer(side))]:
            hvis = (
                "et CPR-nummer, som ikke er borgerens" if eget else "et CPR-nummer, og bilagene har flere forskellige"
            )
            besked = f"{bilag.etiket}: Der står {hvis}, på {format_sider(numre)}."
            yield Finding(
                "bilag.cpr",
                Level.ADVARSEL,
                besked,
                bilag.sted,
                "Må modtageren ikke se det, så streg det over.",
                breve=(brev,),
            )


def _read_sider(laest: Laest) -> list[str]:
    """Return the words of each page; a page that cannot be read is none."""
    return [_read_side(laest, number) for number in range(laest.antal)]


def _read_side(laest: Laest, number: int) -> str:
    if laest.bog is None:
        return ""
    try:
        return " ".join(laest.bog.sider[number].page.extract_text().split())
    except SLUDDER:
        return ""


def _has(side: str, ord_: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(ord_)}(?:s|'s|’s)?(?!\w)", side, re.IGNORECASE))


def _digits(tekst: str) -> str:
    return re.sub(r"\D", "", tekst)
