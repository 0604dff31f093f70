"""What the adviser cannot take up, told to the citizen: which rule, and where to go instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafting.findings.kompetence import vurder_kompetence
from drafting.findings.kompetence.alder import ALDERSGRAENSE
from drafting.law.kompetenceregler import load_kompetenceregler
from drafting.letter.view.punkter import build_punkt
from drafting.letter.view.ramme import beregnet, in_first_person
from drafting.letter.view.records import Punkt
from drafting.oprindelse import Prosa, Tekst
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafting.facts import model
    from drafting.findings.kompetence import Grund, Punktkompetence
    from drafting.law.kompetenceregler import Kompetenceregel
    from drafting.letter.view.ramme import Ramme


@dataclass(frozen=True, slots=True)
class Afvistgrund:
    """A limit of the municipality's in its own words (`klager over …`, or a whole sentence), and where to go."""

    regel: Tekst | None
    saetning: Tekst | None
    hvorhen: Prosa | None


@dataclass(frozen=True, slots=True)
class Afvistpunkt:
    """A point that cannot be taken up, and why."""

    punkt: Punkt
    grunde: tuple[Afvistgrund, ...]


@dataclass(frozen=True, slots=True)
class Afvisning:
    """The points that cannot be taken up; `resten` is whether there are others."""

    punkter: tuple[Afvistpunkt, ...]
    resten: bool


def build_afvisning(ramme: Ramme) -> Afvisning:
    """Return what the adviser has turned down; nothing where the case tells of none."""
    afvist = ramme.sag.afvist
    if afvist is None:
        return Afvisning(punkter=(), resten=False)
    kompetence = {each.id: each for each in _judge(ramme)}
    meant = afvist.punkter or tuple(each.id for each in kompetence.values() if each.svar == "kan ikke")
    egne = [punkt for punkt in ramme.sag.klagepunkter if punkt.id in meant]
    return Afvisning(
        punkter=tuple(Afvistpunkt(build_punkt(ramme, each), tuple(_find(ramme, each, kompetence))) for each in egne),
        resten=len(egne) < len(ramme.sag.klagepunkter),
    )


def _judge(ramme: Ramme) -> tuple[Punktkompetence, ...]:
    profil, lov = ramme.hylder.profil, ramme.hylder.lov
    return tuple(
        each for each in vurder_kompetence(ramme.sag, profil, lov, dato=ramme.dato) if each.art == "klagepunkt"
    )


def _find(ramme: Ramme, punkt: model.Klagepunkt, kompetence: Mapping[str, Punktkompetence]) -> Iterator[Afvistgrund]:
    """Yield the grounds the adviser has named; where none is named, those the rules give."""
    named = tuple(fold(each) for each in ramme.sag.afvist.grunde) if ramme.sag.afvist else ()
    found = kompetence.get(punkt.id)
    grunde = {each.noegle: each for each in (found.grunde if found else ()) if each.svar == "kan ikke"}
    told: set[str | None] = set()
    for noegle in named or tuple(grunde):
        built = _tell(ramme, noegle, grunde.get(noegle))
        yield replace(built, hvorhen=None) if built.hvorhen in told else built
        told.add(built.hvorhen)


def _tell(ramme: Ramme, noegle: str, grund: Grund | None) -> Afvistgrund:
    profil, regel = ramme.hylder.profil, load_kompetenceregler(ramme.hylder.lov.ids).find(noegle)
    limit = profil.find_begraensning(noegle)
    sentence = profil.aldersgraense.ord if noegle == ALDERSGRAENSE else None
    return Afvistgrund(
        regel=limit.ord.med(limit.ord.partition(";")[0]) if limit else None,
        saetning=in_first_person(sentence, profil.titel) if sentence else None,
        hvorhen=_find_vej(ramme, regel, grund),
    )


def _find_vej(ramme: Ramme, regel: Kompetenceregel | None, grund: Grund | None) -> Prosa | None:
    """Return where the citizen goes: as the case itself shows it, else as the rule is told to her."""
    if regel is None:
        return None
    if grund is not None and grund.hvorhen not in {"", regel.hvorhen}:
        return ramme.gengiver.til_borgeren(beregnet(grund.hvorhen, regel.noegle))
    return Prosa(beregnet(regel.til_borger, regel.noegle))
