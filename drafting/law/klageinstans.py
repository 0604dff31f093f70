"""The directory of appeal bodies: who hears an appeal, by when and by which way, or what is left where nobody does."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from drafting.errors import LawError, Trouble
from drafting.law.soegeord import measure_likeness
from drafting.uansetsted import UansetSted
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from datetime import date

    from drafting.errors import Place
    from drafting.law.model import Kilde, Sikkerhed
    from drafting.oprindelse import Tekst

Rute = Literal["via kommunen", "via myndigheden", "direkte", "portal"]
# how like a search must be to what is known, and how many areas can be meant by one word that fits none exactly
PRAECIS, SIKKER, NAER, MINDRE = 0.98, 0.8, 0.5, 0.1
FOR_MANGE, ANTAL = 4, 6


class Fristregel(Struct, frozen=True, kw_only=True):
    """So many of a unit, and the provision that says so."""

    antal: int
    enhed: str
    hjemmel: str


class Genvurdering(Struct, frozen=True, kw_only=True):
    """How long the authority has to look at the case again; `antal` 0 means it only sends the appeal on, at once."""

    antal: int
    enhed: str
    hjemmel: str


class Klageinstans(UansetSted, frozen=True, kw_only=True):
    """One area as it was from `fra` to `til`; `instans` is None where there is no appeal body.

    `opsaettende` is whether the decision waits for the appeal, None where it depends, as `opsaettende_ord` tells.
    """

    noegle: str
    navn: Tekst
    ord: tuple[Tekst, ...]
    instans: Tekst | None
    frist: Fristregel | None
    rute: Rute
    hvor: Tekst
    foerst: Tekst | None
    genvurdering: Genvurdering | None
    opsaettende: bool | None
    opsaettende_ord: Tekst | None
    gebyr: Tekst | None
    hjemmel: tuple[str, ...]
    hvad_er_der_ellers: Tekst | None
    forbehold: Tekst | None
    fra: date
    til: date | None
    kilde: Kilde
    sikkerhed: Sikkerhed
    place: Place | None = None

    def is_in_force(self, dato: date) -> bool:
        """Return whether this is how the area was on `dato`."""
        return self.fra <= dato and (self.til is None or dato <= self.til)

    @property
    def soegeord(self) -> tuple[str, ...]:
        """Return all the words it can be found by."""
        return (self.noegle.replace("_", " "), str(self.navn), *map(str, self.ord))


class Klageinstanser(Struct, frozen=True, dict=True):
    """All areas we know, each in every period we have read; `fyldord` are words that name no area."""

    raekker: tuple[Klageinstans, ...]
    fyldord: frozenset[str] = frozenset()

    @cached_property
    def noegler(self) -> frozenset[str]:
        """Return the keys a case can name as its omraade."""
        return frozenset(raekke.noegle for raekke in self.raekker)

    def on(self, noegle: str, dato: date) -> Klageinstans:
        """Return the area `noegle` as it was on `dato`; raises LawError if it is unknown or not read for that day."""
        key = fold(noegle)
        periods = [raekke for raekke in self.raekker if raekke.noegle == key]
        if not periods:
            close = get_close_matches(key, sorted(self.noegler), n=1)
            near = close or [raekke.noegle for raekke in self.find(noegle)[:1]]
            remedy = f"Mente du '{near[0]}'?" if near else "Se områderne med: drafting klageinstans"
            raise LawError(Trouble(f"Området '{noegle}' står ikke i listen over klageinstanser.", None, remedy))
        for raekke in periods:
            if raekke.is_in_force(dato):
                return raekke
        told = " og ".join(f"{raekke.fra} til {raekke.til or 'nu'}" for raekke in periods)
        message = f"Klageinstansen for {periods[0].navn} kendes kun for {told}, ikke for {dato}."
        remedy = "Se efter, om datoen er rigtig. Følg ellers klagevejledningen i afgørelsen."
        raise LawError(Trouble(message, periods[0].place, remedy))

    def find(self, ord: str, dato: date | None = None) -> tuple[Klageinstans, ...]:  # noqa: A002 (the word of the house)
        """Return the areas that `ord` surely means, nearest first; none where nothing is sure."""
        found = self._measure(ord, dato)
        best = max((score for score, _ in found), default=0.0)
        sure = tuple(raekke for score, raekke in found if score >= max(SIKKER, best - MINDRE))
        return sure if best >= PRAECIS or len(sure) <= FOR_MANGE else ()

    def count_lige(self, ord: str, dato: date | None = None) -> int:  # noqa: A002 (same)
        """Return how many areas `ord` means just as surely as the nearest: none of them goes before the others."""
        scores = [score for score, _ in self._measure(ord, dato)]
        return scores.count(scores[0]) if scores else 0

    def find_naermeste(self, ord: str, dato: date | None = None) -> tuple[Klageinstans, ...]:  # noqa: A002 (same)
        """Return the areas that are nearest to `ord`, sure or not; none where nothing is like it."""
        return tuple(raekke for score, raekke in self._measure(ord, dato) if score >= NAER)[:ANTAL]

    def _measure(self, words: str, dato: date | None) -> list[tuple[float, Klageinstans]]:
        rows = [raekke for raekke in self.raekker if raekke.is_in_force(dato)] if dato else self._newest()
        found = [(measure_likeness(words, raekke.soegeord, self.fyldord), raekke) for raekke in rows]
        return sorted(found, key=lambda pair: -pair[0])

    def _newest(self) -> list[Klageinstans]:
        newest: dict[str, Klageinstans] = {}
        for raekke in self.raekker:
            known = newest.get(raekke.noegle)
            if known is None or known.fra < raekke.fra:
                newest[raekke.noegle] = raekke
        return list(newest.values())
