"""A record read from what the case file holds, by its own annotations; every error is kept with the way to it."""

from __future__ import annotations

import types
import typing
from functools import cache, partial
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from drafting.facts.datoer import VaerdiError
from drafting.facts.record import Foer, Record
from drafting.facts.words import Lukket, Slags, Vaerdi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    # what turns one value into what its field holds, or raises VaerdiError
    Vaerdilaeser = Callable[[object], object]
    # what reads something with values of its own, and keeps what is wrong with each
    Laeser = Callable[[object, "Loc", "list[Fejl]"], object]

R = TypeVar("R", bound=Record)
Loc = tuple[int | str, ...]


class Fejl(Struct, frozen=True):
    """One error: its kind, the keys and numbers on the way to it, what stands there, and what a value's reader says."""

    art: Literal["værdi", "mangler", "ukendt", "liste", "post"]
    loc: Loc
    given: object = None
    besked: str = ""
    remedie: str = ""


class Felt(Struct, frozen=True):
    """One key of a record: the field it fills, what that holds, its default (NODEFAULT: it is needed), its reader.

    A field that holds one value has `read`, every other one `read_indre`.
    """

    navn: str
    annotation: object
    default: object
    read: Vaerdilaeser | None
    read_indre: Laeser


@cache
def read_felter(kind: type[Record]) -> Mapping[str, Felt]:
    """Return the keys a record may have in a case file, in the order of its fields."""
    return {
        each.encode_name: Felt(each.name, each.type, each.default, find_laeser(each.type), make_laeser(each.type))
        for each in fields(kind)
        if each.name != "steder"
    }


@cache
def _find_needed(kind: type[Record]) -> tuple[str, ...]:
    return tuple(key for key, felt in read_felter(kind).items() if felt.default is NODEFAULT)


def read_record(kind: type[R], given: object, loc: Loc, fejl: list[Fejl]) -> R | None:
    """Return the record that `given` holds; what is wrong with it is added to `fejl`, and then there is None."""
    if kind.kort and isinstance(given, Vaerdi):
        given = {kind.kort: given, "steder": {"": given.place, kind.kort: given.place}}
    if not isinstance(given, dict):
        fejl.append(Fejl("post", loc, given))
        return None
    before = len(fejl)
    values = _read_values(read_felter(kind), given, loc, fejl)
    fejl.extend([Fejl("mangler", (*loc, key)) for key in _find_needed(kind) if key not in given])
    return kind(steder=given.get("steder", {}), **values) if len(fejl) == before else None


def _read_values(felter: Mapping[str, Felt], given: dict[str, object], loc: Loc, fejl: list[Fejl]) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, value in given.items():
        felt = felter.get(key)
        if felt is None:
            if key != "steder":
                fejl.append(Fejl("ukendt", (*loc, key), value))
        elif felt.read is None:
            values[felt.navn] = felt.read_indre(value, (*loc, key), fejl)
        else:
            try:
                values[felt.navn] = felt.read(value)
            except VaerdiError as error:
                fejl.append(_tell_vaerdi(error, value, (*loc, key)))
    return values


def find_laeser(annotation: object) -> Vaerdilaeser | None:
    """Return how a field that holds one value is read, None for one that holds a record or a list."""
    kind, marks = strip(annotation)
    for mark in marks:
        if isinstance(mark, Slags):
            return mark.read
        if isinstance(mark, Lukket):
            return mark.make_read(typing.get_args(kind))
    return None


def make_laeser(annotation: object) -> Laeser:
    """Return how a field of this kind is read; raises TypeError for a kind no record of a case can have."""
    if read := find_laeser(annotation):
        return partial(_read_value, read)
    kind, marks = strip(annotation)
    for mark in marks:
        if isinstance(mark, Foer):
            return partial(_read_before, mark.read, make_laeser(kind))
    if typing.get_origin(kind) is tuple:
        return partial(_read_list, make_laeser(typing.get_args(kind)[0]))
    if isinstance(kind, type) and issubclass(kind, Record):
        return partial(read_record, kind)
    raise TypeError(annotation)


def strip(annotation: object) -> tuple[object, tuple[object, ...]]:
    """Return what a field holds where it holds something, and its marks: of `Ord | None`, `Tekst` and its mark."""
    args = typing.get_args(annotation)
    if typing.get_origin(annotation) in (typing.Union, types.UnionType) and types.NoneType in args:
        return strip(next(each for each in args if each is not types.NoneType))
    return (args[0], args[1:]) if typing.get_origin(annotation) is Annotated else (annotation, ())


def iter_records(annotation: object) -> Iterator[type[Record]]:
    """Yield the records a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in typing.get_args(annotation):
        yield from iter_records(part)


def _tell_vaerdi(error: VaerdiError, given: object, loc: Loc) -> Fejl:
    return Fejl("værdi", loc, given, error.besked, error.remedie)


def _read_value(read: Vaerdilaeser, given: object, loc: Loc, fejl: list[Fejl]) -> object:
    try:
        return read(given)
    except VaerdiError as error:
        fejl.append(_tell_vaerdi(error, given, loc))
        return None


def _read_list(read: Laeser, given: object, loc: Loc, fejl: list[Fejl]) -> object:
    if isinstance(given, list | tuple):
        return tuple([read(item, (*loc, number), fejl) for number, item in enumerate(given)])
    fejl.append(Fejl("liste", loc, given))
    return None


def _read_before(before: Callable[[object], object], read: Laeser, given: object, loc: Loc, fejl: list[Fejl]) -> object:
    return read(before(given), loc, fejl)
