"""Checks that are lists of expressions: data/sprog/udtryk.yaml has each as a pattern with what to write instead."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import LawError, Trouble
from drafting.language.dokument import Sprogprofil
from drafting.language.kontroller.verbum import find_verbum
from drafting.language.ordfiler import load_ordfil
from drafting.language.traef import Kontrol, Traef
from drafting.yamlfile import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.traef import Laesning

_WORD = r"(?<![\wæøåÆØÅ])(?:{})(?![\wæøåÆØÅ])"
_GROUP = re.compile(r"\{(\d)\}")


class Udtryk(Struct, frozen=True):
    """An expression: its pattern, what to write instead, and which group names the act whose verb is the answer."""

    moenster: re.Pattern[str]
    forslag: str
    verbum: int = 0


@lru_cache
def load_udtryk(liste: str) -> tuple[Udtryk, ...]:
    """Return the expressions of a list; raises LawError for one that is broken."""
    node = load_ordfil("udtryk").get(liste)
    rows = [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []
    return tuple(map(_read, rows))


def find_udtryk(laesning: Laesning, *, liste: str, kun: Sprogprofil | None = None) -> Iterator[Traef]:
    """Yield the expressions of a list, no letter in two of them; `kun` is the one kind of text it is about."""
    if kun not in {None, laesning.profil}:
        return
    for stykke in laesning.stykker:
        end = 0
        for found, udtryk in sorted(_iter_found(stykke.tekst, liste), key=lambda each: each[0].start()):
            if found.start() >= end:
                end = found.end()
                emne = " ".join(found[0].casefold().split())
                yield Traef(stykke, found.start(), end, emne, _fill(udtryk, found))


def _iter_found(text: str, liste: str) -> Iterator[tuple[re.Match[str], Udtryk]]:
    for udtryk in load_udtryk(liste):
        for found in udtryk.moenster.finditer(text):
            yield found, udtryk


def _fill(udtryk: Udtryk, found: re.Match[str]) -> str:
    if udtryk.verbum:
        verb = find_verbum(found[udtryk.verbum])
        return f"Skriv verbet: »{verb}«." if verb else "Skriv et verbum i stedet for navneordet."
    return _GROUP.sub(lambda group: " ".join((found[int(group[1])] or "").split()), udtryk.forslag)


def _read(row: Mapping) -> Udtryk:
    find, forslag, verbum = (row.get(noegle) for noegle in ("find", "forslag", "verbum"))
    if not isinstance(find, Scalar) or not isinstance(forslag, Scalar):
        raise LawError(Trouble("Udtrykket mangler 'find' eller 'forslag'.", row.place, "Skriv begge."))
    try:
        moenster = re.compile(_WORD.format(re.sub(r" (?![?*+{])", r"\\s+", find.text)), re.IGNORECASE)
    except re.error as error:
        raise LawError(Trouble(f"'{find.text}' er ikke et mønster ({error}).", find.place)) from error
    return Udtryk(moenster, forslag.text, int(verbum.text) if isinstance(verbum, Scalar) else 0)


def _build(liste: str, kun: Sprogprofil | None = None) -> Kontrol:
    return Kontrol(liste, partial(find_udtryk, liste=liste, kun=kun))


VAG_TID = _build("vag_tid")
TONE = _build("tone")
DOBBELT_NAEGTELSE = _build("dobbelt_naegtelse")
STOETTEVERBUM = _build("stoetteverbum")
OMVENDT_ORDSTILLING = _build("omvendt_ordstilling")
TREDJE_PERSON = _build("tredje_person", Sprogprofil.BORGER)
