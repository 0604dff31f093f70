"""Whether the adviser may treat each point of a case, by the municipality's own rules, and where else to go."""

from __future__ import annotations

from functools import lru_cache
from operator import is_
from typing import TYPE_CHECKING

from drafting.findings.frister import make_grundlag
from drafting.findings.frister.instanser import load_instanser
from drafting.findings.kompetence.emne import Kompetencegrundlag, iter_emner
from drafting.findings.kompetence.graenser import iter_graenser, iter_grunde
from drafting.findings.kompetence.klageadgang import iter_forbehold
from drafting.findings.kompetence.svar import Grund, Punktkompetence, choose_svar, may_assess, may_send
from drafting.law.kompetenceregler import load_kompetenceregler

if TYPE_CHECKING:
    from datetime import date

    from drafting.facts.model import Sag
    from drafting.findings.frister.grundlag import Instanser
    from drafting.findings.kompetence.emne import Emne
    from drafting.law.model import Lovhylde
    from drafting.law.profil import Kommuneprofil

__all__ = ["Grund", "Punktkompetence", "may_assess", "may_send", "vurder_kompetence"]


def vurder_kompetence(
    sag: Sag, profil: Kommuneprofil, lov: Lovhylde, *, dato: date, instanser: Instanser | None = None
) -> tuple[Punktkompetence, ...]:
    """Return the answer for every klagepunkt, and for every decision that no klagepunkt is about.

    What is unclear is `ved ikke`, with the fact that is missing; it is never a refusal.
    """
    return _vurder(_Spurgt(sag, profil, lov, dato, instanser or load_instanser()))


class _Spurgt:
    """What is asked about, equal to the very same alone: the rules and several letters ask about one case."""

    __slots__ = ("dele",)

    def __init__(self, sag: Sag, profil: Kommuneprofil, lov: Lovhylde, dato: date, instanser: Instanser) -> None:
        self.dele = sag, profil, lov, dato, instanser

    def __hash__(self) -> int:
        return id(self.dele[0])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Spurgt) and all(map(is_, self.dele, other.dele))


@lru_cache(maxsize=4)
def _vurder(spurgt: _Spurgt) -> tuple[Punktkompetence, ...]:
    sag, profil, lov, dato, instanser = spurgt.dele
    frister = make_grundlag(sag, profil, instanser, dato=dato)
    regler = load_kompetenceregler(lov.ids)
    graenser = tuple(iter_graenser(profil, regler, lov, dato))
    tavse = tuple(regel for regel in regler.regler if profil.find_begraensning(regel.noegle) is None)
    grundlag = Kompetencegrundlag(
        sag=sag,
        profil=profil,
        lov=lov,
        regler=regler,
        graenser=graenser,
        tavse=tavse,
        frister=frister,
        dato=dato,
    )
    return tuple(_judge(emne, grundlag) for emne in iter_emner(grundlag))


def _judge(emne: Emne, grundlag: Kompetencegrundlag) -> Punktkompetence:
    svar, grunde = choose_svar(tuple(iter_grunde(emne, grundlag)))
    return Punktkompetence(
        art=emne.art,
        id=emne.id,
        om=emne.om,
        svar=svar,
        grunde=grunde,
        maaske_afgoerelse=emne.maaske_afgoerelse,
        afgoerelse=emne.aaben.id if emne.aaben else "",
        forbehold=tuple(iter_forbehold(emne, grundlag)) if svar != "kan ikke" else (),
        sted=emne.sted,
    )
