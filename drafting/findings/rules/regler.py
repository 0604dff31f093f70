"""Rules about the rules that a vurdering relies on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import LawError
from drafting.findings.regel import Rule
from drafting.fund import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts.model import Regel
    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding


def _find_regler(grundlag: Grundlag) -> Iterator[Regel]:
    for vurdering in grundlag.sag.vurderinger:
        yield from vurdering.regler


def _check_kendt(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for regel in _find_regler(grundlag):
        if regel.tekst is not None or regel.id is None:
            continue
        try:
            grundlag.lov.on(regel.id, grundlag.dato)
        except LawError as error:
            trouble = error.troubles[0]
            yield rule.finding(trouble.message, regel.sted("id"), trouble.remedy)


def _check_lokal(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for regel in _find_regler(grundlag):
        if regel.tekst is None and regel.id is None:
            yield rule.finding(
                "Reglen har ingen ord.",
                regel.sted(),
                "Skriv {titel, tekst, kilde} for en lokal regel, eller navnet på en regel i lovsamlingen.",
            )
        elif regel.tekst is not None and regel.kilde is None:
            yield rule.finding(
                "Den lokale regel har ingen kilde.",
                regel.sted(),
                "Skriv kilde: hvor reglen står, så læseren kan finde den.",
            )


RULES = (
    Rule(
        id="regler.kendt",
        level=Level.FEJL,
        kilde="god_forvaltningsskik_klagesvar",
        forklaring="En udtalelse må kun bygge på regler, som er slået op og gjaldt på dagen.",
        check=_check_kendt,
        breve=("udtalelse/udtalelse",),
    ),
    Rule(
        id="regler.lokal",
        level=Level.ADVARSEL,
        kilde="god_forvaltningsskik_klagesvar",
        forklaring="Læseren skal kunne finde reglen og se, hvad den siger.",
        check=_check_lokal,
        breve=("udtalelse/udtalelse",),
    ),
)
