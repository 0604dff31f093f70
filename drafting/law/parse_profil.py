"""From a profile file to a Kommuneprofil, with every trouble of the file told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from drafting.law.antaget import ANTAGET, find_antagne
from drafting.law.documents import read_documents
from drafting.law.fields import Fields
from drafting.law.model import JaNejIkkeOplyst
from drafting.law.parse_graenser import read_aldersgraense, read_begraensning, read_graense
from drafting.law.profil import Kommuneprofil
from drafting.law.reading import Reading
from drafting.law.vaerdier import (
    Aldersgraense,
    Antagelse,
    Brevregel,
    Enhedsord,
    Kontakt,
    Kriterium,
    Kritikskala,
    Oplysning,
    Ordliste,
    Regel,
    Svarfrist,
    Titel,
    Trin,
)
from drafting.oprindelse import Profil

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafting.yamlfile import Mapping

R = TypeVar("R")
IKKE_OPLYST = JaNejIkkeOplyst.IKKE_OPLYST
ENHEDER = ("arbejdsdage", "dage", "uger")


def parse_profil(kommune: str, node: Mapping, own: Mapping | None = None) -> Kommuneprofil:
    """Return the profile of `kommune`; raises LawError with everything that is wrong with the file.

    `own` is the municipality's own file where `node` also holds what is assumed.
    """
    reading = Reading(origin=lambda key: Profil(kommune, key))
    top = Fields(node, "", reading)
    dokumenter = read_documents(top)
    navn, navn_kilde = _need(top, "navn", lambda fields: (fields.text("ord"), fields.kilde()))
    antaget_som = _read(top, ANTAGET, _antagelse) if top.has(ANTAGET) else None
    if antaget_som:
        reading.antagne = frozenset(find_antagne(own or node, node))
        reading.antaget = str(antaget_som.grund)
    profil = Kommuneprofil(
        kommune=kommune,
        navn=navn,
        navn_kilde=navn_kilde,
        dokumenter=dokumenter,
        titel=_need(top, "titel", _titel),
        kendetegn=_ordliste(top, "kendetegn"),
        grundlag=_oplysning(top, "grundlag"),
        refererer_til=_oplysning(top, "refererer_til"),
        enhedsord=_need(top, "enhedsord", _enhedsord),
        ledertitel=_read(top, "ledertitel", _titel),
        modtager=_oplysning(top, "modtager"),
        kontakt=_list(top, "kontakt", _kontakt),
        skriver_borgerens_klage=_regel(top, "skriver_borgerens_klage"),
        foerste_omgang=_regel(top, "foerste_omgang"),
        anden_omgang=_regel(top, "anden_omgang"),
        kriterium=_read(top, "kriterium", _kriterium) or Kriterium(svar=IKKE_OPLYST, kilde=top.whole()),
        egen_drift=_regel(top, "egen_drift"),
        generel_udtalelse=_regel(top, "generel_udtalelse"),
        genfremsendelse=_regel(top, "genfremsendelse"),
        genovervejelse=_regel(top, "genovervejelse"),
        kritikskala=_read(top, "kritikskala", _kritikskala) or Kritikskala(svar=IKKE_OPLYST, kilde=top.whole()),
        opfoelgning=_regel(top, "opfoelgning"),
        maalestok=_ordliste(top, "maalestok"),
        kan_behandle=_ordliste(top, "kan_behandle"),
        kan_ikke_behandle=_list(top, "kan_ikke_behandle", read_begraensning, "noegle"),
        aldersgraense=_read(top, "aldersgraense", read_aldersgraense)
        or Aldersgraense(svar=IKKE_OPLYST, kilde=top.whole()),
        kan_ikke_goere=_list(top, "kan_ikke_goere", read_begraensning, "noegle"),
        graenser_i_undersoegelse=_list(top, "graenser_i_undersoegelse", read_graense, "noegle"),
        anonymitet=_regel(top, "anonymitet"),
        svarfrist=_list(top, "svarfrist", _svarfrist),
        svar_til=_oplysning(top, "svar_til"),
        godt_klagesvar=_regel(top, "godt_klagesvar"),
        sagsresume=_regel(top, "sagsresume"),
        registrering=_regel(top, "registrering"),
        beretning=_regel(top, "beretning"),
        saerligt=_list(top, "saerligt", _read_oplysning),
        breve=_list(top, "breve", _brevregel, "brev"),
        antaget_som=antaget_som,
        antaget=tuple(sorted(reading.antagne)),
        ikke_oplyst=reading.silent_keys,
    )
    top.done()
    reading.stop_if_troubled()
    return profil


def _read(top: Fields, key: str, read: Callable[[Fields], R]) -> R | None:
    fields = top.record(key)
    return _whole(fields, read) if fields else None


def _list(top: Fields, key: str, read: Callable[[Fields], R], unique: str = "") -> tuple[R, ...]:
    return tuple(_whole(fields, read) for fields in top.records(key, unique))


def _whole(fields: Fields, read: Callable[[Fields], R]) -> R:
    record = read(fields)
    fields.done()
    return record


def _need(top: Fields, key: str, read: Callable[[Fields], R]) -> R:
    return _whole(top.needed_record(key), read)


def _regel(top: Fields, key: str) -> Regel:
    return _read(top, key, _read_regel) or Regel(svar=IKKE_OPLYST, kilde=top.whole())


def _oplysning(top: Fields, key: str) -> Oplysning:
    return _read(top, key, _read_oplysning) or Oplysning(ord=None, kilde=top.whole())


def _ordliste(top: Fields, key: str) -> Ordliste:
    return _read(top, key, _read_ordliste) or Ordliste(ord=(), kilde=top.whole())


def _read_regel(fields: Fields) -> Regel:
    return Regel(
        svar=fields.svar(),
        ord=fields.optional("ord"),
        navn=fields.optional("navn"),
        modtager=fields.optional("modtager"),
        adgang=fields.optional("adgang"),
        standard=fields.optional("standard"),
        kilde=fields.kilde(),
    )


def _read_oplysning(fields: Fields) -> Oplysning:
    return Oplysning(ord=fields.known("ord"), standard=fields.optional("standard"), kilde=fields.kilde())


def _read_ordliste(fields: Fields) -> Ordliste:
    return Ordliste(ord=fields.words("ord"), maade=fields.optional("maade"), kilde=fields.kilde())


def _antagelse(fields: Fields) -> Antagelse:
    fields.has("kaldes")
    return Antagelse(kommune=str(fields.text("kommune")), grund=fields.text("grund"), kilde=fields.kilde())


def _titel(fields: Fields) -> Titel:
    return Titel(ubestemt=fields.text("ubestemt"), bestemt=fields.text("bestemt"), kilde=fields.kilde())


def _enhedsord(fields: Fields) -> Enhedsord:
    return Enhedsord(
        ubestemt=fields.text("ubestemt"),
        bestemt=fields.text("bestemt"),
        flertal=fields.text("flertal"),
        bestemt_flertal=fields.text("bestemt_flertal"),
        kilde=fields.kilde(),
    )


def _kontakt(fields: Fields) -> Kontakt:
    return Kontakt(
        fra=fields.day("fra"),
        til=fields.day_or_none("til", "ingen"),
        telefon=fields.known("telefon"),
        email=fields.known("email"),
        kontor=fields.known("kontor"),
        maa_tilsidesaettes=fields.svar("maa_tilsidesaettes") != JaNejIkkeOplyst.NEJ,
        kilde=fields.kilde(),
    )


def _svarfrist(fields: Fields) -> Svarfrist:
    return Svarfrist(
        fra=fields.day("fra"),
        til=fields.day_or_none("til", "ingen"),
        antal=fields.number("antal"),
        enhed=fields.one_of("enhed", ENHEDER),
        kilde=fields.kilde(),
    )


def _kriterium(fields: Fields) -> Kriterium:
    return Kriterium(
        svar=fields.svar(),
        kun_for_raadgiveren=fields.optional("kun_for_raadgiveren"),
        til_enheden=fields.optional("til_enheden"),
        kilde=fields.kilde(),
    )


def _kritikskala(fields: Fields) -> Kritikskala:
    svar = fields.svar()
    has_steps = svar == JaNejIkkeOplyst.JA or fields.has("trin")
    return Kritikskala(
        svar=svar,
        trin=_list(fields, "trin", lambda trin: Trin(trin.text("grad"), trin.known("betydning"))) if has_steps else (),
        ord=fields.optional("ord"),
        mellem=fields.optional("mellem"),
        uddybning=fields.optional("uddybning"),
        kilde=fields.kilde(),
    )


def _brevregel(fields: Fields) -> Brevregel:
    grund, antaget = fields.text("grund"), fields.reading.find_antaget(fields.path)
    return Brevregel(
        brev=str(fields.text("brev")),
        svar=fields.svar(),
        grund=grund.med(f"{antaget[:1].upper()}{antaget[1:]}. {grund}") if antaget else grund,
        kilde=fields.kilde(),
    )
