"""A Word file as a package: its parts out of a zip and into one whose bytes depend on nothing but the parts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def read_package(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name; raises `zipfile.BadZipFile` when it is none."""
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


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a package, the same bytes on every machine and every day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=_order):
            archive.writestr(_describe(name), parts[name])
    return buffer.getvalue()


def _order(name: str) -> tuple[int, str]:
    # readers that look at the start of a file to tell what it is expect the content types there
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _describe(name: str) -> zipfile.ZipInfo:
    described = zipfile.ZipInfo(name, _EPOCH)
    # stored, not deflated: deflate gives other bytes on every zlib, and a letter is small
    described.compress_type = zipfile.ZIP_STORED
    described.create_system = 0
    described.external_attr = 0
    return described
