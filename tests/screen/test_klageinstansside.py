from __future__ import annotations

import json
from datetime import date

import pytest
from click import unstyle
from click.testing import CliRunner
from msgspec.structs import replace

from cli import cli
from drafting.facts.words import unfold
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.load import load_lovhylde
from drafting.screen.klageinstansside import describe_klageinstans, format_klageinstans

INSTANSER, HYLDE, DAG = load_klageinstanser(), load_lovhylde(), date(2026, 11, 20)


def ask(*words):
    done = CliRunner().invoke(cli, ["klageinstans", *words, "--dato", "2026-11-20"])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, " ".join(unstyle(done.output).split())


@pytest.mark.parametrize("raekke", INSTANSER.raekker, ids=lambda raekke: f"{raekke.noegle} {raekke.fra}")
def test_every_area_can_be_told(raekke):
    told = unstyle(format_klageinstans(raekke, HYLDE, raekke.fra))
    assert f"område: {unfold(raekke.noegle)}" in told
    assert "Så sikkert er det" in told
    assert ("Der er ingen." in told) is (raekke.instans is None)
    assert None not in (
        describe_klageinstans(raekke, HYLDE, raekke.fra)[key] for key in ("navn", "rute", "hvor", "kilde")
    )


def test_an_area_with_a_body():
    code, told = ask("hjemmehjælp")
    assert code == 0
    for words in (
        "Klagen behandles af Ankestyrelsen",
        "Frist fire uger efter den dag, borgeren fik afgørelsen (retssikkerhedsloven § 67).",
        "Klagen sendes til kommunen, hos dem, der traf afgørelsen",
        "Kommunen ser selv på sagen igen.",
        "Det skal ske inden fire uger.",
        "Nej, afgørelsen gælder normalt, mens klagen bliver behandlet.",
        "Hjemmel serviceloven § 166, stk. 1; serviceloven § 83",
        "Læst i loven. Kilde: Serviceloven",
        "Pleje og omsorg til ældre",
        "se klagevejledningen i din afgørelse",
    ):
        assert words in told


def test_an_area_without_a_body_says_what_is_left():
    code, told = ask("parkeringsbøde")
    assert code == 0
    assert "Klageinstans Der er ingen." in told
    assert "Hvad så? Borgeren kan skrive til kommunen og gøre indsigelse." in told
    assert "Frist" not in told


def test_several_words_are_one_search():
    code, told = ask("støtte", "i", "skolen")
    assert code == 0
    assert "Klagenævnet for Specialundervisning" in told
    assert "Nævnet kan ikke vælge en bestemt skole." in told


def test_what_is_not_checked_says_so():
    assert "Ikke alt er kontrolleret. Undersøg det, før du skriver det til nogen." in ask("underretning")[1]
    assert "noget er læst hos en myndighed" in ask("carport")[1]


def test_a_body_without_a_deadline_is_no_leave_to_wait():
    assert "Loven sætter ingen frist, så vidt vi ved. Klag hurtigt" in ask("stu")[1]


def test_a_word_that_is_not_sure_gets_the_nearest():
    code, told = ask("støtte")
    assert code == 1
    assert told.startswith("Ingen sikker: 'støtte' kan være flere ting.")
    assert "specialundervisning Specialundervisning og støtte i skolen" in told


def test_a_word_like_nothing_is_told_where_to_look():
    code, told = ask("xyzzy")
    assert code == 1
    assert told.endswith("Se alle områder med: drafting klageinstans")


def test_without_a_word_every_area_is_listed():
    code, told = ask()
    assert code == 0
    assert "parkeringsafgift Kommunens parkeringsafgift ingen klageinstans" in told
    assert told.count("kompensationsydelse_børn") == 1


def test_for_other_programs():
    done = CliRunner().invoke(cli, ["klageinstans", "hjemmehjælp", "--json", "--dato", "2026-11-20"])
    answer = json.loads(done.output)
    first = answer["fundne"][0]
    assert (first["noegle"], first["frist"]["antal"], first["frist"]["enhed"]) == ("hjemmehjaelp", 4, "uger")
    assert first["hjemmel"] == ["serviceloven § 166, stk. 1", "serviceloven § 83"]
    unsure = json.loads(CliRunner().invoke(cli, ["klageinstans", "støtte", "--json"]).output)
    assert unsure["fundne"] == []
    assert {"noegle": "bilstoette", "navn": "Støtte til bil"} in unsure["naermeste"]


@pytest.mark.parametrize(
    ("soegeord", "omraader"),
    [
        ("hjemmehjælp", ["hjemmehjælp", "ældrepleje"]),
        ("praktisk hjælp", ["hjemmehjælp", "ældrepleje"]),
        ("bad", ["hjemmehjælp", "ældrepleje"]),
        ("rehabilitering", ["rehabilitering", "ældrepleje"]),
        ("genoptræning", ["træning", "ældrepleje", "genoptræning_efter_sygehus"]),
        ("aflastning", ["aflastning", "aflastning_ældre"]),
        ("madservice", ["hjemmehjælp", "mad_til_ældre"]),
        ("kompensationsydelse", ["kompensationsydelse_voksne", "kompensationsydelse_børn"]),
        ("hjemehjelp", ["hjemmehjælp", "ældrepleje"]),
    ],
)
def test_what_either_act_may_give_is_shown_for_both(soegeord, omraader):
    code, told = ask(soegeord)
    assert code == 0
    assert [omraade for omraade in omraader if f"I sagen område: {omraade} " not in f"{told} "] == []


def test_all_that_are_just_as_near_are_told_in_full(monkeypatch):
    first = INSTANSER.on("hjemmehjaelp", DAG)
    alike = tuple(replace(first, noegle=f"hjem_{number}") for number in range(6))
    instanser = replace(INSTANSER, raekker=(*alike, INSTANSER.on("parkeringsafgift", DAG)))
    monkeypatch.setattr("drafting.law.klageinstanser.load_klageinstanser", lambda: instanser)
    _, told = ask("hjemmehjælp")
    assert [number for number in range(6) if f"I sagen område: hjem_{number}" not in told] == []
    assert "kan også være" not in told
