"""All rules, in the order their findings are told at equal weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import Place
from drafting.findings.regel import Grundlag
from drafting.findings.rules import borger, emne, kritik, regler, samtykke

if TYPE_CHECKING:
    from datetime import date

    from drafting.facts.model import Sag
    from drafting.fund import Finding
    from drafting.law.model import Lovhylde
    from drafting.law.profil import Kommuneprofil

RULES = (*borger.RULES, *emne.RULES, *samtykke.RULES, *regler.RULES, *kritik.RULES)

_NOWHERE = Place("")


def find_all(sag: Sag, profil: Kommuneprofil, lov: Lovhylde, *, dato: date) -> tuple[Finding, ...]:
    """Return every finding on the case, worst first and then in the order of the file."""
    grundlag = Grundlag(sag, profil, lov, dato)
    found = [finding for rule in RULES for finding in rule.check(grundlag, rule)]
    return tuple(sorted(found, key=lambda finding: (-finding.level, finding.place or _NOWHERE)))
