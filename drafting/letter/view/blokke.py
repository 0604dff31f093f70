"""The case file's own blocks as a template sees them, made from the records themselves: a new key needs no code here.

Text stays text; the citizen's and the adviser's prose is told in the letter's voice; a date is in words; `ja` becomes a
condition of the key's own name and `nej` one with `_nej` behind; a word of a closed set is a text and a condition for
each word (`slags_ny_lov`); ids of klagepunkter are the klagepunkter, ids of units their names, the id of a decision its date.
"""

from __future__ import annotations

import re
import types
import typing
from dataclasses import make_dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal

from drafting.dansk.opremsning import format_opremsning
from drafting.facts import words
from drafting.facts.model import Record, Sag
from drafting.letter.view.punkter import build_punkt
from drafting.letter.view.ramme import dato_tekst, fra_data
from drafting.letter.view.records import Punkt
from drafting.oprindelse import Prosa, Tekst
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafting.letter.view.ramme import Ramme

# The blocks that letters use as they are. The citizen, the units, the klagepunkter and the vurderinger have own views.
NAVNE = (
    "afgoerelser",
    "videresendt",
    "svar",
    "borger_fastholder",
    "undersoegelse",
    "aktindsigt",
    "genoptagelse",
    "databeskyttelse",
    "diskrimination",
    "tilsyn",
    "genfremsendelse",
    "styrket_dialog",
    "videreformidling",
    "genovervejelse",
    "afvist",
    "sparring",
    "forklaring",
    "moede",
    "notater",
    "overblik",
    "veteran",
    "hoering",
    "udtalelse",
    "opfoelgning",
    "rykkere",
)


class Art(Enum):
    """What a key of the case file holds."""

    ORD = "ord"
    BORGER = "borgerens prosa"
    RAADGIVER = "rådgiverens prosa"
    DATO = "dato"
    JANEJ = "ja eller nej"
    JANEJDATO = "ja, nej eller en dato"
    LUKKET = "et ord blandt flere"
    TAL = "tal"
    BILAG = "numre på bilag"
    PUNKTER = "klagepunkter"
    ENHEDER = "enheder"
    AFGOERELSE = "en afgørelse"
    POST = "en gruppe nøgler"
    USET = "en nøgle, skabeloner ikke ser"


_ARTER: Mapping[object, Art] = {
    words.read_ord: Art.ORD,
    words.read_navn: Art.ORD,
    words.read_janej: Art.JANEJ,
    words.read_janej_eller_dato: Art.JANEJDATO,
    words.read_tal: Art.TAL,
    words.read_bilag: Art.BILAG,
}
_NAVNGIVET = re.compile(r"\bsag\.(\w+)")
_STEMMER = {"borger": Art.BORGER, "rådgiver": Art.RAADGIVER}
_IDER = {
    "punkter": Art.PUNKTER,
    "klagepunkt": Art.PUNKTER,
    "enheder": Art.ENHEDER,
    "enhed": Art.ENHEDER,
    "afgoerelse": Art.AFGOERELSE,
}
_TYPER: Mapping[Art, object] = {
    Art.ORD: Tekst,
    Art.TAL: Tekst,
    Art.BORGER: Prosa,
    Art.RAADGIVER: Prosa,
    Art.DATO: Tekst,
    Art.BILAG: Tekst,
    Art.PUNKTER: Punkt,
    Art.ENHEDER: Tekst,
    Art.AFGOERELSE: Tekst,
}


@lru_cache(maxsize=64)
def _read_felter(record: type[Record]) -> Mapping[str, _Felt]:
    hints = typing.get_type_hints(record, include_extras=True)
    return {navn: _read_felt(navn, hints[navn]) for navn in record.model_fields if navn != "steder"}


class _Felt(typing.NamedTuple):
    """One key: what it holds, whether it is a list or may be absent, and the record or words it is limited to."""

    art: Art
    liste: bool = False
    mangler: bool = False
    post: type[Record] | None = None
    ord: tuple[str, ...] = ()


def _read_felt(navn: str, annotation: object) -> _Felt:
    """Return what an annotation of the facts means to a template."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        (inner,) = (each for each in typing.get_args(annotation) if each is not types.NoneType)
        return _read_felt(navn, inner)._replace(mangler=True)
    if typing.get_origin(annotation) is tuple:
        return _read_felt(navn, typing.get_args(annotation)[0])._replace(liste=True)
    if typing.get_origin(annotation) is Annotated:
        return _read_annotated(navn, *typing.get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _Felt(Art.POST, post=annotation)
    return _Felt(Art.USET)


def _read_annotated(navn: str, kind: object, *marks: object) -> _Felt:
    if typing.get_origin(kind) is Literal:
        return _Felt(Art.LUKKET, ord=typing.get_args(kind))
    slags = next((mark for mark in marks if isinstance(mark, words.Slags)), None)
    if slags is None:
        return _read_felt(navn, kind)
    if slags.read is words.read_prosa:
        return _Felt(_STEMMER[str(slags.skema["x-stemme"])])
    if slags.read is words.read_noegle:
        return _Felt(_IDER.get(navn, Art.USET))
    return _Felt(_ARTER.get(slags.read, Art.DATO))


@lru_cache(maxsize=64)
def mirror(record: type[Record]) -> type:
    """Return the frozen record that a template sees of a record of facts."""
    fields = [pair for navn, felt in _read_felter(record).items() for pair in _iter_typer(navn, felt)]
    return make_dataclass(record.__name__, fields, frozen=True, slots=True)


def _iter_typer(navn: str, felt: _Felt) -> Iterator[tuple[str, object]]:
    """Yield the names a key gives, each with its type."""
    if felt.art is Art.USET:
        return
    if felt.art in {Art.JANEJ, Art.JANEJDATO}:
        yield from ((navn, bool), (f"{navn}_nej", bool))
    if felt.art is Art.JANEJDATO:
        yield f"{navn}_dato", Tekst | None
    if felt.art is Art.LUKKET:
        yield from ((f"{navn}_{fold(word)}", bool) for word in felt.ord)
    if felt.art in {Art.JANEJ, Art.JANEJDATO, Art.LUKKET}:
        return
    kind = mirror(felt.post) if felt.post else _TYPER[felt.art]
    always = not felt.mangler and felt.art not in {Art.BILAG, Art.PUNKTER, Art.ENHEDER, Art.AFGOERELSE}
    one = kind if always else typing.Optional[kind]  # noqa: UP045 (a NewType has no |)
    yield navn, tuple[kind, ...] if felt.liste else one  # type: ignore[valid-type]


def build_blok(ramme: Ramme, record: Record) -> object:
    """Return a record of facts as a template sees it."""
    values: dict[str, object] = {}
    for navn, felt in _read_felter(type(record)).items():
        values.update(_iter_vaerdier(ramme, record, navn, felt))
    return mirror(type(record))(**values)


def _iter_vaerdier(ramme: Ramme, record: Record, navn: str, felt: _Felt) -> Iterator[tuple[str, object]]:
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


def _tell_each(ramme: Ramme, record: Record, navn: str, felt: _Felt, values: tuple[object, ...]) -> Iterator[object]:
    if felt.art is Art.PUNKTER:
        yield from (build_punkt(ramme, punkt) for punkt in ramme.sag.klagepunkter if punkt.id in values)
    elif felt.art is Art.ENHEDER:
        yield from (enhed.navn for enhed in ramme.sag.enheder if enhed.id in values)
    elif felt.art is Art.AFGOERELSE:
        yield from (dato_tekst(each, "dato") for each in ramme.sag.afgoerelser if each.id in values and each.dato)
    else:
        yield from (_tell(ramme, record, navn, felt.art, value) for value in values if value is not None)


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
    return tekst


def _read_navne() -> Mapping[str, _Felt]:
    return {navn: felt for navn, felt in _read_felter(Sag).items() if navn in NAVNE}


if TYPE_CHECKING:
    Blokke = object
else:
    Blokke = make_dataclass(
        "Blokke", [pair for navn, felt in _read_navne().items() for pair in _iter_typer(navn, felt)], frozen=True
    )


def build_blokke(ramme: Ramme) -> Blokke:
    """Return the blocks of the case that the letter's template names; what it does not name is left empty."""
    named = _find_navngivne(ramme.skabelon.krop, *ramme.skabelon.kraever)
    values: dict[str, object] = {}
    tom = ramme.sag.model_construct(**{navn: Sag.model_fields[navn].default for navn in NAVNE})
    for navn, felt in _read_navne().items():
        values.update(_iter_vaerdier(ramme, ramme.sag if navn in named else tom, navn, felt))
    return Blokke(**values)


@lru_cache(maxsize=256)
def _find_navngivne(*texts: str) -> frozenset[str]:
    """Return the blocks that a template names, as in `sag.moede`."""
    return frozenset(navn for text in texts for navn in _NAVNGIVET.findall(text))
