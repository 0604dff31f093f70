"""What the deadlines of a case are worked out from, and how a deadline is put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.facts.model import Afgoerelse, Sag
    from drafting.law.fristregler import Fristregler
    from drafting.law.helligdage import Kalender
    from drafting.law.kalender import Stand, Varighed
    from drafting.law.profil import Kommuneprofil


class Instans(Protocol):
    """A row of the directory of appeal bodies, as far as deadlines need it."""

    @property
    def instans(self) -> str | None: ...  # noqa: D102 (told by the class)
    @property
    def frist(self) -> Varighed | None: ...  # noqa: D102 (same)
    @property
    def rute(self) -> str: ...  # noqa: D102 (same)
    @property
    def hvor(self) -> str: ...  # noqa: D102 (same)
    @property
    def genvurdering(self) -> Varighed | None: ...  # noqa: D102 (same)
    @property
    def hvad_er_der_ellers(self) -> str | None: ...  # noqa: D102 (same)
    @property
    def forbehold(self) -> str | None: ...  # noqa: D102 (same)


class Instanser(Protocol):
    """The directory of appeal bodies."""

    @property
    def noegler(self) -> frozenset[str]: ...  # noqa: D102 (told by the class)

    def on(self, noegle: str, dato: date) -> Instans:
        """Return the row of an area on a day; raises LawError where there is none."""


class Fristgrundlag(Struct, frozen=True, kw_only=True):
    """The case and everything its deadlines are counted by."""

    sag: Sag
    profil: Kommuneprofil
    instanser: Instanser
    kalender: Kalender
    regler: Fristregler
    dato: date

    def find_stand(self, frist: date) -> Stand:
        """Return whether the deadline still runs."""
        return "løber" if frist >= self.dato else "udløbet"

    def find_erstattede(self) -> frozenset[str]:
        """Return the ids of the decisions that others replace."""
        return frozenset(afgoerelse.afloeser for afgoerelse in self.sag.afgoerelser if afgoerelse.afloeser)

    def iter_egne(self) -> Iterator[Afgoerelse]:
        """Yield the decisions that a deadline can run from: neither replaced nor an appeal body's own."""
        erstattede = self.find_erstattede()
        for afgoerelse in self.sag.afgoerelser:
            if afgoerelse.udfald is None and afgoerelse.id not in erstattede:
                yield afgoerelse


def join(*sentences: str) -> str:
    """Return the sentences that are not empty, one after the other."""
    return " ".join(sentence for sentence in sentences if sentence)
