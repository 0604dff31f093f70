"""A bar for those who wait for many letters at a terminal."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from time import monotonic
from typing import TYPE_CHECKING, Self, TypeVar

from drafting.screen.streams import show, tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.progress import Progress, TaskID

MANY = 10
_OFTEN = 0.2

T = TypeVar("T")


def track(items: Iterable[T], total: int, *, color: bool | None) -> Iterable[T]:
    """Return the items as they are; at a terminal with many of them, a bar on stderr follows along."""
    if total < MANY or not sys.stderr.isatty():
        return items
    from rich.console import Console  # noqa: PLC0415 (slow to load, and only for those who wait)
    from rich.progress import track as follow  # noqa: PLC0415 (same)

    console = Console(stderr=True, no_color=color is False)
    return follow(items, "Skriver breve", total, console=console, transient=True)


class Fremdrift:
    """How far a run of many cases has come: cases, letters a second and the time left; nothing when nobody sees it."""

    def __init__(self, total: int, *, color: bool | None) -> None:
        self._total, self._color = total, color
        self._stack = ExitStack()
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._breve, self._begun, self._told = 0, monotonic(), monotonic()
        self._lines: list[str] = []

    def __enter__(self) -> Self:
        """Show the bar where stderr is a terminal."""
        if sys.stderr.isatty():
            self._bar = self._stack.enter_context(_build_bar(color=self._color))
            self._task = self._bar.add_task("Skriver breve", total=self._total, fart="")
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the bar."""
        self._print()
        self._stack.close()
        self._bar = None

    def advance(self, breve: int) -> None:
        """Count one more case, with so many letters written."""
        self._breve += breve
        if self._bar and self._task is not None:
            fart = f"{self._breve / max(monotonic() - self._begun, 0.001):.0f} breve/s"
            self._bar.update(self._task, advance=1, fart=fart)

    def tell(self, text: str) -> None:
        """Talk to the adviser above the bar, which is slow to move: some lines at a time."""
        if not self._bar:
            tell(text)
        elif text:
            self._lines.append(text)
            if monotonic() - self._told > _OFTEN:
                self._print()

    def show(self, page: str) -> None:
        """Print an answer, above the bar where both go to the same terminal."""
        if self._bar and page and sys.stdout.isatty():
            self.tell(page)
        else:
            show(page)

    def _print(self) -> None:
        if self._bar and self._lines:
            from rich.text import Text  # noqa: PLC0415 (slow to load, and only for those who wait)

            self._bar.console.print(Text.from_ansi("\n".join(self._lines)), soft_wrap=True)
            self._lines.clear()
            self._told = monotonic()


def _build_bar(*, color: bool | None) -> Progress:
    from rich.console import Console  # noqa: PLC0415 (slow to load, and only for those who wait)
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(" af "), TextColumn("sager"),
        TextColumn("{task.fields[fart]}"), TimeRemainingColumn(), TextColumn("tilbage"),
    )  # fmt: skip
    console = Console(stderr=True, no_color=color is False)
    return Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
