"""One case drafted, in this process or another: everything that goes wrong becomes its answer."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.errors import DraftingError, Place, Trouble
from drafting.mange.model import Sagssvar, UventetError
from drafting.pipeline import check, draft, find_klare, join_fund

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.mange.model import Opgave, Sagsopgave


def draft_sag(opgave: Opgave, sagsopgave: Sagsopgave) -> Sagssvar:
    """Return the letters of one case, or the error that says why there are none."""
    try:
        return _draft(opgave, sagsopgave)
    except DraftingError as error:
        return Sagssvar(fejl=error)
    except Exception as error:  # noqa: BLE001 (a fault in the program must not stop the other cases)
        return Sagssvar(fejl=_tell_unexpected(error, sagsopgave.fil))


def draft_sager(opgave: Opgave, sagsopgaver: Sequence[Sagsopgave]) -> list[Sagssvar]:
    """Return the answer of each case in turn."""
    return [draft_sag(opgave, each) for each in sagsopgaver]


def _draft(opgave: Opgave, sagsopgave: Sagsopgave) -> Sagssvar:
    tjek = check(sagsopgave.fil, dato=opgave.dato, overlay=opgave.overlay)
    klare = find_klare(tjek) if sagsopgave.breve is None else sagsopgave.breve
    breve = tuple(brev for brev in klare if brev not in sagsopgave.uroerte)
    udfald = tuple(draft(tjek, replace(opgave.bestilling, breve=breve)))
    fund = join_fund(tjek, udfald)
    # the trees themselves are big, and nobody asks for them
    return Sagssvar(fund=fund, udfald=tuple(replace(found, breve=()) for found in udfald), klare=klare)


def _tell_unexpected(error: Exception, fil: Path) -> UventetError:
    """Return where it went wrong, but not with which words: they may be somebody's."""
    spot = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} i {Path(spot.filename).name} linje {spot.lineno}"
    message = f"Der skete en uventet fejl i drafting ({where}). Det er ikke din skyld."
    return UventetError(Trouble(message, Place(str(fil)), "Meld den gerne. Prøv sagen alene med --detaljer."))
