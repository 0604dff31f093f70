"""The road of a bundle on one screen: the letter, its enclosures, what is wrong with them, and the file."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.bilag.arkivering import embed, tell_bibliotek
from drafting.bilag.forkontrol import Forkontrol
from drafting.bilag.samling import Brev, bind
from drafting.bilag.sats import Udseende
from drafting.errors import BilagError, Place, Trouble, UsageError
from drafting.fund import Finding, Level, has_fejl
from drafting.pakning.bilagsfiler import find_bilag
from drafting.pakning.fortrolighed import check_fortrolighed
from drafting.pakning.stoerrelse import check_stoerrelse
from drafting.pipeline import Bestilling, draft
from drafting.tryk import load_udseende

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from drafting.arkiv.manifest import Kilder
    from drafting.arkiv.write import Udkast
    from drafting.bilag.model import Laest
    from drafting.letter.compose import Udkast as Brevudkast
    from drafting.pipeline import Tjek, Udfald

PAKKE, ARKIV = PAKKER = ("pakke", "arkiv")


class Pakkebestilling(Struct, frozen=True, kw_only=True):
    """An order: this letter with its enclosures; `ud` is where finished letters lie, `spoerg` asks for a password."""

    brev: str
    ud: Path
    spoerg: Callable[[str, int], str | None]
    kladde: bool = False
    arkiv: bool = False


class Pakke(Struct, frozen=True, kw_only=True):
    """One bundle on its way: the enclosures looked through, and the file, which is None where it cannot be made."""

    laeste: tuple[Laest, ...]
    fund: tuple[Finding, ...]
    fil: Udkast | None = None


class Pakkeudfald(Struct, frozen=True, kw_only=True):
    """What became of the order: the letter itself, and a bundle for each of its recipients."""

    udfald: Udfald
    pakker: tuple[Pakke, ...] = ()

    @property
    def fund(self) -> tuple[Finding, ...]:
        """Return what was found on the way to the bundles, each once."""
        return tuple(dict.fromkeys(each for pakke in self.pakker for each in pakke.fund))

    @property
    def filer(self) -> tuple[Udkast, ...]:
        """Return the files; none at all where one of them cannot be made."""
        made = tuple(pakke.fil for pakke in self.pakker if pakke.fil)
        return made if len(made) == len(self.pakker) else ()


def pack(tjek: Tjek, bestilling: Pakkebestilling) -> Pakkeudfald:
    """Return the letter bound with its enclosures; nothing is written. Raises UsageError where it has none."""
    order = Bestilling(breve=(bestilling.brev,), formater=("pdf",), kladde=bestilling.kladde)
    (udfald,) = draft(tjek, order)
    if udfald.fejl:
        return Pakkeudfald(udfald=udfald)
    pairs = [pair for pair in zip(udfald.breve, udfald.filer, strict=True) if pair[0].letter.bilag]
    if not pairs:
        message = f"Brevet {bestilling.brev} har ingen bilag."
        remedy = f"Skriv brevet alene med: drafting brev SAG {bestilling.brev} --format pdf"
        raise UsageError(Trouble(message, Place(str(tjek.sagsfil)), remedy))
    return Pakkeudfald(udfald=udfald, pakker=tuple(_pack_one(tjek, bestilling, *pair) for pair in pairs))


def find_troubles(fund: Sequence[Finding]) -> tuple[Trouble, ...]:
    """Return what keeps a bundle from being made."""
    return tuple(Trouble(each.message, each.place, each.remedy) for each in fund if each.level is Level.FEJL)


def _pack_one(tjek: Tjek, bestilling: Pakkebestilling, draft: Brevudkast, fil: Udkast) -> Pakke:
    bilag = tuple(find_bilag(tjek, each, bestilling.ud, draft.enhed) for each in draft.letter.bilag)
    kontrol = Forkontrol(spoerg=bestilling.spoerg, dato=draft.letter.dato, arkiv=bestilling.arkiv)
    laeste = kontrol.check(bilag)
    fund = (*(each for laest in laeste for each in laest.fund), *check_fortrolighed(tjek, bestilling.brev, laeste))
    if has_fejl(fund):
        return Pakke(laeste=laeste, fund=fund)
    brev = Brev(pdf=fil.indhold, titel=draft.letter.titel, dato=draft.letter.dato)
    if bestilling.arkiv:
        endelse, indhold = ARKIV, embed(brev, laeste)
    else:
        endelse, indhold = PAKKE, bind(brev, laeste, Udseende(*load_udseende(tjek, bestilling.brev)))
    navn = f"{fil.navn.removesuffix('.pdf')}-{endelse}.pdf"
    kilder = replace(fil.kilder, format=endelse, bilag=_hash(laeste), pakker=f"{fil.kilder.pakker}, {tell_bibliotek()}")
    fund = (*fund, *check_stoerrelse(tjek, bestilling.brev, navn, len(indhold)))
    return Pakke(laeste=laeste, fund=fund, fil=replace(fil, navn=navn, indhold=indhold, kilder=kilder))


def redraw(tjek: Tjek, kilder: Kilder, folder: Path, spoerg: Callable[[str, int], str | None]) -> tuple[Udkast, ...]:
    """Return a bundle written earlier as it would be today. Raises BilagError where an enclosure cannot be used."""
    bestilling = Pakkebestilling(
        brev=kilder.brev, ud=folder, kladde=bool(kilder.kladde), arkiv=kilder.format == ARKIV, spoerg=spoerg,
    )  # fmt: skip
    udfald = pack(tjek, bestilling)
    if udfald.udfald.fejl:
        raise udfald.udfald.fejl
    if troubles := find_troubles(udfald.fund):
        raise BilagError(*troubles)
    return udfald.filer


def _hash(laeste: Sequence[Laest]) -> str:
    """Return the fingerprint of every enclosure."""
    return sha256(b"".join(each.aftryk for each in laeste)).hexdigest()
