"""The files of one check: parsed templates, the phrases they define, and the journal the errors go into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.errors import Place, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import nodes


@dataclass(frozen=True, eq=False)
class Kilde:
    """A template's text: `vist` is the name an error shows, `foerste` the line its text begins on in the file."""

    navn: str
    vist: str
    tekst: str
    foerste: int = 1

    def is_blank(self, line: int) -> bool:
        """Return whether the file's line `line` is empty in the source."""
        number = line - self.foerste
        return 0 <= number < len(self.linjer) and not self.linjer[number].strip()

    @property
    def linjer(self) -> tuple[str, ...]:
        """Return the lines of the text."""
        cached = self.__dict__.get("_linjer")
        if cached is None:
            cached = self.__dict__["_linjer"] = tuple(self.tekst.split("\n"))
        return cached

    def at(self, line: int, column: int = 0) -> Place:
        """Return a place in this file."""
        return Place(self.vist, line, column)


@dataclass(frozen=True, eq=False)
class Frase:
    """A macro with the file it stands in and the names it can see."""

    navn: str
    node: nodes.Macro
    kilde: Kilde

    @property
    def argumenter(self) -> tuple[str, ...]:
        """Return the names of the phrase's arguments."""
        return tuple(argument.name for argument in self.node.args)


@dataclass(eq=False)
class Fil:
    """A parsed file; `tree` is None when it cannot be parsed. `fraser` fills up as its macros are met."""

    kilde: Kilde
    tree: nodes.Template | None
    troubles: tuple[Trouble, ...] = ()
    fraser: dict[str, Frase] = field(default_factory=dict)


@dataclass(eq=False)
class Journal:
    """Where the errors of one file go; each is told once."""

    kilde: Kilde
    troubles: dict[Trouble, None] = field(default_factory=dict)

    def tell(self, line: int, message: str, remedy: str = "") -> None:
        """Write down one error at a line."""
        self.troubles[Trouble(message, self.kilde.at(line), remedy)] = None


def sort_troubles(troubles: Mapping[Trouble, None]) -> tuple[Trouble, ...]:
    """Return the errors in the order of files and lines."""
    return tuple(sorted(troubles, key=lambda trouble: (trouble.place or Place(""), trouble.message)))
