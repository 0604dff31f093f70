"""The tags of a template as they are typed, found without Jinja, so that they can be shown even when Jinja gives up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.letter.skabelontjek.filer import Kilde

# a tag never holds the start of another, so one that is never closed costs no search to the end of the file
_TAG = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|\{#.*?#\}", re.DOTALL)
_OPENING = re.compile(r"\{[{%]")
_WORD = re.compile(r"\{%[-+]?\s*(\w*)")
# In a masked text a value is shown as VALUE and every other tag as TAG, one for each character; neither can be typed.
VALUE, TAG = "\ue000", "\ue001"
_OPENS = {"if": "endif", "for": "endfor", "macro": "endmacro", "set": "endset", "raw": "endraw"}


class Maerke(Struct, frozen=True):
    """One tag: its text, where it begins in the file, and its first word (`if`), empty in `{{ }}` and comments."""

    text: str
    line: int
    column: int
    word: str

    @property
    def is_value(self) -> bool:
        """Return whether the tag prints a value."""
        return self.text.startswith("{{")

    @property
    def is_comment(self) -> bool:
        """Return whether the tag is a comment."""
        return self.text.startswith("{#")


def iter_tags(kilde: Kilde) -> Iterator[Maerke]:
    """Yield the tags of a template in order."""
    line, line_start, position = kilde.foerste, 0, 0
    for match in _TAG.finditer(kilde.tekst):
        newlines = kilde.tekst.count("\n", position, match.start())
        if newlines:
            line += newlines
            line_start = kilde.tekst.rfind("\n", 0, match.start()) + 1
        position = match.start()
        word = _WORD.match(match[0])
        yield Maerke(match[0], line, match.start() - line_start + 1, word[1] if word else "")


def mask(kilde: Kilde) -> tuple[str, ...]:
    """Return the template's lines with every tag replaced by characters that cannot be typed; columns stay the same."""
    return tuple(_TAG.sub(_blot, kilde.tekst).split("\n"))


def _blot(match: re.Match[str]) -> str:
    blot = VALUE if match[0].startswith("{{") else TAG
    return re.sub(r"[^\n]", blot, match[0])


def find_open_tag(kilde: Kilde, before: int | None = None) -> Maerke | None:
    """Return the innermost tag that is still open at the end of the text, or just before line `before`."""
    waiting: list[Maerke] = []
    for tag in iter_tags(kilde):
        if before is not None and tag.line >= before and tag.word in _OPENS.values():
            break
        if tag.word in _OPENS and not (tag.word == "set" and "=" in tag.text):
            waiting.append(tag)
        elif waiting and tag.word == _OPENS[waiting[-1].word]:
            waiting.pop()
    return waiting[-1] if waiting else None


def find_last_opening(kilde: Kilde, before: int) -> Maerke | None:
    """Return the start of a tag, never closed, that line `before` is inside of; None if there is no such tag."""
    number = before - kilde.foerste
    line_start = sum(len(line) + 1 for line in kilde.linjer[:number])
    position = max(kilde.tekst.rfind("{{", 0, line_start), kilde.tekst.rfind("{%", 0, line_start))
    begins_here = _OPENING.search("".join(kilde.linjer[number : number + 1]))
    if position < 0 or begins_here or _TAG.match(kilde.tekst, position):
        return None
    text = kilde.tekst[position:].split("\n", maxsplit=1)[0].strip()
    return Maerke(text, kilde.foerste + kilde.tekst.count("\n", 0, position), 0, "")


def closing_word(word: str) -> str:
    """Return the word that closes a tag, such as `endif`."""
    return _OPENS.get(word, f"end{word}")
