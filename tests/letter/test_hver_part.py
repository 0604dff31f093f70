"""A joint letter as two: each party's own copy, with its own address and the same words."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from grenebreve import draft_text
from variantbreve import VARIANTER, draft_variant, flet, vary

from drafting.letter.skabelon import list_skabeloner, load_skabelon
from drafting.pipeline import Bestilling, check, draft

GRENE = Path(__file__).parents[1] / "grene"
FAELLES = tuple(navn for navn in list_skabeloner() if load_skabelon(navn).til == "borger_og_enhed")


def write(brev, *, hver_part=True):
    gren = min((GRENE / brev).glob("*.yaml"))
    bestilling = Bestilling(breve=(brev,), formater=("txt",), hver_part=hver_part)
    (udfald,) = draft(check(gren, dato=date(2026, 11, 20)), bestilling)
    assert udfald.fejl is None
    return {fil.navn: fil.indhold.decode() for fil in udfald.filer}


@pytest.mark.parametrize("brev", FAELLES)
def test_each_party_gets_a_copy_with_its_own_address_alone(brev):
    (borger_navn, til_borger), (enhed_navn, til_enhed) = write(brev).items()
    assert (borger_navn[-17:], enhed_navn[-16:]) == ("_til_borgeren.txt", "_til_enheden.txt")
    front_borger, front_enhed = (text.partition("20. november 2026")[0] for text in (til_borger, til_enhed))
    assert "Mette Holm\nStrandvej 4" in front_borger
    assert "Center for Børn" not in front_borger
    assert "Center for Børn og Familie\nCenterchef Lone Dahl" in front_enhed
    assert "Mette Holm" not in front_enhed
    assert "Strandvej" not in til_enhed


@pytest.mark.parametrize("brev", FAELLES)
def test_the_words_are_the_same_in_both(brev):
    bodies = {text.partition("\n===")[2] for text in write(brev).values()}
    assert len(bodies) == 1
    assert bodies == {text.partition("\n===")[2] for text in write(brev, hver_part=False).values()}


def test_an_employee_is_named_in_neither_copy(tmp_path):
    gren = GRENE / "udtalelse" / "udtalelse" / "kritik_og_bevistvivl.yaml"
    text = gren.read_text(encoding="utf-8").replace("Medarbejderen husker", "Kirsten Nør husker")
    sagsfil = tmp_path / "sag.yaml"
    person = "personer: [{navn: Kirsten Nør, rolle: medarbejder, vises_som: medarbejderen}]\n"
    sagsfil.write_text(text + person, encoding="utf-8")
    bestilling = Bestilling(breve=("udtalelse/udtalelse",), formater=("txt",), hver_part=True)
    (udfald,) = draft(check(sagsfil, dato=date(2026, 11, 20)), bestilling)
    assert [fil.indhold.decode().count("Nør") for fil in udfald.filer] == [0, 0]


def test_other_letters_are_written_once():
    assert list(write("klage/kvittering")) == ["26-1301_kvittering.txt"]


MED_FRIST = ["klage/dialogmoede", "klage/moedereferat", "udtalelse/partshoering"]


@pytest.mark.parametrize("brev", MED_FRIST)
def test_the_deadline_stands_in_the_citizens_own_copy_alone(brev, tmp_path):
    udfald = draft_variant(brev, "med_afgoerelse", tmp_path, hver_part=True)
    til_borger, til_enhed = (" ".join(fil.indhold.decode().split()) for fil in udfald.filer)
    assert "Pas på fristen for at klage over afgørelsen" in til_borger
    assert "senest onsdag den 2. december 2026" in til_borger
    assert "2. december" not in til_enhed


@pytest.mark.parametrize("brev", MED_FRIST)
def test_a_joint_letter_says_that_an_appeal_is_urgent_but_not_the_day(brev, tmp_path):
    (fil,) = draft_variant(brev, "med_afgoerelse", tmp_path).filer
    said = " ".join(fil.indhold.decode().split())
    assert "Vil borgeren klage over afgørelsen af 3. november 2026, haster det." in said
    assert "2. december" not in said


@pytest.mark.parametrize("brev", MED_FRIST)
def test_a_joint_letter_of_an_anonymous_citizen_tells_of_no_decision(brev, tmp_path):
    sag = flet(vary(brev, "med_afgoerelse"), VARIANTER["anonym"]["flet"])
    (fil,) = draft_text(brev, yaml.safe_dump(sag, allow_unicode=True), tmp_path).filer
    assert "3. november" not in fil.indhold.decode()
