"""A bar for those who wait for many letters at a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

MANY = 10

T = TypeVar("T")


def track(items: Iterable[T], total: int, *, color: bool | None) -> Iterable[T]:
    """Return the items as they are; at a terminal with many of them, a bar on stderr follows along."""
    if total < MANY or not sys.stderr.isatty():
        return items
    from rich.console import Console  # noqa: PLC0415 (slow to load, and only for those who wait)
    from rich.progress import track as follow  # noqa: PLC0415 (same)

    console = Console(stderr=True, no_color=color is False)
    return follow(items, "Skriver breve", total, console=console, transient=True)
