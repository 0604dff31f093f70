"""What an udtalelse says, told to the citizen: the result of each point in plain words, and what it means now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.tal import format_antal
from drafting.letter.view.punkter import tema_navn
from drafting.letter.view.ramme import beregnet, in_first_person
from drafting.letter.view.resultat import build_samlet, find_placeringer
from drafting.oprindelse import Prosa, Sammensat, Tekst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.law.vaerdier import Kritikskala
    from drafting.letter.view.ramme import Ramme
    from drafting.letter.view.resultat import Placering

_BEGGE = 2


class Borgergrad(Struct, frozen=True):
    """A grade exactly as chosen; where it is on the scale also its step, and what the scale says that it means.

    `mildeste` and `alvorligste` are the ends of the scale, told with the first grade; `mellem` what lies between.
    """

    ord: Tekst
    trin: Tekst | None
    betydning: Tekst | None
    mildeste: Tekst | None
    alvorligste: Tekst | None
    mellem: Tekst | None


class Borgerresultat(Struct, frozen=True):
    """The result of one point; one bool tells which result, and one why a point is not assessed."""

    titel: Tekst
    handling: Tekst | None
    grad: Borgergrad | None
    kritik: bool
    bemaerkning: bool
    ingen_kritik: bool
    bevistvivl: bool
    kraever_faglig_viden: bool
    haenger_paa_afgoerelsen: bool
    uden_for_kompetence: bool
    andre_muligheder: Tekst | None
    regel: Tekst | None
    begrundelse: Prosa | None


class Borgerbrev(Struct, frozen=True):
    """An udtalelse as the citizen is told of it.

    `kritiserede_punkter` tells on how many of several points there is kritik (`ét af de to punkter`).
    `bemaerkning` is whether a remark is the worst of it, `intet_vurderet` whether no point could be assessed.
    """

    resultater: tuple[Borgerresultat, ...]
    samlet_grad: Tekst | None
    samlet: Prosa | None
    henstillinger: tuple[Prosa, ...]
    ventetid_grund: Prosa | None
    kritiserede_punkter: Tekst | None
    bemaerkning: bool
    intet_vurderet: bool


def build_borgerbrev(ramme: Ramme) -> Borgerbrev:
    """Return the results of the letter's points as they are told to the citizen."""
    placeringer = find_placeringer(ramme)
    resultater = [placering.vurdering.resultat for placering in placeringer]
    samlet = ramme.sag.samlet if build_samlet(ramme) else None
    henstillinger = (*(placering.vurdering.henstilling for placering in placeringer), *ramme.sag.henstillinger)
    ventetid = ramme.sag.egen_ventetid
    return Borgerbrev(
        resultater=_build_resultater(ramme, placeringer),
        samlet_grad=samlet.grad if samlet else None,
        samlet=_tell(ramme, samlet.begrundelse, samlet.til_borger) if samlet else None,
        henstillinger=tuple(told for each in henstillinger if (told := _tell(ramme, each)) is not None),
        ventetid_grund=_tell(ramme, ventetid.grund) if ventetid else None,
        kritiserede_punkter=_kritiserede_punkter(placeringer),
        bemaerkning="kritik" not in resultater and "bemærkning" in resultater,
        intet_vurderet=bool(resultater) and set(resultater) == {"ikke_vurderet"},
    )


def _kritiserede_punkter(placeringer: Sequence[Placering]) -> Tekst | None:
    """Return on which of the points there is kritik; None where there is one point, or no kritik."""
    alle = len({placering.punkt.id for placering in placeringer})
    ramt = len({placering.punkt.id for placering in placeringer if placering.vurdering.resultat == "kritik"})
    if alle == 1 or not ramt:
        return None
    if ramt == alle:
        return beregnet("begge punkter" if alle == _BEGGE else f"alle {format_antal(alle)} punkter", "vurderinger")
    return beregnet(f"{format_antal(ramt)} af de {format_antal(alle)} punkter", "vurderinger")


def _tell(ramme: Ramme, tekst: Tekst | None, til_borger: Tekst | None = None) -> Prosa | None:
    """Return what the adviser wrote for the citizen, else the adviser's text turned to du."""
    if til_borger is not None:
        return ramme.gengiver.raadgivers(til_borger)
    return None if tekst is None else ramme.gengiver.til_borgeren(tekst)


def _build_resultater(ramme: Ramme, placeringer: Sequence[Placering]) -> tuple[Borgerresultat, ...]:
    """Return the results; the scale is told with the first grade, the rule with the first result of its point."""
    grader = iter(_build_grader(ramme.hylder.profil.kritikskala, placeringer))
    told: set[str] = set()
    built = []
    for placering in placeringer:
        first = placering.punkt.id not in told
        told.add(placering.punkt.id)
        grad = None if placering.vurdering.grad is None else next(grader)
        built.append(_build_resultat(ramme, placering, grad, first=first, alene=len(placeringer) == 1))
    return tuple(built)


def _build_resultat(
    ramme: Ramme, placering: Placering, grad: Borgergrad | None, *, first: bool, alene: bool
) -> Borgerresultat:
    vurdering, vurderet = placering.vurdering, placering.vurdering.resultat != "ikke_vurderet"
    return Borgerresultat(
        titel=_titel(ramme, placering, alene=alene),
        handling=_tell(ramme, vurdering.handling),
        grad=grad,
        kritik=vurdering.resultat == "kritik",
        bemaerkning=vurdering.resultat == "bemærkning",
        ingen_kritik=vurdering.resultat == "ingen_kritik",
        bevistvivl=vurdering.grund == "bevistvivl",
        kraever_faglig_viden=vurdering.grund == "social_eller_laegefaglig",
        haenger_paa_afgoerelsen=vurdering.grund == "afgoerelsens_gyldighed",
        uden_for_kompetence=vurdering.grund == "uden_for_kompetence",
        andre_muligheder=None if vurderet else _andre_muligheder(ramme, placering),
        regel=_find_regel(ramme, placering) if first and vurderet and not ramme.flertal else None,
        begrundelse=_tell(ramme, vurdering.begrundelse, vurdering.til_borger),
    )


def _titel(ramme: Ramme, placering: Placering, *, alene: bool) -> Tekst:
    """Return what heads a result, by the same number and name as in the udtalelse."""
    vurdering, punkt = placering.vurdering, placering.punkt
    tema = tema_navn(ramme, vurdering, vurdering.tema) or punkt.overskrift or tema_navn(ramme, punkt, punkt.tema)
    parts = [] if alene else [beregnet(f"Punkt {placering.nummer}: ", "klagepunktets nummer")]
    parts.append(tema or beregnet("Klagepunktet", "klagepunkt uden tema"))
    if vurdering.delpunkt is not None:
        parts += [beregnet(" – ", "del"), vurdering.delpunkt]
    return Sammensat.af(parts)


def _find_regel(ramme: Ramme, placering: Placering) -> Tekst | None:
    """Return the rule of the theme as it is told to a citizen."""
    tema = ramme.hylder.klagetemaer.get(placering.vurdering.tema or placering.punkt.tema or "")
    return tema.forklaring if tema else None


def _andre_muligheder(ramme: Ramme, placering: Placering) -> Tekst | None:
    """Return where a point about a decision can be tried instead, as far as the profile says so."""
    profil, grund = ramme.hylder.profil, placering.vurdering.grund
    graense = next((each for each in profil.graenser_i_undersoegelse if each.noegle == grund), None)
    other = graense.andre_muligheder if graense and placering.punkt.afgoerelse else None
    return None if other is None else in_first_person(other, profil.titel)


def _build_grader(skala: Kritikskala, placeringer: Sequence[Placering]) -> list[Borgergrad]:
    """Return the grades in the order they are told, each with its place on the scale."""
    grader = [placering.vurdering.grad for placering in placeringer if placering.vurdering.grad is not None]
    paa_skalaen = [grad for grad in grader if skala.find_trin(grad) is not None]
    unexplained = any(trin.betydning is None for trin in map(skala.find_trin, paa_skalaen) if trin is not None)
    told = False
    built = []
    for grad in grader:
        trin = skala.find_trin(grad)
        first = trin is not None and not told
        told = told or first
        built.append(
            Borgergrad(
                ord=grad,
                trin=None if trin is None else beregnet(f"trin {skala.trin.index(trin) + 1}", "kritikskala"),
                betydning=trin.betydning if trin else None,
                mildeste=beregnet("trin 1", "kritikskala") if first else None,
                alvorligste=beregnet(f"trin {len(skala.trin)}", "kritikskala") if first else None,
                mellem=skala.mellem if first and unexplained else None,
            )
        )
    return built
