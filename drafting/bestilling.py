"""What is asked of the road and what it goes by: an order of letters, and a case that has been read and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import Trouble, UsageError
from drafting.facts.model import Sag

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from drafting.facts.model import Fakta
    from drafting.fund import Finding
    from drafting.law.profil import Kommuneprofil
    from drafting.letter.view import Hylder


class Tjek(Struct, frozen=True, kw_only=True):
    """A case that could be read, the rules it is judged by, and what they found."""

    sagsfil: Path
    fakta: Fakta
    hylder: Hylder
    dato: date
    overlay: Path | None
    fund: tuple[Finding, ...]

    @property
    def sag(self) -> Sag:
        """Return the case; raises UsageError where the file is none."""
        if isinstance(self.fakta, Sag):
            return self.fakta
        message = "Filen er en generel udtalelse og ikke en sag om en borger."
        raise UsageError(Trouble(message, self.fakta.sted(), "Brug den til brevene under generel_udtalelse."))

    @property
    def profil(self) -> Kommuneprofil:
        """Return the profile of the case's municipality."""
        return self.hylder.profil


class Bestilling(Struct, frozen=True, kw_only=True):
    """An order: these letters, in these formats, with holes and mistakes allowed or not."""

    breve: tuple[str, ...]
    formater: tuple[str, ...] = ("docx",)
    kladde: bool = False
    hver_part: bool = False
