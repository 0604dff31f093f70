"""The pages a command prints: the letters, the municipalities, and one case on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from drafting.dansk.opremsning import format_opremsning
from drafting.errors import RefusedError
from drafting.fund import Level
from drafting.screen.columns import clip, format_columns
from drafting.screen.trouble import count_findings, spell_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.facts.model import Sag
    from drafting.facts.parter import Enhed
    from drafting.fund import Finding
    from drafting.law.profil import Kommuneprofil
    from drafting.letter.skabelon import Skabelon
    from drafting.pipeline import Brevstatus, Tjek

PARTER = {"borger": "borgeren", "raadgiver": "rådgiveren", "enhed": "enheden", "borger_og_enhed": "borgeren og enheden"}
_INDENT = 2


def format_breve(skabeloner: Sequence[Skabelon]) -> str:
    """Return every letter with its road and its purpose."""
    return "\n\n".join(map(_format_brev, skabeloner))


def _format_brev(skabelon: Skabelon) -> str:
    head = f"{style(skabelon.navn, bold=True)} ({PARTER[skabelon.fra]} til {PARTER[skabelon.til]})"
    needs = [("Skal bruge", format_opremsning(tuple(skabelon.kraever.values())))] if skabelon.kraever else []
    return "\n".join([head, *format_columns([("Formål", skabelon.formaal), *needs], _INDENT)])


def format_kommuner(profiler: Sequence[Kommuneprofil]) -> str:
    """Return every municipality with its key and the adviser's title."""
    rows = ((profil.kommune, str(profil.navn), str(profil.titel.ubestemt)) for profil in profiler)
    return "\n".join(format_columns(rows))


def format_sag(tjek: Tjek, statuser: Sequence[Brevstatus], fund: Sequence[Finding]) -> str:
    """Return the case on one screen: parties, points, how far each letter is, and how many findings."""
    letters = ((status.udfald.brev, *_format_status(status)) for status in statuser)
    return "\n".join(
        [
            *_format_head(tjek),
            *("", style("Klagepunkter", bold=True), *_format_punkter(tjek.sag)),
            *("", style("Breve", bold=True), *format_columns(letters, _INDENT)),
            *("", style("Fund", bold=True), *_format_fund(tjek, fund)),
        ]
    )


def _format_fund(tjek: Tjek, fund: Sequence[Finding]) -> Iterator[str]:
    where = f" (se dem med: drafting tjek {spell_path(tjek.sagsfil)})" if fund else ""
    yield f"  {count_findings(fund)}{where}"


def _format_head(tjek: Tjek) -> Iterator[str]:
    sag = tjek.sag
    number = f"Sag {sag.sagsnummer}: " if sag.sagsnummer else ""
    word = str(tjek.profil.enhedsord.ubestemt).capitalize()
    yield style(f"{number}{sag.emne}", bold=True)
    yield from format_columns(
        [
            ("Kommune", str(tjek.profil.navn)),
            ("Borger", _format_borger(sag)),
            *((word, _format_enhed(enhed)) for enhed in sag.enheder),
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


def _format_punkter(sag: Sag) -> Iterator[str]:
    for number, punkt in enumerate(sag.klagepunkter, start=1):
        yield f"  {number}. {clip(str(punkt.hvad), 6)}"
    if not sag.klagepunkter:
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
