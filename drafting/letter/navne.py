"""Whose names a letter may say: an employee's never in a letter to others, an anonymous citizen's only to herself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.letter.view.gengiv import Beskyttet, Gengiver
from drafting.oprindelse import Beregnet, Tekst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.dansk.perspektiv import Stemme
    from drafting.facts.model import Sag
    from drafting.letter.skabelon import Skabelon

_STEMMER: dict[str, Stemme] = {"jeg": "jeg", "du": "du", "enhed": "borgeren", "tredje": "borgeren"}
_FAGFOLK = frozenset({"medarbejder", "leder", "fagperson"})
_KORT = 2  # a name this short is too often something else


def build_gengiver(sag: Sag, skabelon: Skabelon) -> Gengiver:
    """Return what tells the facts of the case in the letter's voice, with the names that are hidden in it."""
    others = skabelon.stemme in {"enhed", "tredje"} or skabelon.navn.startswith("udtalelse/")
    navne = [sag.borger.navn if sag.borger else None, *(medklager.navn for medklager in sag.medklagere)]
    return Gengiver(
        _STEMMER[skabelon.stemme],
        bool(sag.medklagere),
        sag.sted().file,
        (*_iter_anonyme(sag, skabelon), *(_iter_beskyttede(sag) if others else ())),
        _find_omtale(sag, skabelon),
        tuple(str(navn) for navn in navne if navn is not None),
    )


def _find_omtale(sag: Sag, skabelon: Skabelon) -> str | None:
    """Return whether the citizen is told of as hun or han; an anonymous one is neither in letters to others."""
    if sag.borger is None or (sag.borger.anonym and skabelon.til != "borger"):
        return None
    return sag.borger.omtale


def _iter_beskyttede(sag: Sag) -> Iterator[Beskyttet]:
    for person in sag.personer:
        if person.rolle == "medarbejder" or person.vises_som is not None:
            yield Beskyttet(str(person.navn), person.vises_som)


def _iter_anonyme(sag: Sag, skabelon: Skabelon) -> Iterator[Beskyttet]:
    """Yield the names an anonymous citizen could be known by: her own, and those of the people around her."""
    borger = sag.borger
    if borger is None or not borger.anonym or skabelon.til == "borger":
        return
    egne = (borger.navn, *(medklager.navn for medklager in sag.medklagere))
    navne = {str(navn): "borgeren" for navn in egne if navn is not None}
    if borger.repraesentant is not None:
        navne[str(borger.repraesentant.navn)] = "borgerens repræsentant"
    for navn, ord_ in (*navne.items(), *_iter_dele(navne)):
        yield Beskyttet(navn, Tekst(ord_, Beregnet("anonym")))
    for person in sag.personer:
        if person.rolle not in _FAGFOLK and person.vises_som is None:
            yield Beskyttet(str(person.navn), None, f"en, der kan røbe borgeren: {person.rolle}")


def _iter_dele(navne: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the parts of the names, after the whole ones: somebody is often told of by the first name alone."""
    yield from ((part, ord_) for navn, ord_ in navne.items() for part in navn.split() if len(part) > _KORT)
