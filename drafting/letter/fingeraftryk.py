"""The fingerprints of what a letter is made from, so that it can be told later what has changed."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from drafting import __version__
from drafting.arkiv.manifest import Kilder
from drafting.paths import data_folder, find_template, templates_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path


def find_kilder(brev: str, sagsfil: Path, kommune: str, *, dato: date, overlay: Path | None) -> Kilder:
    """Return the fingerprints of a letter's case, template and data, with our version and the letter's date."""
    profil = f"kommuner/{kommune}.yaml"
    data = [*sorted((data_folder() / "lov").glob("*.yaml")), overlay / profil if overlay else None]
    return Kilder(
        brev=brev,
        sag=_hash_files([sagsfil]),
        skabelon=_hash_files([find_template(f"{brev}.md.j2", overlay), *_find_faelles(overlay)]),
        data=_hash_files([*data, data_folder() / profil]),
        version=__version__,
        dato=dato.isoformat(),
    )


def _find_faelles(overlay: Path | None) -> list[Path | None]:
    """Return the files of phrases, each from the user's folder where it is there."""
    folders = [folder / "faelles" for folder in (overlay, templates_folder()) if folder]
    names = sorted({file.name for folder in folders for file in folder.glob("*.j2")})
    return [find_template(f"faelles/{name}", overlay) for name in names]


def _hash_files(paths: Iterable[Path | None]) -> str:
    return sha256(b"\0".join(path.read_bytes() for path in paths if path and path.is_file())).hexdigest()
