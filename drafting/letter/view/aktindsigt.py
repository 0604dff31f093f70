"""A request for documents: which, in what form, by which rules, and the deadlines that run meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.dato import format_periode
from drafting.dansk.varighed import format_varighed
from drafting.law.citater import join_citater
from drafting.law.fristregler import load_fristregler
from drafting.letter.view.frist import find_loebende
from drafting.letter.view.ramme import dato_tekst, format_delvis, fra_data
from drafting.oprindelse import Lov, Tekst
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from drafting.facts import model
    from drafting.letter.view.ramme import Ramme

_IKKE_PART, _PART = "ikke", "part"


class Aktindsigtsregler(Struct, frozen=True):
    """The rules a request rests on, as they are cited."""

    part: Tekst
    alle_og_om_sig_selv: Tekst
    svar_til_part: Tekst
    svar_til_alle: Tekst
    klagefrist: Tekst
    personoplysninger: Tekst


class Aktindsigtsbrev(Struct, frozen=True):
    """A request for documents; `afgoerelser` are the dates of the decisions whose deadline should be stopped.

    Where the date of one is not known, none is told; `flere_afgoerelser` is whether there are several all the same.
    """

    sag: Tekst | None
    periode: Tekst | None
    dokumenter: tuple[Tekst, ...]
    relation: Tekst | None
    form: Tekst | None
    er_part: bool
    kan_vaere_part: bool
    saerskilt_indsigt: bool
    afbryd_klagefrist: bool
    afgoerelser: tuple[Tekst, ...]
    flere_afgoerelser: bool
    svartid: Tekst
    indsigt_svartid: Tekst
    regler: Aktindsigtsregler


def build_aktindsigtsbrev(ramme: Ramme) -> Aktindsigtsbrev | None:
    """Return the request, None where the case has none or the letter is no letter of the whole case."""
    asked = ramme.sag.aktindsigt
    if asked is None or ramme.skabelon.pr != "sag":
        return None
    loebende = find_loebende(ramme) if asked.afbryd_klagefrist else ()
    rows = sorted((each.afgoerelse for each in loebende), key=lambda row: row.dato or ramme.dato)
    dates = tuple(dato_tekst(row, "dato") for row in rows)
    return Aktindsigtsbrev(
        sag=asked.sag,
        periode=_tell_periode(asked),
        dokumenter=asked.dokumenter,
        relation=asked.relation,
        form=asked.form,
        er_part=asked.relation is not None and fold(asked.relation) == _PART,
        kan_vaere_part=asked.relation is None or not fold(asked.relation).startswith(_IKKE_PART),
        saerskilt_indsigt=bool(asked.saerskilt_indsigt),
        afbryd_klagefrist=bool(loebende),
        afgoerelser=tuple(each for each in dates if each is not None) if None not in dates else (),
        flere_afgoerelser=len(loebende) > 1,
        svartid=_tell_svartid("aktindsigt"),
        indsigt_svartid=_tell_svartid("indsigt"),
        regler=_find_regler(ramme),
    )


def _tell_periode(asked: model.Aktindsigt) -> Tekst | None:
    periode = asked.periode
    if periode is None:
        return None
    text = format_periode(periode.fra, periode.til) if periode.til else f"{format_delvis(periode.fra)} til nu"
    return fra_data(periode, "fra", text)


def _tell_svartid(noegle: str) -> Tekst:
    regel = load_fristregler().get(noegle)
    return Tekst(format_varighed(regel.antal, regel.enhed), Lov(regel.hjemmel))


def _find_regler(ramme: Ramme) -> Aktindsigtsregler:
    lov = ramme.hylder.lov

    def cite(noegle: str) -> Tekst:
        return lov.on(noegle, ramme.dato).citat

    return Aktindsigtsregler(
        part=cite("fvl_9"),
        alle_og_om_sig_selv=join_citater(lov.on("ofl_7", ramme.dato), lov.on("ofl_8", ramme.dato)),
        svar_til_part=cite("fvl_16_2"),
        svar_til_alle=cite("ofl_36_2"),
        klagefrist=cite("fvl_17"),
        personoplysninger=cite("dbf_15"),
    )
