"""All rules, in the order their findings are told at equal weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.errors import Place
from drafting.findings.regel import Grundlag
from drafting.findings.rules import (
    borger,
    cpr,
    emne,
    frist,
    generel,
    genkendelse,
    grad,
    kompetence,
    kritik,
    regler,
    samtykke,
    undersoegelse,
)

if TYPE_CHECKING:
    from datetime import date

    from drafting.facts.model import Fakta
    from drafting.fund import Finding
    from drafting.law.model import Lovhylde
    from drafting.law.profil import Kommuneprofil

RULES = (
    *borger.RULES,
    *emne.RULES,
    *cpr.RULES,
    *frist.RULES,
    *kompetence.RULES,
    *samtykke.RULES,
    *regler.RULES,
    *undersoegelse.RULES,
    *kritik.RULES,
    *genkendelse.RULES,
    *grad.RULES,
    *generel.RULES,
)

# What cannot wait: told first on every screen that a letter is written from.
FOERST = frozenset(rule.id for rule in RULES if rule.foerst)
_NOWHERE = Place("")


def find_all(fakta: Fakta, profil: Kommuneprofil, lov: Lovhylde, *, dato: date) -> tuple[Finding, ...]:
    """Return every finding on what a file holds, worst first, then what cannot wait, then in the order of the file."""
    grundlag = Grundlag(fakta, profil, lov, dato)
    found = [
        (rule, replace(finding, kilde=format_kilde(rule.kilde, grundlag)) if finding.kilde == rule.kilde else finding)
        for rule in RULES
        if rule.slags == fakta.slags
        for finding in rule.check(grundlag, rule)
    ]
    ordered = sorted(found, key=lambda pair: (-pair[1].level, not pair[0].foerst, pair[1].place or _NOWHERE))
    return tuple(finding for _, finding in ordered)


def format_kilde(kilde: str, grundlag: Grundlag) -> str:
    """Return a rule's source as a reader knows it: the citation, or where the profile has it from."""
    noegle = kilde.removeprefix("profil:")
    if noegle != kilde:
        return f"{grundlag.profil.navn}: {getattr(grundlag.profil, noegle).kilde}"
    return str(grundlag.lov.on(kilde, grundlag.dato).citat)
