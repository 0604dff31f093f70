"""What a template can see of a record of facts: which fields, of which kinds."""

from __future__ import annotations

import types
import typing
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import defstruct

from drafting.facts import words
from drafting.facts.model import Record
from drafting.letter.view.records import Punkt
from drafting.oprindelse import Prosa, Tekst
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


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
_STEMMER = {"borger": Art.BORGER, "rådgiver": Art.RAADGIVER}
_IDER = {
    "punkter": Art.PUNKTER,
    "klagepunkt": Art.PUNKTER,
    "enheder": Art.ENHEDER,
    "enhed": Art.ENHEDER,
    "afgoerelse": Art.AFGOERELSE,
    "afloeser": Art.AFGOERELSE,
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
def read_felter(record: type[Record]) -> Mapping[str, Felt]:
    """Return what each key of a record holds."""
    hints = typing.get_type_hints(record, include_extras=True)
    return {navn: _read_felt(navn, hints[navn]) for navn in record.__struct_fields__ if navn != "steder"}


class Felt(typing.NamedTuple):
    """One key: what it holds, whether it is a list or may be absent, and the record or words it is limited to."""

    art: Art
    liste: bool = False
    mangler: bool = False
    post: type[Record] | None = None
    ord: tuple[str, ...] = ()


def _read_felt(navn: str, annotation: object) -> Felt:
    """Return what an annotation of the facts means to a template."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        (inner,) = (each for each in typing.get_args(annotation) if each is not types.NoneType)
        return _read_felt(navn, inner)._replace(mangler=True)
    if typing.get_origin(annotation) is tuple:
        return _read_felt(navn, typing.get_args(annotation)[0])._replace(liste=True)
    if typing.get_origin(annotation) is Annotated:
        return _read_annotated(navn, *typing.get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Felt(Art.POST, post=annotation)
    return Felt(Art.USET)


def _read_annotated(navn: str, kind: object, *marks: object) -> Felt:
    if typing.get_origin(kind) is Literal:
        return Felt(Art.LUKKET, ord=typing.get_args(kind))
    slags = next((mark for mark in marks if isinstance(mark, words.Slags)), None)
    if slags is None:
        return _read_felt(navn, kind)
    if slags.read is words.read_prosa:
        return Felt(_STEMMER[str(slags.skema["x-stemme"])])
    if slags.read is words.read_noegle:
        return Felt(_IDER.get(navn, Art.USET))
    return Felt(_ARTER.get(slags.read, Art.DATO))


@lru_cache(maxsize=64)
def mirror(record: type[Record]) -> type:
    """Return the frozen record that a template sees of a record of facts."""
    fields = [pair for navn, felt in read_felter(record).items() for pair in iter_typer(navn, felt)]
    return defstruct(record.__name__, fields, frozen=True)


def iter_typer(navn: str, felt: Felt) -> Iterator[tuple[str, object]]:
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
    always = not felt.mangler and felt.art not in {Art.BILAG, Art.AFGOERELSE}
    one = kind if always else typing.Optional[kind]  # noqa: UP045 (a NewType has no |)
    yield navn, tuple[kind, ...] if felt.liste else one  # type: ignore[valid-type]
