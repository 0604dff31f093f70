"""The results of an undersøgelse: vurderinger, rules, henstillinger, the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.letter.view.punkter import gengiv_punkt, is_egen_drift, tema_navn
from drafting.letter.view.ramme import beregnet, dato_tekst, in_first_person
from drafting.letter.view.records import Samlet, Trin, Undersoegelse, Ventetid, Vurdering
from drafting.letter.view.svar import find_svarpunkter
from drafting.oprindelse import Prosa, Sammensat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.facts import model
    from drafting.law.vaerdier import Kritikskala
    from drafting.letter.view.ramme import Ramme
    from drafting.oprindelse import Tekst


class Placering(Struct, frozen=True):
    """A vurdering with its klagepunkt and the number that point has in this letter."""

    vurdering: model.Vurdering
    punkt: model.Klagepunkt
    nummer: int


def find_placeringer(ramme: Ramme) -> tuple[Placering, ...]:
    """Return the vurderinger of this letter's points, in the order of the points."""
    return ramme.find(_find_placeringer)


def _find_placeringer(ramme: Ramme) -> tuple[Placering, ...]:
    alle: dict[str, list[model.Vurdering]] = {}
    for vurdering in ramme.sag.vurderinger:
        alle.setdefault(vurdering.klagepunkt, []).append(vurdering)
    return tuple(
        Placering(vurdering, punkt, nummer)
        for nummer, punkt in enumerate(ramme.punkter, start=1)
        for vurdering in alle.get(punkt.id, ())
    )


def build_vurderinger(ramme: Ramme) -> tuple[Vurdering, ...]:
    """Return the assessments as the udtalelse tells them."""
    placeringer = find_placeringer(ramme)
    told: set[str] = set()
    built = []
    for placering in placeringer:
        first = placering.punkt.id not in told
        told.add(placering.punkt.id)
        built.append(_build_vurdering(ramme, placering, alene=len(placeringer) == 1, first=first))
    return tuple(built)


def _build_vurdering(ramme: Ramme, placering: Placering, *, alene: bool, first: bool) -> Vurdering:
    """Return one assessment; what the citizen and the unit said stands only with the `first` of its klagepunkt."""
    vurdering = placering.vurdering
    svar = find_svarpunkter(ramme, placering.punkt)
    return Vurdering(
        titel=_titel(ramme, placering, "" if alene else f"Punkt {placering.nummer}: "),
        kort_titel=_titel(ramme, placering, "" if alene else f"{placering.nummer}. "),
        klagepunkt=_klagen(ramme, placering) if first else None,
        rejst_af_borger=placering.punkt.rejst_af != "rådgiver" and not is_egen_drift(ramme.sag),
        svar=_find_svar(ramme, vurdering, svar) if first else None,
        svar_mangler=first and bool(svar) and all(row.besvaret is False for row in svar),
        borgers_forklaring=_prosa(ramme, vurdering.borgers_forklaring),
        enhedens_forklaring=_prosa(ramme, vurdering.enhedens_forklaring),
        lagt_til_grund=_prosa(ramme, vurdering.lagt_til_grund),
        begrundelse=_prosa(ramme, vurdering.begrundelse),
        grad=vurdering.grad,
        handling=None if vurdering.handling is None else ramme.gengiver.raadgivers(vurdering.handling),
        kritik=vurdering.resultat == "kritik",
        bemaerkning=vurdering.resultat == "bemærkning",
        ingen_kritik=vurdering.resultat == "ingen_kritik",
        ikke_vurderet=vurdering.resultat == "ikke_vurderet",
        hvorfor_ikke=_hvorfor_ikke(ramme, placering),
        kan_vurderes_fordi=_prosa(ramme, vurdering.kan_vurderes_fordi),
        saerlige_holdepunkter=_prosa(ramme, vurdering.saerlige_holdepunkter),
    )


def _klagen(ramme: Ramme, placering: Placering) -> Prosa | None:
    """Return what the point is; where the citizen's forklaring is told, that is enough."""
    if placering.vurdering.borgers_forklaring is not None:
        return None
    return gengiv_punkt(ramme, placering.punkt, placering.punkt.hvad)


def _titel(ramme: Ramme, placering: Placering, foran: str) -> Tekst:
    """Return number, theme and part of a vurdering, as far as they are there."""
    vurdering = placering.vurdering
    tema = (
        tema_navn(ramme, vurdering, vurdering.tema)
        or placering.punkt.overskrift
        or tema_navn(ramme, placering.punkt, placering.punkt.tema)
    )
    parts: list[Tekst] = [beregnet(foran, "klagepunktets nummer")] if foran else []
    parts.append(tema or beregnet("Klagepunktet", "klagepunkt uden tema"))
    if vurdering.delpunkt is not None:
        parts += [beregnet(" – ", "del"), vurdering.delpunkt]
    return Sammensat.af(parts)


def _prosa(ramme: Ramme, tekst: Tekst | None) -> Prosa | None:
    return None if tekst is None else ramme.gengiver.raadgivers(tekst)


def _find_svar(ramme: Ramme, vurdering: model.Vurdering, svar: Sequence[model.Svarpunkt]) -> Prosa | None:
    """Return the unit's answer; where its forklaring is told, that is enough."""
    if vurdering.enhedens_forklaring is not None:
        return None
    return _prosa(ramme, next((row.resume for row in svar if row.resume is not None), None))


def _hvorfor_ikke(ramme: Ramme, placering: Placering) -> Tekst | None:
    """Return the profile's reason why a point cannot be assessed, told by the adviser who signs."""
    profil, grund = ramme.hylder.profil, placering.vurdering.grund
    graense = next((each for each in profil.graenser_i_undersoegelse if each.noegle == grund), None)
    if graense is None:
        return None
    other = graense.andre_muligheder if placering.punkt.afgoerelse else None
    told = [in_first_person(text, profil.titel) for text in (graense.forklaring, other) if text is not None]
    return Sammensat.af([piece for text in told for piece in (text, beregnet(" ", "mellemrum"))][:-1])


def build_henstillinger(ramme: Ramme) -> tuple[Prosa, ...]:
    """Return the henstillinger: those of the points, then those of the whole case."""
    punkternes = (placering.vurdering.henstilling for placering in find_placeringer(ramme))
    return tuple(
        ramme.gengiver.raadgivers(tekst) for tekst in (*punkternes, *ramme.sag.henstillinger) if tekst is not None
    )


def build_samlet(ramme: Ramme) -> Samlet | None:
    """Return the overall assessment, None where there is none or this letter holds only some of the points."""
    samlet = ramme.sag.samlet
    if len(find_placeringer(ramme)) < len(ramme.sag.vurderinger):
        return None
    return None if samlet is None else Samlet(samlet.grad, _prosa(ramme, samlet.begrundelse))


def build_kritikskala(ramme: Ramme) -> tuple[Trin, ...]:
    """Return the municipality's scale, mildest first, with the steps this udtalelse uses marked."""
    return build_trin(ramme.hylder.profil.kritikskala, find_grader(ramme))


def build_trin(skala: Kritikskala, brugt: Sequence[str]) -> tuple[Trin, ...]:
    """Return the steps of a scale, mildest first, those used marked."""
    return tuple(Trin(trin.grad, trin.betydning, trin.grad in brugt) for trin in skala.trin)


def find_grader(ramme: Ramme) -> tuple[str, ...]:
    """Return every grade this letter gives."""
    samlet = build_samlet(ramme)
    grader = [placering.vurdering.grad for placering in find_placeringer(ramme)] + [samlet.grad if samlet else None]
    return tuple(grad for grad in grader if grad is not None)


def build_ventetid(ramme: Ramme) -> Ventetid | None:
    """Return the adviser's own delay, None where there is none."""
    ventetid = ramme.sag.egen_ventetid
    fra, til = dato_tekst(ventetid, "fra"), dato_tekst(ventetid, "til")
    if ventetid is None or fra is None or til is None or ventetid.fra is None or ventetid.til is None:
        return None
    if ventetid.fra.year == ventetid.til.year:
        fra = fra.med(fra.removesuffix(f" {ventetid.fra.year}"))
    return Ventetid(fra, til, _prosa(ramme, ventetid.grund))


def build_undersoegelse(ramme: Ramme) -> Undersoegelse:
    """Return the steps of the case up to the udtalelse, each where its date is known."""
    sag = ramme.sag
    svar = next((svar for svar in sag.svar if svar.modtaget is not None and ramme.concerns(svar.enhed)), None)
    borgers_klage = not is_egen_drift(sag)
    udtalelse = dato_tekst(sag.undersoegelse, "udtalelse_modtaget")
    akter = dato_tekst(sag.undersoegelse, "akter_modtaget")
    samme_dag = udtalelse is not None and udtalelse == akter
    return Undersoegelse(
        modtaget=dato_tekst(sag, "modtaget") if borgers_klage else None,
        videresendt=dato_tekst(sag.videresendt, "dato"),
        svar_modtaget=dato_tekst(svar, "modtaget"),
        fastholdt=dato_tekst(sag.borger_fastholder, "dato"),
        aabnet=dato_tekst(sag.undersoegelse, "aabnet"),
        udtalelse_modtaget=None if samme_dag else udtalelse,
        akter_modtaget=None if samme_dag else akter,
        begge_modtaget=udtalelse if samme_dag else None,
        anledning=_prosa(ramme, sag.undersoegelse.anledning) if sag.undersoegelse else None,
        egen_drift=sag.undersoegelse is not None and sag.undersoegelse.grundlag == "egen drift",
        paalagt=sag.undersoegelse is not None and sag.undersoegelse.grundlag == "pålagt",
    )
