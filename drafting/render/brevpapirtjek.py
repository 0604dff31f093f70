"""The check of the letterheads in a folder: what stops a letter, and what makes it hard to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from drafting.errors import DraftingError, Place, Trouble
from drafting.render.brevpapir import MAAL, load_brevpapir
from drafting.render.docx.letterhead import load_letterhead
from drafting.render.logo import load_logo
from drafting.render.skrift import find_kendte_tegn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from drafting.render.brevpapir import Brevpapir

_TEXT = ("accent", "tekst", "lille")  # the colours that words stand in
_DARK = 0.04045  # below it, sRGB is a straight line
_CONTRAST = 4.5  # at least, for text on white: WCAG 2.1, criterion 1.4.3


def list_brevpapirer(mappe: Path) -> tuple[str, ...]:
    """Return whose letterheads the folder holds: the municipalities', and "" for the general one."""
    if not mappe.is_dir():
        return ()
    kommuner = sorted(each.name for each in mappe.iterdir() if each.is_dir() and each.name != "skrift")
    general = any(each.is_file() for each in mappe.iterdir()) or (mappe / "skrift").is_dir()
    return (*([""] if general else []), *kommuner)


def check_brevpapir(mappe: Path, kommune: str = "") -> tuple[Trouble, ...]:
    """Return everything that is wrong with a letterhead of the folder: its measures, Word document, logo and type."""
    try:
        brevpapir = load_brevpapir(mappe, kommune=kommune)
    except DraftingError as error:
        return error.troubles
    checks: tuple[Callable[[Brevpapir], object], ...] = (load_letterhead, load_logo, find_kendte_tegn)
    return tuple(trouble for each in checks for trouble in _find_troubles(each, brevpapir))


def find_raad(mappe: Path, kommune: str = "") -> Iterator[Trouble]:
    """Yield advice on a letterhead that can be used: colours too light to be read as text on white paper."""
    brevpapir = load_brevpapir(mappe, kommune=kommune)
    farver = asdict(brevpapir.maal.farve)
    for navn in _TEXT:
        contrast = find_kontrast(farver[navn])
        if contrast < _CONTRAST:
            shown = f"{contrast:.1f}".replace(".", ",")
            message = f"Farven '{navn}' ({farver[navn]}) er svær at læse på hvidt papir (kontrast {shown}, mindst 4,5)."
            yield Trouble(message, Place(str(brevpapir.find_fil(MAAL))), "Vælg en mørkere farve.")


def find_kontrast(farve: str) -> float:
    """Return the contrast of a colour on white, from 1 to 21 (WCAG 2.1, relative luminance)."""
    red, green, blue = (_find_lys(int(farve[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _find_lys(share: float) -> float:
    return share / 12.92 if share <= _DARK else ((share + 0.055) / 1.055) ** 2.4


def _find_troubles(check: Callable[[Brevpapir], object], brevpapir: Brevpapir) -> tuple[Trouble, ...]:
    try:
        check(brevpapir)
    except DraftingError as error:
        return error.troubles
    return ()
