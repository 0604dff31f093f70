"""All rules, in the order their findings are told at equal weight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafting.errors import Place
from drafting.findings.regel import Grundlag
from drafting.findings.rules import borger, cpr, emne, frist, kritik, regler, samtykke, undersoegelse

if TYPE_CHECKING:
    from datetime import date

    from drafting.facts.model import Sag
    from drafting.fund import Finding
    from drafting.law.model import Lovhylde
    from drafting.law.profil import Kommuneprofil

RULES = (
    *borger.RULES,
    *emne.RULES,
    *cpr.RULES,
    *frist.RULES,
    *samtykke.RULES,
    *regler.RULES,
    *undersoegelse.RULES,
    *kritik.RULES,
)

_NOWHERE = Place("")


def find_all(sag: Sag, profil: Kommuneprofil, lov: Lovhylde, *, dato: date) -> tuple[Finding, ...]:
    """Return every finding on the case, worst first and then in the order of the file."""
    grundlag = Grundlag(sag, profil, lov, dato)
    found = [
        replace(finding, kilde=format_kilde(rule.kilde, grundlag))
        for rule in RULES
        for finding in rule.check(grundlag, rule)
    ]
    return tuple(sorted(found, key=lambda finding: (-finding.level, finding.place or _NOWHERE)))


def format_kilde(kilde: str, grundlag: Grundlag) -> str:
    """Return a rule's source as a reader knows it: the citation, or where the profile has it from."""
    noegle = kilde.removeprefix("profil:")
    if noegle != kilde:
        return f"{grundlag.profil.navn}: {getattr(grundlag.profil, noegle).kilde}"
    return str(grundlag.lov.on(kilde, grundlag.dato).citat)
