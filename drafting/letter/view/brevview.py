"""The names a template may use: one record with the case as this letter sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jinja2 import StrictUndefined
from msgspec import Struct

from drafting.letter.view import part, punkter, resultat
from drafting.letter.view.afgoerelse import Klagebrev, build_klagebrev
from drafting.letter.view.afvisning import Afvisning, build_afvisning
from drafting.letter.view.aktindsigt import Aktindsigtsbrev, build_aktindsigtsbrev
from drafting.letter.view.aktindsigtsklage import Aktindsigtsklage, build_aktindsigtsklage
from drafting.letter.view.blokke import Blokke, build_blokke
from drafting.letter.view.borgerbrev import Borgerbrev, build_borgerbrev
from drafting.letter.view.forklaring import Forklaret, build_forklarede
from drafting.letter.view.frist import Fristbesked, build_fristbeskeder
from drafting.letter.view.lovord import Lovview, build_lov
from drafting.letter.view.mulig_klage import Muligklage, build_mulige_klager
from drafting.letter.view.orientering import Orientering, build_orientering
from drafting.letter.view.overskrift import resultat_overskrift
from drafting.letter.view.ramme import dato_tekst
from drafting.letter.view.records import (
    Borger,
    Enhed,
    Haendelse,
    Ordvalg,
    Profilord,
    Punkt,
    Regel,
    Samlet,
    Trin,
    Undersoegelse,
    Ventetid,
    Vurdering,
)
from drafting.letter.view.regler import build_regler, rests_on_god_forvaltningsskik
from drafting.letter.view.rettidighed import is_fastholdt_i_tide
from drafting.letter.view.svar import find_rykkere, find_ventet
from drafting.letter.view.undersoegelsesbrev import Undersoegelsesbrev, build_undersoegelsesbrev
from drafting.oprindelse import Prosa, Tekst

if TYPE_CHECKING:
    from drafting.letter.view.ramme import Ramme

T = TypeVar("T", bound=Struct)


class Brevview(Struct, frozen=True, kw_only=True):
    """What a letter template sees. Each bool is a named condition; letters declare those they use."""

    emne: Tekst
    emne_enhed: Tekst
    ord: Ordvalg
    borger: Borger
    enhed: Enhed
    profil: Profilord
    punkter: tuple[Punkt, ...]
    antal_punkter: Tekst
    antal_punkter_bestemt: Tekst
    forloeb: tuple[Haendelse, ...]
    andre_enheder: tuple[Tekst, ...]
    oenske: Prosa | None
    paaklaget: Tekst | None
    modtaget: Tekst | None
    repraesentant: Tekst | None
    svarfrist: Tekst | None
    tidligere_rykkere: tuple[Tekst, ...]
    undersoegelse: Undersoegelse
    vurderinger: tuple[Vurdering, ...]
    resultat_overskrift: Tekst
    regler: tuple[Regel, ...]
    samlet: Samlet | None
    henstillinger: tuple[Prosa, ...]
    kritikskala: tuple[Trin, ...]
    skala_mellem: Tekst | None
    ros: Prosa | None
    egen_ventetid: Ventetid | None
    undersoegelsesbrev: Undersoegelsesbrev
    borgerbrev: Borgerbrev
    klagebrev: Klagebrev
    aktindsigtsbrev: Aktindsigtsbrev | None
    mulige_klager: tuple[Muligklage, ...]
    orientering: Orientering
    frister: tuple[Fristbesked, ...]
    loebende_frister: tuple[Fristbesked, ...]
    afvisning: Afvisning
    forklarede: tuple[Forklaret, ...]
    aktindsigtsklage: Aktindsigtsklage | None
    sag: Blokke
    lov: Lovview
    ventet: Tekst | None

    er_anonym: bool
    er_klage: bool
    klage_over_leder: bool
    vis_haendelser: bool
    har_god_forvaltningsskik: bool
    har_ikke_vurderet: bool
    er_besvaret: bool
    flere_punkter: bool
    forloeb_har_bilag: bool
    har_afgoerelse: bool
    har_afgoerelse_imod: bool
    svar_i_digital_post: bool
    svar_med_brev: bool
    flere_vurderinger: bool
    har_kritik: bool
    har_graderet_kritik: bool
    flere_henstillinger: bool
    skal_melde_tilbage: bool
    har_klagefrist: bool
    har_mulig_klage: bool
    har_loebende_frist: bool
    melder_afvigelser: bool
    flere_opfoelgninger: bool
    flere_genfremsendte: bool
    flere_frister: bool
    flere_loebende_frister: bool
    er_borgerens_eksemplar: bool
    fastholder_i_tide: bool


def build_brevview(ramme: Ramme) -> Brevview:
    """Return the case as this letter sees it; what the perspective was unsure of is left in `ramme.gengiver.fund`."""
    sag, profil = ramme.sag, ramme.hylder.profil
    egne, forloeb, vurderinger = (
        punkter.build_punkter(ramme),
        punkter.build_forloeb(ramme),
        resultat.build_vurderinger(ramme),
    )
    henstillinger, grader = resultat.build_henstillinger(ramme), resultat.find_grader(ramme)
    regler = build_regler(ramme)
    imod = [row for row in ramme.afgoerelser if row.medhold in {"nej", "delvist"}]
    har_kritik = any(vurdering.kritik for vurdering in vurderinger)
    frister = build_fristbeskeder(ramme)
    mulige_klager = build_mulige_klager(ramme)
    loebende = tuple(frist for frist in frister if not frist.udloebet)
    afvisning = build_afvisning(ramme)
    return Brevview(
        emne=sag.emne,
        emne_enhed=sag.emne_enhed or sag.emne,
        ord=part.build_ordvalg(ramme),
        borger=part.build_borger(ramme),
        enhed=part.build_enhed(ramme),
        profil=part.build_profilord(ramme),
        punkter=egne,
        antal_punkter=punkter.antal_punkter(len(egne)),
        antal_punkter_bestemt=punkter.antal_klagepunkter_bestemt(len(egne)),
        forloeb=forloeb,
        andre_enheder=part.find_andre_enheder(ramme),
        oenske=ramme.gengiver.borgers(sag.oenske) if sag.oenske is not None else None,
        paaklaget=next((dato_tekst(row.klaget, "dato") for row in imod if row.klaget and row.klaget.dato), None),
        modtaget=dato_tekst(sag, "modtaget"),
        repraesentant=sag.borger.repraesentant.navn if sag.borger and sag.borger.repraesentant else None,
        svarfrist=dato_tekst(sag.videresendt, "svarfrist"),
        tidligere_rykkere=find_rykkere(ramme),
        undersoegelse=resultat.build_undersoegelse(ramme),
        vurderinger=vurderinger,
        resultat_overskrift=resultat_overskrift(ramme),
        regler=regler,
        samlet=resultat.build_samlet(ramme),
        henstillinger=henstillinger,
        kritikskala=resultat.build_kritikskala(ramme),
        skala_mellem=profil.kritikskala.mellem,
        ros=ramme.gengiver.raadgivers(sag.ros) if sag.ros is not None else None,
        egen_ventetid=resultat.build_ventetid(ramme),
        undersoegelsesbrev=build_undersoegelsesbrev(ramme),
        borgerbrev=build_borgerbrev(ramme) if _is_named("borgerbrev", ramme) else _leave_out(Borgerbrev),
        klagebrev=build_klagebrev(ramme),
        aktindsigtsbrev=build_aktindsigtsbrev(ramme),
        mulige_klager=mulige_klager,
        orientering=build_orientering(ramme),
        frister=frister,
        loebende_frister=loebende,
        afvisning=afvisning,
        forklarede=build_forklarede(ramme),
        aktindsigtsklage=build_aktindsigtsklage(ramme),
        sag=build_blokke(ramme),
        lov=build_lov(ramme),
        ventet=find_ventet(ramme),
        er_anonym=part.is_anonym(ramme),
        er_besvaret=part.is_besvaret(ramme),
        er_klage=not punkter.is_egen_drift(sag),
        klage_over_leder=ramme.enhed is not None and ramme.enhed.klage_til is not None,
        vis_haendelser=ramme.skabelon.stemme == "enhed",
        har_god_forvaltningsskik=rests_on_god_forvaltningsskik(regler),
        har_ikke_vurderet=any(vurdering.ikke_vurderet for vurdering in vurderinger),
        flere_punkter=len(egne) > 1,
        forloeb_har_bilag=any(haendelse.bilag is not None for haendelse in forloeb),
        har_afgoerelse=any(punkt.afgoerelse is not None for punkt in ramme.punkter),
        har_afgoerelse_imod=bool(imod),
        svar_i_digital_post=sag.borger is not None and sag.borger.post == "digital",
        svar_med_brev=sag.borger is not None and sag.borger.post == "brev",
        flere_vurderinger=len(vurderinger) > 1,
        har_kritik=har_kritik,
        har_graderet_kritik=bool(grader),
        flere_henstillinger=len(henstillinger) > 1,
        har_klagefrist=bool(frister),
        har_mulig_klage=bool(mulige_klager),
        har_loebende_frist=bool(loebende),
        flere_opfoelgninger=len(sag.opfoelgning) > 1,
        flere_frister=len(frister) > 1,
        flere_loebende_frister=len(loebende) > 1,
        er_borgerens_eksemplar=ramme.part == "borger",
        fastholder_i_tide="fastholder_i_tide" in ramme.skabelon.bruger and is_fastholdt_i_tide(ramme),
        flere_genfremsendte=punkter.has_flere_genfremsendte(ramme),
        melder_afvigelser=profil.opfoelgning.svar == "ja",
        skal_melde_tilbage=profil.opfoelgning.svar == "ja" and (har_kritik or bool(henstillinger)),
    )


def _is_named(navn: str, ramme: Ramme) -> bool:
    """Return whether the letter's template may speak of this record: itself, or in a piece that sees what it sees."""
    skabelon = ramme.skabelon
    return any(navn in each for each in (skabelon.synligt, *skabelon.kraever))


def _leave_out(kind: type[T]) -> T:
    """Return a record nobody will ask for anything, for it costs most of a letter to work out; asking is an error."""
    return kind(**dict.fromkeys(kind.__struct_fields__, StrictUndefined(name=kind.__name__.lower())))
