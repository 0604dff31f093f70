"""The periods of a case file: none ends before it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeGuard

from drafting.errors import Trouble
from drafting.facts.words import Vaerdi

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATO = re.compile(r"[12]\d{3}-\d{2}(-\d{2})?")


def check_perioder(value: object) -> Iterator[Trouble]:
    """Yield each period that ends before it begins."""
    for item in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from check_perioder(item)
    if not isinstance(value, dict) or not _is_dato(til := value.get("til")):
        return
    for fra in filter(_is_dato, (value.get("fra"), value.get("dato"))):
        if til[: len(fra)] < fra[: len(til)]:
            message = f"Perioden slutter ({til}), før den begynder ({fra})."
            yield Trouble(message, til.place, "Se efter, om de to datoer er byttet om.")


def _is_dato(value: object) -> TypeGuard[Vaerdi]:
    return isinstance(value, Vaerdi) and bool(_DATO.fullmatch(value))
