"""The letterhead: folders with the measures, the page, the type, the logo and the Word document of a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from drafting.errors import RenderError, Trouble
from drafting.paths import templates_folder
from drafting.render.maal import lighten, read_maal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from drafting.render.maal import Maal

MAAL = "maal.yaml"
LOGOER = ("svg", "png", "jpg", "jpeg")


class Brevpapir(Struct, frozen=True, cache_hash=True):
    """A letterhead: its folders, the municipality's own before the general one, and its measures."""

    mapper: tuple[Path, ...]
    maal: Maal
    kommune: str = ""

    def find_fil(self, navn: str) -> Path:
        """Return the letterhead's file or folder `navn`, the shipped one where it has none of its own."""
        return _find_fil(self.mapper, navn)

    def find_word(self) -> Path:
        """Return the letterhead's Word document or template. Raises RenderError where a folder has several."""
        for mappe in (*self.mapper, _shipped()):
            word = sorted(file for file in mappe.iterdir() if _is_word(file.name)) if mappe.is_dir() else []
            standard = [file for file in word if file.stem == "standard"] or word
            if len(standard) == 1:
                return standard[0]
            if standard:
                names = ", ".join(file.name for file in standard)
                message = f"Der er flere Word-dokumenter i mappen {mappe}: {names}."
                raise RenderError(Trouble(message, remedy="Kald det rigtige standard.docx, eller flyt de andre."))
        return self.find_fil("standard.docx")

    def find_logo(self) -> Path | None:
        """Return the municipality's logo (svg, png or jpg), None where it has none."""
        files = (mappe / f"logo.{ending}" for mappe in self.mapper for ending in LOGOER)
        return next((file for file in files if file.is_file()), None)

    def find_farver(self) -> Iterator[tuple[str, str]]:
        """Yield our colours, each with the one this letterhead has instead."""
        ours, own = asdict(load_brevpapir(_shipped()).maal.farve), asdict(self.maal.farve)
        yield from ((ours[navn], own[navn]) for navn in ours if own[navn] != ours[navn])
        if own["accent"] != ours["accent"]:
            yield lighten(ours["accent"]), lighten(own["accent"])

    def is_kommunens(self, fil: Path) -> bool:
        """Return whether `fil` is from the municipality's own folder."""
        return bool(self.kommune) and fil.parent == self.mapper[0]


def load_brevpapir(*mapper: Path, kommune: str = "") -> Brevpapir:
    """Return the letterhead in the folders, the first that has a file or a measure before the next.

    With `kommune`, the first folder's own folder of that name goes before them all; a folder that is not there is
    left out. Raises RenderError with everything that is wrong with the measures.
    """
    egen = [mapper[0] / kommune] if kommune and mapper else []
    there = tuple(mappe for mappe in (*egen, *mapper) if mappe.is_dir())
    files = [mappe / MAAL for mappe in (*there, _shipped()) if (mappe / MAAL).is_file()]
    return Brevpapir(there, read_maal(dict.fromkeys(files)), kommune if egen and egen[0] in there else "")


def _is_word(navn: str) -> bool:
    # not by a pattern: it would have to be made at every start; ~$ is Word's own mark on a file it has open
    return any(ending in navn.lower() for ending in (".doc", ".dot")) and not navn.startswith("~$")


def _shipped() -> Path:
    return templates_folder() / "brevpapir"


def _find_fil(mapper: tuple[Path, ...], navn: str) -> Path:
    for folder in (*mapper, _shipped()):
        if (folder / navn).exists():
            return folder / navn
    message = f"Brevpapiret mangler filen '{navn}' i mappen {(*mapper, _shipped())[0]}."
    raise RenderError(Trouble(message, remedy="Kopiér filen fra det brevpapir, der følger med programmet."))
