import pytest

from drafting.dansk.tal import format_antal


@pytest.mark.parametrize(("antal", "ord_"), [(1, "ét"), (2, "to"), (12, "tolv"), (13, "13"), (0, "nul"), (100, "100")])
def test_small_numbers_are_words(antal, ord_):
    assert format_antal(antal) == ord_
