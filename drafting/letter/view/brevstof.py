"""How each name a template may use is made; a letter makes only those that its template names."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from drafting.letter.view import part, punkter, resultat
from drafting.letter.view.afgoerelse import build_klagebrev
from drafting.letter.view.afvisning import build_afvisning
from drafting.letter.view.aktindsigt import build_aktindsigtsbrev
from drafting.letter.view.aktindsigtsklage import build_aktindsigtsklage
from drafting.letter.view.blokke import build_blokke
from drafting.letter.view.borgerbrev import build_borgerbrev
from drafting.letter.view.forklaring import build_forklarede
from drafting.letter.view.frist import build_fristbeskeder
from drafting.letter.view.lovord import build_lov
from drafting.letter.view.mulig_klage import build_mulige_klager
from drafting.letter.view.orientering import build_orientering
from drafting.letter.view.overskrift import resultat_overskrift
from drafting.letter.view.ramme import dato_tekst
from drafting.letter.view.regler import build_regler, rests_on_god_forvaltningsskik
from drafting.letter.view.rettidighed import is_fastholdt_i_tide
from drafting.letter.view.svar import find_rykkere, find_ventet
from drafting.letter.view.undersoegelsesbrev import build_undersoegelsesbrev

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drafting.facts.model import Afgoerelse, Sag
    from drafting.letter.view.frist import Fristbesked
    from drafting.letter.view.mulig_klage import Muligklage
    from drafting.letter.view.ramme import Ramme
    from drafting.letter.view.records import Haendelse, Punkt, Regel, Vurdering
    from drafting.oprindelse import Prosa, Tekst


class Stof:
    """What several names are made from, each part worked out when it is first asked for."""

    def __init__(self, ramme: Ramme) -> None:
        self.ramme = ramme
        self.sag: Sag = ramme.sag

    @cached_property
    def punkter(self) -> tuple[Punkt, ...]:
        """Return the letter's klagepunkter."""
        return punkter.build_punkter(self.ramme)

    @cached_property
    def forloeb(self) -> tuple[Haendelse, ...]:
        """Return the chronology."""
        return punkter.build_forloeb(self.ramme)

    @cached_property
    def vurderinger(self) -> tuple[Vurdering, ...]:
        """Return the assessments."""
        return resultat.build_vurderinger(self.ramme)

    @cached_property
    def har_kritik(self) -> bool:
        """Return whether any assessment is criticism."""
        return any(vurdering.kritik for vurdering in self.vurderinger)

    @cached_property
    def henstillinger(self) -> tuple[Prosa, ...]:
        """Return the recommendations."""
        return resultat.build_henstillinger(self.ramme)

    @cached_property
    def regler(self) -> tuple[Regel, ...]:
        """Return the rules the assessments rest on."""
        return build_regler(self.ramme)

    @cached_property
    def frister(self) -> tuple[Fristbesked, ...]:
        """Return the deadlines for an appeal."""
        return build_fristbeskeder(self.ramme)

    @cached_property
    def loebende(self) -> tuple[Fristbesked, ...]:
        """Return the deadlines that still run."""
        return tuple(frist for frist in self.frister if not frist.udloebet)

    @cached_property
    def mulige_klager(self) -> tuple[Muligklage, ...]:
        """Return what the letter may also be a complaint about."""
        return build_mulige_klager(self.ramme)

    @property
    def imod(self) -> tuple[Afgoerelse, ...]:
        """Return the unit's decisions against the citizen."""
        return tuple(row for row in self.ramme.afgoerelser if row.medhold in {"nej", "delvist"})

    @property
    def paaklaget(self) -> Tekst | None:
        """Return the day the citizen appealed."""
        klaget = (row.klaget for row in self.imod if row.klaget and row.klaget.dato)
        return next((dato_tekst(each, "dato") for each in klaget), None)

    @property
    def repraesentant(self) -> Tekst | None:
        """Return the name of the citizen's representative."""
        return self.sag.borger.repraesentant.navn if self.sag.borger and self.sag.borger.repraesentant else None

    @property
    def melder_afvigelser(self) -> bool:
        """Return whether the units of this municipality tell what they do not follow."""
        return self.ramme.hylder.profil.opfoelgning.svar == "ja"


# In the order they are made: what is in doubt is told in that order.
BYG: Mapping[str, Callable[[Stof], object]] = MappingProxyType(
    {
        "punkter": lambda stof: stof.punkter,
        "forloeb": lambda stof: stof.forloeb,
        "vurderinger": lambda stof: stof.vurderinger,
        "henstillinger": lambda stof: stof.henstillinger,
        "regler": lambda stof: stof.regler,
        "frister": lambda stof: stof.frister,
        "mulige_klager": lambda stof: stof.mulige_klager,
        "afvisning": lambda stof: build_afvisning(stof.ramme),
        "emne": lambda stof: stof.sag.emne,
        "emne_enhed": lambda stof: stof.sag.emne_enhed or stof.sag.emne,
        "ord": lambda stof: part.build_ordvalg(stof.ramme),
        "borger": lambda stof: part.build_borger(stof.ramme),
        "enhed": lambda stof: part.build_enhed(stof.ramme),
        "profil": lambda stof: part.build_profilord(stof.ramme),
        "antal_punkter": lambda stof: punkter.antal_punkter(len(stof.punkter)),
        "antal_punkter_bestemt": lambda stof: punkter.antal_klagepunkter_bestemt(len(stof.punkter)),
        "andre_enheder": lambda stof: part.find_andre_enheder(stof.ramme),
        "oenske": lambda stof: stof.ramme.gengiver.borgers(stof.sag.oenske) if stof.sag.oenske is not None else None,
        "paaklaget": lambda stof: stof.paaklaget,
        "modtaget": lambda stof: dato_tekst(stof.sag, "modtaget"),
        "repraesentant": lambda stof: stof.repraesentant,
        "svarfrist": lambda stof: dato_tekst(stof.sag.videresendt, "svarfrist"),
        "tidligere_rykkere": lambda stof: find_rykkere(stof.ramme),
        "undersoegelse": lambda stof: resultat.build_undersoegelse(stof.ramme),
        "resultat_overskrift": lambda stof: resultat_overskrift(stof.ramme),
        "samlet": lambda stof: resultat.build_samlet(stof.ramme),
        "kritikskala": lambda stof: resultat.build_kritikskala(stof.ramme),
        "skala_mellem": lambda stof: stof.ramme.hylder.profil.kritikskala.mellem,
        "ros": lambda stof: stof.ramme.gengiver.raadgivers(stof.sag.ros) if stof.sag.ros is not None else None,
        "egen_ventetid": lambda stof: resultat.build_ventetid(stof.ramme),
        "undersoegelsesbrev": lambda stof: build_undersoegelsesbrev(stof.ramme),
        "borgerbrev": lambda stof: build_borgerbrev(stof.ramme),
        "klagebrev": lambda stof: build_klagebrev(stof.ramme),
        "aktindsigtsbrev": lambda stof: build_aktindsigtsbrev(stof.ramme),
        "orientering": lambda stof: build_orientering(stof.ramme),
        "loebende_frister": lambda stof: stof.loebende,
        "forklarede": lambda stof: build_forklarede(stof.ramme),
        "aktindsigtsklage": lambda stof: build_aktindsigtsklage(stof.ramme),
        "sag": lambda stof: build_blokke(stof.ramme),
        "lov": lambda stof: build_lov(stof.ramme),
        "ventet": lambda stof: find_ventet(stof.ramme),
        "er_anonym": lambda stof: part.is_anonym(stof.ramme),
        "er_besvaret": lambda stof: part.is_besvaret(stof.ramme),
        "er_klage": lambda stof: not punkter.is_egen_drift(stof.sag),
        "klage_over_leder": lambda stof: stof.ramme.enhed is not None and stof.ramme.enhed.klage_til is not None,
        "vis_haendelser": lambda stof: stof.ramme.skabelon.stemme == "enhed",
        "har_god_forvaltningsskik": lambda stof: rests_on_god_forvaltningsskik(stof.regler),
        "har_ikke_vurderet": lambda stof: any(vurdering.ikke_vurderet for vurdering in stof.vurderinger),
        "flere_punkter": lambda stof: len(stof.punkter) > 1,
        "forloeb_har_bilag": lambda stof: any(haendelse.bilag is not None for haendelse in stof.forloeb),
        "har_afgoerelse": lambda stof: any(punkt.afgoerelse is not None for punkt in stof.ramme.punkter),
        "har_afgoerelse_imod": lambda stof: bool(stof.imod),
        "svar_i_digital_post": lambda stof: stof.sag.borger is not None and stof.sag.borger.post == "digital",
        "svar_med_brev": lambda stof: stof.sag.borger is not None and stof.sag.borger.post == "brev",
        "flere_vurderinger": lambda stof: len(stof.vurderinger) > 1,
        "har_kritik": lambda stof: stof.har_kritik,
        "har_graderet_kritik": lambda stof: bool(resultat.find_grader(stof.ramme)),
        "flere_henstillinger": lambda stof: len(stof.henstillinger) > 1,
        "har_klagefrist": lambda stof: bool(stof.frister),
        "har_mulig_klage": lambda stof: bool(stof.mulige_klager),
        "har_loebende_frist": lambda stof: bool(stof.loebende),
        "flere_opfoelgninger": lambda stof: len(stof.sag.opfoelgning) > 1,
        "flere_frister": lambda stof: len(stof.frister) > 1,
        "flere_loebende_frister": lambda stof: len(stof.loebende) > 1,
        "er_borgerens_eksemplar": lambda stof: stof.ramme.part == "borger",
        "fastholder_i_tide": lambda stof: (
            "fastholder_i_tide" in stof.ramme.skabelon.bruger and is_fastholdt_i_tide(stof.ramme)
        ),
        "flere_genfremsendte": lambda stof: punkter.has_flere_genfremsendte(stof.ramme),
        "melder_afvigelser": lambda stof: stof.melder_afvigelser,
        "skal_melde_tilbage": lambda stof: stof.melder_afvigelser and (stof.har_kritik or bool(stof.henstillinger)),
    }
)
