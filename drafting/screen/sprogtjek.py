"""The check of what a person asked about: every text with its own names and exceptions, LanguageTool started once."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from drafting.errors import Trouble, VaerktoejError
from drafting.fund import Level
from drafting.language.tjek import Rapport, Sprogbestilling, check
from drafting.language.undtagelser import parse_undtagelse, read_skabelonens
from drafting.screen.trouble import format_trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from drafting.language.languagetool.tjek import Sprogtjek
    from drafting.language.undtagelser import Undtagelse
    from drafting.screen.sproglaesning import Laest


def check_all(
    laest: Iterable[Laest], undtag: Sequence[str], overlay: Path | None, *, languagetool: bool
) -> tuple[tuple[Rapport, ...], str]:
    """Return the report on each text, and in words what could not be checked. Raises UsageError for an exception."""
    chosen = tuple(map(parse_undtagelse, undtag))
    troubles: list[Trouble] = []
    with ExitStack() as stack:
        sprogtjek = _open(stack, troubles) if languagetool else None
        rapporter = tuple(
            check(
                each.dokument,
                Sprogbestilling(
                    stavning=True,
                    kendte_ord=each.navne,
                    undtagelser=(*read_skabelonens(each.dokument, overlay), *chosen),
                    sprogtjek=sprogtjek,
                ),
            )
            for each in laest
        )
    troubles += [trouble for rapport in rapporter for trouble in rapport.ikke_tjekket]
    troubles += _find_unused(chosen, rapporter)
    return rapporter, "\n".join(map(format_trouble, dict.fromkeys(troubles)))


def _find_unused(chosen: Iterable[Undtagelse], rapporter: Sequence[Rapport]) -> Iterator[Trouble]:
    """Yield a word on each exception that lets nothing pass: it may be misspelt."""
    used = {undtagelse for rapport in rapporter for _, undtagelse in rapport.undtaget}
    for each in chosen:
        if each not in used:
            emne = f"/{each.emne}" if each.emne else ""
            remedy = "Skriv regel og ord, som de står i fundet, eller undtag hele reglen uden ord."
            yield Trouble(f"Undtagelsen {each.kode}{emne} passer ikke på noget fund.", remedy=remedy)


def has_fejl(rapporter: Iterable[Rapport]) -> bool:
    """Return whether there is anything that must not be sent."""
    return any(fund.niveau is Level.FEJL for rapport in rapporter for fund in rapport.fund)


def _open(stack: ExitStack, troubles: list[Trouble]) -> Sprogtjek | None:
    """Start LanguageTool; where it cannot start, that is told and the rest goes on without."""
    from drafting.language.languagetool.tjek import open_languagetool  # noqa: PLC0415 (only where it is wanted)

    try:
        return stack.enter_context(open_languagetool())
    except VaerktoejError as error:
        troubles += error.troubles
        return None
