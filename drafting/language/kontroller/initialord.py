"""The check of words in capitals: an abbreviation made of first letters that a reader may not know."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.traef import Kontrol, Traef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.traef import Laesning

_INITIALORD = re.compile(r"(?<![\w.])([A-ZÆØÅ]{2,6})(?:['’]?e?[nst]?)?(?![\w.]\w)(?!\w)")
_ROMERTAL = re.compile(r"[IVXLC]+")
_SHOUTED = 0.5  # a piece with more capitals than this is written in capitals, and its words are no abbreviations


def find_initialord(laesning: Laesning) -> Iterator[Traef]:
    """Yield the words of capitals the text does not explain: »VUM (voksenudredningsmetoden)« or »metoden (VUM)«."""
    known = _load_kendte()
    explained = {word for stykke in laesning.stykker for word in _find_forklarede(stykke.tekst)}
    for stykke in laesning.stykker:
        if _is_shouted(stykke.tekst):
            continue
        for found in _INITIALORD.finditer(stykke.tekst):
            word = found[1]
            if word not in known and word not in explained and not _ROMERTAL.fullmatch(word):
                forslag = f"Skriv det helt ud, eller forklar det første gang: »{word} (det, bogstaverne står for)«."
                yield Traef(stykke, found.start(1), found.end(1), word, forslag)


def _find_forklarede(tekst: str) -> Iterator[str]:
    """Yield the words that stand in brackets after what they mean, or before brackets with what they mean."""
    for found in _INITIALORD.finditer(tekst):
        before, after = tekst[: found.start()].rstrip()[-1:], tekst[found.end() :].lstrip()[:1]
        if before == "(" or after == "(":
            yield found[1]


def _is_shouted(tekst: str) -> bool:
    letters = [each for each in tekst if each.isalpha()]
    return sum(each.isupper() for each in letters) > _SHOUTED * len(letters)


@lru_cache(maxsize=1)
def _load_kendte() -> frozenset[str]:
    ordfil = load_ordfil("initialord")
    return frozenset((*find_ordliste(ordfil, "kendte"), *find_ordliste(ordfil, "ord_i_store")))


INITIALORD = Kontrol("initialord", find_initialord)
