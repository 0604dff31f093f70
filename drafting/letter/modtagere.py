"""Which of several units a letter goes to: the ones its points, its decision or its own block of the case are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.letter.view.naaet import er_klar_til_udtalelse
from drafting.letter.view.ramme import find_enhed_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafting.facts.model import Enhed, Record, Sag
    from drafting.letter.skabelon import Skabelon

_BLOKKE = {"er_klar_til_dialogmoede": "moede", "er_klar_til_moedereferat": "moede"}
_UNDERSOEGELSE = "udtalelse/"
# What an udtalelse is about is what was assessed; before that, what is investigated.
_EFTER_VURDERING = frozenset({"udtalelse/udtalelse", "udtalelse/udtalelse_borger", "udtalelse/opfoelgning"})


def find_modtagere(sag: Sag, skabelon: Skabelon, enheder: tuple[Enhed | None, ...]) -> tuple[Enhed | None, ...]:
    """Return the units that the letter is for; `enheder` are those that have a klagepunkt in it."""
    if skabelon.navn.startswith(_UNDERSOEGELSE):
        meant = _find_enheder(sag, _find_undersoegte(sag, skabelon))
        return tuple(enhed for enhed in enheder if enhed is not None and enhed.id in meant) or enheder[:1]
    blok = getattr(sag, _BLOKKE.get(skabelon.stade, skabelon.stade.removeprefix("har_")), None)
    if blok is None or isinstance(blok, tuple):
        return enheder
    meant = _find_blokkens(sag, blok)
    return tuple(enhed for enhed in sag.enheder if enhed.id in meant) or tuple(sag.enheder[:1])


def _find_undersoegte(sag: Sag, skabelon: Skabelon) -> frozenset[str]:
    """Return the ids of the klagepunkter that are assessed, or investigated: maintained or raised by the adviser."""
    if skabelon.navn in _EFTER_VURDERING and er_klar_til_udtalelse(sag):
        return frozenset(vurdering.klagepunkt for vurdering in sag.vurderinger if vurdering.klagepunkt)
    fastholdt = sag.borger_fastholder.punkter if sag.borger_fastholder else ()
    alle = sag.klagepunkter
    return frozenset(each.id for each in alle if not fastholdt or each.id in fastholdt or each.rejst_af == "rådgiver")


def _find_blokkens(sag: Sag, blok: Record) -> frozenset[str]:
    """Return the ids of the units a block is about: the one it names, else those of its points or its decision."""
    if named := getattr(blok, "enhed", None):
        return frozenset({named})
    afgoerelse = getattr(blok, "afgoerelse", None)
    punkter = frozenset(str(getattr(each, "klagepunkt", each)) for each in getattr(blok, "punkter", ()))
    egne = (each.enhed for each in sag.afgoerelser if each.id == afgoerelse and each.enhed)
    om = frozenset(each.id for each in sag.klagepunkter if afgoerelse and each.afgoerelse == afgoerelse)
    return frozenset(egne) or _find_enheder(sag, punkter or om)


def _find_enheder(sag: Sag, punkter: Iterable[str]) -> frozenset[str]:
    meant = frozenset(punkter)
    return frozenset(find_enhed_id(sag, punkt) for punkt in sag.klagepunkter if punkt.id in meant)
