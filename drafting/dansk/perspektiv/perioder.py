"""A text cut into tokens and full stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.model import Ord, Periode
from drafting.dansk.perspektiv.ordliste import liste, smaaord, udtryk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SJAELDNE = (
    r"(?P<navn>[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:dk|com|org|net|eu|nu|info)\b)"
    r"|(?P<fork>(?:(?!jeg|mig|min|mit|vi|os)[a-zæøå]{1,3}\.){2,})|"
)
_ALMINDELIGE = (
    r"(?P<ord>[^\W\d_]+(?:[-’'][^\W\d_]+)*)"
    r"|(?P<tal>\d+(?:[.,:]\d+)*)"
    r"|(?P<afsnit>\n[^\S\n]*\n\s*)"
    r"|(?P<linje>\n)"
    r"|(?P<tegn>\.{2,}|\S)"
)
# To look for an address or an abbreviation at every word takes most of the time, and most texts have none.
_TOKEN, _TOKEN_UDEN_SJAELDNE = re.compile(_SJAELDNE + _ALMINDELIGE), re.compile(_ALMINDELIGE)
_ADRESSETEGN = ("@", "://", "www.")
_MIDT_I = re.compile(r"\.(?:dk|com|org|net|eu|nu|info|[a-zæøå]{1,3}\.)")
_STOPS = frozenset(".!?…:;")
_BULLETS = frozenset("-–—•*·")


def find_ord(text: str, citater: Sequence[tuple[int, int]]) -> list[Ord]:
    """Return the tokens of the text in order; a quotation is one token."""
    rare = _MIDT_I.search(text) or any(mark in text for mark in _ADRESSETEGN)
    token = _TOKEN if rare else _TOKEN_UDEN_SJAELDNE
    found: list[Ord] = []
    position = 0
    for start, end in (*citater, (len(text), len(text))):
        found.extend(_tokens(token, text, position, start))
        if start < end:
            found.append(Ord(start, end, text[start:end], "»", "navn"))
        position = end
    return _join_names(found)


def _tokens(token: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Ord]:
    for match in token.finditer(text, start, end):
        kind, word = match.lastgroup or "tegn", match[0]
        begin, stop = match.span()
        if kind == "ord":
            yield Ord(begin, stop, word, word.lower(), kind)
        else:
            yield Ord(begin, stop, word, word[:2], "forkortelse" if kind == "fork" else kind)


def _join_names(tokens: list[Ord]) -> list[Ord]:
    """Return the tokens with known names such as »Min Side« made one."""
    names = udtryk("navne_med_min")
    if names.keys().isdisjoint([token.text for token in tokens]):
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
    """Yield the text full stop by full stop; a start that may be the middle of something says so."""
    current: list[Ord] = []
    loes = linje = efter_kolon = False
    for position, token in enumerate(tokens):
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        if token.slags not in {"afsnit", "linje"}:
            current.append(token)
            if token.slags != "ord" and _stops(tokens, position, len(current)):
                yield Periode(tuple(current), loes=loes, linje=linje, spoergsmaal=token.text == "?")
                efter_kolon = token.text == ":" or (efter_kolon and loes)
                current, loes, linje = [], token.text in ":;" or _is_small(after), False
        elif not current:
            loes = loes or (efter_kolon and _is_bullet(tokens, position + 1))
        elif token.slags == "afsnit" or _breaks_line(tokens, position + 1):
            yield Periode(tuple(current), loes=loes, linje=linje, spoergsmaal=False)
            bullet = _is_bullet(tokens, position + 1)
            loes = bullet and (efter_kolon or not _is_bullet(current, 0))
            linje = token.slags == "linje" and not bullet and after is not None and after.lille not in smaaord()
            current = []
    if current:
        yield Periode(tuple(current), loes=loes, linje=linje, spoergsmaal=False)


def fjern_pladser(periode: Periode) -> Periode:
    """Return the period as if it began its text, and every word with it: the same wherever it stands."""
    tokens = tuple([Ord(0, 0, token.text, token.lille, token.slags) for token in periode.ord])
    return Periode(tokens, periode.loes, periode.linje, periode.spoergsmaal)


def _is_bullet(tokens: Sequence[Ord], position: int) -> bool:
    """Return whether an item of a list begins at `position`: a dash, or a number with a mark and a new start."""
    first, *rest = [*tokens[position : position + 3], None]
    if first is None or first.slags != "tal":
        return first is not None and first.text in _BULLETS
    numbered = len(rest) > 1 and rest[0] is not None and rest[0].text in {".", ")"}
    return numbered and not _is_small(rest[1])


def _is_small(token: Ord | None) -> bool:
    return token is not None and token.slags == "ord" and token.text[0].islower()


def _breaks_line(tokens: Sequence[Ord], position: int) -> bool:
    """Return whether a line end before `position` may end a sentence, and is not only where the line was full."""
    return position < len(tokens) and (_is_bullet(tokens, position) or tokens[position].text[0].isupper())


def _stops(tokens: list[Ord], position: int, length: int) -> bool:
    """Return whether the token ends a period of `length` tokens: `kl.`, `3. maj` and `15 min.` do not."""
    token = tokens[position]
    if token.slags == "forkortelse":
        last = position + 1 == len(tokens) or tokens[position + 1].text[0].isupper()
        return last and token.text in liste("forkortelser_sidst")
    if token.slags != "tegn" or token.text[0] not in _STOPS:
        return False
    if token.text != "." or length == 1 or position + 1 == len(tokens):
        return True
    before, after = tokens[position - 1], tokens[position + 1]
    goes_on = _is_small(after) or after.slags == "tal"
    if before.slags == "tal" and before.slut == token.start:
        return not goes_on and length > 2  # noqa: PLR2004  "1. Min sag" is a numbered line
    if before.lille in liste("forkortelser"):
        return False
    return not (goes_on and (before.lille in liste("forkortelser_sidst") or is_minut(tokens, position - 1)))


def is_minut(tokens: Sequence[Ord], position: int) -> bool:
    """Return whether the word at `position` is short for minutes or minimum: `15 min.`, `min. 3 timer`."""
    token = tokens[position]
    if token.lille != "min":
        return False
    before = tokens[position - 1] if position else None
    if before is not None and before.text == "." and position > 1 and tokens[position - 2].slags == "ord":
        before = tokens[position - 2]
    if before is not None and (before.slags == "tal" or before.lille in liste("foer_minutter")):
        return True
    rest = tokens[position + 1 : position + 3]
    return len(rest) > 1 and rest[0].text == "." and rest[0].start == token.slut and rest[1].slags == "tal"
