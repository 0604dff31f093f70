"""A letter of the program as a document: the tree's own kinds, and a place for every letter that has one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

import drafting
from drafting.errors import Place
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Taelling
from drafting.language.fra_brev import build_dokument, choose_profil
from drafting.letter.compose import compose
from drafting.letter.skabelon import load_skabelon
from drafting.letter.tree import Front, Heading, Item, Letter, Paragraph, Points, Quote, Span, Table, iter_spans
from drafting.oprindelse import Data, Fast, Hul
from drafting.pipeline import check

ROOT = Path(drafting.__file__).parent.parent
SAG = ROOT / "eksempler" / "tre_breve" / "sag.yaml"
DAG = date(2026, 12, 1)
FAST = Fast("klage/klage.md.j2", 20)


def spans(text, oprindelse=FAST, **weight):
    return (Span(text, oprindelse, **weight),)


def letter(*blocks, underskrift=()):
    return Letter("klage/klage", "Klage", "2026-12-01", Front((), (), ()), blocks, underskrift)


def kinds(dokument):
    return [(stykke.slags.value, stykke.tekst) for stykke in dokument.stykker]


def build(*blocks, **parts):
    return build_dokument(letter(*blocks, **parts), Sprogprofil.BORGER, sagsfil=Path("sag.yaml"))


def test_every_kind_of_block_is_known_by_the_tree():
    found = build(
        Heading(1, spans("Et emne på en linje")),
        Paragraph(spans("Kære Birgit Krogh")),
        Paragraph(spans("Et kort afsnit")),
        Points(ordered=False, items=(Item(None, (Paragraph(spans("Et punkt")),)),)),
        Quote((Paragraph(spans("Kære kommune")), Points(ordered=True, items=(Item(1, (Paragraph(spans("Nej")),)),)))),
        Table((spans("Dag"),), ((spans("Hvad der skete"),),)),
        underskrift=(spans("Med venlig hilsen"), spans("Karen Lund")),
    )
    assert kinds(found) == [
        ("overskrift", "Et emne på en linje"),
        ("hilsen", "Kære Birgit Krogh"),
        ("afsnit", "Et kort afsnit"),
        ("punkt", "Et punkt"),
        ("citat", "Kære kommune"),
        ("citat", "Nej"),
        ("celle", "Dag"),
        ("celle", "Hvad der skete"),
        ("hilsen", "Med venlig hilsen"),
        ("underskrift", "Karen Lund"),
    ]


def test_a_few_words_above_the_paragraphs_of_a_point_are_its_heading():
    blocks = (Paragraph(spans("Manglende svar")), Paragraph(spans("Kommunen har ikke svaret.")))
    assert kinds(build(Points(ordered=True, items=(Item(1, blocks), Item(2, ()))))) == [
        ("overskrift", "Manglende svar"),
        ("punkt", "Kommunen har ikke svaret."),
    ]


def test_the_fields_of_a_form_are_no_greeting():
    lines = (spans("Dato: ____________________"), spans("Underskrift: ________"))
    assert {slags for slags, _ in kinds(build(underskrift=lines))} == {"underskrift"}


def test_every_letter_has_the_place_of_its_span():
    data, hul = Data("emne", 10, 7), Hul("lederens navn")
    parts = (Span("Jeg klager over ", FAST), Span("fristen", data), Span(" og ", FAST), Span("[UDFYLD: x]", hul))
    (stykke,) = build(Paragraph(parts)).stykker
    assert stykke.find_sted(0) == stykke.find_sted(15) == stykke.find_sted(23) == Place("klage/klage.md.j2", 20)
    assert stykke.find_sted(16) == stykke.find_sted(22) == Place("sag.yaml", 10, 7)
    assert stykke.find_sted(27) is None
    assert stykke.find_oprindelse(27) == hul
    assert stykke.find_sted(len(stykke.tekst)) is None


def test_neighbours_that_differ_in_weight_alone_share_a_place():
    (stykke,) = build(
        Paragraph((*spans("Jeg "), *spans("klager", strong=True), *spans("", Hul("x")), *spans(".")))
    ).stykker
    assert [(sted.start, sted.end) for sted in stykke.steder] == [(0, 11)]


def test_no_letter_of_a_whole_letter_is_lost_and_each_is_covered():
    tjek = check(SAG, dato=DAG)
    for navn in ("klage/videresendelse", "udtalelse/udtalelse"):
        skabelon = load_skabelon(navn)
        (udkast,) = compose(tjek.fakta, skabelon, tjek.hylder, dato=DAG)
        whole = replace(udkast.letter, bilag=())
        dokument = build_dokument(whole, choose_profil(skabelon), sagsfil=SAG)
        assert "".join(stykke.tekst for stykke in dokument.stykker) == "".join(span.text for span in iter_spans(whole))
        for stykke in dokument.stykker:
            assert [sted.start for sted in stykke.steder] == [0, *(sted.end for sted in stykke.steder[:-1])]
            assert stykke.steder[-1].end == len(stykke.tekst)


def test_the_facts_of_a_case_have_no_place_without_its_file():
    (stykke,) = build_dokument(letter(Paragraph(spans("x", Data("emne", 10)))), Sprogprofil.BORGER).stykker
    assert stykke.find_sted(0) is None


@pytest.mark.parametrize(
    ("navn", "profil"),
    [
        ("klage/vejledning", "borger"),
        ("klage/fuldmagt", "borger"),
        ("klage/notat", "enhed"),
        ("klage/klage", "enhed"),
        ("klage/anke", "enhed"),
        ("klage/ombudsmand", "enhed"),
        ("udtalelse/udtalelse_borger", "borger"),
        ("udtalelse/udtalelse", "udtalelse"),
        ("udtalelse/undersoegelse", "udtalelse"),
        ("generel_udtalelse/generel_udtalelse", "udtalelse"),
    ],
)
def test_the_template_says_who_the_language_is_for(navn, profil):
    assert choose_profil(load_skabelon(navn)) is Sprogprofil(profil)


def test_the_kinds_are_told_apart_when_asked_for():
    found = build(Heading(1, spans("Emne")), Paragraph(spans("Ja.")))
    assert [stykke.tekst for stykke in found.iter_stykker(Slags.AFSNIT, Slags.PUNKT)] == ["Ja."]


@pytest.mark.parametrize(
    ("taelling", "place", "shown"),
    [
        ("linje", Place("x.txt", 3, 4), "x.txt:3:4"),
        ("side", Place("x.pdf", 3), "x.pdf side 3"),
        ("afsnit", Place("x.docx", 3), "x.docx afsnit 3"),
        ("side", Place("x.pdf"), "x.pdf"),
    ],
)
def test_a_place_is_told_as_it_is_found_again(taelling, place, shown):
    assert Dokument((), taelling=Taelling(taelling)).format_sted(place) == shown
