"""The closed word classes and the verbs, read once from the data folder."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from drafting.paths import data_folder


class Slags:
    """What a written word can be, as far as the subject of a clause depends on it; values are added up."""

    INTET: Final = 0
    FINIT: Final = 1
    TVIVL: Final = 2
    NAVNEMAADE: Final = 4
    TILLAEG: Final = 8
    DATID: Final = 16
    PASSIV: Final = 32


UKENDT = ("ede", "te", "er")  # how a verb that is in no list ends
_DOUBLE = re.compile(r"([^aeiouyæøå])\1$")


@cache
def _sections(file: str) -> dict[str, list[str]]:
    """Return the lines of a word list under their `[heading]`s."""
    sections: dict[str, list[str]] = {}
    for line in (data_folder() / "sprog" / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[] "), [])
        elif line and not line.startswith("#"):
            current.append(line)
    return sections


@cache
def liste(*navne: str, uden: str = "") -> frozenset[str]:
    """Return the words of one or more lists, but for the word `uden`; `_` joins the words of an expression."""
    lines = (line for navn in navne for line in _sections("smaaord.txt")[navn])
    return frozenset(word for line in lines for word in line.split() if word != uden)


@cache
def navneord(*navne: str) -> frozenset[str]:
    """Return the words of one or more lists of nouns."""
    return frozenset(word for navn in navne for line in _sections("navneord.txt")[navn] for word in line.split())


@cache
def smaaord() -> frozenset[str]:
    """Return every word of the closed classes: none of them is an unknown verb or noun."""
    classes = (
        "naevneform",
        "genstandsform",
        "bestemmere",
        "forholdsord",
        "bindeord",
        "ledsagere",
        "svage_ledsagere",
        "biord",
        "forkortelser",
        "forkortelser_sidst",
    )
    return frozenset().union(*(liste(navn) for navn in classes))


@cache
def udtryk(navn: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return expressions of several words by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(entry.split("_")) for entry in liste(navn)), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(entries) for first, entries in found.items()}


def _paradigms() -> list[tuple[str, str, str, str]]:
    """Return (infinitive, present, past, participle) of every verb in the list."""
    sections = _sections("verber.txt")
    found = [tuple(line.split()) for line in sections["uregelmaessige"]]
    found += [_ringe(word) for line in sections["ede"] for word in line.split()]
    found += [_sende(word) for line in sections["te"] for word in line.split()]
    return [(a, b, c, d) for a, b, c, d in found]


def _ringe(infinitive: str) -> tuple[str, str, str, str]:
    stem = infinitive.removesuffix("e")
    return infinitive, infinitive + "r", stem + "ede", stem + "et"


def _sende(infinitive: str) -> tuple[str, str, str, str]:
    stem = infinitive.removesuffix("e")
    short = stem[:-1] if _DOUBLE.search(stem) else stem
    return infinitive, infinitive + "r", short + "te", short + "t"


@cache
def _verbs() -> dict[str, int]:
    """Return every verb form with what it can be."""
    found: dict[str, int] = {}
    for infinitive, present, past, participle in _paradigms():
        forms = [(infinitive, Slags.NAVNEMAADE), (present, Slags.FINIT), (participle, Slags.TILLAEG)]
        forms.append((past, Slags.FINIT | (Slags.DATID if past.endswith("e") else Slags.INTET)))
        if infinitive.endswith("e"):
            forms += [(infinitive + "s", Slags.PASSIV), (past + "s", Slags.FINIT)]
        for form, slags in forms:
            found[form] = found.get(form, Slags.INTET) | slags
    return found


@cache
def verbum(navnemaade: str) -> frozenset[str]:
    """Return all the forms of the verbs in the list `navnemaade` names."""
    wanted = liste(navnemaade)
    return frozenset(form for paradigm in _paradigms() if paradigm[0] in wanted for form in paradigm)


@lru_cache(maxsize=8192)
def slags(word: str) -> int:
    """Return what a word in small letters can be; verbs are also found behind a prefix (`ind-sende`)."""
    found = _verbs().get(word, Slags.INTET) or _behind_prefix(word)
    if word in liste("aldrig_udsagnsord"):
        return found & ~(Slags.FINIT | Slags.DATID)
    if word in liste("tvivlsomme_udsagnsord"):
        return found | Slags.FINIT | Slags.TVIVL
    return found


@lru_cache(maxsize=8192)
def kan_vaere_finit(word: str) -> bool:
    """Return whether a word can be a finite verb wherever it stands: most cannot."""
    found = slags(word)
    if word in liste("ledsagere"):
        return word == "når"
    return bool(found & (Slags.FINIT | Slags.PASSIV)) or (not (found or word in smaaord()) and word.endswith(UKENDT))


def _behind_prefix(word: str) -> int:
    """Return what the verb after a prefix (`ind-sende`) or two (`gen-op-tage`) can be."""
    verbs, prefixes, short = _verbs(), liste("forstavelser"), liste("korte_udsagnsord")
    for cut in range(2, len(word) - 1):
        rest = word[cut:]
        if word[:cut] not in prefixes:
            continue
        found = verbs.get(rest, Slags.INTET) or _behind_prefix(rest)
        if found and (len(rest) > 4 or rest in short):  # noqa: PLR2004  see the list
            return found
    return Slags.INTET
