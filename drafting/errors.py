"""Trouble in the machine or at the door: errors with places, remedies and exit codes."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

# The exit codes of the house are 0, 1, those of the errors below, and these two: a crash nobody foresaw, and Ctrl-C.
UNEXPECTED = 70
INTERRUPTED = 130


class Place(Struct, frozen=True, order=True, gc=False):
    """A place in a file: lines and columns count from 1; 0 means the whole file or the whole line."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return `fil:linje:kolonne`, as far as it is known."""
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.file, *numbers])


class Trouble(Struct, frozen=True):
    """One thing that is wrong: what (Danish), where, and what to do about it (Danish)."""

    message: str
    place: Place | None = None
    remedy: str = ""

    def __str__(self) -> str:
        """Return the one-line form `fil:linje:kolonne besked remedie`."""
        return " ".join(part for part in (str(self.place) if self.place else "", self.message, self.remedy) if part)


class DraftingError(Exception):
    """Every error the program raises on purpose; one child for each exit code of the house."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *troubles: Trouble) -> None:
        super().__init__("\n".join(str(trouble) for trouble in troubles))
        self.troubles = troubles

    def __reduce__(self) -> tuple[type[DraftingError], tuple[Trouble, ...]]:
        """Return how it is made again in another process."""
        return type(self), self.troubles


class UsageError(DraftingError):
    """The command was given something it cannot use (exit 2)."""

    exit_code = 2


class SagError(DraftingError):
    """The case file cannot be read as facts (exit 3)."""

    exit_code = 3


class LawError(DraftingError):
    """Law or profile data is missing, silent or broken (exit 4)."""

    exit_code = 4


class SkabelonError(DraftingError):
    """A template is broken (exit 5)."""

    exit_code = 5


class RenderError(DraftingError):
    """A letter cannot be turned into a file (exit 6)."""

    exit_code = 6


class OverwriteError(DraftingError):
    """A file was edited since it was written, or is open elsewhere (exit 7)."""

    exit_code = 7


class HoleError(DraftingError):
    """A letter has holes and `--kladde` was not given (exit 8)."""

    exit_code = 8


class RefusedError(DraftingError):
    """The profile does not allow the letter (exit 9)."""

    exit_code = 9


class VaerktoejError(DraftingError):
    """A guest that checks the language is missing, stuck or broken (exit 10)."""

    exit_code = 10


class BilagError(DraftingError):
    """An enclosure is missing or cannot be used (exit 11)."""

    exit_code = 11
