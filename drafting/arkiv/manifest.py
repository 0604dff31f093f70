"""`.drafting.json`: what we wrote in a folder, and what it was made from."""

from __future__ import annotations

import json
from sys import intern
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.json import encode as json_encode
from msgspec.json import format as json_format
from msgspec.structs import asdict, fields

from drafting.errors import OverwriteError, Place, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MANIFEST = ".drafting.json"
TILLAEG = ".drafting.tillaeg.jsonl"
SKEMA = 3
_KENDTE = {1, 2, SKEMA}  # what an earlier version did not write is empty


class Kilder(Struct, frozen=True, kw_only=True):
    """What a file was made from, so that it can be told later what has changed.

    `sag`, `skabelon`, `data` (law, directory, calendar and lists), `profil` and `brevpapir` are each the sha256 of the
    files there; `version` is ours and `pakker` those of the libraries that make the file. The rest is the order: the
    letter, its `format` (empty where the file is no letter), the case file seen from the folder, the letter's date, and
    `kladde` and `hver_part` as "ja" or empty. `kommune` and `dele`, in how many files the letter was, save reading the
    case again. A run of many cases adds `program`, the sha256 of our own files, and where all letters were asked for
    `alle`: the sha256 of what decided which they were, and then their names.
    """

    brev: str
    sag: str
    skabelon: str
    data: str
    version: str
    dato: str
    profil: str = ""
    brevpapir: str = ""
    pakker: str = ""
    sagsfil: str = ""
    format: str = ""
    kladde: str = ""
    hver_part: str = ""
    bilag: str = ""
    kommune: str = ""
    dele: str = ""
    program: str = ""
    alle: str = ""


class Post(Struct, frozen=True):
    """One file we wrote: its sha256, its sources, and what it was before while a run is under way."""

    sha256: str
    kilder: Kilder
    foer: str = ""

    def is_ours(self, sha256: str) -> bool:
        """Return whether we wrote the bytes with this hash."""
        return sha256 in {self.sha256, self.foer}


_FRIVILLIGE = frozenset(each.name for each in fields(Kilder) if not each.required)

Manifest = dict[str, Post]


def load_manifest(folder: Path) -> Manifest:
    """Return the files we wrote in `folder`, by name; empty when we never did.

    Raises OverwriteError when the file is broken, somebody else's, or from a newer version.
    """
    return {**_load_whole(folder), **dict(_iter_tillaeg(folder))}


def _load_whole(folder: Path) -> Manifest:
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        content = json.loads(path.read_bytes())
        skema = content["skema"]
        if skema in _KENDTE:
            return {name: _read_post(post) for name, post in content["filer"].items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        message = f"Filen {MANIFEST} kan ikke læses, så vi ved ikke, hvilke breve i mappen der er rettet i hånden."
        raise OverwriteError(Trouble(message, Place(str(path)), _REMEDY)) from error
    message = f"Filen {MANIFEST} har skema {skema!r}; denne drafting kender skema {SKEMA}."
    raise OverwriteError(Trouble(message, Place(str(path)), f"Opdatér drafting. Ellers: {_REMEDY}"))


_REMEDY = "Skriv til en anden mappe med --ud, eller lad --overskriv lægge den gamle fil til side."


def _iter_tillaeg(folder: Path) -> Iterator[tuple[str, Post]]:
    """Yield what a run that was killed had written since the whole manifest; its last line may be half."""
    try:
        lines = (folder / TILLAEG).read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return
    for line in lines:
        try:
            told = json.loads(line)
            yield told["navn"], _read_post(told["post"])
        except (ValueError, TypeError, KeyError, AttributeError):
            return


def _read_post(post: Mapping[str, object]) -> Post:
    told = post["kilder"]
    if not isinstance(told, dict):
        raise TypeError(told)
    # thousands of files in a folder have most of their sources in common: each text is kept once
    kilder = Kilder(**{key: intern(str(value)) for key, value in told.items()})
    return Post(str(post["sha256"]), kilder, str(post.get("foer", "")))


def format_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as JSON, sorted, so that equal folders have equal files."""
    filer = {name: _format_post(post) for name, post in sorted(manifest.items())}
    return json_format(json_encode({"skema": SKEMA, "filer": filer}), indent=2) + b"\n"


def format_tillaeg(manifest: Manifest) -> bytes:
    """Return the files as lines that can be added to a manifest without writing it all again."""
    posts = ({"navn": name, "post": _format_post(post)} for name, post in manifest.items())
    return b"".join(json_encode(post) + b"\n" for post in posts)


def _format_post(post: Post) -> dict[str, object]:
    kilder = {name: value for name, value in asdict(post.kilder).items() if value or name not in _FRIVILLIGE}
    return {"sha256": post.sha256, **({"foer": post.foer} if post.foer else {}), "kilder": kilder}
