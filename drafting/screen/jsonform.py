"""Records as JSON for other programs; every answer says which form it has."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

SKEMA = 1

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def format_json(answer: Mapping[str, object], *, ascii_only: bool = False) -> str:
    """Return the answer as JSON with the number of its form in front."""
    return json.dumps(make_plain({"skema": SKEMA, **answer}), ensure_ascii=ascii_only, indent=2)


def make_plain(value: object) -> Plain:
    """Return records as mappings, tuples as lists, dates, paths and texts as strings."""
    match value:
        case IntEnum():
            return value.name.lower()
        case None | bool() | int() | float():
            return value
        case str() | date() | Path():
            return str(value)
        case Mapping():
            return {str(key): make_plain(item) for key, item in value.items()}
        case Sequence() | frozenset():
            return [make_plain(item) for item in value]
    if isinstance(value, Struct):
        return {name: make_plain(item) for name, item in asdict(value).items()}
    raise TypeError(type(value))
