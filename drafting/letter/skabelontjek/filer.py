"""The files of one check: parsed templates, the phrases they define, and the journal the errors go into."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.errors import Place, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import nodes


class Kilde(Struct, frozen=True, eq=False, dict=True):
    """A template's text: `vist` is the name an error shows, `foerste` the line its text begins on in the file."""

    navn: str
    vist: str
    tekst: str
    foerste: int = 1

    def is_blank(self, line: int) -> bool:
        """Return whether the file's line `line` is empty in the source."""
        number = line - self.foerste
        return 0 <= number < len(self.linjer) and not self.linjer[number].strip()

    @cached_property
    def linjer(self) -> tuple[str, ...]:
        """Return the lines of the text."""
        return tuple(self.tekst.split("\n"))

    def at(self, line: int, column: int = 0) -> Place:
        """Return a place in this file."""
        return Place(self.vist, line, column)


class Frase(Struct, frozen=True, eq=False):
    """A macro with the file it stands in and the names it can see."""

    navn: str
    node: nodes.Macro
    kilde: Kilde

    @property
    def argumenter(self) -> tuple[str, ...]:
        """Return the names of the phrase's arguments."""
        return tuple(argument.name for argument in self.node.args)


class Fil(Struct, eq=False):
    """A parsed file; `tree` is None when it cannot be parsed. `fraser` fills up as its macros are met."""

    kilde: Kilde
    tree: nodes.Template | None
    troubles: tuple[Trouble, ...] = ()
    fraser: dict[str, Frase] = field(default_factory=dict)


class Journal(Struct, eq=False):
    """Where the errors of one file go; each is told once."""

    kilde: Kilde
    troubles: dict[Trouble, None] = field(default_factory=dict)

    def tell(self, line: int, message: str, remedy: str = "") -> None:
        """Write down one error at a line."""
        self.troubles[Trouble(message, self.kilde.at(line), remedy)] = None


def sort_troubles(troubles: Mapping[Trouble, None]) -> tuple[Trouble, ...]:
    """Return the errors in the order of files and lines."""
    return tuple(sorted(troubles, key=lambda trouble: (trouble.place or Place(""), trouble.message)))
