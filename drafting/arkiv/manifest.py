"""`.drafting.json`: what we wrote in a folder, and what it was made from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.errors import OverwriteError, Place, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST = ".drafting.json"
SKEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Kilder:
    """What a file was made from: the letter's name, the sha256 of each source, our version and the letter's date."""

    brev: str
    sag: str
    skabelon: str
    data: str
    version: str
    dato: str


@dataclass(frozen=True, slots=True)
class Post:
    """One file we wrote: its sha256, its sources, and what it was before while a run is under way."""

    sha256: str
    kilder: Kilder
    foer: str = ""

    def is_ours(self, sha256: str) -> bool:
        """Return whether we wrote the bytes with this hash."""
        return sha256 in {self.sha256, self.foer}


Manifest = dict[str, Post]


def load_manifest(folder: Path) -> Manifest:
    """Return the files we wrote in `folder`, by name; empty when we never did.

    Raises OverwriteError when the file is broken, somebody else's, or from a newer version.
    """
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        content = json.loads(path.read_bytes())
        skema = content["skema"]
        if skema == SKEMA:
            return {name: _read_post(post) for name, post in content["filer"].items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        message = f"Filen {MANIFEST} kan ikke læses, så vi ved ikke, hvilke breve i mappen der er rettet i hånden."
        raise OverwriteError(Trouble(message, Place(str(path)), _REMEDY)) from error
    message = f"Filen {MANIFEST} har skema {skema!r}; denne drafting kender skema {SKEMA}."
    raise OverwriteError(Trouble(message, Place(str(path)), f"Opdatér drafting. Ellers: {_REMEDY}"))


_REMEDY = "Skriv til en anden mappe med --ud, eller lad --overskriv lægge den gamle fil til side."


def _read_post(post: Mapping[str, object]) -> Post:
    fields = post["kilder"]
    if not isinstance(fields, dict):
        raise TypeError(fields)
    kilder = Kilder(**{key: str(value) for key, value in fields.items()})
    return Post(str(post["sha256"]), kilder, str(post.get("foer", "")))


def format_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as JSON, sorted, so that equal folders have equal files."""
    filer = {name: _format_post(post) for name, post in sorted(manifest.items())}
    return (json.dumps({"skema": SKEMA, "filer": filer}, ensure_ascii=False, indent=2) + "\n").encode()


def _format_post(post: Post) -> dict[str, object]:
    kilder = {key: getattr(post.kilder, key) for key in Kilder.__slots__}
    return {"sha256": post.sha256, **({"foer": post.foer} if post.foer else {}), "kilder": kilder}
