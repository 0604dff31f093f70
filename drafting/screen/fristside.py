"""The deadlines of one case, each with the steps it was counted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from drafting.dansk.dato import format_dag
from drafting.screen.columns import format_columns, wrap_text
from drafting.screen.trouble import format_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from drafting.law.kalender import Frist, Stand, Trin
    from drafting.screen.answers import Answer

_FARVER: dict[Stand, str] = {
    "løber": "green",
    "udløbet": "red",
    "for sent": "red",
    "ukendt": "yellow",
    "uafklaret": "yellow",
}
INGEN = "Der er ingen frister i sagen."
_TRIN = 4


def format_frister(frister: Iterable[Frist], *, dato: date) -> str:
    """Return the deadlines one under the other, those that have passed marked."""
    return "\n\n".join("\n".join(_format_frist(frist, dato)) for frist in frister) or INGEN


def _format_frist(frist: Frist, dato: date) -> Iterator[str]:
    head = f"{frist.navn}, {frist.om}" if frist.om else frist.navn
    yield f"{style(head, bold=True)} {style(frist.stand.upper(), fg=_FARVER.get(frist.stand), bold=True)}"
    yield from format_columns(_find_rows(frist, dato), 2)
    for number, trin in enumerate(frist.trin, start=1):
        yield from _format_trin(number, trin)


def _find_rows(frist: Frist, dato: date) -> Iterator[tuple[str, str]]:
    if frist.mangler:
        yield "Mangler", frist.mangler
    if frist.sikker and (frist.art == "klagefrist" or frist.sikker != frist.dato):
        yield "Sikker dag", f"{format_dag(frist.sikker)} ({tell_afstand(frist.sikker, dato)})"
    if frist.dato:
        yield "Sidste dag", f"{format_dag(frist.dato)} ({tell_afstand(frist.dato, dato)})"
    elif frist.siden:
        yield "Siden", f"{format_dag(frist.siden)} ({tell_afstand(frist.siden, dato)})"
    if frist.forbehold:
        yield "Forbehold", frist.forbehold
    if frist.sted and frist.sted.file:
        yield "I sagen", format_place(frist.sted)


def _format_trin(number: int, trin: Trin) -> Iterator[str]:
    indent = " " * _TRIN
    first, *rest = wrap_text(trin.tekst, _TRIN + 3)
    yield f"{indent}{number}. {first}"
    yield from (f"{indent}   {line}" for line in rest)
    yield from (f"{indent}   {line}" for line in wrap_text(f"Kilde: {trin.citat}", _TRIN + 3))


def tell_afstand(dag: date, dato: date) -> str:
    """Return how far a day is from today: `i dag`, `om 6 dage`, `for én dag siden`."""
    dage = (dag - dato).days
    antal = "én dag" if abs(dage) == 1 else f"{abs(dage)} dage"
    if dage == 0:
        return "i dag"
    return f"om {antal}" if dage > 0 else f"for {antal} siden"


def describe_frist(frist: Frist) -> Answer:
    """Return a deadline for other programs."""
    sted = frist.sted
    return {
        "id": frist.id,
        "navn": frist.navn,
        "om": frist.om,
        "art": frist.art,
        "stand": frist.stand,
        "dato": frist.dato,
        "sikker": frist.sikker,
        "siden": frist.siden,
        "borgerens": frist.borgerens,
        "mangler": frist.mangler,
        "forbehold": frist.forbehold,
        "sted": {"fil": sted.file, "linje": sted.line, "kolonne": sted.column} if sted else None,
        "trin": [
            {"tekst": trin.tekst, "dato": trin.dato, "kilde": trin.kilde, "citat": trin.citat} for trin in frist.trin
        ],
    }
