"""Which lines of a letter can follow each other, whichever way its conditions fall: every state its text can be in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from msgspec import Struct

from drafting.letter.skabelontjek.afsnitsregler import PROSA, Afsnitsregler, Stand, write
from drafting.letter.skabelontjek.jinja_dansk import tell_tangle
from drafting.letter.skabelontjek.maerker import VALUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from drafting.letter.skabelontjek.filer import Frase, Kilde
    from drafting.letter.skabelontjek.rum import Tjek

    Stande = tuple[Stand, ...]

_MOST_STATES = 300
_MOST_STEPS = 20_000
_DEEPEST = 5


class Gang(Struct, eq=False):
    """Walks a template with all the states its text can be in; `regler` hears of every finished line."""

    tjek: Tjek
    regler: Afsnitsregler
    steps: int = 0

    def body(self, body: Sequence[nodes.Node], stande: Stande, kilde: Kilde, depth: int) -> Stande:
        """Return the states after a list of statements."""
        for node in body:
            self.steps += len(stande)
            if self.steps > _MOST_STEPS:
                self.regler.add(tell_tangle(self.regler.kilde))
                return stande
            stande = self._statement(node, stande, kilde, depth)[:_MOST_STATES]
        return stande

    def _statement(self, node: nodes.Node, stande: Stande, kilde: Kilde, depth: int) -> Stande:
        match node:
            case nodes.Output():
                for part in node.nodes:
                    stande = self._part(part, stande, kilde, depth)
                return stande
            case nodes.If():
                return self._if(node, stande, kilde, depth)
            case nodes.For():
                return self._for(node, stande, kilde, depth)
            case nodes.Include():
                fil = self.tjek.inkluderet.get(id(node))
                return self.body(fil.tree.body, stande, fil.kilde, depth + 1) if fil and fil.tree else stande
        return stande

    def _part(self, part: nodes.Node, stande: Stande, kilde: Kilde, depth: int) -> Stande:
        if isinstance(part, nodes.TemplateData):
            return _unique(self._text(stand, part, kilde) for stand in stande)
        if isinstance(part, nodes.CondExpr):
            first = self._part(part.expr1, stande, kilde, depth)
            second = self._part(part.expr2, stande, kilde, depth) if part.expr2 is not None else stande
            if id(part) not in self.tjek.prosa:
                return _unique((*first, *second))
        frase = self.tjek.kald.get(id(part))
        if frase is not None and frase not in self.tjek.stak:
            return self._call(frase, part, stande, kilde, depth)
        sign = PROSA if id(part) in self.tjek.prosa else VALUE
        return _unique(write(stand, sign, kilde.at(part.lineno)) for stand in stande)

    def _call(self, frase: Frase, part: nodes.Node, stande: Stande, kilde: Kilde, depth: int) -> Stande:
        # a line that begins in a phrase is told at its call: the same phrase may begin a paragraph elsewhere
        here = kilde.at(part.lineno)
        self.tjek.stak.append(frase)
        called = _unique(stand._replace(kaldt_fra=stand.kaldt_fra or here) for stand in stande)
        inside = self.body(frase.node.body, called, frase.kilde, depth + 1)
        self.tjek.stak.pop()
        return _unique(stand._replace(kaldt_fra=None) if stand.kaldt_fra == here else stand for stand in inside)

    def _text(self, stand: Stand, data: nodes.TemplateData, kilde: Kilde) -> Stand:
        first, *rest = data.data.split("\n")
        stand = write(stand, first, kilde.at(data.lineno))
        for number, text in enumerate(rest, start=data.lineno):
            stand = self.regler.close(stand, seen=kilde.is_blank(number))
            stand = write(stand, text, kilde.at(number + 1))
        return stand

    def _if(self, node: nodes.If, stande: Stande, kilde: Kilde, depth: int) -> Stande:
        branches = [node.body, *(branch.body for branch in node.elif_), node.else_]
        cross = _crossing(branches, node.lineno, kilde)
        stande = cross(stande)
        ends = [self.body(branch, stande, kilde, depth + 1) for branch in branches]
        return cross(_unique(stand for end in ends for stand in end))

    def _for(self, node: nodes.For, stande: Stande, kilde: Kilde, depth: int) -> Stande:
        cross = _crossing([node.body, node.else_], node.lineno, kilde)
        stande = cross(stande)
        once = cross(self.body(node.body, stande, kilde, depth + 1))
        again = cross(self.body(node.body, once, kilde, depth + 1)) if depth < _DEEPEST else once
        none = self.body(node.else_, stande, kilde, depth + 1)
        return _unique((*cross(none), *once, *again))


def _crossing(branches: Iterable[Sequence[nodes.Node]], line: int, kilde: Kilde) -> Callable[[Stande], Stande]:
    """Return what marks the states at the start of a line as having crossed a tag with empty lines inside."""
    if not any(_has_blank(node, kilde) for branch in branches for node in branch):
        return lambda stande: stande
    place = kilde.at(line)
    return lambda stande: _unique(
        stand if stand.head.strip() or stand.over else stand._replace(over=place) for stand in stande
    )


def _has_blank(node: nodes.Node, kilde: Kilde) -> bool:
    data = [node] if isinstance(node, nodes.TemplateData) else node.find_all(nodes.TemplateData)
    return any(kilde.is_blank(part.lineno + number) for part in data for number in range(part.data.count("\n")))


def _unique(stande: Iterable[Stand]) -> Stande:
    every = tuple(stande)
    return every if len(every) == 1 else tuple(dict.fromkeys(every))
