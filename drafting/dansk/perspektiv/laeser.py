"""The readings of a period, worked out once for all who ask: the citizen's own words, and what is told of her.

`Jeg skrev`, `Borgeren skrev` and `Hun skrev` are read as the same; what is kept is only read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.afgoer import Afgoerelse
from drafting.dansk.perspektiv.indledning import laes_med_grundled
from drafting.dansk.perspektiv.udsagnsled import find_udsagnsled

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst
    from drafting.dansk.perspektiv.model import Periode

_MANGE = 256  # the periods of a letter or two


@lru_cache(maxsize=_MANGE)
def find_laesninger(periode: Periode) -> tuple[Kontekst, ...]:
    """Return a period with its verbs, once for each way of reading them."""
    return find_udsagnsled(periode)


@lru_cache(maxsize=_MANGE)
def laes_alle(periode: Periode, *, flertal: bool, andens_liste: bool) -> tuple[Afgoerelse, ...]:
    """Return what becomes of the words of a period in each reading of it."""
    found: list[Afgoerelse] = []
    for context in find_laesninger(periode):
        laesning = laes_med_grundled(context, flertal=flertal, andens_liste=andens_liste)
        found.append(Afgoerelse(context, laesning, flertal=flertal))
    return tuple(found)
