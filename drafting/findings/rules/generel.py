"""Rules about a generel udtalelse: that it says all it must, and only what the adviser may say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import LawError
from drafting.findings.grader import find_ordrer
from drafting.findings.regel import Rule
from drafting.findings.tekster import find_sted, iter_tekster
from drafting.fund import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding


def _check_uden_regler(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    udtalelse = grundlag.udtalelse
    kritik = next((vurdering for vurdering in udtalelse.vurderinger if vurdering.resultat == "kritik"), None)
    if kritik is not None and not udtalelse.regler:
        yield rule.finding(
            "Du udtaler kritik, men der står ikke, hvilken regel der er brudt.",
            kritik.sted("resultat"),
            "Skriv reglerne, for eksempel regler: [fvl_19].",
        )


def _check_ukendt_regel(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for regel in grundlag.udtalelse.regler:
        if regel.tekst is not None or regel.id is None:
            continue
        try:
            grundlag.lov.on(regel.id, grundlag.dato)
        except LawError as error:
            trouble = error.troubles[0]
            yield rule.finding(trouble.message, regel.sted("id"), trouble.remedy)


def _check_haandtering(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    udtalelse = grundlag.udtalelse
    told = udtalelse.haandtering is not None or bool(udtalelse.anbefalinger)
    vurdering = next((row for row in udtalelse.vurderinger if row.resultat != "ikke_vurderet"), None)
    if vurdering is not None and not told:
        yield rule.finding(
            "Der står ikke, hvordan forholdet bør håndteres.",
            vurdering.sted(),
            "Skriv mindst én anbefaling under anbefalinger, eller skriv håndtering: |.",
        )


def _check_hvem(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for anbefaling in grundlag.udtalelse.anbefalinger:
        if anbefaling.hvem is None:
            yield rule.finding(
                f"Anbefalingen »{anbefaling.hvad}« siger ikke, hvem der skal gøre det.",
                anbefaling.sted(),
                "Skriv hvem: og den enhed eller det udvalg, der kan gøre det.",
            )


def _check_hoering(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    udtalelse = grundlag.udtalelse
    if udtalelse.vurderinger and (udtalelse.hoering is None or udtalelse.hoering.sendt is None):
        yield rule.finding(
            "Der står ikke, at enheden er blevet hørt.",
            udtalelse.sted("hoering"),
            "Bed enheden om en udtalelse, før du sender din egen, og skriv høring: {sendt: datoen}.",
        )


def _check_hoering_loeber(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    hoering = grundlag.udtalelse.hoering
    if hoering is None or hoering.frist is None or hoering.svar is not None or hoering.frist < grundlag.dato:
        return
    yield rule.finding(
        "Enheden har stadig tid til at svare på høringen.",
        hoering.sted("frist"),
        "Vent med udtalelsen, til fristen er gået, eller skriv svaret under svar: |.",
    )


def _check_antal(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for antal in grundlag.udtalelse.omfang.antal if grundlag.udtalelse.omfang else ():
        if antal.af is not None and antal.antal > antal.af:
            yield rule.finding(
                f"Der kan ikke være {antal.antal} af {antal.af}.",
                antal.sted("antal"),
                "Se efter, om de to tal er byttet om.",
            )


def _check_modtager(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    udtalelse, egen = grundlag.udtalelse, grundlag.profil.generel_udtalelse.modtager
    if egen is None or udtalelse.modtager is None or udtalelse.modtager_aftale is not None:
        return
    if udtalelse.modtager.casefold() != egen.casefold():
        yield rule.finding(
            f"I {grundlag.profil.navn} går en generel udtalelse til {egen}, medmindre andet er aftalt.",
            udtalelse.sted("modtager"),
            "Slet linjen. Er der aftalt en anden modtager, så skriv den som modtager_aftale.",
        )


def _check_ordre(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for tekst in iter_tekster(grundlag.udtalelse):
        for fundet in find_ordrer(tekst):
            yield rule.finding(
                f"Ordet »{fundet}« lyder som en ordre eller en ny afgørelse. Det kan du ikke give i en udtalelse.",
                find_sted(grundlag.udtalelse, tekst, tekst.index(fundet)),
                "Skriv, hvad du anbefaler, fx: Indfør en fast partshøring.",
            )


def _rule(
    navn: str, level: Level, kilde: str, forklaring: str, check: Callable[[Grundlag, Rule], Iterator[Finding]]
) -> Rule:
    return Rule(f"generel.{navn}", level, kilde, forklaring, check, slags="generel_udtalelse")


RULES = (
    _rule(
        "uden_regler",
        Level.ADVARSEL,
        "profil:maalestok",
        "Kritik skal hvile på en regel, som læseren kan slå op.",
        _check_uden_regler,
    ),
    _rule(
        "ukendt_regel",
        Level.FEJL,
        "profil:maalestok",
        "En udtalelse må kun bygge på regler, som er slået op og gjaldt på dagen.",
        _check_ukendt_regel,
    ),
    _rule(
        "haandtering",
        Level.FEJL,
        "profil:generel_udtalelse",
        "Både kritik og anbefaling skal vise, hvordan forholdet bør håndteres.",
        _check_haandtering,
    ),
    _rule(
        "hvem",
        Level.ADVARSEL,
        "profil:generel_udtalelse",
        "En anbefaling til alle bliver let ingens opgave.",
        _check_hvem,
    ),
    _rule(
        "hoering",
        Level.RAAD,
        "profil:anden_omgang",
        "Enheden kender sin egen praksis bedst og kan rette fejl i beskrivelsen.",
        _check_hoering,
    ),
    _rule(
        "hoering_loeber",
        Level.ADVARSEL,
        "profil:anden_omgang",
        "Enheden skal have den tid til at svare, som den er lovet.",
        _check_hoering_loeber,
    ),
    _rule("antal", Level.FEJL, "god_forvaltningsskik_tillid", "Et forkert tal svækker hele udtalelsen.", _check_antal),
    _rule(
        "modtager",
        Level.ADVARSEL,
        "profil:generel_udtalelse",
        "Kommunens regler siger, hvem en generel udtalelse går til.",
        _check_modtager,
    ),
    _rule(
        "ordre",
        Level.ADVARSEL,
        "ksl_65_e_4",
        "En borgerrådgiver rådgiver, vejleder og fører tilsyn, men afgør ikke sager.",
        _check_ordre,
    ),
)
