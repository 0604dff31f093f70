from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml

from drafting.dansk.perspektiv import Boejning, Stemme, boej

SAETNINGER = yaml.safe_load(Path(__file__).with_name("perspektiv.yaml").read_text(encoding="utf-8"))
STEMMER = get_args(Stemme)
USIKKER = "usikker"

hver_saetning = pytest.mark.parametrize("saetning", SAETNINGER, ids=lambda saetning: saetning["navn"])
hver_stemme = pytest.mark.parametrize("stemme", STEMMER)


def _facts(saetning) -> str:
    return saetning.get("fakta", saetning["jeg"]).removesuffix("\n")


def _bend(saetning, stemme) -> Boejning:
    return boej(_facts(saetning), stemme, flertal=saetning.get("flertal") == "ja")


@hver_stemme
@hver_saetning
def test_each_voice_has_its_form_or_says_it_is_unsure(saetning, stemme):
    boejning = _bend(saetning, stemme)
    if saetning[stemme] == USIKKER:
        assert boejning.usikkerheder, f"meldte ingen usikkerhed og skrev: {boejning.text}"
        return
    if boejning.usikkerheder and stemme in saetning.get("maa_vaere_usikker", ()):
        return
    assert boejning.text == saetning[stemme].removesuffix("\n")
    assert boejning.usikkerheder == ()


@hver_stemme
@hver_saetning
def test_an_uncertainty_points_at_its_word_and_says_why(saetning, stemme):
    facts = _facts(saetning)
    for usikkerhed in _bend(saetning, stemme).usikkerheder:
        assert facts[usikkerhed.start : usikkerhed.slut] == usikkerhed.ord
        assert usikkerhed.ord
        assert usikkerhed.grund


def test_a_text_without_the_citizen_stays_as_it_is():
    text = "Kommunen svarede ikke, og »jeg har sendt min ansøgning« står der i journalen."
    assert boej(text, "borgeren") == Boejning(text, ())


def test_the_judge_is_strict():
    assert len({saetning["navn"] for saetning in SAETNINGER}) == len(SAETNINGER)
    doubtful = [saetning for saetning in SAETNINGER if "maa_vaere_usikker" in saetning]
    assert len(doubtful) <= len(SAETNINGER) * 0.2
