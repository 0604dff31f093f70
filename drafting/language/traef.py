"""What a check works on and what it answers with: a document read into sentences, and hits in its pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.language.dokument import Slags
from drafting.language.saetninger import find_saetninger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafting.fund import Level
    from drafting.language.dokument import Dokument, Sprogprofil, Stykke
    from drafting.language.saetninger import Saetning

PROSA = (Slags.OVERSKRIFT, Slags.AFSNIT, Slags.PUNKT, Slags.CELLE)


class Laesning(Struct, frozen=True):
    """A document with the sentences that its writer chose: no address, greeting, signature or quotation.

    `stykker` are the pieces of prose, and `saetninger` theirs, in reading order.
    """

    dokument: Dokument
    stykker: tuple[Stykke, ...]
    saetninger: tuple[Saetning, ...]

    @property
    def profil(self) -> Sprogprofil:
        """Return who the document is written to."""
        return self.dokument.profil


class Traef(Struct, frozen=True):
    """A hit: the words `stykke.tekst[start:end]`.

    `emne` is what the hit is about, in the form a person would look it up; the same one twice becomes one finding with
    a count. `forslag` is what to write instead. `ord` fills the check's message where the words themselves do not do.
    `niveau` is there where this hit is lighter or heavier than its check.
    """

    stykke: Stykke
    start: int
    end: int
    emne: str
    forslag: str
    ord: str = ""
    niveau: Level | None = None

    @property
    def uddrag(self) -> str:
        """Return the words that were hit."""
        return self.stykke.tekst[self.start : self.end]


class Kontrol(Struct, frozen=True):
    """A check: its key in data/sprog/kontroller.yaml, and the function that finds its hits."""

    kode: str
    find: Callable[[Laesning], Iterator[Traef]]


def read_dokument(dokument: Dokument) -> Laesning:
    """Return the document read into sentences."""
    stykker = tuple(dokument.iter_stykker(*PROSA))
    return Laesning(dokument, stykker, tuple(each for stykke in stykker for each in find_saetninger(stykke)))
