from __future__ import annotations

import pytest

from drafting.law.load import load_profil
from drafting.law.oversigt import Kommunelinje, find_kommunelinjer, find_profillinjer, format_record

BREVE = ("klage/klage", "klage/videresendelse", "udtalelse/udtalelse")


def test_one_row_for_each_municipality_counted_over_the_letters_there_are():
    assert Kommunelinje("hvidovre", "Hvidovre Kommune", "borgerrådgiver", 3, 0, 0) in find_kommunelinjer(BREVE)
    assert Kommunelinje("viborg", "Viborg Kommune", "borgervejleder", 1, 1, 1) in find_kommunelinjer(BREVE)


def test_values_in_words_with_their_source():
    linjer = {linje.noegle: linje for linje in find_profillinjer(load_profil("hvidovre"))}
    assert linjer["enhedsord"].ord == "center, centret, centre, centrene"
    assert linjer["egen_drift"].ord == "nej: Borgerrådgiveren tager ikke sager op af egen drift."
    assert str(linjer["egen_drift"].kilde) == (
        "Borgerrådgiverens årsberetning 2017, Hvidovre Kommune, afsnit 3.1, linje 405 (004_f6f456a0cbbe830f.txt)"
    )
    assert linjer["kontakt.1"].ord == (
        "61 91 68 00; borgerraadgiver@hvidovre.dk; Rådhuset, stueetagen, blok A (oplyst 2017-12-31)"
    )
    assert linjer["kan_ikke_behandle.udsigtsloes"].ord == "udsigtsløse sager"
    assert linjer["breve.generel_udtalelse"].ord.startswith("nej: ")
    assert linjer["kritikskala"].ord.startswith("ja: uheldigt, beklageligt, meget beklageligt, kritisabelt,")


def test_silence_is_shown_with_what_the_program_does():
    linjer = {linje.noegle: linje for linje in find_profillinjer(load_profil("viborg"))}
    assert linjer["kontakt"].ord == linjer["svarfrist"].ord == linjer["ledertitel"].ord == "ikke oplyst"
    assert linjer["kontakt"].kilde.sted == "ikke nævnt i dokumentet"
    assert linjer["maalestok"].ord == "ikke oplyst"
    assert linjer["modtager"].ord == (
        "ikke oplyst. Programmet vælger: Brevet stiles til ledelsen i den ansvarlige afdeling."
    )
    assert linjer["breve.klage/klage"].ord.startswith("ikke oplyst: ")


def test_only_records_of_a_profile_have_words():
    with pytest.raises(TypeError):
        format_record("hvidovre")
