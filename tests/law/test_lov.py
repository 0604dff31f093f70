from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from drafting.errors import LawError
from drafting.law.load import load_klagetemaer, load_lovhylde
from drafting.law.model import Bestemmelse, Lovhylde
from drafting.law.parse_lov import check_overlap
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
    assert rule.kilde.tjekket >= DAG
    assert rule.sikkerhed in {"T", "S"}, "M skal kontrolleres, før den kommer med"
    assert rule.saetning.oprindelse == rule.citat.oprindelse == Lov(rule.id)


def check_dates(hylde: Lovhylde, rule: Bestemmelse) -> None:
    """Each wording holds on its own days; the day before is the older wording's, or in a gap nobody's."""
    assert hylde.on(rule.id, rule.fra) == rule
    assert hylde.on(rule.emne or rule.id, rule.fra) == rule
    assert rule.til is None or hylde.on(rule.id, rule.til) == rule
    before, day = rule.fra - timedelta(days=1), str(rule.fra - timedelta(days=1))
    older = [other for other in hylde.bestemmelser if other.id == rule.id and other.fra < rule.fra]
    held = [other for other in older if other.is_in_force(before)]
    if held:
        assert [hylde.on(rule.id, before)] == held
        return
    with pytest.raises(LawError, match=f"ikke for {day}"):
        hylde.on(rule.id, before)


@pytest.mark.parametrize("rule", HYLDE.bestemmelser, ids=lambda rule: f"{rule.id} {rule.fra}")
def test_a_wording_holds_from_its_first_day_to_its_last(rule):
    check_dates(HYLDE, rule)


@pytest.mark.parametrize("gap", [0, 90], ids=["the day after", "after a gap"])
@pytest.mark.parametrize("noegle", ["fvl_19", "rsl_67", "ael_10", "god_forvaltningsskik_svar"])
def test_a_law_change_is_one_more_wording(noegle, gap):
    """The recipe in CONTRIBUTING.md: the old wording gets its last day, the new one stands under the same id."""
    old = HYLDE.on(noegle, DAG)
    ended = replace(old, til=DAG)
    new = replace(old, fra=DAG + timedelta(days=1 + gap), til=None, citat=old.citat.med(f"{old.citat}, nyt stykke"))
    hylde = Lovhylde((*(rule for rule in HYLDE.bestemmelser if rule != old and rule.fra <= DAG), ended, new))
    check_overlap(hylde.bestemmelser)
    check_dates(hylde, ended)
    check_dates(hylde, new)
    assert hylde.on(noegle, DAG).citat == old.citat
    assert hylde.on(noegle, new.fra).citat.endswith("nyt stykke")
    if gap:
        with pytest.raises(LawError, match=f"til {DAG} og {new.fra} til nu, ikke for {DAG + timedelta(days=1)}"):
            hylde.on(noegle, DAG + timedelta(days=1))


@pytest.mark.parametrize("rule", [rule for rule in HYLDE.bestemmelser if rule.til], ids=lambda rule: rule.id)
def test_what_has_ended_says_so(rule):
    after = [other for other in HYLDE.bestemmelser if other.id == rule.id and other.fra > rule.til]
    if not after:
        with pytest.raises(LawError, match=f"{rule.til}"):
            HYLDE.on(rule.id, rule.til + timedelta(days=1))


JUNI_2023, FEB_2024 = date(2023, 6, 1), date(2024, 2, 1)
AUG_2025, SEP_2025 = date(2025, 8, 31), date(2025, 9, 1)
SKIFT = [
    ("tabt_arbejdsfortjeneste_boern", JUNI_2023, "serviceloven § 42"),
    ("tabt_arbejdsfortjeneste_boern", date(2023, 12, 31), "serviceloven § 42"),
    ("tabt_arbejdsfortjeneste_boern", date(2024, 1, 1), "barnets lov § 87"),
    ("tabt_arbejdsfortjeneste_boern", FEB_2024, "barnets lov § 87"),
    ("merudgifter_boern", JUNI_2023, "serviceloven § 41"),
    ("merudgifter_boern", FEB_2024, "barnets lov § 86"),
    ("stoettende_indsatser", JUNI_2023, "serviceloven § 52"),
    ("stoettende_indsatser", FEB_2024, "barnets lov § 32, stk. 1"),
    ("saerligt_dagtilbud", JUNI_2023, "serviceloven § 32"),
    ("saerligt_dagtilbud", FEB_2024, "barnets lov § 82"),
    ("boerns_klageret", JUNI_2023, "serviceloven § 167"),
    ("boerns_klageret", FEB_2024, "barnets lov § 145"),
    ("klage_over_udvalget", JUNI_2023, "serviceloven § 168"),
    ("klage_over_udvalget", FEB_2024, "barnets lov § 146"),
    ("rsl_72_8", JUNI_2023, "retssikkerhedsloven § 72, stk. 7"),
    ("rsl_72_8", FEB_2024, "retssikkerhedsloven § 72, stk. 8"),
    ("ael_10", date(2025, 7, 1), "ældreloven § 10"),
]


@pytest.mark.parametrize(("noegle", "dag", "citat"), SKIFT, ids=str)
def test_the_act_of_the_day_is_cited(noegle, dag, citat):
    assert HYLDE.on(noegle, dag).citat == citat


@pytest.mark.parametrize("noegle", ["merudgifter_boern", "merudgifter_voksne"])
def test_the_word_changes_with_the_law(noegle):
    assert HYLDE.find_ord(noegle, AUG_2025) == "merudgiftsydelse"
    assert HYLDE.find_ord(noegle, SEP_2025) == "kompensationsydelse"


def test_a_provision_without_a_word_says_so():
    with pytest.raises(LawError, match="Lovsamlingen har intet ord for 'fvl_19' den 2026-11-20"):
        HYLDE.find_ord("fvl_19", DAG)


@pytest.mark.parametrize("noegle", ["ael_10", "ael_30_1"])
def test_the_aeldrelov_is_not_asked_before_it_began(noegle):
    with pytest.raises(LawError, match=r"kendes kun for 2025-07-01 til .+, ikke for 2025-06-30"):
        HYLDE.on(noegle, date(2025, 6, 30))


def test_the_transition_to_the_aeldrelov_ends():
    assert HYLDE.on("ael_46", date(2027, 7, 1)).id == "ael_46"
    with pytest.raises(LawError, match="2027-07-01"):
        HYLDE.on("ael_46", date(2027, 7, 2))


def test_an_old_act_on_children_is_not_cited_any_more():
    with pytest.raises(LawError, match=r"serviceloven § 42 \(sel_42\) kendes kun for .* til 2023-12-31"):
        HYLDE.on("sel_42", FEB_2024)


def test_outside_its_dates_the_law_is_silent_with_a_place_and_a_remedy():
    with pytest.raises(LawError) as caught:
        HYLDE.on("ofl_13", date(2013, 12, 31))
    (trouble,) = caught.value.troubles
    known = "offentlighedsloven § 13, stk. 1 og 2 (ofl_13) kendes kun for 2014-01-01 til "
    assert trouble.message.startswith(known)
    assert trouble.message.endswith(", ikke for 2013-12-31.")
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
        assert all(spoergsmaal.endswith(("?", ".")) for spoergsmaal in tema.spoergsmaal)
        assert 5 <= len(tema.forklaring.split()) <= 25
        assert tema.forklaring.endswith(".")
        assert all(HYLDE.on(regel, DAG) for regel in (*tema.regler, *tema.regler_i_omraadets_lov))


def test_a_theme_asks_in_plain_words():
    temaer = load_klagetemaer()
    assert {tema.id for tema in temaer.values() if not tema.spoergsmaal} == {
        "afgoerelsens_indhold",
        "serviceniveau",
        "ansaettelse",
        "uden_for_kommunen",
    }
    told = [text for tema in temaer.values() for text in (*tema.spoergsmaal, tema.forklaring)]
    assert [text for text in told if "§" in text or "borgerrådgiver" in text.lower() or "[" in text] == []
    assert len(set(told)) == len(told)
    assert temaer["partshoering"].forklaring.oprindelse == Lov("klagetema partshoering")
