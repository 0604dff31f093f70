"""The profiles as rows to be printed: all municipalities in one table, or one of them key by key."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import singledispatch
from typing import TYPE_CHECKING

from drafting.law.load import list_kommuner, load_profil
from drafting.law.model import JaNejIkkeOplyst, Kilde
from drafting.law.vaerdier import (
    Aldersgraense,
    Begraensning,
    Brevregel,
    Enhedsord,
    Graense,
    Kontakt,
    Kriterium,
    Kritikskala,
    Oplysning,
    Ordliste,
    Regel,
    Svarfrist,
    Titel,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from drafting.law.profil import Kommuneprofil

IKKE_OPLYST = str(JaNejIkkeOplyst.IKKE_OPLYST)
_OWN_ROWS = {"kommune", "navn", "navn_kilde", "dokumenter", "ikke_oplyst"}

Record = (
    Aldersgraense
    | Begraensning
    | Brevregel
    | Enhedsord
    | Graense
    | Kontakt
    | Kriterium
    | Kritikskala
    | Oplysning
    | Ordliste
    | Regel
    | Svarfrist
    | Titel
)


@dataclass(frozen=True, slots=True)
class Kommunelinje:
    """One municipality in the table: how many letters are allowed, refused, and not told."""

    kommune: str
    navn: str
    titel: str
    ja: int
    nej: int
    ikke_oplyst: int


@dataclass(frozen=True, slots=True)
class Profillinje:
    """One value of a profile: its key, the value in words, and the source."""

    noegle: str
    ord: str
    kilde: Kilde


def find_kommunelinjer(breve: Iterable[str], overlay: Path | None = None) -> tuple[Kommunelinje, ...]:
    """Return one row for each municipality, counting over the letters there are; raises LawError for a broken file."""
    names = tuple(breve)
    return tuple(_count(load_profil(kommune, overlay), names) for kommune in list_kommuner(overlay))


def find_profillinjer(profil: Kommuneprofil) -> tuple[Profillinje, ...]:
    """Return every value of a profile in the order of the file; what the source is silent about says so."""
    rows = [Profillinje("navn", str(profil.navn), profil.navn_kilde)]
    silence = replace(profil.dokumenter[0], sted="ikke nævnt i dokumentet")
    for field in fields(profil):
        if field.name not in _OWN_ROWS:
            value = getattr(profil, field.name)
            rows.extend(_find_rows(field.name, value) or [_tell_nothing(profil, field.name, silence)])
    return tuple(rows)


def _count(profil: Kommuneprofil, breve: tuple[str, ...]) -> Kommunelinje:
    answers = [profil.find_svar(brev) for brev in breve]
    return Kommunelinje(
        kommune=profil.kommune,
        navn=str(profil.navn),
        titel=str(profil.titel.ubestemt),
        ja=answers.count(JaNejIkkeOplyst.JA),
        nej=answers.count(JaNejIkkeOplyst.NEJ),
        ikke_oplyst=answers.count(JaNejIkkeOplyst.IKKE_OPLYST),
    )


def _find_rows(key: str, value: Record | tuple[Record, ...] | None) -> list[Profillinje]:
    if isinstance(value, tuple):
        named = ((f"{key}.{_name(record, number)}", record) for number, record in enumerate(value, start=1))
        return [Profillinje(name, format_record(record), record.kilde) for name, record in named]
    return [Profillinje(key, format_record(value), value.kilde)] if value else []


def _tell_nothing(profil: Kommuneprofil, key: str, silence: Kilde) -> Profillinje:
    return Profillinje(key, IKKE_OPLYST if key in profil.ikke_oplyst else "ingen", silence)


def _name(record: Record, number: int) -> str:
    match record:
        case Begraensning(noegle=noegle) | Graense(noegle=noegle):
            return noegle
        case Brevregel(brev=brev):
            return brev
        case _:
            return str(number)


def _join(*parts: object | None, by: str = " ") -> str:
    return by.join(str(part) for part in parts if part)


def _sentence(svar: JaNejIkkeOplyst, *parts: object | None) -> str:
    words = _join(*parts)
    return f"{svar}: {words}" if words else str(svar)


@singledispatch
def format_record(record: Record) -> str:
    """Return a value of a profile in words."""
    raise TypeError(type(record).__name__)


@format_record.register
def _(record: Regel) -> str:
    named = f"({record.navn})" if record.navn else None
    meanwhile = f"Programmet vælger: {record.standard}" if record.standard else None
    return _sentence(record.svar, named, record.ord, meanwhile)


@format_record.register
def _(record: Oplysning) -> str:
    meanwhile = f"Programmet vælger: {record.standard}" if record.standard else None
    return _join(record.ord or f"{IKKE_OPLYST}.", meanwhile)


@format_record.register
def _(record: Titel) -> str:
    return f"{record.ubestemt}, {record.bestemt}"


@format_record.register
def _(record: Enhedsord) -> str:
    return f"{record.ubestemt}, {record.bestemt}, {record.flertal}, {record.bestemt_flertal}"


@format_record.register
def _(record: Ordliste) -> str:
    return _join(record.maade, "; ".join(record.ord) or IKKE_OPLYST)


@format_record.register
def _(record: Kontakt) -> str:
    values = _join(record.telefon, record.email, record.kontor, by="; ")
    return f"{values} (oplyst {record.fra})"


@format_record.register
def _(record: Svarfrist) -> str:
    return f"{record.antal} {record.enhed} fra {record.fra}" + (f" til {record.til}" if record.til else "")


@format_record.register
def _(record: Kriterium) -> str:
    printed = f"I brevet til enheden står kun: {record.til_enheden}" if record.til_enheden else None
    return _sentence(record.svar, record.kun_for_raadgiveren, printed)


@format_record.register
def _(record: Kritikskala) -> str:
    steps = ", ".join(record.grader)
    return _sentence(record.svar, f"{steps}." if steps else None, record.ord, record.mellem, record.uddybning)


@format_record.register
def _(record: Begraensning) -> str:
    return _join(record.ord, record.undtagelse, by=". ")


@format_record.register
def _(record: Aldersgraense) -> str:
    return _sentence(record.svar, record.ord, record.undtagelse)


@format_record.register
def _(record: Graense) -> str:
    return _join(record.forklaring, record.undtagelse, record.andre_muligheder)


@format_record.register
def _(record: Brevregel) -> str:
    return _sentence(record.svar, record.grund)
