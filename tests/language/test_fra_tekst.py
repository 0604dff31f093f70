"""Plain text as a document: what each block is, and the line and column of every letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import Place
from drafting.language.fra_tekst import parse_tekst

BREV = """\
Borgerservice
Torvet 1
2650 Hvidovre

Hvidovre, den 3. marts 2026

Afslag på din ansøgning
=======================

Kære Birgit Krogh

Vi har behandlet din ansøgning. Du kan ikke få
tilskud, fordi du bor i en anden kommune.

Du skal sende:
- dit årsregnskab
  fra sidste år
- en kopi af dit pas

1. Ring til os.
2) Skriv til os
a) eller kom forbi.

Med venlig hilsen

Karen Lund
Sagsbehandler

Bilag

1. Kopi af ansøgningen
2. Kopi af reglerne
"""


def test_each_block_of_a_letter_is_known():
    assert [(stykke.slags.value, stykke.tekst) for stykke in parse_tekst(BREV).stykker] == [
        ("adresse", "Borgerservice\nTorvet 1\n2650 Hvidovre"),
        ("dato", "Hvidovre, den 3. marts 2026"),
        ("overskrift", "Afslag på din ansøgning"),
        ("hilsen", "Kære Birgit Krogh"),
        ("afsnit", "Vi har behandlet din ansøgning. Du kan ikke få\ntilskud, fordi du bor i en anden kommune."),
        ("afsnit", "Du skal sende:"),
        ("punkt", "dit årsregnskab\nfra sidste år"),
        ("punkt", "en kopi af dit pas"),
        ("punkt", "Ring til os."),
        ("punkt", "Skriv til os"),
        ("punkt", "eller kom forbi."),
        ("hilsen", "Med venlig hilsen"),
        ("underskrift", "Karen Lund\nSagsbehandler"),
        ("overskrift", "Bilag"),
        ("bilag", "Kopi af ansøgningen"),
        ("bilag", "Kopi af reglerne"),
    ]


@pytest.mark.parametrize(
    ("tekst", "slags"),
    [
        ("Sådan klager du", "overskrift"),
        ("Sådan klager du.", "afsnit"),
        ("Sådan klager du:", "afsnit"),
        ("en to tre fire fem seks syv otte ni ti", "overskrift"),
        ("en to tre fire fem seks syv otte ni ti elleve", "afsnit"),
        ("Vi skriver til dig, fordi vi har modtaget din klage den\n12. maj 2026.", "afsnit"),
        ("12. maj 2026", "dato"),
        ("den 12.5.2026", "dato"),
        ("2026-05-12", "dato"),
        ("12. maj 2026 fik du afslag på din ansøgning.", "afsnit"),
        ("Kære Birgit. Du får afslag.", "afsnit"),
        ("Kærester i kommunen", "overskrift"),
        ("Hej", "hilsen"),
        ("Venlig hilsen,\nKaren", "hilsen underskrift"),
        ("* punkt", "punkt"),
        ("– punkt", "punkt"),
        ("-uden mellemrum er det intet punkt, men en streg", "overskrift"),
        ("Telefon 36 36 36 36\npost@hvidovre.dk", "adresse"),
        ("Telefon 36 36 36 36\nRing.", "afsnit"),
    ],
)
def test_a_block_is_what_it_reads_as(tekst, slags):
    assert " ".join(stykke.slags for stykke in parse_tekst(tekst).stykker) == slags


def test_what_is_quoted_from_another_mail_is_a_quotation():
    dokument = parse_tekst("Vi svarer i dag.\n> Den 3. maj skrev Karin:\n> Har I glemt mig?\nRing til os.")
    assert [(each.slags.value, each.tekst[:8]) for each in dokument.stykker] == [
        ("afsnit", "Vi svare"),
        ("citat", "> Den 3."),
        ("afsnit", "Ring til"),
    ]


def test_the_numbered_headings_of_minutes_are_not_read_into_the_sentence_below():
    tekst = "1. Godkendelse af dagsorden\nDagsordenen blev godkendt.\n2. Ring til\n   Karen Lund i morgen."
    assert [each.tekst for each in parse_tekst(tekst).stykker] == [
        "Godkendelse af dagsorden",
        "Dagsordenen blev godkendt.",
        "Ring til\nKaren Lund i morgen.",
    ]


def test_a_line_that_leads_up_to_a_list_is_no_heading():
    first, *_ = parse_tekst("Du kan få boligstøtte, hvis\n\n- du bor til leje").stykker
    assert first.slags.value == "afsnit"


def test_prose_after_the_goodbye_is_prose():
    found = parse_tekst("Venlig hilsen\n\nKaren Lund\n\nDu kan klage til os. Det koster ikke noget.")
    assert [stykke.slags.value for stykke in found.stykker] == ["hilsen", "underskrift", "afsnit"]


def test_every_letter_has_its_line_and_column():
    stykke = parse_tekst("\r\n  Vi har svaret.\r\n  Du kan klage.", fil="brev.txt").stykker[0]
    assert stykke.tekst == "Vi har svaret.\nDu kan klage."
    assert stykke.find_sted(0) == Place("brev.txt", 2, 3)
    assert stykke.find_sted(stykke.tekst.index("svaret")) == Place("brev.txt", 2, 10)
    assert stykke.find_sted(stykke.tekst.index("Du")) == Place("brev.txt", 3, 3)
    assert stykke.find_sted(stykke.tekst.index("klage")) == Place("brev.txt", 3, 10)
    assert stykke.find_sted(500) is None


LINJER = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\f"), max_size=30)


@given(st.lists(LINJER, max_size=12).map("\n".join))
def test_no_letter_is_lost_and_every_place_is_true(tekst):
    """But for the marks of list items and rulers, which are no words."""
    lines = tekst.split("\n")
    for stykke in parse_tekst(tekst).stykker:
        for offset, letter in enumerate(stykke.tekst):
            if letter != "\n":
                place = stykke.find_sted(offset)
                assert lines[place.line - 1][place.column - 1] == letter
    words = [word for stykke in parse_tekst(tekst).stykker for word in stykke.tekst.split() if word.isalpha()]
    assert [word for word in tekst.split() if word.isalpha()] == words
