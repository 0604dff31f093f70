"""What a rule is: a few lines of check with an id, a level, a source and the letters it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct, field

from drafting.facts.generel import GenerelUdtalelse
from drafting.facts.model import Sag
from drafting.fund import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from drafting.errors import Place
    from drafting.facts.model import Fakta
    from drafting.law.model import Lovhylde
    from drafting.law.profil import Kommuneprofil


T = TypeVar("T")


class Grundlag(Struct, frozen=True):
    """All that a rule may look at: what the file holds, the municipality's profile, the law, and the day."""

    fakta: Fakta
    profil: Kommuneprofil
    lov: Lovhylde
    dato: date
    _fundet: dict[Callable[[Grundlag], object], object] = field(default_factory=dict)

    def find(self, work: Callable[[Grundlag], T]) -> T:
        """Return what `work` finds here, worked out once for all the rules that ask for it."""
        if work not in self._fundet:
            self._fundet[work] = work(self)
        return cast("T", self._fundet[work])

    @property
    def sag(self) -> Sag:
        """Return the case; raises TypeError in a rule that is not about one."""
        if isinstance(self.fakta, Sag):
            return self.fakta
        raise TypeError(self.fakta.slags)

    @property
    def udtalelse(self) -> GenerelUdtalelse:
        """Return the generel udtalelse; raises TypeError in a rule that is not about one."""
        if isinstance(self.fakta, GenerelUdtalelse):
            return self.fakta
        raise TypeError(self.fakta.slags)


class Rule(Struct, frozen=True):
    """A rule: `id` begins with its file's name, `forklaring` says why it matters.

    `kilde` is a provision on the law shelf (`dbf_5_1_c`) or a key of the municipality's profile (`profil:kritikskala`),
    `slags` the kind of file it is about, `foerst` whether it is told before all else at its level.
    """

    id: str
    level: Level
    kilde: str
    forklaring: str
    check: Callable[[Grundlag, Rule], Iterator[Finding]]
    breve: tuple[str, ...] = ()
    slags: str = "sag"
    foerst: bool = False

    def finding(self, message: str, place: Place | None, remedy: str) -> Finding:
        """Return a finding of this rule."""
        return Finding(self.id, self.level, message, place, remedy, self.kilde, self.breve)
