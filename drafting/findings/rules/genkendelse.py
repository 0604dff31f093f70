"""Rules about people who can be recognised in a generel udtalelse, where nobody must be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.findings.ordlister import load_genkendelsesord
from drafting.findings.regel import Rule
from drafting.findings.tekster import find_sted, iter_tekster
from drafting.fund import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.errors import Place
    from drafting.facts.model import GenerelUdtalelse
    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding

_NAVN = re.compile(
    r"[A-ZÆØÅ][a-zæøåé]+(?:[-’'][A-Za-zÆØÅæøåé]+)*(?:[ \n][A-ZÆØÅ][a-zæøåé]+(?:[-’'][A-Za-zÆØÅæøåé]+)*)*"
)
_BEGINS = re.compile(r"(?:^|[.!?:])\s*[»\"“]?$")
_KONTAKT = re.compile(r"\S+@\S+\.\w+|(?<!\d)(?:\d{2} ){3}\d{2}(?!\d)|(?<!\d)\d{8}(?!\d)")
_ALDER = r"\d+[- ]?årig\w*|\d+ år gam\w+"
_TALTE = (
    r"(?:borger|familie|forældre|par|barn|børn|kvinde|mand|mænd|sag|henvendelse|klage|ansøger|medarbejder|elev|beboer)"
)


def _check_navn(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    udtalelse = grundlag.udtalelse
    egne, enheder = _find_ledernavne(udtalelse), _find_enhedsord(grundlag)
    for tekst in iter_tekster(udtalelse):
        for match in _NAVN.finditer(tekst):
            begins = bool(_BEGINS.search(tekst[: match.start()]))
            if navn := _find_person(match[0].split(), egne, enheder, begins=begins):
                yield rule.finding(
                    f"»{navn}« ligner navnet på en person. En generel udtalelse må ikke nævne nogen ved navn.",
                    find_sted(udtalelse, tekst, match.start()),
                    "Skriv »en borger« eller »en medarbejder«. Er det en enhed, så skriv den under enheder.",
                )


def _find_ledernavne(udtalelse: GenerelUdtalelse) -> frozenset[str]:
    ledere = [leder for enhed in udtalelse.enheder for leder in (enhed.leder, enhed.klage_til) if leder]
    return frozenset(ord_ for leder in ledere if leder.navn for ord_ in leder.navn.split())


def _find_enhedsord(grundlag: Grundlag) -> frozenset[str]:
    """Return the capitalised words that belong to the municipality and its units."""
    udtalelse = grundlag.udtalelse
    navne = [grundlag.profil.navn, udtalelse.modtager, udtalelse.modtager_aftale]
    navne += [navn for enhed in udtalelse.enheder for navn in (enhed.navn, enhed.kaldes)]
    return frozenset(ord_.strip(",.") for navn in navne if navn for ord_ in navn.split())


def _find_person(words: list[str], egne: frozenset[str], enheder: frozenset[str], *, begins: bool) -> str:
    """Return the name among capitalised words that stand together, empty where they are something else."""
    kendte = load_genkendelsesord()
    if kendte.ikke_personer.intersection(words) or enheder.intersection(words) - egne:
        return ""
    stems = [word if word in kendte.fornavne else word.removesuffix("s") for word in words]
    sure = egne | kendte.efternavne
    known = [stem in sure or stem in kendte.fornavne for stem in stems]
    if begins and not (known[0] and (len(words) > 1 or stems[0] in sure)):
        words, known = words[1:], known[1:]  # the first word of a sentence is capitalised, whatever it is
    return " ".join(words) if any(known) or len(words) > 1 else ""


def _check_adresse(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    vejnavne = "|".join(load_genkendelsesord().vejnavne)
    adresse = re.compile(rf"\b[A-ZÆØÅ][\wéü.-]*(?: ?(?:{vejnavne})) \d+\w?\b|{_KONTAKT.pattern}")
    for tekst in iter_tekster(grundlag.udtalelse):
        for match in adresse.finditer(tekst):
            yield rule.finding(
                f"»{match[0]}« ligner en adresse, et telefonnummer eller en e-mailadresse.",
                find_sted(grundlag.udtalelse, tekst, match.start()),
                "Slet det. Skriv kun, hvad der er nødvendigt for at forstå forholdet.",
            )


def _check_smaa_tal(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    detalje = next(_find_detaljer(grundlag.udtalelse), "")
    for tal, sted in _find_smaa_tal(grundlag.udtalelse) if detalje else ():
        yield rule.finding(
            f"Der står et lille tal ({tal}) og ordet »{detalje}«. Tilsammen kan det vise, hvem der er tale om.",
            sted,
            f"Slet »{detalje}«, eller skriv »enkelte« i stedet for tallet.",
        )


def _find_detaljer(udtalelse: GenerelUdtalelse) -> Iterator[str]:
    moenster = re.compile(rf"(?<!\w)(?:{'|'.join(load_genkendelsesord().detaljer)})\w*|{_ALDER}", re.IGNORECASE)
    for tekst in iter_tekster(udtalelse):
        yield from moenster.findall(tekst)


def _find_smaa_tal(udtalelse: GenerelUdtalelse) -> Iterator[tuple[str, Place]]:
    kendte = load_genkendelsesord()
    for antal in udtalelse.omfang.antal if udtalelse.omfang else ():
        if 0 < antal.antal < kendte.mindste_antal:
            yield str(antal.antal), antal.sted("antal")
    tal = "|".join((*kendte.talord, *map(str, range(1, kendte.mindste_antal))))
    moenster = re.compile(rf"(?<!\w)(?:{tal}) (?:\w+ )?{_TALTE}\w*", re.IGNORECASE)
    for tekst in iter_tekster(udtalelse):
        for match in moenster.finditer(tekst):
            yield match[0], find_sted(udtalelse, tekst, match.start())


RULES = (
    Rule(
        id="genkendelse.navn",
        level=Level.FEJL,
        kilde="dbf_5_1_c",
        forklaring="En generel udtalelse handler om en praksis. Den må hverken nævne en borger eller en medarbejder.",
        check=_check_navn,
        slags="generel_udtalelse",
    ),
    Rule(
        id="genkendelse.adresse",
        level=Level.FEJL,
        kilde="dbf_5_1_c",
        forklaring="En adresse eller et nummer fører læseren til et bestemt menneske.",
        check=_check_adresse,
        slags="generel_udtalelse",
    ),
    Rule(
        id="genkendelse.smaa_tal",
        level=Level.ADVARSEL,
        kilde="dbf_5_1_c",
        forklaring="Er der kun få, kan en alder, en sygdom eller et sted være nok til at vise, hvem det er.",
        check=_check_smaa_tal,
        slags="generel_udtalelse",
    ),
)
