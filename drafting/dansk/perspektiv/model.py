"""What comes out of turning a text, and the records the analysis passes on."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from msgspec import Struct, field

from drafting.dansk.perspektiv.ordform import Ordform

Stemme = Literal["jeg", "du", "borgeren"]


class Usikkerhed(Struct, frozen=True, gc=False):
    """A word the rules cannot turn: its place in the text given, the word, and in Danish what the adviser can write."""

    start: int
    slut: int
    ord: str
    grund: str


class Boejning(Struct, frozen=True, gc=False):
    """A text in another voice; words with an uncertainty stand as they were written."""

    text: str
    usikkerheder: tuple[Usikkerhed, ...]


class Periode(Struct, frozen=True, gc=False, cache_hash=True):
    """The words from one full stop to the next: all that its reading depends on.

    `lille`: the words in small letters (marks as themselves, names as `»`); `loes`: words without a verb may go on with
    the sentence before.
    """

    ord: tuple[Ordform, ...]
    lille: tuple[str, ...]
    loes: bool
    spoergsmaal: bool


Sted = tuple[int, Ordform]  # where a word begins in its text, and the word


class Stykke(Struct, frozen=True, gc=False):
    """A period where it stands in a text; `linje`: its start may only be a full line."""

    periode: Periode
    pladser: tuple[int, ...]
    linje: bool

    def sted(self, i: int) -> Sted:
        """Return the word at `i` with its place."""
        return self.pladser[i], self.periode.ord[i]


class Grundled(Enum):
    """Who the subject of a clause is."""

    BORGER = "the citizen alone (or, with several complainants, all of them)"
    FLERE = "the citizen together with somebody named"
    VI = "we, and it is not said who"
    ANDEN = "somebody or something else"
    UKLAR = "the analysis is not safe"


class Saetning(Struct, eq=False, gc=False):
    """A clause while it is being read: indexes of the words before and after its finite verb."""

    led: bool
    forrige: Saetning | None
    leder: int = -1
    foer: list[int] = field(default_factory=list)
    udsagnsled: int = -1
    efter: list[int] = field(default_factory=list)
    kandidater: tuple[Saetning, ...] = ()
    skjult: bool = False
    fast: Grundled | None = None
    grundled: Grundled = Grundled.UKLAR
    plads: int = -1
