"""A Word file as a package: its parts out of a zip and into one whose bytes depend on nothing but the parts.

The records of a zip are written here and not by `zipfile`, so that the parts no letter changes are written once for
all letters. `zipfile` writes the same bytes (`tests/render/test_package.py`).
"""

from __future__ import annotations

import io
from struct import Struct as Layout
from typing import TYPE_CHECKING
from zlib import crc32

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST = ("[Content_Types].xml", "_rels/.rels")
# Stored, not deflated: deflate gives other bytes on every zlib, and a letter is small.
# 20: the version of the format; 33: the first of January 1980, the first day a zip can say.
_LOCAL = Layout("<4s5H3I2H")
_ENTRY = Layout("<4s6H3I5H2I")
_END = Layout("<4s4H2IH")
_VERSION, _NAMES_IN_UTF8, _DAY, _ACCESS = 20, 0x800, 33, 0o600 << 16


class Pakket(Struct, frozen=True):
    """Parts as they stand in a zip: their records, and the lines of its directory, which end it."""

    records: bytes = b""
    directory: bytes = b""
    antal: int = 0


EMPTY = Pakket()


def read_package(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name; raises `zipfile.BadZipFile` when it is none."""
    import zipfile  # noqa: PLC0415 (slow to load, and only a letterhead is read)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def tell_type(parts: dict[str, bytes], types: str, name: str, type_: str) -> None:
    """Say in the list of the package what kind of part `name` is, in place."""
    override = f'<Override PartName="/{name}" ContentType="{type_}"/></Types>'
    parts[types] = parts[types].replace(b"</Types>", override.encode())


def tell_relation(parts: dict[str, bytes], relations: str, id_: str, type_: str, target: str) -> None:
    """Say in a part of relations where another part is, in place."""
    relation = f'<Relationship Id="{id_}" Type="{type_}" Target="{target}"/></Relationships>'
    parts[relations] = parts[relations].replace(b"</Relationships>", relation.encode())


def write_package(parts: Mapping[str, bytes], before: Pakket = EMPTY) -> bytes:
    """Return the parts as a package after those of `before`, the same bytes on every machine and every day."""
    records, directory = _write_records(parts, len(before.records))
    lines = b"".join((before.directory, *directory))
    antal, at = before.antal + len(parts), len(before.records) + sum(map(len, records))
    return b"".join((before.records, *records, lines, _END.pack(b"PK\5\6", 0, 0, antal, antal, len(lines), at, 0)))


def pack(parts: Mapping[str, bytes]) -> Pakket:
    """Return the parts as they stand first in a zip."""
    records, directory = _write_records(parts, 0)
    return Pakket(b"".join(records), b"".join(directory), len(parts))


def _write_records(parts: Mapping[str, bytes], at: int) -> tuple[list[bytes], list[bytes]]:
    """Return the records of the parts, the first of them standing at `at`, and their lines of the directory."""
    records: list[bytes] = []
    directory: list[bytes] = []
    for name in sorted(parts, key=_order):
        content, encoded = parts[name], name.encode()
        size, flags = len(content), 0 if name.isascii() else _NAMES_IN_UTF8
        shared = (flags, 0, 0, _DAY, crc32(content), size, size, len(encoded), 0)
        records += (_LOCAL.pack(b"PK\3\4", _VERSION, *shared), encoded, content)
        directory += (_ENTRY.pack(b"PK\1\2", _VERSION, _VERSION, *shared, 0, 0, 0, _ACCESS, at), encoded)
        at += _LOCAL.size + len(encoded) + size
    return records, directory


def _order(name: str) -> tuple[int, str]:
    # readers that look at the start of a file to tell what it is expect the content types there
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
