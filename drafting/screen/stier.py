"""Paths as an adviser reads and types them."""

from __future__ import annotations

import os
from pathlib import Path


def shorten(path: str) -> str:
    """Return the path as seen from the folder one stands in, where it lies inside it."""
    if not Path(path).is_absolute():
        return path
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return path
    return path if relative.startswith(os.pardir) else relative


def spell_path(path: Path) -> str:
    """Return the path as it is typed after a command."""
    short = shorten(str(path))
    return f'"{short}"' if " " in short else short
