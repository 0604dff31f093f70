"""What is wrong in a template's text as it is typed: signs that would be printed, lost or hidden."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from drafting.errors import Trouble
from drafting.letter.skabelontjek.maerker import TAG, VALUE, iter_tags, mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.letter.skabelontjek.filer import Kilde

_QUOTES = "“”„‘’‚«»′″´`"
_MARKS = f"{VALUE}{TAG}"
_HTML = "Skriv kun tekst: fed er **ord**, kursiv er *ord*."
# pattern in a masked line, what is wrong ({0} = what was found), what to do
_BRACES = re.compile(r"[{}]+")
_SIGNS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern), message, remedy)
    for pattern, message, remedy in (
        (r"<[A-Za-z/!][^<>]*>?", "'{0}' er HTML og ville blive skrevet i brevet.", _HTML),
        (r"&(?:#\w+|[A-Za-z]+\d*);", "'{0}' er HTML og ville blive skrevet i brevet.", "Skriv selve tegnet."),
        (
            r"!?\[[^\]]*\]\([^)]*\)",
            "'{0}' ville blive skrevet, som det står.",
            "Skriv adressen som tekst, uden [ ] og ( ).",
        ),
        (r"\[[^\]]*\]\[[^\]]*\]|\[\^[^\]]*\]", "'{0}' ville blive skrevet, som det står.", "Skriv det som tekst."),
        (r"`+", "'{0}' ville blive skrevet i brevet.", "Slet tegnet, eller brug anførselstegn."),
        (r"~~+", "'{0}' ville blive skrevet i brevet.", "Slet tegnene: brevet har ingen gennemstregning."),
        (
            r"^ {0,3}(?:[-=*_] ?){2,}$",
            "'{0}' ville blive skrevet, som det står.",
            "Slet linjen: brevet har ingen streger.",
        ),
    )
)
_BOLD = re.compile(r"(?<!\\)\*\*(?=[^\s*])(?:(?!\*\*).)*?(?<=[^\s*\\])\*\*(?!\*)")
_CLOSED_LATE = re.compile(r"[^\w\s]\*\*\w")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_ALLOWED = frozenset("\n\t\u00ad")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def check_raatekst(kilde: Kilde, syntaks: tuple[Trouble, ...] = ()) -> tuple[Trouble, ...]:
    """Return everything wrong with the signs of a template, with line and column.

    `syntaks` is what Jinja said of it: it comes along, but not where a tag's own sign is the reason.
    """
    masked = mask(kilde)
    found: list[Trouble] = []
    for number, (line, blotted) in enumerate(zip(kilde.linjer, masked, strict=True), start=kilde.foerste):
        found.extend(_check_characters(kilde, number, line))
        found.extend(_check_signs(kilde, number, blotted, line))
        found.extend(_check_bold(kilde, number, blotted))
        if not syntaks:
            found.extend(_check_braces(kilde, number, blotted))
    tags = tuple(_check_tags(kilde))
    told = {trouble.place.line for trouble in tags if trouble.place}
    found.extend(trouble for trouble in syntaks if not trouble.place or trouble.place.line not in told)
    found.extend(_check_line_ends(kilde, masked))
    return (*found, *tags)


def _check_braces(kilde: Kilde, number: int, blotted: str) -> Iterator[Trouble]:
    for match in _BRACES.finditer(blotted):
        message = f"Her står '{match[0]}' for sig selv og ville blive skrevet i brevet."
        yield Trouble(message, kilde.at(number, match.start() + 1), "Slet det, eller skriv mærket færdigt.")


def _check_characters(kilde: Kilde, number: int, line: str) -> Iterator[Trouble]:
    for column, character in enumerate("" if line.isprintable() else line, start=1):
        if character == "\t":
            yield Trouble("Her står en tabulator.", kilde.at(number, column), "Skriv mellemrum i stedet.")
        elif character not in _ALLOWED and unicodedata.category(character) in _INVISIBLE:
            message = f"Her står et usynligt tegn (U+{ord(character):04X})."
            yield Trouble(message, kilde.at(number, column), "Slet det, og skriv stedet om.")
    stripped = line.rstrip(" ")
    if stripped != line:
        remedy = "Slet dem. Skal linjen brydes her, så slut den med \\."
        yield Trouble("Linjen slutter med mellemrum.", kilde.at(number, len(stripped) + 1), remedy)


def _check_signs(kilde: Kilde, number: int, blotted: str, line: str) -> Iterator[Trouble]:
    for pattern, message, remedy in _SIGNS:
        for match in pattern.finditer(blotted):
            shown = line[match.start() : match.end()].strip()
            yield Trouble(message.format(shown), kilde.at(number, match.start() + 1), remedy)


def _check_bold(kilde: Kilde, number: int, blotted: str) -> Iterator[Trouble]:
    rest = _BOLD.sub(lambda match: "x" * len(match[0]), blotted)
    column = re.sub(r"\\\*", "xx", rest).find("**")
    if column >= 0 and set(blotted.strip()) - set("*-_ "):
        remedy = "Sæt ** lige før det første og lige efter det sidste ord, på samme linje."
        yield Trouble("Fed skrift (**) er ikke lukket på linjen.", kilde.at(number, column + 1), remedy)
    elif (late := _CLOSED_LATE.search(blotted)) and blotted[: late.start() + 1].count("**") % 2:
        message = "Fed skrift (**) lukkes ikke, når der står et bogstav lige efter."
        remedy = "Sæt et mellemrum efter **, eller flyt tegnet før ** ud."
        yield Trouble(message, kilde.at(number, late.start() + 2), remedy)


def _check_tags(kilde: Kilde) -> Iterator[Trouble]:
    for tag in iter_tags(kilde):
        if tag.is_comment:
            continue
        place = kilde.at(tag.line, tag.column)
        quote = next((character for character in tag.text if character in _QUOTES), "")
        if quote:
            yield Trouble(
                f"Mærket har tegnet {quote} fra Word.", place, 'Skriv lige anførselstegn (") eller slet tegnet.'
            )
        if _SPACES.search(tag.text):
            yield Trouble("Mærket har et hårdt mellemrum.", place, "Slet det, og skriv et almindeligt mellemrum.")
        if tag.text.startswith("{{{"):
            yield Trouble("Mærket begynder med en '{' for meget.", place, "Skriv {{ navn }}.")
        if tag.is_value and (tag.text.startswith("{{-") or tag.text.endswith("-}}")):
            yield Trouble(
                "'-' i {{ }} sletter mellemrum og linjeskift omkring værdien.", place, "Skriv {{ }} uden '-'."
            )
        if tag.word in {"raw", "endraw"}:
            yield Trouble(f"{{% {tag.word} %}} kan ikke bruges i en skabelon.", place, "Slet mærket.")


def _check_line_ends(kilde: Kilde, masked: tuple[str, ...]) -> Iterator[Trouble]:
    """Yield the tags that take the newline after them from a line with text: the next line would be glued on."""
    ends = {(tag.line, tag.column + len(tag.text) - 1): tag for tag in iter_tags(kilde) if "\n" not in tag.text}
    for number, blotted in enumerate(masked, start=kilde.foerste):
        tag = ends.get((number, len(blotted)))
        if tag is None or tag.is_value or not blotted.replace(TAG, "").strip() or tag.text[-3] in "+-":
            continue
        following = kilde.linjer[number - kilde.foerste + 1 :]
        if tag.word in {"endmacro", "endset"} or not any(following) or following[0].startswith("{%-"):
            continue
        message = f"Linjeskiftet efter {tag.text} forsvinder, så næste linje bliver klistret på."
        remedy = f"Skriv {tag.text[:-2].rstrip()} +{tag.text[-2:]}, eller sæt mærket midt i linjen."
        yield Trouble(message, kilde.at(number, tag.column), remedy)
