"""Dates as an adviser types them: year-month-day, or only the month where that is enough."""

import re
from calendar import monthrange
from datetime import date

from msgspec import Struct

_MAANEDER = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(?P<aar>\d{4})-(?P<maaned>\d{1,2})-(?P<dag>\d{1,2})(?P<kl>[T ]\d{1,2}[.:]\d.*)?")
_DANSK = re.compile(
    r"(?P<dag>\d{1,2})\.?\s*[-/. ]\s*(?P<maaned>\d{1,2}|[a-zæøå]{3,9})\.?\s*[-/. ]\s*(?P<aar>\d{4}|(?<!-)\d{2})"
)
_MAANED = re.compile(r"(?P<aar>\d{4})-(?P<maaned>\d{1,2})")
_FOERSTE_AAR, _SIDSTE_AAR = 1900, 2100
_SKRIV = "Skriv datoen som år-måned-dag, for eksempel 2026-10-02."


class Delvisdato(Struct, frozen=True, gc=False):
    """A date of which only the month may be known."""

    aar: int
    maaned: int
    dag: int | None = None

    @property
    def tidligst(self) -> date:
        """Return the first day it can be."""
        return date(self.aar, self.maaned, self.dag or 1)

    @property
    def senest(self) -> date:
        """Return the last day it can be."""
        return date(self.aar, self.maaned, self.dag or monthrange(self.aar, self.maaned)[1])


class VaerdiError(ValueError):
    """A value of the case file that cannot be read: what is wrong, and the remedy, both in Danish."""

    def __init__(self, besked: str, remedie: str) -> None:
        super().__init__(besked)
        self.besked, self.remedie = besked, remedie


def citat(text: str) -> str:
    """Return `text` in quotation marks, shortened, so that it can be found again (and masked) in a message."""
    text = " ".join(text.split()).replace("'", "’")
    return f"'{text if len(text) <= 60 else text[:59] + '…'}'"  # noqa: PLR2004 (a message stays one line)


def parse_dato(value: object) -> date:
    """Return the date written as 2026-10-02; raises in Danish, showing how the date should have been written."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise VaerdiError("Her skal stå en dato.", _SKRIV)
    if dato := _read_iso(value):
        return dato
    found = _ISO.fullmatch(value)
    if found and not found["kl"] and len(value) == len("2026-10-02"):
        return _make_dato(value, int(found["aar"]), int(found["maaned"]), int(found["dag"]))
    raise _explain(value)


def parse_delvisdato(value: object) -> Delvisdato:
    """Return the date or month written as 2026-10-02 or 2026-10; raises in Danish."""
    if isinstance(value, Delvisdato):
        return value
    if isinstance(value, str) and len(value) < len("2026-10-02") and (found := _MAANED.fullmatch(value)):
        first = _make_dato(value, int(found["aar"]), int(found["maaned"]), 1)
        return Delvisdato(first.year, first.month)
    dato = parse_dato(value)
    return Delvisdato(dato.year, dato.month, dato.day)


def _read_iso(value: str) -> date | None:
    """Return the date where it is written just so, None where more is to be said of it."""
    if len(value) != len("2026-10-02") or value[4] != "-" or value[7] != "-":
        return None
    try:
        dato = date.fromisoformat(value)
    except ValueError:
        return None
    return dato if _FOERSTE_AAR <= dato.year <= _SIDSTE_AAR else None


def _make_dato(value: str, aar: int, maaned: int, dag: int) -> date:
    if not 1 <= maaned <= len(_MAANEDER):
        besked = f"Datoen {citat(value)} findes ikke: der er ingen måned {maaned}."
        raise VaerdiError(besked, "Rækkefølgen er år-måned-dag, for eksempel 2026-10-02.")
    if not _FOERSTE_AAR <= aar <= _SIDSTE_AAR:
        raise VaerdiError(f"Datoen {citat(value)} har et årstal, der ikke kan være rigtigt.", _SKRIV)
    last = monthrange(aar, maaned)[1]
    if not 1 <= dag <= last:
        besked = f"Datoen {citat(value)} findes ikke: {_MAANEDER[maaned - 1]} {aar} har {last} dage."
        raise VaerdiError(besked, f"Skriv den rigtige dato, for eksempel {date(aar, maaned, last)}.")
    return date(aar, maaned, dag)


def _explain(value: str) -> VaerdiError:
    if _MAANED.fullmatch(value):
        return VaerdiError(f"Datoen {citat(value)} mangler en dag.", _SKRIV)
    short = value.lower() if len(value) <= 40 else ""  # noqa: PLR2004 (no date is longer)
    found = _ISO.fullmatch(short.upper()) or _DANSK.fullmatch(short)
    maaned = _find_maaned(found["maaned"]) if found else 0
    if found is None or not maaned:
        return VaerdiError(f"{citat(value)} er ikke en dato.", _SKRIV)
    aar = int(found["aar"]) + (2000 if len(found["aar"]) == len("26") else 0)
    dato = _make_dato(value, aar, maaned, int(found["dag"]))
    if found.groupdict().get("kl"):
        return VaerdiError(f"Datoen {citat(value)} har et klokkeslæt.", f"Skriv kun datoen: {dato}.")
    return VaerdiError(f"Datoen {citat(value)} er ikke skrevet som år-måned-dag.", f"Skriv {dato}.")


def _find_maaned(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next((number for number, name in enumerate(_MAANEDER, start=1) if name.startswith(word)), 0)
