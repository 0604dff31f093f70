"""What the PDF's page is handed: the letter as plain JSON values."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from drafting.letter.tree import Heading, Item, Paragraph, Points, Quote, Table
from drafting.render.kolonner import find_andele
from drafting.render.linjebrud import bind, count_tegn, split_linje

if TYPE_CHECKING:
    from drafting.letter.tree import Block, Letter, Span, Spans
    from drafting.render.brevpapir import Maal

Json = str | int | float | bool | Sequence["Json"] | Mapping[str, "Json"]

INDRYK = 9.0  # mm of the line that a list or a quotation takes, at most; the label of an enclosure takes two
LANG_RAEKKE = 1200  # characters: a row longer than this may be split over two pages


def format_maal(maal: Maal) -> str:
    """Return the measures as JSON."""
    return json.dumps(asdict(maal))


def format_brev(letter: Letter, maal: Maal) -> str:
    """Return the letter as JSON."""
    return json.dumps(_build_brev(letter, maal), ensure_ascii=False)


def _build_brev(letter: Letter, maal: Maal) -> dict[str, Json]:
    front, broed, bredde = letter.front, maal.skrift.broed, maal.satsbredde
    referencer = count_tegn(maal.referencer.bredde, broed)
    dato = date.fromisoformat(letter.dato)
    return {
        "titel": letter.titel,
        "forfatter": letter.forfatter,
        "emneord": letter.emneord,
        "dato": (dato.year, dato.month, dato.day),
        "afsender": _build_linjer(front.afsender, count_tegn(maal.afsender.bredde, broed)),
        "modtager": _build_linjer(front.modtager, count_tegn(maal.modtager.bredde, broed)),
        "datolinje": _build_spans(front.dato, referencer),
        "referencer": [
            {"navn": _build_spans(ref.label, referencer), "vaerdi": _build_spans(ref.value, referencer)}
            for ref in front.referencer
        ],
        "blokke": _Bygger(maal).build_blokke(letter.blocks, bredde, last_clings=bool(letter.underskrift)),
        "underskrift": _build_linjer(letter.underskrift, count_tegn(bredde, broed)),
        "bilag_overskrift": _build_spans(letter.bilag_overskrift, count_tegn(bredde, broed)),
        "bilag": [
            {
                "nummer": _build_spans(bilag.nummer, count_tegn(2 * INDRYK, broed)),
                "titel": _build_spans(bilag.titel, count_tegn(bredde - 2 * INDRYK, broed)),
            }
            for bilag in letter.bilag
        ],
        "kopi_til": _build_spans(letter.kopi_til, count_tegn(bredde, broed)),
    }


class _Bygger:
    """Builds blocks; knows the type sizes, so that words too long for their place can give way."""

    def __init__(self, maal: Maal) -> None:
        self.skrift = maal.skrift

    def build_blokke(self, blocks: tuple[Block, ...], bredde: float, *, last_clings: bool = False) -> list[Json]:
        return [
            self._build_blok(block, bredde, clings=last_clings if follower is None else _leads_on(block, follower))
            for block, follower in zip_longest(blocks, blocks[1:])
        ]

    def _build_blok(self, block: Block, bredde: float, *, clings: bool) -> dict[str, Json]:
        match block:
            case Heading(level, spans):
                punkt = (self.skrift.emne, self.skrift.overskrift2, self.skrift.overskrift3)[level - 1]
                return {"slags": "overskrift", "niveau": level, "spans": _build_spans(spans, count_tegn(bredde, punkt))}
            case Paragraph(spans):
                plads = count_tegn(bredde, self.skrift.broed)
                return {"slags": "afsnit", "spans": _build_spans(spans, plads), "klaeber": clings}
            case Points(ordered, items):
                slags = "nummererede" if ordered else "punkter"
                return {"slags": slags, "punkter": [self._build_punkt(item, bredde - INDRYK) for item in items]}
            case Quote(blocks):
                return {"slags": "citat", "blokke": self.build_blokke(blocks, bredde - INDRYK)}
            case Table():
                return self._build_tabel(block, bredde)

    def _build_punkt(self, item: Item, bredde: float) -> dict[str, Json]:
        return {"nummer": item.nummer or 0, "blokke": self.build_blokke(item.blocks, bredde)}

    def _build_tabel(self, table: Table, bredde: float) -> dict[str, Json]:
        andele = find_andele(table)
        pladser = tuple(count_tegn(bredde * andel - 3.5, self.skrift.broed) for andel in andele)

        def build_celler(row: tuple[Spans, ...]) -> list[Json]:
            return [_build_spans(cell, plads) for cell, plads in zip(row, pladser, strict=True)]

        return {
            "slags": "tabel",
            "bredder": andele,
            "hoved": build_celler(table.head),
            "raekker": [{"celler": build_celler(row), "delelig": _count(row) > LANG_RAEKKE} for row in table.rows],
        }


def _count(row: tuple[Spans, ...]) -> int:
    return sum(len(span.text) for cell in row for span in cell)


def _leads_on(block: Block, follower: Block) -> bool:
    """Return whether `block` is a sentence with a colon that must stand on the page of what it points at."""
    match block, follower:
        case Paragraph(spans), Points() | Quote() | Table():
            return "".join(span.text for span in spans).rstrip().endswith(":")
        case _:
            return False


def _build_linjer(lines: tuple[Spans, ...], plads: int) -> list[Json]:
    return [_build_spans(line, plads) for line in lines]


def _build_spans(spans: Spans, plads: int) -> list[Json]:
    return [_build_span(span, plads) for span in spans]


def _build_span(span: Span, plads: int) -> dict[str, Json]:
    return {
        "linjer": [split_linje(bind(line), plads) for line in span.text.split("\n")],
        "fed": span.strong,
        "kursiv": span.emphasis,
        "hul": span.er_hul,
    }
