"""Ctrl-C, heard at once while letters are drafted, and kept waiting the moment it takes to put files in place."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    _Lytter = Callable[[int, FrameType | None], object] | int | None

_IMPATIENT = 3


class Afbrydelse:
    """Listens for Ctrl-C, and for the system asking us to stop, as long as it is open.

    It raises KeyboardInterrupt inside `aaben` and in `check`, and nowhere else; the third Ctrl-C is obeyed anywhere.
    """

    def __init__(self) -> None:
        self._before: dict[int, _Lytter] = {}
        self._er_aaben = False
        self._gange = 0

    def __enter__(self) -> Self:
        """Begin to listen, where anybody does; a program told not to listen to Ctrl-C still does not."""
        if threading.current_thread() is threading.main_thread():
            for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGTERM, signal.SIG_DFL)):
                if signal.getsignal(number) is usual:
                    self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        """Let Ctrl-C be what it was."""
        for number, lytter in self._before.items():
            signal.signal(number, lytter)

    @contextmanager
    def aaben(self) -> Iterator[None]:
        """Let what is done here be interrupted anywhere."""
        self._er_aaben = True
        try:
            self.check()
            yield
        finally:
            self._er_aaben = False

    def check(self) -> None:
        """Raise KeyboardInterrupt where it has been asked for."""
        if self._gange:
            self._er_aaben = False
            raise KeyboardInterrupt

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self._gange += 1
        if self._er_aaben or self._gange >= _IMPATIENT:
            self._er_aaben = False
            raise KeyboardInterrupt
