"""Lines break where a reader would, and long words give way without losing a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.render.linjebrud import bind, count_tegn, split_linje


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("efter § 87, stk. 2, nr. 3", "efter §~87, stk.~2, nr.~3"),
        ("styrelseslovens § 65 e og", "styrelseslovens §~65~e og"),
        ("den 20. november 2026 kl. 15", "den 20.~november 2026 kl.~15"),
        ("500 kr. og §§ 22 og 24", "500~kr. og §§~22 og 24"),
        ("Punkt 1. Ventetiden", "Punkt 1. Ventetiden"),
        ("på 20 30 40 50 eller +45 20 30 40 50, se punkt 3", "på 20~30~40~50 eller +45~20~30~40~50, se punkt~3"),
        ("konto 10 20 30 40 50 60", "konto 10 20 30 40 50 60"),
        ("efter litra a, kap. to og Art. x", "efter litra~a, kap.~to og Art.~x"),
        ("art. 6, litra f (nr 5) og kap. 3, jf. § 1234 b", "art.~6, litra~f (nr~5) og kap.~3, jf. §~1234~b"),
        ("start. 2 og forslag 3, men bilag 3 på side 4", "start. 2 og forslag 3, men bilag~3 på side~4"),
        ("stk. femten, punkt a og 112. december", "stk. femten, punkt a og 112. december"),
        ("tlf. 45 20 30 40 eller 1 20 30 40 50", "tlf. 45~20~30~40 eller 1 20 30 40 50"),
        ("to  mellemrum § ", "to  mellemrum § "),
    ],
)
def test_figures_stay_with_their_word(text, bound) -> None:
    assert bind(text) == bound.replace("~", "\u00a0")


def test_an_ordinary_line_is_one_piece() -> None:
    assert split_linje("En helt almindelig linje", 20) == ("En helt almindelig linje",)


def test_an_address_gives_way_at_its_own_signs() -> None:
    assert split_linje("se https://www.hvidovre.dk/klage", 12) == (
        "se ",
        "https://",
        "www.",
        "hvidovre.",
        "dk/",
        "klage",
    )


def test_a_long_word_gives_way_anywhere_but_not_before_an_accent() -> None:
    assert split_linje("x\u0302xxxx", 3) == ("x\u0302", "x", "x", "x", "x")


def test_bigger_type_has_room_for_fewer() -> None:
    assert count_tegn(150, 18) < count_tegn(150, 11) < 80
    assert count_tegn(0, 11) == 1


@given(st.text(), st.integers(1, 40))
def test_no_letter_is_lost(text, plads) -> None:
    assert "".join(split_linje(text, plads)) == text


@given(st.text())
def test_binding_changes_nothing_but_spaces(text) -> None:
    assert bind(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")
