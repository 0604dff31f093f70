"""Columns of dates and numbers are narrow, prose gets the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.letter.tree import Span, Table
from drafting.oprindelse import Fast
from drafting.render.kolonner import find_andele, find_smalle


def write_table(*rows: tuple[str, ...]) -> Table:
    cells = [tuple((Span(cell, Fast("x", 1)),) for cell in row) for row in rows]
    return Table(cells[0], tuple(cells[1:]))


PROSE = "En længere beskrivelse af, hvad der skete den dag"


def test_dates_and_numbers_are_narrow() -> None:
    dato, hvad, bilag = find_andele(write_table(("Dato", "Hvad", "Bilag"), ("20. november 2026", PROSE, "12")))

    assert bilag < 0.12 < dato < 0.3
    assert hvad > 0.6


def test_two_columns_of_prose_share() -> None:
    one, two = find_andele(write_table(("Hvad", "Svar"), (PROSE, PROSE)))

    assert one == pytest.approx(two)


def test_more_text_gets_more_room_but_not_all() -> None:
    one, two = find_andele(write_table(("Hvad", "Svar"), (PROSE, PROSE * 9)))

    assert 0.2 < one < two


def test_short_columns_alone_leave_the_rest_to_the_last() -> None:
    nummer, svar = find_andele(write_table(("Nr.", "Svar"), ("1", "Ja")))

    assert nummer < 0.15 < svar


@given(st.lists(st.lists(st.text(max_size=200), min_size=3, max_size=3).map(tuple), min_size=1, max_size=4))
def test_the_shares_are_the_whole(rows) -> None:
    andele = find_andele(write_table(*rows))

    assert sum(andele) == pytest.approx(1)
    assert min(andele) > 0.02


def test_a_column_of_dates_is_told_from_one_of_prose(eksempelbreve) -> None:
    table = eksempelbreve.tabel(("Dato", "Det skete"), ("14. september 2026", "En lang forklaring om det hele"))

    assert find_smalle(table) == (True, False)
