"""What the unit is asked in an undersøgelse: the points, the rules in plain words, the questions, the files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.letter.view.part import build_samtykke
from drafting.letter.view.punkter import build_punkt, is_egen_drift, tema_navn
from drafting.letter.view.ramme import beregnet, dato_tekst, find_omraade, in_first_person
from drafting.letter.view.records import Punkt, Regel, Samtykke
from drafting.letter.view.regler import find_regel, rests_on_god_forvaltningsskik
from drafting.letter.view.svar import find_svar
from drafting.oprindelse import Prosa, Sammensat, Tekst, hul

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts import model
    from drafting.law.model import Klagetema
    from drafting.letter.view.ramme import Ramme


class Spoergepunkt(Struct, frozen=True):
    """One point of an undersøgelse: what it is about, what the unit answered before, and what it is asked now."""

    titel: Tekst
    punkt: Punkt
    rejst_af_borger: bool
    svar: Prosa | None
    svar_mangler: bool
    regler: tuple[Regel, ...]
    forklar_god_forvaltningsskik: bool
    spoergsmaal: tuple[Prosa, ...]


class Undersoegelsesbrev(Struct, frozen=True):
    """What an undersøgelse asks the unit for; `kriterium` is the profile's condition in the words meant for the unit.

    `adgang` is how the profile lets the adviser see the files, where it says so.
    """

    punkter: tuple[Spoergepunkt, ...]
    kriterium: Tekst | None
    adgang: Tekst | None
    akter: tuple[Tekst, ...]
    samtykke: Samtykke | None
    svarfrist: Tekst | None
    ikke_med: tuple[Tekst, ...]


def build_undersoegelsesbrev(ramme: Ramme) -> Undersoegelsesbrev:
    """Return what the letter that opens an undersøgelse asks for."""
    sag, profil = ramme.sag, ramme.hylder.profil
    kriterium = profil.kriterium.til_enheden if not is_egen_drift(sag) else None
    return Undersoegelsesbrev(
        punkter=tuple(_build_punkter(ramme)),
        kriterium=None if kriterium is None else in_first_person(kriterium, profil.titel),
        adgang=profil.anden_omgang.adgang,
        akter=sag.undersoegelse.akter_oensket if sag.undersoegelse else (),
        samtykke=build_samtykke(ramme, sag.borger.samtykke, "akter") if sag.borger else None,
        svarfrist=dato_tekst(sag.undersoegelse, "svarfrist"),
        ikke_med=tuple(_find_ikke_med(ramme)),
    )


def _find_punkter(ramme: Ramme) -> tuple[model.Klagepunkt, ...]:
    """Return what is investigated: the points the citizen maintains, and those the adviser raised."""
    fastholdt = ramme.sag.borger_fastholder.punkter if ramme.sag.borger_fastholder else ()
    kept = (punkt for punkt in ramme.punkter if punkt.rejst_af == "rådgiver" or punkt.id in fastholdt)
    return tuple(kept) if fastholdt else ramme.punkter


def _find_ikke_med(ramme: Ramme) -> Iterator[Tekst]:
    """Yield the headings of the citizen's points that are not investigated."""
    med = {punkt.id for punkt in _find_punkter(ramme)}
    for punkt in ramme.sag.klagepunkter:
        titel = punkt.overskrift or tema_navn(ramme, punkt, punkt.tema)
        if punkt.id not in med and titel is not None:
            yield titel


def _build_punkter(ramme: Ramme) -> Iterator[Spoergepunkt]:
    """Yield the points; what god forvaltningsskik is, is told with the first that rests on it."""
    punkter, told = _find_punkter(ramme), False
    for nummer, punkt in enumerate(punkter, start=1):
        built = _build_punkt(ramme, punkt, nummer, alene=len(punkter) == 1)
        rests = rests_on_god_forvaltningsskik(built.regler)
        yield replace(built, forklar_god_forvaltningsskik=rests and not told)
        told = told or rests


def _titel(ramme: Ramme, punkt: model.Klagepunkt, nummer: int, *, alene: bool) -> Tekst:
    """Return the number of a point and its heading, as far as they are there."""
    titel = punkt.overskrift or tema_navn(ramme, punkt, punkt.tema)
    if alene:
        return titel or beregnet("Punktet", "klagepunkt uden tema")
    if titel is None:
        return beregnet(f"Punkt {nummer}", "klagepunktets nummer")
    return Sammensat.af([beregnet(f"Punkt {nummer}: ", "klagepunktets nummer"), titel])


def _build_punkt(ramme: Ramme, punkt: model.Klagepunkt, nummer: int, *, alene: bool) -> Spoergepunkt:
    tema = ramme.hylder.klagetemaer.get(punkt.tema) if punkt.tema else None
    svar, svar_mangler = find_svar(ramme, punkt)
    return Spoergepunkt(
        titel=_titel(ramme, punkt, nummer, alene=alene),
        punkt=build_punkt(ramme, punkt),
        rejst_af_borger=punkt.rejst_af != "rådgiver" and not is_egen_drift(ramme.sag),
        svar=svar,
        svar_mangler=svar_mangler,
        regler=tuple(find_regel(regel, ramme.hylder.lov, ramme.dato) for regel in _find_regler(ramme, tema)),
        forklar_god_forvaltningsskik=False,
        spoergsmaal=tuple(_find_spoergsmaal(ramme, punkt, tema)) or (Prosa(hul(f"spørgsmålene til punkt {nummer}")),),
    )


def _find_regler(ramme: Ramme, tema: Klagetema | None) -> Iterator[str]:
    """Yield the rules of a klagetema; those of one area's law only where the case is of that area."""
    if tema is None:
        return
    yield from tema.regler
    omraade = find_omraade(ramme, ramme.sag.omraade)
    if omraade is None or omraade.frist is None:
        return
    for regel in tema.regler_i_omraadets_lov:
        if regel.partition("_")[0] == omraade.frist.hjemmel.partition("_")[0]:
            yield regel


def _find_spoergsmaal(ramme: Ramme, punkt: model.Klagepunkt, tema: Klagetema | None) -> Iterator[Prosa]:
    """Yield the case's own questions about the point, else those of its klagetema."""
    undersoegelse = ramme.sag.undersoegelse
    for egne in undersoegelse.spoergsmaal if undersoegelse else ():
        if egne.klagepunkt == punkt.id and egne.spoergsmaal:
            yield from (ramme.gengiver.raadgivers(tekst) for tekst in egne.spoergsmaal)
            return
    several = ramme.flertal or ramme.sag.borger is None
    yield from (Prosa(_ask_of_several(tekst) if several else tekst) for tekst in (tema.spoergsmaal if tema else ()))


def _ask_of_several(tekst: Tekst) -> Tekst:
    """Return a question of a klagetema, asked of several citizens or of nobody in particular."""
    flere = re.sub(r"\bborgeren(s?)\b", r"borgerne\1", tekst)
    return tekst.med(re.sub(r"\b(?:sin|sit|sine)\b", "deres", flere))
