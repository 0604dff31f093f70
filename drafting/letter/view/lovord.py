"""The provisions a template names, as `lov.fvl_23.citat`: the wording in force on the day of the letter."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, defstruct

from drafting.law.load import load_lovhylde
from drafting.letter.view.sen import Sen
from drafting.oprindelse import Tekst

if TYPE_CHECKING:
    from drafting.letter.view.ramme import Ramme

_NAVNGIVET = re.compile(r"\blov\.(\w+)")


class Lovord(Struct, frozen=True):
    """A provision: how it is cited, and what it says in one plain sentence."""

    citat: Tekst
    saetning: Tekst


class Lovview(Sen):
    """The whole law shelf."""

    @classmethod
    @cache
    def find_type(cls) -> type:
        """Return the record of all provisions."""
        return defstruct("Lovview", [(each, Lovord) for each in sorted(load_lovhylde().ids)], frozen=True)


@lru_cache(maxsize=256)
def _find_let(navne: tuple[str, ...]) -> type:
    return defstruct("Lovview", navne, frozen=True)


def build_lov(ramme: Ramme) -> object:
    """Return the provisions that the template names; raises LawError where one was not known on the letter's day."""
    named = tuple(sorted(load_lovhylde().ids & _find_navngivne(ramme.skabelon.synligt)))
    return _find_let(named)(*(_build(ramme, each) for each in named))


def _build(ramme: Ramme, id_: str) -> Lovord:
    bestemmelse = ramme.hylder.lov.on(id_, ramme.dato)
    return Lovord(bestemmelse.citat, bestemmelse.saetning)


@lru_cache(maxsize=256)
def _find_navngivne(krop: str) -> frozenset[str]:
    return frozenset(_NAVNGIVET.findall(krop))
