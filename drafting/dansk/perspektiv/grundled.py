"""Who the subject of each clause is."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.model import Grundled
from drafting.dansk.perspektiv.ordklasser import (
    FORHOLDSORD,
    HENFOERENDE,
    KOPULA,
    NAVNEORD_SOM_NAVNEMAADE,
    SAMMENLIGNINGER,
    SPOERGEORD,
)
from drafting.dansk.perspektiv.ordliste import Slags, verbum

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst
    from drafting.dansk.perspektiv.laesning import Laesning
    from drafting.dansk.perspektiv.model import Saetning

_EGNE = frozenset({"jeg", "vi"})
_SAMMEN = frozenset({"såvel", "plus"})


class Grundledsfinder:
    """Gives every clause of a read period its subject."""

    def __init__(self, context: Kontekst, laesning: Laesning, *, flertal: bool, andens_liste: bool = False) -> None:
        self.context = context
        self.ord = context.ord
        self.laesning = laesning
        self.andens_liste = andens_liste
        self.borger, self.anden_person = ("vi", "jeg") if flertal else ("jeg", "vi")
        self.egne = set(compress(count(), map(_EGNE.__contains__, self.ord)))
        for saetning in laesning.saetninger:
            saetning.grundled = Grundled.UKLAR if laesning.tvivl else saetning.fast or self._find(saetning)

    def _find(self, saetning: Saetning) -> Grundled:
        if saetning.kandidater:
            return self._laant(saetning)
        if saetning.udsagnsled < 0:
            return self._uden_udsagnsled(saetning)
        own = [j for j in (*saetning.foer, *saetning.efter) if j in self.egne] if self.egne else []
        if saetning.plads in own:
            return self._eget(saetning, saetning.plads)
        if saetning.plads >= 0:
            return self._andet_stedord(saetning, own)
        if own:
            return self._laengere_fremme(saetning, own)
        return self._uden_stedord(saetning)

    def _laant(self, saetning: Saetning) -> Grundled:
        """Return the subject a clause borrows: the one its candidates share, or who gives the citizen something."""
        found = {candidate.grundled for candidate in saetning.kandidater if candidate.udsagnsled >= 0}
        given = saetning.udsagnsled < len(self.ord) and self.ord[saetning.udsagnsled] in verbum("rettet_mod_andre")
        if given and self.ord[saetning.udsagnsled + 1 : saetning.udsagnsled + 2] in (["mig"], ["os"]):
            found -= {Grundled.BORGER}
        return found.pop() if len(found) == 1 else Grundled.UKLAR

    def _eget(self, saetning: Saetning, place: int) -> Grundled:
        """Return the subject where `jeg` or `vi` stands beside the verb."""
        if self._sammen(saetning, place):
            return Grundled.FLERE
        return Grundled.BORGER if self.ord[place] == self.borger else Grundled.VI

    def _sammen(self, saetning: Saetning, place: int) -> bool:
        """Return whether the pronoun is joined to somebody else."""
        if place in saetning.foer:
            return any(self.context.er_bindeord(j) or self.ord[j] in _SAMMEN for j in saetning.foer[1:])
        after = place + 1
        while after < len(self.ord) and self.ord[after] in {"selv", "både", "såvel"}:
            after += 1
        if not (self.context.er_bindeord(after) or (after < len(self.ord) and self.ord[after - 1] == "såvel")):
            return False
        return after + 1 < len(self.ord) and not self.context.arter[after + 1] and not self.context.er_biord(after + 1)

    def _andet_stedord(self, saetning: Saetning, own: list[int]) -> Grundled:
        """Return the subject where another pronoun stands beside the verb: `han og jeg`."""
        joined = [j for j in own if self.context.er_bindeord(j - 1) and j < saetning.udsagnsled]
        return Grundled.FLERE if joined else Grundled.ANDEN

    def _laengere_fremme(self, saetning: Saetning, own: list[int]) -> Grundled:
        """Return the subject where `jeg` stands apart from the verb: `kommer min mand og jeg`, `er det ikke jeg`."""
        if all(self.ord[j - 1] in SAMMENLIGNINGER for j in own):
            return self._uden_stedord(saetning)
        if any(self.context.er_bindeord(j - 1) or self._efterfulgt(j) for j in own):
            return Grundled.FLERE
        if self.ord[saetning.udsagnsled] in KOPULA and saetning.foer:
            return Grundled.ANDEN
        return self._eget(saetning, own[0]) if saetning.led and own[0] in saetning.foer else Grundled.UKLAR

    def _efterfulgt(self, j: int) -> bool:
        """Return whether `og` comes after the word at `j`, perhaps in a parenthesis: `jeg (og min mand)`."""
        return self.context.er_bindeord(j + 2 if self.context.ordet(j + 1) == "(" else j + 1)

    def _uden_stedord(self, saetning: Saetning) -> Grundled:
        if saetning.led:
            return self._ledsaetning(saetning)
        first = not saetning.foer and saetning is self.laesning.hoved
        if first and not self.context.periode.spoergsmaal and not self._foran(saetning):
            return Grundled.UKLAR if not self._har_betingelse() else Grundled.ANDEN
        return Grundled.ANDEN

    def _foran(self, saetning: Saetning) -> bool:
        """Return whether a clause or a quotation stands in front of the main verb."""
        words = range(saetning.udsagnsled)
        return any(self.laesning.hjem[j] is not saetning for j in words) or any(self.ord[j] == "»" for j in words)

    def _har_betingelse(self) -> bool:
        return len([saetning for saetning in self.laesning.saetninger if not saetning.led]) > 1

    def _ledsaetning(self, saetning: Saetning) -> Grundled:
        """Return the subject of a subordinate clause without a pronoun subject: its own noun, or the antecedent."""
        real = [j for j in saetning.foer if not self.context.er_biord(j)]
        if real or saetning.skjult or saetning.leder < 0:
            return Grundled.ANDEN
        if self.ord[saetning.leder] not in HENFOERENDE:
            return Grundled.ANDEN if self._ny_genstand(saetning) or self._indskudt(saetning) else Grundled.UKLAR
        return self._henfoert(saetning)

    def _indskudt(self, saetning: Saetning) -> bool:
        """Return whether another clause stands first in the clause: `at når jeg ringer, er …`."""
        return any(self.laesning.hjem[j] is not saetning for j in range(saetning.leder, saetning.udsagnsled))

    def _ny_genstand(self, saetning: Saetning) -> bool:
        """Return whether what follows the verb can be the subject: `at nu er min sag …`, `hvor er …`."""
        return bool(saetning.foer) or self.ord[saetning.leder] in SPOERGEORD

    def _henfoert(self, saetning: Saetning) -> Grundled:
        """Return the subject that `som` or `der` stands for."""
        j = saetning.leder - 1
        while j >= 0 and (self.ord[j] in {",", "selv"} or self.context.er_bindeord(j)):
            j -= 1
        word = self.ord[j] if j >= 0 else ""
        if word in {"mig", "jeg", "os", "vi"}:
            joined = self.context.er_bindeord(j - 1)
            mine = word in ({"os", "vi"} if self.borger == "vi" else {"mig", "jeg"})
            return Grundled.FLERE if joined else Grundled.BORGER if mine else Grundled.VI
        outer = saetning.forrige
        if self.ord[saetning.leder] in {"som", "der"} and outer is not None and self._omsagnsled(outer, j):
            return Grundled.UKLAR
        return Grundled.ANDEN

    def _omsagnsled(self, outer: Saetning, j: int) -> bool:
        """Return whether the antecedent at `j` says what the citizen is: `jeg er en mor, der …`."""
        if outer.udsagnsled < 0 or outer.udsagnsled >= len(self.ord) or outer.plads < 0:
            return False
        if self.ord[outer.plads] != self.borger or self.ord[outer.udsagnsled] not in KOPULA:
            return False
        between = range(outer.udsagnsled + 1, j + 1)
        return not any(self.ord[k] in FORHOLDSORD or self.context.arter[k] & Slags.TILLAEG for k in between)

    def _overskrift(self, j: int) -> bool:
        """Return whether the word at `j` is a noun at the head of a line though it looks like an infinitive."""
        noun = self.ord[j] in NAVNEORD_SOM_NAVNEMAADE
        return noun and not self.context.periode.loes and self.context.ordet(j + 1) in FORHOLDSORD

    def _uden_udsagnsled(self, saetning: Saetning) -> Grundled:
        """Return the subject of words without a verb, as in `Ingen svar på mine breve`."""
        words = [j for j in saetning.foer if self.context.periode.ord[j].slags != "tegn"]
        if not words or saetning.led or (self.context.periode.loes and not self.andens_liste):
            return Grundled.UKLAR
        if any(j in self.egne for j in words):
            return Grundled.UKLAR
        verbal = self.context.arter[words[0]] & (Slags.NAVNEMAADE | Slags.TILLAEG) and not self._overskrift(words[0])
        return Grundled.UKLAR if verbal or "at" in (self.ord[j] for j in words) else Grundled.ANDEN
