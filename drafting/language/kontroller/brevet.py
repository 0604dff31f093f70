"""Checks of a whole text: what must never stand in it, and what a citizen must be told."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.dansk.cpr import CPR
from drafting.fund import Level
from drafting.language.dokument import Slags, Sprogprofil
from drafting.language.kontroller.saetningen import read_tal
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.traef import Kontrol, Traef
from drafting.oprindelse import Data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.traef import Laesning

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_MODULUS = 11
_OTHER_NUMBER = re.compile(
    r"(?:konto|reg\.?|EAN|CVR|p-|faktura|kunde|ordre|reference|sags?|journal|j\.?)\W*(?:n(?:umme)?r\b\.?)?\W*(?:er\W*)?$",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?:CPR|person)[- ]?(?:n(?:umme)?r\b\.?|nummer(?:et)?)?\W*(?:er\W*)?$", re.IGNORECASE)
_BEFORE = 25  # letters looked at before a number
_CENTURIES = (1900, 2000, 1800)
_FIELD = "borger.cpr"  # the one place a letter takes it from on purpose


def find_cpr(laesning: Laesning) -> Iterator[Traef]:
    """Yield what looks like a CPR number, masked: the number itself is never told again.

    A number without the check digit is valid too (cpr.dk), so the check only ranks; so does what the text calls it.
    A day that is none is no number.
    """
    for stykke in laesning.dokument.stykker:
        for found in CPR.finditer(stykke.tekst):
            origin = stykke.find_oprindelse(found.start())
            if _is_day(found[0]) and not (isinstance(origin, Data) and origin.noegle == _FIELD):
                niveau = _rank(found[0], stykke.tekst[max(found.start() - _BEFORE, 0) : found.start()])
                forslag = "Slet nummeret, eller skriv kun fødselsdagen."
                yield Traef(
                    stykke, found.start(), found.end(), "cpr", forslag, ord=f"{found[0][:6]}-****", niveau=niveau
                )


def mask_cpr(text: str) -> str:
    """Return a text with the last four digits of each CPR number hidden; every letter stays in its place."""
    return CPR.sub(lambda found: found[0][:-4] + "****" if _is_day(found[0]) else found[0], text)


def find_naeste_skridt(laesning: Laesning) -> Iterator[Traef]:
    """Yield one hit where a citizen is not told what to do, or what happens next."""
    prose = [each for each in laesning.saetninger if each.stykke.slags is not Slags.OVERSKRIFT]
    if laesning.profil is not Sprogprofil.BORGER or sum(len(each.ord) for each in prose) < read_tal("naeste_skridt"):
        return
    if not any(_load_skridt().search(each.tekst) for each in prose):
        last = prose[-1]
        forslag = "Skriv til sidst, hvad borgeren kan gøre, hvordan og hvornår, eller hvad du gør nu."
        yield Traef(last.stykke, last.start, last.end, "næste skridt", forslag)


def _is_day(number: str) -> bool:
    day, month, year = int(number[:2]), int(number[2:4]), int(number[4:6])
    for century in _CENTURIES:
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _rank(number: str, before: str) -> Level:
    if _OTHER_NUMBER.search(before):
        return Level.RAAD
    if _TOLD.search(before):
        return Level.FEJL
    digits = [int(each) for each in number if each.isdecimal()]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return Level.FEJL if total % _MODULUS == 0 else Level.ADVARSEL


@lru_cache(maxsize=1)
def _load_skridt() -> re.Pattern[str]:
    """Return what tells of a next step; a verb that asks for one stands first, or it is told of what has been."""
    anywhere, first = (
        "|".join(map(re.escape, find_ordliste(load_ordfil("udtryk"), liste)))
        for liste in ("naeste_skridt", "bydeformer")
    )
    begins = r"(?:^[\W\d]*|[,:;–]\s*|\b(?:og|så|eller|derfor|blot)\s+)"
    return re.compile(rf"\b(?:{anywhere})\b|{begins}(?:{first})\b(?!\s+(?:er|var|blev|har)\b)", re.IGNORECASE)


CPR_NUMMER = Kontrol("cpr", find_cpr)
NAESTE_SKRIDT = Kontrol("naeste_skridt", find_naeste_skridt)
