"""What the decision says of appeal: to whom, by when, which way; or that nobody hears one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from drafting.afgoerelse.datoer import DATO
from drafting.afgoerelse.model import Klagevejledningen, Sikkerhed
from drafting.afgoerelse.ordfil import find_ord, find_tekst, load_ordfil
from drafting.afgoerelse.udfald import compile_moenster
from drafting.dansk.varighed import find_varighed
from drafting.law.klageinstanser import load_klageinstanser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.afgoerelse.ark import Ark, Saetningen
    from drafting.afgoerelse.model import Oplysning

_KLAGE = re.compile(
    r"klage|påklag|indbring|\banke[sr]?\b|\ber (?:du|I) (?:uenig|ikke enig)|\bhvis (?:du|I) (?:er uenig|ikke er enig)",
    re.IGNORECASE,
)
_STED = 8  # words of where an appeal is sent
_NAER = 90  # letters from the word of a deadline to the deadline
_DAG = re.compile(rf"\w+:?\s+(?:er\s+)?(?:(?:senest|inden)\s+)?(?:den\s+)?(?P<dato>{DATO})", re.IGNORECASE)
_VIDERE = re.compile(r"(?:sender|videresend\w+)\s+(?:vi|kommunen)", re.IGNORECASE)  # what the authority does then


def find_klagevejledning(ark: Ark, myndighed: str = "") -> Klagevejledningen:
    """Return what the decision says of appeal; every part may be missing. Nobody hears appeals of its own decisions."""
    saetninger = _find_saetninger(ark)
    instans = _find_instans(ark, saetninger, myndighed)
    return Klagevejledningen(
        instans=instans,
        frist=_find_frist(ark, saetninger),
        sendes_til=_find_vej(ark, saetninger),
        siger_nej=None if instans else _find_nej(ark, saetninger),
    )


def _find_saetninger(ark: Ark) -> list[Saetningen]:
    """Return the sentences of appeal: those that name it, and those under a heading that does."""
    found: list[Saetningen] = []
    under = False
    for saetning in ark.saetninger:
        if not ark.krop <= saetning.start < ark.slut:
            continue
        named = _KLAGE.search(saetning.tekst) is not None
        if saetning.overskrift:
            under = named
        elif under or named or (found and found[-1].afsnit == saetning.afsnit):
            found.append(saetning)
    return found


def _find_instans(ark: Ark, saetninger: Sequence[Saetningen], myndighed: str) -> Oplysning[str] | None:
    known = {name.lower(): name for name in _list_instanser()}
    tilsyn = find_ord(load_ordfil("ord"), "tilsyn")
    for saetning in saetninger:
        if any(word in saetning.tekst.lower() for word in tilsyn):  # who oversees a municipality hears no appeal
            continue
        if found := _instanser().search(saetning.tekst):
            navn = known[" ".join(found[0].split()).lower()]
            if navn != myndighed:
                return ark.make(navn, (saetning.start, saetning.end), Sikkerhed.SIKKER, "Klagevejledningen nævner den.")
    return None


def _find_frist(ark: Ark, saetninger: Sequence[Saetningen]) -> Oplysning[str] | None:
    ordfil = load_ordfil("ord")
    cue = re.compile(rf"(?<![\wæøå])(?:{'|'.join(find_ord(ordfil, 'klagefrist'))})", re.IGNORECASE)
    other = re.compile("|".join(map(re.escape, find_ord(ordfil, "ikke_klagefrist"))), re.IGNORECASE)
    for saetning in saetninger:
        for found in cue.finditer(saetning.tekst):
            vaerdi = _read_frist(saetning.tekst[found.start() : found.start() + _NAER])
            if vaerdi and not other.search(saetning.tekst[: found.start()]):
                return ark.make(vaerdi, (saetning.start, saetning.end), Sikkerhed.SIKKER, "Sætningen siger det.")
    return None


def _read_frist(text: str) -> str:
    """Return the day or the span of time that follows, in the words of the letter; empty where none does."""
    if day := _DAG.match(text):
        return f"senest den {day['dato']}"
    return find_varighed(text)


def _find_vej(ark: Ark, saetninger: Sequence[Saetningen]) -> Oplysning[str] | None:
    ordfil = load_ordfil("ord")
    cues = "|".join(r"\s+(?:[\wæøå]+\s+)?".join(map(re.escape, each.split())) for each in find_ord(ordfil, "sendt_til"))
    pattern = re.compile(rf"(?:{cues})\s*:?\s+(?P<sted>.+)", re.IGNORECASE)
    for saetning in saetninger:
        found = pattern.search(saetning.tekst)
        if found and not _VIDERE.search(saetning.tekst[: found.start("sted")]):
            til_portal = _names_portal(saetning.tekst)
            sted = find_tekst(ordfil, "portal") if til_portal else _cut(found["sted"], find_ord(ordfil, "stop_ord"))
            if sted:
                spot = saetning.start, saetning.end
                return ark.make(sted, spot, Sikkerhed.SANDSYNLIG, "Sætningen siger det.")
    for saetning in saetninger:
        if _names_portal(saetning.tekst):
            portal, spot = find_tekst(ordfil, "portal"), (saetning.start, saetning.end)
            return ark.make(portal, spot, Sikkerhed.SANDSYNLIG, "Portalen er nævnt.")
    return None


def _names_portal(text: str) -> bool:
    return any(word in text.lower() for word in find_ord(load_ordfil("ord"), "portaler"))


def _cut(text: str, stop: Sequence[str]) -> str:
    """Return the words up to the first that is no part of a name; a comma goes on to a capital letter and no number."""
    words: list[str] = []
    for word in text.split():
        plain = word.strip("(),.;:").lower()
        if plain in stop and words and not (plain == "og" and word == "og" and words[-1][:1].isupper()):
            break
        if words and words[-1].endswith(",") and not word[:1].isupper():
            break
        words.append(word)
        if re.search(r"[.;)]$", word) or len(words) >= _STED:
            break
    sted = re.sub(r",?\s+[\w. ]+\s\d+\w?(?:,.*)?$", "", " ".join(words).strip(" ,.;:()"))
    return sted.strip(" ,.;:")


def _find_nej(ark: Ark, saetninger: Sequence[Saetningen]) -> Oplysning[str] | None:
    ordfil = load_ordfil("ord")
    nej = [compile_moenster(words) for words in find_ord(ordfil, "siger_nej")]
    only = re.compile("|".join(find_ord(ordfil, "siger_nej_kun")), re.IGNORECASE)
    for saetning in saetninger:
        if any(each.search(saetning.tekst) for each in nej) and only.search(saetning.tekst):
            return ark.make("ja", (saetning.start, saetning.end), Sikkerhed.SIKKER, "Sætningen siger det.")
    return None


@cache
def _list_instanser() -> tuple[str, ...]:
    """Return the bodies that hear appeals, longest first."""
    rows = (str(raekke.instans) for raekke in load_klageinstanser().raekker if raekke.instans)
    proper = {name for name in rows if name[:1].isupper() and len(name.split()) <= 4}  # noqa: PLR2004 (a name, no explanation)
    return tuple(sorted({*proper, *find_ord(load_ordfil("ord"), "klageinstanser")}, key=len, reverse=True))


@cache
def _instanser() -> re.Pattern[str]:
    names = "|".join(r"\s+".join(map(re.escape, name.split())) for name in _list_instanser())
    return re.compile(rf"(?<![\wæøå])(?:{names})(?![\wæøå])", re.IGNORECASE)
