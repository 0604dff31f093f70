"""The provisions a template names, as `lov.fvl_23.citat`: the wording in force on the day of the letter."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, defstruct

from drafting.law.load import load_lovhylde
from drafting.oprindelse import Tekst

if TYPE_CHECKING:
    from drafting.letter.view.ramme import Ramme

_NAVNGIVET = re.compile(r"\blov\.(\w+)")


class Lovord(Struct, frozen=True):
    """A provision: how it is cited, and what it says in one plain sentence."""

    citat: Tekst
    saetning: Tekst


if TYPE_CHECKING:
    Lovview = object
else:
    Lovview = defstruct("Lovview", [(each, Lovord) for each in sorted(load_lovhylde().ids)], frozen=True)


def build_lov(ramme: Ramme) -> Lovview:
    """Return the provisions that the template names; raises LawError where one was not known on the letter's day."""
    named = _find_navngivne(ramme.skabelon.synligt)
    found = {each: _build(ramme, each) for each in load_lovhylde().ids & named}
    return Lovview(**{each: found.get(each) for each in load_lovhylde().ids})


def _build(ramme: Ramme, id_: str) -> Lovord:
    bestemmelse = ramme.hylder.lov.on(id_, ramme.dato)
    return Lovord(bestemmelse.citat, bestemmelse.saetning)


@lru_cache(maxsize=256)
def _find_navngivne(krop: str) -> frozenset[str]:
    return frozenset(_NAVNGIVET.findall(krop))
