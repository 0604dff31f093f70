"""What an expression in a template is: its type, whether it may be printed, and what a condition tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from msgspec import Struct
from msgspec.structs import replace

from drafting.letter.skabelontjek.forbudt import explain
from drafting.letter.skabelontjek.rum import find_root, show
from drafting.letter.skabelontjek.typer import (
    BETINGELSE,
    SAMMENSAT,
    UKENDT,
    Art,
    Slot,
    describe,
    find_field,
    fits,
    read_annotation,
    read_fields,
    suggest,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafting.letter.skabelontjek.filer import Frase, Journal
    from drafting.letter.skabelontjek.rum import Rum, Tjek

    Call = Callable[["Udtryk", nodes.Call, Frase, Rum], Slot]
    Known = tuple[frozenset[str], frozenset[str]]

_NOTHING: frozenset[str] = frozenset()
_PRINTABLE = frozenset({Art.TEKST, Art.PROSA, Art.SAMMENSAT, Art.UKENDT})
_ASKABLE = frozenset({Art.BETINGELSE, Art.LISTE, Art.UKENDT, Art.INTET})


class Udtryk(Struct, frozen=True, eq=False):
    """Reads one file's expressions; `ejere` are the files whose imports it may use, `call` checks a call."""

    tjek: Tjek
    journal: Journal
    call: Call
    ejere: tuple[str, ...]

    def tell(self, node: nodes.Node, message: str, remedy: str = "") -> Slot:
        """Write down an error; what it is about is unknown from here on, so it is told once."""
        # Jinja leaves some nodes of its own making without a line
        line = node.lineno or next((inner.lineno for inner in node.find_all(nodes.Node) if inner.lineno), 0)
        self.journal.tell(line, message, remedy)
        return UKENDT

    def slot(self, node: nodes.Node, rum: Rum) -> Slot:
        """Return what an expression is; errors are told on the way."""
        match node:
            case nodes.Name():
                return self._name(node, rum)
            case nodes.Getattr():
                return self._attribute(node, rum)
            case nodes.Filter():
                return self._filter(node, rum)
            case nodes.CondExpr():
                return self._choice(node, rum)
            case nodes.Call():
                return self._call(node, rum)
        return self.tell(node, *explain(node))

    def printed(self, node: nodes.Node, rum: Rum) -> None:
        """Check that an expression can be printed."""
        slot = self.slot(node, rum)
        if slot.art is Art.PROSA:
            self.tjek.prosa.add(id(node))
        if slot.art not in _PRINTABLE and slot.art is not Art.INTET:
            self.tell(node, f"'{show(node)}' er {slot.art.value} og kan ikke skrives.", _advise_print(slot, show(node)))
        elif slot.mangler:
            remedy = f"Skriv {{% if {show(node)} %}} om det"
            remedy += f", eller kræv '{slot.sti}' i brevets hoved." if slot.sti else "."
            self.tell(node, f"'{show(node)}' kan mangle.", remedy)

    def condition(self, node: nodes.Node, rum: Rum) -> Known:
        """Return what is known not to be missing when the condition holds, and when it does not."""
        match node:
            case nodes.Not(node=inner):
                yes, no = self.condition(inner, rum)
                return no, yes
            case nodes.And(left=left, right=right):
                yes, no = self.condition(left, rum)
                also, nor = self.condition(right, rum.narrow(yes))
                return yes | also, no & nor
            case nodes.Or(left=left, right=right):
                yes, no = self.condition(left, rum)
                also, nor = self.condition(right, rum.narrow(no))
                return yes & also, no | nor
            case nodes.Name() | nodes.Getattr():
                self._asked(node, rum)
                return frozenset({show(node)}), _NOTHING
            case nodes.Const(value=value):
                self.tell(node, f"Betingelsen er altid {'sand' if value else 'falsk'}.", "Slet mærket.")
            case nodes.Filter() | nodes.Call() | nodes.CondExpr():
                self.tell(
                    node,
                    "I en betingelse kan kun stå navne, and, or og not.",
                    "Giv betingelsen et navn i brevets view.",
                )
            case _:
                self.tell(node, *explain(node))
        return _NOTHING, _NOTHING

    def _asked(self, node: nodes.Name | nodes.Getattr, rum: Rum) -> None:
        slot = self.slot(node, rum)
        path = show(node)
        if slot.er_ukendt or find_root(node) in rum.argumenter:
            return
        if path in rum.kendt:
            self.tell(
                node, f"Betingelsen '{path}' er altid sand her.", "Den er allerede spurgt om længere ude: slet den ene."
            )
        elif slot.sti in self.tjek.kraever:
            remedy = f"Slet betingelsen, eller tag '{slot.sti}' ud af kraever."
            self.tell(node, f"Betingelsen '{path}' er altid sand: brevet kræver den.", remedy)
        elif not slot.mangler and slot.art not in _ASKABLE:
            self.tell(node, f"Betingelsen '{path}' er altid sand: '{path}' mangler aldrig.", "Slet betingelsen.")

    def _name(self, node: nodes.Name, rum: Rum) -> Slot:
        slot = rum.navne.get(node.name)
        if slot is None:
            return self._unknown_name(node, rum)
        if slot.sti and "." not in slot.sti and slot.art is Art.BETINGELSE:
            self._declared(node, slot.sti)
        return self._seen(slot, node.name, rum)

    def _unknown_name(self, node: nodes.Name, rum: Rum) -> Slot:
        if node.name == "loop":
            return self.tell(node, "'loop' findes kun inde i {% for %}.", "Slet det, eller flyt det ind i løkken.")
        near = suggest(node.name, rum.navne)
        if not near and rum.argumenter:
            near = "En frase ser kun sine argumenter: giv værdien med, når frasen kaldes."
        return self.tell(node, f"'{node.name}' findes ikke.", near or "Brug et navn fra brevets view.")

    def _declared(self, node: nodes.Name, sti: str) -> None:
        if sti not in self.tjek.bruger and sti not in self.tjek.brugte_stier:
            self.tell(node, f"Betingelsen '{sti}' er ikke nævnt i brevets hoved.", f"Skriv {sti} under bruger.")

    def _seen(self, slot: Slot, path: str, rum: Rum) -> Slot:
        if slot.sti:
            self.tjek.brugte_stier.add(slot.sti)
        return replace(slot, mangler=False) if path in rum.kendt else slot

    def _attribute(self, node: nodes.Getattr, rum: Rum) -> Slot:
        owner, path = self.slot(node.node, rum), show(node.node)
        if owner.er_ukendt:
            return UKENDT
        if owner.art is Art.LOEKKE:
            if node.attr in {"first", "last"}:
                return BETINGELSE
            return self.tell(
                node,
                f"loop.{node.attr} kan ikke bruges.",
                "Kun loop.first og loop.last findes; numre kommer af sig selv.",
            )
        if owner.art is not Art.POST or owner.post is None:
            remedy = f"Skriv {{% for … in {path} %}}." if owner.art is Art.LISTE else f"Skriv kun '{path}'."
            return self.tell(node, f"'{path}' er {owner.art.value} og har ingen '{node.attr}'.", remedy)
        if owner.mangler:
            self.tell(node, f"'{path}' kan mangle, når '.{node.attr}' bruges.", f"Skriv {{% if {path} %}} om det.")
        field = find_field(owner, node.attr, self.tjek.kraever)
        if field is None:
            fields = read_fields(owner.post)
            near = suggest(node.attr, fields)
            return self.tell(
                node, f"'{path}' har ingen '{node.attr}'.", near or f"Der findes: {', '.join(sorted(fields))}."
            )
        return self._seen(field, show(node), rum)

    def _filter(self, node: nodes.Filter, rum: Rum) -> Slot:
        entry = self.tjek.filtre.get(node.name)
        given = self.slot(node.node, rum) if node.node is not None else UKENDT
        if entry is None:
            near = suggest(node.name, self.tjek.filtre)
            known = ", ".join(sorted(self.tjek.filtre))
            return self.tell(node, f"Filteret '{node.name}' findes ikke.", near or f"Der findes: {known}.")
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.tell(node, f"Filteret '{node.name}' tager ingen argumenter.", f"Skriv |{node.name} uden parentes.")
        wanted, result = read_annotation(entry.want), SAMMENSAT if entry.gives is None else read_annotation(entry.gives)
        if given.er_ukendt:
            return result
        shown = show(node.node) if node.node is not None else "…"
        if given.mangler:
            self.tell(
                node, f"'{shown}' kan mangle, når filteret '{node.name}' bruges.", f"Skriv {{% if {shown} %}} om det."
            )
        if not fits(given, wanted):
            message = f"Filteret '{node.name}' vil have {describe(wanted)}, men '{shown}' er {describe(given)}."
            return self.tell(node, message, "Vælg en anden oplysning, eller slet filteret.")
        return replace(result, art=Art.PROSA) if given.art is Art.PROSA and result.art is Art.TEKST else result

    def _choice(self, node: nodes.CondExpr, rum: Rum) -> Slot:
        yes, no = self.condition(node.test, rum)
        first = self.slot(node.expr1, rum.narrow(yes))
        if node.expr2 is None:
            return self.tell(node, "'if' uden 'else' skriver ingenting.", "Skriv {% if … %}{{ … }}{% endif %}.")
        second = self.slot(node.expr2, rum.narrow(no))
        if first.er_ukendt or second.er_ukendt:
            return UKENDT
        missing = first.mangler or second.mangler
        if first.art is second.art and first.post is second.post and first.af == second.af:
            return replace(first, mangler=missing, sti=first.sti if first.sti == second.sti else "")
        if {first.art, second.art} <= _PRINTABLE:
            several = Art.PROSA in {first.art, second.art}
            return Slot(Art.PROSA if several else Art.SAMMENSAT, mangler=missing)
        message = f"De to værdier er af hver sin slags: {describe(first)} og {describe(second)}."
        return self.tell(node, message, "Skriv {% if … %} med hver sin tekst.")

    def _call(self, node: nodes.Call, rum: Rum) -> Slot:
        if isinstance(node.node, nodes.Getattr):
            shown = show(node.node)
            self.slot(node.node.node, rum)
            return self.tell(
                node, f"'{shown}()' kan ikke kaldes.", "Kun fraser kan kaldes; brug et filter: {{ navn|stort }}."
            )
        if not isinstance(node.node, nodes.Name):
            return self.tell(node, "Her kan ikke kaldes noget.", "Skriv {{ frase(oplysning) }}.")
        slot = self.slot(node.node, rum)
        if slot.frase is not None:
            self.tjek.brugte_navne.update((ejer, node.node.name) for ejer in self.ejere)
            return self.call(self, node, slot.frase, rum)
        if not slot.er_ukendt:
            self.tell(node, f"'{node.node.name}' er ikke en frase.", f"Skriv {{{{ {node.node.name} }}}} uden parentes.")
        return UKENDT


def _advise_print(slot: Slot, path: str) -> str:
    match slot.art:
        case Art.BETINGELSE:
            return f"Skriv {{% if {path} %}}tekst{{% endif %}}."
        case Art.LISTE:
            return f"Skriv {{% for … in {path} %}}, eller brug et filter."
        case Art.POST if slot.post is not None:
            return f"Vælg en af dens oplysninger: {', '.join(sorted(read_fields(slot.post)))}."
        case Art.FRASE:
            return f"Skriv {{{{ {path}() }}}}."
    return "Gør den til tekst i brevets view."
