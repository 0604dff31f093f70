import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.dansk.ejefald import format_ejefald


@pytest.mark.parametrize(
    ("navn", "ejefald"),
    [
        ("Mette", "Mettes"),
        ("Mette Holm", "Mette Holms"),
        ("Jens", "Jens’"),
        ("Lars", "Lars’"),
        ("Max", "Max’"),
        ("Schultz", "Schultz’"),
        ("DSB", "DSB’s"),
        ("Jobcenter KBH", "Jobcenter KBH’s"),
        ("SAS", "SAS’"),
        ("Hjælpemidler ApS", "Hjælpemidler ApS’"),
        ("Center for Børn (CBF)", "Center for Børn (CBF)’s"),
        ("Team 2", "Team 2’s"),
        ("Mette H.", "Mette H.’s"),
        ("Afdeling A", "Afdeling A’s"),
        ("Bo", "Bos"),
        ("André", "Andrés"),
        ("Hvidovre Kommune", "Hvidovre Kommunes"),
        ("Ankestyrelsen", "Ankestyrelsens"),
        ("Åse", "Åses"),
        ("", ""),
    ],
)
def test_the_genitive_of_names(navn, ejefald):
    assert format_ejefald(navn) == ejefald


@given(st.text(min_size=1))
def test_a_name_is_only_added_to(navn):
    assert format_ejefald(navn).removeprefix(navn) in {"s", "’", "’s"}
