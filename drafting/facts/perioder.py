"""The periods of a case file: none ends before it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeGuard

from drafting.errors import Trouble
from drafting.facts.words import Vaerdi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts.convert import Converted

_DATO = re.compile(r"[12]\d{3}-\d{2}(-\d{2})?")


def check_perioder(converted: Converted) -> Iterator[Trouble]:
    """Yield each period that ends before it begins."""
    for record in converted.records:
        if "til" in record and _is_dato(til := record["til"]):
            for fra in filter(_is_dato, (record.get("fra"), record.get("dato"))):
                yield from _check_periode(fra, til)


def _check_periode(fra: Vaerdi, til: Vaerdi) -> Iterator[Trouble]:
    if til[: len(fra)] < fra[: len(til)]:
        message = f"Perioden slutter ({til}), før den begynder ({fra})."
        yield Trouble(message, til.place, "Se efter, om de to datoer er byttet om.")


def _is_dato(value: object) -> TypeGuard[Vaerdi]:
    return isinstance(value, Vaerdi) and bool(_DATO.fullmatch(value))
