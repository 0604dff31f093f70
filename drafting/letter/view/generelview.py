"""The names a template of a generel udtalelse may use: one record with the matter, and nobody in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.dato import format_periode
from drafting.dansk.tal import format_antal
from drafting.letter.view.ramme import beregnet, dato_tekst, format_delvis, fra_data
from drafting.letter.view.records import Regel, Trin
from drafting.letter.view.regler import build_regel, rests_on_god_forvaltningsskik
from drafting.letter.view.resultat import build_trin
from drafting.oprindelse import Prosa, Sammensat, Tekst, hul

if TYPE_CHECKING:
    from datetime import date

    from drafting.facts import generel
    from drafting.facts.model import GenerelUdtalelse
    from drafting.letter.skabelon import Skabelon
    from drafting.letter.view.ramme import Hylder


class Generelramme(Struct, frozen=True):
    """One letter to be: what the file holds, the template's front matter, the shelves, the day."""

    udtalelse: GenerelUdtalelse
    skabelon: Skabelon
    hylder: Hylder
    dato: date


class Optaelling(Struct, frozen=True):
    """What was counted, and how often: `8 af 9`."""

    hvad: Tekst
    antal: Tekst


class Hoering(Struct, frozen=True):
    """What the units were asked, and what they said."""

    sendt: Tekst | None
    frist: Tekst | None
    spoergsmaal: tuple[Prosa, ...]
    svar: Prosa | None


class GenerelVurdering(Struct, frozen=True):
    """One assessment; `handling` is the act it is about, `grad` the grade exactly as the adviser chose it.

    `overskrift` tells it from the others where there are several.
    """

    overskrift: Tekst | None
    handling: Tekst | None
    grad: Tekst | None
    begrundelse: Prosa | None
    kritik: bool
    anbefaling: bool
    ikke_vurderet: bool


class Anbefaling(Struct, frozen=True):
    """One recommendation: what, who, how."""

    hvad: Tekst
    hvem: Tekst | None
    hvordan: Prosa | None


class Generelview(Struct, frozen=True, kw_only=True):
    """What the template of a generel udtalelse sees. Each bool is a named condition; letters declare those they use."""

    emne: Tekst
    resultat_overskrift: Tekst
    enheder: tuple[Tekst, ...]
    forhold: Prosa | None
    anledning: Prosa | None
    omfang: Prosa | None
    periode: Tekst | None
    optaelling: tuple[Optaelling, ...]
    konsekvenser: tuple[Prosa, ...]
    hoering: Hoering | None
    regler: tuple[Regel, ...]
    vurderinger: tuple[GenerelVurdering, ...]
    haandtering: Prosa | None
    anbefalinger: tuple[Anbefaling, ...]
    kritikskala: tuple[Trin, ...]
    skala_mellem: Tekst | None

    flere_vurderinger: bool
    flere_anbefalinger: bool
    har_god_forvaltningsskik: bool
    har_graderet_kritik: bool


def build_generelview(ramme: Generelramme) -> Generelview:
    """Return the matter as the template sees it; what an udtalelse must tell and the file lacks is a hole."""
    udtalelse, skala = ramme.udtalelse, ramme.hylder.profil.kritikskala
    regler = tuple(build_regel(regel, ramme.hylder.lov, ramme.dato) for regel in udtalelse.regler)
    grader = tuple(vurdering.grad for vurdering in udtalelse.vurderinger if vurdering.grad is not None)
    omfang = udtalelse.omfang
    return Generelview(
        emne=udtalelse.emne,
        resultat_overskrift=_overskrift(udtalelse),
        enheder=tuple(enhed.navn for enhed in udtalelse.enheder),
        forhold=_prosa(udtalelse.forhold),
        anledning=_prosa(udtalelse.anledning),
        omfang=_omfang(omfang),
        periode=_periode(omfang),
        optaelling=tuple(Optaelling(antal.hvad, _antal(antal)) for antal in (omfang.antal if omfang else ())),
        konsekvenser=tuple(map(Prosa, udtalelse.konsekvenser)) or (Prosa(hul("hvad det betyder for borgerne")),),
        hoering=_hoering(udtalelse.hoering),
        regler=regler,
        vurderinger=tuple(map(_vurdering, udtalelse.vurderinger)),
        haandtering=_prosa(udtalelse.haandtering),
        anbefalinger=tuple(map(_anbefaling, udtalelse.anbefalinger)),
        kritikskala=build_trin(skala, grader),
        skala_mellem=skala.mellem,
        flere_vurderinger=len(udtalelse.vurderinger) > 1,
        flere_anbefalinger=len(udtalelse.anbefalinger) > 1,
        har_god_forvaltningsskik=rests_on_god_forvaltningsskik(regler),
        har_graderet_kritik=bool(grader),
    )


def _prosa(tekst: Tekst | None) -> Prosa | None:
    return None if tekst is None else Prosa(tekst)


def _overskrift(udtalelse: GenerelUdtalelse) -> Tekst:
    """Return the heading that tells the result: `Partshøring i sager om nedsat hjælp: kritik og tre anbefalinger`."""
    antal = len(udtalelse.anbefalinger)
    told = ["kritik"] if any(vurdering.resultat == "kritik" for vurdering in udtalelse.vurderinger) else []
    if antal:
        told.append("en anbefaling" if antal == 1 else f"{format_antal(antal)} anbefalinger")
    if not told:
        return udtalelse.emne
    return Sammensat.af([udtalelse.emne, beregnet(f": {' og '.join(told)}", "vurderinger")])


def _omfang(omfang: generel.Omfang | None) -> Prosa | None:
    """Return how far the matter reaches in words; a hole where nothing is told and nothing counted."""
    if omfang is None or (omfang.tekst is None and not omfang.antal):
        return Prosa(hul("hvor udbredt det er"))
    return _prosa(omfang.tekst)


def _periode(omfang: generel.Omfang | None) -> Tekst | None:
    periode = omfang.periode if omfang else None
    if periode is None:
        return None
    fra, til = periode.fra, periode.til
    return fra_data(periode, "fra", format_periode(fra, til) if til else f"fra {format_delvis(fra)}")


def _antal(antal: generel.Antal) -> Tekst:
    return fra_data(antal, "antal", str(antal.antal) if antal.af is None else f"{antal.antal} af {antal.af}")


def _hoering(hoering: generel.GenerelHoering | None) -> Hoering | None:
    if hoering is None:
        return None
    sendt, frist = dato_tekst(hoering, "sendt"), dato_tekst(hoering, "frist")
    return Hoering(sendt, frist, tuple(map(Prosa, hoering.spoergsmaal)), _prosa(hoering.svar))


def _vurdering(vurdering: generel.GenerelVurdering) -> GenerelVurdering:
    return GenerelVurdering(
        overskrift=vurdering.overskrift,
        handling=None if vurdering.handling is None else vurdering.handling.med(vurdering.handling.rstrip(". ")),
        grad=vurdering.grad,
        begrundelse=_prosa(vurdering.begrundelse),
        kritik=vurdering.resultat == "kritik",
        anbefaling=vurdering.resultat == "anbefaling",
        ikke_vurderet=vurdering.resultat == "ikke_vurderet",
    )


def _anbefaling(anbefaling: generel.Anbefaling) -> Anbefaling:
    hvad = anbefaling.hvad.med(anbefaling.hvad.rstrip(". "))
    return Anbefaling(hvad, anbefaling.hvem, _prosa(anbefaling.hvordan))
