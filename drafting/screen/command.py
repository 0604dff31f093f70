"""What our commands have in common: Danish words, and one place where errors are told."""

from __future__ import annotations

import os
from importlib import import_module

import click

from drafting.screen.streams import DETALJER, choose_color

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
    _lists = False

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
        except (click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except (Exception, KeyboardInterrupt) as error:
            from drafting.screen.fejldoer import tell_error  # noqa: PLC0415 (only who meets an error pays for it)

            code = tell_error(ctx, error, as_json=_JSON in ctx.meta)
            if isinstance(error, click.ClickException):
                raise
            ctx.exit(code)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command; a `Senere` is loaded the first time somebody asks for it."""
        found = super().get_command(ctx, cmd_name)
        if isinstance(found, Senere) and not self._lists:
            self.commands[cmd_name] = found = found.load()
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, without loading any."""
        self._lists = True
        try:
            super().format_commands(ctx, formatter)
        finally:
            self._lists = False


class Senere(click.Command):
    """A command that is loaded when it is called: it stands in `modul` of `drafting.screen` under its own name."""

    def __init__(self, name: str, modul: str, short_help: str) -> None:
        super().__init__(name, short_help=short_help)
        self.modul = modul

    def load(self) -> click.Command:
        """Return the command itself."""
        found: click.Command = getattr(import_module(f"drafting.screen.{self.modul}"), str(self.name))
        return found


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
