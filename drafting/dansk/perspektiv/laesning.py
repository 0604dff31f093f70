"""How far the reading of a period has come: its clauses, and the one being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.ledere import Ledere
from drafting.dansk.perspektiv.model import Saetning
from drafting.dansk.perspektiv.ordklasser import BIORD

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst


class Laesning:
    """`hjem[i]` is the clause of the word at `i`, `nu` the one being read; `tvivl` spoils the whole period."""

    def __init__(self, context: Kontekst) -> None:
        self.context = context
        self.ord = context.ord
        self.ledere = Ledere(context)
        self.tvivl = self.ledere.tvivl
        self.saetninger: list[Saetning] = []
        self.hjem: list[Saetning] = []
        self.nu = self.ny(led=False, forrige=None)
        self.hoved = self.nu
        self.parenteser: list[Saetning] = []
        self.foregaaende: Saetning | None = None

    def ny(self, *, led: bool, forrige: Saetning | None) -> Saetning:
        """Return a new clause, known to the reading but not yet the one being read."""
        saetning = Saetning(led=led, forrige=forrige)
        self.saetninger.append(saetning)
        return saetning

    def jaevnbyrdig(self, *, led: bool = False) -> None:
        """Begin a clause beside the one being read."""
        self.nu = self.ny(led=led, forrige=self.nu.forrige if self.nu.led else None)

    def underordnet(self) -> None:
        """Begin a clause under the one being read."""
        self.nu = self.ny(led=True, forrige=self.nu)

    def underforstaaet(self, candidates: list[Saetning]) -> None:
        """Begin a clause that borrows its subject from one of the candidates."""
        self.jaevnbyrdig(led=self.nu.led)
        self.nu.kandidater = tuple(candidates)
        self.nu.udsagnsled = len(self.ord)

    def kaede(self) -> list[Saetning]:
        """Return the clause being read and those around it."""
        chain: list[Saetning] = []
        saetning: Saetning | None = self.nu
        while saetning is not None:
            chain.append(saetning)
            saetning = saetning.forrige
        return chain

    def saet(self, i: int) -> None:
        """Make the word at `i` the finite verb of the clause being read, and find the pronoun beside it."""
        self.nu.udsagnsled = i
        before = -1
        for j in reversed(self.nu.foer):
            if self.ord[j] not in BIORD:
                before = j
                break
        self.nu.plads = before if self.context.er_naevneform(before) else self.context.naevneform_efter(i)

    def genhus(self, start: int, end: int) -> None:
        """Move words already read to the clause being read."""
        for j in range(start, end):
            self.hjem[j] = self.nu
