"""A letter of the program as a document: what the tree knows is never guessed, and every span keeps its origin."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from drafting.errors import Place
from drafting.language.brevdele import greets, is_overskrift
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Sted, Stykke
from drafting.letter.skabelon import show_file
from drafting.letter.tree import Heading, Paragraph, Points, Quote, Table
from drafting.oprindelse import Data, Fast
from drafting.paths import find_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from drafting.letter.skabelon import Skabelon
    from drafting.letter.tree import Block, Front, Item, Letter, Span, Spans
    from drafting.oprindelse import Oprindelse

_UDTALELSER = ("udtalelse/", "generel_udtalelse/")
_TIL_BORGER = {"borger", "borger_og_enhed"}
_FELT = "____"


def choose_profil(skabelon: Skabelon) -> Sprogprofil:
    """Return who the letter's language is for; a citizen who reads it goes before all others."""
    if skabelon.til == "borger":
        return Sprogprofil.BORGER
    if skabelon.navn.startswith(_UDTALELSER):
        return Sprogprofil.UDTALELSE
    underskriver_selv = skabelon.til == "ingen" and skabelon.fra == "borger"  # a fuldmagt, a samtykke
    return Sprogprofil.BORGER if skabelon.til in _TIL_BORGER or underskriver_selv else Sprogprofil.ENHED


def build_dokument(
    letter: Letter, profil: Sprogprofil, *, sagsfil: Path | None = None, overlay: Path | None = None
) -> Dokument:
    """Return the letter as a document; without `sagsfil` the facts of the case have no place."""
    builder = _Builder(str(sagsfil) if sagsfil else "", overlay)
    return Dokument(tuple(builder.read(letter)), profil, letter.navn)


class _Builder:
    def __init__(self, sagsfil: str, overlay: Path | None) -> None:
        self.sagsfil = sagsfil
        self.overlay = overlay

    def read(self, letter: Letter) -> Iterator[Stykke]:
        yield from self._front(letter.front)
        for block in letter.blocks:
            yield from self._block(block, Slags.AFSNIT)
        yield from self._underskrift(letter.underskrift)
        yield from self._stykker(Slags.OVERSKRIFT, [letter.bilag_overskrift])
        yield from self._stykker(Slags.BILAG, (row.titel for row in letter.bilag))
        yield from self._stykker(Slags.ADRESSE, [letter.kopi_til])

    def _front(self, front: Front) -> Iterator[Stykke]:
        yield from self._stykker(Slags.ADRESSE, [*front.afsender, *front.modtager])
        yield from self._stykker(Slags.DATO, [front.dato])
        yield from self._stykker(Slags.ADRESSE, chain.from_iterable((row.label, row.value) for row in front.referencer))

    def _block(self, block: Block, slags: Slags) -> Iterator[Stykke]:
        """Yield the pieces of a block; its paragraphs are of the kind `slags`."""
        match block:
            case Heading(spans=spans):
                yield from self._stykker(Slags.OVERSKRIFT, [spans])
            case Paragraph(spans=spans):
                hilsen = slags is Slags.AFSNIT and greets(_join(spans))
                yield from self._stykker(Slags.HILSEN if hilsen else slags, [spans])
            case Table(head=head, rows=rows):
                yield from self._stykker(Slags.CELLE, chain(head, *rows))
            case Points(items=items):
                inner = Slags.CITAT if slags is Slags.CITAT else Slags.PUNKT
                yield from chain.from_iterable(self._item(item, inner) for item in items if item.blocks)
            case Quote(blocks=blocks):
                for each in blocks:
                    yield from self._block(each, Slags.CITAT)

    def _item(self, item: Item, slags: Slags) -> Iterator[Stykke]:
        """Yield the pieces of a list item; a few words above its paragraphs are their heading."""
        first, rest = item.blocks[0], item.blocks[1:]
        if slags is Slags.PUNKT and rest and isinstance(first, Paragraph) and is_overskrift(_join(first.spans)):
            yield from self._stykker(Slags.OVERSKRIFT, [first.spans])
        else:
            yield from self._block(first, slags)
        for each in rest:
            yield from self._block(each, slags)

    def _underskrift(self, lines: tuple[Spans, ...]) -> Iterator[Stykke]:
        """Yield the greeting and the names; the signature of a form is only fields to write in."""
        form = bool(lines) and _FELT in _join(lines[0])
        greeting = () if form else lines[:1]
        yield from self._stykker(Slags.HILSEN, greeting)
        yield from self._stykker(Slags.UNDERSKRIFT, lines[len(greeting) :])

    def _stykker(self, slags: Slags, texts: Iterable[Spans]) -> Iterator[Stykke]:
        return (self._stykke(slags, spans) for spans in texts if any(span.text.strip() for span in spans))

    def _stykke(self, slags: Slags, spans: Spans) -> Stykke:
        """Return the spans as one piece; neighbours of one origin, parted only by their weight, share a place."""
        steder: list[Sted] = []
        end = 0
        for span in filter(_has_text, spans):
            start, end = end, end + len(span.text)
            if steder and steder[-1].oprindelse == span.oprindelse:
                start = steder.pop().start
            steder.append(Sted(start, end, span.oprindelse, self._place(span.oprindelse)))
        return Stykke(slags, _join(spans), tuple(steder))

    def _place(self, oprindelse: Oprindelse) -> Place | None:
        match oprindelse:
            case Fast(skabelon=navn, linje=linje) if linje:
                file = find_template(navn, self.overlay)
                return Place(show_file(file, navn) if file else navn, linje)
            case Data(linje=linje, kolonne=kolonne) if self.sagsfil and linje:
                return Place(self.sagsfil, linje, kolonne)
            case _:
                return None


def _join(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def _has_text(span: Span) -> bool:
    return bool(span.text)
