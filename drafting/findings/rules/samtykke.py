"""Rules about consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.findings.regel import Rule
from drafting.fund import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding


def _check_videresendelse(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    borger = grundlag.sag.borger
    if borger is None or borger.anonym:
        return
    if borger.samtykke is None or "videresendelse" not in borger.samtykke.til:
        yield rule.finding(
            "Der står ikke, at borgeren har sagt ja til, at du sender klagen videre.",
            borger.sted("samtykke"),
            "Spørg borgeren, og skriv samtykke: {givet: dagens dato, form: mundtligt, til: [videresendelse]}.",
        )


RULES = (
    Rule(
        id="samtykke.videresendelse",
        level=Level.ADVARSEL,
        kilde="dbf_5_1_c",
        forklaring="Borgeren skal vide, at klagen bliver sendt til den enhed, den handler om.",
        check=_check_videresendelse,
        breve=("klage/videresendelse",),
    ),
)
