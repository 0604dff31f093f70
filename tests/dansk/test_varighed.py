import pytest

from drafting.dansk.varighed import format_varighed, parse_varighed


@pytest.mark.parametrize(
    ("antal", "enhed", "ord_"),
    [
        (4, "uger", "fire uger"),
        (1, "uger", "én uge"),
        (1, "maaneder", "én måned"),
        (1, "aar", "ét år"),
        (14, "dage", "14 dage"),
        (7, "arbejdsdage", "syv arbejdsdage"),
    ],
)
def test_format(antal, enhed, ord_):
    assert format_varighed(antal, enhed) == ord_


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fire uger", (4, "uger")),
        ("4 uger fra den dag, du får brevet", (4, "uger")),
        ("Otte ugers frist", (8, "uger")),
        ("inden en måned", (1, "maaneder")),
        ("14 dage", (14, "dage")),
        ("et år", (1, "aar")),
        ("snarest", None),
        ("24 timer", None),
        ("fireuger", None),
    ],
)
def test_parse(text, found):
    assert parse_varighed(text) == found
