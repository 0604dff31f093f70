"""What a YAML file is made of, with the place of each part, and the one spelling of its keys."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from drafting.errors import Place

Style = Literal["plain", "quoted", "block"]
_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", " ": "_", "-": "_"})


class Scalar(Struct, frozen=True, gc=False):
    """A value as it was typed; `lost` is what a plain value lost to a comment on its line."""

    text: str
    place: Place
    style: Style = "plain"
    lost: str = ""


class Sequence(Struct, frozen=True, gc=False):
    """A list; `flow` is whether it was written with [ ]."""

    items: tuple[Node, ...]
    place: Place
    flow: bool = False


class Entry(Struct, frozen=True, gc=False):
    """One key of a mapping: folded, as it was written, its place, and its value."""

    key: str
    written: str
    place: Place
    value: Node


class Mapping(Struct, frozen=True, gc=False):
    """Keys and values in the order of the file; `flow` is whether it was written with { }."""

    entries: tuple[Entry, ...]
    place: Place
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """Return the value of the folded `key`, None if it is not there."""
        return next((entry.value for entry in self.entries if entry.key == key), None)


Node = Scalar | Sequence | Mapping


class Samme:
    """A mapping that is equal to itself alone: a file that has not changed is the same mapping again."""

    __slots__ = ("mapping",)

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping

    def __hash__(self) -> int:
        """Return the hash of the mapping itself, and not of all that it holds."""
        return id(self.mapping)

    def __eq__(self, other: object) -> bool:
        """Return whether the other is the very same mapping."""
        return isinstance(other, Samme) and self.mapping is other.mapping


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return `word` in the one spelling of the house: lower case, æøåé as ae, oe, aa, e, words joined by _."""
    return unicodedata.normalize("NFC", word).strip().lower().translate(_FOLD)
