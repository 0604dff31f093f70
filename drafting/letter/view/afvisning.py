"""What the adviser cannot take up, told to the citizen: which rule, and where to go instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.findings.kompetence import vurder_kompetence
from drafting.findings.kompetence.alder import ALDERSGRAENSE
from drafting.law.kompetenceregler import load_kompetenceregler
from drafting.letter.view.part import build_ordvalg
from drafting.letter.view.punkter import build_punkt
from drafting.letter.view.ramme import beregnet, in_first_person
from drafting.letter.view.records import Punkt
from drafting.oprindelse import Prosa, Tekst, hul
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafting.facts import model
    from drafting.findings.kompetence import Grund, Punktkompetence
    from drafting.law.kompetenceregler import Kompetenceregel
    from drafting.letter.view.ramme import Ramme

_AT = "at "
_HVAD = "hvilke klagepunkter du ikke kan tage op (punkter under afvist)"
_HVORFOR = "hvorfor du ikke kan tage klagepunktet op (forklaring under afvist)"


class Afvistgrund(Struct, frozen=True):
    """A limit of the municipality's in its own words (`klager over …`, or a whole sentence), and where to go.

    `er_handling` is whether it is something the adviser may not do (`at træffe afgørelser`), told without its `at`.
    """

    regel: Tekst | None
    er_handling: bool
    saetning: Tekst | None
    hvorhen: Prosa | None


class Afvistpunkt(Struct, frozen=True):
    """A point that cannot be taken up, and why; `mangler` is a hole where nothing says why."""

    punkt: Punkt
    grunde: tuple[Afvistgrund, ...]
    mangler: Tekst | None


class Afvisning(Struct, frozen=True):
    """The points that cannot be taken up; `resten` is whether there are others, `mangler` a hole where none is."""

    punkter: tuple[Afvistpunkt, ...]
    resten: bool
    mangler: Tekst | None


def build_afvisning(ramme: Ramme) -> Afvisning:
    """Return what the adviser has turned down; nothing where the case tells of none."""
    afvist = ramme.sag.afvist
    if afvist is None:
        return Afvisning(punkter=(), resten=False, mangler=None)
    kompetence = {each.id: each for each in _judge(ramme)}
    meant = afvist.punkter or tuple(each.id for each in kompetence.values() if each.svar == "kan ikke")
    egne = [punkt for punkt in ramme.sag.klagepunkter if punkt.id in meant]
    return Afvisning(
        punkter=tuple(_build(ramme, each, kompetence) for each in egne),
        resten=bool(egne) and len(egne) < len(ramme.sag.klagepunkter),
        mangler=None if egne or (afvist.forklaring and not ramme.sag.klagepunkter) else hul(_HVAD),
    )


def _build(ramme: Ramme, punkt: model.Klagepunkt, kompetence: Mapping[str, Punktkompetence]) -> Afvistpunkt:
    grunde = tuple(_find(ramme, punkt, kompetence))
    told = any(each.regel or each.saetning for each in grunde) or (ramme.sag.afvist and ramme.sag.afvist.forklaring)
    return Afvistpunkt(build_punkt(ramme, punkt), grunde, None if told else hul(_HVORFOR))


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
    told = limit.ord.partition(";")[0] if limit else ""
    return Afvistgrund(
        regel=limit.ord.med(told.removeprefix(_AT)) if limit else None,
        er_handling=told.startswith(_AT),
        saetning=in_first_person(sentence, profil.titel) if sentence else None,
        hvorhen=_find_vej(ramme, regel, grund),
    )


def _find_vej(ramme: Ramme, regel: Kompetenceregel | None, grund: Grund | None) -> Prosa | None:
    """Return where the citizen goes: as the case itself shows it, else as the rule is told to her."""
    if regel is None:
        return None
    if grund is not None and grund.hvorhen not in {"", regel.hvorhen}:
        return ramme.gengiver.til_borgeren(beregnet(grund.hvorhen, regel.noegle))
    return Prosa(beregnet(_say_du(ramme, regel.til_borger), regel.noegle))


def _say_du(ramme: Ramme, text: str) -> str:
    """Return what is said to one citizen (`du`, `din`) as it is said to those of this case."""
    ordvalg = build_ordvalg(ramme)

    def say(found: re.Match[str]) -> str:
        word = str(getattr(ordvalg, found[0].lower()))
        return word[0].upper() + word[1:] if found[0][0].isupper() else word

    return re.sub(r"\b(du|dig|din|dit|dine)\b", say, text, flags=re.IGNORECASE)
