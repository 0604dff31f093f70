"""The gates: the fixed text of every letter, in every branch, is as plain as it must be for the one who reads it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from drafting.errors import RefusedError
from drafting.fund import Level
from drafting.language.fra_brev import build_dokument, choose_profil
from drafting.language.tal import find_maalte, measure_saetninger
from drafting.language.tjek import Sprogbestilling, check
from drafting.language.undtagelser import read_undtagelser
from drafting.letter.compose import compose
from drafting.letter.skabelon import load_skabelon
from drafting.oprindelse import Data, Fast, Lov, Profil
from drafting.paths import find_template
from drafting.pipeline import check as check_sag

GRENE = Path(__file__).parents[1] / "grene"
ALLE = sorted(GRENE.glob("*/*/*.yaml"))
LIX = {"borger": 34, "enhed": 42, "udtalelse": 45}
LONGEST = {"borger": 20, "enhed": 30, "udtalelse": 35}  # words in a sentence
ENOUGH = 5  # sentences: with fewer, one word moves LIX by points


@cache
def read_breve(gren: Path):
    """Return the letters of a branch as documents; none where the branch shows a refusal."""
    brev = f"{gren.parent.parent.name}/{gren.parent.name}"
    skabelon, tjek = load_skabelon(brev), check_sag(gren, dato=date(2026, 11, 20))
    try:
        drafts = compose(tjek.fakta, skabelon, tjek.hylder, dato=tjek.dato)
    except RefusedError:
        return ()
    return tuple(build_dokument(each.letter, choose_profil(skabelon)) for each in drafts)


def is_fixed(saetning) -> bool:
    """Return whether most of a sentence is the template's, and not the case's, the law's or the municipality's."""
    origins = [saetning.stykke.find_oprindelse(offset) for offset in range(saetning.start, saetning.end)]
    own = sum(isinstance(each, Fast) for each in origins)
    others = sum(isinstance(each, Data | Lov | Profil) for each in origins)
    return own > others


def find_fixed(dokument):
    return tuple(each for each in find_maalte(dokument) if is_fixed(each))


@pytest.fixture(params=ALLE, ids=lambda gren: f"{gren.parent.name}-{gren.stem}")
def breve(request):
    """Return the letters of each branch in turn."""
    return read_breve(request.param)


def test_the_fixed_text_is_easy_enough_for_its_reader(breve):
    for dokument in breve:
        tal = measure_saetninger(find_fixed(dokument))
        assert tal.saetninger < ENOUGH or tal.lix <= LIX[dokument.profil], f"LIX {tal.lix:.1f}"


def test_no_sentence_is_too_long_for_its_reader(breve):
    for dokument in breve:
        assert [each.tekst for each in find_fixed(dokument) if len(each.ord) > LONGEST[dokument.profil]] == []


def test_the_fixed_text_has_no_warning(breve):
    for dokument in breve:
        files = {fund.place.file for fund in check(dokument).fund if fund.place}
        allowed = [u for file in files for u in read_own(file)]
        loud = [f for f in check(dokument, Sprogbestilling(undtagelser=allowed)).fund if f.niveau > Level.RAAD]
        fixed = [f for f in loud if isinstance(f.traef.stykke.find_oprindelse(f.traef.start), Fast)]
        assert [f"{f.place} {f.besked} {f.traef.forslag}" for f in fixed] == []


def read_own(file):
    path = find_template(file)
    return read_undtagelser(path.read_text("utf-8"), file) if path else ()


def test_every_kind_of_reader_is_measured():
    documents = [dokument for gren in ALLE for dokument in read_breve(gren)]
    assert {dokument.profil for dokument in documents} == set(LIX)
    assert sum(measure_saetninger(find_fixed(each)).saetninger >= ENOUGH for each in documents) > 60
