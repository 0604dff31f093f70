"""Where a line may break and where it may not: bound figures, and long words that give way."""

from __future__ import annotations

import re
from functools import lru_cache

# A character of Carlito is about half as wide as it is high; capitals and m are wider, so the estimate is generous.
TEGNBREDDE = 0.6
MM_PER_PUNKT = 25.4 / 72

_BOUND = (
    r"§§?",  # § 87
    r"(?<=§[ \u00a0])\d+(?=[ ][a-zæøå]\b)",  # § 65 e
    r"\b(?:[Ss]tk|[Nn]r|[Pp]kt|[Kk]ap|[Aa]rt|[Kk]l|litra)\.?(?=[ ]\w{1,4}\b)",  # stk. 2, kl. 15
    r"\b\d{1,2}\.(?=[ ][a-zæøå])",  # 20. november
    r"\d(?=[ ]kr\.)",  # 500 kr.
    r"\b(?:punkt|bilag|side)(?=[ ]\d)",  # punkt 3
)
_TELEFON = re.compile(r"(?<!\d)(?<!\d )(?:\+45 )?\d\d(?: \d\d){3}(?! ?\d)")
_BINDING_SPACE = re.compile(f"({'|'.join(_BOUND)})[ ](?=\\S)")
_MAYBE = re.compile(r"[§\d]|[Ss]tk|[Nn]r|[Pp]kt|[Kk]ap|[Aa]rt|[Kk]l|litra")  # without any of these nothing is bound
_GIVES_WAY = re.compile(r"[^/\-_.?&=@:,+]+[/\-_.?&=@:,+]*|[/\-_.?&=@:,+]+")
_CHARACTER = re.compile(r"(?s).[\u0300-\u036f\u1dc0-\u1dff\u200d]*")


@lru_cache(maxsize=4096)  # a letter is set in several formats, and letters say the same things
def bind(text: str) -> str:
    """Return `text` with no-break spaces where a line must not end: § 87, stk. 2, 20. november, 20 30 40 50."""
    if not _MAYBE.search(text):
        return text
    bound = _BINDING_SPACE.sub("\\1\u00a0", text)
    return _TELEFON.sub(lambda found: found.group().replace(" ", "\u00a0"), bound)


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
