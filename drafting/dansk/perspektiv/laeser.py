"""The readings of a period, worked out once for all who ask: the citizen's own words, and what is told of her.

`Jeg skrev`, `Borgeren skrev` and `Hun skrev` are read as the same; what is kept is only read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.afgoer import Afgoerelse
from drafting.dansk.perspektiv.former import stort_som
from drafting.dansk.perspektiv.indledning import laesninger
from drafting.dansk.perspektiv.model import Ord, Periode
from drafting.dansk.perspektiv.udsagnsled import find_udsagnsled

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst

_MANGE = 256  # the periods of a letter or two


def renskriv(periode: Periode) -> Periode:
    """Return all of a period that its reading depends on: no places, and of a word in another's place the capitals."""
    tokens = [
        Ord(0, 0, token.text if token.slags != "ord" else _skriv(token.text, token.lille), token.lille, token.slags)
        for token in periode.ord
    ]
    return Periode(tuple(tokens), periode.loes, linje=False, spoergsmaal=periode.spoergsmaal)


@lru_cache(maxsize=4096)
def _skriv(text: str, lille: str) -> str:
    return text if text.lower() == lille else stort_som(text, lille)


@lru_cache(maxsize=_MANGE)
def find_laesninger(periode: Periode) -> tuple[Kontekst, ...]:
    """Return a period as `renskriv` gives it with its verbs, once for each way of reading them."""
    return find_udsagnsled(periode)


@lru_cache(maxsize=_MANGE)
def laes_alle(periode: Periode, *, flertal: bool, andens_liste: bool = False) -> tuple[Afgoerelse, ...]:
    """Return what becomes of the words of a period as `renskriv` gives it, in each reading of it."""
    pairs = laesninger(find_laesninger(periode), flertal=flertal, andens_liste=andens_liste)
    return tuple(Afgoerelse(context, laesning, flertal=flertal) for context, laesning in pairs)
