"""The pages of the commands on templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import SkabelonError
from drafting.screen.columns import format_columns
from drafting.tekstfil import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.screen.skabelonmappe import Del

_WORD = frozenset({".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot"})
_TEXT = frozenset({".j2", ".yaml", ".typ", ".css", ".svg", ".txt"})


def format_dele(dele: Sequence[Del]) -> str:
    """Return every part on a line, those of one's own marked."""
    return "\n".join(format_columns([(each.navn, "din egen" if each.egen else "") for each in dele]))


def format_del(fundet: Del) -> str:
    """Return what a part says; one that is no text is opened in its own program. Raises SkabelonError."""
    if fundet.fil.suffix in _TEXT:
        return read_text(fundet.fil, SkabelonError).rstrip("\n")
    program = "Word" if fundet.fil.suffix in _WORD else "det program, den er lavet i"
    return f"Filen er ikke tekst. Åbn den i {program}."
