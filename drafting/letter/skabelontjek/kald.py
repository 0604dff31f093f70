"""Calls of phrases: the arguments, and the phrase's own text with the types the caller gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.letter.skabelontjek.filer import Journal
from drafting.letter.skabelontjek.rum import read_constant, show
from drafting.letter.skabelontjek.saetninger import Saetninger
from drafting.letter.skabelontjek.typer import SAMMENSAT, UKENDT, Art, Slot, suggest
from drafting.letter.skabelontjek.udtryk import Udtryk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import nodes

    from drafting.errors import Trouble
    from drafting.letter.skabelontjek.filer import Frase
    from drafting.letter.skabelontjek.rum import Rum, Tjek


def read_expressions(tjek: Tjek, journal: Journal, ejere: tuple[str, ...] = ()) -> Udtryk:
    """Return the reader of one file's expressions, with calls checked by this module."""
    return Udtryk(tjek, journal, check_call, (*ejere, journal.kilde.navn))


def check_call(udtryk: Udtryk, node: nodes.Call, frase: Frase, rum: Rum) -> Slot:
    """Return the composed text a phrase gives; tells what is wrong with the arguments and with the phrase for them."""
    tjek = udtryk.tjek
    if frase in tjek.stak:
        udtryk.tell(node, f"Frasen '{frase.navn}' kalder sig selv.", "Skriv teksten ud.")
        return SAMMENSAT
    tjek.kald[id(node)] = frase
    given = _read_arguments(udtryk, node, frase, rum)
    slots = {name: given.get(name, UKENDT) for name in frase.argumenter}
    key = (frase, tuple(slots.values()))
    if key not in tjek.husket:
        tjek.husket[key] = tuple(_check_body(tjek, frase, slots))
    for trouble in tjek.husket[key]:
        message = f"I frasen '{frase.navn}' ({trouble.place}): {trouble.message}"
        udtryk.journal.tell(node.lineno, message, trouble.remedy)
    return SAMMENSAT


def check_alone(tjek: Tjek, frase: Frase, rum: Rum) -> None:
    """Tell what is wrong with a phrase whatever it is called with; the room is what its body sees."""
    tjek.rum[frase] = rum
    journal = tjek.journal(frase.kilde)
    before = frozenset(journal.troubles)
    names = dict.fromkeys(frase.argumenter, UKENDT)
    _walk(tjek, frase, names, journal)
    tjek.egne[frase] = frozenset(journal.troubles) - before


def _check_body(tjek: Tjek, frase: Frase, slots: Mapping[str, Slot]) -> Iterator[Trouble]:
    journal = Journal(frase.kilde)
    _walk(tjek, frase, slots, journal)
    known = tjek.egne.get(frase, frozenset())
    yield from (trouble for trouble in journal.troubles if trouble not in known)


def _walk(tjek: Tjek, frase: Frase, slots: Mapping[str, Slot], journal: Journal) -> None:
    rum = tjek.rum[frase]
    inside = type(rum)({**rum.navne, **slots}, frozenset(), frozenset(slots))
    tjek.stak.append(frase)
    Saetninger(read_expressions(tjek, journal), check_alone).body(frase.node.body, inside, depth=1)
    tjek.stak.pop()


def _read_arguments(udtryk: Udtryk, node: nodes.Call, frase: Frase, rum: Rum) -> dict[str, Slot]:
    names = frase.argumenter
    given: dict[str, Slot] = {}
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        udtryk.tell(node, "* og ** kan ikke bruges i et kald.", "Skriv argumenterne et for et.")
        return dict.fromkeys(names, UKENDT)
    if len(node.args) > len(names):
        message = f"Frasen '{frase.navn}' tager {len(names)} argumenter, men får {len(node.args)}."
        udtryk.tell(node, message, f"Skriv {_signature(frase)}.")
    for name, value in zip(names, node.args, strict=False):
        given[name] = _argument(udtryk, value, rum)
    for keyword in node.kwargs:
        _read_keyword(udtryk, keyword, frase, given)
        given[keyword.key] = _argument(udtryk, keyword.value, rum)
    for name, default in zip(reversed(names), reversed(frase.node.defaults), strict=False):
        given.setdefault(name, read_constant(default) or UKENDT)
    for name in names:
        if name not in given:
            udtryk.tell(node, f"Frasen '{frase.navn}' mangler argumentet '{name}'.", f"Skriv {_signature(frase)}.")
    return given


def _read_keyword(udtryk: Udtryk, keyword: nodes.Keyword, frase: Frase, given: Mapping[str, Slot]) -> None:
    if keyword.key not in frase.argumenter:
        near = suggest(keyword.key, frase.argumenter) or f"Skriv {_signature(frase)}."
        udtryk.tell(keyword, f"Frasen '{frase.navn}' har ikke argumentet '{keyword.key}'.", near)
    elif keyword.key in given:
        udtryk.tell(keyword, f"Frasen '{frase.navn}' får argumentet '{keyword.key}' to gange.", "Slet det ene.")


def _argument(udtryk: Udtryk, node: nodes.Node, rum: Rum) -> Slot:
    constant = read_constant(node)
    if constant is not None:
        return constant
    slot = udtryk.slot(node, rum)
    if slot.art in {Art.FRASE, Art.LOEKKE}:
        return udtryk.tell(node, f"'{show(node)}' er {slot.art.value} og kan ikke gives videre.", "Giv en oplysning.")
    return slot


def _signature(frase: Frase) -> str:
    return f"{frase.navn}({', '.join(frase.argumenter)})"
