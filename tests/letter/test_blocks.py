from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from msgspec import Struct

from drafting.letter.blocks import Reader
from drafting.letter.marks import Environment, LostOriginError, collect_marks
from drafting.letter.tree import Heading, Paragraph, Points, Quote, Span, Table
from drafting.oprindelse import Beregnet, Data, Fast, Hul, Sammensat, Tekst, hul


class Punkt(Struct, frozen=True):
    titel: Tekst
    hvad: Tekst


def data(text):
    return Tekst(text, Data("noegle", 7))


def read(source, **values):
    env = Environment(lambda name: source if name == "brev.md.j2" else None)
    with collect_marks() as marks:
        return Reader("brev.md.j2", marks, env.lines).read(env.get_template("brev.md.j2").render(values))


def text(spans):
    return "".join(span.text for span in spans)


def test_fixed_text_knows_its_line_and_values_their_key():
    heading, paragraph = read("# Klage: {{ emne }}\n\nJeg klager over {{ emne }}.\nDet er alt.\n", emne=data("svar"))
    assert heading == Heading(1, (Span("Klage: ", Fast("brev.md.j2", 1)), Span("svar", Data("noegle", 7))))
    assert paragraph.spans[0] == Span("Jeg klager over", Fast("brev.md.j2", 3))
    assert text(paragraph.spans) == "Jeg klager over svar. Det er alt."
    assert paragraph.spans[-1].oprindelse == Fast("brev.md.j2", 4)


def test_every_cell_of_a_table_knows_its_line():
    (table,) = read("| Dato | Hvad |\n|---|---|\n| {{ a }} | fast |\n", a=data("1. maj"))
    assert isinstance(table, Table)
    assert [cell[0].oprindelse for cell in table.head] == [Fast("brev.md.j2", 1)] * 2
    assert table.rows[0][1][0].oprindelse == Fast("brev.md.j2", 3)


@pytest.mark.parametrize(
    "value",
    [
        "28. oktober er sidste dag",
        "# ikke en overskrift",
        "* ikke et punkt",
        "a | b",
        "{{ 7*7 }}",
        "{% if %}",
        "\\",
        "**x**",
        *[
            "> citat",
            "<b>",
            "&amp;",
            "1. et",
            "- streg",
            "| a |",
            "`kode`",
            "[x](y)",
            "  indrykket",
            "a  ",
            "___",
            "~~~",
        ],
    ],
)
def test_a_value_never_becomes_structure(value):
    items = (Punkt(data("Titel"), data(value)),)
    source = (
        "{{ v }}\n\n{% for p in punkter %}\n1. **{{ p.titel }}**\n\n   {{ p.hvad }}\n\n{% endfor %}\n"
        "> {{ v }}\n\n| A |\n|---|\n| {{ v }} |\n"
    )
    paragraph, points, quote, table = read(source, v=data(value), punkter=items)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(points, Points)
    assert isinstance(quote, Quote)
    said = [paragraph.spans, points.items[0].blocks[1].spans, quote.blocks[0].spans, table.rows[0][0]]
    assert [text(spans) for spans in said] == [value] * 4


SAFE = st.text(st.characters(exclude_categories=["Cs", "Co", "Cc"]), min_size=1)


@given(SAFE)
def test_any_text_comes_out_as_it_went_in(value):
    (paragraph,) = read("Før {{ v }} efter.\n", v=data(value))
    assert text(paragraph.spans) == f"Før {value} efter."
    assert Span(value, Data("noegle", 7)) in paragraph.spans


def test_a_value_with_a_blank_line_becomes_two_paragraphs():
    first, second = read("{{ v }}\n", v=data("et\nto\n\ntre"))
    assert (text(first.spans), text(second.spans)) == ("et\nto", "tre")


def test_points_are_numbered_in_the_tree_and_bullets_are_not():
    ordered, bullets = read("1. a\n\n1. b\n\n- c\n- d\n")
    assert [item.nummer for item in ordered.items] == [1, 2]
    assert [item.nummer for item in bullets.items] == [None, None]


def test_holes_and_composed_texts_keep_each_part():
    value = Sammensat.af((data("Jeg talte med "), hul("navnet"), Tekst(".", Beregnet("x"))))
    (paragraph,) = read("{{ v }}\n", v=value)
    assert [span.oprindelse for span in paragraph.spans] == [Data("noegle", 7), Hul("navnet"), Beregnet("x")]
    assert paragraph.spans[1].er_hul


def test_filters_keep_the_origin():
    (paragraph,) = read(
        "{{ a|stort }} og {{ b|ejefald }} og {{ c|opremsning }}\n",
        a=data("borgeren"),
        b=data("Jens"),
        c=(data("x"), data("y"), data("z")),
    )
    assert text(paragraph.spans) == "Borgeren og Jens’ og x, y og z"
    assert sum(span.oprindelse == Data("noegle", 7) for span in paragraph.spans) == 5


@pytest.mark.parametrize("value", ["ren tekst", 3, None, True, ["liste"]])
def test_text_without_origin_is_refused(value):
    with pytest.raises(LostOriginError):
        read("{{ v }}\n", v=value)


def test_an_unknown_name_is_an_error():
    with pytest.raises(UndefinedError):
        read("{{ findes_ikke }}\n")


@contextmanager
def nested():
    with collect_marks() as outer, collect_marks() as inner:
        yield outer, inner


def test_each_render_has_its_own_marks():
    with nested() as (outer, inner):
        outer.append(data("a"))
        assert inner == []


def test_threads_that_share_a_skeleton_never_see_one_anothers_facts():
    env = Environment(
        lambda name: "# Til {{ navn }}\n\n{{ hvad }}\n\n- {{ navn }} venter.\n" if name == "brev" else None
    )

    def write(number):
        values = {"navn": data(f"Borger {number}"), "hvad": data(f"Sag {number}.\n\nMere om {number}.")}
        with collect_marks() as marks:
            return Reader("brev", marks, env.lines).read(env.get_template("brev").render(values))

    with ThreadPoolExecutor(8) as threads:
        for number, blocks in enumerate(threads.map(write, range(500))):
            heading, first, second, points = blocks
            told = [text(heading.spans), text(first.spans), text(second.spans), text(points.items[0].blocks[0].spans)]
            assert told == [f"Til Borger {number}", f"Sag {number}.", f"Mere om {number}.", f"Borger {number} venter."]
