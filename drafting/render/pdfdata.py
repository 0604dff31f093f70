"""What the PDF's page is handed: the letter as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from msgspec import json

from drafting.letter.tree import Heading, Item, Paragraph, Points, Quote, Table
from drafting.render.kolonner import find_andele
from drafting.render.linjebrud import MM_PER_PUNKT, bind, count_tegn, split_linje
from drafting.render.rytme import (
    LUFT_I_PUNKT,
    LUFT_MELLEM_PUNKTER,
    LUFT_TITEL,
    count_begyndelse,
    count_foerste,
    count_slutning,
    er_bilag_faa,
    er_kort,
    er_lang,
    er_luftig,
    find_haengende,
    find_haengende_i_punkt,
    find_luft_over,
    har_titel,
    holder_bilag_ved_underskrift,
)

if TYPE_CHECKING:
    from drafting.letter.tree import Block, Front, Letter, Span, Spans
    from drafting.render.maal import Felt, Maal

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]

INDRYK = 9.0  # mm of the line that a list or a quotation takes, at most; the label of an enclosure takes two
LINJE = 1.3  # sizes of its type that a line of the front takes, with its air
AFSENDER, LUFT_OVER_REFERENCE = 14.0, 7.0  # pt, as in standard.typ: the sender's first line, the air above a reference
LUFT_UNDER_FRONT = 12.0  # mm, as there
_PLAIN = (False, False, False)


def format_maal(maal: Maal) -> str:
    """Return the measures as JSON."""
    return json.encode(maal).decode()


def format_brev(letter: Letter, maal: Maal) -> str:
    """Return the letter as JSON."""
    return json.encode(_build_brev(letter, maal)).decode()


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
        "front_kort": er_front_kort(front, maal),
        "blokke": _Bygger(maal).build_brev(letter, bredde),
        "underskrift": _build_linjer(letter.underskrift, count_tegn(bredde, broed)),
        "bilag_ved_underskrift": bool(letter.bilag) and holder_bilag_ved_underskrift(letter),
        "bilag_faa": er_bilag_faa(letter),
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


def er_front_kort(front: Front, maal: Maal) -> bool:
    """Return whether the front is so short that nobody needs to measure whether it has room."""
    lille, broed = maal.skrift.lille * LINJE, maal.skrift.broed * LINJE

    def count_linjer(lines: Sequence[Spans], felt: Felt) -> int:
        plads = count_tegn(felt.bredde, maal.skrift.broed)
        return sum([ceil(sum([len(span.text) for span in line]) / plads) for line in lines])

    afsender = AFSENDER * LINJE + count_linjer(front.afsender, maal.afsender) * lille
    modtager = count_linjer(front.modtager, maal.modtager) * broed
    datolinje = count_linjer((front.dato,), maal.referencer) * broed
    referencer = datolinje + sum(
        [
            LUFT_OVER_REFERENCE
            + count_linjer((ref.label,), maal.referencer) * lille
            + count_linjer((ref.value,), maal.referencer) * broed
            for ref in front.referencer
        ]
    )
    krop = maal.krop.top - LUFT_UNDER_FRONT
    return (
        afsender <= (maal.rude.top - maal.afsender.top) / MM_PER_PUNKT
        and modtager <= (min(maal.rude.top + maal.rude.hoejde, krop) - maal.modtager.top) / MM_PER_PUNKT
        and referencer <= (krop - maal.referencer.top) / MM_PER_PUNKT
    )


class _Bygger:
    """Builds blocks; knows the type sizes, so that words too long for their place can give way."""

    def __init__(self, maal: Maal) -> None:
        self.skrift = maal.skrift

    def build_brev(self, letter: Letter, bredde: float) -> list[Json]:
        haengende = find_haengende(letter.blocks, sidste=bool(letter.underskrift))
        return self._build_blokke(letter.blocks, bredde, haengende)

    def _build_blokke(self, blocks: tuple[Block, ...], bredde: float, haengende: tuple[bool, ...]) -> list[Json]:
        return [
            {"luft": luft, **self._build_blok(block, bredde), "klaeber": klaeber and er_kort(block)}
            for block, luft, klaeber in zip(blocks, find_luft_over(blocks), haengende, strict=True)
        ]

    def _build_blok(self, block: Block, bredde: float) -> dict[str, Json]:
        match block:
            case Heading(level, spans):
                punkt = (self.skrift.emne, self.skrift.overskrift2, self.skrift.overskrift3)[level - 1]
                return {"slags": "overskrift", "niveau": level, "spans": _build_spans(spans, count_tegn(bredde, punkt))}
            case Paragraph(spans):
                return {"slags": "afsnit", "spans": _build_spans(spans, count_tegn(bredde, self.skrift.broed))}
            case Points(ordered, items):
                return {
                    "slags": "nummererede" if ordered else "punkter",
                    "luft": LUFT_MELLEM_PUNKTER if er_luftig(block) else LUFT_I_PUNKT,
                    "bredde": bredde,
                    "foerste": count_foerste(block),
                    "punkter": [self._build_punkt(item, bredde - INDRYK) for item in items],
                }
            case Quote(blocks):
                return {"slags": "citat", "blokke": self._build_blokke(blocks, bredde - INDRYK, find_haengende(blocks))}
            case Table():
                return self._build_tabel(block, bredde)

    def _build_punkt(self, item: Item, bredde: float) -> dict[str, Json]:
        return {
            "nummer": item.nummer or 0,
            "luft": LUFT_TITEL if har_titel(item) else LUFT_I_PUNKT,
            "blokke": self._build_blokke(item.blocks, bredde, find_haengende_i_punkt(item)),
        }

    def _build_tabel(self, table: Table, bredde: float) -> dict[str, Json]:
        andele, slutning = find_andele(table), count_slutning(table)
        delelig = slutning < len(table.rows)
        pladser = tuple(count_tegn(bredde * andel - 3.5, self.skrift.broed) for andel in andele)

        def build_celler(row: tuple[Spans, ...]) -> list[Json]:
            return [_build_spans(cell, plads) for cell, plads in zip(row, pladser, strict=True)]

        return {
            "slags": "tabel",
            "bredder": andele,
            "hoved": build_celler(table.head),
            "raekker": [{"celler": build_celler(row), "delelig": er_lang(row)} for row in table.rows],
            "bredde": bredde,
            "begyndelse": count_begyndelse(table),
            "slutning": slutning if delelig else 0,
            "delelig": delelig,
        }


def _build_linjer(lines: tuple[Spans, ...], plads: int) -> list[Json]:
    return [_build_spans(line, plads) for line in lines]


def _build_spans(spans: Spans, plads: int) -> Json:
    """Return the text in as few parts as can be, since each costs the setter: plain text of one line is only itself."""
    parts = [
        _build_span("".join([span.text for span in alike]), look, plads) for look, alike in groupby(spans, _find_look)
    ]
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts


def _build_span(text: str, look: tuple[bool, bool, bool], plads: int) -> Json:
    linjer = [split_linje(bind(line), plads) for line in text.split("\n")]
    if look == _PLAIN and len(linjer) == len(linjer[0]) == 1:
        return linjer[0][0]
    fed, kursiv, hul = look
    return {"linjer": linjer, "fed": fed, "kursiv": kursiv, "hul": hul}


def _find_look(span: Span) -> tuple[bool, bool, bool]:
    return span.strong, span.emphasis, span.er_hul
