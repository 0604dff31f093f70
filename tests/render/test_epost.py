"""The e-mail: a subject that tells nothing, what to attach, the words of the letter, and never a CPR number."""

from datetime import date

import pytest

from drafting.letter.skabelon import list_skabeloner, load_skabelon
from drafting.pipeline import Bestilling, check, draft

SAG = """
kommune: hvidovre
sagsnummer: 26/1301
emne: Alkoholbehandling
rådgiver: {navn: Karen Lund}
borger: {navn: Mette Holm, post: digital, cpr: 010190-1234}
enheder: [{id: c, navn: Center for Sundhed, sagsnummer: 26/88, leder: {navn: Lone Dahl, titel: centerchef}}]
klagepunkter: [{id: p, hvad: Ingen svarede på mit brev 010190-1234., bilag: 1}]
bilag: [{nr: 1, titel: Mit brev}]
registrering: {kle: 27.00.00}
"""


@pytest.fixture
def udfald(tmp_path):
    def make(brev, *formater):
        sagsfil = tmp_path / "sag.yaml"
        sagsfil.write_text(SAG, encoding="utf-8")
        bestilling = Bestilling(breve=(brev,), formater=formater, kladde=True)
        return next(iter(draft(check(sagsfil, dato=date(2026, 11, 20)), bestilling)))

    return make


@pytest.fixture
def epost(udfald):
    return lambda brev: udfald(brev, "epost").filer[0].indhold.decode()


def test_the_subject_tells_the_kind_of_letter_and_the_recipients_number(epost):
    first, *_ = epost("klage/videresendelse").splitlines()
    assert first == "Emne: Klage til besvarelse (26/88)"


@pytest.mark.parametrize("brev", ["klage/klage", "klage/videresendelse", "klage/kvittering", "klage/samtykke"])
def test_no_subject_holds_the_matter_or_a_name(epost, brev):
    first, *_ = epost(brev).splitlines()
    assert "alkohol" not in first.casefold()
    assert "Holm" not in first


def test_no_title_of_any_letter_can_hold_personal_data():
    assert not [navn for navn in list_skabeloner() if "{" in load_skabelon(navn).titel]


def test_a_cpr_number_never_stands_in_it(epost):
    text = epost("klage/klage")
    assert "1234" not in text
    assert "[CPR-nummer fjernet]" in text


def test_it_tells_what_to_attach_and_how_to_send(epost):
    head = epost("klage/klage").partition("\n\n")[0]
    assert "Vedhæft: brevet selv (docx eller pdf); Mit brev" in head
    assert "Send med: Digital Post eller anden sikker post." in head
    assert "Til: Hvidovre Kommune, Center for Sundhed, Centerchef Lone Dahl" in head


def test_the_body_is_the_letter_from_greeting_to_signature(epost):
    body = epost("klage/videresendelse").partition("\n\n")[2]
    assert body.startswith("Kære Lone Dahl")
    assert body.endswith("Med venlig hilsen\nKaren Lund\nBorgerrådgiver\nHvidovre Kommune\n")


def test_the_file_can_be_opened_as_text(udfald):
    assert udfald("klage/klage", "epost").filer[0].navn == "26-1301_klage.epost.txt"


def test_a_letter_is_filed_by_its_kind_numbers_recipient_and_kle(udfald):
    (data,) = udfald("klage/klage", "txt").data
    assert (data.dokumenttype, data.titel, data.sagsnummer) == ("klage/klage", "Klage over sagsbehandling", "26/1301")
    assert data.modtager == ("Hvidovre Kommune", "Center for Sundhed", "Centerchef Lone Dahl")
    assert (data.dato, data.bilag, data.kle) == ("2026-11-20", ("Mit brev",), "27.00.00")
