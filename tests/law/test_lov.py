from __future__ import annotations

from datetime import date, timedelta

import pytest

from drafting.errors import LawError
from drafting.law.load import load_klagetemaer, load_lovhylde
from drafting.oprindelse import Lov

HYLDE = load_lovhylde()
DAG = date(2026, 11, 20)

WANTED = {
    "fvl_7_1",
    "fvl_19",
    "fvl_22_24",
    "fvl_25",
    "fvl_27",
    "ofl_13",
    "rsl_3",
    "rsl_4",
    "rsl_5",
    "rsl_10",
    "god_forvaltningsskik_svar",
    "god_forvaltningsskik_tid",
    "god_forvaltningsskik_orientering",
    "god_forvaltningsskik_optraeden",
    "god_forvaltningsskik_klagesvar",
}
TEMAER = [
    "manglende_svar",
    "optraeden",
    "sagsbehandlingstid",
    "begrundelse",
    "klagevejledning",
    "partshoering",
    "vejledning",
    "notatpligt",
    "aktindsigt",
    "inddragelse",
    "orientering",
    "klagesvar",
    "databeskyttelse",
    "koordinering",
]


def test_the_rules_the_letters_cite_are_on_the_shelf():
    assert set(WANTED) <= HYLDE.ids


@pytest.mark.parametrize("rule", HYLDE.bestemmelser, ids=lambda rule: f"{rule.id} {rule.fra}")
def test_every_rule_is_one_plain_sentence_with_a_source(rule):
    assert len(rule.saetning.split()) <= 20
    assert rule.saetning.endswith(".")
    assert rule.saetning.count(".") == 1
    assert rule.overskrift[0].isupper()
    assert not rule.citat.endswith(".")
    assert rule.kilde.link.startswith("https://")
    assert rule.kilde.sted
    assert rule.kilde.tjekket == DAG
    assert rule.sikkerhed in {"T", "S"}, "M skal kontrolleres, før den kommer med"
    assert rule.saetning.oprindelse == rule.citat.oprindelse == Lov(rule.id)


@pytest.mark.parametrize("rule", HYLDE.bestemmelser, ids=lambda rule: f"{rule.id} {rule.fra}")
def test_a_rule_is_in_force_from_its_first_day_and_not_the_day_before(rule):
    assert HYLDE.on(rule.id, rule.fra) == rule
    assert HYLDE.on(rule.id, DAG).id == rule.id
    with pytest.raises(LawError):
        HYLDE.on(rule.id, rule.fra - timedelta(days=1))


def test_outside_its_dates_the_law_is_silent_with_a_place_and_a_remedy():
    with pytest.raises(LawError) as caught:
        HYLDE.on("ofl_13", date(2013, 12, 31))
    (trouble,) = caught.value.troubles
    assert trouble.message == (
        "offentlighedsloven § 13, stk. 1 og 2 (ofl_13) kendes kun for 2014-01-01 til nu, ikke for 2013-12-31."
    )
    assert trouble.remedy == (
        "Se efter, om datoen er rigtig. Er den det, så slå reglen op for den dag, og tilføj den med kilde."
    )
    assert trouble.place.file.endswith("offentlighedsloven.yaml")
    assert trouble.place.line


@pytest.mark.parametrize(
    ("noegle", "remedy"),
    [("fvl_191", "Mente du 'fvl_19'?"), ("straffeloven", "Se reglernes navne i mappen data/lov.")],
)
def test_an_unknown_rule(noegle, remedy):
    with pytest.raises(LawError) as caught:
        HYLDE.on(noegle, DAG)
    assert str(caught.value) == f"Reglen '{noegle}' findes ikke i lovsamlingen. {remedy}"


def test_the_themes():
    temaer = load_klagetemaer(HYLDE)
    assert set(TEMAER) <= set(temaer)
    assert temaer["manglende_svar"].navn == "Manglende svar"
    assert temaer["manglende_svar"].regler == ("god_forvaltningsskik_svar",)
    assert temaer["optraeden"].navn == "Medarbejderens optræden"
    assert temaer["diskrimination"].regler == ()


def test_every_theme_resolves_today():
    for tema in load_klagetemaer().values():
        assert tema.navn[0].isupper()
        assert tema.gruppe.navn
        assert all(HYLDE.on(regel, DAG) for regel in tema.regler)
