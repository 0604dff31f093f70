"""The letters the adviser asks for, by whole names or short ones."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from drafting.dansk.opremsning import format_opremsning
from drafting.errors import Trouble, UsageError
from drafting.letter.skabelon import list_skabeloner
from drafting.render.formater import ANDRE, RENDERERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def choose_breve(words: Sequence[str], overlay: Path | None = None) -> tuple[str, ...]:
    """Return the full names of the letters asked for, with spaces or commas between; raises UsageError.

    `klage` is enough for `klage/klage`.
    """
    known = list_skabeloner(overlay)
    words = [word.strip() for written in words for word in written.split(",") if word.strip()]
    return tuple(dict.fromkeys(_choose_brev(word, known) for word in words))


def choose_brev(word: str, overlay: Path | None = None) -> str:
    """Return the full name of the one letter asked for; raises UsageError."""
    return _choose_brev(word.strip(), list_skabeloner(overlay))


def tell_order(word: str) -> str:
    """Return what to write where a letter stands in the place of the case, empty where the word is no letter."""
    names = {name for brev in list_skabeloner() for name in (brev, brev.rpartition("/")[2])}
    return f"{word} er et brev. Skriv sagen først: drafting brev SAG {word}" if word.lower() in names else ""


def _choose_brev(word: str, known: Sequence[str]) -> str:
    name = word.lower().replace("\\", "/").removesuffix(".md.j2")
    found = [brev for brev in known if name in {brev, brev.rpartition("/")[2]}]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            Trouble(f"Flere breve hedder '{word}'.", remedy=f"Skriv et af dem: {format_opremsning(found)}.")
        )
    if name in {*RENDERERS, *ANDRE}:
        remedy = "Skriv formaterne med komma imellem og uden mellemrum: --format docx,pdf"
        raise UsageError(Trouble(f"'{word}' er et format og ikke et brev.", remedy=remedy))
    short = {brev.rpartition("/")[2]: brev for brev in known} | {brev: brev for brev in known}
    close = get_close_matches(name, short, 1)
    guess = f"Mente du {short[close[0]]}? " if close else ""
    raise UsageError(Trouble(f"Brevet '{word}' findes ikke.", remedy=f"{guess}Se brevene med: drafting breve"))
