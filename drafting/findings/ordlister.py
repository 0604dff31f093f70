"""The word lists that rules look for, read once from data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.errors import LawError
from drafting.paths import data_folder
from drafting.yamlfile import Scalar, Sequence, read_mapping

if TYPE_CHECKING:
    from drafting.yamlfile import Node


@dataclass(frozen=True, slots=True)
class Udtalelsesord:
    """`forstaerkende` make an adjective look like a grade; `ordrer` sound like a decision."""

    forstaerkende: tuple[str, ...]
    ordrer: tuple[str, ...]


@lru_cache(maxsize=1)
def load_udtalelsesord() -> Udtalelsesord:
    """Return the word lists of data/sprog/udtalelse.yaml. Raises LawError when the file is broken."""
    mapping = read_mapping(data_folder() / "sprog" / "udtalelse.yaml", LawError)
    return Udtalelsesord(_words(mapping.get("forstaerkende")), _words(mapping.get("ordrer")))


def _words(node: Node | None) -> tuple[str, ...]:
    return tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()
