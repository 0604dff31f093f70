"""What a folder of font files can print: the characters that every file of a family has and a reader can see."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from drafting.errors import Place, RenderError, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fontTools.ttLib import TTFont

# Invisible characters that steer text, private use, unassigned, line separators: nothing a reader can see.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Not in every font, but printed as the space it is.
_NO_BREAK_SPACE = 0x00A0
_ENDINGS = frozenset({".ttf", ".otf"})


@cache
def find_tegn(mappe: Path, familie: str) -> frozenset[int]:
    """Return the code points of the family in the folder. Raises RenderError if it is not there."""
    covered = [codes for navn, codes in map(_read_font, _list_files(mappe)) if navn == familie]
    if not covered:
        raise tell_unknown(mappe, familie)
    both = frozenset.intersection(*covered) | {_NO_BREAK_SPACE}
    return frozenset(code for code in both if unicodedata.category(chr(code)) not in _UNSEEN)


def tell_unknown(mappe: Path, familie: str) -> RenderError:
    """Return the error for a family that no file of the folder has."""
    message = f"Skriften '{familie}' findes ikke i mappen {mappe}."
    remedy = "Læg skriftens filer (ttf eller otf) i mappen, eller ret 'skrift: pdf' i maal.yaml."
    return RenderError(Trouble(message, remedy=remedy))


def _list_files(mappe: Path) -> Iterator[Path]:
    yield from sorted(fil for fil in mappe.rglob("*") if fil.suffix.lower() in _ENDINGS)


def _read_font(fil: Path) -> tuple[str, frozenset[int]]:
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 (only for a type of one's own)

    try:
        with fil.open("rb") as stream, TTFont(stream, lazy=True) as font:
            return _find_familie(font), frozenset(font.getBestCmap() or {})
    except (TTLibError, OSError, KeyError) as error:
        message = f"Skriftfilen kan ikke læses ({error})."
        raise RenderError(Trouble(message, Place(str(fil)), "Hent filen igen, eller tag den ud af mappen.")) from error


def _find_familie(font: TTFont) -> str:
    """Return the family as a person calls it: the typographic name goes before the old one of four files."""
    names = font["name"]
    return str(names.getDebugName(16) or names.getDebugName(1) or "")
