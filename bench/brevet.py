"""The letter everybody writes: one of our own with points, a table and a list of enclosures, for many people."""

from __future__ import annotations

import tempfile
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from sager import write_sag
from skabelon import read_brev
from sted import DATO

from drafting.letter.compose import compose
from drafting.letter.skabelon import load_skabelon
from drafting.paths import templates_folder
from drafting.pipeline import check
from drafting.render.brevpapir import load_brevpapir

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skabelon import Brevmodel

    from drafting.letter.tree import Letter
    from drafting.render.brevpapir import Brevpapir

T = TypeVar("T")
KLAGE = "klage/klage"
VIDERESENDELSE = "klage/videresendelse"


def compose_brev(sagsfil: Path, brev: str) -> Letter:
    """Return the letter of a case."""
    tjek = check(sagsfil, dato=DATO)
    return compose(tjek.fakta, load_skabelon(brev), tjek.hylder, dato=DATO)[0].letter


@cache
def write_breve(antal: int, brev: str = KLAGE) -> tuple[Letter, ...]:
    """Return the letter for so many people; the first is the example's own."""
    with tempfile.TemporaryDirectory() as folder:
        return tuple(compose_brev(write_sag(Path(folder), number), brev) for number in range(antal))


@cache
def read_modeller(antal: int, brev: str = KLAGE) -> tuple[Brevmodel, ...]:
    """Return what the letters say."""
    return tuple(map(read_brev, write_breve(antal, brev)))


@cache
def load_papir() -> Brevpapir:
    """Return the letterhead everybody writes on."""
    return load_brevpapir(templates_folder() / "brevpapir")


class Naeste(Generic[T]):
    """Gives each of the works the letters in turn, so that none is asked for what it has just written."""

    def __init__(self, breve: Sequence[T]) -> None:
        self._breve, self._count = breve, count()

    def __call__(self) -> T:
        """Return the next."""
        return self._breve[next(self._count) % len(self._breve)]
