"""An appeal of one decision: which, whether in time, why the citizen disagrees, and where the appeal goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.dansk.opremsning import format_opremsning
from drafting.findings.frister.klagevejledning import Forkert, find_forkert, lacks_klagevejledning
from drafting.letter.view.frist import find_klagemulighed
from drafting.letter.view.punkter import gengiv_punkt
from drafting.letter.view.ramme import dato_tekst, fra_data
from drafting.oprindelse import Lov, Prosa, Tekst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts import model
    from drafting.letter.view.frist import Klagemulighed
    from drafting.letter.view.ramme import Ramme


@dataclass(frozen=True, slots=True)
class Klagegrund:
    """A reason or a new fact with the numbers of its bilag."""

    hvad: Prosa
    bilag: Tekst | None


@dataclass(frozen=True, slots=True)
class Klagevej:
    """Where the appeal goes: to the body itself (`direkte`), or to the municipality, which may look at it again first.

    `instans` is None where the body is not known. Each bool is one way; exactly one is true.
    """

    instans: Tekst | None
    direkte: bool
    genvurdering: bool
    videre: bool


@dataclass(frozen=True, slots=True)
class Vejledning:
    """What is wrong with the klagevejledning; the texts are what it says itself."""

    mangler: bool
    frist: Tekst | None
    instans: Tekst | None
    sendes_til: Tekst | None


@dataclass(frozen=True, slots=True)
class Klagebrev:
    """An appeal of one decision; `rettidig` and `for_sent` are both false where it is not known."""

    dato: Tekst | None
    afgjort_af: Tekst | None
    indhold: Prosa | None
    modtaget: Tekst | None
    i_digital_post: bool
    med_brev: bool
    paa_email: bool
    mundtligt: bool
    rettidig: bool
    for_sent: bool
    forsinket_grund: Prosa | None
    forsinket_bilag: Tekst | None
    vej: Klagevej
    oensker: tuple[Prosa, ...]
    grunde: tuple[Klagegrund, ...]
    nye_oplysninger: tuple[Klagegrund, ...]
    vejledning: Vejledning | None


_INGEN_VEJ = Klagevej(instans=None, direkte=False, genvurdering=False, videre=False)
_TOM = Klagebrev(
    dato=None,
    afgjort_af=None,
    indhold=None,
    modtaget=None,
    i_digital_post=False,
    med_brev=False,
    paa_email=False,
    mundtligt=False,
    rettidig=False,
    for_sent=False,
    forsinket_grund=None,
    forsinket_bilag=None,
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
    sent = afgoerelse.forsinket
    egen_myndighed = afgoerelse.afgjort_af is None or afgoerelse.afgjort_af.casefold() == "forvaltningen"
    return Klagebrev(
        dato=dato_tekst(afgoerelse, "dato"),
        afgjort_af=None if egen_myndighed else afgoerelse.afgjort_af,
        indhold=ramme.gengiver.borgers(afgoerelse.indhold) if afgoerelse.indhold is not None else None,
        modtaget=dato_tekst(afgoerelse, "modtaget"),
        i_digital_post=afgoerelse.via == "digital post",
        med_brev=afgoerelse.via == "brev",
        paa_email=afgoerelse.via == "e-mail",
        mundtligt=afgoerelse.via == "mundtligt",
        rettidig=found.is_rettidig(ramme.dato),
        for_sent=found.er_for_sent,
        forsinket_grund=ramme.gengiver.borgers(sent.grund) if sent else None,
        forsinket_bilag=_tell_bilag(sent, sent.bilag) if sent else None,
        vej=build_klagevej(found),
        oensker=tuple(_find_oensker(ramme, afgoerelse)),
        grunde=tuple(_find_grunde(ramme, afgoerelse)),
        nye_oplysninger=tuple(_build_grund(ramme, each) for each in afgoerelse.nye_oplysninger),
        vejledning=_build_vejledning(found),
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
        numre.update(nummer for each in _find_punkter(ramme, afgoerelse) for nummer in each.bilag)
    if afgoerelse.forsinket is not None and _find(ramme, afgoerelse).er_for_sent:
        numre.update(afgoerelse.forsinket.bilag)
    return tuple(sorted(numre))


def _find(ramme: Ramme, afgoerelse: model.Afgoerelse) -> Klagemulighed:
    return find_klagemulighed(ramme.sag, afgoerelse, ramme.hylder, dato=ramme.dato)


def build_klagevej(found: Klagemulighed) -> Klagevej:
    """Return where an appeal of the decision goes."""
    row, oplyst = found.row, found.afgoerelse.klagevejledning
    instans = oplyst.instans if oplyst else None
    if row is not None and row.instans is not None:
        instans = Tekst(str(row.instans), Lov("klageinstans"))
    genvurdering = row is None or (row.genvurdering is not None and row.genvurdering.antal > 0)
    return Klagevej(
        instans=instans,
        direkte=found.er_direkte,
        genvurdering=genvurdering and not found.er_direkte and not found.er_for_sent,
        videre=not found.er_direkte and (found.er_for_sent or not genvurdering),
    )


def _find_punkter(ramme: Ramme, afgoerelse: model.Afgoerelse) -> Iterator[model.Klagepunkt]:
    """Yield the klagepunkter that are about the decision itself."""
    yield from (each for each in ramme.sag.klagepunkter if each.afgoerelse == afgoerelse.id and afgoerelse.id)


def _find_oensker(ramme: Ramme, afgoerelse: model.Afgoerelse) -> Iterator[Prosa]:
    if ramme.sag.oenske is not None:
        yield ramme.gengiver.borgers(ramme.sag.oenske)
        return
    for punkt in _find_punkter(ramme, afgoerelse):
        if punkt.oenske is not None and punkt.rejst_af != "rådgiver":
            yield gengiv_punkt(ramme, punkt, punkt.oenske)


def _find_grunde(ramme: Ramme, afgoerelse: model.Afgoerelse) -> Iterator[Klagegrund]:
    """Yield why the citizen disagrees; where the decision says nothing of it, what its klagepunkter say."""
    yield from (_build_grund(ramme, each) for each in afgoerelse.uenig_fordi)
    if not afgoerelse.uenig_fordi:
        egne = (each for each in _find_punkter(ramme, afgoerelse) if each.rejst_af != "rådgiver")
        yield from (_build_grund(ramme, each) for each in egne)


def _build_grund(ramme: Ramme, grund: model.Klagegrund | model.NyOplysning | model.Klagepunkt) -> Klagegrund:
    return Klagegrund(ramme.gengiver.borgers(grund.hvad), _tell_bilag(grund, grund.bilag))


def _tell_bilag(record: model.Record, numre: tuple[int, ...]) -> Tekst | None:
    return fra_data(record, "bilag", format_opremsning([str(each) for each in numre])) if numre else None


def _build_vejledning(found: Klagemulighed) -> Vejledning | None:
    """Return what is wrong with the klagevejledning, None where nothing is known to be."""
    given, forkert = found.afgoerelse.klagevejledning, find_forkert(found.afgoerelse, found.row)
    mangler = lacks_klagevejledning(found.afgoerelse)
    if given is None or not (mangler or forkert != Forkert(frist=False, instans=False, vej=False)):
        return None
    return Vejledning(
        mangler=mangler,
        frist=given.frist if forkert.frist else None,
        instans=given.instans if forkert.instans else None,
        sendes_til=given.sendes_til if forkert.vej else None,
    )
