"""Each Word peer's own language of tags, and the letter as a template in it, on our letterhead and in our styles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skabelon import Felt, Linje, Loekke, Stykke, Tabel

from drafting.letter.tree import Front, Reference, Span, Table
from drafting.oprindelse import Fast
from drafting.render.docx.body import set_flow
from drafting.render.docx.flow import Flow, Grid, Line
from drafting.render.docx.front import set_front
from drafting.render.docx.letterhead import load_letterhead
from drafting.render.docx.package import read_package, write_package
from drafting.render.docx.printing import print_letter
from drafting.render.docx.sats import write_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from skabelon import Brevmodel, Raekke

    from drafting.letter.tree import Spans
    from drafting.render.brevpapir import Brevpapir

_FIXED = Fast("bench", 0)
_DOCUMENT = "word/document.xml"
_FLETTEFELT = re.compile(r'<w:t(?: xml:space="preserve")?>([^<]*«[^<]*)</w:t>')

Par = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tagsprog:
    """How a peer writes a fact, a loop and a condition; NAVN and LOEKKE stand for the names. Empty is nothing at all.

    `raekke` are rows before and after, `i_raekke` words before the first cell and after the last.
    Without `loekke` there are no loops: every point has its own fields, as somebody must write who has none.
    """

    felt: str
    i_loekke: str
    loekke: Par | None = None
    hvis: Par = ("", "")
    hvis_i_loekke: Par = ("", "")
    raekke: Par = ("", "")
    i_raekke: Par = ("", "")


DOCXTPL = Tagsprog(
    felt="{{ NAVN }}",
    i_loekke="{{ p.NAVN }}",
    loekke=("{%p for p in LOEKKE %}", "{%p endfor %}"),
    hvis=("{%p if NAVN %}", "{%p endif %}"),
    hvis_i_loekke=("{%p if p.NAVN %}", "{%p endif %}"),
    raekke=("{%tr for p in LOEKKE %}", "{%tr endfor %}"),
)
KROELLEDE = Tagsprog(
    felt="{NAVN}",
    i_loekke="{NAVN}",
    loekke=("{#LOEKKE}", "{/LOEKKE}"),
    hvis=("{#har_NAVN}", "{/har_NAVN}"),
    hvis_i_loekke=("{#har_NAVN}", "{/har_NAVN}"),
    i_raekke=("{#LOEKKE}", "{/LOEKKE}"),
)
CARBONE = Tagsprog(
    felt="{d.NAVN}",
    i_loekke="{d.LOEKKE[i].NAVN}",
    loekke=("", "{d.LOEKKE[i+1]}"),
    raekke=("", "{d.LOEKKE[i+1]}"),
    hvis_i_loekke=("{d.LOEKKE[i].NAVN:ifNEM:showBegin}", "{d.LOEKKE[i].NAVN:showEnd}"),
)
MAILMERGE = Tagsprog(felt="«NAVN»", i_loekke="«LOEKKE_NAVN»")


def build_docx(model: Brevmodel, sprog: Tagsprog, brevpapir: Brevpapir) -> bytes:
    """Return the letter as a template in `sprog` on `brevpapir`."""
    letterhead = load_letterhead(brevpapir)
    skriver = _Skriver(sprog)
    flow = Flow(tuple(skriver.write_dele(model.dele)), model.lister)
    front = Front(
        afsender=tuple(map(skriver.write, model.afsender)),
        modtager=tuple(map(skriver.write, model.modtager)),
        dato=skriver.write(model.dato),
        referencer=tuple(Reference(skriver.write(label), skriver.write(value)) for label, value in model.referencer),
    )
    felter = {**set_front(front, letterhead, brevpapir), "krop": set_flow(flow, letterhead)}
    values = {"titel": "Klage", **write_fields(felter, ())}
    printed, _ = print_letter(letterhead, values, flow.lister)
    parts = {**read_package(letterhead.content), **printed}
    # our own letters hide braces from docxtpl; Word writes them as they are, and so does whoever makes a template
    document = parts[_DOCUMENT].decode().replace("&#123;", "{").replace("&#125;", "}")
    parts[_DOCUMENT] = (_FLETTEFELT.sub(_split_run, document) if sprog is MAILMERGE else document).encode()
    return write_package(parts)


def build_flade_fakta(model: Brevmodel) -> dict[str, str]:
    """Return the facts for a peer without loops: each point's by its number, and the table's left out."""
    loops = [each for each in model.dele if isinstance(each, Loekke)]
    flat = {
        f"{loop.navn}_{number}_{navn}": text
        for loop in loops
        for number, punkt in enumerate(loop.punkter, 1)
        for navn, text in punkt.items()
    }
    return {navn: text for navn, text in model.fakta.items() if isinstance(text, str)} | flat


def build_json_fakta(fakta: Mapping[str, str | Sequence[Raekke]]) -> dict[str, object]:
    """Return the facts with what a condition asks for beside each: some peers know no condition but true or false."""
    return {
        name: each
        for navn, value in fakta.items()
        for name, each in (
            (navn, value if isinstance(value, str) else [build_json_fakta(row) for row in value]),
            (f"har_{navn}", bool(value)),
        )
    }


class _Skriver:
    """Writes the parts of the letter with tags in them."""

    def __init__(self, sprog: Tagsprog) -> None:
        self._sprog = sprog

    def write(self, stykker: Iterable[Stykke], loekke: str = "") -> Spans:
        """Return pieces of a line as spans of text."""
        return tuple(Span(self._write_stykke(each, loekke), _FIXED, each.fed) for each in stykker)

    def write_dele(self, dele: Sequence[Linje | Loekke | Tabel]) -> Iterator[Line | Grid]:
        """Yield the letter's parts; a heading and the fact below it are there only where the fact is."""
        held: list[Linje] = []
        for del_ in dele:
            if isinstance(del_, Linje) and del_.ens.role in {"overskrift2", "bilagsoverskrift"} and not held:
                held = [del_]
                continue
            before, after = self._sprog.hvis if held else ("", "")
            navn = _find_betingelse(del_)
            parts = [*map(self._write_linje, held), *self._write_del(del_)]
            yield from _wrap(parts, before.replace("NAVN", navn), after.replace("NAVN", navn)) if navn else parts
            held = []

    def _write_del(self, del_: Linje | Loekke | Tabel) -> Iterator[Line | Grid]:
        if isinstance(del_, Tabel):
            yield self._write_tabel(del_)
        elif isinstance(del_, Linje):
            yield self._write_linje(del_)
        elif self._sprog.loekke:
            linjer = (part for linje in del_.linjer for part in self._write_i_loekke(linje, del_.navn))
            before, after = (each.replace("LOEKKE", del_.navn) for each in self._sprog.loekke)
            yield from _wrap(linjer, before, after)
        else:
            yield from self._write_alle(del_)

    def _write_alle(self, loekke: Loekke) -> Iterator[Line]:
        """Yield every point's own lines, one after the other."""
        for number, punkt in enumerate(loekke.punkter, 1):
            for linje in loekke.linjer:
                if all(punkt[felt.navn] for felt in linje.felter):
                    yield self._write_linje(linje, f"{loekke.navn}_{number}")

    def _write_i_loekke(self, linje: Linje, loekke: str) -> Iterator[Line]:
        betinget = next((felt.navn for felt in linje.felter if felt.betinget), "")
        tags = self._sprog.hvis_i_loekke if betinget else ("", "")
        before, after = (each.replace("LOEKKE", loekke).replace("NAVN", betinget) for each in tags)
        yield from _wrap([self._write_linje(linje, loekke)], before, after)

    def _write_linje(self, linje: Linje, loekke: str = "") -> Line:
        ens, spans = linje.ens, self.write(linje.stykker, loekke)
        return Line(ens.role, spans, ens.liste, self.write(linje.etiket, loekke), ens.indryk, ens.luft_over)

    def _write_tabel(self, tabel: Tabel) -> Grid:
        celler = [self._write_stykke(Stykke(Felt(navn)), tabel.navn) for navn in tabel.kolonner]
        first, last = self._sprog.i_raekke
        celler[0], celler[-1] = first + celler[0], celler[-1] + last
        empty = [""] * (len(celler) - 1)
        before, after = self._sprog.raekke
        texts = [*([[before, *empty]] if before else []), celler, *([[after, *empty]] if after else [])]
        rows = tuple(tuple(_write_fast(text.replace("LOEKKE", tabel.navn)) for text in row) for row in texts)
        return Grid(Table(tabel.ens.table.head, rows))

    def _write_stykke(self, stykke: Stykke, loekke: str) -> str:
        felt = stykke.indhold
        if isinstance(felt, str):
            return felt
        tag = self._sprog.i_loekke.replace("LOEKKE", loekke) if loekke else self._sprog.felt
        return tag.replace("NAVN", felt.navn)


def _wrap(parts: Iterable[Line | Grid], before: str, after: str) -> Iterator[Line | Grid]:
    yield from (Line("broed", _write_fast(before)) for _ in filter(None, [before]))
    yield from parts
    yield from (Line("broed", _write_fast(after)) for _ in filter(None, [after]))


def _write_fast(text: str) -> Spans:
    return (Span(text, _FIXED),)


def _find_betingelse(del_: Linje | Loekke | Tabel) -> str:
    """Return the fact without which the part is not there."""
    if isinstance(del_, Linje):
        return del_.felter[0].navn if del_.er_fakta else ""
    return del_.navn


def _split_run(match: re.Match[str]) -> str:
    """Return a text with its tags as Word's own merge fields."""
    pieces = re.split("«([^»]+)»", match[1])
    written = (
        f'</w:r><w:fldSimple w:instr=" MERGEFIELD {piece} "><w:r><w:t>«{piece}»</w:t></w:r></w:fldSimple><w:r>'
        if number % 2
        else f'<w:t xml:space="preserve">{piece}</w:t>' * bool(piece)
        for number, piece in enumerate(pieces)
    )
    return "".join(written)
