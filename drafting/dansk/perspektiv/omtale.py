"""Which words of a period tell of the citizen, and what they become when the citizen is told.

Each is read as the first-person word it stands for; the rules that turn `mine` into `sine` then say whether `sine`
was the citizen's.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress, count
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.perspektiv import grunde
from drafting.dansk.perspektiv.bydeform import find_bydeform
from drafting.dansk.perspektiv.former import DU, SIN, stort_som
from drafting.dansk.perspektiv.indledning import LONGEST
from drafting.dansk.perspektiv.laeser import find_laesninger, laes_alle
from drafting.dansk.perspektiv.model import Grundled, Periode
from drafting.dansk.perspektiv.navneord import find_ejestedord
from drafting.dansk.perspektiv.ordform import ORDFORRAAD
from drafting.dansk.perspektiv.ordklasser import TREDJE_PERSON
from drafting.dansk.perspektiv.personer import STEDORD, Stand, flere_personer, naevner_flere
from drafting.dansk.perspektiv.roller import Rolle, Roller

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.dansk.perspektiv.afgoer import Afgoerelse, Form
    from drafting.dansk.perspektiv.kontekst import Kontekst
    from drafting.dansk.perspektiv.ordform import Ordform

_EGNE = {
    "jeg": "han", "vi": "han", "mig": "ham", "os": "ham", "min": "hans", "mit": "hans", "mine": "hans", "vores": "hans"
}  # fmt: skip
_REFLEXIVE = {"sig": "mig", **{sin: mine for mine, sin in SIN.items()}}
_FAELLES = {"sig": "os", "deres": "vores"}
_SELV = frozenset({"sig", "sin", "sit", "sine", "deres"})
_FLERE = frozenset({"deres", "dem", "de"})
_STEDORD = frozenset(form for forms in STEDORD.values() for form in forms)
_EN = _STEDORD | {"borgeren", "borgerens", "dem"}
_ANDEN = "(somebody else's)"
_PLURAL = {"jeg": "vi", "mig": "os"}


class Omtalt(Struct, frozen=True, gc=False):
    """The new form of each word of a period that changes, or why it cannot be known; and where the text stands then."""

    former: Mapping[int, Form]
    efter: Stand


@lru_cache(maxsize=512)
def omtal(periode: Periode, stand: Stand, *, flertal: bool) -> Omtalt:
    """Return what becomes of the words of a period; where it stands in its text counts not."""
    return Omtalt(MappingProxyType(_Omtaler(periode, stand, flertal=flertal).find()), stand.efter(periode))


class _Omtaler:
    """Turns one period."""

    def __init__(self, periode: Periode, stand: Stand, *, flertal: bool) -> None:
        self.periode = periode
        self.stand = stand
        self.flertal = flertal
        self.borgeren = "borgerne" if flertal else "borgeren"
        self.places = [*compress(count(), map(TREDJE_PERSON.__contains__, periode.lille))]
        self.grund = periode if _EGNE.keys().isdisjoint(periode.lille) else _fjern_raadgiver(periode)
        self.lille = self.grund.lille
        self.nye: dict[int, str] = {}
        self.tvivl: dict[int, str] = {}

    def find(self) -> dict[int, Form]:
        """Return the new form of each word that changes, or why it cannot be known."""
        if not self.places:
            return {}
        if len(self.periode.ord) > LONGEST:
            return dict.fromkeys(self.places, ("", grunde.LANG))
        pronouns = [i for i in self.places if self.periode.lille[i] in _STEDORD]
        if pronouns and not self.flertal:
            self._stedord(pronouns)
        self._navneord()
        if not _SELV.isdisjoint(self.lille):
            self._tilbagevisende()
        if not (self.flertal or _FLERE.isdisjoint(self.lille)):
            self._flere()
        if self.nye:
            told = self._med(self.nye)
            self._bydeform(told)
            self._efterproev(told)
        for i in self.tvivl:
            self.nye.pop(i, None)
        forms: dict[int, Form] = {i: ("", why) for i, why in self.tvivl.items()}
        return forms | {
            i: (stort_som(self.periode.ord[i].text, DU.get(word, word)), "") for i, word in self.nye.items()
        }

    def _stedord(self, places: list[int]) -> None:
        """Settle the pronouns: the citizen, somebody else, or doubt."""
        forms, surely = STEDORD.get(self.stand.omtale or "", {}), self.stand.er_sikker(self.periode)
        for i in places:
            word = self.lille[i]
            if self.stand.omtale is None:
                self.tvivl[i] = grunde.OMTALE.format(ord=word)
            elif word in forms and not surely:
                self.tvivl[i] = grunde.STEDORD.format(ord=word)
            elif word in forms:
                self.nye[i] = forms[word]
                if forms[word] == "min":
                    self._ejer(i)

    def _ejer(self, i: int) -> None:
        """Settle an owner by the noun it owns."""
        form = "vores" if self.flertal else find_ejestedord(self._med({}), i)
        if form:
            self.nye[i] = form
        else:
            self.tvivl[i] = grunde.EJER.format(ord=self.lille[i])

    def _navneord(self) -> None:
        """Settle `borgeren` by its role and `borgerens` by what it owns."""
        citizen = [i for i in self.places if self.lille[i] == self.borgeren]
        roller = self._find_roller(citizen) if citizen else {}
        for i in self.places:
            word = self.lille[i]
            if word == self.borgeren + "s":
                self._ejer(i)
            elif word == self.borgeren and roller[i].ord:
                self._saet(i, roller[i].ord, roller[i].bytter)
            elif word == self.borgeren:
                du, dig = ("I", "jer") if self.flertal else ("du", "dig")
                self.tvivl[i] = grunde.ROLLE.format(ord=word, du=du, dig=dig)
            elif self.flertal and self._er_uklar(i):
                self.tvivl[i] = grunde.TAL.format(ord=word)

    def _find_roller(self, places: list[int]) -> dict[int, Rolle]:
        """Return the roles of the nouns at the places, where each reading of the verbs gives the same."""
        contexts = self._find_laesninger({i: word for i, word in self.nye.items() if word == "jeg"})
        first, *others = [Roller(context) for context in contexts]
        roller = {i: first.find(i) for i in places}
        for other in others:
            roller = {i: rolle if other.find(i) == rolle else Rolle() for i, rolle in roller.items()}
        return roller

    def _er_uklar(self, i: int) -> bool:
        """Return whether the word can be one of several citizens, or several others."""
        if self.lille[i] == "deres":
            others = [word for word in self.lille[:i] if word != self.borgeren]
            return any(word.endswith(("erne", "ene")) or word in flere_personer() for word in others)
        return self.lille[i] in _EN or (self.lille[i] == "de" and self._find_laesninger({})[0].er_naevneform(i))

    def _saet(self, i: int, word: str, moved: int) -> None:
        """Put the pronoun in the noun's place, or in front of the `moved` words before it."""
        self.nye[i - moved] = _PLURAL[word] if self.flertal else word
        for j in range(i - moved, i):
            self.nye[j + 1] = self.periode.ord[j].lille

    def _tilbagevisende(self) -> None:
        """Settle `sig` and `sine`: the citizen's where the rules would have made them of `mig` and `mine`."""
        if not (self.nye or self.tvivl):
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

    def _bydeform(self, told: Periode) -> None:
        """Doubt what stands in a sentence that asks somebody else to do something: `Ring til borgeren`."""
        start = find_bydeform(told)
        if start >= 0:
            self.tvivl |= {i: grunde.OPFORDRING for i in self.nye if i > start and i in self.places}

    def _flere(self) -> None:
        """Doubt what may tell of the citizen together with somebody named before."""
        for i in self.places:
            if self.lille[i] not in _FLERE or i in self.nye:
                continue
            several = self.stand.flere or naevner_flere(self.lille[:i])
            if several and (self.lille[i] != "de" or self._find_laesninger({})[0].er_naevneform(i)):
                self.tvivl[i] = grunde.STEDORD.format(ord=self.lille[i])

    def _laes(self, words: dict[int, str]) -> tuple[Afgoerelse, ...]:
        return laes_alle(self._med(words), flertal=self.flertal, andens_liste=False)

    def _find_laesninger(self, words: dict[int, str]) -> tuple[Kontekst, ...]:
        """Return the period with other words in some places and with its verbs."""
        return find_laesninger(self._med(words))

    def _med(self, words: dict[int, str]) -> Periode:
        """Return the period with other words in some places, and the adviser as somebody else."""
        if not words:
            return self.grund
        tokens, small = list(self.grund.ord), list(self.lille)
        for i, word in words.items():
            tokens[i] = _skriv(self.periode.ord[i], word)
            small[i] = tokens[i].lille
        return Periode(tuple(tokens), tuple(small), self.periode.loes, self.periode.spoergsmaal)

    def _efterproev(self, told: Periode) -> None:
        """Doubt every word that the rules would not have told of in the third person as the adviser did."""
        owner = self.borgeren + "s"  # always told of as it stands
        tried = {i: word for i, word in self.nye.items() if word in _EGNE and self.lille[i] != owner}
        readings = laes_alle(told, flertal=self.flertal, andens_liste=False) if tried else ()
        for i, word in tried.items():
            if [reading for reading in readings if not self._stemmer(reading, i, word)]:
                self.tvivl[i] = grunde.STEDORD.format(ord=self.periode.ord[i].text)

    def _stemmer(self, reading: Afgoerelse, i: int, word: str) -> bool:
        """Return whether the reading gives the words of the text back."""
        written = self.periode.ord[i].lille
        if word in {"jeg", "vi"}:
            return reading.laesning.hjem[i].grundled in (Grundled.BORGER, Grundled.FLERE)
        if written == self.borgeren and not reading.ombyttet(i):
            return reading.laesning.hjem[i].grundled is not Grundled.UKLAR
        form = reading.form(i)[0]
        return form == (written if written in _SELV else self.borgeren + "s" if word in SIN else self.borgeren)


def _fjern_raadgiver(periode: Periode) -> Periode:
    """Return the period with the adviser as somebody else."""
    small = [_EGNE.get(word, word) for word in periode.lille]
    tokens = tuple(map(_skriv, periode.ord, small))
    return Periode(tokens, tuple([token.lille for token in tokens]), periode.loes, periode.spoergsmaal)


def _skriv(token: Ordform, word: str) -> Ordform:
    """Return another word in the token's place, with its capitals."""
    return token if word == token.lille or token.slags != "ord" else ORDFORRAAD[stort_som(token.text, word)]
