"""Checks of single words: unknown abbreviations, very long compounds, and two words for one thing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.errors import VaerktoejError
from drafting.fund import Level
from drafting.language.kontroller.saetningen import read_tal
from drafting.language.ordbog import load_ordbog
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.traef import Kontrol, Traef
from drafting.yamlfile import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.traef import Laesning

_LAW = re.compile(r"\d[ \u00a0]?[a-z]?,\s*$")  # the number of a paragraph before its parts
_FUGE = ("s", "", "e")
_PART = 5  # letters: a shorter part of a compound is no help to a reader


def find_forkortelser(laesning: Laesning) -> Iterator[Traef]:
    """Yield the abbreviations a citizen may not know, with what they stand for."""
    lists = load_ordfil("skrevet_ud")
    almost, words, in_a_law = (
        frozenset(find_ordliste(lists, name)) for name in ("naesten_kendte", "ogsaa_ord", "efter_tal")
    )
    for stykke in laesning.stykker:
        for found in _load_forkortelser().finditer(stykke.tekst):
            text = found[0].lower()
            if text in words and not _is_short(found):
                continue
            if text in in_a_law and _LAW.search(stykke.tekst[: found.start()]):
                continue
            meaning = load_betydninger().get(text, "")
            forslag = f"Skriv »{meaning}«." if meaning else "Skriv det helt ud."
            niveau = Level.RAAD if text in almost else None
            yield Traef(stykke, found.start(), found.end(), text, forslag, niveau=niveau)


def find_lange_ord(laesning: Laesning) -> Iterator[Traef]:
    """Yield very long compounds, each with where it can be parted."""
    least, known = read_tal("langt_ord"), frozenset(find_ordliste(load_ordfil("graenser"), "lange_ord_i_orden"))
    for saetning in laesning.saetninger:
        for number, word in enumerate(saetning.ord):
            text = word.tekst.lower()
            if number and word.tekst[0].isupper():
                continue  # a name is not the writer's choice
            if word.bogstaver >= least and text not in known and "-" not in text:
                parts = part_compound(text)
                told = f"Del det op i »{parts[0]}« og »{parts[1]}«, og skriv det med flere ord." if parts else ""
                yield Traef(saetning.stykke, word.start, word.end, text, told or "Skriv det med flere ord.")


def find_to_navne(laesning: Laesning) -> Iterator[Traef]:
    """Yield the second of two words for one thing, where a document has both."""
    found: dict[str, list[Traef]] = {}
    for saetning in laesning.saetninger:
        for word in saetning.ord:
            base = _load_former().get(word.tekst.lower(), "")
            found.setdefault(base, []).append(Traef(saetning.stykke, word.start, word.end, base, ""))
    for group in _load_synonymer():
        here = [word for word in group if word in found]
        if len(here) > 1:
            first, *others = sorted(here, key=lambda word: (word in _load_aldrig(), -len(found[word])))
            for other in others:
                hit = found[other][0]
                told = f"»{other}« og »{first}«"
                yield Traef(hit.stykke, hit.start, hit.end, other, f"Skriv »{first}« hele vejen.", ord=told)


def _is_short(found: re.Match[str]) -> bool:
    """Return whether a word with a full stop is an abbreviation, and not the last word of a sentence."""
    before, after = found.string[: found.start()].rstrip()[-1:], found.string[found.end() :].lstrip()[:1]
    return before.isdecimal() or after.islower() or (after.isdecimal() and found[0].islower())


@lru_cache
def part_compound(word: str) -> tuple[str, ...]:
    """Return a compound in its two parts nearest the middle that the dictionary knows, empty where it knows none."""
    try:
        ordbog = load_ordbog()
    except VaerktoejError:
        return ()
    places = sorted(range(_PART, len(word) - _PART + 1), key=lambda at: abs(at - len(word) / 2))
    for at in places:
        head, tail = word[:at], word[at:]
        bare = next(
            (
                head.removesuffix(fuge)
                for fuge in _FUGE
                if head.endswith(fuge) and ordbog.spell(head.removesuffix(fuge))
            ),
            "",
        )
        if bare and ordbog.spell(tail):
            return bare, tail
    return ()


@lru_cache(maxsize=1)
def _load_forkortelser() -> re.Pattern[str]:
    """Return the abbreviations that are not known to all."""
    mapping = load_ordfil("forkortelser")
    known = {word.lower() for word in find_ordliste(load_ordfil("skrevet_ud"), "kendte")}
    listed = {*find_ordliste(mapping, "midt_i"), *find_ordliste(mapping, "kan_slutte"), *load_betydninger()}
    unknown = sorted({word for word in listed if word.endswith(".")} - known, key=len, reverse=True)
    return re.compile(rf"(?<![\wæøå.])(?:{'|'.join(map(re.escape, unknown))})(?![\wæøå])", re.IGNORECASE)


@lru_cache(maxsize=1)
def load_betydninger() -> dict[str, str]:
    """Return what each abbreviation stands for, as it can be written."""
    node = load_ordfil("skrevet_ud").get("betyder")
    rows = [row for row in node.items if isinstance(row, Mapping)] if isinstance(node, Sequence) else []
    pairs = ((row.get("forkortelse"), row.get("ord")) for row in rows)
    return {a.text: b.text for a, b in pairs if isinstance(a, Scalar) and isinstance(b, Scalar)}


@lru_cache(maxsize=1)
def _load_former() -> dict[str, str]:
    """Return the word of the groups that each form belongs to."""
    endelser = find_ordliste(load_ordfil("synonymer"), "endelser")
    words = [word for group in _load_synonymer() for word in group]
    return {f"{word}{endelse}": word for word in words for endelse in endelser} | {word: word for word in words}


@lru_cache(maxsize=1)
def _load_aldrig() -> frozenset[str]:
    """Return the words of the groups that nobody is told to write."""
    return frozenset(find_ordliste(load_ordfil("synonymer"), "aldrig"))


@lru_cache(maxsize=1)
def _load_synonymer() -> tuple[tuple[str, ...], ...]:
    node = load_ordfil("synonymer").get("grupper")
    rows = node.items if isinstance(node, Sequence) else ()
    return tuple(
        tuple(each.text for each in row.items if isinstance(each, Scalar)) for row in rows if isinstance(row, Sequence)
    )


FORKORTELSE = Kontrol("forkortelse", find_forkortelser)
LANGT_ORD = Kontrol("langt_ord", find_lange_ord)
TO_NAVNE = Kontrol("to_navne", find_to_navne)
