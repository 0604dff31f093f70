"""What the checker knows about a value: its kind, whether it can be missing, and where in the view it is."""

from __future__ import annotations

import difflib
import types
import typing
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.letter.view.sen import Sen
from drafting.oprindelse import Prosa, Tekst

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafting.letter.skabelontjek.filer import Frase


class Art(Enum):
    """The kinds of value; the text is how an error message names them."""

    TEKST = "tekst"
    PROSA = "tekst i flere afsnit"
    BETINGELSE = "et ja eller nej"
    POST = "en gruppe oplysninger"
    LISTE = "en liste"
    SAMMENSAT = "sammensat tekst"
    FRASE = "en frase"
    LOEKKE = "selve løkken"
    INTET = "ingenting"
    FREMMED = "ikke tekst"
    UKENDT = "ukendt"


class Slot(Struct, frozen=True):
    """A value's kind; `sti` is its path in the view, with lists written as if they were one of their items."""

    art: Art
    mangler: bool = False
    post: type | None = None
    af: Slot | None = None
    frase: Frase | None = None
    sti: str = ""

    @property
    def er_ukendt(self) -> bool:
        """Return whether an error has already been told about this value."""
        return self.art is Art.UKENDT


UKENDT = Slot(Art.UKENDT)
SAMMENSAT = Slot(Art.SAMMENSAT)
BETINGELSE = Slot(Art.BETINGELSE)
INTET = Slot(Art.INTET, mangler=True)
LOEKKE = Slot(Art.LOEKKE)


@lru_cache(maxsize=256)
def read_annotation(annotation: object) -> Slot:
    """Return the slot of a view field's annotation; one the checker does not know is `FREMMED`, never printed."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        rest = [arg for arg in args if arg is not types.NoneType]
        inner = read_annotation(rest[0]) if len(rest) == 1 else Slot(Art.FREMMED)
        return replace(inner, mangler=types.NoneType in args)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:  # noqa: PLR2004 (tuple[X, ...] has two arguments)
        return Slot(Art.LISTE, af=read_annotation(args[0]))
    if annotation is Prosa:
        return Slot(Art.PROSA)
    if isinstance(annotation, type):
        return _read_type(annotation)
    return Slot(Art.FREMMED)


def _read_type(annotation: type) -> Slot:
    if issubclass(annotation, Tekst):
        return Slot(Art.TEKST)
    if annotation is bool:
        return BETINGELSE
    if issubclass(annotation, Sen):
        return Slot(Art.POST, post=annotation.find_type())
    if issubclass(annotation, Struct):
        return Slot(Art.POST, post=annotation)
    return Slot(Art.FREMMED)


@lru_cache(maxsize=256)
def read_fields(post: type) -> Mapping[str, Slot]:
    """Return the fields of a frozen record as slots, without paths."""
    hints = typing.get_type_hints(post)
    return {navn: read_annotation(hints[navn]) for navn in getattr(post, "__struct_fields__", ())}


def find_field(slot: Slot, navn: str, kraever: frozenset[str]) -> Slot | None:
    """Return the field of a record slot with its path, never missing where the letter requires it; None if absent."""
    if slot.post is None:
        return None
    field = read_fields(slot.post).get(navn)
    if field is None:
        return None
    sti = f"{slot.sti}.{navn}" if slot.sti else navn
    return replace(field, sti=sti, mangler=field.mangler and sti not in kraever)


def find_item(slot: Slot) -> Slot:
    """Return what a list slot holds; its path is the list's own."""
    return replace(slot.af, sti=slot.sti) if slot.af else UKENDT


def find_path(rod: type, sti: str) -> tuple[Slot | None, str]:
    """Return the slot at a path such as `punkter.oenske`, or None; and the part of the path that was reached."""
    slot = Slot(Art.POST, post=rod)
    reached: list[str] = []
    for navn in sti.split("."):
        inner = find_item(slot) if slot.art is Art.LISTE else slot
        field = find_field(inner, navn, frozenset())
        if field is None:
            return None, ".".join(reached)
        slot = field
        reached.append(navn)
    return slot, sti


def describe(slot: Slot) -> str:
    """Return what a value is, in Danish."""
    if slot.art is Art.LISTE and slot.af is not None:
        return f"en liste af {slot.af.art.value}"
    return slot.art.value


def fits(given: Slot, wanted: Slot) -> bool:
    """Return whether a filter that wants one kind can be given another."""
    if wanted.art is Art.LISTE and given.art is Art.LISTE and wanted.af and given.af:
        return given.af.er_ukendt or (given.af.art is wanted.af.art and not given.af.mangler)
    return given.art is wanted.art or (given.art is Art.PROSA and wanted.art is Art.TEKST)


def suggest(word: str, pool: Iterable[str]) -> str:
    """Return "Mente du 'x'?" for the nearest word of the pool, or nothing."""
    near = difflib.get_close_matches(word, sorted(pool), 1, 0.6)
    return f"Mente du '{near[0]}'?" if near else ""
