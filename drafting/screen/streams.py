"""The terminal itself: the answer goes to stdout and the talk to stderr, in letters and colours it can show."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

DETALJER = "--detaljer"


def prepare_streams() -> None:
    """Let a letter the console cannot show become a question mark instead of a crash (cp850, cp1252, ascii)."""
    # a program that was started with an output closed has none at all
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open as long as the program)
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (same)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def choose_color(environ: Mapping[str, str]) -> bool | None:
    """Return whether to use colour: no and yes as the environment says, None to look whether it is a terminal."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") != "0":
        return True
    return False if environ.get("TERM") == "dumb" else None


def tell(text: str) -> None:
    """Talk to the adviser; the answer itself goes another way."""
    if text:
        click.echo(text, err=True)


def show(page: str, *, as_json: bool = False, **answer: object) -> None:
    """Print the answer: the page, or the same as JSON."""
    if as_json:
        from drafting.screen.jsonform import format_json  # noqa: PLC0415 (slow to load, and people read the page)

        page = format_json(answer, ascii_only=not is_utf8())
    if page:
        click.echo(page)


def is_utf8() -> bool:
    """Return whether what is printed goes out as UTF-8."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def tell_details() -> None:
    """Let what the rooms note on the way be told as well: which way was taken where there are two."""
    import logging  # noqa: PLC0415 (only who asks for details pays for it)

    logger = logging.getLogger("drafting")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler := logging.StreamHandler())
    handler.setFormatter(logging.Formatter("%(message)s"))
