"""What is known of a written word by itself, worked out once for every word there is."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from drafting.dansk.perspektiv.ordklasser import ALDRIG_UDSAGNSORD, SMAAORD
from drafting.dansk.perspektiv.ordliste import Slags, kan_vaere_finit, slags

_KINDS = {
    "navn": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:dk|com|org|net|eu|nu|info)\b",
    "forkortelse": r"(?:(?!jeg|mig|min|mit|vi|os)[a-zæøå]{1,3}\.){2,}",
    "ord": r"[^\W\d_]+(?:[-’'][^\W\d_]+)*",
    "tal": r"\d+(?:[.,:]\d+)*",
    "tegn": r"\.{2,}|\S",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _KINDS.items()))
SKILLETEGN = frozenset(",–—()[]…/*•") | {"-", "--"}
BORGERENS_ORD = frozenset(
    {"borgeren", "borgerens", "borgerne", "borgernes", "hun", "hende", "hendes", "han", "ham", "hans"}
)
_ALDRIG_NAVNE = SMAAORD | BORGERENS_ORD
_INSTITUTIONER = ("styrelsen", "kommune", "retten", "ombudsmanden", "nævnet", "ministeriet", "danmark", "centret")
_STOPS = frozenset(".!?…:;")
_MANGE = 16384  # more words than a day's letters have


class Ordform(Struct, frozen=True, gc=False, cache_hash=True):
    """A token: `ord`, `tal`, `tegn` (a mark), `forkortelse`, `linje`, `afsnit`, or `navn`, which is never touched.

    `fakta`: what the word can be (see `Slags`), whether it may be a finite verb, whether it has a capital, and whether
    it is a mark that parts a period; `ukendt`: it is a word in none of the lists; `stort`, `smaat`: it is a word with
    a capital, without one; `kan_slutte`: it is a mark that can end a period, a line end or an abbreviation; `kan_navn`:
    it has a capital and can be somebody's name.
    """

    text: str
    lille: str
    slags: str
    fakta: tuple[int, bool, bool, bool] = (Slags.INTET, False, False, False)
    ukendt: bool = False
    stort: bool = False
    smaat: bool = False
    kan_slutte: bool = False
    kan_navn: bool = False


# What stands between two spaces: its tokens, the same in small letters, how far it is from each to the next one (with a
# space at the end), and which can end a period.
Skrevet = tuple[tuple[Ordform, ...], tuple[str, ...], tuple[int, ...], tuple[bool, ...]]


class _Ordforraad(dict[str, Ordform]):
    """The words, numbers and marks met so far."""

    def __missing__(self, text: str) -> Ordform:
        """Take in a word that is new."""
        found = _laer(text, _find_kind(text))
        if found.slags != "tal":  # words come again, figures do not
            if len(self) >= _MANGE:
                self.clear()
            self[text] = found
        return found


class _Skriftforraad(dict[str, Skrevet]):
    """What has been met between two spaces so far: mostly a word, or a word and a mark."""

    def __missing__(self, text: str) -> Skrevet:
        """Take in what is new."""
        found = _et_ord(text) if text.isalpha() or text.isdecimal() else _del(text)
        if not any(map(str.isdecimal, text)):  # as above
            if len(self) >= _MANGE:
                self.clear()
            self[text] = found
        return found


ORDFORRAAD = _Ordforraad()
SKRIFTFORRAAD = _Skriftforraad()


def _et_ord(text: str) -> Skrevet:
    """Return a word or a number with a space after it."""
    token = ORDFORRAAD[text]
    return (token,), (token.lille,), (len(text) + 1,), (token.kan_slutte,)


def _del(text: str) -> Skrevet:
    """Return the tokens of what has no room in it."""
    matches = list(_TOKEN.finditer(text))
    tokens = tuple([ORDFORRAAD[match[0]] for match in matches])
    starts = [*(match.start() for match in matches), len(text) + 1]
    lengths = tuple([end - start for start, end in pairwise(starts)])
    return tokens, tuple([token.lille for token in tokens]), lengths, tuple([token.kan_slutte for token in tokens])


def _find_kind(text: str) -> str:
    """Return what a token is: see `Ordform`."""
    if text.isalpha():
        return "ord"
    match = _TOKEN.fullmatch(text)
    return (match and match.lastgroup) or "tegn"


def _laer(text: str, kind: str) -> Ordform:
    """Return what is known of the written word, number or mark."""
    if kind != "ord":
        parts = kind == "tegn" and text[0] in SKILLETEGN
        stops = text[0] in _STOPS if kind == "tegn" else kind == "forkortelse"
        return Ordform(text, text[:2], kind, (Slags.INTET, False, False, parts), kan_slutte=stops)
    small = text.lower()
    arter = slags(small)
    capital = text[0].isupper()
    return Ordform(
        text,
        small,
        kind,
        (arter, kan_vaere_finit(small), capital, False),
        ukendt=not (arter or small in SMAAORD or small in ALDRIG_UDSAGNSORD),
        stort=capital,
        smaat=text[0].islower(),
        kan_navn=capital and not (text.isupper() or small in _ALDRIG_NAVNE or small.endswith(_INSTITUTIONER)),
    )


LINJE = Ordform("\n", "\n", "linje", kan_slutte=True)
AFSNIT = Ordform("\n\n", "\n\n", "afsnit", kan_slutte=True)


def som_navn(text: str) -> Ordform:
    """Return words that are only read as a name: a quotation, »Min Side«."""
    return Ordform(text, "»", "navn")
