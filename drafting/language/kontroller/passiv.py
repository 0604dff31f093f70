"""Passive without an actor: the citizen must be able to see who does it. A passive is never an error in itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.fund import Level
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.passiv import find_passiver, is_in
from drafting.language.traef import Kontrol, Traef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.passiv import Passiv
    from drafting.language.saetninger import Saetning
    from drafting.language.traef import Laesning


def find_uden_aktoer(laesning: Laesning) -> Iterator[Traef]:
    """Yield the passive verbs that do not say who does it; what a municipality does is heavier than the rest."""
    for saetning in laesning.saetninger:
        for passiv in find_passiver(saetning):
            if not is_in("ramme", passiv.verbum) and not _has_agent(saetning, passiv):
                forslag = f"Skriv, hvem der gør det, for eksempel »Kommunen {format_nutid(passiv.verbum)} …«."
                niveau = None if is_in("kommunens_handling", passiv.verbum) else Level.RAAD
                yield Traef(saetning.stykke, passiv.start, passiv.end, passiv.verbum, forslag, niveau=niveau)


def format_nutid(verbum: str) -> str:
    """Return the present tense of an infinitive (`afgøre` → `afgør`)."""
    return verbum[:-1] if verbum.endswith(find_ordliste(load_ordfil("passiv"), "nutid_uden_e")) else f"{verbum}r"


def _has_agent(saetning: Saetning, passiv: Passiv) -> bool:
    """Return whether the sentence says by whom, after the verb."""
    return _load_agent().search(saetning.stykke.tekst[passiv.end : saetning.end]) is not None


@lru_cache(maxsize=1)
def _load_agent() -> re.Pattern[str]:
    actors = "|".join(map(re.escape, find_ordliste(load_ordfil("passiv"), "aktoerer")))
    return re.compile(rf"\baf\s+(?:en\s+|et\s+|den\s+|det\s+)?(?:(?i:{actors})|[A-ZÆØÅ]\w+)")


PASSIV = Kontrol("passiv", find_uden_aktoer)
