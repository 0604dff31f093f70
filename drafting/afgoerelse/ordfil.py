"""The word lists of data/afgoerelse, read once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from drafting.errors import LawError
from drafting.paths import data_folder
from drafting.yamlfile import Mapping, Scalar, Sequence, read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def load_ordfil(navn: str) -> Mapping:
    """Return data/afgoerelse/`navn`.yaml; raises LawError where it is broken."""
    return read_mapping(data_folder() / "afgoerelse" / f"{navn}.yaml", LawError)


def find_ord(mapping: Mapping, noegle: str) -> tuple[str, ...]:
    """Return the words of a list; one that is not there is empty."""
    node = mapping.get(noegle)
    return tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()


def find_tekst(mapping: Mapping, noegle: str) -> str:
    """Return one value; one that is not there is empty."""
    node = mapping.get(noegle)
    return node.text if isinstance(node, Scalar) else ""


def iter_poster(mapping: Mapping, noegle: str) -> Iterator[Mapping]:
    """Yield the records of a list."""
    node = mapping.get(noegle)
    yield from (item for item in (node.items if isinstance(node, Sequence) else ()) if isinstance(item, Mapping))
