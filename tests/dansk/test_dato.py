from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.dansk.dato import format_dato, format_maaned, format_periode

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


def test_a_date_has_no_leading_zero_and_a_small_month():
    assert format_dato(date(2026, 11, 20)) == "20. november 2026"
    assert format_dato(date(2026, 3, 1)) == "1. marts 2026"


def test_a_month_stands_without_a_day():
    assert format_maaned(2026, 3) == "marts 2026"


@pytest.mark.parametrize(
    ("fra", "til", "text"),
    [
        (date(2026, 7, 1), date(2026, 9, 10), "1. juli til 10. september 2026"),
        (date(2026, 7, 1), date(2026, 7, 10), "1. til 10. juli 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30. december 2025 til 2. januar 2026"),
        (date(2025, 7, 1), date(2026, 7, 1), "1. juli 2025 til 1. juli 2026"),
        (date(2026, 7, 1), date(2026, 7, 1), "1. juli 2026"),
    ],
)
def test_a_period_says_month_and_year_once(fra, til, text):
    assert format_periode(fra, til) == text


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="2026-06-30"):
        format_periode(date(2026, 7, 1), date(2026, 6, 30))


@given(DAYS, st.integers(0, 4000))
def test_a_period_always_ends_in_its_last_day(fra, days):
    til = fra + timedelta(days=days)
    assert format_periode(fra, til).endswith(format_dato(til))
    assert format_periode(fra, til).startswith(f"{fra.day}. ")
