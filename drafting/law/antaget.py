"""A municipality whose own rules are not told: another's are assumed, and every value says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.errors import LawError, Trouble
from drafting.yamlfile import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafting.yamlfile import Node

ANTAGET = "antaget_som"
DOKUMENTER = "dokumenter"


def merge_antaget(own: Mapping, find: Callable[[str], Mapping]) -> Mapping:
    """Return the file with everything it does not say itself taken from the municipality it is assumed to be like.

    `find` gives that municipality's file. The file's own words (`kaldes`) are put in place of the other's.
    Raises LawError where the other is itself assumed.
    """
    antaget = own.get(ANTAGET)
    if not isinstance(antaget, Mapping):
        return own
    noegle = antaget.get("kommune")
    if not isinstance(noegle, Scalar) or not noegle.text:
        return own  # told when the record is read
    other = find(noegle.text)
    if other.get(ANTAGET) is not None:
        message = f"Profilen for '{noegle.text}' er selv antaget og kan ikke bruges som forbillede."
        raise LawError(Trouble(message, noegle.place, "Skriv en kommune, hvis egne regler er kendt."))
    words = _read_words(antaget.get("kaldes"))
    taken = [replace(entry, value=_rename(entry.value, words)) for entry in other.entries if own.get(entry.key) is None]
    entries = [replace(entry, value=_add_documents(entry.value, other)) if entry.key == DOKUMENTER else entry
               for entry in own.entries]  # fmt: skip
    return replace(own, entries=(*entries, *taken))


def find_antagne(own: Mapping, merged: Mapping) -> tuple[str, ...]:
    """Return the keys that were taken from the other municipality."""
    return tuple(entry.key for entry in merged.entries if own.get(entry.key) is None)


def _add_documents(value: Node, other: Mapping) -> Node:
    theirs = other.get(DOKUMENTER)
    if not isinstance(value, Mapping) or not isinstance(theirs, Mapping):
        return value
    missing = (entry for entry in theirs.entries if value.get(entry.key) is None)
    return replace(value, entries=(*value.entries, *missing))


def _read_words(node: Node | None) -> dict[str, str]:
    pairs = (
        [(item.get("ord"), item.get("her")) for item in node.items if isinstance(item, Mapping)]
        if isinstance(node, Sequence)
        else []
    )
    return {old.text: new.text for old, new in pairs if isinstance(old, Scalar) and isinstance(new, Scalar)}


def _rename(node: Node, words: dict[str, str]) -> Node:
    if isinstance(node, Mapping):
        return replace(node, entries=tuple(replace(entry, value=_rename(entry.value, words)) for entry in node.entries))
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_rename(item, words) for item in node.items))
    text = node.text
    for old, new in words.items():
        text = text.replace(old, new)
    return replace(node, text=text)
