"""One period with its finite verbs, and the questions the analysis asks about the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.perspektiv.ordklasser import (
    BESTEMMERE_OG_FORHOLDSORD,
    BINDEORD,
    BIORD,
    DATID_ELLER_NAVNEMAADE,
    EFTER_DE,
    NAEVNEFORM,
    SMAAORD,
)
from drafting.dansk.perspektiv.ordliste import Slags, slags

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.model import Periode

_UKLARE_NAEVNEFORMER = frozenset({"de", "i"})


class Kontekst(Struct, gc=False):
    """The words of a period in small letters (marks as themselves, names as `»`) and which are finite verbs.

    `arter`: what the words can be (see `Slags`).
    """

    periode: Periode
    ord: list[str]
    finit: list[bool]
    skille: list[bool]
    arter: tuple[int, ...]
    kan_finit: tuple[bool, ...]
    stort: tuple[bool, ...]

    @classmethod
    def af(cls, periode: Periode) -> Kontekst:
        """Return the period with the marks that part it and what its words can be, still without its verbs."""
        arter, verbs, capitals, marks = zip(*[token.fakta for token in periode.ord], strict=True)
        parts = list(marks)
        if periode.ord[-1].slags == "tegn":
            parts[-1] = True
        return cls(periode, list(periode.lille), [False] * len(parts), parts, arter, verbs, capitals)

    def med(self, finit: list[bool]) -> Kontekst:
        """Return the same period with these finite verbs."""
        return Kontekst(self.periode, self.ord, finit, self.skille, self.arter, self.kan_finit, self.stort)

    def ordet(self, i: int) -> str:
        """Return the word at `i`, an empty text outside the period."""
        return self.ord[i] if 0 <= i < len(self.ord) else ""

    def er_skille(self, i: int) -> bool:
        """Return whether a mark at `i` parts the period (the ends of it do)."""
        return not 0 <= i < len(self.skille) or self.skille[i]

    def er_naevneform(self, i: int) -> bool:
        """Return whether the word at `i` is a pronoun that must be a subject."""
        word = self.ord[i] if 0 <= i < len(self.ord) else ""
        if word in _UKLARE_NAEVNEFORMER:
            return self._er_de(i) if word == "de" else self.periode.ord[i].text == "I" and i > 0
        return word in NAEVNEFORM

    def _er_de(self, i: int) -> bool:
        """Return whether `de` at `i` is "they" and not an article."""
        after = self.spring_biord(i + 1)
        if after < len(self.ord) and self.finit[after]:
            return True
        before = i > 0 and self.finit[i - 1]
        return before and (self.er_skille(i + 1) or self.ord[i + 1] in EFTER_DE)

    def er_biord(self, i: int) -> bool:
        """Return whether the word at `i` can stand between subject and verb."""
        return 0 <= i < len(self.ord) and self.ord[i] in BIORD

    def spring_biord(self, i: int) -> int:
        """Return the first place from `i` on that is not such a word."""
        words, finit, end = self.ord, self.finit, len(self.ord)
        while 0 <= i < end and words[i] in BIORD and not finit[i]:
            i += 1
        return i

    def tilbage_biord(self, i: int) -> int:
        """Return the first place from `i` backwards that is not such a word."""
        words, finit = self.ord, self.finit
        while i >= 0 and (words[i] in BIORD or words[i] == "selv") and not finit[i]:
            i -= 1
        return i

    def er_bindeord(self, i: int) -> bool:
        """Return whether the word at `i` joins equals."""
        return 0 <= i < len(self.ord) and self.ord[i] in BINDEORD

    def er_navnemaade(self, i: int) -> bool:
        """Return whether the word at `i` is read as an infinitive."""
        if self.finit[i]:
            return False
        if not self.arter[i] & (Slags.NAVNEMAADE | Slags.PASSIV):
            return i > 0 and self.ord[i - 1] == "at" and _ligner_navnemaade(self.ord[i])
        return i == 0 or self.ord[i - 1] not in BESTEMMERE_OG_FORHOLDSORD

    def naevneform_efter(self, i: int) -> int:
        """Return the place of the subject pronoun right after the verb at `i`, -1 if there is none."""
        j = self.spring_biord(i + 1)
        return j if self.er_naevneform(j) else -1

    def naevneform_foer(self, i: int) -> int:
        """Return the place of the subject pronoun right before the verb at `i`, -1 if there is none."""
        j = self.tilbage_biord(i - 1)
        return j if self.er_naevneform(j) else -1


def _ligner_navnemaade(word: str) -> bool:
    """Return whether an unknown word has the ending of an infinitive."""
    return word.endswith("e") and word not in SMAAORD and not slags(word)


def er_at_navnemaade(ord_: list[str], i: int, *, verbum_efter: bool = True) -> bool:
    """Return whether `at` at `i` is the mark of an infinitive; an unknown word counts if no finite verb follows."""
    j = i + 1
    while j < len(ord_) and ord_[j] in BIORD:
        j += 1
    if j >= len(ord_):
        return True
    word = ord_[j]
    known = bool(slags(word) & (Slags.NAVNEMAADE | Slags.PASSIV)) or word in DATID_ELLER_NAVNEMAADE
    return known or (not verbum_efter and _ligner_navnemaade(word))
