from datetime import date

import pytest
from pydantic import ValidationError

from drafting.errors import Place
from drafting.facts.datoer import Delvisdato
from drafting.facts.model import Afgoerelse, Begraensninger, Bilag, Borger, Haendelse, Klagepunkt, Leder, Registrering
from drafting.facts.tell import unfold
from drafting.facts.words import read_navn
from drafting.oprindelse import Fast, Tekst
from drafting.yamlnode import fold


def test_a_record_can_be_made_from_plain_values():
    punkt = Klagepunkt(hvad="Kommunen svarede ikke.", bilag=[1, 2])
    assert isinstance(punkt.hvad, Tekst)
    assert punkt.bilag == (1, 2)
    assert Afgoerelse(dato=date(2026, 9, 10), skriftlig=True).skriftlig
    assert Begraensninger(afsluttet=True).afsluttet is True
    assert Begraensninger(afsluttet=date(2026, 9, 10)).afsluttet == date(2026, 9, 10)
    assert Haendelse(tekst="Jeg skrev.", dato=Delvisdato(2026, 3)).dato.maaned == 3
    assert Bilag(nr=1, titel="Brev").sted("nr") == Place("")


def test_a_record_is_frozen_and_knows_its_fields():
    borger = Borger(navn="Mette Holm")
    with pytest.raises(ValidationError):
        borger.navn = "Jens"
    with pytest.raises(ValidationError):
        Borger(nvan="Mette Holm")
    assert borger != Leder(navn="Mette Holm")
    assert borger == Borger(navn="Mette Holm", steder={"": Place("sag.yaml", 1, 1)})


def test_a_name_is_personal_only_when_it_comes_from_the_case():
    fixed = Tekst("borgeren", Fast("x", 1))
    assert read_navn(fixed) is fixed
    assert read_navn("Mette").oprindelse.personlig


@pytest.mark.parametrize("model", [Afgoerelse, Begraensninger, Borger, Haendelse, Klagepunkt, Registrering])
def test_a_field_and_its_danish_key_are_one_word(model):
    for name in model.model_fields:
        assert fold(unfold(name)) == name


def test_the_plural_of_tema_has_no_danish_letter():
    assert unfold("foelgetemaer") == "følgetemaer"
