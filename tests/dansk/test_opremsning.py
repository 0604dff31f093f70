import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.dansk.opremsning import format_opremsning


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a og b"),
        (("a", "b", "c"), "a, b og c"),
        (["klagen", "to breve"], "klagen og to breve"),
    ],
)
def test_words_are_listed_as_in_danish(words, text):
    assert format_opremsning(words) == text


@given(st.lists(st.text(min_size=1)))
def test_no_word_is_lost(words):
    assert all(word in format_opremsning(words) for word in words)
