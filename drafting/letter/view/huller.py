"""What a letter demands and the case does not have becomes a visible hole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from drafting.oprindelse import Prosa, hul

if TYPE_CHECKING:
    from collections.abc import Mapping

_Record = TypeVar("_Record")


def fill_huller(view: _Record, kraever: Mapping[str, str]) -> _Record:
    """Return the view with a hole at every demanded path that is empty; a path goes through lists item by item."""
    for path, hvad in kraever.items():
        view = _fill(view, path.split("."), hvad)
    return view


def _fill(node: _Record, path: list[str], hvad: str) -> _Record:
    name, *rest = path
    value = getattr(node, name)
    if not rest:
        return node if value is not None else replace(node, **{name: Prosa(hul(hvad))})  # type: ignore[type-var]
    if isinstance(value, tuple):
        return replace(node, **{name: tuple(_fill(item, rest, hvad) for item in value)})  # type: ignore[type-var]
    return node if value is None else replace(node, **{name: _fill(value, rest, hvad)})  # type: ignore[type-var]
