"""Figures of a text: LIX and RIX, how long its sentences and words are, and in which band that lies."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.errors import LawError, Place, Trouble
from drafting.language.dokument import Slags
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.saetninger import Saetning, find_saetninger
from drafting.yamlfile import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Sequence as Row

    from drafting.language.dokument import Dokument, Stykke

_SLUTTEGN = (".", "!", "?", "…", ".)", ".«", ".»", ".”", '."')


class Baand(Struct, frozen=True):
    """A band of LIX: up to and with `til` (None: no end), its name, and what else is as hard to read."""

    til: int | None
    navn: str
    som: str


class Maalestok(Struct, frozen=True):
    """The limits of data/sprog/lix.yaml."""

    langt_ord: int
    meget_langt_ord: int
    lang_saetning: int
    mindst_ord: int
    mindst_saetninger: int
    taeller: frozenset[Slags]
    taeller_som_saetning: frozenset[Slags]
    baand: tuple[Baand, ...]


class Tal(Struct, frozen=True, kw_only=True):
    """The figures of a document; shares are from 0 to 1. `baand` is None where the text is too short for a verdict."""

    ord: int
    saetninger: int
    lange_ord: int
    meget_lange_ord: int
    lange_saetninger: int
    laengste_saetning: int
    baand: Baand | None = None

    @property
    def lix(self) -> float:
        """Return words per sentence plus long words per hundred words."""
        return self.ord_pr_saetning + 100 * self.andel_lange_ord

    @property
    def rix(self) -> float:
        """Return long words per sentence."""
        return _divide(self.lange_ord, self.saetninger)

    @property
    def ord_pr_saetning(self) -> float:
        """Return the mean length of the sentences in words."""
        return _divide(self.ord, self.saetninger)

    @property
    def andel_lange_ord(self) -> float:
        """Return the share of long words."""
        return _divide(self.lange_ord, self.ord)

    @property
    def andel_lange_saetninger(self) -> float:
        """Return the share of long sentences."""
        return _divide(self.lange_saetninger, self.saetninger)


def find_maalte(dokument: Dokument) -> tuple[Saetning, ...]:
    """Return the sentences that are measured: headings, addresses, greetings, quotations and the like are not."""
    measured = (stykke for stykke in dokument.stykker if _counts(stykke))
    return tuple(each for stykke in measured for each in find_saetninger(stykke) if each.ord)


def measure(dokument: Dokument) -> Tal:
    """Return the figures of a document."""
    return measure_saetninger(find_maalte(dokument))


def measure_saetninger(saetninger: Row[Saetning]) -> Tal:
    """Return the figures of these sentences."""
    stok = load_maalestok()
    lengths = [len(each.ord) for each in saetninger]
    letters = [each.bogstaver for saetning in saetninger for each in saetning.ord]
    tal = Tal(
        ord=len(letters),
        saetninger=len(lengths),
        lange_ord=sum(count >= stok.langt_ord for count in letters),
        meget_lange_ord=sum(count >= stok.meget_langt_ord for count in letters),
        lange_saetninger=sum(count > stok.lang_saetning for count in lengths),
        laengste_saetning=max(lengths, default=0),
    )
    if tal.ord < stok.mindst_ord or tal.saetninger < stok.mindst_saetninger:
        return tal
    return replace(tal, baand=choose_baand(tal.lix))


def choose_baand(lix: float) -> Baand:
    """Return the band of a LIX, rounded to a whole number first, as the bands are."""
    whole = int(lix + 0.5)
    return next(baand for baand in load_maalestok().baand if baand.til is None or whole <= baand.til)


def _counts(stykke: Stykke) -> bool:
    stok = load_maalestok()
    if stykke.slags in stok.taeller_som_saetning:
        return stykke.tekst.rstrip().endswith(_SLUTTEGN)
    return stykke.slags in stok.taeller


def _divide(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


@lru_cache(maxsize=1)
def load_maalestok() -> Maalestok:
    """Return the limits of data/sprog/lix.yaml; raises LawError where it is broken."""
    mapping = load_ordfil("lix")
    rows = mapping.get("baand")
    return Maalestok(
        langt_ord=_number(mapping, "langt_ord"),
        meget_langt_ord=_number(mapping, "meget_langt_ord"),
        lang_saetning=_number(mapping, "lang_saetning"),
        mindst_ord=_number(mapping, "mindst_ord"),
        mindst_saetninger=_number(mapping, "mindst_saetninger"),
        taeller=frozenset(map(Slags, find_ordliste(mapping, "taeller"))),
        taeller_som_saetning=frozenset(map(Slags, find_ordliste(mapping, "taeller_som_saetning"))),
        baand=tuple(_baand(row) for row in rows.items if isinstance(row, Mapping))
        if isinstance(rows, Sequence)
        else (),
    )


def _baand(row: Mapping) -> Baand:
    return Baand(_number(row, "til") if row.get("til") else None, _text(row, "navn"), _text(row, "som"))


def _number(mapping: Mapping, noegle: str) -> int:
    return int(_text(mapping, noegle))


def _text(mapping: Mapping, noegle: str) -> str:
    node = mapping.get(noegle)
    if not isinstance(node, Scalar):
        raise LawError(Trouble(f"'{noegle}' mangler i sprogets tal.", Place("lix.yaml"), "Skriv en værdi."))
    return node.text
