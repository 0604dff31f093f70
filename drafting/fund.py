"""Findings: trouble in the case, told with a code, a place, a source and a remedy."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafting.errors import Place


class Level(IntEnum):
    """How bad a finding is: `raad` is advice, `advarsel` should be read, `fejl` blocks the letters it touches."""

    RAAD = 1
    ADVARSEL = 2
    FEJL = 3

    @property
    def ord(self) -> str:
        """Return the Danish word shown to the adviser."""
        return {Level.RAAD: "råd", Level.ADVARSEL: "advarsel", Level.FEJL: "fejl"}[self]


class Finding(Struct, frozen=True):
    """One finding: stable code, level, Danish message and remedy, place in the case, source.

    `breve` names the letters it touches (`udtalelse/udtalelse`); empty means every letter.
    """

    code: str
    level: Level
    message: str
    place: Place | None = None
    remedy: str = ""
    kilde: str = ""
    breve: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the one-line form `fil:linje:kolonne niveau kode besked remedie`."""
        parts = (str(self.place) if self.place else "", self.level.ord, self.code, self.message, self.remedy)
        return " ".join(part for part in parts if part)


def has_fejl(fund: Iterable[Finding]) -> bool:
    """Return whether any finding is at level fejl."""
    return any(finding.level is Level.FEJL for finding in fund)
