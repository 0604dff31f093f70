"""The last door: every error becomes words and an exit code, and nobody outside reads a traceback."""

from __future__ import annotations

import traceback
from pathlib import Path

import click

from drafting.errors import INTERRUPTED, UNEXPECTED, DraftingError, Trouble, UsageError
from drafting.screen.answers import describe_error
from drafting.screen.streams import DETALJER, show, tell
from drafting.screen.trouble import format_error


def tell_error(ctx: click.Context, error: BaseException, *, as_json: bool) -> int:
    """Tell the error, and return the exit code; click tells its own errors, but not as JSON."""
    if isinstance(error, DraftingError):
        tell(format_error(error))
        show("", as_json=as_json, fejl=describe_error(error))
        return error.exit_code
    if isinstance(error, KeyboardInterrupt):
        tell("Afbrudt")
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        told = UsageError(Trouble(error.format_message()))
        if ctx.parent is None:
            show("", as_json=as_json, fejl=describe_error(told))
        return error.exit_code
    _tell_unexpected(ctx, error)
    return UNEXPECTED


def _tell_unexpected(ctx: click.Context, error: BaseException) -> None:
    """Tell where it went wrong, but not with which words: they may be somebody's."""
    if ctx.params.get("detaljer"):
        tell("".join(traceback.format_exception(error)))
        tell("Læs det igennem, før du deler det: Der kan stå oplysninger fra sagen i det.")
    else:
        spot = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} i {Path(spot.filename).name} linje {spot.lineno}"
        tell(f"Der skete en uventet fejl i drafting ({where}). Det er ikke din skyld.")
        tell(f"    Meld den gerne. Kør igen med {DETALJER} for at se mere.")
