"""Dates in Danish words."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.gemt import keep

if TYPE_CHECKING:
    from datetime import date

_DAGE = 1024  # the days of many cases; a day is asked for again and again


class Datoord(Struct, frozen=True):
    """What the months and the days of the week are called, the first of each first."""

    maaneder: tuple[str, ...]
    ugedage: tuple[str, ...]


@lru_cache(maxsize=_DAGE)
def format_dato(dato: date) -> str:
    """Return the date as a letter writes it: `20. november 2026`."""
    return f"{dato.day}. {format_maaned(dato.year, dato.month)}"


@lru_cache(maxsize=_DAGE)
def format_dag(dato: date) -> str:
    """Return the date with its weekday: `torsdag den 8. oktober 2026`."""
    return f"{_load_ord().ugedage[dato.weekday()]} den {format_dato(dato)}"


@lru_cache(maxsize=_DAGE)
def format_maaned(aar: int, maaned: int) -> str:
    """Return the month as a letter writes it: `marts 2026`."""
    return f"{_load_ord().maaneder[maaned - 1]} {aar}"


@cache
def _load_ord() -> Datoord:
    """Return the words as the Unicode locale data have them for Danish (CLDR, through Babel)."""
    spec = find_spec("babel")
    return keep("datoord", [Path(spec.origin).parent] if spec and spec.origin else [], _read_ord)


def _read_ord() -> Datoord:
    from babel.dates import get_day_names, get_month_names  # noqa: PLC0415 (slow to load)

    maaneder, ugedage = get_month_names(locale="da_DK"), get_day_names(locale="da_DK")
    return Datoord(tuple(maaneder[number] for number in range(1, 13)), tuple(ugedage[number] for number in range(7)))


def format_periode(fra: date, til: date) -> str:
    """Return the days from `fra` to `til`, month and year once where shared; ValueError if `til` comes first."""
    if til < fra:
        message = f"Perioden slutter ({til.isoformat()}), før den begynder ({fra.isoformat()})."
        raise ValueError(message)
    if fra == til:
        return format_dato(fra)
    if (fra.year, fra.month) == (til.year, til.month):
        return f"{fra.day}. til {format_dato(til)}"
    begyndelse = format_dato(fra)
    if fra.year == til.year:
        begyndelse = begyndelse.removesuffix(f" {fra.year}")
    return f"{begyndelse} til {format_dato(til)}"
