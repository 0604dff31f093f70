"""Passive without an actor: the citizen must be able to see who does it. A passive is never an error in itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.fund import Level
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.passiv import find_passiver, format_nutid, is_in
from drafting.language.traef import Kontrol, Traef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.passiv import Passiv
    from drafting.language.saetninger import Saetning
    from drafting.language.traef import Laesning


_NEAR = 5  # words


def find_uden_aktoer(laesning: Laesning) -> Iterator[Traef]:
    """Yield the passive verbs that do not say who does it; what a municipality does is heavier than the rest."""
    for saetning in laesning.saetninger:
        for passiv in find_passiver(saetning):
            if not is_in("ramme", passiv.verbum) and not _has_agent(saetning, passiv):
                grave = is_in("kommunens_handling", passiv.verbum) and not _is_about_reader(saetning, passiv)
                niveau, forslag = None if grave else Level.RAAD, format_forslag(passiv.verbum)
                yield Traef(saetning.stykke, passiv.start, passiv.end, passiv.verbum, forslag, niveau=niveau)


def format_forslag(verbum: str) -> str:
    """Return what to write: who does it, with the municipality as the example where it is what a municipality does."""
    nutid = format_nutid(verbum)
    if is_in("kommunens_handling", verbum):
        return f"Skriv, hvem der gør det, for eksempel »Kommunen {nutid} …«."
    return f"Skriv, hvem der {nutid}."


def _is_about_reader(saetning: Saetning, passiv: Passiv) -> bool:
    """Return whether it is the one who reads that something is done to, said as people speak: `du bliver indkaldt`."""
    before = [each.tekst.lower() for each in saetning.ord if each.start < passiv.start][-_NEAR:]
    return any(is_in("blive", each) for each in before) and any(is_in("laeseren", each) for each in before)


def _has_agent(saetning: Saetning, passiv: Passiv) -> bool:
    """Return whether the sentence says by whom, after the verb."""
    return _load_agent().search(saetning.stykke.tekst[passiv.end : saetning.end]) is not None


@lru_cache(maxsize=1)
def _load_agent() -> re.Pattern[str]:
    """Return the pattern of `af` and who acts; one word may stand between (`af den ansvarlige afdeling`)."""
    actors = "|".join(map(re.escape, find_ordliste(load_ordfil("passiv"), "aktoerer")))
    endings = "|".join(map(re.escape, find_ordliste(load_ordfil("passiv"), "aktoerer_ender_paa")))
    who = rf"(?i:{actors}|\w*(?:{endings}))(?!\w)"
    return re.compile(rf"\baf\s+(?:en\s+|et\s+|den\s+|det\s+|de\s+)?(?:(?:[\w-]+\s+){{0,3}}?{who}|[A-ZÆØÅ]\w+)")


PASSIV = Kontrol("passiv", find_uden_aktoer)
