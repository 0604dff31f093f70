"""A period in its readings, and what the words before a colon say about the lines after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.grundled import Grundledsfinder
from drafting.dansk.perspektiv.model import Grundled
from drafting.dansk.perspektiv.saetninger import laes
from drafting.dansk.perspektiv.udsagnsled import find_udsagnsled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafting.dansk.perspektiv.kontekst import Kontekst
    from drafting.dansk.perspektiv.laesning import Laesning
    from drafting.dansk.perspektiv.model import Periode, Stykke

LONGEST = 250  # more words than this without a full stop are not read as a sentence
_OBJECTS = frozenset({"mig", "os"})


def laes_med_grundled(context: Kontekst, *, flertal: bool, andens_liste: bool = False) -> Laesning:
    """Return one reading of a period's verbs read into clauses with subjects."""
    laesning = laes(context)
    Grundledsfinder(context, laesning, flertal=flertal, andens_liste=andens_liste)
    return laesning


class Indledning:
    """Follows the periods of a text and knows the words before a colon that the present one stands under."""

    def __init__(self, *, flertal: bool) -> None:
        self.flertal = flertal
        self._periode: Periode | None = None
        self._forrige: Periode | None = None
        self._andens: bool | None = None

    def foelg(self, stykker: Iterable[Stykke]) -> Iterator[Stykke]:
        """Yield the periods, one at a time the present one."""
        for stykke in stykker:
            self._gaa_til(stykke.periode)
            yield stykke

    def _gaa_til(self, periode: Periode) -> None:
        before = self._forrige
        if not periode.loes:
            self._periode = None
        elif before is not None and before.ord[-1].text == ":":
            self._periode, self._andens = (None if before.loes else before), None
        self._forrige = periode

    @property
    def andens(self) -> bool:
        """Return whether the words before the colon are surely not about something the citizen does."""
        if self._periode is None:
            return False
        if self._andens is None:
            self._andens = self._laes(self._periode)
        return self._andens

    def _laes(self, periode: Periode) -> bool:
        if len(periode.ord) > LONGEST or any(token.lille in _OBJECTS for token in periode.ord):
            return False
        clauses = [
            saetning
            for context in find_udsagnsled(periode)
            for saetning in laes_med_grundled(context, flertal=self.flertal).saetninger
        ]
        return all(saetning.grundled is Grundled.ANDEN for saetning in clauses)
