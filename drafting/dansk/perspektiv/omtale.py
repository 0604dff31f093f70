"""Which words of a period tell of the citizen, and what they become when the citizen is told.

Each is read as the first-person word it stands for; the rules that turn `mine` into `sine` then say whether `sine`
was the citizen's.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv import grunde
from drafting.dansk.perspektiv.bydeform import find_bydeform
from drafting.dansk.perspektiv.former import DU, SIN, stort_som, til_du
from drafting.dansk.perspektiv.indledning import LONGEST
from drafting.dansk.perspektiv.laeser import find_laesninger, laes_alle, renskriv
from drafting.dansk.perspektiv.model import Grundled, Ord, Periode
from drafting.dansk.perspektiv.navneord import find_ejestedord
from drafting.dansk.perspektiv.ordliste import liste
from drafting.dansk.perspektiv.personer import STEDORD, flere_personer, naevner_flere
from drafting.dansk.perspektiv.roller import Roller

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.dansk.perspektiv.afgoer import Afgoerelse, Form
    from drafting.dansk.perspektiv.kontekst import Kontekst
    from drafting.dansk.perspektiv.personer import Stand

_EGNE = {
    "jeg": "han", "vi": "han", "mig": "ham", "os": "ham", "min": "hans", "mit": "hans", "mine": "hans", "vores": "hans"
}  # fmt: skip
_REFLEXIVE = {"sig": "mig", **{sin: mine for mine, sin in SIN.items()}}
_FAELLES = {"sig": "os", "deres": "vores"}
_SELV = frozenset({"sig", "sin", "sit", "sine", "deres"})
_FLERE = frozenset({"deres", "dem", "de"})
_ANDEN = "(somebody else's)"
_PLURAL = {"jeg": "vi", "mig": "os"}


@lru_cache(maxsize=512)
def omtal(periode: Periode, stand: Stand, *, flertal: bool) -> Mapping[int, Form]:
    """Return the new form of each word that changes, or why it cannot be known; the places of the words count not."""
    return MappingProxyType(_Omtaler(periode, stand, flertal=flertal).find())


class _Omtaler:
    """Turns one period."""

    def __init__(self, periode: Periode, stand: Stand, *, flertal: bool) -> None:
        self.periode = periode
        self.stand = stand
        self.flertal = flertal
        self.borgeren = "borgerne" if flertal else "borgeren"
        self.lille = [_EGNE.get(token.lille, token.lille) for token in periode.ord]
        self.places = [i for i, token in enumerate(periode.ord) if token.lille in liste("tredje_person")]
        self.nye: dict[int, str] = {}
        self.tvivl: dict[int, str] = {}

    def find(self) -> dict[int, Form]:
        """Return the new form of each word that changes, or why it cannot be known."""
        if not self.places:
            return {}
        if len(self.periode.ord) > LONGEST:
            return dict.fromkeys(self.places, ("", grunde.LANG))
        for i in self.places:
            self._stedord(i)
        self._navneord()
        self._tilbagevisende()
        self._flere()
        self._bydeform()
        self._efterproev()
        for i in self.tvivl:
            self.nye.pop(i, None)
        forms: dict[int, Form] = {i: ("", why) for i, why in self.tvivl.items()}
        return forms | {i: (stort_som(self.periode.ord[i].text, til_du(word)), "") for i, word in self.nye.items()}

    def _stedord(self, i: int) -> None:
        """Settle a pronoun: the citizen, somebody else, or doubt."""
        word = self.lille[i]
        if self.flertal or self.periode.ord[i].lille not in {form for forms in STEDORD.values() for form in forms}:
            return
        forms = STEDORD.get(self.stand.omtale or "", {})
        if self.stand.omtale is None:
            self.tvivl[i] = grunde.OMTALE.format(ord=word)
        elif word in forms and not self.stand.er_sikker(self.periode):
            self.tvivl[i] = grunde.STEDORD.format(ord=word)
        elif word in forms:
            self.nye[i] = forms[word]
            if forms[word] == "min":
                self._ejer(i)

    def _ejer(self, i: int) -> None:
        """Settle an owner by the noun it owns."""
        form = "vores" if self.flertal else find_ejestedord(self._find_laesninger({})[0], i)
        if form:
            self.nye[i] = form
        else:
            self.tvivl[i] = grunde.EJER.format(ord=self.lille[i])

    def _navneord(self) -> None:
        """Settle `borgeren` by its role and `borgerens` by what it owns."""
        contexts = self._find_laesninger({i: word for i, word in self.nye.items() if word == "jeg"})
        readings = [Roller(context) for context in contexts]
        for i in self.places:
            word = self.lille[i]
            if word == self.borgeren + "s":
                self._ejer(i)
            elif word == self.borgeren:
                found = {reading.find(i) for reading in readings}
                rolle = found.pop()
                if found or not rolle.ord:
                    du, dig = ("I", "jer") if self.flertal else ("du", "dig")
                    self.tvivl[i] = grunde.ROLLE.format(ord=word, du=du, dig=dig)
                else:
                    self._saet(i, rolle.ord, rolle.bytter)
            elif self.flertal and self._er_uklar(contexts[0], i):
                self.tvivl[i] = grunde.TAL.format(ord=word)

    def _er_uklar(self, context: Kontekst, i: int) -> bool:
        """Return whether the word can be one of several citizens, or several others."""
        if self.lille[i] == "deres":
            others = [word for word in self.lille[:i] if word != self.borgeren]
            return any(word.endswith(("erne", "ene")) or word in flere_personer() for word in others)
        one = {"borgeren", "borgerens", "dem", "hun", "han", "hende", "ham", "hendes", "hans"}
        return self.lille[i] in one or (self.lille[i] == "de" and context.er_naevneform(i))

    def _saet(self, i: int, word: str, moved: int) -> None:
        """Put the pronoun in the noun's place, or in front of the `moved` words before it."""
        self.nye[i - moved] = _PLURAL[word] if self.flertal else word
        for j in range(i - moved, i):
            self.nye[j + 1] = self.periode.ord[j].lille

    def _tilbagevisende(self) -> None:
        """Settle `sig` and `sine`: the citizen's where the rules would have made them of `mig` and `mine`."""
        if not (self.nye or self.tvivl) or _SELV.isdisjoint(self.lille):
            return
        base = self._laes(self.nye)
        for i in self.places:
            shared = self.flertal or any(reading.laesning.hjem[i].grundled is Grundled.FLERE for reading in base)
            word = (_FAELLES if shared else _REFLEXIVE).get(self.lille[i])
            if word is None or i in self.tvivl:
                continue
            found = {self._hvis(reading, i) for reading in self._laes(self.nye | {i: word})}
            if found == {self.lille[i]}:
                self.nye[i] = word
            elif found != {_ANDEN}:
                self.tvivl[i] = grunde.EGEN.format(ord=self.lille[i])

    def _hvis(self, reading: Afgoerelse, i: int) -> str:
        """Return the form at `i`, or that it is another's: the subject is, and the citizen is not in the clause."""
        saetning = reading.laesning.hjem[i]
        citizen = any(word in DU and reading.laesning.hjem[j] is saetning for j, word in self.nye.items() if j < i)
        form = reading.form(i)[0]
        other = saetning.grundled is Grundled.ANDEN and not citizen
        return _ANDEN if other or form in {self.borgeren, self.borgeren + "s"} else form

    def _bydeform(self) -> None:
        """Doubt what stands in a sentence that asks somebody else to do something: `Ring til borgeren`."""
        start = find_bydeform(self._med(self.nye)) if self.nye else -1
        if start >= 0:
            self.tvivl |= {i: grunde.OPFORDRING for i in self.nye if i > start and i in self.places}

    def _flere(self) -> None:
        """Doubt what may tell of the citizen together with somebody named before."""
        if self.flertal:
            return
        for i in self.places:
            if self.lille[i] not in _FLERE or i in self.nye:
                continue
            several = self.stand.flere or naevner_flere(self.lille[:i])
            if several and (self.lille[i] != "de" or self._find_laesninger({})[0].er_naevneform(i)):
                self.tvivl[i] = grunde.STEDORD.format(ord=self.lille[i])

    def _laes(self, words: dict[int, str]) -> tuple[Afgoerelse, ...]:
        return laes_alle(self._med(words), flertal=self.flertal)

    def _find_laesninger(self, words: dict[int, str]) -> tuple[Kontekst, ...]:
        """Return the period with other words in some places and with its verbs."""
        return find_laesninger(self._med(words))

    def _med(self, words: dict[int, str]) -> Periode:
        """Return the period with other words in some places, and the adviser as somebody else."""
        tokens = list(self.periode.ord)
        for i, token in enumerate(tokens):
            word = words.get(i, self.lille[i])
            if word != token.lille and token.slags == "ord":
                tokens[i] = Ord(token.start, token.slut, token.text, word, token.slags)
        return renskriv(Periode(tuple(tokens), self.periode.loes, self.periode.linje, self.periode.spoergsmaal))

    def _efterproev(self) -> None:
        """Doubt every word that the rules would not have told of in the third person as the adviser did."""
        readings = self._laes(self.nye) if self.nye else []
        for i, word in self.nye.items():
            if word in _EGNE and not all(self._stemmer(reading, i, word) for reading in readings):
                self.tvivl[i] = grunde.STEDORD.format(ord=self.periode.ord[i].text)

    def _stemmer(self, reading: Afgoerelse, i: int, word: str) -> bool:
        """Return whether the reading gives the words of the text back."""
        written = self.periode.ord[i].lille
        if word in {"jeg", "vi"}:
            return reading.laesning.hjem[i].grundled in {Grundled.BORGER, Grundled.FLERE}
        if written == self.borgeren + "s":
            return True
        if written == self.borgeren and not reading.ombyttet(i):
            return reading.laesning.hjem[i].grundled is not Grundled.UKLAR
        form = reading.form(i)[0]
        return form == (written if written in _SELV else self.borgeren + "s" if word in SIN else self.borgeren)
