"""What a letter says and how, read from our own finished letter: fixed words, facts by name, loops and conditions.

Every peer's template is made from this, so that none of them can say something else than the letter does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from drafting.oprindelse import Beregnet, Fast
from drafting.render.docx.flow import Grid, Line, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from drafting.letter.tree import Letter, Span
    from drafting.render.docx.flow import Liste

Raekke = dict[str, str]


@dataclass(frozen=True, slots=True)
class Felt:
    """A fact in its place; `betinget` where some have it and others have not."""

    navn: str
    betinget: bool = False


@dataclass(frozen=True, slots=True)
class Stykke:
    """A piece of a line: fixed words or a fact, bold or not."""

    indhold: str | Felt
    fed: bool = False


@dataclass(frozen=True, slots=True)
class Linje:
    """A paragraph: the line of ours it looks like, and its pieces; `etiket` stands before a tab."""

    ens: Line
    stykker: Sequence[Stykke]
    etiket: Sequence[Stykke] = ()

    @property
    def felter(self) -> tuple[Felt, ...]:
        """Return the facts of the line."""
        return tuple(each.indhold for each in self.stykker if isinstance(each.indhold, Felt))

    @property
    def er_fakta(self) -> bool:
        """Return whether the line is a fact and nothing else."""
        return len(self.stykker) == len(self.felter) == 1


@dataclass(frozen=True, slots=True)
class Loekke:
    """Lines that come again for each of something."""

    navn: str
    linjer: Sequence[Linje]
    punkter: Sequence[Raekke]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table whose rows come again."""

    navn: str
    ens: Grid
    kolonner: Sequence[str]
    raekker: Sequence[Raekke]


@dataclass(frozen=True, slots=True)
class Brevmodel:
    """The whole letter: its front's lines, its parts, the runs of numbers, and every fact by its name."""

    afsender: Sequence[Sequence[Stykke]]
    modtager: Sequence[Sequence[Stykke]]
    dato: Sequence[Stykke]
    referencer: Sequence[tuple[Sequence[Stykke], Sequence[Stykke]]]
    dele: Sequence[Linje | Loekke | Tabel]
    lister: tuple[Liste, ...]
    fakta: Mapping[str, str | Sequence[Raekke]]


def read_brev(letter: Letter) -> Brevmodel:
    """Return what `letter` says."""
    flow, laeser = lay_out(letter), _Laeser()
    front = letter.front
    return Brevmodel(
        afsender=[laeser.read_spans(line) for line in front.afsender],
        modtager=[laeser.read_spans(line) for line in front.modtager],
        dato=laeser.read_spans(front.dato),
        referencer=[(laeser.read_spans(each.label), laeser.read_spans(each.value)) for each in front.referencer],
        dele=[*laeser.read_dele(flow.parts)],
        lister=flow.lister,
        fakta=laeser.fakta,
    )


class _Laeser:
    """Reads lines and gives each fact a name."""

    def __init__(self) -> None:
        self.fakta: dict[str, str | Sequence[Raekke]] = {}

    def read_dele(self, parts: Sequence[Line | Grid]) -> Iterator[Linje | Loekke | Tabel]:
        at = 0
        while at < len(parts):
            part, run = parts[at], _find_run(parts[at:])
            at += max(len(run), 1)
            if isinstance(part, Grid):
                yield self._read_tabel(part)
            elif run:
                yield self._read_loekke("bilag" if part.role == "bilag" else "punkter", run)
            else:
                yield Linje(part, self.read_spans(part.spans), self.read_spans(part.etiket))

    def read_spans(self, spans: Iterable[Span]) -> tuple[Stykke, ...]:
        return tuple(
            Stykke(span.text if _er_fast(span) else Felt(self._name(span)), span.strong) for span in _join_faste(spans)
        )

    def _name(self, span: Span) -> str:
        """Return the fact's name; the same fact has the same name everywhere."""
        navn, number = (plain := _find_navn(span)), 1
        while self.fakta.setdefault(navn, span.text) != span.text:
            number += 1
            navn = f"{plain}_{number}"
        return navn

    def _read_tabel(self, grid: Grid) -> Tabel:
        kolonner = [_slug(_join(cell)) for cell in grid.table.head]
        raekker = [dict(zip(kolonner, map(_join, row), strict=True)) for row in grid.table.rows]
        self.fakta["raekker"] = raekker
        return Tabel("raekker", grid, kolonner, raekker)

    def _read_loekke(self, navn: str, run: Sequence[Line]) -> Loekke:
        items = [[*_iter_linjer(item)] for item in _split_items(run)]
        order: list[str] = []
        found: dict[str, Linje] = {}
        for item in items:
            last = -1
            for key, linje, _ in item:
                if key not in found:
                    found[key] = linje
                    order.insert(last + 1, key)
                last = order.index(key)
        punkter = [{felt: text for _, _, values in item for felt, text in values.items()} for item in items]
        linjer = [_mark_betinget(found[key], punkter) for key in order]
        self.fakta[navn] = punkter = [
            dict.fromkeys((f.navn for li in linjer for f in _felter(li)), "") | p for p in punkter
        ]
        return Loekke(navn, linjer, punkter)


def _find_run(parts: Sequence[Line | Grid]) -> list[Line]:
    """Return the lines of a numbered list or of the list of enclosures, where one begins here."""
    if not isinstance(parts[0], Line):
        return []
    roles = {"bilag": ("bilag",), "nummer1": ("nummer1", "fortsat1")}.get(parts[0].role, ())
    return list(takewhile(lambda each: isinstance(each, Line) and each.role in roles, parts))


def _split_items(run: Sequence[Line]) -> list[list[Line]]:
    items: list[list[Line]] = []
    for line in run:
        if line.role != "fortsat1":
            items.append([])
        items[-1].append(line)
    return items


def _iter_linjer(item: Sequence[Line]) -> Iterator[tuple[str, Linje, Raekke]]:
    """Yield each line of an item with what it is known by, as a line with one fact, and the fact."""
    seen: Counter[str] = Counter()
    for line in item:
        faste = [_er_fast(span) for span in line.spans]
        first = faste.index(False)
        last = len(faste) - faste[::-1].index(False)
        before, middle, after = (
            _join(part) for part in (line.spans[:first], line.spans[first:last], line.spans[last:])
        )
        navn = _find_navn(line.spans[first]).rsplit("_", 1)[-1]
        seen[navn] += 1
        navn = navn if seen[navn] == 1 else f"{navn}_{seen[navn]}"
        pieces = (Stykke(before), Stykke(Felt(navn), line.spans[first].strong), Stykke(after))
        etiket = (Stykke(Felt("nummer")),) if line.etiket else ()
        linje = Linje(line, [each for each in pieces if each.indhold], etiket)
        values = {navn: middle} | ({"nummer": _join(line.etiket)} if etiket else {})
        yield f"{before}|{navn}|{after}", linje, values


def _mark_betinget(linje: Linje, punkter: Sequence[Raekke]) -> Linje:
    def mark(stykke: Stykke) -> Stykke:
        felt = stykke.indhold
        if not isinstance(felt, Felt):
            return stykke
        return Stykke(Felt(felt.navn, any(felt.navn not in punkt for punkt in punkter)), stykke.fed)

    return Linje(linje.ens, [mark(each) for each in linje.stykker], linje.etiket)


def _felter(linje: Linje) -> Iterator[Felt]:
    yield from (each.indhold for each in (*linje.etiket, *linje.stykker) if isinstance(each.indhold, Felt))


def _er_fast(span: Span) -> bool:
    """Return whether the words are the template's own; how the citizen is spoken of is so too."""
    source = span.oprindelse
    return isinstance(source, Fast) or (isinstance(source, Beregnet) and source.af == "borger")


def _join_faste(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and _er_fast(span) and _er_fast(last) and (last.strong, last.emphasis) == (span.strong, span.emphasis):
            joined[-1] = type(span)(last.text + span.text, last.oprindelse, span.strong, span.emphasis)
        else:
            joined.append(span)
    return joined


def _find_navn(span: Span) -> str:
    source = span.oprindelse
    return _slug(getattr(source, "noegle", "") or getattr(source, "af", "") or "felt")


def _slug(text: str) -> str:
    plain = text.lower().translate(str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"}))
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"\W+", "_", plain).strip("_")


def _join(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)
