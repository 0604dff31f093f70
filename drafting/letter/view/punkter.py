"""The klagepunkter and the chronology in the letter's voice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from drafting.dansk.dato import format_periode
from drafting.dansk.opremsning import format_opremsning
from drafting.dansk.tal import format_antal
from drafting.letter.view.ramme import beregnet, dato_tekst, find_enhed_id, format_delvis, fra_data
from drafting.letter.view.records import Haendelse, Punkt
from drafting.letter.view.svar import build_punktsvar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.facts import model
    from drafting.letter.view.ramme import Ramme
    from drafting.oprindelse import Prosa, Tekst


def build_punkter(ramme: Ramme) -> tuple[Punkt, ...]:
    """Return the letter's klagepunkter in the order of the case."""
    return tuple(build_punkt(ramme, punkt) for punkt in ramme.punkter)


def build_punkt(ramme: Ramme, punkt: model.Klagepunkt) -> Punkt:
    """Return one klagepunkt in the letter's voice."""
    afgoerelse_dato = _afgoerelsens_dato(ramme, punkt)
    perioder, datoer = tuple(_perioder(punkt)), tuple(_datoer(ramme, punkt))
    if ramme.er_anonym:
        afgoerelse_dato = None  # the unit could find the citizen by it
    elif afgoerelse_dato is not None:
        perioder, datoer = (), ()  # the decision's own date is enough; a second date would read as a contradiction
    return Punkt(
        titel=punkt.overskrift or tema_navn(ramme, punkt, punkt.tema),
        hvad=gengiv_punkt(ramme, punkt, punkt.hvad),
        oenske=gengiv_punkt(ramme, punkt, punkt.oenske) if punkt.oenske is not None else None,
        haendelser=tuple(_tell(ramme, row) for row in _find_punktets(ramme, punkt)),
        datoer=datoer,
        flere_datoer=len(datoer) > 1,
        perioder=perioder,
        afgoerelse_dato=afgoerelse_dato,
        svar=build_punktsvar(ramme, punkt),
        fastholdt=ramme.sag.borger_fastholder is not None and punkt.id in ramme.sag.borger_fastholder.punkter,
    )


def has_flere_genfremsendte(ramme: Ramme) -> bool:
    """Return whether several klagepunkter of this letter's unit are sent back to it."""
    igen = {each.klagepunkt for each in ramme.sag.genfremsendelse.punkter} if ramme.sag.genfremsendelse else set()
    egne = (punkt for punkt in ramme.sag.klagepunkter if ramme.concerns(find_enhed_id(ramme.sag, punkt)))
    return sum(punkt.id in igen for punkt in egne) > 1


def gengiv_punkt(ramme: Ramme, punkt: model.Klagepunkt, tekst: Tekst) -> Prosa:
    """Return the text of a klagepunkt in the letter's voice; a point the adviser raised is in the adviser's words."""
    own_words = punkt.rejst_af == "rådgiver" or is_egen_drift(ramme.sag)
    return ramme.gengiver.raadgivers(tekst) if own_words else ramme.gengiver.borgers(tekst)


def is_egen_drift(sag: model.Sag) -> bool:
    """Return whether the undersøgelse was not begun by a citizen, so that every point is in the adviser's words."""
    return sag.undersoegelse is not None and sag.undersoegelse.grundlag in {"egen drift", "pålagt"}


def tema_navn(ramme: Ramme, record: model.Record, tema: str | None) -> Tekst | None:
    """Return the heading of a klagetema, None where the point has none."""
    klagetema = ramme.hylder.klagetemaer.get(tema) if tema else None
    return fra_data(record, "tema", klagetema.navn) if klagetema else None


def _datoer(ramme: Ramme, punkt: model.Klagepunkt) -> Iterator[Tekst]:
    """Yield when the point's events happened, each day once."""
    named = ramme.find(_find_navngivne)
    seen: set[str] = set()
    for tekst in [_dato(named[noegle][1]) for noegle in punkt.forloeb if noegle in named]:
        if tekst is not None and tekst not in seen:
            seen.add(tekst)
            yield tekst


def _find_navngivne(ramme: Ramme) -> dict[str, tuple[int, model.Haendelse]]:
    """Return the events that a klagepunkt can name, each with its place in the case."""
    return {row.id: (place, row) for place, row in enumerate(ramme.sag.forloeb) if row.id}


def _find_punktets(ramme: Ramme, punkt: model.Klagepunkt) -> list[model.Haendelse]:
    """Return the events a klagepunkt names, in the order of the case."""
    named = ramme.find(_find_navngivne)
    places = sorted({named[noegle][0] for noegle in punkt.forloeb if noegle in named})
    return [ramme.sag.forloeb[place] for place in places]


def _afgoerelsens_dato(ramme: Ramme, punkt: model.Klagepunkt) -> Tekst | None:
    found = (dato_tekst(row, "dato") for row in ramme.afgoerelser if punkt.afgoerelse and row.id == punkt.afgoerelse)
    return next(found, None)


def _perioder(punkt: model.Klagepunkt) -> Iterator[Tekst]:
    """Yield the municipality's own periods; those that touch are told as one."""
    merged: list[tuple[model.Periode, date, date | None]] = []
    for periode in sorted(punkt.perioder, key=lambda periode: periode.fra):
        if periode.myndighed is not None and periode.myndighed != "kommunen":
            continue
        last = merged[-1] if merged else None
        if last and last[2] is not None and periode.fra <= last[2] + timedelta(days=1):
            til = max(last[2], periode.til) if periode.til else None
            merged[-1] = (last[0], last[1], til)
        else:
            merged.append((periode, periode.fra, periode.til))
    for periode, fra, til in merged:
        text = format_periode(fra, til) if til else f"fra {format_delvis(fra)}"
        yield fra_data(periode, "fra", text)


def build_forloeb(ramme: Ramme) -> tuple[Haendelse, ...]:
    """Return the chronology: the case's events and decisions by date; an undated event keeps its place in the file."""
    rows = [row for row in _haendelser(ramme)]  # noqa: C416 - a list to sort
    if not ramme.er_anonym:  # the unit could find the citizen by a decision
        rows.extend(_afgoerelser(ramme))
    return tuple(haendelse for _, haendelse in sorted(rows, key=lambda row: row[0]))


def _haendelser(ramme: Ramme) -> Iterator[tuple[date, Haendelse]]:
    latest = ramme.sag.forloeb[0].dato.tidligst if ramme.sag.forloeb and ramme.sag.forloeb[0].dato else ramme.dato
    for haendelse in ramme.sag.forloeb:
        latest = haendelse.dato.tidligst if haendelse.dato else latest
        if not _hidden(ramme, haendelse):
            yield latest, _tell(ramme, haendelse)


def _tell(ramme: Ramme, haendelse: model.Haendelse) -> Haendelse:
    own_words = haendelse.af == "rådgiver" or is_egen_drift(ramme.sag)
    tekst = ramme.gengiver.raadgivers(haendelse.tekst) if own_words else ramme.gengiver.borgers(haendelse.tekst)
    return Haendelse(_dato(haendelse) or beregnet("–", "forløb uden dato"), tekst, _bilag(haendelse))


def _hidden(ramme: Ramme, haendelse: model.Haendelse) -> bool:
    """Return whether an event is another unit's, or the adviser's own step in the citizen's own letter."""
    return not ramme.concerns(haendelse.enhed) or (ramme.skabelon.fra == "borger" and haendelse.af == "rådgiver")


def _afgoerelser(ramme: Ramme) -> Iterator[tuple[date, Haendelse]]:
    told = {
        haendelse.dato.tidligst for haendelse in ramme.sag.forloeb if haendelse.dato and tells_afgoerelse(haendelse)
    }
    for afgoerelse in ramme.afgoerelser:
        dato = dato_tekst(afgoerelse, "dato")
        if afgoerelse.dato is None or dato is None or afgoerelse.indhold is None or afgoerelse.dato in told:
            continue
        yield afgoerelse.dato, Haendelse(dato, ramme.gengiver.borgers(afgoerelse.indhold), None)


def tells_afgoerelse(haendelse: model.Haendelse) -> bool:
    """Return whether the event is a decision."""
    return bool(haendelse.er_afgoerelse) or haendelse.slags == "afgørelse"


def _dato(haendelse: model.Haendelse) -> Tekst | None:
    if haendelse.dato is None:
        return None
    if haendelse.til is None:
        return dato_tekst(haendelse, "dato")
    if haendelse.dato.dag is not None and haendelse.til.dag is not None:
        return fra_data(haendelse, "dato", format_periode(haendelse.dato.tidligst, haendelse.til.tidligst))
    return fra_data(haendelse, "dato", f"{format_delvis(haendelse.dato)} til {format_delvis(haendelse.til)}")


def _bilag(haendelse: model.Haendelse) -> Tekst | None:
    if not haendelse.bilag:
        return None
    return fra_data(haendelse, "bilag", format_opremsning([str(nummer) for nummer in haendelse.bilag]))


def antal_punkter(antal: int) -> Tekst:
    """Return `ét punkt` or `to punkter`."""
    return beregnet(f"{format_antal(antal)} {'punkt' if antal == 1 else 'punkter'}", "klagepunkter")


def antal_klagepunkter_bestemt(antal: int) -> Tekst:
    """Return `klagepunktet` or `de to klagepunkter`."""
    return beregnet("klagepunktet" if antal == 1 else f"de {format_antal(antal)} klagepunkter", "klagepunkter")


def find_forloebsbilag(ramme: Ramme) -> tuple[int, ...]:
    """Return the numbers of the bilag that the told chronology names, rising."""
    told = (haendelse for haendelse in ramme.sag.forloeb if not _hidden(ramme, haendelse))
    return tuple(sorted({nummer for haendelse in told for nummer in haendelse.bilag}))


def find_bilagsnumre(ramme: Ramme, *, hele_forloebet: bool) -> tuple[int, ...]:
    """Return the numbers of the bilag that belong to this letter, rising."""
    numre = {nummer for punkt in ramme.punkter for nummer in punkt.bilag}
    naevnt = {noegle for punkt in ramme.punkter for noegle in punkt.forloeb}
    for haendelse in ramme.sag.forloeb:
        if not _hidden(ramme, haendelse) and (hele_forloebet or haendelse.id in naevnt):
            numre.update(haendelse.bilag)
    return tuple(sorted(numre))


__all__ = [
    "antal_klagepunkter_bestemt",
    "antal_punkter",
    "build_forloeb",
    "build_punkt",
    "build_punkter",
    "find_bilagsnumre",
    "find_enhed_id",
    "find_forloebsbilag",
    "gengiv_punkt",
    "has_flere_genfremsendte",
    "is_egen_drift",
    "tells_afgoerelse",
    "tema_navn",
]
