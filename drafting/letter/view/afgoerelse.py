"""An appeal of one decision: which, whether in time, why the citizen disagrees, and where the appeal goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.letter.view.aabne import find_aabne, is_delvist_medhold, is_egen, names_kommunen
from drafting.letter.view.frist import find_klagemulighed
from drafting.letter.view.punkter import gengiv_punkt, tells_afgoerelse
from drafting.letter.view.ramme import dato_tekst
from drafting.letter.view.rettidighed import (
    Forsinkelse,
    Vejledning,
    build_forsinkelse,
    build_vejledning,
    tell_bilag,
)
from drafting.oprindelse import Lov, Prosa, Tekst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts import model
    from drafting.letter.view.frist import Klagemulighed
    from drafting.letter.view.ramme import Ramme

_FASTHOLDELSE = "er_klar_til_fastholdelse"


class Klagegrund(Struct, frozen=True):
    """A reason or a new fact with the numbers of its bilag."""

    hvad: Prosa
    bilag: Tekst | None


class Klagevej(Struct, frozen=True):
    """Where the appeal goes: to the body itself (`direkte`), or to the municipality, which may look at it again first.

    `instans` is None where the body is not known. Of `direkte`, `genvurdering` and `videre` exactly one is true;
    `straks` is whether the municipality must send it on at once, since it comes late.
    """

    instans: Tekst | None
    direkte: bool
    genvurdering: bool
    videre: bool
    straks: bool = False


class Klagebrev(Struct, frozen=True):
    """An appeal of one decision; `samme_dag` is whether it reached the citizen the day it was made.

    `rettidig` is true only beyond doubt; `en_af_flere` is whether the case has other decisions to appeal.
    """

    dato: Tekst | None
    en_af_flere: bool
    afgjort_af: Tekst | None
    naevner_kommunen: bool
    bilag: Tekst | None
    indhold: Prosa | None
    modtaget: Tekst | None
    samme_dag: bool
    ikke_faaet: bool
    i_digital_post: bool
    med_brev: bool
    paa_email: bool
    mundtligt: bool
    rettidig: bool
    forsinkelse: Forsinkelse | None
    vej: Klagevej
    oensker: tuple[Prosa, ...]
    grunde: tuple[Klagegrund, ...]
    nye_oplysninger: tuple[Klagegrund, ...]
    vejledning: Vejledning | None


_INGEN_VEJ = Klagevej(instans=None, direkte=False, genvurdering=False, videre=False)
_TOM = Klagebrev(
    dato=None,
    en_af_flere=False,
    afgjort_af=None,
    naevner_kommunen=False,
    bilag=None,
    indhold=None,
    modtaget=None,
    samme_dag=False,
    ikke_faaet=False,
    i_digital_post=False,
    med_brev=False,
    paa_email=False,
    mundtligt=False,
    rettidig=False,
    forsinkelse=None,
    vej=_INGEN_VEJ,
    oensker=(),
    grunde=(),
    nye_oplysninger=(),
    vejledning=None,
)


def build_klagebrev(ramme: Ramme) -> Klagebrev:
    """Return the appeal that the letter is; an empty one where it is another letter."""
    afgoerelse = ramme.afgoerelse
    if afgoerelse is None:
        return _TOM
    found = _find(ramme, afgoerelse)
    return Klagebrev(
        dato=dato_tekst(afgoerelse, "dato"),
        en_af_flere=len(find_aabne(ramme.sag)) > 1,
        afgjort_af=None if is_egen(afgoerelse, ramme.sag) else afgoerelse.afgjort_af,
        naevner_kommunen=names_kommunen(afgoerelse, ramme.sag),
        bilag=_find_afgoerelsens_bilag(ramme, afgoerelse),
        indhold=ramme.gengiver.borgers(afgoerelse.indhold) if afgoerelse.indhold is not None else None,
        modtaget=dato_tekst(afgoerelse, "modtaget"),
        samme_dag=afgoerelse.modtaget is not None and afgoerelse.modtaget == afgoerelse.dato,
        ikke_faaet=afgoerelse.meddelt is False and afgoerelse.modtaget is None,
        i_digital_post=afgoerelse.via == "digital post",
        med_brev=afgoerelse.via == "brev",
        paa_email=afgoerelse.via == "e-mail",
        mundtligt=afgoerelse.via == "mundtligt",
        rettidig=found.is_rettidig(ramme.dato),
        forsinkelse=build_forsinkelse(ramme, found),
        vej=build_klagevej(found),
        oensker=tuple(_find_oensker(ramme, afgoerelse)),
        grunde=tuple(_find_grunde(ramme, afgoerelse)),
        nye_oplysninger=tuple(_build_grund(ramme, each) for each in afgoerelse.nye_oplysninger),
        vejledning=build_vejledning(ramme, found),
    )


def find_direkte_instans(ramme: Ramme) -> Tekst | None:
    """Return the appeal body that the letter goes to itself, None where it goes to the municipality."""
    if ramme.afgoerelse is None:
        return None
    vej = build_klagevej(_find(ramme, ramme.afgoerelse))
    return vej.instans if vej.direkte else None


def find_klagebilag(ramme: Ramme) -> tuple[int, ...]:
    """Return the numbers of the bilag that the appeal names, rising."""
    afgoerelse = ramme.afgoerelse
    if afgoerelse is None:
        return ()
    numre = {nummer for each in afgoerelse.nye_oplysninger for nummer in each.bilag}
    numre.update(nummer for each in afgoerelse.uenig_fordi for nummer in each.bilag)
    if not afgoerelse.uenig_fordi:
        numre.update(nummer for each in _find_punkter(ramme, afgoerelse) for nummer in _find_numre(ramme, each))
    if afgoerelse.forsinket is not None and build_forsinkelse(ramme, _find(ramme, afgoerelse)) is not None:
        numre.update(afgoerelse.forsinket.bilag)
    for haendelse in _find_fortalt(ramme, afgoerelse):
        numre.update(haendelse.bilag)
    return tuple(sorted(numre))


def find_fastholdte_bilag(ramme: Ramme) -> tuple[int, ...]:
    """Return the numbers of the bilag named where the rest of an appeal is upheld, rising; none for other letters."""
    if ramme.skabelon.stade != _FASTHOLDELSE:
        return ()
    upheld = [each for each in ramme.sag.afgoerelser if is_delvist_medhold(each, ramme.sag)]
    numre = {nummer for each in upheld for row in each.uenig_fordi for nummer in row.bilag}
    numre.update(nummer for each in upheld for row in each.nye_oplysninger for nummer in row.bilag)
    return tuple(sorted(numre))


def _find(ramme: Ramme, afgoerelse: model.Afgoerelse) -> Klagemulighed:
    return find_klagemulighed(ramme.sag, afgoerelse, ramme.hylder, dato=ramme.dato)


def build_klagevej(found: Klagemulighed) -> Klagevej:
    """Return where an appeal of the decision goes."""
    row, oplyst = found.row, found.afgoerelse.klagevejledning
    instans = oplyst.instans if oplyst else None
    if row is not None and row.instans is not None:
        instans = Tekst(str(row.instans), Lov("klageinstans"))
    ukendt = row is None or row.instans is None
    genvurderes = ukendt or (row is not None and row.genvurdering is not None and row.genvurdering.antal > 0)
    videre = found.er_sikkert_for_sent or not genvurderes
    return Klagevej(
        instans=instans,
        direkte=found.er_direkte,
        genvurdering=not found.er_direkte and not videre,
        videre=not found.er_direkte and videre,
        straks=found.er_sikkert_for_sent,
    )


def _find_fortalt(ramme: Ramme, afgoerelse: model.Afgoerelse) -> Iterator[model.Haendelse]:
    """Yield the events that are the decision itself, with the decision as their bilag."""
    for haendelse in ramme.sag.forloeb:
        if haendelse.dato and haendelse.dato.tidligst == afgoerelse.dato and tells_afgoerelse(haendelse):
            yield haendelse


def _find_afgoerelsens_bilag(ramme: Ramme, afgoerelse: model.Afgoerelse) -> Tekst | None:
    return next((tell_bilag(each, each.bilag) for each in _find_fortalt(ramme, afgoerelse) if each.bilag), None)


def _find_punkter(ramme: Ramme, afgoerelse: model.Afgoerelse) -> Iterator[model.Klagepunkt]:
    """Yield the klagepunkter that are about the decision itself."""
    yield from (each for each in ramme.sag.klagepunkter if each.afgoerelse == afgoerelse.id and afgoerelse.id)


def _find_oensker(ramme: Ramme, afgoerelse: model.Afgoerelse) -> Iterator[Prosa]:
    """Yield what the citizen wants: of this decision, else of the whole case; its klagepunkter's where neither is told.

    Where there are several decisions, the klagepunkter go before the wish of the whole case.
    """
    if afgoerelse.oenske is not None:
        yield ramme.gengiver.borgers(afgoerelse.oenske)
        return
    egne = [
        gengiv_punkt(ramme, punkt, punkt.oenske)
        for punkt in _find_punkter(ramme, afgoerelse)
        if punkt.oenske is not None and punkt.rejst_af != "rådgiver"
    ]
    if ramme.sag.oenske is not None and (not egne or len(find_aabne(ramme.sag)) == 1):
        yield ramme.gengiver.borgers(ramme.sag.oenske)
    else:
        yield from egne


def _find_grunde(ramme: Ramme, afgoerelse: model.Afgoerelse) -> Iterator[Klagegrund]:
    """Yield why the citizen disagrees; where the decision says nothing of it, what its klagepunkter say."""
    yield from (_build_grund(ramme, each) for each in afgoerelse.uenig_fordi)
    if not afgoerelse.uenig_fordi:
        for punkt in _find_punkter(ramme, afgoerelse):
            if punkt.rejst_af != "rådgiver":
                yield Klagegrund(ramme.gengiver.borgers(punkt.hvad), tell_bilag(punkt, _find_numre(ramme, punkt)))


def _find_numre(ramme: Ramme, punkt: model.Klagepunkt) -> tuple[int, ...]:
    """Return the bilag of a klagepunkt and of the events it names, rising."""
    events = (each.bilag for each in ramme.sag.forloeb if each.id and each.id in punkt.forloeb)
    return tuple(sorted({*punkt.bilag, *(nummer for numre in events for nummer in numre)}))


def _build_grund(ramme: Ramme, grund: model.Klagegrund | model.NyOplysning) -> Klagegrund:
    return Klagegrund(ramme.gengiver.borgers(grund.hvad), tell_bilag(grund, grund.bilag))
