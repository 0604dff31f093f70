"""The figures of a text, against values worked out by hand."""

from __future__ import annotations

import pytest

from drafting.language.dokument import Dokument, Slags, Stykke
from drafting.language.fra_tekst import parse_tekst
from drafting.language.tal import choose_baand, find_maalte, load_maalestok, measure

KORT = "Du har klaget over kommunen. Vi har ikke svaret endnu."
KVINT = "Du får svar snart her."  # 5 words, none of them long
LANG = "Borgerservice behandler ansøgningen om boligstøtte meget langsommere end kommunen lover."  # 10 words, 6 long


def measure_tekst(tekst):
    return measure(parse_tekst(tekst))


def test_lix_and_rix_by_hand():
    """10 words in 2 sentences with 1 long word: 5 + 10 = 15."""
    tal = measure_tekst(KORT)
    assert (tal.ord, tal.saetninger, tal.lange_ord) == (10, 2, 1)
    assert tal.lix == pytest.approx(15)
    assert tal.rix == pytest.approx(0.5)


def test_twenty_words_a_sentence_and_a_fifth_of_them_long_is_lix_forty():
    """The worked example of the Danish guides."""
    saetning = " ".join(["kommune"] * 4 + ["her"] * 16) + "."
    tal = measure_tekst(" ".join([saetning.capitalize()] * 5))
    assert tal.lix == pytest.approx(40)
    assert (tal.ord, tal.laengste_saetning, tal.lange_saetninger) == (100, 20, 0)
    assert tal.baand is not None
    assert tal.baand.navn == "middel"


def test_the_lengths_of_sentences_and_words():
    """15 words in 2 sentences; LANG has 6 long words of which `langsommere` is 11 letters and none is 15."""
    tal = measure_tekst(f"{KVINT} {LANG}")
    assert (tal.ord, tal.saetninger, tal.laengste_saetning) == (15, 2, 10)
    assert (tal.lange_ord, tal.meget_lange_ord) == (6, 0)
    assert tal.ord_pr_saetning == pytest.approx(7.5)
    assert tal.andel_lange_ord == pytest.approx(0.4)
    assert tal.lix == pytest.approx(47.5)


@pytest.mark.parametrize(("count", "long"), [(20, 0), (21, 1)])
def test_a_long_sentence_has_more_than_twenty_words(count, long):
    tal = measure_tekst("Du " + "er " * (count - 2) + "her. Ja.")
    assert tal.lange_saetninger == long
    assert tal.andel_lange_saetninger == pytest.approx(long / 2)


@pytest.mark.parametrize(("letters", "lange", "meget_lange"), [(6, 0, 0), (7, 1, 0), (14, 1, 0), (15, 1, 1)])
def test_long_words_by_their_letters(letters, lange, meget_lange):
    tal = measure_tekst(f"Det er {'a' * letters}.")
    assert (tal.lange_ord, tal.meget_lange_ord) == (lange, meget_lange)


@pytest.mark.parametrize("slags", Slags)
def test_what_is_measured(slags):
    dokument = Dokument((Stykke(slags, "Vi har svaret."), Stykke(Slags.AFSNIT, "Ja.")))
    assert measure(dokument).ord == (4 if slags in {Slags.AFSNIT, Slags.PUNKT, Slags.CELLE} else 1)


def test_a_cell_without_a_full_stop_is_no_sentence():
    dokument = Dokument((Stykke(Slags.CELLE, "12. januar 2026"), Stykke(Slags.CELLE, "Borgeren ringede.")))
    assert [saetning.tekst for saetning in find_maalte(dokument)] == ["Borgeren ringede."]


def test_three_bullets_and_a_sentence_are_four():
    tal = measure_tekst("Du skal sende dit pas:\n- dit årsregnskab\n- din lejekontrakt\n- en kopi af brevet")
    assert (tal.saetninger, tal.ord) == (4, 13)


def test_a_line_of_signs_is_no_sentence():
    assert measure_tekst("Ja, vi har svaret. § !").saetninger == 1


@pytest.mark.parametrize(
    ("words", "sentences", "verdict"), [(100, 5, True), (99, 5, False), (100, 4, False), (0, 0, False)]
)
def test_no_verdict_on_a_short_text(words, sentences, verdict):
    lengths = [words // sentences + (number < words % sentences) for number in range(sentences)] if sentences else []
    tal = measure_tekst(" ".join(" ".join(["Du", *["er"] * (length - 1)]) + "." for length in lengths))
    assert (tal.ord, tal.saetninger) == (words, sentences)
    assert (tal.baand is not None) is verdict


def test_nothing_has_no_figures():
    tal = measure(Dokument(()))
    assert (tal.lix, tal.rix, tal.ord_pr_saetning, tal.andel_lange_ord, tal.andel_lange_saetninger) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("lix", "navn"),
    [
        (0, "meget let"), (24.4, "meget let"), (24.5, "let"), (34.4, "let"), (34.5, "middel"), (44.4, "middel"),
        (44.5, "svær"), (54.4, "svær"), (54.5, "meget svær"), (90, "meget svær"),
    ],
)  # fmt: skip
def test_the_bands_have_no_gap(lix, navn):
    assert choose_baand(lix).navn == navn


def test_the_last_band_has_no_end_and_the_others_rise():
    *ends, last = [baand.til for baand in load_maalestok().baand]
    assert last is None
    assert ends == sorted(ends)
