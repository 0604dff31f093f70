"""A case file read into frozen facts, or refused with everything that is wrong with it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from drafting.errors import SagError, Trouble
from drafting.facts.check import Closedsets, check_closed, check_cpr, check_sag, number_records
from drafting.facts.convert import Converted, convert
from drafting.facts.generel import GenerelUdtalelse
from drafting.facts.model import Sag
from drafting.facts.tell import mask, tell_errors
from drafting.tekstfil import read_text
from drafting.yamlfile import Mapping, examine

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from drafting.facts.record import Record

    AnyRecord = TypeVar("AnyRecord", bound=Record)

__all__ = ["Closedsets", "load_generel_udtalelse", "load_sag", "parse_generel_udtalelse", "parse_sag"]


def load_sag(path: Path, *, closed: Closedsets) -> Sag:
    """Return the case in the file `path`; raises SagError with every trouble, sorted by place."""
    return parse_sag(read_text(path, SagError), str(path), closed=closed)


def load_generel_udtalelse(path: Path, *, closed: Closedsets) -> GenerelUdtalelse:
    """Return the generel udtalelse in the file `path`; raises SagError with every trouble, sorted by place."""
    return parse_generel_udtalelse(read_text(path, SagError), str(path), closed=closed)


def parse_sag(text: str, file: str, *, closed: Closedsets) -> Sag:
    """Return the case that `text` holds; raises SagError with every trouble, sorted by place."""
    root, troubles = _examine(text, file)
    if len(root.entries) == 1 and (entry := root.entries[0]).key == "generel_udtalelse":
        message = "Filen er en generel udtalelse og ikke en sag om en borger."
        raise SagError(Trouble(message, entry.place, "Brug den til brevene under generel_udtalelse."))
    converted = convert(root)
    number_records(converted.root)
    return _finish(Sag, converted, (*troubles, *check_sag(converted, closed)))


def parse_generel_udtalelse(text: str, file: str, *, closed: Closedsets) -> GenerelUdtalelse:
    """Return the generel udtalelse that `text` holds; raises SagError with every trouble, sorted by place."""
    root, troubles = _examine(text, file)
    inner = root.get("generel_udtalelse")
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
    checks = (*check_closed(converted.root, closed), *check_cpr(converted.root))
    return _finish(GenerelUdtalelse, converted, (*troubles, *extra, *checks))


def _examine(text: str, file: str) -> tuple[Mapping, tuple[Trouble, ...]]:
    composed = examine(text, file)
    if composed.root is None:
        raise SagError(*composed.troubles)
    return composed.root, composed.troubles


def _finish(model: type[AnyRecord], converted: Converted, troubles: Iterable[Trouble]) -> AnyRecord:
    found = [*converted.empty.values(), *troubles, *converted.troubles]
    try:
        record = model.model_validate(converted.root)
    except ValidationError as error:
        found += tell_errors(error, converted, model)
    else:
        if not found:
            return record
    # an empty value that is needed is told twice: the last, which knows it, is kept
    once = {(trouble.place, trouble.message): trouble for trouble in mask(found, converted.root)}
    told = sorted(once.values(), key=lambda trouble: (trouble.place, trouble.message))
    raise SagError(*told)
