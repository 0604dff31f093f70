"""Rules about the grade in a generel udtalelse: only a step of the municipality's own scale, and only for kritik."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.findings.grader import find_gradlignende, find_grundform
from drafting.findings.regel import Rule
from drafting.findings.tekster import find_sted, iter_tekster
from drafting.fund import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding


def _check_uden_skala(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for vurdering in grundlag.udtalelse.vurderinger:
        if vurdering.grad is not None and not grundlag.profil.kritikskala.grader:
            yield rule.finding(
                f"Du har skrevet graden »{vurdering.grad}«, men {grundlag.profil.navn} har ingen skala for kritik.",
                vurdering.sted("grad"),
                "Slet linjen, og skriv kritikken med ord i begrundelsen.",
            )


def _check_uden_for_skala(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    skala = tuple(map(str, grundlag.profil.kritikskala.grader))
    for vurdering in grundlag.udtalelse.vurderinger if skala else ():
        if vurdering.grad is not None and vurdering.grad not in skala:
            grundform = find_grundform(vurdering.grad)
            yield rule.finding(
                f"Graden »{vurdering.grad}« står ikke sådan i kommunens skala.",
                vurdering.sted("grad"),
                f"Skriv »{grundform}«." if grundform in skala else f"Vælg en af: {', '.join(skala)}.",
            )


def _check_uden_kritik(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for vurdering in grundlag.udtalelse.vurderinger:
        if vurdering.grad is not None and vurdering.resultat != "kritik":
            yield rule.finding(
                "En grad hører kun til kritik, men resultatet er et andet.",
                vurdering.sted("grad"),
                "Slet graden, eller skriv resultat: kritik.",
            )


def _check_lignende(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    grader = {find_grundform(vurdering.grad) for vurdering in grundlag.udtalelse.vurderinger if vurdering.grad}
    for tekst in iter_tekster(grundlag.udtalelse):
        for fundet in find_gradlignende(tekst):
            if find_grundform(fundet) not in grader:
                yield rule.finding(
                    f"Ordene »{fundet}« ligner en grad. Er det ment som graden?",
                    find_sted(grundlag.udtalelse, tekst, tekst.index(fundet)),
                    "Brug andre ord, så læseren ikke tror, at kritikken har en grad, den ikke har.",
                )


RULES = (
    Rule(
        id="grad.uden_skala",
        level=Level.FEJL,
        kilde="profil:kritikskala",
        forklaring="Uden en skala i kommunen giver en grad ingen mening.",
        check=_check_uden_skala,
        slags="generel_udtalelse",
    ),
    Rule(
        id="grad.uden_for_skala",
        level=Level.FEJL,
        kilde="profil:kritikskala",
        forklaring="Graden skal være et trin i kommunens skala, ord for ord.",
        check=_check_uden_for_skala,
        slags="generel_udtalelse",
    ),
    Rule(
        id="grad.uden_kritik",
        level=Level.FEJL,
        kilde="profil:kritikskala",
        forklaring="Er der ikke kritik, er der heller ingen grad.",
        check=_check_uden_kritik,
        slags="generel_udtalelse",
    ),
    Rule(
        id="grad.lignende",
        level=Level.RAAD,
        kilde="profil:kritikskala",
        forklaring="Ord, der ligner en grad, gør kritikken uklar.",
        check=_check_lignende,
        slags="generel_udtalelse",
    ),
)
