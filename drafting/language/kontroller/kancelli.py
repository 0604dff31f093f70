"""Officialese: words nobody says, each with what to write instead. Sources stand at each word in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.fund import Level
from drafting.language.kontroller.ordliste import find_ordtraef
from drafting.language.traef import Kontrol, Traef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.traef import Laesning

_TO_THE_READER = "(om modtageren)"  # those are another check's: who the reader is decides


def find_kancelli(laesning: Laesning) -> Iterator[Traef]:
    """Yield the words of the list that can nearly always be another word, or another sentence."""
    for found in find_ordtraef(laesning.stykker):
        opslag = found.opslag
        if opslag.kind != "explain" and not opslag.term.endswith(_TO_THE_READER):
            niveau = Level.RAAD if opslag.hint else None
            yield Traef(found.stykke, found.start, found.end, opslag.term, opslag.forslag, niveau=niveau)


KANCELLI = Kontrol("kancelli", find_kancelli)
