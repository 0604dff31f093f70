"""What was promised, and what was measured: every figure comes from the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maaling import format_tal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Maal:
    """A goal: the key of what is measured, what it is in words, how far one must come, and how far one would like to.

    With `mindst` more is better. `plads` is how many decimals are told.
    """

    noegle: str
    hvad: str
    krav: float
    oenske: float | None = None
    enhed: str = ""
    mindst: bool = False
    plads: int = 2


MAAL = (
    Maal("docx_hukommelse", "Word i hukommelsen, alle tjek, mod docxtpl", 0.05, 0.03, plads=3),
    Maal("docx_fil", "Word til en fil mod docxtpl", 0.10, 0.05, plads=3),
    Maal("docx_hurtigste", "Word til en fil mod den hurtigste af de andre", 0.30, 0.17),
    Maal("pdf_varm", "varm PDF (A-2a og UA-1) mod åben LibreOffice", 0.25, 0.15),
    Maal("kold_begge", "fra en tom terminal, Word og PDF, mod docxtpl og soffice", 0.30, 0.20),
    Maal("kold_docx", "fra en tom terminal, Word med alle regler, mod et bart script", 1.5, 1.0),
    Maal("help", "`--help` mod `python -c pass`", 5.5, plads=1),
    Maal("version", "`--version` mod `python -c pass`", 5.5, plads=1),
    Maal("mange", "10.000 breve fra 10.000 sager, fart mod docxtpl", 8, 12, mindst=True, plads=1),
    Maal("rss", "mere hukommelse fra brev 1.000 til 10.000", 5, enhed=" MiB", plads=1),
    Maal("flad", "tid for de sidste 9.000 breve mod nr. 11-1.000, begge mod docxtpl", 1.2),
    Maal("lineaer", "tid for hvert klagepunkt efter nr. 100 mod dem før", 1.5),
    Maal("to_docx", "to arbejdere mod én, Word", 1.4, mindst=True),
    Maal("to_pdf", "to arbejdere mod én, PDF", 1.6, mindst=True),
    Maal("pakke", "en pakke med liste og stempler mod bare pypdf", 1.2),
    Maal("regler", "alle regler på en sag", 5, enhed=" ms", plads=1),
)


def write_maaltabel(maalt: Mapping[str, float]) -> Iterator[str]:
    """Yield the table of goals in Markdown."""
    yield "| Mål | Krav | Ønske | Målt | |"
    yield "|---|---:|---:|---:|---|"
    for maal in MAAL:
        tegn = "≥" if maal.mindst else "≤"
        krav = f"{tegn} {format_tal(maal.krav, maal.plads)}{maal.enhed}"
        oenske = "" if maal.oenske is None else f"{tegn} {format_tal(maal.oenske, maal.plads)}{maal.enhed}"
        tal = maalt.get(maal.noegle)
        vist = "" if tal is None else f"{format_tal(tal, maal.plads)}{maal.enhed}"
        yield f"| {maal.hvad} | {krav} | {oenske} | {vist} | {_judge(maal, tal)} |"


def _judge(maal: Maal, tal: float | None) -> str:
    if tal is None:
        return "ikke målt"
    if maal.oenske is not None and _reaches(maal, tal, maal.oenske):
        return "nået, også ønsket"
    return "nået" if _reaches(maal, tal, maal.krav) else "**ikke nået**"


def _reaches(maal: Maal, tal: float, graense: float) -> bool:
    return tal >= graense if maal.mindst else tal <= graense
