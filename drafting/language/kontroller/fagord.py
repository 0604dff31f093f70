"""Legal terms: a letter may need them, but the citizen must be told what they mean the first time they are there."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from drafting.language.kontroller.ordliste import find_ordtraef
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.traef import Kontrol, Traef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.kontroller.ordliste import Ordtraef
    from drafting.language.traef import Laesning

_AFTER = 240  # letters: the rest of the sentence and the two that follow it


def find_fagord(laesning: Laesning) -> Iterator[Traef]:
    """Yield each legal term once, where it first is, unless an explanation follows it anywhere it is."""
    first: dict[str, Ordtraef] = {}
    explained: set[str] = set()
    follows = {id(stykke): following.tekst for stykke, following in pairwise(laesning.stykker)}
    for found in find_ordtraef(laesning.stykker):
        term = found.opslag.term
        if found.opslag.kind != "explain":
            continue
        first.setdefault(term, found)
        if term not in explained and is_explained(found, follows.get(id(found.stykke), "")):
            explained.add(term)
    for term, found in first.items():
        if term not in explained:
            yield Traef(found.stykke, found.start, found.end, term, found.opslag.forslag)


def is_explained(found: Ordtraef, following: str) -> bool:
    """Return whether words of explanation follow a term, in its piece or in the one that follows it."""
    text = found.stykke.tekst[found.end : found.end + _AFTER]
    if len(text) < _AFTER:
        text += f" {following}"
    return _load_tegn().search(text[:_AFTER]) is not None


@lru_cache(maxsize=1)
def _load_tegn() -> re.Pattern[str]:
    """Return what tells that an explanation comes: words anywhere near, or a bracket or a dash at once."""
    words = "|".join(map(re.escape, find_ordliste(load_ordfil("forklaring"), "ord")))
    return re.compile(rf"^\s*[(–:]\s*\w|(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


FAGORD = Kontrol("fagord", find_fagord)
