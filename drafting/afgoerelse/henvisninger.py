"""Provisions cited in a text: `barnets lov § 87, stk. 1, 2. pkt.`, `§ 83 i serviceloven`, `SEL §§ 83 og 86`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.afgoerelse.datoer import MAANEDER
from drafting.afgoerelse.love import TILBAGE, Lovnavn, find_lov_efter, find_lov_foran, find_naevnt, iter_nummererede
from drafting.afgoerelse.model import Henvisning, Sikkerhed
from drafting.afgoerelse.ordfil import find_ord, load_ordfil

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_I_LOVEN = (
    r"(?!i\s+(?:[a-zæøå]+\s)?[\wæøå-]*(?:lov|bekendt|regle|forord|den|SEL))"  # `§ 12 i barnets lov` has no letter
)
_BOGSTAV = rf"(?:\s?{_I_LOVEN}[a-zA-ZæøåÆØÅ](?![\wæøåÆØÅ]))"
_TAL = rf"\d+(?:\.\d+)*{_BOGSTAV}?"
_OG = r"\s*(?:-|–|til|og|eller|samt)\s*"
_KOMMATAL = r"\s*,\s*(?=\d+(?:\s*,\s*\d+)*\s*(?:og|eller|samt)\s*\d+(?!\.\s*pkt))"
_IKKE_TAL = rf"(?!\d*\.\s*(?:og\s*\d+\.\s*)?(?:pkt|{'|'.join(MAANEDER)}))"  # a sentence of it, or the day of a month
_LISTE = rf"\d+(?:(?:{_OG}|{_KOMMATAL})\d+{_IKKE_TAL})*"
_LED = (
    rf"(?:,?\s*\(?stk\.?\s*(?P<stk>{_LISTE})\)?)?"
    rf"(?:,?\s*nr\.?\s*(?P<nr>{_LISTE}))?"
    r"(?:,?\s*(?:litra|litr\.)\s*(?P<litra>[a-zæøå](?:\s*(?:-|–|og|eller)\s*[a-zæøå](?![\wæøå]))?)(?![\wæøå]))?"
    r"(?:,?\s*(?P<pkt>\d+\.(?:\s*(?:og|-|–)\s*\d+\.)*)\s*(?:pkt|punktum))?"
)
_LIGE_EFTER = re.compile(r"\s*(?:,|og|eller|samt|jf\.|/|;|\s)*\s*")


class Fundet(Struct, frozen=True):
    """A provision cited in `text[start:end]`, how sure it is, and why."""

    henvisning: Henvisning
    start: int
    end: int
    sikkerhed: Sikkerhed
    hvorfor: str


class _Sted(Struct, frozen=True):
    """Paragraphs as they stand, with the act beside them if there is one."""

    dele: tuple[Henvisning, ...]
    start: int
    end: int
    lov: Lovnavn | None


def find_henvisninger(text: str) -> tuple[Fundet, ...]:
    """Return every provision the text cites, in reading order; one cited twice is there twice."""
    steder = sorted((*_iter_steder(text), *_iter_kapitler(text)), key=lambda sted: sted.start)
    paragraffer = tuple(_name_acts(text, steder))
    used = {found.henvisning.lov for found in paragraffer}
    numbered = (
        Fundet(Henvisning(lov), start, end, Sikkerhed.SIKKER, "Nummer og dato står der.")
        for start, end, lov in iter_nummererede(text)
        if lov not in used
    )
    return tuple(sorted((*paragraffer, *numbered), key=lambda found: found.start))


def find_en(text: str) -> Henvisning | None:
    """Return the one provision a citation of the law shelf is; None where it is none."""
    found = find_henvisninger(text)
    return found[0].henvisning if found else None


def _iter_steder(text: str) -> Iterator[_Sted]:
    for found in _paragraf().finditer(text):
        lov = find_lov_foran(text, found.start()) or find_lov_efter(text, found.end())
        del_ = "artikel" if found["artikel"] else "§"
        if del_ == "artikel" and lov is None:
            continue
        dele = tuple(_read_led(found, nummer, del_) for nummer in _split_numre(found["numre"], del_))
        end = max(found.end(), lov.end if lov else 0)
        yield _Sted(dele, min(found.start(), lov.start if lov else found.start()), end, lov)


def _iter_kapitler(text: str) -> Iterator[_Sted]:
    """Yield chapters, where an act stands beside them: reports and plans have chapters too."""
    for found in re.finditer(rf"(?<!\w)(?:kapitel|kap\.)\s*(?P<numre>{_LISTE}{_BOGSTAV}?)", text, re.IGNORECASE):
        lov = find_lov_foran(text, found.start()) or find_lov_efter(text, found.end())
        if lov is not None:
            dele = (Henvisning("", _plain(found["numre"]), del_="kapitel"),)
            yield _Sted(dele, min(found.start(), lov.start), max(found.end(), lov.end), lov)


def _read_led(found: re.Match[str], nummer: str, del_: str) -> Henvisning:
    stk, nr, litra, pkt = (_plain(found[name] or "") for name in ("stk", "nr", "litra", "pkt"))
    return Henvisning("", nummer, stk, nr, litra, pkt, del_)


def _split_numre(numre: str, del_: str) -> list[str]:
    """Return the paragraphs one by one; a run of them (22-24) is one."""
    plain = re.sub(r"§\s*|^[^\d§]+", "", _plain(numre)).strip()
    parts = [part.strip() for part in re.split(r"\s*(?:,|og|eller|samt)\s+(?=\d)", plain)] if del_ == "§" else [plain]
    return [re.sub(r"(\d)([a-zæøåA-ZÆØÅ])$", r"\1 \2", part) for part in parts if part]


def _plain(words: str) -> str:
    """Return the words on one line, with `-` for every way to write a run."""
    return re.sub(r"\s*(?:–|-|(?<=\d)\s+til\s+(?=[§\d]))\s*", "-", " ".join(words.split()))


def _name_acts(text: str, steder: list[_Sted]) -> Iterator[Fundet]:
    """Yield each paragraph under its act: the one beside it, the one it shares a breath with, or the one named last."""
    last, end = "", 0
    for number, sted in enumerate(steder):
        following = steder[number + 1] if number + 1 < len(steder) else None
        last = find_naevnt(text, end, sted.start) or last
        lov, sikkerhed, hvorfor = _choose_lov(text, sted, following, last)
        end = sted.end
        for del_ in sted.dele:
            yield Fundet(replace(del_, lov=lov), sted.start, sted.end, sikkerhed, hvorfor)
        last = lov or last
        yield from _iter_stykker(text, sted, following, lov)


def _choose_lov(text: str, sted: _Sted, following: _Sted | None, last: str) -> tuple[str, Sikkerhed, str]:
    named = sted.lov
    if named is not None and named.navn != TILBAGE:
        hvorfor = "Loven står ved siden af." if named.sikkerhed is Sikkerhed.SIKKER else "Loven er ikke en, vi kender."
        return named.navn, named.sikkerhed, hvorfor
    if named is None and following is not None and following.lov and following.lov.navn != TILBAGE and not last:
        between = text[sted.end : following.start]
        if _LIGE_EFTER.fullmatch(between):
            return following.lov.navn, Sikkerhed.SANDSYNLIG, "Loven står efter den næste paragraf."
    if last:
        return last, Sikkerhed.SANDSYNLIG, "Loven er den, der er nævnt sidst."
    return "", Sikkerhed.USIKKER, "Der står ikke, hvilken lov det er."


def _iter_stykker(text: str, sted: _Sted, following: _Sted | None, lov: str) -> Iterator[Fundet]:
    """Yield `jf. stk. 2` where it stands alone after a paragraph: it is the same paragraph."""
    end = min(following.start if following else len(text), sted.end + 60)
    found = re.compile(rf",?\s*jf\.?\s*stk\.?\s*(?P<stk>{_LISTE})", re.IGNORECASE).match(text, sted.end, end)
    if found:
        henvisning = Henvisning(lov, sted.dele[-1].nummer, _plain(found["stk"]))
        yield Fundet(henvisning, sted.end, found.end(), Sikkerhed.SANDSYNLIG, "Paragraffen er den, der står lige før.")


def dedupe(fundne: Iterable[Fundet]) -> tuple[Fundet, ...]:
    """Return each provision once, where it is first said most surely."""
    order = list(Sikkerhed)
    once: dict[str, Fundet] = {}
    for found in fundne:
        key = str(found.henvisning)
        if key not in once or order.index(found.sikkerhed) < order.index(once[key].sikkerhed):
            once[key] = found
    return tuple(sorted(once.values(), key=lambda found: found.start))


@cache
def _paragraf() -> re.Pattern[str]:
    words = "|".join(find_ord(load_ordfil("love"), "paragraf"))
    several = rf"(?:(?:{_OG}|\s*,\s*)§*\s*{_TAL}(?!\.\s*(?:pkt|stk)))*"
    many = rf"(?:§§\s*{_TAL}{several})"
    one = rf"(?:(?:§|(?:{words})(?!\w))\s*{_TAL}(?:\s*(?:-|–)\s*§?\s*{_TAL})?)"
    article = rf"(?P<artikel>(?:artikel|art\.)\s*){_TAL}"
    return re.compile(rf"(?P<numre>(?<![\w]){article}|{many}|{one}){_LED}", re.IGNORECASE)
