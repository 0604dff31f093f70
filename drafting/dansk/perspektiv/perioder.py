"""A text cut into tokens and full stops."""

from __future__ import annotations

import re
from itertools import accumulate, chain, compress, count
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.dansk.perspektiv.model import Periode, Stykke
from drafting.dansk.perspektiv.ordform import AFSNIT, LINJE, SKRIFTFORRAAD, Ordform, som_navn
from drafting.dansk.perspektiv.ordklasser import FOER_MINUTTER, FORKORTELSER, FORKORTELSER_SIDST, SMAAORD
from drafting.dansk.perspektiv.ordliste import udtryk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINJESKIFT = re.compile(r"\n\s*")
_SKREVET = re.compile(r"\S+")
_NAVNE = udtryk("navne_med_min")
_MULIGT_NAVN = re.compile("|".join(rf"{words[0]}\s*{words[1]}" for entries in _NAVNE.values() for words in entries))
_BULLETS = frozenset("-–—•*·")


class Ordraekke(Struct):
    """The tokens of a text in order, the same in small letters, where each begins, and which can end a period."""

    ord: list[Ordform] = field(default_factory=list)
    lille: list[str] = field(default_factory=list)
    pladser: list[int] = field(default_factory=list)
    slutter: list[bool] = field(default_factory=list)

    def tag(self, token: Ordform, start: int) -> None:
        """Take in a token."""
        self.ord.append(token)
        self.lille.append(token.lille)
        self.pladser.append(start)
        self.slutter.append(token.kan_slutte)

    def tag_linje(self, line: str, start: int) -> None:
        """Take in the tokens of a line that begins at `start`."""
        written = line.split(" ")
        if "" not in written and line.isprintable():
            self._tag_skrevet(written, start)
        else:  # there may be other room in it than single spaces
            for match in _SKREVET.finditer(line):
                self._tag_skrevet([match[0]], start + match.start())

    def _tag_skrevet(self, written: list[str], start: int) -> None:
        """Take in the tokens of what stands with a space between."""
        tokens, small, lengths, stops = zip(*map(SKRIFTFORRAAD.__getitem__, written), strict=True)
        self.ord += chain.from_iterable(tokens)
        self.lille += chain.from_iterable(small)
        self.pladser += accumulate([*chain.from_iterable(lengths)][:-1], initial=start)
        self.slutter += chain.from_iterable(stops)


def find_ord(text: str, citater: Sequence[tuple[int, int]]) -> Ordraekke:
    """Return the tokens of the text in order; a quotation is one token."""
    found = Ordraekke()
    position = 0
    for start, end in (*citater, (len(text), len(text))):
        for match in _LINJESKIFT.finditer(text, position, start):
            found.tag_linje(text[position : match.start()], position)
            found.tag(AFSNIT if match[0].count("\n") > 1 else LINJE, match.start())
            position = match.end()
        found.tag_linje(text[position:start], position)
        if start < end:
            found.tag(som_navn(text[start:end]), start)
        position = end
    return _join_names(found) if _MULIGT_NAVN.search(text) else found


def _join_names(tokens: Ordraekke) -> Ordraekke:
    """Return the tokens with known names such as »Min Side« made one."""
    if _NAVNE.keys().isdisjoint([token.text for token in tokens.ord]):
        return tokens
    found = Ordraekke()
    position = 0
    while position < len(tokens.ord):
        length = _name_length(tokens.ord, position)
        first = tokens.ord[position]
        found.tag(som_navn(first.text) if length else first, tokens.pladser[position])
        position += max(length, 1)
    return found


def _name_length(tokens: list[Ordform], position: int) -> int:
    for words in _NAVNE.get(tokens[position].text, ()):
        if tuple(token.text for token in tokens[position : position + len(words)]) == words:
            return len(words)
    return 0


def find_perioder(raekke: Ordraekke) -> Iterator[Stykke]:
    """Yield the text full stop by full stop; a start that may be the middle of something says so."""
    tokens, first, dropped = raekke.ord, 0, 0
    loes = linje = efter_kolon = False
    for position in compress(count(), raekke.slutter):
        token, after = tokens[position], tokens[position + 1] if position + 1 < len(tokens) else None
        if token.slags not in {"afsnit", "linje"}:
            if _stops(raekke, position, position + 1 - first - dropped):
                yield _saml(raekke, first, position + 1, dropped, loes=loes, linje=linje)
                efter_kolon = token.text == ":" or (efter_kolon and loes)
                first, dropped, loes, linje = (
                    position + 1,
                    0,
                    token.text in ":;" or (after is not None and after.smaat),
                    False,
                )
        elif first == position:
            loes, first = loes or (efter_kolon and _is_bullet(tokens, position + 1)), first + 1
        elif token.slags == "afsnit" or _breaks_line(tokens, position + 1):
            yield (stykke := _saml(raekke, first, position, dropped, loes=loes, linje=linje))
            bullet = _is_bullet(tokens, position + 1)
            loes = bullet and (efter_kolon or not _is_bullet(stykke.periode.ord, 0))
            linje = token.slags == "linje" and not bullet and after is not None and after.lille not in SMAAORD
            first, dropped = position + 1, 0
        else:
            dropped += 1
    if first < len(tokens):
        yield _saml(raekke, first, len(tokens), dropped, loes=loes, linje=linje)


def _saml(raekke: Ordraekke, start: int, end: int, dropped: int, *, loes: bool, linje: bool) -> Stykke:
    """Return the tokens from `start` to `end`, but for the line ends to be dropped, as a period."""
    tokens, small, pladser = raekke.ord[start:end], raekke.lille[start:end], raekke.pladser[start:end]
    if dropped:
        kept = [i for i, word in enumerate(small) if word != LINJE.lille]
        tokens, small, pladser = [tokens[i] for i in kept], [small[i] for i in kept], [pladser[i] for i in kept]
    return Stykke(Periode(tuple(tokens), tuple(small), loes, small[-1] == "?"), tuple(pladser), linje)


def _is_bullet(tokens: Sequence[Ordform], position: int) -> bool:
    """Return whether an item of a list begins at `position`: a dash, or a number with a mark and a new start."""
    first, *rest = [*tokens[position : position + 3], None]
    if first is None or first.slags != "tal":
        return first is not None and first.text in _BULLETS
    numbered = len(rest) > 1 and rest[0] is not None and rest[0].text in {".", ")"}
    return numbered and not (rest[1] is not None and rest[1].smaat)


def _breaks_line(tokens: Sequence[Ordform], position: int) -> bool:
    """Return whether a line end before `position` may end a sentence, and is not only where the line was full."""
    return position < len(tokens) and (_is_bullet(tokens, position) or tokens[position].text[0].isupper())


def _stops(raekke: Ordraekke, position: int, length: int) -> bool:
    """Return whether the token ends a period of `length` tokens: `kl.`, `3. maj` and `15 min.` do not."""
    tokens, pladser = raekke.ord, raekke.pladser
    token = tokens[position]
    if token.slags == "forkortelse":
        last = position + 1 == len(tokens) or tokens[position + 1].text[0].isupper()
        return last and token.text in FORKORTELSER_SIDST
    if token.text != "." or length == 1 or position + 1 == len(tokens):
        return True
    before, after = tokens[position - 1], tokens[position + 1]
    goes_on = after.smaat or after.slags == "tal"
    if before.slags == "tal" and pladser[position - 1] + len(before.text) == pladser[position]:
        return not goes_on and length > 2  # noqa: PLR2004  "1. Min sag" is a numbered line
    if before.lille in FORKORTELSER:
        return False
    return not (goes_on and (before.lille in FORKORTELSER_SIDST or is_minut(tokens, pladser, position - 1)))


def is_minut(tokens: Sequence[Ordform], pladser: Sequence[int], position: int) -> bool:
    """Return whether the word at `position` is short for minutes or minimum: `15 min.`, `min. 3 timer`."""
    token = tokens[position]
    if token.lille != "min":
        return False
    before = tokens[position - 1] if position else None
    if before is not None and before.text == "." and position > 1 and tokens[position - 2].slags == "ord":
        before = tokens[position - 2]
    if before is not None and (before.slags == "tal" or before.lille in FOER_MINUTTER):
        return True
    rest = tokens[position + 1 : position + 3]
    adjoins = len(rest) > 1 and rest[0].text == "." and pladser[position] + len(token.text) == pladser[position + 1]
    return adjoins and rest[1].slags == "tal"
