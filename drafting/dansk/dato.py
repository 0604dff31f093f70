"""Dates in Danish words."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

_DAGE = 1024  # the days of many cases; a day is asked for again and again


@lru_cache(maxsize=_DAGE)
def format_dato(dato: date) -> str:
    """Return the date as a letter writes it: `20. november 2026`."""
    from babel.dates import format_date  # noqa: PLC0415  babel is slow to import and most commands never print a date

    return format_date(dato, "d. MMMM y", locale="da_DK")


@lru_cache(maxsize=_DAGE)
def format_dag(dato: date) -> str:
    """Return the date with its weekday: `torsdag den 8. oktober 2026`."""
    from babel.dates import format_date  # noqa: PLC0415  as above

    return format_date(dato, "EEEE 'den' d. MMMM y", locale="da_DK")


@lru_cache(maxsize=_DAGE)
def format_maaned(aar: int, maaned: int) -> str:
    """Return the month as a letter writes it: `marts 2026`."""
    from babel.dates import format_date  # noqa: PLC0415  as above

    return format_date(date(aar, maaned, 1), "MMMM y", locale="da_DK")


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
