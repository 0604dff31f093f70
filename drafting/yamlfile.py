"""YAML read as text with places: no value is ever guessed to be a number, a date or a yes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import DraftingError, Place, Trouble
from drafting.tekstfil import MAX_BYTES, read_text, tell_too_big
from drafting.yamlfejl import is_plain
from drafting.yamllinjer import read_plain
from drafting.yamlnode import Entry, Mapping, Node, Samme, Scalar, Sequence, fold

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "Composed",
    "Entry",
    "Mapping",
    "Node",
    "Samme",
    "Scalar",
    "Sequence",
    "compose",
    "examine",
    "fold",
    "read_mapping",
    "unwrap",
]

Tree = str | list["Tree"] | dict[str, "Tree"]


class Composed(Struct, frozen=True):
    """What a text holds as far as it can be read (None: it cannot), and everything that is wrong with it."""

    root: Mapping | None
    troubles: tuple[Trouble, ...]


def compose(text: str, file: str, error: type[DraftingError]) -> Mapping:
    """Return the mapping that `text` holds; raises `error` with every trouble at once."""
    return _unpack(examine(text, file), error)


def read_mapping(path: Path, error: type[DraftingError]) -> Mapping:
    """Return the mapping in the file `path`; raises `error` with every trouble at once.

    The file is read every time, and what it holds is only worked out again when it has changed.
    """
    return _unpack(_examine_once(read_text(path, error), str(path)), error)


@lru_cache(maxsize=64)
def _examine_once(text: str, file: str) -> Composed:
    return examine(text, file)


def _unpack(composed: Composed, error: type[DraftingError]) -> Mapping:
    if composed.root is None or composed.troubles:
        raise error(*composed.troubles)
    return composed.root


def unwrap(node: Node) -> Tree:
    """Return `node` as plain dicts, lists and text, for data files that are ours."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [unwrap(item) for item in node.items]
    return {entry.key: unwrap(entry.value) for entry in node.entries}


def examine(text: str, file: str) -> Composed:
    """Return what `text` holds and all that is wrong with it; never raises for what an adviser can type."""
    if len(text) > MAX_BYTES:
        return Composed(None, (tell_too_big(Place(file)),))
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if is_plain(text) and (plain := read_plain(text, file)):
        return Composed(plain, ())
    from drafting.yamlparser import read_any  # noqa: PLC0415 (most commands meet plain files alone)

    return Composed(*read_any(text, file))
