from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from drafting.dansk.perspektiv import boej, boej_til_du, saet_stedord

HERE = Path(__file__).parent
DOMMER = [row for row in yaml.safe_load((HERE / "perspektiv.yaml").read_text(encoding="utf-8")) if "fakta" not in row]


@pytest.mark.parametrize(
    ("text", "omtale", "told"),
    [
        (
            "Borgeren vil gerne vide, hvem borgeren skal skrive til, så borgerens breve ikke bliver væk.",
            "hun",
            "Borgeren vil gerne vide, hvem hun skal skrive til, så hendes breve ikke bliver væk.",
        ),
        (
            "Kommunen svarede ikke på borgerens breve. Borgeren ringede, og kommunen skrev til borgeren.",
            "han",
            "Kommunen svarede ikke på borgerens breve. Han ringede, og kommunen skrev til ham.",
        ),
        (
            "Borgeren vil gerne have, at kommunen taler med borgerens datter og med borgeren.",
            "han",
            "Borgeren vil gerne have, at kommunen taler med hans datter og med ham.",
        ),
        (
            "Borgeren fik sin plads. Borgerens søn bor hos borgeren.",
            "hun",
            "Borgeren fik sin plads. Hendes søn bor hos hende.",
        ),
    ],
)
def test_the_citizen_is_named_once_and_then_told_of_by_pronoun(text, omtale, told):
    assert saet_stedord(text, omtale) == told


@pytest.mark.parametrize(
    "text",
    [
        "Borgeren fik en seng.",
        "Borgerens datter bor hos borgeren.",
        "Medarbejderen talte ned til borgeren. Borgeren blev ked af det.",
        "Borgeren talte med Anna Krag. Borgeren fik ikke svar.",
        "Borgeren skrev: »Borgeren kommer kl. 10.«",
    ],
)
def test_a_pronoun_that_could_be_somebody_else_is_not_put(text):
    assert saet_stedord(text, "hun") == text


@pytest.mark.parametrize("omtale", [None, "navn", ""])
def test_nothing_is_guessed_where_the_case_does_not_say(omtale):
    text = "Borgeren spurgte, hvornår borgeren fik svar."
    assert saet_stedord(text, omtale) == text


@pytest.mark.parametrize("omtale", ["hun", "han"])
def test_the_text_still_says_the_same_to_the_citizen(omtale):
    thirds = [boej(row["jeg"].removesuffix("\n"), "borgeren") for row in DOMMER if row.get("flertal") != "ja"]
    texts = [third.text for third in thirds if not third.usikkerheder]
    told = [saet_stedord(text, omtale) for text in texts]
    changed = [(text, new) for text, new in zip(texts, told, strict=True) if text != new]
    assert all(boej_til_du(new, omtale=omtale) == boej_til_du(text, omtale=omtale) for text, new in changed)
    assert len(changed) > len(texts) * 0.1
