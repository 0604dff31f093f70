"""Our own kinds of values on the command line: dates, formats, numbers, passwords."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


def _refuse(*told: tuple[str, str]) -> NoReturn:
    """Raise UsageError with each message and its remedy."""
    from drafting.errors import Trouble, UsageError  # noqa: PLC0415 (slow to load, and what is typed is mostly right)

    raise UsageError(*(Trouble(besked, remedy=remedie) for besked, remedie in told)) from None


class Dato(click.ParamType[date, str | date]):
    """A date as in 2026-11-20."""

    name = "dato"

    def convert(self, value: str | date, _param: click.Parameter | None, _ctx: click.Context | None) -> date:
        """Return the date; raises UsageError."""
        from drafting.facts.datoer import VaerdiError, parse_dato  # noqa: PLC0415 (no help needs it)

        try:
            return parse_dato(value)
        except VaerdiError as error:
            _refuse((error.besked, error.remedie))


class Formater(click.ParamType[tuple[str, ...], str | tuple[str, ...]]):
    """Formats with commas between, as in docx,pdf."""

    name = "formater"

    def __init__(self, kendte: Sequence[str]) -> None:
        self.kendte = tuple(kendte)

    def convert(
        self, value: str | tuple[str, ...], _param: click.Parameter | None, _ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return each format once, in the order written; raises UsageError."""
        words = [word.strip().lower().lstrip(".") for word in value.split(",")] if isinstance(value, str) else value
        if unknown := [word for word in words if word not in self.kendte]:
            _refuse(*(self._tell_unknown(word) for word in unknown))
        return tuple(dict.fromkeys(words))

    def _tell_unknown(self, word: str) -> tuple[str, str]:
        from difflib import get_close_matches  # noqa: PLC0415 (as above)

        from drafting.dansk.opremsning import format_opremsning  # noqa: PLC0415 (as above)

        close = get_close_matches(word, self.kendte, 1)
        guess = f"Mente du {close[0]}? " if close else ""
        return f"'{word}' er ikke et format.", f"{guess}Vælg mellem {format_opremsning(self.kendte)}."


class Kodeord(click.ParamType[tuple[str, str], str | tuple[str, str]]):
    """The number of an enclosure and its password, as in 3=hemmelig."""

    name = "kodeord"

    def convert(
        self, value: str | tuple[str, str], _param: click.Parameter | None, _ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return number and password; raises UsageError, which never says the password."""
        if isinstance(value, tuple):
            return value
        nummer, lig, kode = value.partition("=")
        if not lig or not nummer.strip().isdigit() or not kode:
            _refuse(("Adgangskoden mangler sit bilag.", "Skriv den som --kodeord 3=KODEN."))
        return nummer.strip(), kode


class Antal(click.ParamType[int, str | int]):
    """A whole number from 1."""

    name = "antal"

    def convert(self, value: str | int, _param: click.Parameter | None, _ctx: click.Context | None) -> int:
        """Return the number; raises UsageError."""
        if (isinstance(value, str) and not (value.isascii() and value.isdigit())) or int(value) < 1:
            _refuse((f"'{value}' er ikke et antal.", "Skriv et helt tal, der er mindst 1."))
        return int(value)
