"""Where begrænsninger can stand about one klagepunkt or decision, the innermost first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from drafting.facts.forloeb import Klagepunkt
    from drafting.facts.model import Afgoerelse, Begraensninger, Sag

AFGOERELSE = "afgoerelse"


class Lag(Struct, frozen=True):
    """A place where begrænsninger can stand: `punkt`, `afgoerelse` or `sag`."""

    navn: str
    begraensninger: Begraensninger


def find_lag(sag: Sag, punkt: Klagepunkt | None, afgoerelse: Afgoerelse | None) -> tuple[Lag, ...]:
    """Return the begrænsninger that hold for a klagepunkt, a decision or both, the innermost first."""
    found = (
        ("punkt", punkt.begraensninger if punkt else None),
        (AFGOERELSE, afgoerelse.begraensninger if afgoerelse else None),
        ("sag", sag.begraensninger),
    )
    return tuple(Lag(navn, limits) for navn, limits in found if limits is not None)


def find_i_lag(stak: tuple[Lag, ...], noegle: str) -> tuple[object, str]:
    """Return what the case says of a begrænsning, None for nothing, and where; the innermost wins."""
    for lag in stak:
        if (value := getattr(lag.begraensninger, noegle)) is not None:
            return value, lag.navn
    return None, ""


def find_om(sag: Sag, punkt: Klagepunkt) -> Afgoerelse | None:
    """Return the decision that a klagepunkt is about."""
    return next((each for each in sag.afgoerelser if each.id == punkt.afgoerelse), None)
