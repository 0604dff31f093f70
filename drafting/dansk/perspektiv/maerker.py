"""How surely a word of a period is a finite verb."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.kontekst import Kontekst
from drafting.dansk.perspektiv.ordklasser import (
    BESTEMMERE,
    BIORD,
    DATID_ELLER_NAVNEMAADE,
    EFTER_NAAR,
    EFTER_VED,
    EJERE,
    FORAN_NAVNEORD,
    FORAN_SAETNING,
    FORAN_UDELADT_AT,
    HJAELPERE,
    KAN_STAA_ALENE,
    KOPULA,
    LEDSAGERE,
    LEDSAGERE_OG_BINDEORD,
    LEDSAGERE_UDEN_AT,
    MAADESUDSAGNSORD,
    NAEVNEFORM,
    NAVNEORD_PAA_ER,
    NAVNEORD_PAA_S,
)
from drafting.dansk.perspektiv.ordliste import UKENDT, Slags, slags

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.model import Periode

_BACK = 8  # how far back an auxiliary may stand
NEJ, MAASKE, JA = 0, 1, 2
_DEFINITE = ("en", "et", "erne", "ene")
_ADJECTIVE = ("ige", "iske", "ende", "bare", "løse", "elle", "ive", "ede", "ste")


def _foerste_ord(periode: Periode) -> int:
    return next((i for i, token in enumerate(periode.ord) if token.slags == "ord"), 0)


class Maerker:
    """The words of a period while its finite verbs are being found."""

    def __init__(self, periode: Periode) -> None:
        self.context = Kontekst.af(periode)
        self.ord = self.context.ord
        self.arter = self.context.arter
        self.token = periode.ord
        self.first = 0 if periode.ord[0].slags == "ord" else _foerste_ord(periode)
        self.navne = [*compress(count(), self.context.stort)]
        if self.navne and self.navne[0] == self.first:
            del self.navne[0]
        if self.navne and all(token.text.isupper() for token in periode.ord if token.slags == "ord"):
            self.navne = []  # all of it is shouted

    def styrke(self, i: int) -> int:
        """Return how surely the word at `i` is a finite verb."""
        word, found = self.ord[i], self.arter[i]
        if i in self.navne:
            return NEJ
        if word in LEDSAGERE:
            return JA if word == "når" and self._er_naaet(i) else NEJ
        if not found & Slags.FINIT:
            return self._ukendt(i) if not found else self._passiv(i) if found & Slags.PASSIV else NEJ
        return self._kendt(i, found)

    def _kendt(self, i: int, found: int) -> int:
        """Return the strength of a word that has a finite form."""
        if self.ord[i] == "går" and i and self.ord[i - 1] == "i":
            return NEJ
        if self.ord[i] in DATID_ELLER_NAVNEMAADE:
            return self._kunne(i)
        if found & (Slags.NAVNEMAADE | Slags.TILLAEG):
            return NEJ if self._styret(i) else JA
        if found & Slags.TVIVL:
            return self._tvivlsom(i)
        if found & Slags.DATID:
            return self._datid(i)
        return NEJ if self._efter_ejer(i) else JA

    def _er_naaet(self, i: int) -> bool:
        """Return whether `når` is "reaches" and not "when": `de når det`, `mine breve når frem`."""
        reaches = i > 0 and self.context.ordet(i + 1) in EFTER_NAAR
        return reaches or (self._efter_naevneform(i) and not self._naevneform(i + 1))

    def kan_vaere_udsagnsled(self, i: int) -> bool:
        """Return whether the word at `i` is unknown and has not the look of a name or a noun."""
        noun = self.ord[i].endswith(NAVNEORD_PAA_ER)
        return self.token[i].ukendt and self.token[i].text.islower() and not noun

    def _efter_ejer(self, i: int) -> bool:
        """Return whether an owner or article before the word makes its -er a noun: `min behandler`."""
        return i > 0 and len(self.ord[i]) > 4 and self.ord[i].endswith("er") and self.ord[i - 1] in EJERE  # noqa: PLR2004

    def _naevneform(self, i: int) -> bool:
        return 0 <= i < len(self.ord) and self.ord[i] in NAEVNEFORM

    def _efter_naevneform(self, i: int) -> bool:
        j = self.context.tilbage_biord(i - 1)
        return j >= 0 and self.ord[j] in NAEVNEFORM

    def _passiv(self, i: int) -> int:
        return NEJ if self._styret(i) or self._navneord_foran(i) else MAASKE

    def _kunne(self, i: int) -> int:
        """Return the strength of `kunne`, `ville` …, which are infinitives after `at` and other modals."""
        j = self.context.tilbage_biord(i - 1)
        while self._naevneform(j):
            j = self.context.tilbage_biord(j - 1)
        if j >= 0 and (self.ord[j] in MAADESUDSAGNSORD or self.ord[j] in {"at", "have", "har", "havde"}):
            return NEJ if self.ord[j] != "at" or self.context.spring_biord(j + 1) == i else JA
        start = max((k for k in range(i) if self.context.er_skille(k)), default=-1)
        return MAASKE if any(word in MAADESUDSAGNSORD for word in self.ord[start + 1 : i]) else JA

    def _styret(self, i: int) -> bool:
        """Return whether an auxiliary or `at` before the word makes it an infinitive or participle."""
        wanted = HJAELPERE
        for j in range(i - 1, max(-1, i - _BACK), -1):
            if self.context.er_skille(j) or self.ord[j] in LEDSAGERE_UDEN_AT:
                return False
            if self.ord[j] == "at":
                return self.context.spring_biord(j + 1) == i
            if self.ord[j] in wanted and not self._forbundet(j, i):
                return True
        return False

    def _forbundet(self, j: int, i: int) -> bool:
        """Return whether a subject or `og` between the two gives the later word a clause of its own."""
        between = self.ord[j + 1 : i]
        subjects = [word for word in between[1:] if word in NAEVNEFORM]
        return bool(subjects) or (self.context.er_bindeord(i - 1) and self.ord[i] in MAADESUDSAGNSORD)

    def _navneord_foran(self, i: int) -> bool:
        """Return whether the word before makes a doubtful word a noun or an adjective."""
        before = self.ord[i - 1] if i else ""
        if before in FORAN_NAVNEORD:
            return True
        if i and (self.token[i - 1].slags == "tal" or (i > 1 and self.ord[i - 2] in EJERE and before in BIORD)):
            return True
        return before.endswith(_ADJECTIVE) or self._efter_ejefald(i)

    def _efter_ejefald(self, i: int) -> bool:
        """Return whether a genitive stands before the word: `kommunens leder`, `min søns lærer`, `mit barns leder`."""
        before = self.ord[i - 1] if i else ""
        if before.endswith(("ens", "ets", "nes", "ers")) and not slags(before):
            return True
        if not before.endswith("s") or not self.token[i - 1].ukendt or before.endswith(NAVNEORD_PAA_S):
            return False
        owner = next((j for j in (i - 2, i - 3) if j >= 0 and self.ord[j] in EJERE), -1)
        return owner >= 0 and not any(self.arter[j] & Slags.FINIT for j in range(owner, i - 1))

    def _tvivlsom(self, i: int) -> int:
        if self.ord[i] in {"ved", "så"}:
            return self._ved_og_saa(i)
        if self._efter_naevneform(i) or (self._naevneform(i + 1) and not self._navneord_foran(i)):
            return JA
        role = i > 1 and self.ord[i - 1] == "som" and bool(self.arter[i - 2])
        if i == 0 or role or self._navneord_foran(i) or (self.arter[i - 1] and not self.context.er_biord(i - 1)):
            return NEJ
        subject = self.token[i - 1].ukendt and self.ord[i - 1].endswith(_DEFINITE)
        return JA if subject or self._efter_navneled(i) else MAASKE

    def _efter_navneled(self, i: int) -> bool:
        """Return whether `min sagsbehandler` or the like stands before the word."""
        return i > 1 and self.token[i - 1].ukendt and self.ord[i - 2] in BESTEMMERE

    def _ved_og_saa(self, i: int) -> int:
        """Return the strength of `ved` (know, by) and `så` (saw, then), which are mostly not verbs."""
        after = self.arter[i + 1] if i + 1 < len(self.ord) else Slags.INTET
        if self._efter_naevneform(i):
            return NEJ if after & Slags.FINIT and not after & Slags.TVIVL else JA
        if self.ord[i] == "ved" and self._naevneform(i + 1):
            return JA
        if self.ord[i] == "så" and self._naevneform(i + 1) and i > self.first and not self.context.er_skille(i - 1):
            return MAASKE
        knows = i + 1 < len(self.ord) and self.ord[i + 1] in EFTER_VED
        if self.ord[i] != "ved" or not knows or i == 0:
            return NEJ
        return JA if self.ord[i - 1].endswith(_DEFINITE) else MAASKE if self._efter_navneled(i) else NEJ

    def _datid(self, i: int) -> int:
        """Return the strength of a past form, which before a noun is an adjective: `de lovede penge`."""
        if self._efter_naevneform(i) or i == 0 or self.token[i - 1].slags == "tal":
            return JA
        if self.ord[self.context.tilbage_biord(i - 1)] in KOPULA:
            return NEJ
        before = self.ord[i - 1]
        if before not in {"den", "det", "de", "denne", "dette", "disse"}:
            return NEJ if self._navneord_foran(i) and before not in KAN_STAA_ALENE else JA
        earlier = self.ord[i - 2] if i > 1 else ""
        starts = i == 1 or self.context.er_skille(i - 2) or earlier in LEDSAGERE_OG_BINDEORD
        noun = i > 1 and self.token[i - 2].ukendt
        thought = earlier in FORAN_UDELADT_AT
        return JA if starts or noun else MAASKE if thought else NEJ

    def _ukendt(self, i: int) -> int:
        """Return the strength of a word in none of the lists, by its ending and place."""
        word = self.ord[i]
        if not word.endswith(UKENDT) or len(word) < 5 or not self.token[i].ukendt:  # noqa: PLR2004
            return NEJ
        if self._efter_naevneform(i):
            return NEJ if word.endswith("te") and self._styret(i) else JA
        if i == 0 or self._hoerer_til_navneord(i):
            return NEJ
        likely = word.endswith("ede") or self._naevneform(i + 1) or self.ord[i - 1] in {"de", "det", "den"}
        return MAASKE if likely or (self.token[i - 1].ukendt and self.ord[i - 1][-1] not in "es") else NEJ

    def _hoerer_til_navneord(self, i: int) -> bool:
        """Return whether an unknown word is a noun, or an adjective before one."""
        if self.ord[i].endswith(NAVNEORD_PAA_ER):
            return True
        pronouns = {"den", "det"} if self.ord[i].endswith("er") else {"de", "den", "det"}
        return self._navneord_foran(i) and not (self.ord[i - 1] in pronouns and self.begynder(i - 1))

    def begynder(self, i: int) -> bool:
        """Return whether the word at `i` stands first in a clause."""
        before = self.ord[i - 1] if i else "og"
        opens = before in FORAN_SAETNING
        return opens or self.context.er_skille(i - 1)
