"""What a run of many cases passes on: what is asked, what each case came to, and how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from drafting.errors import UNEXPECTED, DraftingError, OverwriteError
from drafting.pipeline import find_exit_code

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from drafting.arkiv.mappe import Skrevet
    from drafting.bestilling import Bestilling
    from drafting.fund import Finding
    from drafting.mange.plan import Sagsordre
    from drafting.pipeline import Udfald


class Opgave(Struct, frozen=True, kw_only=True):
    """What is asked of every case: the order, where `alle` stands for all the letters the case is ready for."""

    bestilling: Bestilling
    dato: date
    overlay: Path | None = None
    alle: bool = False


class Sagsopgave(Struct, frozen=True, kw_only=True):
    """What is asked of one case: its letters, None for all it is ready for, but for those that need not be touched."""

    fil: Path
    sag: str
    breve: tuple[str, ...] | None
    uroerte: tuple[str, ...] = ()


class Planlagt(Struct, frozen=True, kw_only=True):
    """One case as it is met: which letters are left alone, what is left to draft, or why it cannot be looked at.

    `klare` are all the letters asked for, None where it takes reading the case to know them.
    """

    ordre: Sagsordre
    sag: str = ""
    klare: tuple[str, ...] | None = None
    uroerte: dict[str, tuple[Skrevet, ...]] = {}
    opgave: Sagsopgave | None = None
    fejl: DraftingError | None = None


class Sagssvar(Struct, frozen=True, kw_only=True):
    """What drafting one case came to; `klare` are all the letters it was ready for."""

    fund: tuple[Finding, ...] = ()
    udfald: tuple[Udfald, ...] = ()
    klare: tuple[str, ...] = ()
    fejl: DraftingError | None = None


class Sagsresultat(Struct, frozen=True, kw_only=True):
    """What became of one case: its letters drafted, those left alone, its files, or why it has none."""

    ordre: Sagsordre
    alle: bool
    fund: tuple[Finding, ...] = ()
    udfald: tuple[Udfald, ...] = ()
    uroerte: tuple[str, ...] = ()
    filer: tuple[Skrevet, ...] = ()
    breve: tuple[str, ...] = ()
    fejl: DraftingError | None = None

    @property
    def exit_code(self) -> int:
        """Return the exit code the case would have had alone."""
        return self.fejl.exit_code if self.fejl else find_exit_code(self.udfald, alle=self.alle)

    @property
    def skrevne(self) -> int:
        """Return how many files were written."""
        return sum(not fil.uaendret for fil in self.filer)

    @property
    def er_rettet(self) -> bool:
        """Return whether the letters were not written because a file was edited or open."""
        return isinstance(self.fejl, OverwriteError)


class UventetError(DraftingError):
    """A fault in the program itself, met in one of many cases (exit 70)."""

    exit_code: ClassVar[int] = UNEXPECTED
