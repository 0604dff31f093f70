"""A decision as it was read, on the screen and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from drafting.afgoerelse.forslag import spell_sted
from drafting.dansk.dato import format_dato
from drafting.facts.words import unfold
from drafting.screen.answers import describe_finding
from drafting.screen.columns import format_columns, wrap_text
from drafting.screen.stier import shorten
from drafting.screen.trouble import format_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.afgoerelse.model import Laest, Oplysning
    from drafting.screen.answers import Answer

_FARVER = {"sikker": "green", "sandsynlig": "yellow", "usikker": "red"}


def format_laest(laest: Laest) -> str:
    """Return what was read, where and how surely; what is missing; and what should be noticed."""
    facts = [(label, value, oplysning) for label, value, oplysning in _iter_facts(laest)]
    rows = [row for label, value, found in facts if found for row in ((label, value), ("", _tell(laest, found)))]
    missing = [label.lower() for label, _, found in facts if found is None]
    parts = [
        style(f"Læst i {shorten(laest.fil)}", bold=True) + "\n" + "\n".join(format_columns(rows, 2)),
        _list("Paragraffer", [(str(each.vaerdi), _tell(laest, each)) for each in laest.henvisninger]),
        _list("Ord at forklare", [(each.vaerdi.term, each.vaerdi.betyder) for each in laest.fagord]),
        "\n".join(wrap_text(f"Ikke fundet: {', '.join(missing)}.")) if missing else "",
        "Fund\n" + "\n".join(map(format_finding, laest.fund)) if laest.fund else "Fund\n  ingen fund",
    ]
    return "\n\n".join(filter(None, parts))


def _list(heading: str, rows: list[tuple[str, str]]) -> str:
    return "\n".join([heading, *format_columns(rows, 2)]) if rows else ""


def _tell(laest: Laest, oplysning: Oplysning[object]) -> str:
    sure = style(oplysning.sikkerhed, fg=_FARVER[oplysning.sikkerhed])
    return f"{spell_sted(laest, oplysning)}, {sure}: »{oplysning.citat}«"


def _iter_facts(laest: Laest) -> Iterator[tuple[str, str, Oplysning[object] | None]]:
    given, dato, udfald = laest.klagevejledning, laest.dato, laest.udfald
    yield "Afsender", _spell(laest.myndighed), laest.myndighed
    yield "Enhed", _spell(laest.enhed), laest.enhed
    yield "Til", _spell(laest.modtager), laest.modtager
    yield "Dato", format_dato(dato.vaerdi) if dato else "", dato
    yield "Sagsnummer", _spell(laest.sagsnummer), laest.sagsnummer
    yield "Udfald", udfald.vaerdi.slags if udfald else "", udfald
    yield "Område", unfold(laest.omraade.vaerdi) if laest.omraade else "", laest.omraade
    if given.siger_nej:
        yield "Klage", "kan ikke klages til en anden myndighed", given.siger_nej
    else:
        yield "Klagen behandles af", _spell(given.instans), given.instans
        yield "Klagefrist", _spell(given.frist), given.frist
        yield "Klagen sendes til", _spell(given.sendes_til), given.sendes_til


def _spell(oplysning: Oplysning[str] | None) -> str:
    return oplysning.vaerdi if oplysning else ""


def describe_laest(laest: Laest) -> Answer:
    """Return what was read for other programs."""
    given = laest.klagevejledning
    read = {
        "myndighed": laest.myndighed, "kommune": laest.kommune, "enhed": laest.enhed, "modtager": laest.modtager,
        "dato": laest.dato, "sagsnummer": laest.sagsnummer, "udfald": laest.udfald, "omraade": laest.omraade,
        "instans": given.instans, "frist": given.frist, "sendes_til": given.sendes_til, "siger_nej": given.siger_nej,
    }  # fmt: skip
    henvisninger = [{**_describe(laest, each), "citat_som": str(each.vaerdi)} for each in laest.henvisninger]
    return {
        "fil": laest.fil,
        **{key: _describe(laest, found) if found else None for key, found in read.items()},
        "klagevejledning_findes": given.findes,
        "henvisninger": henvisninger,
        "fagord": [_describe(laest, each) for each in laest.fagord],
        "fund": [describe_finding(each) for each in laest.fund],
    }


def _describe(laest: Laest, oplysning: Oplysning[object]) -> Answer:
    return {
        "vaerdi": oplysning.vaerdi,
        "sted": spell_sted(laest, oplysning),
        "citat": oplysning.citat,
        "sikkerhed": oplysning.sikkerhed,
        "hvorfor": oplysning.hvorfor,
    }
