from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.dansk.perspektiv import Boejning, boej, boej_til_du

HERE = Path(__file__).parent
SAETNINGER = yaml.safe_load((HERE / "til_du.yaml").read_text(encoding="utf-8"))
DOMMER = [row for row in yaml.safe_load((HERE / "perspektiv.yaml").read_text(encoding="utf-8")) if "fakta" not in row]


@pytest.mark.parametrize("saetning", SAETNINGER, ids=lambda saetning: saetning["tekst"].strip()[:60])
def test_the_citizen_is_told_the_advisers_words_or_there_is_doubt(saetning):
    text = saetning["tekst"].removesuffix("\n")
    answer = boej_til_du(text, omtale=saetning.get("omtale"), flertal=saetning.get("flertal") == "ja")
    assert all(text[doubt.start : doubt.slut] == doubt.ord for doubt in answer.usikkerheder)
    assert all(doubt.grund.endswith(".") for doubt in answer.usikkerheder)
    if saetning["til_du"] == "usikker":
        assert answer.usikkerheder
    else:
        assert answer == Boejning(saetning["til_du"].removesuffix("\n"), ())


def _begge_veje(saetning):
    """Return what is told to the citizen by way of the third person, and what the citizen's own words become."""
    text, flertal = saetning["jeg"].removesuffix("\n"), saetning.get("flertal") == "ja"
    third = boej(text, "borgeren", flertal=flertal)
    direct = boej(text, "du", flertal=flertal)
    if third.usikkerheder or direct.usikkerheder or "ig og min mand" in text or "min mand og mig har" in text:
        return None
    around = boej_til_du(third.text, flertal=flertal)
    return None if around.usikkerheder else (around.text, direct.text)


def test_both_ways_from_the_citizens_words_to_du_are_one():
    pairs = [pair for pair in map(_begge_veje, DOMMER) if pair]
    assert [around for around, _ in pairs] == [direct for _, direct in pairs]
    assert len(pairs) > len(DOMMER) * 0.7


@pytest.mark.parametrize("omtale", [None, "navn", "de"])
def test_a_pronoun_is_in_doubt_where_nobody_has_said_which_it_is(omtale):
    assert [d.ord for d in boej_til_du("Hun fik ikke svar.", omtale=omtale).usikkerheder] == ["Hun"]


@pytest.mark.parametrize("flertal", [True, False])
@pytest.mark.parametrize("text", ["", "Centret svarede ikke.", "Jeg har set på min sag.", "Medarbejderen skyndte sig."])
def test_words_about_others_are_left_alone(text, flertal):
    assert boej_til_du(text, flertal=flertal) == Boejning(text, ())


ORD = "borgeren borgerens hun hende hendes han sig sin sine centret svarede har fået ikke at som og , . ( ) »x« til jeg"
TEXTS = st.lists(st.sampled_from([*ORD.split(), "\n", "Borgeren", "borgerne", "breve"]), max_size=25).map(" ".join)


@given(st.text() | TEXTS, st.sampled_from([None, "hun", "han"]), st.booleans())
@settings(max_examples=300)
def test_every_text_is_answered_and_doubts_point_at_their_words(text, omtale, flertal):
    answer = boej_til_du(text, omtale=omtale, flertal=flertal)
    assert all(text[doubt.start : doubt.slut] == doubt.ord for doubt in answer.usikkerheder)
    assert [char for char in answer.text if char.isspace()] == [char for char in text if char.isspace()]
