"""Deadlines as days in the adviser's own calendar, told without a word about the citizen."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from drafting import __version__
from drafting.arkiv.manifest import Kilder
from drafting.arkiv.name import is_personal
from drafting.arkiv.write import Udkast, write_files
from drafting.dansk.dato import format_dag
from drafting.render.ics import Kalenderpost, render_ics
from drafting.screen.streams import tell
from drafting.screen.trouble import format_skrevet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from drafting.facts.model import Sag
    from drafting.law.kalender import Frist


def write_fristfil(path: Path | None, sager: Iterable[tuple[Path, Sag, Frist]], *, dato: date, overskriv: bool) -> None:
    """Write a calendar file with a day for each deadline that still runs, if one is asked for, and tell so.

    Raises OverwriteError where somebody has edited the file.
    """
    if path is None:
        return
    poster = [post for fil, sag, frist in sager for post in _make_post(fil, sag, frist, dato)]
    kilder = Kilder(brev="frister", sag="", skabelon="", data="", version=__version__, dato=dato.isoformat())
    udkast = Udkast(path.name, render_ics(poster, dato=dato), kilder)
    tell(format_skrevet(write_files(path.parent, [udkast], overskriv=overskriv)))


def _make_post(fil: Path, sag: Sag, frist: Frist, dato: date) -> Iterator[Kalenderpost]:
    nummer = find_nummer(sag)
    dag = _find_dag(frist, dato)
    if dag is not None and frist.dato is not None and frist.stand == "løber":
        yield Kalenderpost(
            # where the case has no number, its folder tells it apart
            uid=_make_uid(str(sag.sagsnummer or fil.resolve().parent.name), frist.id),
            titel=f"{_tell_hvad(frist)} ({f'sag {nummer}' if nummer else 'sag uden nummer'})",
            dag=dag,
            beskrivelse=f"Sidste dag er {format_dag(frist.dato)}. Se regnestykket med: drafting frister",
        )


def find_nummer(sag: Sag) -> str:
    """Return the case number, empty where there is none or it gives somebody away."""
    people = (sag.borger, *sag.medklagere, *sag.personer)
    navne = tuple(str(person.navn) for person in people if person and person.navn)
    nummer = str(sag.sagsnummer or "")
    return "" if is_personal(nummer, navne) else nummer


def _find_dag(frist: Frist, dato: date) -> date | None:
    return next((dag for dag in (frist.sikker, frist.dato) if dag and dag >= dato), None)


def _tell_hvad(frist: Frist) -> str:
    return f"Sikker dag: {frist.navn}" if frist.borgerens else f"Myndighedens frist: {frist.navn}"


def _make_uid(nummer: str, frist: str) -> str:
    digest = hashlib.sha256(f"{nummer} {frist}".encode()).hexdigest()
    return f"{digest[:32]}@drafting"
