"""What a person must mend in a letterhead before a letter can stand on it, told by the text that Word shows."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from drafting.errors import Trouble
from drafting.render.docx.fields import FIELD, WRITTEN, iter_paragraphs, read_own_text
from drafting.render.docx.ooxml import w
from drafting.render.docx.parts import DOCUMENT, FIELDS, FREE_FIELDS, RENDERED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

_HOLDS = {
    "afsender": "afsenderens navn og adresse",
    "modtager": "modtagerens navn og adresse",
    "dato": "brevets dato",
    "referencer": "sagsnummer og kontakt",
    "krop": "brevets tekst",
}
_UNSEEN = re.compile(r"word/glossary/|customXml/")  # nothing of it is printed
_LEFT = re.compile(r"\{[{%#]|[}%#]\}")
_CHANGES = frozenset(
    map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange"))
)
_RUNNING = re.compile(r"\s*(DATE|TIME|MERGEFIELD|FILLIN|ASK|ADDRESSBLOCK|GREETINGLINE)\b", re.IGNORECASE)
_CLOCK = frozenset({"DATE", "TIME"})
_SHOWN, _ENOUGH = 60, 3


def find_letterhead_troubles(
    parts: Mapping[str, bytes], roots: Mapping[str, etree._Element], *, needed: frozenset[str] = frozenset(FIELDS)
) -> Iterator[Trouble]:
    """Yield what is wrong with the fields of a letterhead, and what in it would do harm in a letter.

    `roots` are the parts that are filled, their fields already isolated; `needed` the fields it must have.
    """
    seen: list[str] = []
    for name, root in roots.items():
        for paragraph in iter_paragraphs(root):
            text = read_own_text(paragraph)
            seen += (found.lower() for found in FIELD.findall(text))
            yield from _check_paragraph(text, _tell_where(name))
            yield from _check_krop(paragraph, text, name)
        yield from _check_changes(root, name)
        yield from _check_running(root, name)
        yield from _check_controls(root, name)
    yield from _check_counts(seen, needed)
    yield from _check_others(parts)


def _check_counts(seen: list[str], needed: frozenset[str]) -> Iterator[Trouble]:
    for field, holds in _HOLDS.items():
        count = seen.count(field)
        if count > 1:
            message = f"Feltet {WRITTEN[field]} står {count} gange i brevpapiret."
            yield Trouble(message, remedy=f"Lad det kun stå dér, hvor {holds} skal stå.")
        elif count == 0 and field in needed:
            message = f"Brevpapiret mangler feltet {WRITTEN[field]}."
            alone = " i et afsnit for sig selv" if FIELDS[field] == "p" else ""
            yield Trouble(message, remedy=f"Skriv {WRITTEN[field]}{alone} dér, hvor {holds} skal stå.")


def _check_paragraph(text: str, where: str) -> Iterator[Trouble]:
    shown = f"{where} i afsnittet »{_shorten(text)}«"
    for field in FIELD.findall(text):
        name = field.lower()
        if name not in WRITTEN:
            meant = get_close_matches(name, WRITTEN, 1)
            remedy = f"Mente du {WRITTEN[meant[0]]}?" if meant else f"Felterne er {', '.join(WRITTEN.values())}."
            yield Trouble(f"Feltet '{field}'{shown} findes ikke.", remedy=remedy)
        elif FIELDS.get(name) == "p" and not FIELD.fullmatch(text.strip()):
            message = f"Der står anden tekst sammen med {WRITTEN[name]}{shown}, og den ville forsvinde."
            yield Trouble(message, remedy="Sæt feltet i et afsnit for sig selv: tryk Enter før og efter det.")
    if _LEFT.search(FIELD.sub("", text)):
        message = f"Der er krøllede parenteser{shown}, som ikke er et felt."
        yield Trouble(message, remedy=f"Brevpapiret kan have felterne {', '.join(WRITTEN.values())}. Slet andet.")


def _check_krop(paragraph: etree._Element, text: str, name: str) -> Iterator[Trouble]:
    if "krop" not in (found.lower() for found in FIELD.findall(text)):
        return
    boxed = any(each.tag == w("txbxContent") for each in paragraph.iterancestors())
    if boxed or name != DOCUMENT:
        where = "i en tekstboks" if boxed else _tell_where(name).strip()
        message = f"Feltet {WRITTEN['krop']} står {where}, og dér kan et langt brev ikke være."
        yield Trouble(message, remedy="Flyt feltet ud på siden, i et afsnit for sig selv.")


def _check_changes(root: etree._Element, name: str) -> Iterator[Trouble]:
    changed = (p for p in iter_paragraphs(root) if any(each.tag in _CHANGES for each in p.iter()))
    for paragraph in islice(changed, _ENOUGH):
        text = "".join(each.text or "" for each in paragraph.iter(w("t"), w("delText")))
        message = f"Der er sporede ændringer{_tell_where(name)} i afsnittet »{_shorten(text)}«, og de ville følge med."
        yield Trouble(message, remedy="Vælg Gennemse og Acceptér alle ændringer i Word, og gem igen.")
    if any(True for _ in root.iter(w("commentRangeStart"), w("commentReference"))):
        message = f"Der er kommentarer{_tell_where(name)} i brevpapiret, og de ville følge med i hvert brev."
        yield Trouble(message, remedy="Vælg Gennemse og Slet alle kommentarer i Word, og gem igen.")


def _check_running(root: etree._Element, name: str) -> Iterator[Trouble]:
    """Yield a trouble for each of Word's own fields that shows another day tomorrow, or waits for an answer."""
    codes = [each.get(w("instr"), "") for each in root.iter(w("fldSimple"))]
    codes += _read_codes(root)
    for code in dict.fromkeys(code for code in codes if _RUNNING.match(code)):
        kind = code.split()[0].upper()
        if kind in _CLOCK:
            message = f"Der er et datofelt{_tell_where(name)}, og det viser en ny dag, hver gang brevet åbnes."
            yield Trouble(message, remedy=f"Slet datofeltet i Word, og skriv {WRITTEN['dato']} i stedet.")
        else:
            message = f"Der er et flettefelt{_tell_where(name)} ({_shorten(code)}), som ingen udfylder."
            yield Trouble(message, remedy=f"Slet flettefeltet. Felterne her er {', '.join(WRITTEN.values())}.")


def _read_codes(root: etree._Element) -> list[str]:
    """Return the codes of Word's fields; a code may be split over several runs."""
    codes: list[str] = []
    for element in root.iter(w("fldChar"), w("instrText")):
        if element.tag == w("instrText") and codes:
            codes[-1] += element.text or ""
        elif element.get(w("fldCharType")) == "begin":
            codes.append("")
    return codes


def _check_controls(root: etree._Element, name: str) -> Iterator[Trouble]:
    for control in root.iter(w("sdt")):
        if next(control.iter(w("showingPlcHdr")), None) is not None:
            text = "".join(each.text or "" for each in control.iter(w("t")))
            message = f"Indholdskontrolelementet »{_shorten(text)}«{_tell_where(name)} er ikke udfyldt."
            yield Trouble(message, remedy="Slet det, eller skriv et felt i det: Teksten ville stå i hvert brev.")


def _check_others(parts: Mapping[str, bytes]) -> Iterator[Trouble]:
    for name, content in parts.items():
        if not RENDERED.fullmatch(name) and not _UNSEEN.match(name) and (b"{{" in content or b"{%" in content):
            message = f"Der står et felt i {name}, hvor det ikke kan blive udfyldt."
            yield Trouble(message, remedy=f"Felterne er {', '.join((*FIELDS, *FREE_FIELDS))}. Slet det andet.")


def _tell_where(name: str) -> str:
    if name == DOCUMENT:
        return ""
    return " i sidehovedet" if "header" in name else " i sidefoden"


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
