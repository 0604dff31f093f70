"""The case file's own blocks as a template sees them, made from the records themselves: a new key needs no code here.

Text stays text; the citizen's and the adviser's prose is told in the letter's voice; a date is in words; `ja` becomes a
condition of the key's own name and `nej` one with `_nej` behind; a word of a closed set is a text and a condition for
each word (`slags_ny_lov`); ids of klagepunkter are the klagepunkter, ids of units their names, that of a decision
its date.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import defstruct

from drafting.dansk.opremsning import format_opremsning
from drafting.facts.model import Record, Sag
from drafting.letter.view.bloktyper import Art, Felt, iter_typer, mirror, read_felter
from drafting.letter.view.punkter import build_punkt
from drafting.letter.view.ramme import dato_tekst, find_enhed_id, fra_data
from drafting.letter.view.sen import Sen
from drafting.oprindelse import Tekst
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.letter.view.ramme import Ramme

# What has a view of its own, or is not for letters.
_PARTER = ("raadgiver", "borger", "medklagere", "personer", "enheder")
_EGNE = (*_PARTER, "klagepunkter", "forloeb", "vurderinger", "samlet", "egen_ventetid", "bilag", "registrering")
_BLOKKE = {navn: felt for navn, felt in read_felter(Sag).items() if felt.art is Art.POST and navn not in _EGNE}
NAVNE = tuple(_BLOKKE)
_NAVNGIVET = re.compile(r"\bsag\.(\w+)")


def build_blok(ramme: Ramme, record: Record) -> object:
    """Return a record of facts as a template sees it."""
    values: dict[str, object] = {}
    for navn, felt in read_felter(type(record)).items():
        values.update(_iter_vaerdier(ramme, record, navn, felt))
    return mirror(type(record))(**values)


def _iter_vaerdier(ramme: Ramme, record: Record, navn: str, felt: Felt) -> Iterator[tuple[str, object]]:
    value = getattr(record, navn)
    if felt.art is Art.USET:
        return
    if felt.art in {Art.JANEJ, Art.JANEJDATO}:
        yield from ((navn, bool(value)), (f"{navn}_nej", value is False))
    if felt.art is Art.JANEJDATO:
        yield f"{navn}_dato", dato_tekst(record, navn)
    if felt.art is Art.LUKKET:
        chosen = value if felt.liste else (value,)
        yield from ((f"{navn}_{fold(word)}", word in chosen) for word in felt.ord)
    if felt.art in {Art.JANEJ, Art.JANEJDATO, Art.LUKKET}:
        return
    if felt.art is Art.BILAG:
        yield navn, fra_data(record, navn, format_opremsning([str(each) for each in value])) if value else None
        return
    told = tuple(_tell_each(ramme, record, navn, felt, value if felt.liste else (value,)))
    yield navn, told if felt.liste else next(iter(told), None)


def _tell_each(ramme: Ramme, record: Record, navn: str, felt: Felt, values: tuple[object, ...]) -> Iterator[object]:
    if felt.art is Art.PUNKTER:
        yield from (build_punkt(ramme, punkt) for punkt in ramme.sag.klagepunkter if punkt.id in values)
    elif felt.art is Art.ENHEDER:
        yield from (enhed.navn for enhed in ramme.sag.enheder if enhed.id in values)
    elif felt.art is Art.AFGOERELSE:
        yield from (dato_tekst(each, "dato") for each in ramme.sag.afgoerelser if each.id in values and each.dato)
    else:
        told = (value for value in values if value is not None and _is_enhedens(ramme, value))
        yield from (_tell(ramme, record, navn, felt.art, value) for value in told)


def _is_enhedens(ramme: Ramme, value: object) -> bool:
    """Return whether a letter to one of several units may tell this: not what is about another unit's klagepunkt."""
    andres = (punkt.id for punkt in ramme.sag.klagepunkter if not ramme.concerns(find_enhed_id(ramme.sag, punkt)))
    return getattr(value, "klagepunkt", None) not in frozenset(andres)


def _tell(ramme: Ramme, record: Record, navn: str, art: Art, value: object) -> object:
    """Return one value as the letter tells it."""
    if isinstance(value, Record):
        return build_blok(ramme, value)
    if isinstance(value, Tekst):
        return _tell_tekst(ramme, art, value)
    return fra_data(record, navn, str(value)) if art is Art.TAL else dato_tekst(record, navn)


def _tell_tekst(ramme: Ramme, art: Art, tekst: Tekst) -> Tekst:
    gengiver = ramme.gengiver
    if art is Art.BORGER:
        return gengiver.borgers(tekst)
    if art is Art.RAADGIVER:
        return gengiver.til_borgeren(tekst) if ramme.skabelon.stemme == "du" else gengiver.raadgivers(tekst)
    return gengiver.navne(tekst)


class Blokke(Sen):
    """All the blocks of a case."""

    @classmethod
    @cache
    def find_type(cls) -> type:
        """Return the record of all blocks, each with its fields."""
        pairs = [pair for navn, felt in _BLOKKE.items() for pair in iter_typer(navn, felt)]
        return defstruct("Blokke", pairs, frozen=True)


@cache
def _find_let() -> type:
    return defstruct("Blokke", list(_BLOKKE), frozen=True)  # a letter need not know the kinds


def build_blokke(ramme: Ramme) -> object:
    """Return the blocks of the case that the letter's template names; what it does not name is left empty."""
    named = _find_navngivne(ramme.skabelon.synligt, *ramme.skabelon.kraever)
    values: dict[str, object] = {navn: () if felt.liste else None for navn, felt in _BLOKKE.items()}
    for navn in named & _BLOKKE.keys():
        values.update(_iter_vaerdier(ramme, ramme.sag, navn, _BLOKKE[navn]))
    return _find_let()(**values)


@lru_cache(maxsize=256)
def _find_navngivne(*texts: str) -> frozenset[str]:
    """Return the blocks that a template names, as in `sag.moede`."""
    return frozenset(navn for text in texts for navn in _NAVNGIVET.findall(text))
