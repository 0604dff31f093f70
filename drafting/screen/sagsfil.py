"""The case file as an argument: a file or its folder, and what was meant where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.screen.stier import spell_path

if TYPE_CHECKING:
    from collections.abc import Iterable

SAGSFIL = "sag.yaml"
_ENDINGS = (".yaml", ".yml")


class Sagsfil(click.ParamType[Path, str | Path]):
    """A case file, or the folder it lies in."""

    name = "sagsfil"

    def convert(self, value: str | Path, _param: click.Parameter | None, _ctx: click.Context | None) -> Path:
        """Return the path of a file that is there; raises UsageError."""
        path = Path(value)
        found = next((each for each in (path, path / SAGSFIL) if each.is_file()), None)
        if found:
            return found
        from drafting.errors import Trouble, UsageError  # noqa: PLC0415 (slow to load, and most files are there)

        if not path.is_dir():
            raise UsageError(Trouble(f"Filen findes ikke: {path}.", remedy=_guess_file(path)))
        raise UsageError(Trouble(f"Der er ingen {SAGSFIL} i mappen {path}.", remedy=_guess_inside(path)))

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:  # noqa: ARG002 (click's)
        """Return what to write."""
        return f"Skriv navnet på sagens fil, for eksempel {SAGSFIL}."


class Sagsmappe(Sagsfil):
    """A case file, the folder it lies in, or a folder with many of them."""

    name = "sagsmappe"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path of a file, or of a folder that has cases in it or below it; raises UsageError."""
        path = Path(value)
        if path.is_dir() and not (path / SAGSFIL).is_file():
            from drafting.mange.soegning import has_sager  # noqa: PLC0415 (slow to load, and few have many cases)

            if has_sager(path):
                return path
        refuse_near_folder(path)
        return super().convert(value, param, ctx)


def refuse_near_folder(path: Path) -> None:
    """Raise UsageError where there is nothing of that name, no letter either, but a folder with cases that is near."""
    if path.exists() or path.suffix.lower() in _ENDINGS:
        return
    from difflib import get_close_matches  # noqa: PLC0415 (slow to load, and most words are right)

    from drafting.errors import Trouble, UsageError  # noqa: PLC0415 (same)
    from drafting.mange.soegning import has_sager  # noqa: PLC0415 (same)
    from drafting.screen.brevvalg import tell_order  # noqa: PLC0415 (same)

    if tell_order(path.name):
        return
    folders = {found.name.lower(): found for found in _find_folders(path.parent) if not found.name.startswith(".")}
    close = get_close_matches(path.name.lower(), folders, 1, 0.75)
    if close and not (folders[close[0]] / SAGSFIL).is_file() and has_sager(folders[close[0]]):
        raise UsageError(Trouble(f"Mappen findes ikke: {path}.", remedy=f"Mente du {spell_path(folders[close[0]])}?"))


def _guess_inside(folder: Path) -> str:
    there = _find_cases(folder)
    above = folder.parent / SAGSFIL
    if len(there) == 1 or (not there and above.is_file()):
        return f"Mente du {spell_path(there[0] if there else above)}?"
    return _guess_txt(folder / SAGSFIL) or _guess_among(folder / SAGSFIL, there) or _tell_new(folder / SAGSFIL)


def _guess_file(path: Path) -> str:
    from drafting.screen.brevvalg import tell_order  # noqa: PLC0415 (letters are not looked at for the help)

    return tell_order(path.name) or _guess_path(path)


def _guess_path(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        near = _guess_among(folder, _find_folders(folder.parent))
        return near or f"Mappen {folder} findes heller ikke. {_tell_new(path)}"
    there = _find_cases(folder)
    folders = [] if path.suffix in _ENDINGS else [found for found in _find_folders(folder) if _find_cases(found)]
    longer = path.with_name(f"{path.name}.yaml")
    return _guess_txt(path) or _guess_among(path, [*there, *folders]) or _guess_among(longer, there) or _tell_new(path)


def _guess_txt(path: Path) -> str:
    twin = path.with_name(f"{path.name}.txt")
    return (
        f"Mente du {spell_path(twin)}? Windows har sat .txt efter navnet: omdøb filen til {path.name}."
        if twin.is_file()
        else ""
    )


def _guess_among(path: Path, there: Iterable[Path]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (as above)

    names = {found.name.lower(): found for found in there}
    close = get_close_matches(path.name.lower(), names, 1, 0.5)
    return f"Mente du {spell_path(names[close[0]])}?" if close else ""


def _tell_new(path: Path) -> str:
    return f"Se efter, om navnet og mappen er rigtige, eller lav en ny sag med: drafting ny {spell_path(path)}"


def _find_cases(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix.lower() in _ENDINGS and path.is_file())


def _find_folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_dir()) if folder.is_dir() else []
