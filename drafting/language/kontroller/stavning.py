"""Spelling as a check: words the dictionary does not know, each told once, names of the case left alone."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from drafting.language.stavning import find_forslag, find_stavefejl
from drafting.language.traef import Traef

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from drafting.language.traef import Laesning

STAVNING = "stavning"
_MOST = 10  # words that get suggestions: each takes up to half a second


def find_stavning(laesning: Laesning, kendte_ord: Collection[str] = ()) -> Iterator[tuple[str, Traef]]:
    """Yield each misspelt word with the key of its rule; the first of them with what may have been meant.

    Raises VaerktoejError when the dictionary cannot be used.
    """
    found = [(stykke, fejl) for stykke in laesning.stykker for fejl in find_stavefejl(stykke.tekst, kendte_ord)]
    advised = set(islice(dict.fromkeys(fejl.ord for _, fejl in found), _MOST))
    for stykke, fejl in found:
        meant = find_forslag(fejl.ord) if fejl.ord in advised else ()
        forslag = f"Mente du {' eller '.join(f'»{word}«' for word in meant)}?" if meant else "Slå ordet op."
        yield STAVNING, Traef(stykke, fejl.start, fejl.slut, fejl.ord, forslag)
