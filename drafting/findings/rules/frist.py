"""Rules about the citizen's own deadlines: the appeal comes before every complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.dato import format_dag
from drafting.errors import LawError
from drafting.findings.anken import tell_foerst
from drafting.findings.frister import make_grundlag
from drafting.findings.frister.instanser import load_instanser
from drafting.findings.frister.klagefrist import (
    FASTHOLD,
    find_instans,
    find_klagefrist,
    iter_klagelige,
    tell_afgoerelse,
)
from drafting.findings.frister.klaget import find_klage
from drafting.findings.frister.klagevejledning import lacks_klagevejledning, tell_forkert
from drafting.findings.regel import Rule
from drafting.findings.rules.kompetence import find_kompetence
from drafting.fund import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts.model import Afgoerelse
    from drafting.findings.frister.grundlag import Fristgrundlag
    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding
    from drafting.law.kalender import Frist

# The way of appeal on which the body may also decide against the citizen.
_SOCIALT = "rsl_67"


def _make(grundlag: Grundlag) -> Fristgrundlag:
    return make_grundlag(grundlag.sag, grundlag.profil, load_instanser(), dato=grundlag.dato)


def _find_regnede(grundlag: Grundlag) -> tuple[tuple[Afgoerelse, Frist | LawError], ...]:
    """Return each decision there is something to appeal in, with its deadline, or why it cannot be counted."""
    regnet = grundlag.find(_make)
    return tuple((afgoerelse, _count(afgoerelse, regnet)) for afgoerelse in iter_klagelige(regnet))


def _count(afgoerelse: Afgoerelse, regnet: Fristgrundlag) -> Frist | LawError:
    try:
        return find_klagefrist(afgoerelse, regnet)
    except LawError as error:
        return error


def _find_aabne(grundlag: Grundlag) -> Iterator[tuple[Afgoerelse, Frist]]:
    """Yield each decision that nobody has appealed, with its deadline; none where the calendar does not reach."""
    for afgoerelse, frist in grundlag.find(_find_regnede):
        if not isinstance(frist, LawError) and find_klage(afgoerelse, grundlag.sag) is None:
            yield afgoerelse, frist


def _tell_navn(frist: Frist) -> str:
    return (
        f"Fristen for at fastholde klagen over {frist.om}" if frist.navn == FASTHOLD else f"Klagefristen for {frist.om}"
    )


def _find_fortalte(grundlag: Grundlag) -> frozenset[str]:
    """Return the decisions whose day is told where a klagepunkt may be a complaint about them."""
    judged = grundlag.find(find_kompetence)
    return frozenset(each.afgoerelse for each in judged if each.art == "klagepunkt" and each.maaske_afgoerelse)


def _check_loeber(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    fortalte = _find_fortalte(grundlag)
    for afgoerelse, frist in _find_aabne(grundlag):
        if afgoerelse.id in fortalte:
            continue
        if frist.stand != "løber" or not frist.sikker or not frist.dato or lacks_klagevejledning(afgoerelse):
            continue
        if frist.sikker >= grundlag.dato:
            hvornaar = f"Klagen skal være fremme senest {format_dag(frist.sikker)}."
        else:
            hvornaar = "Den sikre dag er gået, så klagen skal være fremme i dag."
        foerst = tell_foerst(afgoerelse, grundlag.find(_make))
        yield rule.finding(f"{_tell_navn(frist)} udløber {format_dag(frist.dato)}.", frist.sted, f"{foerst} {hvornaar}")


def _check_udloebet(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for afgoerelse, frist in _find_aabne(grundlag):
        if frist.stand == "udløbet" and frist.dato and afgoerelse.forsinket is None:
            yield rule.finding(
                f"{_tell_navn(frist)} udløb {format_dag(frist.dato)}, og der står ikke, at der er klaget.",
                frist.sted,
                "Er der klaget, så skriv klaget: med datoen. Ellers kan borgeren klage alligevel, hvis der er en "
                "særlig grund til, at klagen kommer sent: skriv den under forsinket:.",
            )


def _check_modtaget(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for _, frist in _find_aabne(grundlag):
        if frist.mangler:
            regnet = (
                "Klagefristen er regnet ud fra afgørelsens dato." if frist.dato else "Klagefristen kan ikke regnes ud."
            )
            yield rule.finding(
                f"Det mangler i sagen, hvornår borgeren fik {frist.om}. {regnet}",
                frist.sted,
                "Spørg borgeren, og skriv modtaget: og via:. Bed om at se Digital Post eller kuverten.",
            )


def _check_vejledning(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for afgoerelse, frist in _find_aabne(grundlag):
        if lacks_klagevejledning(afgoerelse):
            dag = (
                f"Klag senest {format_dag(frist.sikker)}, hvis det kan nås" if frist.sikker else "Klag hurtigst muligt"
            )
            yield rule.finding(
                f"Der er ingen klagevejledning til {frist.om}. "
                "Klagefristen begynder normalt først, når borgeren har fået en.",
                afgoerelse.sted("klagevejledning"),
                f"{dag}, og skriv i anken, at klagevejledningen mangler.",
            )


def _check_forkert(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    regnet = grundlag.find(_make)
    for afgoerelse in iter_klagelige(regnet):
        row, _ = find_instans(afgoerelse, regnet)
        for sentence in tell_forkert(afgoerelse, row):
            yield rule.finding(
                sentence,
                afgoerelse.sted("klagevejledning"),
                "Se efter i selve afgørelsen. Er klagevejledningen forkert, så skriv det i anken.",
            )


def _check_ukendt(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for afgoerelse, frist in grundlag.find(_find_regnede):
        if isinstance(frist, LawError):
            trouble = frist.troubles[0]
            yield rule.finding(
                f"Klagefristen for {tell_afgoerelse(afgoerelse)} kan ikke regnes ud. {trouble.message}",
                afgoerelse.sted("modtaget"),
                trouble.remedy,
            )


def _check_delvist(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    regnet = grundlag.find(_make)
    for afgoerelse, frist in _find_aabne(grundlag):
        row, _ = find_instans(afgoerelse, regnet)
        if afgoerelse.medhold == "delvist" and row is not None and row.frist and row.frist.hjemmel == _SOCIALT:
            yield rule.finding(
                f"Borgeren har fået delvist ret i {frist.om}. {grundlag.lov.on(rule.kilde, grundlag.dato).saetning}",
                afgoerelse.sted("medhold"),
                "Fortæl borgeren det, før der bliver klaget.",
            )


RULES = (
    Rule(
        id="frist.delvist_medhold",
        level=Level.RAAD,
        kilde="rsl_72_8",
        forklaring="Den, der har fået delvist ret, skal vide, at en klage også kan give et dårligere resultat.",
        check=_check_delvist,
    ),
    Rule(
        id="frist.loeber",
        level=Level.ADVARSEL,
        kilde="vej_9533",
        forklaring="En klage over sagsbehandlingen kan vente. Det kan en klagefrist ikke.",
        check=_check_loeber,
        foerst=True,
    ),
    Rule(
        id="frist.udloebet",
        level=Level.ADVARSEL,
        kilde="vej_9533",
        forklaring="En klage, der kommer for sent, kan stadig blive behandlet, når der er en særlig grund.",
        check=_check_udloebet,
    ),
    Rule(
        id="frist.modtaget_mangler",
        level=Level.ADVARSEL,
        kilde="vej_9533",
        forklaring="Klagefristen regnes fra den dag, borgeren fik afgørelsen, og ikke fra den dag, den er dateret.",
        check=_check_modtaget,
    ),
    Rule(
        id="frist.klagevejledning_mangler",
        level=Level.ADVARSEL,
        kilde="fvl_25",
        forklaring="Uden klagevejledning begynder klagefristen normalt ikke, men det er usikkert at stole på.",
        check=_check_vejledning,
    ),
    Rule(
        id="frist.klagevejledning_forkert",
        level=Level.ADVARSEL,
        kilde="fvl_25",
        forklaring="Siger klagevejledningen noget andet end loven, skal borgeren ikke bøde for det.",
        check=_check_forkert,
    ),
    Rule(
        id="frist.ukendt",
        level=Level.ADVARSEL,
        kilde="vej_9533",
        forklaring="Uden for de år, hvor helligdagene er kendt, gætter programmet ikke på en frist.",
        check=_check_ukendt,
    ),
)
