"""The adviser's own choice between forms, written `[min|sin]` or `[min|din|sin]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.perspektiv import grunde
from drafting.dansk.perspektiv.former import stort_som, til_du
from drafting.dansk.perspektiv.model import Usikkerhed

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.model import Stemme

_CHOICE = re.compile(r"\[([^\[\]|]*(?:\|[^\[\]|]*)+)\]")
_BROKEN = re.compile(
    r"\[\s*(?:jeg|mig|min|mit|mine|vi|os|vores)\b[^\]\s]*\]?|[^\s|\[]*\|[^\s|\]]+|[^\s|\[]+\|", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")


class Valg(Struct, frozen=True, gc=False):
    """A settled choice: where it stands in the flat text (jeg-form) and in the text given, and the form chosen."""

    start: int
    slut: int
    kilde_start: int
    kilde_slut: int
    form: str


class Flad(Struct, frozen=True, gc=False):
    """A text with every choice replaced by its jeg-form, so that clauses can be read."""

    text: str
    valg: tuple[Valg, ...]
    usikkerheder: tuple[Usikkerhed, ...]

    def kilde(self, position: int) -> int:
        """Return the place in the text given that `position` in the flat text comes from."""
        shift = 0
        for valg in self.valg:
            if position < valg.slut:
                break
            shift = valg.kilde_slut - valg.slut
        return position + shift


def flad(text: str, stemme: Stemme) -> Flad:
    """Return the text with its choices settled for `stemme`; a choice that cannot be read is an uncertainty."""
    if "[" not in text and "|" not in text:
        return Flad(text, (), ())
    parts, choices, position, length = [], [], 0, 0
    for match in _CHOICE.finditer(text):
        forms = [form.strip() for form in match[1].split("|")]
        if len(forms) > 3 or not all(forms):  # noqa: PLR2004  one form for each voice
            continue
        parts.append(text[position : match.start()])
        length += match.start() - position
        choices.append(Valg(length, length + len(forms[0]), match.start(), match.end(), _choose(forms, stemme)))
        parts.append(forms[0])
        length += len(forms[0])
        position = match.end()
    parts.append(text[position:])
    taken = [(valg.kilde_start, valg.kilde_slut) for valg in choices]
    return Flad("".join(parts), tuple(choices), tuple(_find_broken(text, taken)))


def _choose(forms: list[str], stemme: Stemme) -> str:
    if stemme == "jeg":
        return forms[0]
    if stemme == "borgeren":
        return stort_som(forms[0], forms[-1])
    if len(forms) == 2:  # noqa: PLR2004  the du-form follows from the jeg-form
        return _WORD.sub(lambda match: til_du(match[0]), forms[0])
    return stort_som(forms[0], forms[1])


def _find_broken(text: str, taken: list[tuple[int, int]]) -> list[Usikkerhed]:
    """Return what looks like a choice outside the spans `taken` but cannot be read as one."""
    blanked = list(text)
    for start, end in taken:
        blanked[start:end] = " " * (end - start)
    rest = "".join(blanked)
    if "[" not in rest and "|" not in rest:
        return []
    return [Usikkerhed(match.start(), match.end(), match[0], grunde.VALG) for match in _BROKEN.finditer(rest)]
