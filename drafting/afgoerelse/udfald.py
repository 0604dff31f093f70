"""What was decided: the first sentence that says so in words we know; a heading says it less surely."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.afgoerelse.model import Sikkerhed, Udfald
from drafting.afgoerelse.ordfil import find_ord, find_tekst, iter_poster, load_ordfil

if TYPE_CHECKING:
    from drafting.afgoerelse.ark import Ark, Saetningen
    from drafting.afgoerelse.model import Oplysning

_LANGT_HVAD = 6
_NAER = 3  # words between what is told and its `not`


class Slags(Struct, frozen=True):
    """A kind of outcome: its patterns, and what a case can say of it; `{hvad}` is what it is about.

    `naegtet` is the kind that the same words tell of with a `not` beside them, empty where they stand alone.
    """

    slags: str
    medhold: str
    moenstre: tuple[re.Pattern[str], ...]
    indhold: str
    betydning: str
    emne: str
    naegtet: str


def find_udfald(ark: Ark) -> Oplysning[Udfald] | None:
    """Return what was decided, None where no sentence says so in words we know."""
    alle = [each for each in ark.saetninger if each.end <= ark.slut and not is_betinget(each.tekst)]
    for heading in (False, True):
        for saetning in alle:
            if saetning.overskrift is heading and (slags := _find_slags(saetning.tekst)):
                return _make(ark, saetning, slags, alle)
    return None


@cache
def load_slags() -> tuple[Slags, ...]:
    """Return the kinds of outcome in data/afgoerelse/udfald.yaml."""
    return tuple(
        Slags(
            slags=find_tekst(post, "slags"),
            medhold=find_tekst(post, "medhold"),
            moenstre=tuple(compile_moenster(each) for each in find_ord(post, "moenstre")),
            indhold=find_tekst(post, "indhold"),
            betydning=find_tekst(post, "betydning"),
            emne=find_tekst(post, "emne"),
            naegtet=find_tekst(post, "naegtet"),
        )
        for post in iter_poster(load_ordfil("udfald"), "udfald")
    )


def compile_moenster(words: str) -> re.Pattern[str]:
    """Return what finds the words; a bar is some words between, in the same sentence."""
    parts = (r"\s+".join(map(re.escape, part.split())) for part in words.split("|"))
    return re.compile(rf"(?<![\wæøå]){r'.{1,120}?'.join(parts)}", re.IGNORECASE)


def is_betinget(text: str) -> bool:
    """Return whether a sentence tells of what may be, and not of what was decided."""
    words = "|".join(map(re.escape, find_ord(load_ordfil("udfald"), "betinget")))
    return re.match(rf"(?:{words})(?![\wæøå])", text, re.IGNORECASE) is not None


def _find_slags(text: str) -> Slags | None:
    hits = ((slags, each.search(text)) for slags in load_slags() for each in slags.moenstre)
    slags, found = next(((slags, found) for slags, found in hits if found), (None, None))
    if slags is None or found is None or _matches(_cut_before(text, found), "betinget_efter"):
        return None
    if slags.slags in find_ord(load_ordfil("udfald"), "kan_betinges"):
        return None if _matches(text[found.end() :], "betinget_efter") else slags
    if not slags.naegtet:
        return slags
    if _matches(text, "rettigheder") or _matches(text, "baggrund"):
        return None
    if _is_naegtet(text, found):
        return next(each for each in load_slags() if each.slags == slags.naegtet)
    return slags


def _matches(text: str, name: str) -> bool:
    """Return whether the text has one of the words in the list `name`."""
    words = "|".join(map(re.escape, find_ord(load_ordfil("udfald"), name)))
    return re.search(rf"(?<![\wæøå])(?:{words})(?![\wæøå])", text, re.IGNORECASE) is not None


def _is_naegtet(text: str, found: re.Match[str]) -> bool:
    """Return whether a `not` stands in the words found or a few words from them, in the same clause."""
    after = re.split(r"[,;:]|\bmen\b", text[found.end() :])[0].split()[:_NAER]
    return _matches(" ".join([_cut_before(text, found), found[0], *after]), "naegtelser")


def _cut_before(text: str, found: re.Match[str]) -> str:
    """Return the few words before what was found, in the same clause."""
    return " ".join(re.split(r"[,;:]|\bmen\b", text[: found.start()])[-1].split()[-_NAER:])


def _make(ark: Ark, saetning: Saetningen, slags: Slags, alle: list[Saetningen]) -> Oplysning[Udfald]:
    hvad = _find_hvad(saetning.tekst) or next(filter(None, (_find_hvad(each.tekst) for each in alle)), "")
    sure = Sikkerhed.SANDSYNLIG if saetning.overskrift else Sikkerhed.SIKKER
    hvorfor = "Det står i overskriften." if saetning.overskrift else "Det siger sætningen."
    if slags.medhold == "ja" and any(_says_nej(each) for each in alle):
        sure, hvorfor = Sikkerhed.USIKKER, "Andre sætninger i brevet siger nej."
    return ark.make(Udfald(slags.slags, slags.medhold, hvad), (saetning.start, saetning.end), sure, hvorfor)


def _says_nej(saetning: Saetningen) -> bool:
    slags = None if saetning.overskrift else _find_slags(saetning.tekst)
    return slags is not None and slags.medhold == "nej"


def _find_hvad(text: str) -> str:
    """Return what it is about, in the words of the letter: what follows `afslag på`; empty where nothing does."""
    ordfil = load_ordfil("udfald")
    before = "|".join(map(re.escape, find_ord(ordfil, "hvad_foran")))
    stop = "|".join(map(re.escape, find_ord(ordfil, "hvad_slut")))
    found = re.search(rf"(?:{before})\s+(?P<hvad>[^.,;:()\d]+)", text, re.IGNORECASE)
    if found is None:
        return ""
    hvad = re.split(rf"\s+(?:{stop})(?![\wæøå])", found["hvad"].strip(), maxsplit=1, flags=re.IGNORECASE)[0]
    inner = re.fullmatch(rf"(?:.*\s)?(?:{before})\s+(.+)", hvad, re.IGNORECASE)
    words = (inner[1] if inner else hvad).split()
    while words and words[0].lower() in find_ord(ordfil, "hvad_nej"):
        words = words[1:]
    return " ".join(words).lower() if 0 < len(words) <= _LANGT_HVAD else ""
