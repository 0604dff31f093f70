"""A template and a view become a letter: Jinja once, Markdown once, every text with its origin."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from drafting.errors import Place, SkabelonError, Trouble
from drafting.letter.blocks import Reader
from drafting.letter.front import build_bilag, build_front, build_underskrift, fast, spans
from drafting.letter.marks import collect_marks, environment, render_template
from drafting.letter.skabelon import show_file
from drafting.letter.tree import Heading, Letter, Paragraph, Quote, find_huller, iter_spans
from drafting.letter.view import Brevview, Gengiver, Ramme, build_brevview, fill_huller
from drafting.letter.view.gengiv import Beskyttet
from drafting.letter.view.ramme import find_enhed_id
from drafting.paths import find_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from drafting.dansk.perspektiv import Stemme
    from drafting.facts.model import Enhed, Sag
    from drafting.fund import Finding
    from drafting.letter.skabelon import Skabelon
    from drafting.letter.tree import Block
    from drafting.letter.view import Hylder

_STEMMER: dict[str, Stemme] = {"jeg": "jeg", "du": "du", "enhed": "borgeren", "tredje": "borgeren"}


@dataclass(frozen=True, slots=True)
class Udkast:
    """A letter, the unit it is for where the case has several (else empty), and what was found on the way."""

    letter: Letter
    enhed: str
    fund: tuple[Finding, ...]


def compose(
    sag: Sag, skabelon: Skabelon, hylder: Hylder, *, dato: date, overlay: Path | None = None
) -> tuple[Udkast, ...]:
    """Return the letter for each unit it concerns; one letter where the case has one unit or none.

    Raises SkabelonError when the template is broken and LawError when a rule was not known on `dato`.
    """
    enheder = find_enheder(sag) or (None,)
    several = len(enheder) > 1
    return tuple(
        _compose_one(
            Ramme(sag, skabelon, hylder, dato, enhed, _gengiver(sag, skabelon)), several=several, overlay=overlay
        )
        for enhed in enheder
    )


def find_enheder(sag: Sag) -> tuple[Enhed | None, ...]:
    """Return the units that have a klagepunkt in the case, in the order of the case."""
    meant = {find_enhed_id(sag, punkt) for punkt in sag.klagepunkter}
    return tuple(enhed for enhed in sag.enheder if enhed.id in meant) or tuple(sag.enheder[:1])


def _gengiver(sag: Sag, skabelon: Skabelon) -> Gengiver:
    beskyttede = tuple(_beskyttede(sag)) if skabelon.stemme in {"enhed", "tredje"} else ()
    return Gengiver(_STEMMER[skabelon.stemme], bool(sag.medklagere), sag.sted().file, beskyttede)


def _beskyttede(sag: Sag) -> Iterator[Beskyttet]:
    for person in sag.personer:
        if person.rolle == "medarbejder" or person.vises_som is not None:
            yield Beskyttet(str(person.navn), person.vises_som)


def _compose_one(ramme: Ramme, *, several: bool, overlay: Path | None) -> Udkast:
    view = fill_huller(build_brevview(ramme), ramme.skabelon.kraever)
    blocks = _read_blocks(ramme, view, overlay)
    letter = Letter(
        navn=ramme.skabelon.navn,
        titel=ramme.skabelon.titel,
        dato=ramme.dato.isoformat(),
        front=build_front(ramme),
        blocks=(*blocks[:1], *_note(ramme), *blocks[1:]),
        underskrift=build_underskrift(ramme),
        bilag=build_bilag(ramme),
        bilag_overskrift=spans(fast("Bilag")) if build_bilag(ramme) else (),
        forfatter="" if ramme.skabelon.fra == "borger" else str(ramme.hylder.profil.navn),
        kladde=False,
    )
    letter = _mark_kladde(letter)
    return Udkast(letter, ramme.enhed.id if several and ramme.enhed else "", _find_told(letter, ramme.gengiver))


def _find_told(letter: Letter, gengiver: Gengiver) -> tuple[Finding, ...]:
    """Return what was found about the texts that stand in the letter, each once; the rest is not its concern."""
    printed = {span.oprindelse for span in iter_spans(letter)}
    return tuple(dict.fromkeys(finding for oprindelse, finding in gengiver.fund if oprindelse in printed))


def _read_blocks(ramme: Ramme, view: Brevview, overlay: Path | None) -> tuple[Block, ...]:
    name = f"{ramme.skabelon.navn}.md.j2"
    values: dict[str, object] = {field.name: getattr(view, field.name) for field in fields(view)}
    with collect_marks() as marks:
        try:
            text = render_template(name, values, overlay)
        except (TemplateError, TypeError, AttributeError, RecursionError) as error:
            raise SkabelonError(_tell_broken(ramme.skabelon, error, overlay)) from error
        blocks = Reader(name, marks, environment(overlay).lines).read(text)
    if not blocks or not isinstance(blocks[0], Heading):
        message = f"Skabelonen {name} begynder ikke med en overskrift."
        raise SkabelonError(Trouble(message, None, "Skriv emnet efter # i brevets første linje."))
    return blocks


def _tell_broken(skabelon: Skabelon, error: Exception, overlay: Path | None) -> Trouble:
    """Return the trouble of a template that Jinja gives up on, with the line it came to."""
    lines = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    name, line = next((spot for spot in reversed(lines) if spot[0].endswith(".j2")), ("", 0))
    file = find_template(name, overlay) if name else None
    place = Place(show_file(file, name), line or 0) if file else skabelon.sted()
    command = "drafting skabelon tjek" + (f" --skabeloner {overlay}" if overlay else "")
    return Trouble("Skabelonen kan ikke udfyldes her.", place, f"Se hvorfor med: {command}")


def _note(ramme: Ramme) -> tuple[Block, ...]:
    """Return the visible note where the source does not say whether the adviser may write this letter."""
    profil = ramme.hylder.profil
    if profil.find_svar(ramme.skabelon.navn) != "ikke oplyst":
        return ()
    regel = profil.find_brev(ramme.skabelon.navn)
    why = regel.grund if regel else fast(f"Kilden om {profil.titel.bestemt} i {profil.navn} nævner ikke dette brev.")
    text = (fast("Note til dig, der skriver: "), why, fast(" Afklar det, og slet noten, før du sender brevet."))
    return (Quote((Paragraph(spans(*text)),)),)


def _mark_kladde(letter: Letter) -> Letter:
    return replace(letter, kladde=bool(find_huller(letter)))
