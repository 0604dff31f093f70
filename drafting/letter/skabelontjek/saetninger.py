"""The statements of a template: what each does to the names, and what it tells about what can be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from msgspec import Struct
from msgspec.structs import replace

from drafting.letter.skabelontjek.filer import Frase
from drafting.letter.skabelontjek.forbudt import explain
from drafting.letter.skabelontjek.hentning import bind_imports, find_included
from drafting.letter.skabelontjek.rum import read_constant, show
from drafting.letter.skabelontjek.typer import LOEKKE, SAMMENSAT, UKENDT, Art, Slot, find_item

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drafting.letter.skabelontjek.rum import Rum, Tjek
    from drafting.letter.skabelontjek.udtryk import Udtryk

    Alone = Callable[[Tjek, Frase, Rum], None]


class Saetninger(Struct, frozen=True, eq=False):
    """Walks the statements of one file; `alone` checks a phrase where it is written."""

    udtryk: Udtryk
    alone: Alone

    def body(self, body: Sequence[nodes.Node], rum: Rum, depth: int) -> Rum:
        """Return the room after a list of statements; errors are told on the way."""
        for node in body:
            rum = self._statement(node, rum, depth)
        return rum

    def _statement(self, node: nodes.Node, rum: Rum, depth: int) -> Rum:  # noqa: PLR0911 (one return for each kind)
        match node:
            case nodes.Output():
                self._output(node, rum)
                return rum
            case nodes.If():
                return self._if(node, rum, depth)
            case nodes.For():
                return self._for(node, rum, depth)
            case nodes.Assign() | nodes.AssignBlock():
                return self._set(node, rum, depth)
            case nodes.Macro():
                return self.macro(node, rum, depth)
            case nodes.Include():
                return self._include(node, rum, depth)
            case nodes.FromImport():
                return bind_imports(self.udtryk, node, rum)
        self.udtryk.tell(node, *explain(node))
        return rum

    def _output(self, node: nodes.Output, rum: Rum) -> None:
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData):
                self.udtryk.printed(part, rum)

    def _if(self, node: nodes.If, rum: Rum, depth: int) -> Rum:
        ends: list[Rum] = []
        rest = rum
        for branch in (node, *node.elif_):
            yes, no = self.udtryk.condition(branch.test, rest)
            ends.append(self.body(branch.body, rest.narrow(yes), depth + 1))
            rest = rest.narrow(no)
        ends.append(self.body(node.else_, rest, depth + 1))
        first, *others = ends
        for navn, slot in first.navne.items():
            if navn not in rum.navne and all(end.navne.get(navn) == slot for end in others):
                rum = rum.bind(navn, slot)
        return rum

    def _for(self, node: nodes.For, rum: Rum, depth: int) -> Rum:
        if node.recursive:
            self.udtryk.tell(node, "'recursive' kan ikke bruges.", "Skriv en løkke inde i løkken.")
        item = self._item(node, rum)
        inside = rum
        if isinstance(node.target, nodes.Name):
            inside = self._bind(node.target, item, rum)
        else:
            self.udtryk.tell(node, "I {% for %} kan kun stå ét navn.", "Skriv {% for punkt in punkter %}.")
        if node.test is not None:
            inside = inside.narrow(self.udtryk.condition(node.test, inside)[0])
        self.body(node.body, inside.bind("loop", LOEKKE), depth + 1)
        self.body(node.else_, rum, depth + 1)
        return rum

    def _item(self, node: nodes.For, rum: Rum) -> Slot:
        slot, path = self.udtryk.slot(node.iter, rum), show(node.iter)
        if slot.er_ukendt:
            return UKENDT
        if slot.art is not Art.LISTE:
            return self.udtryk.tell(
                node, f"'{path}' er {slot.art.value} og ikke en liste.", f"Skriv {{{{ {path} }}}} uden løkke."
            )
        if slot.mangler:
            self.udtryk.tell(node, f"Løkken går over '{path}', som kan mangle.", f"Skriv {{% if {path} %}} om løkken.")
        return find_item(slot)

    def _bind(self, target: nodes.Name, slot: Slot, rum: Rum) -> Rum:
        if target.name in rum.navne or target.name == "loop":
            message = f"Navnet '{target.name}' er allerede i brug."
            self.udtryk.tell(
                target, message, "Vælg et andet navn: en værdi kan ikke ændres, og set virker ikke ud af en løkke."
            )
        return rum.bind(target.name, slot)

    def _set(self, node: nodes.Assign | nodes.AssignBlock, rum: Rum, depth: int) -> Rum:
        if isinstance(node, nodes.Assign):
            slot = self.udtryk.slot(node.node, rum)
        else:
            slot = SAMMENSAT
            self.body(node.body, rum, depth + 1)
            if node.filter is not None:
                self.udtryk.tell(
                    node, "{% set %} kan ikke have et filter her.", "Sæt filteret på værdien: {{ navn|stort }}."
                )
        if isinstance(node.target, nodes.Name):
            return self._bind(node.target, slot, rum)
        self.udtryk.tell(node, *explain(node.target))
        return rum

    def macro(self, node: nodes.Macro, rum: Rum, depth: int) -> Rum:
        """Return the room with the phrase the macro defines."""
        if depth:
            self.udtryk.tell(
                node, "En frase kan ikke defineres inde i et andet mærke.", "Flyt den ud i templates/faelles."
            )
            return rum
        frase = Frase(node.name, node, self.udtryk.journal.kilde)
        for default in node.defaults:
            if read_constant(default) is None:
                message = f"Standardværdien i frasen '{node.name}' kan kun være none, true eller false."
                self.udtryk.tell(node, message, "Slet den, og giv værdien med, når frasen kaldes.")
        if len(set(frase.argumenter)) != len(frase.argumenter):
            self.udtryk.tell(node, f"Frasen '{node.name}' har to argumenter med samme navn.", "Giv dem hver sit navn.")
        if node.name in rum.navne:
            self.udtryk.tell(node, f"Navnet '{node.name}' er allerede i brug.", "Giv frasen et andet navn.")
        rum = rum.bind(node.name, Slot(Art.FRASE, frase=frase))
        self.alone(self.udtryk.tjek, frase, rum)
        return rum

    def _include(self, node: nodes.Include, rum: Rum, depth: int) -> Rum:
        fil = find_included(self.udtryk, node)
        if fil is None or fil.tree is None:
            return rum
        tjek, navn = self.udtryk.tjek, fil.kilde.navn
        tjek.inkluderet[id(node)] = fil
        tjek.stak.append(navn)
        udtryk = replace(self.udtryk, journal=tjek.journal(fil.kilde), ejere=(*self.udtryk.ejere, navn))
        replace(self, udtryk=udtryk).body(fil.tree.body, rum, depth + 1)
        tjek.stak.pop()
        return rum
