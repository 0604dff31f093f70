"""Whether the noun that names the citizen is the subject or an object where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.perspektiv.ledere import Ledere
from drafting.dansk.perspektiv.ordklasser import (
    BINDEORD,
    BIORD,
    FORAN_LED,
    FORANSTILLEDE,
    FORHOLDSORD,
    FORHOLDSORD_OG_BIORD,
    GENGIVELSE,
    HANDLENDE,
    HJAELPERE,
    KAN_STAA_ALENE,
    KOPULA,
    KOPULA_OG_MAADESUDSAGNSORD,
    NAEGTELSE,
    NAEGTELSESLED,
    NAEVNEFORM,
    SAMMENLIGNINGER,
    SIDEORDNENDE,
    SVAGE_LEDSAGERE,
    TANKEVERBER,
    TIDSORD,
)
from drafting.dansk.perspektiv.ordliste import Slags
from drafting.dansk.perspektiv.personer import personord

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst

_NONFINITE = Slags.NAVNEMAADE | Slags.TILLAEG
_ASKS = frozenset({"hvornår", "hvordan", "hvorfor", "hvor", "hvorledes"})


class Rolle(Struct, frozen=True, gc=False):
    """`jeg` (subject), `mig` (object) or nothing certain, and how many words the pronoun moves in front of."""

    ord: str = ""
    bytter: int = 0


_UKLAR = Rolle()
_GRUNDLED = Rolle("jeg")
_GENSTAND = Rolle("mig")


class Roller:
    """Finds the role of the nouns in one reading of a period."""

    def __init__(self, context: Kontekst) -> None:
        self.context = context
        self.ord = context.ord
        self.laengde = Ledere(context).laengde
        self.leder: set[int] = set()
        if any(self.laengde):
            self.leder |= {j + k for j, length in enumerate(self.laengde) for k in range(length)}

    def find(self, i: int) -> Rolle:
        """Return the role of the noun at `i`."""
        context, after = self.context, self.context.spring_biord(i + 1)
        follows = after < len(self.ord) and context.finit[after]
        if self._forholdsord(i - 1):
            return self._efter_forholdsord(i, follows=follows)
        if self._graense(i - 1) or (self.ord[i - 1] in FORAN_LED and self._graense(i - 2)):
            return self._foerst(i)
        if context.er_bindeord(i - 1):
            return self._sideordnet(i, after) if follows or self._mellem(i) else _UKLAR
        verb = context.tilbage_biord(i - 1)
        if follows:
            return self._foran_udsagnsled(verb, i)
        return self._efter_udsagnsled(verb, i) if context.finit[verb] else self._efter_andet(verb, i)

    def _foran_udsagnsled(self, before: int, i: int) -> Rolle:
        """Return the role of the noun with a finite verb after it and another word at `before`."""
        if before < 0 or not self.context.arter[before]:
            return self._foerst(i)
        hidden = self.context.finit[before] or self.ord[before] in TANKEVERBER
        return _UKLAR if hidden else self._efter_andet(before, i)

    def _efter_andet(self, before: int, i: int) -> Rolle:
        """Return the role of the noun after an infinitive, a participle or another noun at `before`."""
        if self.context.arter[before] & _NONFINITE:
            return _GENSTAND if before == i - 1 else _UKLAR
        return self._efter_grundled(before, i)

    def _efter_forholdsord(self, i: int, *, follows: bool) -> Rolle:
        """Return the role of the noun after what is a preposition, unless it is `ved` (knows) or `for` (because)."""
        if self.ord[i - 1] == "ved" and not any(self.context.finit[: i - 1]):
            return _UKLAR
        clause = follows and self.ord[i - 1] in SIDEORDNENDE and self.context.er_skille(i - 2)
        return _GRUNDLED if clause else _GENSTAND

    def _forholdsord(self, j: int) -> bool:
        return j >= 0 and self.ord[j] in FORHOLDSORD and j not in self.leder

    def _graense(self, j: int) -> bool:
        """Return whether a clause can begin after the word at `j`."""
        return self.context.er_skille(j) or j in self.leder

    def _foerst(self, i: int) -> Rolle:
        """Return the role of the noun where its clause begins: subject, unless another subject follows the verb."""
        verb = next((j for j in range(i + 1, len(self.ord)) if self.context.finit[j]), -1)
        if verb < 0 or (i and self.context.er_skille(i - 1) and any(self.context.skille[i:verb])):
            return _UKLAR
        after = self.context.spring_biord(verb + 1)
        if self.context.er_naevneform(after) or self._sammenlignes(i) or self._er_alene(after):
            return _UKLAR
        auxiliary = self.ord[verb] in HJAELPERE
        return _UKLAR if auxiliary and self._kan_goere(self.context.ordet(after)) else _GRUNDLED

    def _er_alene(self, j: int) -> bool:
        """Return whether a pronoun at `j` stands between auxiliary and participle: `har ingen spurgt`."""
        alone = self.context.ordet(j) in KAN_STAA_ALENE and j + 1 < len(self.ord)
        return alone and bool(self.context.arter[j + 1] & _NONFINITE)

    def _sammenlignes(self, i: int) -> bool:
        """Return whether the noun may be compared with and have no verb of its own: `andre end borgeren fik svar`."""
        if self.context.ordet(i - 1) not in SAMMENLIGNINGER:
            return False
        other = self.context.ordet(i - 2) in {"andre", "andet", "anden", "ingen", "nogen", "mange"}
        return other or sum(self.context.finit) < 2  # noqa: PLR2004  its own verb and that of the main clause

    def _mellem(self, i: int) -> bool:
        """Return whether the noun is the second of two after a preposition: `mellem centret og borgeren`."""
        return self._forholdsord(i - 3)

    def _sideordnet(self, i: int, after: int) -> Rolle:
        """Return the role of the noun after `og`."""
        if self._mellem(i):
            return _UKLAR if after < len(self.ord) and self.context.finit[after] else _GENSTAND
        return self._foerst(i)

    def _start(self, verb: int) -> int:
        """Return where the words before the verb begin, after a mark or an opener."""
        start = verb
        while not self._graense(start - 1):
            start -= 1
        return start

    def _efter_udsagnsled(self, verb: int, i: int) -> Rolle:
        """Return the role of the noun after a finite verb and perhaps adverbs."""
        start = self._start(verb)
        before = [word for word in self.ord[start:verb] if word not in BINDEORD]
        if any(self.context.finit[start:verb]) and not self.context.er_bindeord(verb - 1):
            return _UKLAR
        if start - 1 in self.leder:
            return self._genstand(verb, i) if self._har_eget_grundled(before, self.ord[start - 1]) else _UKLAR
        if self._har_andet_grundled(before):
            return self._genstand(verb, i) if not self._mangler(verb, i) else _UKLAR
        if self._mangler(verb, i) or self._er_foranstillet(before, start, verb):
            return _GRUNDLED if verb == i - 1 else _UKLAR
        borrowed = not before and start < verb and self.ord[verb - 1] in {"og", "eller"}
        main = self.ord[verb] not in KOPULA_OG_MAADESUDSAGNSORD
        return self._genstand(verb, i) if borrowed and main else _UKLAR

    def _har_eget_grundled(self, before: list[str], leader: str) -> bool:
        """Return whether a subordinate clause has its subject before its verb, or in its opener."""
        subject = [word for word in before if word not in BIORD]
        if not subject:
            return leader in {"som", "der"} and not before
        if len(subject) == 1 and subject[0] in {"det", "dette", "den", "sådan"}:
            return False
        return leader not in SVAGE_LEDSAGERE or self._har_andet_grundled(subject)

    def _har_andet_grundled(self, before: list[str]) -> bool:
        """Return whether the words before the verb are a subject that acts."""
        if not before or before[0] in FORHOLDSORD_OG_BIORD:
            return False
        pronoun = len(before) == 1 and before[0] in NAEVNEFORM
        return pronoun or self._kan_goere(before[0]) or before[-1] == "kommune"

    def _kan_goere(self, word: str) -> bool:
        """Return whether the word names an authority or a person in the definite form."""
        return word in HANDLENDE or (word.endswith("n") and word in personord(None))

    def _mangler(self, verb: int, i: int) -> bool:
        """Return whether an auxiliary gets its participle or infinitive only after the noun."""
        if self.ord[verb] not in HJAELPERE:
            return False
        for j in range(i + 1, len(self.ord)):
            if self._graense(j) or self.context.finit[j] or self.ord[j] == "at":
                return False
            if self.context.arter[j] & _NONFINITE and not self.context.er_biord(j):
                return True
        return False

    def _er_foranstillet(self, before: list[str], start: int, verb: int) -> bool:
        """Return whether what stands before the verb cannot be its subject: time, place, another clause, nothing."""
        if not before:
            return self._foran(start) and not (start < verb and self.ord[verb - 1] in BINDEORD)
        first = before[0]
        placed = first in FORANSTILLEDE or first in _ASKS or before == ["der"]
        timed = any(word in TIDSORD for word in before)
        return placed or timed

    def _foran(self, start: int) -> bool:
        """Return whether the verb opens the period, or stands after a clause, a quotation or what was said."""
        if not any(token.slags == "ord" for token in self.context.periode.ord[:start]):
            return True
        earlier = any(j < start for j in self.leder) or "»" in self.ord[:start]
        return earlier or self.ord[start] in GENGIVELSE

    def _genstand(self, verb: int, i: int) -> Rolle:
        """Return the object, in front of the negation if that stands between: `svarede ikke borgeren`."""
        between = self.ord[verb + 1 : i]
        if not between:
            return _GENSTAND
        moves = between[-1] in NAEGTELSE and set(between) <= NAEGTELSESLED
        return Rolle("mig", len(between)) if moves else _UKLAR

    def _efter_grundled(self, noun: int, i: int) -> Rolle:
        """Return the object after verb and subject: `derfor svarede centret borgeren`."""
        known = self.context.er_naevneform(noun) or self._kan_goere(self.context.ordet(noun))
        verb = self.context.tilbage_biord(noun - 1)
        if not known or verb < 0 or not self.context.finit[verb] or self.ord[verb] in KOPULA:
            return _UKLAR
        return self._genstand(noun, i)
