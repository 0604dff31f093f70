"""Where sentences end and what a word is: the rows of saetninger.yaml, and what holds for every text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import Place
from drafting.language.dokument import Dokument, Slags, Sted, Stykke
from drafting.language.ordgraenser import iter_ord
from drafting.language.saetninger import find_saetninger, iter_saetninger

ROWS = yaml.safe_load(Path(__file__).with_name("saetninger.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("marked", "words", "long_words"), ROWS, ids=[row[0] for row in ROWS])
def test_the_counts_of_the_table(marked, words, long_words):
    found = find_saetninger(Stykke(Slags.AFSNIT, marked.replace("¦ ", "")))
    letters = [each.bogstaver for saetning in found for each in saetning.ord]
    assert [saetning.tekst for saetning in found] == marked.split(" ¦ ")
    assert (len(letters), sum(count >= 7 for count in letters)) == (words, long_words)


@pytest.mark.parametrize(
    ("word", "letters"),
    [("e-Boks", 5), ("CPR-nummer", 9), ("EU's", 3), ("m.v", 2), ("2026", 0), ("60-årig", 4), ("www.borger.dk", 0)],
)
def test_only_letters_are_counted(word, letters):
    assert [(found.tekst, found.bogstaver) for found in iter_ord(word)] == [(word, letters)]


def test_a_piece_always_ends_a_sentence_and_a_sentence_tells_its_place():
    steder = (Sted(0, 4, place=Place("brev.txt", 1)), Sted(4, 11, place=Place("brev.txt", 2)))
    dokument = Dokument((Stykke(Slags.PUNKT, "en kopi"), Stykke(Slags.PUNKT, "Ja.\nNej tak", steder)))
    found = list(iter_saetninger(dokument))
    assert [(saetning.tekst, saetning.place) for saetning in found] == [
        ("en kopi", None),
        ("Ja.", Place("brev.txt", 1)),
        ("Nej tak", Place("brev.txt", 2)),
    ]


DELE = ("Vi", "svarer", "den", "1.", "maj", "kr.", "m.v.", "A.", "§", "4.", "»", "«", ".", "?", "\n", "…")
TEKSTER = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(DELE)).map(" ".join),
)


@given(TEKSTER)
def test_no_text_is_lost_and_every_offset_is_exact(tekst):
    stykke = Stykke(Slags.AFSNIT, tekst)
    found = find_saetninger(stykke)
    gaps = [0, *(offset for saetning in found for offset in (saetning.start, saetning.end)), len(tekst)]
    assert gaps == sorted(gaps)
    between = [tekst[start:end] for start, end in zip(gaps[::2], gaps[1::2], strict=True)]
    assert "".join(between).strip() == ""
    for saetning in found:
        assert saetning.tekst == tekst[saetning.start : saetning.end] == saetning.tekst.strip() != ""
        for word in saetning.ord:
            assert tekst[word.start : word.end] == word.tekst
            assert saetning.start <= word.start < word.end <= saetning.end
            assert 0 <= word.bogstaver <= len(word.tekst)


@given(TEKSTER)
def test_every_letter_is_in_one_word(tekst):
    covered = [offset for word in iter_ord(tekst) for offset in range(word.start, word.end)]
    assert len(covered) == len(set(covered))
    assert {offset for offset, sign in enumerate(tekst) if sign.isalnum()} <= set(covered)


@given(TEKSTER)
def test_words_are_the_same_by_sentence_and_by_text(tekst):
    by_sentence = [word for saetning in find_saetninger(Stykke(Slags.AFSNIT, tekst)) for word in saetning.ord]
    assert by_sentence == list(iter_ord(tekst))
