"""The list of work over all cases, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from drafting.dansk.dato import format_dato
from drafting.findings.rules.borger import HVORFOR, RING_FOERST
from drafting.screen.columns import clip, format_columns, wrap_text
from drafting.screen.fristside import describe_frist, tell_afstand
from drafting.screen.stier import shorten
from drafting.screen.trouble import format_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.screen.answers import Answer
    from drafting.screen.arbejdsliste import Arbejdsliste, Hastesag, Opgave

INGEN = "Ingen frister løber, og intet venter på svar."
_TITEL = 40


def format_overblik(liste: Arbejdsliste, *, dato: date) -> str:
    """Return the work, worst first, and the files that could not be read."""
    blocks = ["\n".join(_format_haster(liste))] if liste.haster else []
    blocks += [
        "\n".join([style(gruppe.navn, bold=True), *format_columns([_format_row(each, dato) for each in opgaver], 2)])
        for gruppe, opgaver in liste.grupper
    ]
    if liste.ulaeste:
        head = style("Kunne ikke læses", fg="red", bold=True)
        blocks.append("\n".join([head, *(format_error(ulaest.fejl) for ulaest in liste.ulaeste)]))
    return "\n\n".join(blocks) or (INGEN if liste.antal else "Der er ingen sager (sag.yaml) i mappen.")


def _format_haster(liste: Arbejdsliste) -> Iterator[str]:
    """Yield the cases where a letter is too slow, and why."""
    yield style(RING_FOERST, fg="red", bold=True)
    yield from format_columns([(_tell_sag(each), clip(str(each.sag.emne), _TITEL)) for each in liste.haster], 2)
    yield from wrap_text(HVORFOR)


def _format_row(opgave: Opgave, dato: date) -> tuple[str, str, str, str]:
    frist = opgave.frist
    dag = frist.sikker or frist.siden
    hvornaar = format_dato(dag) if dag else ""
    far = tell_afstand(dag, dato) if dag else style("dagen mangler", fg="yellow")
    if frist.sikker and frist.sikker <= dato:
        far = style(far, fg="red", bold=True)
    hvad = f"{frist.navn}, {frist.om}" if frist.om else frist.navn
    return hvornaar, far, _tell_sag(opgave), clip(hvad, _TITEL)


def _tell_sag(opgave: Opgave | Hastesag) -> str:
    return str(opgave.sag.sagsnummer) if opgave.sag.sagsnummer else shorten(str(opgave.fil.parent))


def describe_overblik(liste: Arbejdsliste) -> Answer:
    """Return the list for other programs."""
    return {
        "sager": liste.antal,
        "haster": [
            {"fil": each.fil, "sagsnummer": each.sag.sagsnummer, "emne": each.sag.emne} for each in liste.haster
        ],
        "opgaver": [
            {
                "gruppe": gruppe.navn,
                "fil": opgave.fil,
                "sagsnummer": opgave.sag.sagsnummer,
                "emne": opgave.sag.emne,
                "frist": describe_frist(opgave.frist),
            }
            for gruppe, opgaver in liste.grupper
            for opgave in opgaver
        ],
        "ulaeste": [
            {
                "fil": ulaest.fil,
                "fejl": [
                    {
                        "besked": trouble.message,
                        "raad": trouble.remedy,
                        "linje": trouble.place.line if trouble.place else 0,
                    }
                    for trouble in ulaest.fejl.troubles
                ],
            }
            for ulaest in liste.ulaeste
        ],
    }
