"""A text cut into tokens and full stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.model import Ord, Periode
from drafting.dansk.perspektiv.ordliste import liste, udtryk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r"(?P<navn>[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:dk|com|org|net|eu|nu|info)\b)"
    r"|(?P<fork>(?:(?!jeg|mig|min|mit|vi|os)[a-zæøå]{1,3}\.){2,})"
    r"|(?P<tal>\d+(?:[.,:]\d+)*)"
    r"|(?P<ord>[^\W\d_]+(?:[-’'][^\W\d_]+)*)"
    r"|(?P<afsnit>\n[^\S\n]*\n\s*)"
    r"|(?P<linje>\n)"
    r"|(?P<tegn>\.{2,}|\S)"
)  # fmt: skip
_STOPS = frozenset(".!?…:;")
_BULLETS = frozenset("-–—•*·")


def find_ord(text: str, citater: Sequence[tuple[int, int]]) -> list[Ord]:
    """Return the tokens of the text in order; a quotation is one token."""
    found: list[Ord] = []
    position = 0
    for start, end in (*citater, (len(text), len(text))):
        found.extend(_tokens(text, position, start))
        if start < end:
            found.append(Ord(start, end, text[start:end], "»", "navn"))
        position = end
    return _join_names(found)


def _tokens(text: str, start: int, end: int) -> Iterator[Ord]:
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or "tegn"
        if kind == "fork":
            kind = "forkortelse"
        yield Ord(match.start(), match.end(), match[0], match[0].lower() if kind == "ord" else match[0][:2], kind)


def _join_names(tokens: list[Ord]) -> list[Ord]:
    """Return the tokens with known names such as »Min Side« made one."""
    names = udtryk("navne_med_min")
    if not any(token.text in names for token in tokens):
        return tokens
    found: list[Ord] = []
    position = 0
    while position < len(tokens):
        length = _name_length(tokens, position, names)
        first, last = tokens[position], tokens[position + max(length, 1) - 1]
        found.append(Ord(first.start, last.slut, first.text, "»", "navn") if length else first)
        position += max(length, 1)
    return found


def _name_length(tokens: list[Ord], position: int, names: dict[str, tuple[tuple[str, ...], ...]]) -> int:
    for words in names.get(tokens[position].text, ()):
        if tuple(token.text for token in tokens[position : position + len(words)]) == words:
            return len(words)
    return 0


def find_perioder(tokens: list[Ord]) -> Iterator[Periode]:
    """Yield the text full stop by full stop; a start that may be the middle of something is loose."""
    current: list[Ord] = []
    loes = liste_efter_kolon = False
    for position, token in enumerate(tokens):
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        if token.slags not in {"afsnit", "linje"}:
            current.append(token)
            if not _stops(tokens, position, len(current)):
                continue
            yield Periode(tuple(current), loes, spoergsmaal=token.text == "?")
            liste_efter_kolon = token.text == ":" or (liste_efter_kolon and loes)
            loes = token.text in ":;" or _is_small(after)
            current = []
        elif not current:
            loes = loes or (liste_efter_kolon and _is_bullet(after))
        elif token.slags == "afsnit" or _breaks_line(after):
            yield Periode(tuple(current), loes, spoergsmaal=False)
            current, loes = [], token.slags == "linje" or (liste_efter_kolon and _is_bullet(after))
    if current:
        yield Periode(tuple(current), loes, spoergsmaal=False)


def _is_bullet(token: Ord | None) -> bool:
    return token is not None and (token.text in _BULLETS or token.slags == "tal")


def _is_small(token: Ord | None) -> bool:
    return token is not None and token.slags == "ord" and token.text[0].islower()


def _breaks_line(after: Ord | None) -> bool:
    return after is not None and (_is_bullet(after) or after.text[0].isupper())


def _stops(tokens: list[Ord], position: int, length: int) -> bool:
    """Return whether the token ends a period of `length` tokens: `kl.`, `3. maj` and `15 min.` do not."""
    token = tokens[position]
    if token.slags != "tegn" or token.text[0] not in _STOPS:
        return False
    if token.text != "." or length == 1 or position + 1 == len(tokens):
        return True
    before, after = tokens[position - 1], tokens[position + 1]
    goes_on = _is_small(after) or after.slags == "tal"
    if before.slags == "tal" and before.slut == token.start:
        return not goes_on and length > 2  # noqa: PLR2004  "1. Min sag" is a numbered line
    return not (before.lille in liste("forkortelser") or (is_minut(tokens, position - 1) and goes_on))


def is_minut(tokens: Sequence[Ord], position: int) -> bool:
    """Return whether the word at `position` is short for minutes or minimum: `15 min.`, `min. 3 timer`."""
    token = tokens[position]
    if token.lille != "min":
        return False
    before = tokens[position - 1] if position else None
    if before is not None and (before.slags == "tal" or before.lille in liste("foer_minutter")):
        return True
    rest = tokens[position + 1 : position + 3]
    return len(rest) > 1 and rest[0].text == "." and rest[0].start == token.slut and rest[1].slags == "tal"
