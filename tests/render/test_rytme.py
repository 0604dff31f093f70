"""What stays together is the same everywhere; that the pages obey is tested with each format."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from drafting.letter.tree import Bilag, Item, Paragraph, Quote
from drafting.render.rytme import (
    count_begyndelse,
    count_foerste,
    count_slutning,
    er_bilag_faa,
    er_kort,
    er_luftig,
    find_haengende,
    find_haengende_i_punkt,
    find_luft_over,
    har_titel,
)


def test_points_of_one_paragraph_are_close_and_others_are_not(eksempelbreve) -> None:
    e = eksempelbreve

    assert not er_luftig(e.punkter("et", "to"))
    assert er_luftig(e.punkter("et", (e.afsnit("to"), e.afsnit("mere"))))


def test_a_title_is_a_bold_line_with_something_below_it(eksempelbreve) -> None:
    e = eksempelbreve

    assert har_titel(Item(1, (e.afsnit(e.fed("Manglende svar"), " "), e.afsnit("Jeg skrev."))))
    assert not har_titel(Item(1, (e.afsnit(e.fed("Manglende svar")),)))
    assert not har_titel(Item(1, (e.afsnit(e.fed("Svar."), " Jeg skrev."), e.afsnit("Mere."))))
    assert not har_titel(Item(1, (Paragraph(()), e.afsnit("Mere."))))
    assert not har_titel(Item(1, (Quote((e.afsnit("Citat"),)), e.afsnit("Mere."))))


@pytest.mark.parametrize(
    ("build", "holds"),
    [
        (lambda e: (e.afsnit("Det er:"), e.punkter("et")), (True, False)),
        (lambda e: (e.afsnit("Det er:"), e.tabel(("a",), ("b",))), (True, False)),
        (lambda e: (e.afsnit("Det er."), e.punkter("et")), (False, False)),
        (lambda e: (e.afsnit("Det er:"), e.afsnit("x" * 80)), (True, False)),
        (lambda e: (e.afsnit("Det er:"), e.overskrift(2, "x")), (False, False)),
        (lambda e: (e.afsnit("Et."), e.afsnit("To."), e.afsnit("Tre.")), (False, True, False)),
        (lambda e: (e.afsnit("Et."), e.afsnit("To."), e.overskrift(2, "Tre")), (True, False, False)),
        (lambda e: (e.punkter("et"), e.afsnit("To.")), (False, False)),
    ],
)
def test_what_stays_with_the_next(build, holds, eksempelbreve) -> None:
    blocks = build(eksempelbreve)

    assert find_haengende(blocks) == holds
    assert find_haengende(blocks, sidste=True) == (*holds[:-1], True)


def test_the_first_words_of_a_point_stay_with_the_next(eksempelbreve) -> None:
    e = eksempelbreve
    long = e.afsnit("ord " * 30)

    assert find_haengende_i_punkt(Item(1, (e.afsnit(e.fed("Titel")), long, long))) == (True, False, False)
    assert find_haengende_i_punkt(Item(1, (long,))) == (False,)
    assert find_haengende_i_punkt(Item(1, (Quote((long,)), long))) == (False, False)
    assert find_haengende_i_punkt(Item(1, ())) == ()


def test_a_small_heading_is_drawn_to_the_bigger_one_above_it(eksempelbreve) -> None:
    e = eksempelbreve
    blocks = (e.overskrift(2, "Punkt 1"), e.overskrift(3, "Klagen"), e.afsnit("x"), e.overskrift(3, "Svaret"))

    assert [luft is not None for luft in find_luft_over(blocks)] == [False, True, False, False]


@pytest.mark.parametrize(
    ("lengths", "begins", "ends"),
    [((), 0, 0), ((1,), 1, 1), ((1, 1, 1), 2, 3), ((1,) * 9, 2, 2), ((2000, 1, 1, 1), 0, 2), ((1, 1, 1, 2000), 2, 0)],
)
def test_the_rows_of_a_table_that_stay_together(lengths, begins, ends, eksempelbreve) -> None:
    table = eksempelbreve.tabel(("a",), *(("x" * length,) for length in lengths))

    assert (count_begyndelse(table), count_slutning(table)) == (begins, ends)


def test_short_points_begin_together(eksempelbreve) -> None:
    e = eksempelbreve

    assert [count_foerste(e.punkter(*"abcdefg"[:number])) for number in range(1, 6)] == [1, 2, 3, 2, 2]
    assert count_foerste(e.punkter("a", "lang " * 100)) == 0
    assert count_foerste(e.punkter("a", (e.afsnit("et"), e.afsnit("to")))) == 0


def test_only_what_is_short_is_moved_whole(eksempelbreve) -> None:
    e = eksempelbreve

    assert er_kort(e.punkter("et", "to"))
    assert not er_kort(e.punkter(*"abcdefg"))
    assert not er_kort(e.punkter((e.afsnit("et"), e.afsnit("to"))))
    assert not er_kort(e.tabel(("a",), ("x" * 2000,)))
    assert er_kort(e.afsnit("et"))


@pytest.mark.parametrize(("antal", "tegn", "faa"), [(0, 0, True), (6, 50, True), (7, 1, False), (6, 70, False)])
def test_a_short_list_of_enclosures_needs_no_measuring(antal, tegn, faa, eksempelbreve) -> None:
    e = eksempelbreve
    bilag = tuple(Bilag(e.spans("Bilag 1"), e.spans("x" * tegn)) for _ in range(antal))
    letter = replace(e.BREVE["klage"], bilag=bilag, kopi_til=())

    assert er_bilag_faa(letter) is faa
