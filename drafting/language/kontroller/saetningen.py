"""Checks of one sentence: too long, too many nouns for acts, too many paragraphs of law."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.dansk.opremsning import format_opremsning
from drafting.errors import LawError, Trouble
from drafting.fund import Level
from drafting.language.dokument import Slags
from drafting.language.kontroller.verbum import find_verbum, is_handling
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.traef import Kontrol, Traef
from drafting.yamlfile import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.dokument import Sprogprofil
    from drafting.language.saetninger import Saetning
    from drafting.language.traef import Laesning

_EDGE = 2  # words at each end that are no sentence by themselves
_PARAGRAF = re.compile(r"§\s*\d")
_FLERE = re.compile(r"§§\s*(\d+(?:\s?[a-z]\b)?(?:(?:,\s|\s(?:og|eller|til)\s|\s?[-–]\s?)\d+(?:\s?[a-z]\b)?)*)")


def find_lange(laesning: Laesning) -> Iterator[Traef]:
    """Yield the sentences with too many words, each with the place where it can be divided."""
    raad, advarsel = load_saetningsgraenser(laesning.profil)
    for saetning in laesning.saetninger:
        count = len(saetning.ord)
        if count > raad and saetning.stykke.slags is not Slags.OVERSKRIFT:
            niveau = Level.ADVARSEL if count > advarsel else Level.RAAD
            forslag = f"Del den i to{_find_delested(saetning)}."
            yield _hit(saetning, forslag, f"{count} ord", niveau)


def find_navneord(laesning: Laesning) -> Iterator[Traef]:
    """Yield the sentences with many nouns that each hide a verb."""
    most = read_tal("navneord")
    for saetning in laesning.saetninger:
        found = [word.tekst for word in saetning.ord if is_handling(word.tekst)]
        if len(found) >= most:
            verbs = list(dict.fromkeys(f"»{verb}«" for verb in map(find_verbum, found) if verb))
            forslag = (
                f"Skriv nogle af dem som verber: {format_opremsning(verbs)}." if verbs else "Skriv nogle som verber."
            )
            yield _hit(saetning, forslag, f"{len(found)} navneord")


def find_paragraffer(laesning: Laesning) -> Iterator[Traef]:
    """Yield the sentences that cite several paragraphs of law."""
    most = read_tal("paragraffer")
    for saetning in laesning.saetninger:
        count = count_paragraffer(saetning.tekst)
        if count >= most:
            forslag = "Sæt henvisningerne i en sætning for sig eller sidst i brevet."
            yield _hit(saetning, forslag, f"{count} paragraffer")


def count_paragraffer(text: str) -> int:
    """Return how many paragraphs of law a text cites, also those after a double sign (`§§ 7, 8 og 19`: three)."""
    several = sum(len(re.findall(r"\d+", found[1])) for found in _FLERE.finditer(text))
    return several + len(_PARAGRAF.findall(_FLERE.sub("", text)))


def read_tal(noegle: str) -> int:
    """Return a limit of data/sprog/graenser.yaml; raises LawError where it is no number."""
    return _number(load_ordfil("graenser"), noegle)


@lru_cache
def load_saetningsgraenser(profil: Sprogprofil) -> tuple[int, int]:
    """Return the words a sentence may have before it is advice, and before it is a warning."""
    table = load_ordfil("graenser").get("saetning")
    row = table.get(profil.value) if isinstance(table, Mapping) else None
    if not isinstance(row, Mapping):
        raise LawError(Trouble(f"Grænserne for sætninger til {profil} mangler.", None, "Skriv raad og advarsel."))
    return _number(row, "raad"), _number(row, "advarsel")


def _number(row: Mapping, noegle: str) -> int:
    value = row.get(noegle)
    if not isinstance(value, Scalar) or not value.text.isdecimal():
        raise LawError(Trouble(f"Grænsen '{noegle}' skal være et tal.", row.place, "Skriv et helt tal."))
    return int(value.text)


def _find_delested(saetning: Saetning) -> str:
    """Return where near the middle the sentence can be divided, as words of the advice."""
    words, graenser = saetning.ord, load_ordfil("graenser")
    middle = len(words) / 2
    after_comma = find_ordliste(graenser, "delesteder_efter_komma")
    splits = {*after_comma, *find_ordliste(graenser, "delesteder")}
    places = [n for n, word in enumerate(words) if word.tekst.lower() in splits and _EDGE < n < len(words) - _EDGE]
    places = [n for n in places if _has_komma(saetning, n) or words[n].tekst.lower() not in after_comma]
    if not places:
        return ""
    at = min(places, key=lambda number: abs(number - middle))
    return f", for eksempel foran »{' '.join(word.tekst for word in words[at : at + 3])}«"


def _has_komma(saetning: Saetning, number: int) -> bool:
    return saetning.stykke.tekst[: saetning.ord[number].start].rstrip().endswith((",", ";", "–"))


def _hit(saetning: Saetning, forslag: str, ord_: str, niveau: Level | None = None) -> Traef:
    return Traef(saetning.stykke, saetning.start, saetning.end, saetning.tekst, forslag, ord=ord_, niveau=niveau)


LANG_SAETNING = Kontrol("lang_saetning", find_lange)
NAVNEORD = Kontrol("navneord", find_navneord)
PARAGRAFFER = Kontrol("paragraffer", find_paragraffer)
