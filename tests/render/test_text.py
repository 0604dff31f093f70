from drafting.letter.tree import Bilag, Front, Heading, Item, Letter, Paragraph, Points, Quote, Reference, Span, Table
from drafting.oprindelse import Fast, Hul
from drafting.render.text import render_text


def s(text):
    return (Span(text, Fast("t", 1)),)


LETTER = Letter(
    navn="klage/klage",
    titel="Klage",
    dato="2026-11-20",
    front=Front(
        (s("Mette Holm"), s("Strandvej 4")), (s("Center"),), s("20. november 2026"), (Reference(s("Sag"), s("26/1")),)
    ),
    blocks=(
        Heading(1, s("Klage")),
        Paragraph((Span("Kære ", Fast("t", 1)), Span("[UDFYLD: lederens navn]", Hul("lederens navn")))),
        Heading(2, s("Punkter")),
        Points(True, (Item(1, (Paragraph(s("Et\nto")), Paragraph(s("Tre")))), Item(2, (Paragraph(s("Fire")),)))),
        Points(False, (Item(None, (Paragraph(s("prik")),)), Item(None, (Paragraph(s("prik to")),)))),
        Quote((Paragraph(s("citat")),)),
        Table((s("Dato"), s("Hvad")), ((s("1. maj"), s("a\nb")),)),
    ),
    underskrift=(s("Med venlig hilsen"), s("Mette Holm")),
    bilag_overskrift=s("Bilag"),
    bilag=(Bilag(s("Bilag 1"), s("Brev")),),
    kopi_til=s("Kopi til borgeren"),
)


def test_the_whole_letter_reads_from_top_to_bottom():
    assert render_text(LETTER) == (
        "Mette Holm\nStrandvej 4\n\nCenter\n\n20. november 2026\n\nSag · 26/1\n\nKlage\n=====\n\n"
        "Kære [UDFYLD: lederens navn]\n\nPunkter\n-------\n\n1. Et\n   to\n\n   Tre\n\n2. Fire\n\n- prik\n- prik to\n\n"
        "    citat\n\nDato | Hvad\n1. maj | a b\n\nMed venlig hilsen\n\nMette Holm\n\n"
        "Bilag\n-----\nBilag 1 · Brev\n\nKopi til borgeren\n"
    )
