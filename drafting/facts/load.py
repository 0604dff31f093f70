"""A case file read into frozen facts, or refused with everything that is wrong with it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from drafting.errors import SagError, Trouble
from drafting.facts.check import Closedsets, check_closed, check_cpr, check_sag, number_records
from drafting.facts.convert import Converted, convert
from drafting.facts.generel import GenerelUdtalelse
from drafting.facts.laes import Fejl, read_record
from drafting.facts.model import Sag
from drafting.facts.perioder import check_perioder
from drafting.facts.tell import mask, tell_errors
from drafting.tekstfil import read_text
from drafting.yamlfile import Mapping, examine

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from drafting.facts.model import Fakta
    from drafting.facts.record import Record

    AnyRecord = TypeVar("AnyRecord", bound=Record)

__all__ = [
    "Closedsets",
    "load_fakta",
    "load_generel_udtalelse",
    "load_sag",
    "parse_fakta",
    "parse_generel_udtalelse",
    "parse_sag",
]

_GENEREL = "generel_udtalelse"


def load_fakta(path: Path, *, closed: Closedsets) -> Fakta:
    """Return what the file `path` holds, told by its outermost key; raises SagError with every trouble."""
    return parse_fakta(read_text(path, SagError), str(path), closed=closed)


def load_sag(path: Path, *, closed: Closedsets) -> Sag:
    """Return the case in the file `path`; raises SagError with every trouble, sorted by place."""
    return parse_sag(read_text(path, SagError), str(path), closed=closed)


def load_generel_udtalelse(path: Path, *, closed: Closedsets) -> GenerelUdtalelse:
    """Return the generel udtalelse in the file `path`; raises SagError with every trouble, sorted by place."""
    return parse_generel_udtalelse(read_text(path, SagError), str(path), closed=closed)


def parse_fakta(text: str, file: str, *, closed: Closedsets) -> Fakta:
    """Return the generel udtalelse that `text` holds where that is its outermost key, else the case."""
    root, troubles = _examine(text, file)
    read = _read_sag if root.get(_GENEREL) is None else _read_generel
    return read(root, troubles, closed)


def parse_sag(text: str, file: str, *, closed: Closedsets) -> Sag:
    """Return the case that `text` holds; raises SagError with every trouble, sorted by place."""
    root, troubles = _examine(text, file)
    if len(root.entries) == 1 and (entry := root.entries[0]).key == _GENEREL:
        message = "Filen er en generel udtalelse og ikke en sag om en borger."
        raise SagError(Trouble(message, entry.place, "Brug den til brevene under generel_udtalelse."))
    return _read_sag(root, troubles, closed)


def parse_generel_udtalelse(text: str, file: str, *, closed: Closedsets) -> GenerelUdtalelse:
    """Return the generel udtalelse that `text` holds; raises SagError with every trouble, sorted by place."""
    root, troubles = _examine(text, file)
    return _read_generel(root, troubles, closed)


def _read_sag(root: Mapping, troubles: Iterable[Trouble], closed: Closedsets) -> Sag:
    converted = convert(root)
    number_records(converted.root)
    checks = (*check_sag(converted, closed), *check_perioder(converted))
    return _finish(Sag, converted, (*troubles, *checks))


def _read_generel(root: Mapping, troubles: Iterable[Trouble], closed: Closedsets) -> GenerelUdtalelse:
    inner = root.get(_GENEREL)
    if not isinstance(inner, Mapping):
        message = "Filen er ikke en generel udtalelse."
        raise SagError(Trouble(message, root.place, "Begynd med 'generel_udtalelse:', og ryk resten ind under den."))
    outside = [entry for entry in root.entries if entry.value is not inner]
    extra = [
        Trouble("Uden for 'generel_udtalelse' må der ikke stå noget.", entry.place, "Ryk nøglen ind under den.")
        for entry in outside
    ]
    converted = convert(inner)
    number_records(converted.root)
    checks = (*check_closed(converted, closed), *check_cpr(converted), *check_perioder(converted))
    return _finish(GenerelUdtalelse, converted, (*troubles, *extra, *checks))


def _examine(text: str, file: str) -> tuple[Mapping, tuple[Trouble, ...]]:
    composed = examine(text, file)
    if composed.root is None:
        raise SagError(*composed.troubles)
    return composed.root, composed.troubles


def _finish(model: type[AnyRecord], converted: Converted, troubles: Iterable[Trouble]) -> AnyRecord:
    found = [*converted.empty.values(), *troubles, *converted.troubles]
    fejl: list[Fejl] = []
    record = read_record(model, converted.root, (), fejl)
    if record is not None and not found:
        return record
    found += tell_errors(fejl, converted, model)
    # an empty value that is needed is told twice: the last, which knows it, is kept
    once = {(trouble.place, trouble.message): trouble for trouble in mask(found, converted.root)}
    told = sorted(once.values(), key=lambda trouble: (trouble.place, trouble.message))
    raise SagError(*told)
