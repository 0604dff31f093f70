"""Legal terms: a letter may need them, but the citizen must be told what they mean the first time they are there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.language.kontroller.ordliste import find_ordtraef
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.traef import Kontrol, Traef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.dokument import Stykke
    from drafting.language.kontroller.ordliste import Ordtraef
    from drafting.language.traef import Laesning

_AFTER = 240  # letters: the rest of the sentence and the two that follow it


def find_fagord(laesning: Laesning) -> Iterator[Traef]:
    """Yield each legal term once, where it first is, unless an explanation follows it anywhere it is."""
    first: dict[str, Ordtraef] = {}
    explained: set[str] = set()
    for found in find_ordtraef(laesning.stykker):
        term = found.opslag.term
        if found.opslag.kind != "explain":
            continue
        first.setdefault(term, found)
        if is_explained(found.stykke, found.end, laesning):
            explained.add(term)
    for term, found in first.items():
        if term not in explained:
            yield Traef(found.stykke, found.start, found.end, term, found.opslag.forslag)


def is_explained(stykke: Stykke, end: int, laesning: Laesning) -> bool:
    """Return whether words of explanation follow a term that ends at `end` of the piece."""
    text = stykke.tekst[end:]
    if len(text) < _AFTER and stykke in laesning.stykker:
        number = laesning.stykker.index(stykke)
        text += " " + " ".join(each.tekst for each in laesning.stykker[number + 1 : number + 2])
    return _load_tegn().search(text[:_AFTER]) is not None


@lru_cache(maxsize=1)
def _load_tegn() -> re.Pattern[str]:
    """Return what tells that an explanation comes: words anywhere near, or a bracket or a dash at once."""
    words = "|".join(map(re.escape, find_ordliste(load_ordfil("forklaring"), "ord")))
    return re.compile(rf"^\s*[(–:]\s*\w|(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


FAGORD = Kontrol("fagord", find_fagord)
