"""Which words of a period are finite verbs: certain, doubtful or not."""

from __future__ import annotations

from itertools import compress, count
from operator import or_
from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.kontekst import Kontekst, er_at_navnemaade
from drafting.dansk.perspektiv.maerker import JA, NEJ, Maerker
from drafting.dansk.perspektiv.ordklasser import (
    EJERE,
    LEDSAGERE,
)

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.model import Periode


def find_udsagnsled(periode: Periode) -> tuple[Kontekst, ...]:
    """Return the period with its finite verbs: once, or with and without the doubtful ones where there are any."""
    marks = Maerker(periode)
    many, few = [False] * len(marks.ord), [False] * len(marks.ord)
    for i in compress(count(), marks.context.kan_finit):
        strength = marks.styrke(i)
        many[i], few[i] = strength > NEJ, strength == JA
    start = 0
    for end in (*_find_skel(marks), len(few)):
        if True not in few[start:end]:
            few[start:end] = many[start:end]
            if end > start + 1 and True not in few[start:end]:
                _gaet(marks, few, many, start, end)
        start = end
    return (marks.context.med(many), marks.context.med(few)) if few != many else (marks.context.med(many),)


def _find_skel(marks: Maerker) -> list[int]:
    """Return the places of the marks and of the words that open a clause: between them run words that go together."""
    words, parts = marks.ord, marks.context.skille
    places = compress(count(), map(or_, parts, map(LEDSAGERE.__contains__, words)))
    return [i for i in places if words[i] != "at" or not er_at_navnemaade(words, i)]


def _gaet(marks: Maerker, few: list[bool], many: list[bool], start: int, end: int) -> None:
    """Mark the unknown word after `jeg` as the verb in a run that has none, and that after `min mand` as doubtful."""
    for i in range(start, end):
        word = marks.ord[i]
        noun = i > start and marks.ord[i - 1] in EJERE and marks.token[i].ukendt and word[-1] not in "es"
        noun = noun or (word == "de" and marks.begynder(i))
        if not (noun or word in {"jeg", "vi"}):
            continue
        j = marks.context.spring_biord(i + 1)
        if word in {"jeg", "vi"} and j < end and marks.token[j].ukendt:
            many[j] = few[j] = True
            return
        if noun and j < end and marks.kan_vaere_udsagnsled(j):
            many[j] = True
            return
