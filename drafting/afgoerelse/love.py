"""Acts known by their names: what stands beside a paragraph, and what the law shelf calls it."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from drafting.afgoerelse.datoer import DATO, parse_dansk_dato
from drafting.afgoerelse.model import Sikkerhed
from drafting.afgoerelse.ordfil import find_ord, find_tekst, iter_poster, load_ordfil
from drafting.dansk.dato import format_dato
from drafting.yamlfile import Mapping

TILBAGE = "tilbage"
_UDSKREVET = {
    "lovbekendtgoerelse": "lovbekendtgørelse",
    "bekendtgoerelse": "bekendtgørelse",
    "lov": "lov",
    "vejledning": "vejledning",
}
_BINDEORD = r"(?:s|’s|'s)?"
_SLAGS = r"(?:lov|bekendtgørelse|regulativ|forskrift|vedtægt|cirkulære)"
_LOVENDE = r"(?:loven|bekendtgørelsen|reglementet|forordningen|lokalplanen|konventionen|vedtægten)"


class Lovnavn(Struct, frozen=True):
    """An act as it was named: what the shelf calls it, `tilbage` where it is the one named last, and how sure."""

    navn: str
    start: int
    end: int
    sikkerhed: Sikkerhed


class _Kendte(Struct, frozen=True):
    """The names of acts: in any case, and abbreviations in capitals."""

    navne: dict[str, str]
    forkortelser: dict[str, str]
    tilbage: frozenset[str]
    nummererede: dict[str, str]


def find_lov_foran(text: str, end: int) -> Lovnavn | None:
    """Return the act whose name ends at `end`, a bracket or a comma after it left aside; None where there is none."""
    window = text[max(0, end - 260) : end]
    offset = end - len(window)
    found = _foran().search(window)
    if found is None:
        return None
    lov = _read(found, offset)
    if lov.sikkerhed is Sikkerhed.SANDSYNLIG and (inner := _foran().search(window, found.start("lov") + 1)):
        # `lov om en aktiv beskæftigelsesindsats og aktivlovens § 68`: the paragraph is the last one's
        last = _read(inner, offset)
        lov = last if last.sikkerhed is Sikkerhed.SIKKER else lov
    # `lov om social service, jf. lovbekendtgørelse nr. …, § 112`: the paragraph is the act's own
    own = find_lov_foran(text, lov.start) if lov.navn.startswith(_UDSKREVET["lovbekendtgoerelse"]) else None
    return own or lov


def find_lov_efter(text: str, start: int) -> Lovnavn | None:
    """Return the act whose name begins at `start`, after words such as `i` or `efter`; None where there is none."""
    found = _efter().match(text, start)
    return _read(found, 0) if found else None


def find_naevnt(text: str, start: int, end: int) -> str:
    """Return the act that is named last between two places in the text, without a paragraph; empty where none is."""
    found = list(_naevnte().finditer(text, start, end))
    kendte = _kendte()
    return kendte.navne[" ".join(found[-1]["navn"].split()).lower()] if found else ""


def iter_nummererede(text: str) -> list[tuple[int, int, str]]:
    """Return each act cited by number and day, with where it stands: `lovbekendtgørelse nr. 13 af 5. januar 2026`."""
    found = ((match, spell_nummereret(match[0])) for match in re.finditer(_nummereret(), text, re.IGNORECASE))
    return [(match.start(), match.end(), spelled) for match, spelled in found if spelled]


def spell_nummereret(words: str) -> str:
    """Return `LBK nr 13 af 05/01/2026` as the house writes it; empty where it is no act with a number and a day."""
    found = re.match(_nummereret(), words, re.IGNORECASE)
    dato = parse_dansk_dato(found["dato"]) if found else None
    if found is None or dato is None:
        return ""
    return f"{_kendte().nummererede[found['slags'].lower()]} nr. {found['nummer']} af {format_dato(dato)}"


def _read(found: re.Match[str], offset: int) -> Lovnavn:
    words = " ".join(found["lov"].split())
    start, end = found.start("lov") + offset, found.end() + offset
    if spelled := spell_nummereret(words):
        return Lovnavn(spelled, start, end, Sikkerhed.SIKKER)
    kendte, key = _kendte(), words.lower()
    if key in kendte.tilbage:
        om = " ".join(
            (found.groupdict().get("om") or "").split()
        )  # `bekendtgørelsen om hjælpemidler` is not the last named
        return Lovnavn(f"{key} {om}" if om else TILBAGE, start, end, Sikkerhed.SANDSYNLIG)
    for name in (key, re.sub(r"[’']?s$", "", key)):
        if name in kendte.navne:
            return Lovnavn(kendte.navne[name], start, end, Sikkerhed.SIKKER)
    if words in kendte.forkortelser:
        return Lovnavn(kendte.forkortelser[words], start, end, Sikkerhed.SIKKER)
    if words.isupper():
        return Lovnavn(words, start, end, Sikkerhed.USIKKER)
    return Lovnavn(_strip_s(words), start, end, Sikkerhed.SANDSYNLIG)


def _strip_s(words: str) -> str:
    """Return the name of an act we do not know in small letters and without the s of possession."""
    plain = re.sub(rf"({_LOVENDE}){_BINDEORD}$", r"\1", words, flags=re.IGNORECASE)
    return plain[:1].lower() + plain[1:]


@cache
def _kendte() -> _Kendte:
    mapping = load_ordfil("love")
    navne: dict[str, str] = {}
    forkortelser: dict[str, str] = {}
    for post in iter_poster(mapping, "love"):
        navn = find_tekst(post, "navn")
        navne |= dict.fromkeys((name.lower() for name in (navn, *find_ord(post, "titler"))), navn)
        forkortelser |= dict.fromkeys(find_ord(post, "forkortelser"), navn)
    kinds = mapping.get("nummererede")
    nummererede = {
        word.lower(): _UDSKREVET[entry.key]
        for entry in (kinds.entries if isinstance(kinds, Mapping) else ())
        for word in find_ord(kinds, entry.key)  # type: ignore[arg-type]
    }
    return _Kendte(navne, forkortelser, frozenset(find_ord(mapping, "tilbage")), nummererede)


@cache
def _nummereret() -> str:
    words = "|".join(re.escape(word) for word in sorted(_kendte().nummererede, key=len, reverse=True))
    return rf"(?<!\w)(?P<slags>{words})\s*(?:nr\.?)\s*(?P<nummer>\d+)\s+af\s+(?:den\s+)?(?P<dato>{DATO})"


@cache
def _lov() -> str:
    """Return the pattern of an act's name: one we know, a short one, a number and day, or what looks like one."""
    kendte = _kendte()
    known = sorted({*kendte.navne, *kendte.tilbage}, key=len, reverse=True)
    named = "|".join(r"\s+".join(map(re.escape, name.split())) for name in known)
    short = "|".join(map(re.escape, kendte.forkortelser))
    numbered = re.sub(r"\?P<(\w+)>", "?:", _nummereret())
    like = rf"[\wæøå-]*{_LOVENDE}{_BINDEORD}|{_SLAGS}\s+om\s+(?:[\wæøå-]+[ \n]+){{0,8}}?[\wæøå-]+"
    parts = (
        rf"(?i:(?<![\wæøå])(?:{named}){_BINDEORD})(?!\w)",
        rf"(?<!\w)(?:{short})(?!\w)",
        rf"(?i:{numbered})",
        rf"(?<![\wæøå])(?i:{like})(?!\w)",
        r"(?<!\w)[A-ZÆØÅ]{2,5}(?!\w)",
    )
    return "|".join(parts)


@cache
def _naevnte() -> re.Pattern[str]:
    known = sorted(_kendte().navne, key=len, reverse=True)
    names = "|".join(r"\s+".join(map(re.escape, name.split())) for name in known)
    return re.compile(rf"(?<![\wæøå])(?P<navn>{names}){_BINDEORD}(?![\wæøå])", re.IGNORECASE)


@cache
def _foran() -> re.Pattern[str]:
    om = r"(?P<om>\s+om\s+[\wæøå\s-]{3,120}?)?"
    bracket = r"(?:\s*\([^()]{1,90}\))?"
    return re.compile(rf"(?P<lov>{_lov()}){om}{bracket}[,:]?\s*(?:jf\.?\s*)?$")


@cache
def _efter() -> re.Pattern[str]:
    return re.compile(rf",?\s*\(?(?:(?:i|efter|af)\s+)?(?:den\s+|dagældende\s+)?(?P<lov>{_lov()})")
