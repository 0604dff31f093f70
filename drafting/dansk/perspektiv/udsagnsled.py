"""Which words of a period are finite verbs: certain, doubtful or not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.kontekst import Kontekst, er_at_navnemaade
from drafting.dansk.perspektiv.ordliste import UKENDT, Slags, kan_vaere_finit, liste, slags, smaaord

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.model import Periode

_BACK = 8  # how far back an auxiliary may stand
_NEJ, _MAASKE, _JA = 0, 1, 2
_DEFINITE = ("en", "et", "erne", "ene")
_ADJECTIVE = ("ige", "iske", "ende", "bare", "løse", "elle", "ive", "ede", "ste")


def find_udsagnsled(periode: Periode) -> tuple[Kontekst, ...]:
    """Return the period with its finite verbs: once, or with and without the doubtful ones where there are any."""
    marks = _Maerker(periode)
    strength = [marks.styrke(i) if kan_vaere_finit(word) else _NEJ for i, word in enumerate(marks.ord)]
    many = [value > _NEJ for value in strength]
    few = [value == _JA for value in strength]
    for start, end in _straekninger(marks):
        if not any(few[start:end]):
            few[start:end] = many[start:end]
            if not any(few[start:end]):
                _gaet(marks, few, many, start, end)
    return (marks.context.med(many), marks.context.med(few)) if few != many else (marks.context.med(many),)


def _straekninger(marks: _Maerker) -> list[tuple[int, int]]:
    """Return the runs of words between marks and words that open a clause."""
    openers, parts = liste("ledsagere", uden="at"), marks.context.skille
    cuts = [
        i
        for i, word in enumerate(marks.ord)
        if word in openers or parts[i] or (word == "at" and not er_at_navnemaade(marks.ord, i))
    ]
    edges = [0, *cuts, len(marks.ord)]
    return [(a, b) for a, b in pairwise(edges) if b > a]


def _gaet(marks: _Maerker, few: list[bool], many: list[bool], start: int, end: int) -> None:
    """Mark the unknown word after `jeg` as the verb in a run that has none, and that after `min mand` as doubtful."""
    for i in range(start, end):
        j = marks.context.spring_biord(i + 1)
        if marks.ord[i] in {"jeg", "vi"} and j < end and marks.er_ukendt(j):
            many[j] = few[j] = True
            return
        noun = i > start and marks.ord[i - 1] in liste("ejere") and marks.er_ukendt(i) and marks.ord[i][-1] not in "es"
        noun = noun or (marks.ord[i] == "de" and marks.begynder(i))
        if noun and j < end and marks.kan_vaere_udsagnsled(j):
            many[j] = True
            return


class _Maerker:
    """The words of a period while its finite verbs are being found."""

    def __init__(self, periode: Periode) -> None:
        self.context = Kontekst.af(periode)
        self.ord = self.context.ord
        self.token = periode.ord
        words = [i for i, token in enumerate(periode.ord) if token.slags == "ord"]
        self.first = words[0] if words else 0
        capitals = [i for i in words[1:] if periode.ord[i].text[0].isupper()]
        shouted = bool(capitals) and all(periode.ord[i].text.isupper() for i in words)
        self.navne = frozenset(() if shouted else capitals)

    def styrke(self, i: int) -> int:
        """Return how surely the word at `i` is a finite verb."""
        word, found = self.ord[i], self.context.slags(i)
        if self.token[i].slags != "ord" or (i in self.navne):
            return _NEJ
        if word in liste("ledsagere"):
            return _JA if word == "når" and self._er_naaet(i) else _NEJ
        if not found & Slags.FINIT:
            return self._ukendt(i) if not found else self._passiv(i) if found & Slags.PASSIV else _NEJ
        return self._kendt(i, found)

    def _kendt(self, i: int, found: int) -> int:
        """Return the strength of a word that has a finite form."""
        if self.ord[i] == "går" and i and self.ord[i - 1] == "i":
            return _NEJ
        if self.ord[i] in liste("datid_eller_navnemaade"):
            return self._kunne(i)
        if found & (Slags.NAVNEMAADE | Slags.TILLAEG):
            return _NEJ if self._styret(i) else _JA
        if found & Slags.TVIVL:
            return self._tvivlsom(i)
        if found & Slags.DATID:
            return self._datid(i)
        return _NEJ if self._efter_ejer(i) else _JA

    def _er_naaet(self, i: int) -> bool:
        """Return whether `når` is "reaches" and not "when": `de når det`, `mine breve når frem`."""
        reaches = i > 0 and self.context.ordet(i + 1) in liste("efter_naar")
        return reaches or (self._efter_naevneform(i) and not self._naevneform(i + 1))

    def er_ukendt(self, i: int) -> bool:
        """Return whether the word at `i` is in none of the lists."""
        known = self.ord[i] in smaaord() or self.ord[i] in liste("aldrig_udsagnsord")
        return self.token[i].slags == "ord" and not self.context.slags(i) and not known

    def kan_vaere_udsagnsled(self, i: int) -> bool:
        """Return whether the word at `i` is unknown and has not the look of a name or a noun."""
        noun = self.ord[i].endswith(tuple(liste("navneord_paa_er")))
        return self.er_ukendt(i) and self.token[i].text.islower() and not noun

    def _efter_ejer(self, i: int) -> bool:
        """Return whether an owner or article before the word makes its -er a noun: `min behandler`."""
        return i > 0 and len(self.ord[i]) > 4 and self.ord[i].endswith("er") and self.ord[i - 1] in liste("ejere")  # noqa: PLR2004

    def _naevneform(self, i: int) -> bool:
        return 0 <= i < len(self.ord) and self.ord[i] in liste("naevneform")

    def _efter_naevneform(self, i: int) -> bool:
        return self._naevneform(self.context.tilbage_biord(i - 1))

    def _passiv(self, i: int) -> int:
        return _NEJ if self._styret(i) or self._navneord_foran(i) else _MAASKE

    def _kunne(self, i: int) -> int:
        """Return the strength of `kunne`, `ville` …, which are infinitives after `at` and other modals."""
        j = self.context.tilbage_biord(i - 1)
        while self._naevneform(j):
            j = self.context.tilbage_biord(j - 1)
        if j >= 0 and (self.ord[j] in liste("maadesudsagnsord") or self.ord[j] in {"at", "have", "har", "havde"}):
            return _NEJ if self.ord[j] != "at" or self.context.spring_biord(j + 1) == i else _JA
        start = max((k for k in range(i) if self.context.er_skille(k)), default=-1)
        return _MAASKE if any(word in liste("maadesudsagnsord") for word in self.ord[start + 1 : i]) else _JA

    def _styret(self, i: int) -> bool:
        """Return whether an auxiliary or `at` before the word makes it an infinitive or participle."""
        wanted = liste("maadesudsagnsord", "hjaelpeudsagnsord")
        for j in range(i - 1, max(-1, i - _BACK), -1):
            if self.context.er_skille(j) or self.ord[j] in liste("ledsagere", uden="at"):
                return False
            if self.ord[j] == "at":
                return self.context.spring_biord(j + 1) == i
            if self.ord[j] in wanted and not self._forbundet(j, i):
                return True
        return False

    def _forbundet(self, j: int, i: int) -> bool:
        """Return whether a subject or `og` between the two gives the later word a clause of its own."""
        between = self.ord[j + 1 : i]
        subjects = [word for word in between[1:] if word in liste("naevneform")]
        return bool(subjects) or (self.context.er_bindeord(i - 1) and self.ord[i] in liste("maadesudsagnsord"))

    def _navneord_foran(self, i: int) -> bool:
        """Return whether the word before makes a doubtful word a noun or an adjective."""
        before = self.ord[i - 1] if i else ""
        if before in liste("bestemmere", "forholdsord", "maengder", uden="det"):
            return True
        if i and (
            self.token[i - 1].slags == "tal"
            or (i > 1 and self.ord[i - 2] in liste("ejere") and before in liste("biord"))
        ):
            return True
        return before.endswith(_ADJECTIVE) or self._efter_ejefald(i)

    def _efter_ejefald(self, i: int) -> bool:
        """Return whether a genitive stands before the word: `kommunens leder`, `min søns lærer`, `mit barns leder`."""
        before = self.ord[i - 1] if i else ""
        if before.endswith(("ens", "ets", "nes", "ers")) and not slags(before):
            return True
        if not before.endswith("s") or not self.er_ukendt(i - 1) or before.endswith(tuple(liste("navneord_paa_s"))):
            return False
        owner = next((j for j in (i - 2, i - 3) if j >= 0 and self.ord[j] in liste("ejere")), -1)
        return owner >= 0 and not any(self.context.slags(j) & Slags.FINIT for j in range(owner, i - 1))

    def _tvivlsom(self, i: int) -> int:
        if self.ord[i] in {"ved", "så"}:
            return self._ved_og_saa(i)
        if self._efter_naevneform(i) or (self._naevneform(i + 1) and not self._navneord_foran(i)):
            return _JA
        role = i > 1 and self.ord[i - 1] == "som" and bool(self.context.slags(i - 2))
        if (
            i == 0
            or role
            or self._navneord_foran(i)
            or (self.context.slags(i - 1) and not self.context.er_biord(i - 1))
        ):
            return _NEJ
        subject = self.er_ukendt(i - 1) and self.ord[i - 1].endswith(_DEFINITE)
        return _JA if subject or self._efter_navneled(i) else _MAASKE

    def _efter_navneled(self, i: int) -> bool:
        """Return whether `min sagsbehandler` or the like stands before the word."""
        return i > 1 and self.er_ukendt(i - 1) and self.ord[i - 2] in liste("bestemmere")

    def _ved_og_saa(self, i: int) -> int:
        """Return the strength of `ved` (know, by) and `så` (saw, then), which are mostly not verbs."""
        after = self.context.slags(i + 1) if i + 1 < len(self.ord) else Slags.INTET
        if self._efter_naevneform(i):
            return _NEJ if after & Slags.FINIT and not after & Slags.TVIVL else _JA
        if self.ord[i] == "ved" and self._naevneform(i + 1):
            return _JA
        if self.ord[i] == "så" and self._naevneform(i + 1) and i > self.first and not self.context.er_skille(i - 1):
            return _MAASKE
        knows = i + 1 < len(self.ord) and self.ord[i + 1] in liste("efter_ved")
        if self.ord[i] != "ved" or not knows or i == 0:
            return _NEJ
        return _JA if self.ord[i - 1].endswith(_DEFINITE) else _MAASKE if self._efter_navneled(i) else _NEJ

    def _datid(self, i: int) -> int:
        """Return the strength of a past form, which before a noun is an adjective: `de lovede penge`."""
        if self._efter_naevneform(i) or i == 0 or self.token[i - 1].slags == "tal":
            return _JA
        if self.ord[self.context.tilbage_biord(i - 1)] in liste("kopula"):
            return _NEJ
        before = self.ord[i - 1]
        if before not in {"den", "det", "de", "denne", "dette", "disse"}:
            return _NEJ if self._navneord_foran(i) and before not in liste("kan_staa_alene") else _JA
        earlier = self.ord[i - 2] if i > 1 else ""
        starts = i == 1 or self.context.er_skille(i - 2) or earlier in liste("ledsagere", "bindeord")
        noun = i > 1 and self.er_ukendt(i - 2)
        thought = earlier in liste("tankeverber", "svage_ledsagere", "sideordnende")
        return _JA if starts or noun else _MAASKE if thought else _NEJ

    def _ukendt(self, i: int) -> int:
        """Return the strength of a word in none of the lists, by its ending and place."""
        word = self.ord[i]
        if not word.endswith(UKENDT) or len(word) < 5 or not self.er_ukendt(i):  # noqa: PLR2004
            return _NEJ
        if self._efter_naevneform(i):
            return _NEJ if word.endswith("te") and self._styret(i) else _JA
        if i == 0 or self._hoerer_til_navneord(i):
            return _NEJ
        likely = word.endswith("ede") or self._naevneform(i + 1) or self.ord[i - 1] in {"de", "det", "den"}
        return _MAASKE if likely or (self.er_ukendt(i - 1) and self.ord[i - 1][-1] not in "es") else _NEJ

    def _hoerer_til_navneord(self, i: int) -> bool:
        """Return whether an unknown word is a noun, or an adjective before one."""
        if self.ord[i].endswith(tuple(liste("navneord_paa_er"))):
            return True
        pronouns = {"den", "det"} if self.ord[i].endswith("er") else {"de", "den", "det"}
        return self._navneord_foran(i) and not (self.ord[i - 1] in pronouns and self.begynder(i - 1))

    def begynder(self, i: int) -> bool:
        """Return whether the word at `i` stands first in a clause."""
        before = self.ord[i - 1] if i else "og"
        opens = before in liste("ledsagere", "svage_ledsagere", "bindeord", "sideordnende", "tankeverber")
        return opens or self.context.er_skille(i - 1)
