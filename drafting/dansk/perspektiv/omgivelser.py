"""What around a first-person word makes its form doubtful although the subject of the clause is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.former import EJESTEDORD
from drafting.dansk.perspektiv.model import Grundled
from drafting.dansk.perspektiv.ordklasser import (
    BARE_NAVNEMAADE,
    BIORD,
    EFTER_LET_STEDORD,
    EGEN_STYRING,
    FORHOLDSORD,
    FORHOLDSORD_OG_SAMMENLIGNINGER,
    FREMMED_EJER,
    HANDLINGSORD,
    I_TIDSLED,
    IKKE_GENSTAND,
    KOPULA,
    MAADESUDSAGNSORD,
    MULIGHEDSORD,
    OBJEKTSTYRENDE,
    SAMMENLIGNINGER,
    TIDSORD,
    VEJLEDENDE_BEVAEGELSE,
)
from drafting.dansk.perspektiv.ordliste import Slags, udtryk, verbum

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst
    from drafting.dansk.perspektiv.laesning import Laesning
    from drafting.dansk.perspektiv.model import Saetning

_STYRENDE = frozenset({"om", "til", "på", "for", "over", "med", "af", "i"})


class Omgivelser:
    """Looks at the clause around a place."""

    def __init__(self, context: Kontekst, laesning: Laesning) -> None:
        self.context = context
        self.ord = context.ord
        self.laesning = laesning

    def tvivl(self, i: int) -> bool:
        """Return whether infinitives, nouns of action or fixed expressions leave the form open."""
        saetning = self.laesning.hjem[i]
        fixed = (saetning.grundled is Grundled.BORGER or self.ord[i] == "mig") and self._udtryk(i)
        if fixed or self.ord[i - 1 : i] in (["en"], ["den"]):
            return True
        if saetning.grundled is Grundled.BORGER:
            return self._handlingsord(i) or self._fremmed_navnemaade(saetning, i)
        return self._egen_navnemaade(saetning, i)

    def binder_ejer(self, i: int) -> bool:
        """Return whether the words around it tie the word to somebody else, or to nobody for certain."""
        return self._udtryk(i) or self._handlingsord(i) or self.ord[i - 1 : i] in (["en"], ["den"])

    def _udtryk(self, i: int) -> bool:
        """Return whether the word is part of an expression such as `efter min mening`."""
        table = udtryk("faste_udtryk")
        return any(
            tuple(self.ord[start : start + len(words)]) == words
            for start in range(max(0, i - 2), i + 1)
            for words in table.get(self.ord[start], ())
            if start + len(words) > i
        )

    def i_eget_grundled(self, i: int) -> bool:
        """Return whether the word stands in a subject that is the citizen: `jeg med mine dårlige knæ`."""
        saetning = self.laesning.hjem[i]
        if i not in saetning.foer or saetning.plads not in saetning.foer:
            return False
        return not saetning.led or i < saetning.plads

    def ikke_sig(self, i: int, *, selv: bool) -> bool:
        """Return whether `sig` would be odd or wrong although the citizen is the subject: `som mig`, `og mig`."""
        before = self.ord[i - 1] if i else ""
        if self.context.er_bindeord(i - 1) or before in SAMMENLIGNINGER:
            return True
        return not selv and before in {"om", "af", "imellem", "mellem"}

    def foran_naegtelse(self, i: int) -> bool:
        """Return whether a noun must change places with what follows: `svarede mig ikke`, `svarede ikke borgeren`."""
        after = self.ord[i + 1] if i + 1 < len(self.ord) else ""
        return after in EFTER_LET_STEDORD and self.ord[i - 1] not in FORHOLDSORD_OG_SAMMENLIGNINGER

    def kun_selv(self, i: int) -> bool:
        """Return whether `mig selv` is the plain object: `har spurgt mig selv`, but `overlod mig til mig selv`."""
        words = [j for j in self._saetningens(self.laesning.hjem[i]) if j < i]
        verb = bool(self.context.arter[i - 1]) and not self.context.er_navnemaade(i - 1)
        return verb and not any(self.ord[j] in {"mig", "os"} or self.context.er_navnemaade(j) for j in words)

    def tilbagevisende(self, i: int) -> bool:
        """Return whether the verb just before only makes sense with `sig`: `skynde mig`."""
        verbs = verbum("tilbagevisende")
        return any(self.ord[j] in verbs for j in range(max(0, i - 2), i))

    def _saetningens(self, saetning: Saetning) -> list[int]:
        """Return the places of the clause's words in order."""
        verb = [saetning.udsagnsled] if 0 <= saetning.udsagnsled < len(self.ord) else []
        return sorted([*saetning.foer, *verb, *saetning.efter])

    def _handlingsord(self, i: int) -> bool:
        """Return whether the word hangs on another's act: `kommunens behandling af min sag`."""
        for j in range(i - 2, max(-1, i - 7), -1):
            if self.context.er_skille(j) or self.context.finit[j] or self.laesning.hjem[j] is not self.laesning.hjem[i]:
                return False
            if self._er_handling(j) and self._ejet(j):
                return True
        return False

    def _er_handling(self, j: int) -> bool:
        word = self.ord[j]
        return word in HANDLINGSORD or word.endswith(("ing", "else", "inger", "elser"))

    def _ejet(self, j: int) -> bool:
        """Return whether a genitive that is not the citizen's stands before the noun at `j`."""
        for k in range(j - 1, max(-1, j - 4), -1):
            word = self.ord[k]
            if word in EJESTEDORD:
                return False
            if word in FREMMED_EJER:
                return True
            if word.endswith("s") and len(word) > 3 and not self.context.arter[k] and word not in BIORD:  # noqa: PLR2004
                return True
            if self.context.arter[k] or word in FORHOLDSORD:
                return False
        return False

    def _fremmed_navnemaade(self, saetning: Saetning, i: int) -> bool:
        """Return whether the word belongs to an infinitive that somebody else carries out."""
        words = [j for j in self._saetningens(saetning) if j < i]
        for place, j in enumerate(words):
            if not self.context.er_navnemaade(j):
                continue
            marked = "at" in (self.ord[k] for k in words[max(0, place - 3) : place])
            if marked and self._styrer_anden(words, place, alle=self.ord[i] in {"mig", "os"}):
                return True
            if not marked and self._bar_anden(words, place):
                return True
        return False

    def _styrer_anden(self, words: list[int], place: int, *, alle: bool) -> bool:
        """Return whether a verb before the `at`, of the list or any, has an object that is to do the thing."""
        at = max(k for k in range(max(0, place - 3), place) if self.ord[words[k]] == "at")
        stop = at - 1 if at and self.ord[words[at - 1]] in FORHOLDSORD else at
        verb = self._naermeste_udsagnsord(words, stop)
        if verb < 0 or self._er_lidende(words, verb):
            return False
        word, mark = self.ord[words[verb]], self.ord[words[stop]]
        between = words[verb + 1 : stop]
        if mark in {"for", "uden", "ved", "efter", "trods"} and not self._mulighed(words, stop):
            return mark == "for" and word in verbum("dom_over_andre") and self._har_genstand(between)
        if word in verbum("have") and mark in {"til", "at"}:
            return mark == "til" and self._har_genstand(between[-1:])
        if alle:
            return self._har_genstand(between) or any(self.ord[j] == "med" for j in between)
        return word in OBJEKTSTYRENDE and self._har_genstand(between)

    def _naermeste_udsagnsord(self, words: list[int], stop: int) -> int:
        """Return which of the words is the last verb before `stop`, -1 if none is."""
        for k in range(stop - 1, -1, -1):
            verb = self.context.arter[words[k]] and not self.context.er_biord(words[k])
            if verb and self.ord[words[k]] not in EGEN_STYRING:
                return k
        return -1

    def _mulighed(self, words: list[int], stop: int) -> bool:
        return stop > 0 and self.ord[words[stop - 1]] in MULIGHEDSORD

    def _er_lidende(self, words: list[int], k: int) -> bool:
        """Return whether the participle at `k` is passive: `jeg blev bedt om at`."""
        if not self.context.arter[words[k]] & Slags.TILLAEG:
            return False
        return any(self.ord[words[m]] in KOPULA for m in range(k))

    def _har_genstand(self, between: list[int]) -> bool:
        """Return whether somebody who can act is named; a stretch of time cannot: `vente i to måneder på at …`."""
        nouns = [self.ord[j] for j in between if not self.context.er_biord(j) and self.ord[j] not in IKKE_GENSTAND]
        if any(word in EGEN_STYRING for word in nouns):
            return False
        timed = I_TIDSLED
        rest = [word for word in nouns if word not in timed and not word.isdigit()]
        return bool(rest or (nouns and not any(word in TIDSORD for word in nouns)))

    def _bar_anden(self, words: list[int], place: int) -> bool:
        """Return whether a bare infinitive has a subject of its own: `jeg lod min søn bruge …`."""
        for k in range(place - 1, -1, -1):
            word, j = self.ord[words[k]], words[k]
            if word in MAADESUDSAGNSORD or self._er_lidende(words, k):
                return False
            if word in BARE_NAVNEMAADE and self.context.arter[j]:
                return self._har_genstand([words[m] for m in range(k + 1, place)])
        return False

    def _egen_navnemaade(self, saetning: Saetning, i: int) -> bool:
        """Return whether the word belongs to an infinitive the citizen may be the one to carry out."""
        words = [j for j in self._saetningens(saetning) if j < i]
        for place, j in enumerate(words):
            if not self.context.er_navnemaade(j):
                continue
            before = words[:place]
            if any(self.ord[k] in {"mig", "os"} for k in before) and self._kan_styres(before):
                return True
            if (
                self._egen_mulighed(before)
                or self._eget_oenske(saetning, before)
                or (saetning.udsagnsled > j and self.ord[words[0]] in {"at", "for"})
            ):
                return True
        return False

    def _kan_styres(self, before: list[int]) -> bool:
        """Return whether `mig` before the infinitive can be the one who acts: not with `for at` about a purpose."""
        tail = [self.ord[j] for j in before[-3:]]
        if "at" not in tail:
            last = max(k for k in before if self.ord[k] in {"mig", "os"})
            if self.context.ordet(last - 1) in FORHOLDSORD:
                return False
            return not any(self.ord[k] in MAADESUDSAGNSORD for k in before if k > last) and any(
                self.ord[k] in BARE_NAVNEMAADE for k in before if k < last
            )
        place = len(before) - len(tail) + tail.index("at")
        purpose = place > 1 and self.ord[before[place - 1]] in {"for", "uden"} and not self._mulighed(before, place - 1)
        last = max(k for k in before if self.ord[k] in {"mig", "os"})
        moved = any(self.ord[k] in VEJLEDENDE_BEVAEGELSE for k in before)
        return last < before[place] and (not purpose or moved)

    def _eget_oenske(self, saetning: Saetning, before: list[int]) -> bool:
        """Return whether the infinitive says what the citizen's own wish is: `mit ønske er at …`."""
        verb = saetning.udsagnsled
        own = bool(saetning.foer) and self.ord[saetning.foer[0]] in EJESTEDORD
        return own and verb in before and self.ord[verb] in KOPULA and self.ord[before[-1]] == "at"

    def _egen_mulighed(self, before: list[int]) -> bool:
        """Return whether the infinitive hangs on something of the citizen's: `min ret til at …`."""
        if len(before) < 4 or "at" not in (self.ord[j] for j in before[-2:]):  # noqa: PLR2004  min + ret + til + at
            return False
        near = [self.ord[j] for j in before[-6:]]
        at = len(near) - 1 - near[::-1].index("at")
        return any(near[at - back] in EJESTEDORD for back in (3, 4) if at - back >= 0) and near[at - 1] in _STYRENDE
