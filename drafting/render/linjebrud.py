"""Where a line may break and where it may not: bound figures, and long words that give way."""

from __future__ import annotations

import re
from functools import lru_cache

# A character of Carlito is about half as wide as it is high; capitals and m are wider, so the estimate is generous.
TEGNBREDDE = 0.6
MM_PER_PUNKT = 25.4 / 72

_SHORT = (r"\b[Ss]tk", r"\b[Nn]r", r"\b[Pp]kt", r"\b[Kk]ap", r"\b[Aa]rt", r"\b[Kk]l", r"\blitra")


def _after(*words: str) -> str:
    """Return the pattern of a place after one of the words and a space."""
    return f"(?:{'|'.join(f'(?<={word} )' for word in words)})"


# Begins with the space itself, which is found at once, and looks back from it: first at the one or two signs before.
_BINDING_SPACE = re.compile(
    "".join((
        r" (?:(?<=[tnkar][krtpla] )(?=\w)",
        _after(*_SHORT) + r"(?=\w{1,4}\b)",  # stk 2, kl 15
        r"|(?<=[.0-9§tge] )(?=\S)(?:(?<=§ )",  # § 87
        r"|(?<=\d )(?:(?=kr\.)",  # 500 kr.
        r"|(?=[a-zæøå]\b)" + _after(*(rf"§[ \u00a0]\d{{{size}}}" for size in range(1, 5))),  # § 65 e
        r"|(?:(?<=\d\d )(?<!\d\d\d )(?<!\d \d\d )\d\d(?: \d\d){2}",  # 20 30 40 50
        r"|(?<=\+45 )(?<!\d\+45 )(?<!\d \+45 )\d\d(?: \d\d){3})(?! ?\d))",
        r"|(?<=\. )(?:(?=[a-zæøå])" + _after(r"\b\d\.", r"\b\d\d\."),  # 20. november
        r"|(?=\w{1,4}\b)" + _after(*(rf"{word}\." for word in _SHORT)) + ")",  # stk. 2, kl. 15
        r"|(?=\d)" + _after(r"\bpunkt", r"\bbilag", r"\bside") + "))",  # punkt 3
    ))
)  # fmt: skip
_GIVES_WAY = re.compile(r"[^/\-_.?&=@:,+]+[/\-_.?&=@:,+]*|[/\-_.?&=@:,+]+")
_CHARACTER = re.compile(r"(?s).[\u0300-\u036f\u1dc0-\u1dff\u200d]*")


@lru_cache(maxsize=4096)  # a letter is set in several formats, and letters say the same things
def bind(text: str) -> str:
    """Return `text` with no-break spaces where a line must not end: § 87, stk. 2, 20. november, 20 30 40 50."""
    return bind_all(text)


def bind_all(text: str) -> str:
    """Return the same of the text of a whole letter, of which nothing is kept."""
    return _BINDING_SPACE.sub(lambda found: found.group().replace(" ", "\u00a0"), text)


def count_tegn(bredde: float, punkt: float) -> int:
    """Return how many characters of size `punkt` are sure to fit in `bredde` mm."""
    return max(int(bredde / (punkt * MM_PER_PUNKT * TEGNBREDDE)), 1)


def split_linje(line: str, plads: int) -> tuple[str, ...]:
    """Return `line` in pieces it may break between: one piece unless a word has more than `plads` characters."""
    if len(line) <= plads or all(len(word) <= plads for word in line.split()):
        return (line,)
    pieces: list[str] = []
    for word in re.split(r"(\s+)", line):
        if len(word) <= plads:
            pieces[-1:] = ["".join((*pieces[-1:], word))]
        else:
            pieces.extend((*_split_ord(word, plads), ""))
    return tuple(piece for piece in pieces if piece)


def _split_ord(word: str, plads: int) -> tuple[str, ...]:
    parts: list[str] = _GIVES_WAY.findall(word)
    return tuple(piece for part in parts for piece in ([part] if len(part) <= plads else _CHARACTER.findall(part)))
