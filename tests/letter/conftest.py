"""Drafting a letter from case text, for tests of what letters say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from drafting.facts.load import Closedsets, load_sag
from drafting.law.load import list_kommuner, load_klagetemaer, load_lovhylde, load_profil
from drafting.letter.compose import compose
from drafting.letter.skabelon import load_skabelon
from drafting.letter.view import Hylder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from drafting.letter.compose import Udkast

DATO = date(2026, 11, 20)


@pytest.fixture
def skriv_brev(tmp_path: Path) -> Callable[[str, str], tuple[Udkast, ...]]:
    """Return a function that drafts the letter `navn` from the text of a case."""

    def skriv(tekst: str, navn: str) -> tuple[Udkast, ...]:
        file = tmp_path / "sag.yaml"
        file.write_text(tekst, encoding="utf-8")
        temaer = load_klagetemaer()
        sag = load_sag(file, closed=Closedsets(frozenset(list_kommuner()), frozenset(temaer)))
        hylder = Hylder(load_profil(sag.kommune), load_lovhylde(), temaer)
        return compose(sag, load_skabelon(navn), hylder, dato=DATO)

    return skriv
