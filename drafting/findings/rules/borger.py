"""Rules about the citizen: who may sign, and what cannot wait."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.findings.regel import Rule
from drafting.fund import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding

_EGET_BARN = re.compile(r"\b(?:mit barn|mine børn|min (?:datter|søn))\b", re.IGNORECASE)
RING_FOERST = "Ring først: sagen haster."
HVORFOR = (
    "Når en borger er uden indtægt eller bolig, eller et barn er i fare, er et brev for langsomt. "
    "Ring til lederen, før du sender noget."
)


def _check_anonym(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    borger = grundlag.sag.borger
    if borger is not None and borger.anonym:
        yield rule.finding(
            "Borgeren er anonym, og klagen skal underskrives af borgeren.",
            borger.sted("anonym"),
            "Send klagepunkterne videre i dit eget navn: drafting brev SAG videresendelse.",
        )


def _check_spor(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    """Yield where the days and the documents of an anonymous citizen's case begin: the unit may know them."""
    sag = grundlag.sag
    if sag.borger is None or not sag.borger.anonym:
        return
    if sag.bilag:
        yield rule.finding(
            "Borgeren er anonym, men et bilag eller dets titel kan vise, hvem det er.",
            sag.bilag[0].sted("titel"),
            "Send kun de bilag, enheden skal bruge, og skriv titler uden navn, adresse og sagsnummer.",
        )
    if sag.forloeb:
        yield rule.finding(
            "Borgeren er anonym, men dagene i forløbet kan vise enheden, hvem det er.",
            sag.forloeb[0].sted("dato"),
            "Skriv kun måneden, hvor dagen ikke er nødvendig, og spørg borgeren, før du sender brevet.",
        )


def _check_akut(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    if grundlag.sag.akut:
        yield rule.finding(
            RING_FOERST,
            grundlag.sag.sted("akut"),
            f"{HVORFOR} Skriv i brevet, at du har ringet.",
        )


def _check_fuldmagt(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    borger = grundlag.sag.borger
    if borger is None or borger.repraesentant is None or borger.repraesentant.er_befoejet:
        return
    if borger.repraesentant.rolle == "forælder":
        yield rule.finding(
            "Der står ikke, at forælderen har forældremyndigheden. Svaret går derfor til borgeren selv.",
            borger.repraesentant.sted("foraeldremyndighed"),
            "Skriv forældremyndighed: ja, når du ved det. Er barnet voksent, skal forælderen have fuldmagt.",
        )
        return
    yield rule.finding(
        "Der står ikke, at repræsentanten har fuldmagt. Svaret går derfor til borgeren selv.",
        borger.repraesentant.sted("fuldmagt"),
        "Skriv fuldmagt: ja eller dens dato, når du har set den.",
    )


def _check_barn(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    """Yield the first text in which a child with a parent to act for it speaks of a child of its own."""
    sag = grundlag.sag
    ved = sag.borger.repraesentant if sag.borger else None
    if ved is None or not ved.er_foraelder:
        return
    told = [(each.tekst, each.sted("tekst")) for each in sag.forloeb]
    told += [(each.hvad, each.sted("hvad")) for each in sag.klagepunkter]
    for tekst, sted in told:
        if found := _EGET_BARN.search(tekst):
            yield rule.finding(
                f"Teksten siger »{found[0]}«, men borgeren er selv barnet i denne sag.",
                sted,
                "Skriver forælderen selv, så skriv forælderen som borger og barnet under personer.",
            )
            return


RULES = (
    Rule(
        id="borger.fuldmagt",
        level=Level.ADVARSEL,
        kilde="fvl_27",
        forklaring="Uden fuldmagt må kommunen ikke give andre oplysninger om borgeren.",
        check=_check_fuldmagt,
    ),
    Rule(
        id="borger.barn",
        level=Level.ADVARSEL,
        kilde="fvl_8",
        forklaring="Brevet taler til den, sagen handler om. Er det barnet, kan det ikke have sig selv som barn.",
        check=_check_barn,
    ),
    Rule(
        id="borger.anonym",
        level=Level.FEJL,
        kilde="dbf_5_1_c",
        forklaring="Et brev, som borgeren skriver under på, røber, hvem borgeren er.",
        check=_check_anonym,
        breve=("klage/klage",),
    ),
    Rule(
        id="borger.spor",
        level=Level.ADVARSEL,
        kilde="dbf_5_1_c",
        forklaring="Den, der har skrevet eller fået et brev en bestemt dag, kan enheden ofte finde uden et navn.",
        check=_check_spor,
    ),
    Rule(
        id="borger.akut",
        level=Level.ADVARSEL,
        kilde="fvl_7_1",
        forklaring="Er borgeren uden indtægt eller bolig, eller er et barn i fare, er et brev for langsomt.",
        check=_check_akut,
        foerst=True,
    ),
)
