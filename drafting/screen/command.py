"""What our commands have in common: Danish words, one place where errors are told, and our own kinds of arguments."""

from __future__ import annotations

import os
import traceback
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from drafting.dansk.opremsning import format_opremsning
from drafting.errors import INTERRUPTED, UNEXPECTED, DraftingError, Trouble, UsageError
from drafting.screen.answers import describe_error
from drafting.screen.streams import choose_color, show, tell
from drafting.screen.trouble import format_error

if TYPE_CHECKING:
    from collections.abc import Sequence

DETALJER = "--detaljer"
JSON = "--json"
_JSON = "drafting.json"
_HELP = {"hjaelp", "hjælp", "help"}
# the words of a usage line, which click does not translate
_USAGE = {"[OPTIONS]": "[VALG]", "COMMAND [ARGS]...": "KOMMANDO …", "[COMMAND] [ARGS]...": "[KOMMANDO] …"}


class Kommando(click.Command):
    """A command whose usage line is in Danish."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the words of the usage line."""
        return _translate(super().collect_usage_pieces(ctx))


class Gruppe(click.Group):
    """A group of commands that tells every error in Danish and ends with the exit code of the house."""

    command_class = Kommando
    group_class = type

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the words of the usage line."""
        return _translate(super().collect_usage_pieces(ctx))

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Return the context; `--detaljer` may stand anywhere on the line, and `hjaelp brev` is `brev --hjaelp`."""
        rest = [arg for arg in args if arg != DETALJER]
        words = [DETALJER, *rest] if parent is None and len(rest) < len(args) else args
        if parent is None and rest and rest[0] in _HELP:
            words = [*rest[1:], "--hjaelp"]
        ctx = super().make_context(info_name, words, parent, **{"color": choose_color(os.environ), **extra})
        if JSON in args:
            ctx.meta[_JSON] = True
        return ctx

    def invoke(self, ctx: click.Context) -> object:
        """Return what the command returns; errors become words and an exit code."""
        try:
            return super().invoke(ctx)
        except DraftingError as error:
            tell(format_error(error))
            show("", as_json=_JSON in ctx.meta, fejl=describe_error(error))
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            tell("Afbrudt")
            ctx.exit(INTERRUPTED)
        except click.ClickException as error:
            told = UsageError(Trouble(error.format_message()))
            if ctx.parent is None:
                show("", as_json=_JSON in ctx.meta, fejl=describe_error(told))
            raise
        except (click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 (the last door: nobody outside reads a traceback)
            self._tell_unexpected(ctx, error)

    def _tell_unexpected(self, ctx: click.Context, error: Exception) -> NoReturn:
        """Tell where it went wrong, but not with which words: they may be somebody's."""
        if ctx.params.get("detaljer"):
            tell("".join(traceback.format_exception(error)))
            tell("Læs det igennem, før du deler det: Der kan stå oplysninger fra sagen i det.")
        else:
            spot = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} i {Path(spot.filename).name} linje {spot.lineno}"
            tell(f"Der skete en uventet fejl i drafting ({where}). Det er ikke din skyld.")
            tell(f"    Meld den gerne. Kør igen med {DETALJER} for at se mere.")
        ctx.exit(UNEXPECTED)


class Kommunegruppe(Gruppe):
    """The municipalities: `kommuner hvidovre` is as good as `kommuner vis hvidovre`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command meant."""
        return super().resolve_command(ctx, args if args[0] in self.commands else ["vis", *args])


class Sproggruppe(Gruppe):
    """The language: `sprog brev.docx` is as good as `sprog tjek brev.docx`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left of the words once the command meant stands first."""
        return super().parse_args(ctx, args if args and args[0] in self.commands else ["tjek", *args])


def _translate(pieces: list[str]) -> list[str]:
    return [_USAGE.get(piece, piece) for piece in pieces]


class Dato(click.ParamType[date, str | date]):
    """A date as in 2026-11-20."""

    name = "dato"

    def convert(self, value: str | date, _param: click.Parameter | None, _ctx: click.Context | None) -> date:
        """Return the date; raises UsageError."""
        from drafting.facts.datoer import VaerdiError, parse_dato  # noqa: PLC0415 (no help needs it)

        try:
            return parse_dato(value)
        except VaerdiError as error:
            raise UsageError(Trouble(error.besked, remedy=error.remedie)) from None


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
        troubles = [self._tell_unknown(word) for word in words if word not in self.kendte]
        if troubles:
            raise UsageError(*troubles)
        return tuple(dict.fromkeys(words))

    def _tell_unknown(self, word: str) -> Trouble:
        close = get_close_matches(word, self.kendte, 1)
        guess = f"Mente du {close[0]}? " if close else ""
        return Trouble(f"'{word}' er ikke et format.", remedy=f"{guess}Vælg mellem {format_opremsning(self.kendte)}.")


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
            raise UsageError(Trouble("Adgangskoden mangler sit bilag.", remedy="Skriv den som --kodeord 3=KODEN."))
        return nummer.strip(), kode


class Antal(click.ParamType[int, str | int]):
    """A whole number from 1."""

    name = "antal"

    def convert(self, value: str | int, _param: click.Parameter | None, _ctx: click.Context | None) -> int:
        """Return the number; raises UsageError."""
        if (isinstance(value, str) and not (value.isascii() and value.isdigit())) or int(value) < 1:
            raise UsageError(Trouble(f"'{value}' er ikke et antal.", remedy="Skriv et helt tal, der er mindst 1."))
        return int(value)
