"""Rules about kritik: the adviser chooses the grade, the program checks it against the municipality's scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.facts.words import spell
from drafting.findings.grader import find_gradlignende, find_grundform, find_ordrer
from drafting.findings.regel import Rule
from drafting.fund import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.errors import Place
    from drafting.facts.model import Vurdering
    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding
    from drafting.oprindelse import Tekst

_UDTALELSE = ("udtalelse/udtalelse",)
_PROSA = ("lagt_til_grund", "begrundelse", "henstilling")


def _find_grader(grundlag: Grundlag) -> Iterator[tuple[Tekst, Place]]:
    for vurdering in grundlag.sag.vurderinger:
        if vurdering.grad is not None:
            yield vurdering.grad, vurdering.sted("grad")
    samlet = grundlag.sag.samlet
    if samlet is not None and samlet.grad is not None:
        yield samlet.grad, samlet.sted("grad")


def _skala(grundlag: Grundlag) -> tuple[str, ...]:
    return tuple(str(grad) for grad in grundlag.profil.kritikskala.grader)


def _check_uden_skala(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    if _skala(grundlag):
        return
    for grad, sted in _find_grader(grundlag):
        yield rule.finding(
            f"Du har skrevet graden »{grad}«, men kommunen har ingen skala for kritik.",
            sted,
            "Slet linjen, og skriv kritikken med ord i begrundelsen.",
        )


def _check_uden_for_skala(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    skala = _skala(grundlag)
    for grad, sted in _find_grader(grundlag) if skala else ():
        if grad not in skala and find_grundform(grad) not in skala:
            yield rule.finding(
                f"Graden »{grad}« findes ikke i kommunens skala.", sted, f"Vælg en af: {', '.join(skala)}."
            )


def _check_boejet(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    skala = _skala(grundlag)
    for grad, sted in _find_grader(grundlag):
        if grad not in skala and find_grundform(grad) in skala:
            yield rule.finding(
                f"Graden »{grad}« er bøjet eller skrevet anderledes end i skalaen.",
                sted,
                f"Skriv »{find_grundform(grad)}«.",
            )


def _check_uden_kritik(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for vurdering in grundlag.sag.vurderinger:
        if vurdering.grad is not None and vurdering.resultat != "kritik":
            yield rule.finding(
                "En grad hører kun til kritik, men resultatet er et andet.",
                vurdering.sted("grad"),
                "Slet graden, eller skriv resultat: kritik.",
            )


def _check_begrundelse(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for vurdering in grundlag.sag.vurderinger:
        if vurdering.resultat != "ikke_vurderet" and vurdering.begrundelse is None:
            yield rule.finding(
                "Vurderingen mangler en begrundelse.",
                vurdering.sted(),
                "Skriv begrundelse: | og forklar med dine egne ord, hvorfor du når til resultatet.",
            )


def _check_glemt(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    sag = grundlag.sag
    vurderet = {vurdering.klagepunkt for vurdering in sag.vurderinger}
    fastholdt = set(sag.borger_fastholder.punkter) if sag.borger_fastholder else set()
    for punkt in sag.klagepunkter if sag.vurderinger else ():
        if punkt.id not in vurderet and (punkt.id in fastholdt or not fastholdt):
            yield rule.finding(
                f"Klagepunktet '{spell(punkt.id)}' har ingen vurdering og kommer ikke med i udtalelsen.",
                punkt.sted(),
                "Skriv en vurdering, eller skriv resultat: ikke_vurderet og en grund.",
            )


def _check_grund(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for vurdering in grundlag.sag.vurderinger:
        if vurdering.resultat == "ikke_vurderet" and vurdering.grund is None and vurdering.begrundelse is None:
            yield rule.finding(
                "Der står ikke, hvorfor punktet ikke er vurderet.",
                vurdering.sted(),
                "Skriv grund: bevistvivl, social_eller_laegefaglig, afgoerelsens_gyldighed eller uden_for_kompetence.",
            )


def _check_forklaringer(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for vurdering in grundlag.sag.vurderinger:
        if vurdering.grund == "bevistvivl" and not (vurdering.borgers_forklaring and vurdering.enhedens_forklaring):
            yield rule.finding(
                "Ved bevistvivl skal begge forklaringer stå i udtalelsen.",
                vurdering.sted("grund"),
                "Skriv både borgers_forklaring: | og enhedens_forklaring: |.",
            )


def _prosa(vurdering: Vurdering) -> Iterator[tuple[Tekst, Place]]:
    for noegle in _PROSA:
        tekst = getattr(vurdering, noegle)
        if tekst is not None:
            yield tekst, vurdering.sted(noegle)


def _check_gradlignende(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for vurdering in grundlag.sag.vurderinger:
        for tekst, sted in _prosa(vurdering):
            for fundet in find_gradlignende(tekst):
                if vurdering.grad is None or find_grundform(fundet) != find_grundform(vurdering.grad):
                    yield rule.finding(
                        f"Ordene »{fundet}« ligner en grad. Er det ment som graden?",
                        sted,
                        "Skriv graden i grad:, eller brug andre ord, så læseren ikke tror, at der er to grader.",
                    )


def _check_ordre(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for vurdering in grundlag.sag.vurderinger:
        for tekst, sted in _prosa(vurdering):
            for fundet in find_ordrer(tekst):
                yield rule.finding(
                    f"Ordet »{fundet}« lyder som en ordre eller en ny afgørelse. Det kan du ikke give i en udtalelse.",
                    sted,
                    "Skriv, hvad du henstiller, fx: Centret behandler sagen igen.",
                )


RULES = (
    Rule(
        "kritik.uden_skala",
        Level.FEJL,
        "profil:kritikskala",
        "Uden en skala i kommunen giver en grad ingen mening.",
        _check_uden_skala,
        _UDTALELSE,
    ),
    Rule(
        "kritik.uden_for_skala",
        Level.FEJL,
        "profil:kritikskala",
        "Graden skal være et trin i kommunens skala, ord for ord.",
        _check_uden_for_skala,
        _UDTALELSE,
    ),
    Rule(
        "kritik.boejet_grad",
        Level.FEJL,
        "profil:kritikskala",
        "Graden skrives, som den står i skalaen.",
        _check_boejet,
        _UDTALELSE,
    ),
    Rule(
        "kritik.grad_uden_kritik",
        Level.FEJL,
        "profil:kritikskala",
        "Kan et forhold ikke vurderes, eller er der ikke kritik, er der heller ingen grad.",
        _check_uden_kritik,
        _UDTALELSE,
    ),
    Rule(
        "kritik.begrundelse",
        Level.FEJL,
        "god_forvaltningsskik_klagesvar",
        "Begge parter skal kunne se, hvorfor resultatet blev, som det blev.",
        _check_begrundelse,
        _UDTALELSE,
    ),
    Rule(
        "kritik.glemt_punkt",
        Level.ADVARSEL,
        "god_forvaltningsskik_klagesvar",
        "Et punkt, som borgeren fastholder, skal have et svar, også når det ikke kan vurderes.",
        _check_glemt,
        _UDTALELSE,
    ),
    Rule(
        "kritik.grund",
        Level.FEJL,
        "profil:anden_omgang",
        "Borgeren skal vide, hvorfor et punkt ikke kan vurderes.",
        _check_grund,
        _UDTALELSE,
    ),
    Rule(
        "kritik.forklaringer",
        Level.ADVARSEL,
        "profil:anden_omgang",
        "Begge parter skal kunne genkende deres egen forklaring.",
        _check_forklaringer,
        _UDTALELSE,
    ),
    Rule(
        "kritik.gradlignende",
        Level.RAAD,
        "profil:kritikskala",
        "To grader om det samme punkt gør udtalelsen uklar.",
        _check_gradlignende,
        _UDTALELSE,
    ),
    Rule(
        "kritik.ordre",
        Level.ADVARSEL,
        "ksl_65_e_4",
        "En borgerrådgiver rådgiver, vejleder og fører tilsyn, men afgør ikke sager.",
        _check_ordre,
        _UDTALELSE,
    ),
)
