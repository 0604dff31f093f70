"""The word lists of data/sprog, read once."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from drafting.errors import LawError
from drafting.language.dokument import Slags
from drafting.paths import data_folder
from drafting.yamlfile import Mapping, Scalar, Sequence, read_mapping


@lru_cache
def load_ordfil(navn: str) -> Mapping:
    """Return data/sprog/`navn`.yaml; raises LawError where it is broken."""
    return read_mapping(data_folder() / "sprog" / f"{navn}.yaml", LawError)


def find_ordliste(mapping: Mapping, noegle: str) -> tuple[str, ...]:
    """Return the texts of a list; one that is not there is empty."""
    node = mapping.get(noegle)
    return tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()


class Brevdele(Struct, frozen=True):
    """How the parts of a letter begin or read, in lower case."""

    indledning: tuple[str, ...]
    afslutning: frozenset[str]
    bilag: frozenset[str]
    leder_op: frozenset[str]


@lru_cache(maxsize=1)
def load_brevdele() -> Brevdele:
    """Return the words of data/sprog/brevdele.yaml."""
    mapping = load_ordfil("brevdele")
    return Brevdele(
        indledning=find_ordliste(mapping, "indledning"),
        afslutning=frozenset(find_ordliste(mapping, "afslutning")),
        bilag=frozenset(find_ordliste(mapping, "bilag")),
        leder_op=frozenset(find_ordliste(mapping, "leder_op")),
    )


@lru_cache(maxsize=1)
def load_typografier() -> tuple[tuple[Slags, tuple[str, ...]], ...]:
    """Return what the names of Word's styles begin with for each kind; the first that fits is meant."""
    mapping = load_ordfil("brevdele").get("typografier")
    if not isinstance(mapping, Mapping):
        return ()
    return tuple((Slags(entry.key), find_ordliste(mapping, entry.key)) for entry in mapping.entries)
