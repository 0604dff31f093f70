"""One file on one screen: a case, or a generel udtalelse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from drafting.dansk.opremsning import format_opremsning
from drafting.errors import RefusedError
from drafting.facts.model import Sag
from drafting.findings.registry import FOERST
from drafting.fund import Level
from drafting.screen.columns import clip, format_columns, wrap_text
from drafting.screen.stier import spell_path
from drafting.screen.trouble import count_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.facts.model import Fakta
    from drafting.facts.parter import Enhed
    from drafting.fund import Finding
    from drafting.pipeline import Brevstatus, Tjek

_INDENT = 2


def format_sag(tjek: Tjek, statuser: Sequence[Brevstatus], fund: Sequence[Finding], *, senere: bool) -> str:
    """Return what a file holds on one screen: parties, points, how far each letter is, and how many findings.

    The letters it has not reached are counted, or with `senere` told one by one.
    """
    shown = [status for status in statuser if senere or not status.venter]
    letters = [(status.udfald.brev, *_format_status(status)) for status in shown]
    return "\n".join(
        [
            *_format_foerst(fund),
            *_format_head(tjek),
            *("", *_format_punkter(tjek.fakta)),
            *("", style("Breve", bold=True), *format_columns(letters, _INDENT)),
            *(_format_senere(tjek) if len(shown) < len(statuser) else ()),
            *("", style("Fund", bold=True), *_format_fund(tjek, fund)),
        ]
    )


def _format_foerst(fund: Sequence[Finding]) -> Iterator[str]:
    """Yield what cannot wait, with what to do."""
    for finding in fund:
        if finding.code in FOERST:
            yield from (style(line, fg="red", bold=True) for line in wrap_text(finding.message))
            yield from wrap_text(finding.remedy)
            yield ""


def _format_senere(tjek: Tjek) -> Iterator[str]:
    yield f"  Resten kan først skrives senere (se dem med: drafting vis {spell_path(tjek.sagsfil)} --senere)"


def _format_fund(tjek: Tjek, fund: Sequence[Finding]) -> Iterator[str]:
    where = f" (se dem med: drafting tjek {spell_path(tjek.sagsfil)})" if fund else ""
    yield f"  {count_findings(fund)}{where}"


def _format_head(tjek: Tjek) -> Iterator[str]:
    fakta = tjek.fakta
    number = f"Sag {fakta.sagsnummer}: " if fakta.sagsnummer else ""
    word = str(tjek.profil.enhedsord.ubestemt).capitalize()
    yield style(f"{number}{fakta.emne}", bold=True)
    yield from format_columns(
        [
            ("Kommune", str(tjek.profil.navn)),
            ("Borger", _format_borger(fakta)) if isinstance(fakta, Sag) else ("Slags", "generel udtalelse"),
            *((word, _format_enhed(enhed)) for enhed in fakta.enheder),
        ],
        _INDENT,
    )


def _format_borger(sag: Sag) -> str:
    if sag.borger is None:
        return "ingen borger i sagen"
    names = [str(navn) for navn in (sag.borger.navn, *(medklager.navn for medklager in sag.medklagere)) if navn]
    return f"{format_opremsning(names) or 'navnet er ikke oplyst'}{' (anonym)' if sag.borger.anonym else ''}"


def _format_enhed(enhed: Enhed) -> str:
    leder = enhed.leder
    words = " ".join(str(word) for word in ((leder.titel, leder.navn) if leder else ()) if word)
    return f"{enhed.navn} ({words or 'lederen er ikke oplyst'})"


def _format_punkter(fakta: Fakta) -> Iterator[str]:
    """Yield the points of a complaint, or what a generel udtalelse recommends."""
    if isinstance(fakta, Sag):
        head, points = "Klagepunkter", [punkt.hvad for punkt in fakta.klagepunkter]
    else:
        head, points = "Anbefalinger", [anbefaling.hvad for anbefaling in fakta.anbefalinger]
    yield style(head, bold=True)
    yield from (f"  {number}. {clip(str(hvad), 6)}" for number, hvad in enumerate(points, start=1))
    if not points:
        yield "  ingen"


def _format_status(status: Brevstatus) -> tuple[str, str]:
    fejl, levels = status.udfald.fejl, [finding.level for finding in status.udfald.fund]
    if isinstance(fejl, RefusedError):
        return style("nej", fg="red"), fejl.troubles[0].message
    if status.venter:
        return "senere", status.venter
    if fejl:
        return style("fejl", fg="red"), fejl.troubles[0].message
    huller = format_opremsning([hul.hvad for hul in status.udfald.huller])
    if errors := levels.count(Level.FEJL):
        return style("fejl", fg="red"), f"{errors} fejl i sagen" + (f"; mangler også {huller}" if huller else "")
    if huller:
        return style("mangler", fg="yellow"), huller
    warnings = levels.count(Level.ADVARSEL)
    return style("klar", fg="green"), f"{warnings} {'advarsel' if warnings == 1 else 'advarsler'}" if warnings else ""
