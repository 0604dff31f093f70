"""Which words of a period open a subordinate clause."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.kontekst import er_at_navnemaade
from drafting.dansk.perspektiv.ordklasser import (
    ALLE_LEDSAGERE,
    BINDEORD,
    DOBBELTE_LEDSAGERE,
    GRADER,
    LEDSAGERE,
    LEDSAGERE_OG_BIORD,
    SAETNINGSBEGYNDERE,
    SPOERGEORD,
    SVAGE_LEDSAGERE,
)

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst

_FORHOLDSORD = frozenset({"før", "efter", "siden", "inden", "indtil", "om"})
_DOBBELTES_FOERSTE = frozenset(DOBBELTE_LEDSAGERE)
_TAET = 6  # how far back the word that asks may stand


class Ledere:
    """The openers of a period: `laengde[i]` words from `i` on open a clause; `tvivl` if one may or may not."""

    def __init__(self, context: Kontekst) -> None:
        self.context = context
        self.ord = context.ord
        self.laengde = [0] * len(self.ord)
        self.tvivl = False
        if not _DOBBELTES_FOERSTE.isdisjoint(self.ord):
            self._find_doubles()
        if not ALLE_LEDSAGERE.isdisjoint(self.ord):
            self._find_singles()

    def _find_doubles(self) -> None:
        """Mark `selv om`, `så snart`, `hver gang` where a clause and not its main verb follows."""
        for i in compress(count(), map(_DOBBELTES_FOERSTE.__contains__, self.ord)):
            for words in DOBBELTE_LEDSAGERE[self.ord[i]]:
                end = i + len(words)
                if tuple(self.ord[i:end]) == words and end < len(self.ord) and not self.context.finit[end]:
                    self.laengde[i] = len(words)
                    break

    def _find_singles(self) -> None:
        """Mark the others from the end of the period, so that each knows which verb is left for it."""
        covered = {j for i, length in enumerate(self.laengde) if length for j in range(i, i + length)}
        for i in reversed([*compress(count(), map(ALLE_LEDSAGERE.__contains__, self.ord))]):
            taken = self.context.skille[i] or self.context.finit[i] or i in covered
            if not taken and self._aabner(i, self._naeste_verbum(i + 1)):
                self.laengde[i] = 1

    def _naeste_verbum(self, i: int) -> int:
        """Return the place of the next finite verb from `i` on before a mark or an opener, -1 if there is none."""
        skille, finit, laengde = self.context.skille, self.context.finit, self.laengde
        while i < len(skille) and not (skille[i] or laengde[i]):
            if finit[i]:
                return i
            i += 1
        return -1

    def _aabner(self, i: int, verb: int) -> bool:
        """Return whether the word at `i` opens a clause whose finite verb may be at `verb` (-1: none in sight)."""
        word = self.ord[i]
        if word == "at":
            return not er_at_navnemaade(self.ord, i, verbum_efter=verb >= 0) or (
                verb >= 0 and self.context.naevneform_foer(verb) == i + 1
            )
        if word in LEDSAGERE:
            return self._fast(i, verb)
        if word not in SVAGE_LEDSAGERE or verb < 0 or self._efter_bindeord(verb, i):
            return False
        if word == "der":
            return self._der(i, verb)
        if word in _FORHOLDSORD:
            return self._forholdsord(i, verb)
        return not (word == "end" and self._uanset(i)) and not (
            self._starter(i) and self.context.naevneform_efter(verb) >= 0
        )

    def _fast(self, i: int, verb: int) -> bool:
        word = self.ord[i]
        if word == "da" and verb < 0:
            return self.context.er_skille(i - 1)
        if word == "da" and i and (self.context.er_naevneform(i - 1) or self.context.finit[i - 1]):
            return False
        if word not in SPOERGEORD:
            return True
        if verb < 0:
            return not self.context.er_skille(i + 1)
        question = self._starter(i) and not any(self.context.er_naevneform(j) for j in range(i + 1, verb))
        return not (question and self._foerste(i))

    def _foerste(self, i: int) -> bool:
        return not any(token.slags == "ord" and token.lille not in BINDEORD for token in self.context.periode.ord[:i])

    def _der(self, i: int, verb: int) -> bool:
        """Return whether `der` is a relative; after a verb, an opener or an adverb it only fills a place."""
        before = self.ord[i - 1] if i else ""
        if i == 0 or self._foerste(i) or self.context.spring_biord(i + 1) != verb or self.context.er_bindeord(i - 1):
            return False
        return not (self.context.finit[i - 1] or before in LEDSAGERE_OG_BIORD)

    def _uanset(self, i: int) -> bool:
        """Return whether `end` means "ever" and compares nothing: `hvad jeg end gør`, `hvor meget jeg end beder`."""
        for j in range(i - 1, max(-1, i - _TAET), -1):
            if self.context.er_skille(j) or self.context.finit[j] or self.ord[j] in GRADER:
                return False
            if self.ord[j] in SPOERGEORD:
                return True
        return False

    def _efter_bindeord(self, verb: int, i: int) -> bool:
        """Return whether the verb is joined by `og` to something before the word at `i`."""
        j = self.context.tilbage_biord(verb - 1)
        return j > i and self.ord[j] in BINDEORD

    def _starter(self, i: int) -> bool:
        """Return whether only `og` and adverbs stand between the last mark and the word at `i`."""
        j = i - 1
        while j >= 0 and not self.context.er_skille(j) and (self.context.er_bindeord(j) or self.context.er_biord(j)):
            j -= 1
        return self.context.er_skille(j)

    def _forholdsord(self, i: int, verb: int) -> bool:
        """Return whether `efter`, `om` … opens a clause and is not a preposition; `tvivl` is set if both may be."""
        if self.context.naevneform_efter(verb) >= 0 and self.context.naevneform_foer(verb) < 0:
            return False
        if self._starter(i):
            inside = not self._foerste(i) and not self.context.er_bindeord(i - 1)
            return inside or self.context.naevneform_foer(verb) >= 0 or self._ender_i_ledsaetning(verb)
        start = i
        while not self.context.er_skille(start - 1):
            start -= 1
        earlier = [j for j in range(start, i) if self.context.finit[j]]
        if not earlier:
            return any(self.ord[j] in LEDSAGERE for j in range(start, i)) and self._tvivl()
        if self.context.er_bindeord(i - 1):
            return True
        return not (self._har_leder(start) or self._har_skjult(start, earlier[0])) or self._tvivl()

    def _har_leder(self, start: int) -> bool:
        """Return whether the run opens with a clause that the verb may end, so that the main verb is the next one."""
        question = self.context.periode.spoergsmaal and self.ord[start] in SPOERGEORD
        opens = any(word in LEDSAGERE for word in self.ord[start : start + 2])
        return self._foerste(start) and opens and not question

    def _har_skjult(self, start: int, verb: int) -> bool:
        """Return whether a noun stands before the pronoun of the run's first verb: `de papirer jeg sendte`."""
        pronoun = self.context.naevneform_foer(verb)
        before = self.ord[pronoun - 1] if pronoun > start else "og"
        return before not in SAETNINGSBEGYNDERE

    def _tvivl(self) -> bool:
        self.tvivl = True
        return False

    def _ender_i_ledsaetning(self, verb: int) -> bool:
        """Return whether the main verb follows after the clause that `verb` would belong to."""
        rest = range(verb + 1, len(self.ord))
        for j in rest:
            if self.context.finit[j]:
                before = self.context.tilbage_biord(j - 1)
                return self.context.er_skille(before) or before == verb or not self.context.er_bindeord(before)
        return False
