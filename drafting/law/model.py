"""The law shelf as frozen records: provisions with dates and sources, and the themes a complaint can have."""

from __future__ import annotations

import re
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from drafting.errors import LawError, Trouble
from drafting.uansetsted import UansetSted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from drafting.errors import Place
    from drafting.oprindelse import Tekst

Sikkerhed = Literal["T", "S", "M"]

_LINJER = re.compile(r"(?:^|, | )linje \d+(?:-\d+)?(?:(?: og |, )\d+(?:-\d+)?)*")


class JaNejIkkeOplyst(StrEnum):
    """What a source says about a rule; silence is an answer of its own and never a no."""

    JA = "ja"
    NEJ = "nej"
    IKKE_OPLYST = "ikke oplyst"


class Kilde(Struct, frozen=True, kw_only=True):
    """Where a value was read: title, link or file, the place in it, the day it describes, and the day we looked."""

    titel: str
    sted: str
    tjekket: date
    stand: date | None = None
    link: str = ""
    fil: str = ""

    def __str__(self) -> str:
        """Return the source as a reader needs it: title and section; the lines of our own copy are left out."""
        return ", ".join(part for part in (self.titel, _LINJER.sub("", self.sted)) if part)

    @property
    def spor(self) -> str:
        """Return where exactly it was read: the file or link, the section and the lines."""
        return ", ".join(part for part in (self.fil or self.link, self.sted) if part)


class Bestemmelse(UansetSted, frozen=True, kw_only=True):
    """A provision or unwritten rule in one wording; `til` is its last day, None while it is in force.

    `sikkerhed` is how we know it: T read in the statute, S read at an authority or in a book, M from memory.
    `uskreven` is whether no law says it, so that no more can be read than what an authority says of it.
    `emne` is the subject it rules in its time, so that one key leads from an old act to the new one; `ord` is what the
    thing it gives was called then.
    """

    id: str
    citat: Tekst
    overskrift: Tekst
    saetning: Tekst
    fra: date
    til: date | None
    kilde: Kilde
    sikkerhed: Sikkerhed
    emne: str = ""
    ord: Tekst | None = None
    note: str = ""
    uskreven: bool = False
    place: Place | None = None

    def is_in_force(self, dato: date) -> bool:
        """Return whether this wording is known to apply on `dato`."""
        return self.fra <= dato and (self.til is None or dato <= self.til)

    @property
    def noegler(self) -> frozenset[str]:
        """Return the keys it can be asked for by: its id, and its subject where it has one."""
        return frozenset(filter(None, (self.id, self.emne)))


class Lovhylde(Struct, frozen=True, dict=True):
    """All provisions we know, in every wording we have read."""

    bestemmelser: tuple[Bestemmelse, ...]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the ids and subjects that can be cited."""
        return frozenset(self._ordlyde)

    @cached_property
    def _ordlyde(self) -> Mapping[str, tuple[Bestemmelse, ...]]:
        """Return the wordings by each of their keys, in the order of the shelf."""
        found: dict[str, list[Bestemmelse]] = {}
        for bestemmelse in self.bestemmelser:
            for noegle in bestemmelse.noegler:
                found.setdefault(noegle, []).append(bestemmelse)
        return MappingProxyType({noegle: tuple(wordings) for noegle, wordings in found.items()})

    def on(self, noegle: str, dato: date) -> Bestemmelse:
        """Return the provision or subject `noegle` as it was on `dato`; raises LawError if we have not read it."""
        wordings = self._ordlyde.get(noegle, ())
        if not wordings:
            message = f"Reglen '{noegle}' findes ikke i lovsamlingen."
            remedy = suggest(noegle, self.ids) or "Se reglernes navne i mappen data/lov."
            raise LawError(Trouble(message, None, remedy))
        for bestemmelse in wordings:
            if bestemmelse.is_in_force(dato):
                return bestemmelse
        raise LawError(_tell_dates(wordings, dato))

    def find_ord(self, noegle: str, dato: date) -> Tekst:
        """Return what the thing under `noegle` was called on `dato`; raises LawError where we have no word for it."""
        bestemmelse = self.on(noegle, dato)
        if bestemmelse.ord is None:
            message = f"Lovsamlingen har intet ord for '{noegle}' den {dato}."
            raise LawError(Trouble(message, bestemmelse.place, "Skriv ordet i 'ord' under bestemmelsen."))
        return bestemmelse.ord


def _tell_dates(wordings: Sequence[Bestemmelse], dato: date) -> Trouble:
    periods = " og ".join(f"{wording.fra} til {wording.til or 'nu'}" for wording in wordings)
    message = f"{wordings[0].citat} ({wordings[0].id}) kendes kun for {periods}, ikke for {dato}."
    remedy = "Se efter, om datoen er rigtig. Er den det, så slå reglen op for den dag, og tilføj den med kilde."
    return Trouble(message, wordings[0].place, remedy)


class Klagetemagruppe(Struct, frozen=True):
    """A group of themes, as a yearly report counts them."""

    id: str
    navn: str


class Klagetema(Struct, frozen=True, kw_only=True):
    """What a point of complaint is about: its heading, its group, and the rules that speak to it.

    `regler_i_omraadets_lov` speak only where the case's area has its appeal deadline in the same law.
    `spoergsmaal` is what an undersøgelse asks the unit, `forklaring` tells the citizen the rule in one sentence.
    """

    id: str
    navn: str
    gruppe: Klagetemagruppe
    regler: tuple[str, ...]
    regler_i_omraadets_lov: tuple[str, ...] = ()
    spoergsmaal: tuple[Tekst, ...]
    forklaring: Tekst


def find_close(word: str, known: frozenset[str] | set[str]) -> str:
    """Return what `word` was probably meant to be, an empty text where nothing is close."""
    close = get_close_matches(word, sorted(known), n=1)
    return close[0] if close else ""


def suggest(word: str, known: frozenset[str] | set[str]) -> str:
    """Return "Mente du …?" where `word` is close to something known, else an empty text."""
    close = find_close(word, known)
    return f"Mente du '{close}'?" if close else ""
