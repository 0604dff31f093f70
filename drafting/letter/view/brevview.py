"""The names a template may use: one record with the case as this letter sees it."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined
from msgspec import Struct

from drafting.letter.view.afgoerelse import Klagebrev
from drafting.letter.view.afvisning import Afvisning
from drafting.letter.view.aktindsigt import Aktindsigtsbrev
from drafting.letter.view.aktindsigtsklage import Aktindsigtsklage
from drafting.letter.view.blokke import Blokke
from drafting.letter.view.borgerbrev import Borgerbrev
from drafting.letter.view.brevstof import BYG, Stof
from drafting.letter.view.forklaring import Forklaret
from drafting.letter.view.frist import Fristbesked
from drafting.letter.view.lovord import Lovview
from drafting.letter.view.mulig_klage import Muligklage
from drafting.letter.view.orientering import Orientering
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
from drafting.letter.view.undersoegelsesbrev import Undersoegelsesbrev
from drafting.oprindelse import Prosa, Tekst

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drafting.letter.skabelon import Skabelon
    from drafting.letter.view.ramme import Ramme


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


_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_ORD = re.compile(r"(?<![\w.])\w+")  # what stands after a dot is no name of its own
_UNAVNGIVET: Mapping[str, object] = MappingProxyType({navn: StrictUndefined(name=navn) for navn in BYG})
_make: Callable[..., Brevview] = Brevview


def build_brevview(ramme: Ramme) -> Brevview:
    """Return the case as this letter sees it; asking for a name that its template does not name is an error.

    What the perspective was unsure of is left in `ramme.gengiver.fund`.
    """
    named, stof = find_navngivne(ramme.skabelon), Stof(ramme)
    return _make(**{**_UNAVNGIVET, **{navn: byg(stof) for navn, byg in BYG.items() if navn in named}})


def find_navngivne(skabelon: Skabelon) -> frozenset[str]:
    """Return the names a template may speak of: itself, in a piece that sees what it sees, or in what it demands."""
    return _find_ord(skabelon.synligt) | _find_kraevede(tuple(skabelon.kraever))


@lru_cache(maxsize=256)
def _find_ord(text: str) -> frozenset[str]:
    return frozenset(word for tag in _TAG.findall(text) for word in _ORD.findall(tag)) & BYG.keys()


@lru_cache(maxsize=256)
def _find_kraevede(stier: tuple[str, ...]) -> frozenset[str]:
    return frozenset(sti.partition(".")[0] for sti in stier)
