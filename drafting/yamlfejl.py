"""What can be wrong with a YAML file before anybody knows what it is about, told in Danish."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import Place, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOK = "Skriv teksten som en blok: sæt | efter kolon, og skriv teksten på næste linje, rykket to mellemrum ind."

_NONCHARACTERS = "".join(chr(plane + tail) for plane in range(0, 0xF0000, 0x10000) for tail in (0xFFFE, 0xFFFF))
_FORBIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufeff\ufffd" + _NONCHARACTERS + "\U000f0000-\U0010ffff]"
)  # compiled where it is used: few texts hold any of them
_UTRYKT = "\ufffd"  # the one among them that counts as printable
_KINDS = (
    ("\x0c", "Et sideskift, ofte med fra en PDF,"),
    ("\u2028\u2029\x85", "Et usynligt linjeskift fra et andet program"),
    ("\ufeff", "Et usynligt mærke fra et andet program"),
    ("\u202a-\u202e\u2066-\u2069", "Et usynligt tegn, der vender skriveretningen,"),
    ("\ufffd", "Et erstatningstegn for et bogstav, der er gået tabt,"),
    ("\x00-\x1f\x7f-\x9f", "Et usynligt styretegn"),
    ("\ud800-\udfff", "Et halvt tegn"),
    ("\ue000-\uf8ff\U000f0000-\U0010fffd", "Et tegn, der kun findes i én bestemt skrifttype,"),
)
# a file with more of them is not a text, and the first places say so
_ENOUGH = 1000
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)


def find_forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, Danish name) for each character that Word and PDF cannot carry."""
    if _UTRYKT not in text and text.replace("\n", " ").isprintable():
        return  # none of the others can be printed, and looking each letter up takes twenty times as long
    for match in re.finditer(_FORBIDDEN, text):
        yield match.start(), describe_character(match.group())


@lru_cache(maxsize=256)
def describe_character(character: str) -> str:
    """Return what a forbidden character is, in Danish, with its number."""
    number = f"U+{ord(character):04X}"
    for members, name in _KINDS:
        if re.match(f"[{members}]", character):
            return f"{name.rstrip(',')} ({number}){',' if name.endswith(',') else ''}"
    return f"Et tegn, der ikke er et skrifttegn ({number}),"


def scrub(text: str) -> str:
    """Return `text` with forbidden characters and tabs before a line's first word replaced, every place kept."""
    return _TAB_INDENT.sub(lambda found: " " * len(found.group()), re.sub(_FORBIDDEN, "x", text))


def find_characters(text: str, file: str) -> Iterator[Trouble]:
    """Yield one trouble for each kind of forbidden character in `text`, at the first, with the other lines."""
    places: dict[str, list[Place]] = {}
    found_at = list(islice(find_forbidden(text), _ENOUGH))
    for place, (_, name) in zip(_find_places(text, [offset for offset, _ in found_at], file), found_at, strict=True):
        places.setdefault(name, []).append(place)
    for name, found in places.items():
        message = f"{name} kan ikke komme med i et brev{_also(found)}."
        yield Trouble(message, found[0], "Slet det, og skriv ordene omkring det igen.")
    offsets = [match.end() - 1 for match in _TAB_INDENT.finditer(text)] if "\t" in text else []
    if tabs := list(_find_places(text, offsets, file)):
        message = f"Linjen er rykket ind med tabulator{_also(tabs)}. YAML kender kun mellemrum."
        yield Trouble(message, tabs[0], "Slet tabulatoren, og ryk linjen ind med mellemrum.")


def _find_places(text: str, offsets: list[int], file: str) -> Iterator[Place]:
    line, start, before = 1, 0, -1
    for offset in offsets:
        # counted on from the last place, so that a file full of trouble is told as fast as any other
        line += text.count("\n", start, offset)
        before = max(before, text.rfind("\n", start, offset))
        start = offset
        yield Place(file, line, offset - before)


def _also(places: list[Place]) -> str:
    lines = sorted({place.line for place in places} - {places[0].line})
    if not lines:
        return ""
    more = f" og {len(lines) - 5} til" if len(lines) > 5 else ""  # noqa: PLR2004 (five lines are enough to see the pattern)
    return f" (også i linje {', '.join(str(line) for line in lines[:5])}{more})"


class Stop(Struct, frozen=True):
    """Where and why the YAML parser gave up; lines and columns count from 0 as the parser counts."""

    problem: str
    line: int
    column: int
    start_line: int
    start_column: int


_QUOTE = re.compile(r"""(?:^|:\s|-\s)\s*(?P<quote>["'])""")
_STAR = re.compile(r"(?:^|:\s|-\s)\s*(?P<star>\*)")
_BRACKET = re.compile(r"(?:^|:\s|-\s)\s*(?P<bracket>[\[{])")
_INDENT = (
    "Linjen er rykket forkert ind i forhold til linjerne over den.",
    "Nøgler, der hører sammen, skal begynde i samme kolonne, og tekst under | skal være rykket ind.",
)
_TOLD = (
    ("unexpected end of stream|document (?:separator|indicator)", "start",
     "Teksten begynder med et citationstegn, som aldrig bliver afsluttet.",
     f"Sæt et citationstegn mere, hvor teksten slutter. Er den lang: {BLOK[0].lower()}{BLOK[1:]}"),
    ("unknown escape character|hexde|hexadec|invalid Unicode", "stop",
     "Efter en omvendt skråstreg i en tekst i citationstegn forventer YAML en kode.", BLOK),
    ("could not find expected ':'", "start",
     "Linjen er hverken en nøgle eller en del af teksten over den.",
     "Skriv 'nøgle: værdi' med mellemrum efter kolon, eller ryk linjen ind, hvis den hører til en tekst under |."),
    (r"',' or '[}\]]'", "start",
     "Parentesen bliver ikke læst rigtigt: den mangler en slutparentes, eller der er kolon eller # i teksten.",
     "Afslut med } eller ], eller skriv punkterne på hver sin linje."),
    ("cannot start any token", "stop", "En tekst kan ikke begynde med {tegn} i YAML.", BLOK),
    ("unexpected ':'", "stop", "Der står ingen værdi efter kolon.",
     "Sæt et mellemrum efter kolon, og skriv værdien, eller slet nøglen."),
    ("comment or (?:a )?line break|indentation indicators?", "start",
     "Efter | eller > må der ikke stå tekst på samme linje.",
     "Skriv teksten på næste linje, rykket to mellemrum ind; et større end-tegn skrives inde i en blok."),
    ("sequence entries are not allowed", "stop", "En liste kan ikke begynde på samme linje som sin nøgle.",
     "Skriv '- ' på næste linje, rykket to mellemrum ind."),
    ("alphabetic or numeric character", "start", "En tekst kan ikke begynde med {tegn} i YAML.", BLOK),
    ("undefined tag handle|expected '[>!]'|URI", "start", "En tekst kan ikke begynde med ! i YAML.", BLOK),
    ("node content", "stop", "En tekst kan ikke begynde med {tegn} i YAML.", BLOK),
    ("mapping keys are not allowed", "stop", "En tekst kan ikke begynde med ? i YAML.", BLOK),
    ("directive|incompatible YAML|unexpected non-alphabetical", "stop", "En linje kan ikke begynde med % her.",
     "Slet linjen, eller ryk den ind."),
    ("<document start>", "stop", *_INDENT),
)  # fmt: skip


def tell_stop(stop: Stop, lines: list[str], file: str) -> Trouble:
    """Return the one trouble of a file that is not YAML: the likely cause, its place and a remedy."""
    if "mapping values are not allowed" in stop.problem:
        return _tell_colon(stop, lines, file)
    if re.search(r"expected key|'-' indicator|<block end>", stop.problem):
        return _tell_end(stop, lines, file)
    for pattern, where, message, remedy in _TOLD:
        if re.search(pattern, stop.problem):
            line, column = (stop.start_line, stop.start_column) if where == "start" else (stop.line, stop.column)
            sign = (_line(lines, line)[column:] or "?")[0].replace("\t", "en tabulator")
            return Trouble(message.replace("{tegn}", sign), Place(file, line + 1, column + 1), remedy)
    place = Place(file, stop.line + 1, stop.column + 1)
    return Trouble("Linjen kan ikke læses som YAML.", place, f"Se efter indrykning, kolon og citationstegn. {BLOK}")


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _tell_colon(stop: Stop, lines: list[str], file: str) -> Trouble:
    line = _line(lines, stop.line)
    if re.search(r":\s", line[: stop.column]):
        place = Place(file, stop.line + 1, stop.column + 1)
        return Trouble("Der står et kolon til i teksten, og så tror YAML, at den er en nøgle.", place, BLOK)
    place = Place(file, stop.line + 1, len(line) - len(line.lstrip()) + 1)
    message = "Linjen er rykket længere ind end linjen over den, eller teksten over den indeholder et kolon."
    return Trouble(message, place, f"Ryk nøglen ud under den forrige nøgle. Er det tekst: {BLOK[0].lower()}{BLOK[1:]}")


def _tell_end(stop: Stop, lines: list[str], file: str) -> Trouble:
    before = _line(lines, stop.line)[: stop.column]
    if quote := _QUOTE.search(before):
        message = "Teksten begynder med et citationstegn, så YAML tror, at den slutter ved det næste citationstegn."
        return Trouble(message, Place(file, stop.line + 1, quote.start("quote") + 1), BLOK)
    if star := _STAR.search(before):
        message = "En tekst kan ikke begynde med * i YAML."
        return Trouble(message, Place(file, stop.line + 1, star.start("star") + 1), BLOK)
    if bracket := _BRACKET.search(before):
        message = f"Teksten begynder med {bracket['bracket']}, så YAML tror, at den slutter ved parentesens slutning."
        return Trouble(message, Place(file, stop.line + 1, bracket.start("bracket") + 1), BLOK)
    if stop.line and re.search(r":\s.*\s#", _line(lines, stop.line - 1)) and not before.strip():
        place = Place(file, stop.line, _line(lines, stop.line - 1).index(" #") + 2)
        return Trouble("Teksten fortsætter efter et #, men YAML læser # som en kommentar.", place, BLOK)
    return Trouble(_INDENT[0], Place(file, stop.line + 1, stop.column + 1), _INDENT[1])
