"""The room an expression stands in, with the names it sees, and what one check gathers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from msgspec import Struct, field
from msgspec.structs import replace

from drafting.letter.skabelontjek.filer import Journal
from drafting.letter.skabelontjek.typer import BETINGELSE, INTET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from drafting.errors import Trouble
    from drafting.letter.marks import Filter
    from drafting.letter.skabelontjek.filer import Fil, Frase, Kilde
    from drafting.letter.skabelontjek.typer import Slot


class Rum(Struct, frozen=True, eq=False):
    """Names with slots; `kendt` are the expressions a guard has found, `argumenter` a phrase's own names."""

    navne: Mapping[str, Slot]
    kendt: frozenset[str] = frozenset()
    argumenter: frozenset[str] = frozenset()

    def bind(self, navn: str, slot: Slot) -> Rum:
        """Return the room with one more name."""
        return replace(self, navne={**self.navne, navn: slot})

    def narrow(self, found: Iterable[str]) -> Rum:
        """Return the room where the expressions in `found` are known not to be missing."""
        return replace(self, kendt=self.kendt | frozenset(found))


class Tjek(Struct, eq=False):
    """All that one check of one letter gathers; `prosa`, `kald` and `include` are keyed by the id of a node."""

    filtre: Mapping[str, Filter]
    hent: Callable[[str], Fil | None]
    read_phrases: Callable[[Tjek, Fil], Mapping[str, Frase]]
    filnavne: tuple[str, ...] = ()
    kraever: frozenset[str] = frozenset()
    bruger: frozenset[str] = frozenset()
    journaler: dict[str, Journal] = field(default_factory=dict)
    brugte_stier: set[str] = field(default_factory=set)
    importer: dict[tuple[str, str], int] = field(default_factory=dict)
    brugte_navne: set[tuple[str, str]] = field(default_factory=set)
    fraser: dict[str, Mapping[str, Frase]] = field(default_factory=dict)
    prosa: set[int] = field(default_factory=set)
    kald: dict[int, Frase] = field(default_factory=dict)
    inkluderet: dict[int, Fil] = field(default_factory=dict)
    egne: dict[Frase, frozenset[Trouble]] = field(default_factory=dict)
    rum: dict[Frase, Rum] = field(default_factory=dict)
    husket: dict[object, tuple[Trouble, ...]] = field(default_factory=dict)
    stak: list[object] = field(default_factory=list)

    def journal(self, kilde: Kilde) -> Journal:
        """Return the journal of a file, a new one the first time."""
        return self.journaler.setdefault(kilde.navn, Journal(kilde))


def read_constant(node: nodes.Node) -> Slot | None:
    """Return the slot of `none`, `true` or `false`, the only constants a phrase can be given; else None."""
    if not isinstance(node, nodes.Const) or not (node.value is None or isinstance(node.value, bool)):
        return None
    return INTET if node.value is None else BETINGELSE


def show(node: nodes.Node) -> str:
    """Return an expression as it is typed: `enhed.navn`."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=inner, attr=attr):
            return f"{show(inner)}.{attr}"
        case nodes.Filter(node=inner, name=name) if inner is not None:
            return f"{show(inner)}|{name}"
        case nodes.Call(node=inner):
            return f"{show(inner)}()"
    return "…"


def find_root(node: nodes.Node) -> str:
    """Return the first name of a dotted expression: `enhed` of `enhed.navn`."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return str(node.name) if isinstance(node, nodes.Name) else ""
