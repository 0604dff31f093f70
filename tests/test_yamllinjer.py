from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting import yamlfile
from drafting.errors import Place, SagError
from drafting.tekstfil import read_text
from drafting.yamlfejl import is_plain
from drafting.yamlfile import examine
from drafting.yamllinjer import read_plain
from drafting.yamlnode import Scalar

ROOT = Path(__file__).parents[1]
SAGER = sorted((ROOT / "eksempler").glob("*/sag.yaml"))
GRENE = sorted((ROOT / "tests" / "grene").glob("*/*/*.yaml"))

INDRYK = st.sampled_from(["", "", "  ", "  ", "    ", "   ", "- ", "  - ", "- - ", "    - "])
NOEGLER = st.sampled_from(["a", "b", "c", "æ_1", "a b", '"a"', "x" * 1030, "---", "#a", "&x a", "<<", "[a]"])
VAERDIER = st.sampled_from(
    r"""
|;>;|-;x;x y  ;x: y;x:y;x #1;x#1;- x;-x;?x;*x;&x;!x;#x;x],~;null;10:30;x];x?;...;é
[];{};[x];[x y];[ x ];[x?];[x,;{x: y};{x: y} # z;{x:y};{x};[x: y];["x"]
'x';'it''s';'x' y;"x";"x\n";"x" # y
""".replace("\n", ";").split(";")
)
RESTER = st.one_of(VAERDIER, st.lists(VAERDIER, max_size=3).map(", ".join))
LINJER = st.one_of(
    st.tuples(INDRYK, NOEGLER, st.sampled_from([": ", ": ", ":", ":  "]), RESTER).map("".join),
    st.tuples(INDRYK, RESTER).map("".join),
)


def read_by_parser(text, monkeypatch):
    """Return what the parser's events come to, None where anything is wrong."""
    with monkeypatch.context() as patch:
        patch.setattr(yamlfile, "read_plain", lambda *_: None)
        composed = examine(text, "s")
    return None if composed.troubles else composed.root


@pytest.mark.parametrize("parser", ["CLoader", "Loader"])
def test_every_case_is_the_same_read_either_way(parser, monkeypatch):
    monkeypatch.setattr(yaml, "CLoader", getattr(yaml, parser))
    for path in SAGER if parser == "Loader" else (*SAGER, *GRENE):
        text = read_text(path, SagError)
        plain = read_plain(text, "s")
        assert plain is None or repr(plain) == repr(read_by_parser(text, monkeypatch)), path


def test_the_examples_are_all_plain():
    assert [path for path in SAGER if read_plain(read_text(path, SagError), "s") is None] == []


def test_text_and_places_are_those_of_the_file():
    root = read_plain("a:\n- b: {c: 'd', e: [f]} # g\n\n  h: |\n    i\n\n     j\nk: l:m  # n\n", "s")
    (post,) = root.get("a").items
    assert post.get("b").get("c") == Scalar("d", Place("s", 2, 10), "quoted")
    assert post.get("b").get("e").place == Place("s", 2, 18)
    assert post.get("h") == Scalar("i\n\n j", Place("s", 5, 5), "block")
    assert root.get("k") == Scalar("l:m", Place("s", 8, 4), "plain", "# n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# intet",
        "a",
        "- a",
        "a:",
        "a:\nb: c",
        "a: b\na: c",
        "a: b\nA: c",
        "a: b\n  c",
        "a: b\n  c: d",
        "a: |\nb: c",
        "a: |\n\n  b",
        "a: [b\n  c]",
        "a: {b: c, b: d}",
        "a: 'b''c'",
        'a: "b\\nc"',
        "a: &b c",
        "a: *b",
        "a: !b c",
        "a: b: c",
        "? a",
        "---\na: b",
        "a: b\n...",
        "a: >\n  b",
        "a:\n- b\n c: d",
        "  a: b\nc: d",
        f"a: {'[' * 30}{']' * 30}",
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(text):
    assert read_plain(text, "s") is None


def test_deep_files_are_left_to_the_parser_before_they_can_fall_over():
    assert read_plain("".join(f"{' ' * number}a:\n" for number in range(1500)), "s") is None


@settings(max_examples=1500, deadline=None)
@given(st.lists(LINJER, min_size=1, max_size=8).map("\n".join))
def test_whatever_is_plain_is_what_the_parser_reads(text):
    plain = read_plain(text, "s") if is_plain(text) else None
    if plain is not None:
        with pytest.MonkeyPatch.context() as monkeypatch:
            assert repr(plain) == repr(read_by_parser(text, monkeypatch))
