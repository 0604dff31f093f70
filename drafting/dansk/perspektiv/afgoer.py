"""Which form a first-person word takes when the citizen is told of in the third person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv import grunde
from drafting.dansk.perspektiv.former import EJESTEDORD, FLERTAL, SIN
from drafting.dansk.perspektiv.model import Grundled
from drafting.dansk.perspektiv.ombytning import find_naegtelse
from drafting.dansk.perspektiv.omgivelser import Omgivelser
from drafting.dansk.perspektiv.ordklasser import EFTER_VI, FORAN_MIG
from drafting.dansk.perspektiv.styring import styres_af_borger

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst
    from drafting.dansk.perspektiv.laesning import Laesning

Form = tuple[str, str]  # (the form, "") or ("", why not)


class Afgoerelse:
    """Answers for one reading of a period what becomes of the word at a place."""

    def __init__(self, context: Kontekst, laesning: Laesning, *, flertal: bool) -> None:
        self.context = context
        self.ord = context.ord
        self.laesning = laesning
        self.flertal = flertal
        self._former: dict[int, Form] = {}
        self.omgivelser = Omgivelser(context, laesning)
        self.borgeren = "borgerne" if flertal else "borgeren"
        self.borgerens = "borgernes" if flertal else "borgerens"

    def form(self, i: int) -> Form:
        """Return the form of the word at `i`, or why it has none."""
        if i not in self._former:
            self._former[i] = self._find_form(i)
        return self._former[i]

    def _find_form(self, i: int) -> Form:
        word = self.ord[i]
        if (word in FLERTAL) != self.flertal:
            return ("", grunde.klagere(word)) if self.flertal else self._flertal_i_ental(i)
        if self._er_person(i):
            return "", grunde.person(word, flertal=self.flertal)
        if word in {"jeg", "vi"}:
            return self.borgeren, ""
        return self._eje(i) if word in EJESTEDORD else self._genstand(i)

    def _er_person(self, i: int) -> bool:
        """Return whether a noun cannot stand here: `stakkels mig`, `vi to`, `os forældre`."""
        before = self.ord[i - 1] if i else ""
        after = self.ord[i + 1] if i + 1 < len(self.ord) else ""
        if self.ord[i] in {"vi", "os"} and (after in EFTER_VI or before in {"hver", "begge", "alle"}):
            return True
        return self.ord[i] in {"mig", "jeg"} and before in FORAN_MIG

    def _flertal_i_ental(self, i: int) -> Form:
        """Return the form of `os` and `vores` where `min mand og jeg` has said who they are."""
        word, saetning = self.ord[i], self.laesning.hjem[i]
        if word != "vi" and saetning.grundled is Grundled.FLERE and not self.omgivelser.tvivl(i):
            if word == "os" and self.ord[i - 1 : i] != ["af"]:
                return "sig", ""
            if word in EJESTEDORD and i > saetning.udsagnsled and not self._i_grundled(i):
                return "deres", ""
        return "", grunde.hvem(word)

    def _i_grundled(self, i: int) -> bool:
        """Return whether the possessive stands inside a joined subject after the verb."""
        return self.context.er_bindeord(i - 1)

    def _eje(self, i: int) -> Form:
        word, saetning = self.ord[i], self.laesning.hjem[i]
        doubt = "", grunde.eje(word, flertal=self.flertal)
        if self._styret(i):
            return ("deres" if self.flertal else SIN[word]), ""
        if saetning.grundled is Grundled.UKLAR or self.omgivelser.tvivl(i):
            return doubt
        if saetning.grundled is not Grundled.BORGER:
            together = self.flertal and saetning.grundled is Grundled.FLERE and i > saetning.udsagnsled
            return ("deres" if together and not self._i_grundled(i) else self.borgerens), ""
        if self.omgivelser.i_eget_grundled(i):
            return doubt
        return ("deres" if self.flertal else SIN[word]), ""

    def _styret(self, i: int) -> bool:
        """Return whether the citizen is who carries out the infinitive around the word: `bad mig sende mine …`."""
        saetning = self.laesning.hjem[i]
        other = saetning.grundled is Grundled.ANDEN and 0 <= saetning.udsagnsled < i
        return other and not self.omgivelser.binder_ejer(i) and styres_af_borger(self.context, saetning, i)

    def _genstand(self, i: int) -> Form:
        word, saetning = self.ord[i], self.laesning.hjem[i]
        doubt = "", grunde.sig(word, flertal=self.flertal)
        if self._styret(i):
            return "sig", ""
        if saetning.grundled is Grundled.UKLAR or self.omgivelser.tvivl(i):
            return doubt
        selv = self.ord[i + 1 : i + 2] == ["selv"]
        if saetning.grundled is Grundled.BORGER:
            odd = self.omgivelser.i_eget_grundled(i) or self.omgivelser.ikke_sig(i, selv=selv)
            return doubt if odd else ("sig", "")
        if self.omgivelser.tilbagevisende(i) or (selv and not self.omgivelser.kun_selv(i)):
            return doubt
        if self.omgivelser.foran_naegtelse(i) and not self._naegtelse(i):
            return "", grunde.raekkefoelge(word, self.ord[i + 1], flertal=self.flertal)
        return self.borgeren, ""

    def ombyttet(self, i: int) -> int:
        """Return how many words the noun changes places with: `svarede mig slet ikke` has two, 0 if it stays."""
        plain = self.ord[i] in {"mig", "os"} and self.form(i)[0] == self.borgeren
        return self._naegtelse(i) if plain and self.omgivelser.foran_naegtelse(i) else 0

    def _naegtelse(self, i: int) -> int:
        return len(find_naegtelse(self.context, self.laesning.hjem[i], i))
