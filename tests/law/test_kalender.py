from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import LawError
from drafting.law.helligdage import load_kalender, parse_kalender
from drafting.law.kalender import Regnemaade, add_tid, count_for_borger, count_for_myndighed
from drafting.paths import data_folder
from drafting.yamlfile import compose

KALENDER = load_kalender()
FIL = data_folder() / "kalender" / "helligdage.yaml"
VEKTORER = yaml.safe_load((Path(__file__).parent / "klagefrister.yaml").read_text(encoding="utf-8"))
MAADE = Regnemaade(startdag="startdag", hviledag="hviledag", tidspunkt="tidspunkt", sikker="sikker")
dage = st.dates(date(2000, 2, 1), date(2028, 12, 31))


@dataclass
class Varighed:
    antal: int
    enhed: str
    hjemmel: str = "hjemmel"


FIRE_UGER = Varighed(4, "uger")
varigheder = st.builds(
    Varighed, st.integers(1, 12), st.sampled_from(["dage", "uger", "maaneder", "arbejdsdage", "hverdage"])
)


# --- days off


@pytest.mark.parametrize("aar", range(2000, 2030))
def test_the_helligdage_of_a_year_follow_easter(aar):
    paaske = easter(aar)
    bededag = [26] if aar < 2024 else []
    expected = {paaske + timedelta(days) for days in (-3, -2, 0, 1, 39, 49, 50, *bededag)}
    expected |= {date(aar, 1, 1), date(aar, 12, 25), date(aar, 12, 26)}
    whole = (date(aar, 1, 1) + timedelta(number) for number in range(366))
    assert {dag for dag in whole if dag.year == aar and KALENDER.find_helligdag(dag)} == expected


@pytest.mark.parametrize(
    ("dag", "navn"),
    [
        (date(2026, 6, 5), "grundlovsdag"),
        (date(2026, 12, 24), "juleaftensdag"),
        (date(2026, 12, 31), "nytårsaftensdag"),
        (date(2026, 5, 15), "dagen efter Kristi himmelfartsdag"),
        (date(2027, 5, 7), "dagen efter Kristi himmelfartsdag"),
    ],
)
def test_doubtful_days_are_no_helligdage(dag, navn):
    assert (KALENDER.find_tvivlsdag(dag), KALENDER.find_helligdag(dag)) == (navn, "")


def test_first_of_may_is_a_day_like_others():
    assert not KALENDER.is_tvivlsom(date(2026, 5, 1))


@pytest.mark.parametrize("aar", [1999, 2030])
def test_a_year_without_data_is_an_error_with_remedy(aar):
    with pytest.raises(LawError) as caught:
        KALENDER.find_helligdag(date(aar, 5, 1))
    (trouble,) = caught.value.troubles
    assert trouble.message == f"Vi kender helligdagene fra 2000 til 2029, men ikke i {aar}."
    assert "tilføj årets helligdage" in trouble.remedy
    assert trouble.place.file.endswith("helligdage.yaml")


def test_a_dated_correction_wins_over_the_library():
    text = FIL.read_text(encoding="utf-8").replace(
        "rettelser: ingen",
        "rettelser:\n"
        "  - {dato: 2027-05-14, navn: national mindedag, helligdag: ja, kilde: {dokument: lukkelov, sted: prøve}}\n"
        "  - {dato: 2027-05-17, navn: anden pinsedag, helligdag: nej, kilde: {dokument: lukkelov, sted: prøve}}\n",
    )
    kalender = parse_kalender(compose(text, "helligdage.yaml", LawError))
    assert kalender.find_helligdag(date(2027, 5, 14)) == "national mindedag"
    assert kalender.find_helligdag(date(2027, 5, 17)) == ""


def test_broken_data_tell_everything_at_once():
    text = FIL.read_text(encoding="utf-8").replace("maaned: 6", "maned: 6").replace("til: 2029", "til: snart")
    with pytest.raises(LawError) as caught:
        parse_kalender(compose(text, "helligdage.yaml", LawError))
    assert len(caught.value.troubles) == 2


# --- counting


@pytest.mark.parametrize("vektor", VEKTORER, ids=lambda vektor: str(vektor["modtaget"]))
def test_four_weeks(vektor):
    found = count_for_borger(vektor["modtaget"], FIRE_UGER, KALENDER, MAADE)
    assert add_tid(vektor["modtaget"], 4, "uger", KALENDER) == vektor["raa"]
    assert (found.dato, found.sikker) == (vektor["formel"], vektor["sikker"])


def test_six_hverdage_by_letter():
    assert add_tid(date(2026, 11, 20), 6, "hverdage", KALENDER) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("start", "antal", "enhed", "slut"),
    [
        (date(2026, 1, 31), 1, "maaneder", date(2026, 2, 28)),
        (date(2027, 12, 15), 2, "maaneder", date(2028, 2, 15)),
        (date(2028, 2, 29), 1, "aar", date(2029, 2, 28)),
        (date(2026, 10, 2), 14, "dage", date(2026, 10, 16)),
    ],
)
def test_months_years_and_days(start, antal, enhed, slut):
    assert add_tid(start, antal, enhed, KALENDER) == slut


def test_doubtful_days_are_no_working_days_for_an_authority():
    found = count_for_myndighed(date(2026, 12, 18), Varighed(7, "arbejdsdage"), KALENDER, MAADE)
    assert found.dato == found.sikker == date(2027, 1, 4)
    assert add_tid(date(2026, 12, 18), 7, "arbejdsdage", KALENDER) == date(2026, 12, 30)
    assert found.trin[-1].tekst == (
        "Fristen er syv arbejdsdage. Lørdage, søndage og helligdage tæller ikke med, "
        "og her heller ikke juleaftensdag og nytårsaftensdag. Den sidste er mandag den 4. januar 2027."
    )


def test_an_authority_has_until_after_a_doubtful_day():
    found = count_for_myndighed(date(2026, 11, 26), FIRE_UGER, KALENDER, MAADE)
    assert found.dato == date(2026, 12, 28)
    assert (
        found.trin[-1].tekst
        == "Det er juleaftensdag, så fristen rykker til næste hverdag: mandag den 28. december 2026."
    )


def test_the_steps_of_a_deadline_over_christmas():
    found = count_for_borger(date(2026, 11, 28), FIRE_UGER, KALENDER, MAADE)
    assert [(trin.tekst, trin.kilde) for trin in found.trin] == [
        ("Den dag tæller ikke med.", "startdag"),
        ("Fristen er fire uger og ender på samme ugedag: lørdag den 26. december 2026.", "hjemmel"),
        (
            "Det er en lørdag og anden juledag, så fristen rykker til næste hverdag: mandag den 28. december 2026.",
            "hviledag",
        ),
        ("Den sikre dag er onsdag den 23. december 2026: den sidste hverdag før, som der ikke er tvivl om.", "sikker"),
        ("Klagen skal være kommet frem, inden dagen er slut.", "tidspunkt"),
    ]


# --- what always holds


@given(dage, varigheder)
def test_a_deadline_never_ends_on_a_day_off(start, varighed):
    borger = count_for_borger(start, varighed, KALENDER, MAADE)
    myndighed = count_for_myndighed(start, varighed, KALENDER, MAADE)
    assert not KALENDER.is_fridag(borger.dato)
    assert not KALENDER.is_tvivlsom(borger.sikker)
    assert not KALENDER.is_tvivlsom(myndighed.dato)


@given(dage, varigheder)
def test_the_safe_day_is_the_earliest_and_the_authority_has_the_longest(start, varighed):
    borger = count_for_borger(start, varighed, KALENDER, MAADE)
    assert borger.sikker <= borger.dato <= count_for_myndighed(start, varighed, KALENDER, MAADE).dato


@given(dage, dage, varigheder)
def test_who_starts_later_never_ends_earlier(first, other, varighed):
    first, other = sorted((first, other))
    before, after = (count_for_borger(dag, varighed, KALENDER, MAADE) for dag in (first, other))
    assert before.dato <= after.dato
    assert before.sikker <= after.sikker


@given(dage)
def test_weeks_end_on_the_same_weekday(start):
    raa = add_tid(start, 4, "uger", KALENDER)
    assert (raa.weekday(), (raa - start).days) == (start.weekday(), 28)
