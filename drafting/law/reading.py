"""What is shared while one data file is read: its documents, its troubles and its silences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.errors import LawError, Place, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafting.law.model import Kilde
    from drafting.oprindelse import Oprindelse


class Reading(Struct):
    """One file being read: where its words come from, what it was read from, what is wrong, and what is not told.

    `antagne` are the keys whose values are assumed; `antaget` is what their sources say of it.
    """

    origin: Callable[[str], Oprindelse]
    dokumenter: dict[str, Kilde] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    antaget: str = ""
    antagne: frozenset[str] = frozenset()

    def add(self, message: str, place: Place, remedy: str) -> None:
        """Note one trouble."""
        self.troubles.append(Trouble(message, place, remedy))

    def find_antaget(self, path: str) -> str:
        """Return how the value at a key path is assumed, an empty text where it is not."""
        return self.antaget if path.partition(".")[0] in self.antagne else ""

    @property
    def silent_keys(self) -> tuple[str, ...]:
        """Return the keys the source is silent about, once each."""
        whole = (key.removesuffix(".svar").removesuffix(".ord") for key in self.silent)
        return tuple(dict.fromkeys(whole))

    def stop_if_troubled(self) -> None:
        """Raise LawError with every trouble of the file in the order of the file, if there is any."""
        if self.troubles:
            raise LawError(*sorted(self.troubles, key=lambda trouble: (trouble.place or Place(""), trouble.message)))
