"""The word lists that rules look for, read once from data."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import LawError
from drafting.paths import data_folder
from drafting.yamlfile import Scalar, Sequence, read_mapping

if TYPE_CHECKING:
    from drafting.yamlfile import Node


class Udtalelsesord(Struct, frozen=True):
    """`forstaerkende` make an adjective look like a grade; `ordrer` sound like a decision."""

    forstaerkende: tuple[str, ...]
    ordrer: tuple[str, ...]


@lru_cache(maxsize=1)
def load_udtalelsesord() -> Udtalelsesord:
    """Return the word lists of data/sprog/udtalelse.yaml. Raises LawError when the file is broken."""
    mapping = read_mapping(data_folder() / "sprog" / "udtalelse.yaml", LawError)
    return Udtalelsesord(_words(mapping.get("forstaerkende")), _words(mapping.get("ordrer")))


class Genkendelsesord(Struct, frozen=True):
    """What can give a person away: see the data file for each list."""

    fornavne: frozenset[str]
    efternavne: frozenset[str]
    ikke_personer: frozenset[str]
    vejnavne: tuple[str, ...]
    detaljer: tuple[str, ...]
    talord: tuple[str, ...]
    mindste_antal: int


@lru_cache(maxsize=1)
def load_genkendelsesord() -> Genkendelsesord:
    """Return the word lists of data/sprog/genkendelse.yaml. Raises LawError when the file is broken."""
    mapping = read_mapping(data_folder() / "sprog" / "genkendelse.yaml", LawError)
    antal = mapping.get("mindste_antal")
    return Genkendelsesord(
        fornavne=frozenset(_words(mapping.get("fornavne"))),
        efternavne=frozenset(_words(mapping.get("efternavne"))),
        ikke_personer=frozenset(_words(mapping.get("ikke_personer"))),
        vejnavne=_words(mapping.get("vejnavne")),
        detaljer=_words(mapping.get("detaljer")),
        talord=_words(mapping.get("talord")),
        mindste_antal=int(antal.text) if isinstance(antal, Scalar) else 0,
    )


def _words(node: Node | None) -> tuple[str, ...]:
    return tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()
