"""A document as one text whose every letter knows its place; what is quoted from it never holds a CPR number."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from drafting.afgoerelse.model import Oplysning, Sikkerhed
from drafting.dansk.cpr import CPR
from drafting.language.brevdele import greets, says_goodbye
from drafting.language.dokument import Slags
from drafting.language.saetninger import find_saetninger

if TYPE_CHECKING:
    from drafting.errors import Place
    from drafting.language.dokument import Dokument

T = TypeVar("T")

_SKEL = "\n\n"
_LANGT = 170  # letters of a quotation
_PROSA = 8  # words of a sentence that is no longer a heading or an address
_DEL = re.compile(r"\s*[·•|\t]\s*|\s{3,}|\s+[–-]\s+")
SKJULT = "[CPR-nummer]"


class Stump(Struct, frozen=True):
    """A part of a line: `tekst` begins at `start`; a line is parted where it holds a dot, a bar or a wide gap."""

    tekst: str
    start: int

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.tekst)


class Saetningen(Struct, frozen=True):
    """A sentence of the text: where it begins and ends, and whether it is a heading; `afsnit` counts the pieces."""

    tekst: str
    start: int
    end: int
    overskrift: bool
    afsnit: int = 0


class Ark(Struct, frozen=True, dict=True):
    """A document as one text."""

    dokument: Dokument

    @cached_property
    def tekst(self) -> str:
        """Return all of it, the pieces parted by a blank line."""
        return _SKEL.join(stykke.tekst for stykke in self.dokument.stykker)

    @cached_property
    def _starts(self) -> list[int]:
        lengths = (len(stykke.tekst) + len(_SKEL) for stykke in self.dokument.stykker)
        return [0, *accumulate(lengths)]

    @cached_property
    def linjer(self) -> tuple[Stump, ...]:
        """Return the lines that are not empty."""
        found = (Stump(match[0].rstrip(), match.start()) for match in re.finditer(r"[^\s].*", self.tekst))
        return tuple(linje for linje in found if linje.tekst)

    @cached_property
    def stumper(self) -> tuple[Stump, ...]:
        """Return the lines in parts."""
        return tuple(stump for linje in self.linjer for stump in _split(linje))

    @cached_property
    def saetninger(self) -> tuple[Saetningen, ...]:
        """Return the sentences in reading order; the address, the greeting and the signature are left out."""
        found = []
        for number, stykke in enumerate(self.dokument.stykker):
            if stykke.slags in {Slags.AFSNIT, Slags.PUNKT, Slags.CELLE, Slags.OVERSKRIFT}:
                for each in find_saetninger(stykke):
                    start = self._starts[number] + each.start
                    plain = " ".join(each.tekst.split())
                    heading = stykke.slags is Slags.OVERSKRIFT or plain.isupper()
                    found.append(Saetningen(plain, start, start + each.end - each.start, heading, number))
        return tuple(found)

    @cached_property
    def krop(self) -> int:
        """Return where the letter itself begins: after the greeting, else at the first whole sentence."""
        for linje in self.linjer:
            if greets(linje.tekst):
                return linje.end
        for saetning in self.saetninger:
            if _is_prosa(saetning.tekst):
                return saetning.start
        return len(self.tekst)

    @cached_property
    def slut(self) -> int:
        """Return where the goodbye begins, the end where there is none."""
        return next((linje.start for linje in self.linjer if says_goodbye(linje.tekst)), len(self.tekst))

    def find_sted(self, offset: int) -> Place | None:
        """Return the place of the letter at `offset`."""
        if not self.dokument.stykker:
            return None
        number = min(bisect_right(self._starts, offset) - 1, len(self.dokument.stykker) - 1)
        return self.dokument.stykker[number].find_sted(offset - self._starts[number])

    def cite(self, start: int, end: int) -> str:
        """Return the words on one line, shortened, with every CPR number hidden."""
        return cite(self.tekst[start:end])

    def make(
        self, vaerdi: T, spot: tuple[int, int], sikkerhed: Sikkerhed, hvorfor: str
    ) -> Oplysning[T]:  # fmt: skip
        """Return a value with its place and words."""
        return Oplysning(vaerdi, self.find_sted(spot[0]), self.cite(*spot), sikkerhed, hvorfor)


def cite(text: str) -> str:
    """Return the words on one line, shortened, with every CPR number hidden."""
    plain = CPR.sub(SKJULT, " ".join(text.split()))
    return plain if len(plain) <= _LANGT else plain[: _LANGT - 2].rsplit(" ", 1)[0] + " …"


def _is_prosa(text: str) -> bool:
    """Return whether it is a whole sentence: long enough, and most of it words in small letters."""
    words = text.split()
    small = sum(word[:1].islower() for word in words)
    return len(words) >= _PROSA and text.endswith((".", "?", ":")) and small * 2 > len(words)


def _split(linje: Stump) -> list[Stump]:
    parts, start = [], 0
    for skel in _DEL.finditer(linje.tekst):
        parts.append(Stump(linje.tekst[start : skel.start()], linje.start + start))
        start = skel.end()
    parts.append(Stump(linje.tekst[start:], linje.start + start))
    return [part for part in parts if part.tekst.strip()]
