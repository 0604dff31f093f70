import re
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from drafting.letter.tree import Front, Heading, Letter, Paragraph, Span, Table
from drafting.oprindelse import Data, Fast, Hul
from drafting.render.html import render_html

VOID = {"meta", "br"}


class Tags(HTMLParser):
    """Notes every tag and checks that each is closed in its turn."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.seen, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def parse(page):
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    return tags


def test_every_sample_letter_is_well_formed_and_in_danish(brev, brevpapir):
    tags = parse(render_html(brev, brevpapir))
    assert ("html", {"lang": "da-DK"}) in tags.seen
    assert [tag for tag, _ in tags.seen].count("h1") == 1
    assert [tag for tag, _ in tags.seen].count("main") == 1


def test_the_page_needs_nothing_from_elsewhere(brev, brevpapir):
    page = render_html(brev, brevpapir)
    assert not re.search(r"<(?:script|link|img|iframe)\b|url\(|@import", page)


@pytest.mark.parametrize("value", ["<b>x</b>", "a & b", '"><script>alert(1)</script>', "{{ 7*7 }}", "&amp;", "]]>"])
def test_a_value_is_text_and_never_markup(value, brevpapir):
    front = Front(((Span("A", Fast("t", 1)),),), (), (Span("i dag", Fast("t", 1)),))
    blocks = (Heading(1, (Span("K", Fast("t", 1)),)), Paragraph((Span(value, Data("k", 1)),)))
    tags = parse(render_html(Letter("k/k", "K", "2026-11-20", front, blocks), brevpapir))
    assert value in "".join(tags.text)
    assert "script" not in {tag for tag, _ in tags.seen}


def test_holes_are_marked_and_table_heads_have_scope(brevpapir):
    front = Front(((Span("A", Fast("t", 1)),),), (), (Span("i dag", Fast("t", 1)),))
    hole = (Span("[UDFYLD: x]", Hul("x")),)
    table = Table(((Span("Dato", Fast("t", 1)),),), ((hole,),))
    page = render_html(Letter("k/k", "K", "2026-11-20", front, (Heading(1, hole), table)), brevpapir)
    assert '<td class="smal"><mark>[UDFYLD: x]</mark></td>' in page
    assert '<th scope="col">Dato</th>' in page


def test_a_title_stands_close_to_its_text_and_points_stand_apart(eksempelbreve, brevpapir) -> None:
    e = eksempelbreve
    points = e.punkter((e.afsnit(e.fed("Titel")), e.afsnit("Tekst den 1. maj.")), "kort")
    page = render_html(replace(e.BREVE["klage"], blocks=(e.overskrift(1, "x"), points, e.punkter("et"))), brevpapir)

    assert '<ol class="luftig">\n<li value="1">\n<p class="titel"><strong>Titel</strong></p>\n' in page
    assert "<p>Tekst den 1.\u00a0maj.</p>" in page
    assert '<ol>\n<li value="1">et</li>' in page
