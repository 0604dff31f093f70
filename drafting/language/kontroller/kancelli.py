"""Officialese: words nobody says, each with what to write instead. Sources stand at each word in the list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.fund import Level
from drafting.language.kontroller.ordliste import find_ordtraef
from drafting.language.traef import Kontrol, Traef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.kontroller.ordliste import Ordtraef
    from drafting.language.traef import Laesning

_INFINITIVE = re.compile(r"\w+(?<!rend)(?<!els)[eå]")  # no participle (vedrørende), no noun (anvendelse)
_WRITE, _WRITE_WITH = "Skriv »", "Skriv det med »"
_TO_THE_READER = "(om modtageren)"  # those are another check's: who the reader is decides


def find_kancelli(laesning: Laesning) -> Iterator[Traef]:
    """Yield the words of the list that can nearly always be another word, or another sentence."""
    for found in find_ordtraef(laesning.stykker):
        opslag = found.opslag
        if opslag.kind != "explain" and not opslag.term.endswith(_TO_THE_READER):
            niveau = Level.RAAD if opslag.hint else None
            yield Traef(found.stykke, found.start, found.end, opslag.term, format_forslag(found), niveau=niveau)


def format_forslag(found: Ordtraef) -> str:
    """Return the advice; the verb to write is told in the infinitive, also where the one in the text is bent."""
    term, forslag = found.opslag.term, found.opslag.forslag
    is_bent = found.stykke.tekst[found.start : found.end].casefold() != term and _INFINITIVE.fullmatch(term)
    return forslag.replace(_WRITE, _WRITE_WITH, 1) if is_bent and forslag.startswith(_WRITE) else forslag


KANCELLI = Kontrol("kancelli", find_kancelli)
