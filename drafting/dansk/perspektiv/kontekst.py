"""One period with its finite verbs, and the questions the analysis asks about the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.perspektiv.ordliste import Slags, liste, slags, smaaord

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.model import Periode

SKILLETEGN = frozenset(",–—()[]…/*•") | {"-", "--"}


class Kontekst(Struct):
    """The words of a period in small letters (marks as themselves, names as `»`) and which are finite verbs."""

    periode: Periode
    ord: list[str]
    finit: list[bool]
    skille: list[bool]
    arter: list[int]

    @classmethod
    def af(cls, periode: Periode) -> Kontekst:
        """Return the period with the marks that part it and what its words can be, still without its verbs."""
        words = [token.lille for token in periode.ord]
        parts = [token.slags == "tegn" and token.text[0] in SKILLETEGN for token in periode.ord]
        if periode.ord and periode.ord[-1].slags == "tegn":
            parts[-1] = True
        arter = [slags(token.lille) if token.slags == "ord" else Slags.INTET for token in periode.ord]
        return cls(periode, words, [False] * len(words), parts, arter)

    def med(self, finit: list[bool]) -> Kontekst:
        """Return the same period with these finite verbs."""
        return Kontekst(self.periode, self.ord, finit, self.skille, self.arter)

    def slags(self, i: int) -> int:
        """Return what the word at `i` can be."""
        return self.arter[i]

    def ordet(self, i: int) -> str:
        """Return the word at `i`, an empty text outside the period."""
        return self.ord[i] if 0 <= i < len(self.ord) else ""

    def er_skille(self, i: int) -> bool:
        """Return whether a mark at `i` parts the period (the ends of it do)."""
        return not 0 <= i < len(self.skille) or self.skille[i]

    def er_naevneform(self, i: int) -> bool:
        """Return whether the word at `i` is a pronoun that must be a subject."""
        if not 0 <= i < len(self.ord):
            return False
        if self.ord[i] == "de":
            return self._er_de(i)
        if self.ord[i] == "i":
            return self.periode.ord[i].text == "I" and i > 0
        return self.ord[i] in liste("naevneform")

    def _er_de(self, i: int) -> bool:
        """Return whether `de` at `i` is "they" and not an article."""
        after = self.spring_biord(i + 1)
        if after < len(self.ord) and self.finit[after]:
            return True
        before = i > 0 and self.finit[i - 1]
        return before and (self.er_skille(i + 1) or self.ord[i + 1] in liste("biord", "forholdsord", "genstandsform"))

    def er_biord(self, i: int) -> bool:
        """Return whether the word at `i` can stand between subject and verb."""
        return 0 <= i < len(self.ord) and self.ord[i] in liste("biord")

    def spring_biord(self, i: int) -> int:
        """Return the first place from `i` on that is not such a word."""
        while self.er_biord(i) and not self.finit[i]:
            i += 1
        return i

    def tilbage_biord(self, i: int) -> int:
        """Return the first place from `i` backwards that is not such a word."""
        while i >= 0 and (self.er_biord(i) or self.ord[i] == "selv") and not self.finit[i]:
            i -= 1
        return i

    def er_bindeord(self, i: int) -> bool:
        """Return whether the word at `i` joins equals."""
        return 0 <= i < len(self.ord) and self.ord[i] in liste("bindeord")

    def er_navnemaade(self, i: int) -> bool:
        """Return whether the word at `i` is read as an infinitive."""
        if self.finit[i]:
            return False
        if not self.slags(i) & (Slags.NAVNEMAADE | Slags.PASSIV):
            return i > 0 and self.ord[i - 1] == "at" and _ligner_navnemaade(self.ord[i])
        return i == 0 or self.ord[i - 1] not in liste("bestemmere", "forholdsord")

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
    return word.endswith("e") and word not in smaaord() and not slags(word)


def er_at_navnemaade(ord_: list[str], i: int, *, verbum_efter: bool = True) -> bool:
    """Return whether `at` at `i` is the mark of an infinitive; an unknown word counts if no finite verb follows."""
    j = i + 1
    while j < len(ord_) and ord_[j] in liste("biord"):
        j += 1
    if j >= len(ord_):
        return True
    word = ord_[j]
    known = bool(slags(word) & (Slags.NAVNEMAADE | Slags.PASSIV)) or word in liste("datid_eller_navnemaade")
    return known or (not verbum_efter and _ligner_navnemaade(word))
