"""How it is seen that a file has changed without reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Syn = tuple[int, int, int, int]


def see_file(path: Path) -> Syn | None:
    """Return what is another when the file changes, or when something comes to or leaves the folder; None for neither.

    Time and size alone are not enough: a file can be written anew within a tick of the clock, as long as before.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
