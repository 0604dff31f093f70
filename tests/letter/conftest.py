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
from drafting.render.text import render_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from drafting.letter.compose import Udkast

DATO = date(2026, 11, 20)


@pytest.fixture
def skriv_brev(tmp_path: Path) -> Callable[[str, str], tuple[Udkast, ...]]:
    """Return a function that drafts the letter `navn` from the text of a case."""

    def skriv(tekst: str, navn: str, overlay: Path | None = None) -> tuple[Udkast, ...]:
        file = tmp_path / "sag.yaml"
        file.write_text(tekst, encoding="utf-8")
        temaer = load_klagetemaer()
        sag = load_sag(file, closed=Closedsets(frozenset(list_kommuner()), frozenset(temaer)))
        hylder = Hylder(load_profil(sag.kommune), load_lovhylde(), temaer)
        return compose(sag, load_skabelon(navn, overlay), hylder, dato=DATO, overlay=overlay)

    return skriv


@pytest.fixture
def skriv_egen(tmp_path: Path, skriv_brev: Callable[..., tuple[Udkast, ...]]) -> Callable[[str, str], str]:
    """Return a function that gives the words of a letter of one's own, from a case and a template."""

    def skriv(tekst: str, skabelon: str) -> str:
        egne = tmp_path / f"egne{len(list(tmp_path.iterdir()))}"  # a template is read once
        (egne / "klage").mkdir(parents=True)
        (egne / "klage" / "proeve.md.j2").write_text(skabelon, encoding="utf-8")
        (udkast,) = skriv_brev(tekst, "klage/proeve", egne)
        return " ".join(render_text(udkast.letter).split())

    return skriv
