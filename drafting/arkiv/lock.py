"""One run at a time in an output folder, by a lock the system lets go of even when the run is killed."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from drafting.errors import OverwriteError, Place, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCKFILE = ".drafting.lock"
_PAUSE = 0.05
_TRIES = 300

if sys.platform == "win32":
    import msvcrt

    def _seize(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def lock_folder(folder: Path, *, tries: int = _TRIES) -> Iterator[None]:
    """Hold `folder` for this run alone.

    Raises OverwriteError when another run keeps it too long. A disk that knows no locks is used without one.
    """
    path = folder / LOCKFILE
    number = _wait_for(path, tries)
    try:
        yield
    finally:
        _let_go(path, number)


def _wait_for(path: Path, tries: int) -> int:
    for _ in range(tries):
        number = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _seize(number)
        except (BlockingIOError, PermissionError):
            os.close(number)
        except OSError:
            return number  # some network drives have no locks
        else:
            if _is_still(path, number):
                return number
            os.close(number)
        time.sleep(_PAUSE)
    message = f"En anden kørsel af drafting skriver lige nu i mappen {path.parent}."
    raise OverwriteError(Trouble(message, Place(str(path)), "Vent, til den er færdig, og prøv igen."))


def _is_still(path: Path, number: int) -> bool:
    """Return whether the lock held is on the file that has the name now: the run before us removes its own."""
    try:
        return os.path.samestat(path.stat(), os.fstat(number))
    except FileNotFoundError:
        return False


def _let_go(path: Path, number: int) -> None:
    if sys.platform == "win32":
        os.close(number)  # Windows removes no open file; if another run has it by now, that one removes it
        with suppress(OSError):
            path.unlink()
    else:
        with suppress(OSError):
            path.unlink()
        os.close(number)
