"""The Danish dictionary: Stavekontrolden's words and our own, looked up by Hunspell; loaded with the first word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from drafting.errors import Trouble, VaerktoejError
from drafting.paths import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FAGORD = re.compile(r"(?P<ord>[^=#]+?)(?:\s*=\s*(?P<forbillede>\S+))?\s*")


class Ordbog(Protocol):
    """The part of Hunspell that we use."""

    def spell(self, word: str) -> bool:
        """Return whether the word is right."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first; slow."""

    def analyze(self, word: str) -> tuple[str, ...]:
        """Return what the word may be: stem and tags, as in ` st:behandle +PASSIV`."""

    def add(self, word: str, example: str | None = None) -> int:
        """Learn the word, inflected as `example`."""


@lru_cache(maxsize=1)
def load_ordbog() -> Ordbog:
    """Return the dictionary with the words of our field; raises VaerktoejError when Hunspell is not installed."""
    ordbog = load_stavekontrolden()
    for fagord, forbillede in iter_fagord():
        ordbog.add(fagord, forbillede)
    return ordbog


def load_stavekontrolden() -> Ordbog:
    """Return the dictionary as it was shipped to us; raises VaerktoejError when Hunspell is not installed."""
    try:
        from hunspell import Hunspell  # noqa: PLC0415 (an extra that writes no letter)
    except ImportError:
        trouble = Trouble(
            "Stavningen er ikke tjekket: Pakken chunspell er ikke installeret.",
            remedy="Kør pip install 'drafting[sprog]'.",
        )
        raise VaerktoejError(trouble) from None
    found: Ordbog = Hunspell("dansk", hunspell_data_dir=str(_folder()), system_encoding="utf-8")
    return found


def iter_fagord() -> Iterator[tuple[str, str | None]]:
    """Yield our own words, each with the word it is inflected as."""
    for line in (_folder() / "fagord.txt").read_text(encoding="utf-8").splitlines():
        if found := _FAGORD.fullmatch(line):
            yield found["ord"], found["forbillede"]


def _folder() -> Path:
    return data_folder() / "sprog" / "ordbog"
