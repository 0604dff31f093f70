"""What stands in the enclosures and may not go to the recipient: what a letter hides, its enclosures must hide."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.bilag.cifre import Cifferlaeser
from drafting.bilag.pdf import SLUDDER
from drafting.bilag.sider import format_sider
from drafting.dansk.cpr import CPR
from drafting.facts.model import Sag
from drafting.fund import Finding, Level
from drafting.letter.skabelon import load_skabelon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.bilag.blad import Blad, Bog
    from drafting.bilag.model import Bilag, Laest
    from drafting.pipeline import Tjek

_SELV = "Se selv alle sider igennem. Programmet kan ikke læse billeder, scanninger og håndskrift."
_STREG = "Streg det over i en kopi, scan den, og skriv den fil i sagen. Ellers lad bilaget ude af sagen."
MULIGT_CPR = re.compile(r"[0-3?][\d?][01?][\d?]{3}[-?]?[\d?]{4}")  # as `Cifferlaeser` tells what stands on a page
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
    tekster = [(each.bilag, _list_sider(each.bog)) for each in laeste if each.bog is not None]
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


def _check_ord(hemmelig: _Hemmelighed, tekster: list[tuple[Bilag, list[_Side]]], brev: str) -> Iterator[Finding]:
    found = False
    for bilag, sider in tekster:
        if numre := [
            number for number, side in enumerate(sider, 1) if any(_has(side.tekst, each) for each in hemmelig.ord)
        ]:
            found = True
            besked = f"{bilag.etiket}: {hemmelig.hvad} står på {format_sider(numre)}."
            yield Finding(f"bilag.{hemmelig.kode}", Level.FEJL, besked, bilag.sted, _STREG, breve=(brev,))
    if not found and tekster:
        besked = f"{hemmelig.hvad} må ikke stå i bilagene. Programmet har ikke fundet noget."
        yield Finding(f"bilag.{hemmelig.kode}", Level.ADVARSEL, besked, tekster[0][0].sted, _SELV, breve=(brev,))


def _check_cpr(sag: Sag, tekster: list[tuple[Bilag, list[_Side]]], brev: str) -> Iterator[Finding]:
    """Yield a warning for a CPR number that is not the citizen's; where hers is not told, one is taken to be hers."""
    eget = _digits(str(sag.borger.cpr)) if sag.borger and sag.borger.cpr else ""
    alle = {numre for _, sider in tekster for side in sider for numre in side.cpr}
    andres = alle - {eget}
    if not andres or (not eget and len(andres) == 1):
        return
    for bilag, sider in tekster:
        if numre := [number for number, side in enumerate(sider, 1) if side.cpr & andres]:
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


class _Side:
    """A page of an enclosure, read when somebody asks what stands on it."""

    def __init__(self, blad: Blad, laeser: Cifferlaeser) -> None:
        self._blad, self._laeser = blad, laeser

    @cached_property
    def tekst(self) -> str:
        """Return the words of the page; one that cannot be read has none."""
        try:
            return " ".join(self._blad.page.extract_text().split())
        except SLUDDER:
            return ""

    @cached_property
    def cpr(self) -> frozenset[str]:
        """Return the digits of every CPR number on the page; where no ten digits stand together it need not be read."""
        try:
            cifre = self._laeser.read_side(self._blad)
        except SLUDDER:
            cifre = None
        if cifre is not None and not MULIGT_CPR.search(cifre):
            return frozenset()
        return frozenset(_digits(match[0]) for match in CPR.finditer(self.tekst))


def _list_sider(bog: Bog) -> list[_Side]:
    laeser = Cifferlaeser()
    return [_Side(blad, laeser) for blad in bog.sider]


def _has(side: str, ord_: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(ord_)}(?:s|'s|’s)?(?!\w)", side, re.IGNORECASE))


def _digits(tekst: str) -> str:
    return re.sub(r"\D", "", tekst)
