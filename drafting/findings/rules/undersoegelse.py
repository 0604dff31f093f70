"""Rules about the undersøgelse: whether the municipality allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.findings.regel import Rule
from drafting.fund import Level
from drafting.law.model import JaNejIkkeOplyst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding


def _check_egen_drift(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    undersoegelse, regel = grundlag.sag.undersoegelse, grundlag.profil.egen_drift
    if undersoegelse is None or undersoegelse.grundlag != "egen drift" or regel.svar is JaNejIkkeOplyst.JA:
        return
    if regel.svar is JaNejIkkeOplyst.NEJ:
        yield rule.finding(
            f"{regel.ord or 'Kommunen tillader ikke undersøgelser på eget initiativ.'}",
            undersoegelse.sted("grundlag"),
            "Undersøg kun, hvad en borger har klaget over og holder fast i.",
        )


RULES = (
    Rule(
        id="undersoegelse.egen_drift",
        level=Level.FEJL,
        kilde="profil:egen_drift",
        forklaring="En undersøgelse, som kommunens regler ikke tillader, holder ikke.",
        check=_check_egen_drift,
    ),
)
