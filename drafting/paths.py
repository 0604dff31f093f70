"""Where templates and data lie: in a checkout, an editable install, a wheel, and the user's own folder on top."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
DATA = _PACKAGE / "data"


@cache
def templates_folder() -> Path:
    """Return the folder of the shipped templates: beside the package in a checkout, inside it in a wheel."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def data_folder() -> Path:
    """Return the folder of the shipped data (`lov/`, `kommuner/`, …)."""
    return DATA


def user_folder() -> Path:
    """Return the adviser's own folder for templates, whether it is there or not, where the system keeps such things."""
    from platformdirs import user_data_path  # noqa: PLC0415 (only where no folder is named)

    return user_data_path("drafting", appauthor=False)


def find_user_folder() -> Path | None:
    """Return the adviser's own folder for templates, None if there is none."""
    folder = user_folder()
    return folder if folder.is_dir() else None


def find_template(name: str, overlay: Path | None = None) -> Path | None:
    """Return the file `name` (`klage/klage.md.j2`) from the user's folder or else the shipped one, None if neither."""
    for folder in (overlay, templates_folder()):
        if folder is not None and (folder / name).is_file():
            return folder / name
    return None
