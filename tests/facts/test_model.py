from datetime import date
from typing import Annotated

import pytest

from drafting.errors import Place
from drafting.facts.datoer import Delvisdato
from drafting.facts.laes import make_laeser, read_record
from drafting.facts.model import Afgoerelse, Begraensninger, Borger, Haendelse, Klagepunkt, Leder, Registrering
from drafting.facts.tell import unfold
from drafting.facts.words import read_navn
from drafting.oprindelse import Fast, Tekst
from drafting.yamlnode import fold


def read(kind, **given):
    fejl = []
    return read_record(kind, given, (), fejl), [(each.art, each.loc) for each in fejl]


def test_a_record_is_read_from_plain_values():
    punkt, fejl = read(Klagepunkt, hvad="Kommunen svarede ikke.", bilag=["1", 2])
    assert isinstance(punkt.hvad, Tekst)
    assert (punkt.bilag, fejl) == ((1, 2), [])
    assert read(Begraensninger, afsluttet="ja")[0].afsluttet is True
    assert read(Begraensninger, afsluttet="2026-09-10")[0].afsluttet == date(2026, 9, 10)
    assert read(Haendelse, tekst="Jeg skrev.", dato="2026-03")[0].dato == Delvisdato(2026, 3)
    assert punkt.sted("hvad") == Place("")


def test_everything_that_is_wrong_with_a_record_is_told_with_the_way_to_it():
    given = {
        "perioder": [{"fra": "2026-01-01"}, {"til": "i går"}],
        "tema": {"navn": "sagsbehandlingstid"},
        "forloeb": "et_brev",
        "begraensninger": ["afsluttet"],
        "havd": "Kommunen svarede ikke.",
    }
    punkt, fejl = read(Klagepunkt, **given)
    assert punkt is None
    assert fejl == [
        ("værdi", ("perioder", 1, "til")),
        ("mangler", ("perioder", 1, "fra")),
        ("værdi", ("tema",)),
        ("liste", ("forloeb",)),
        ("post", ("begraensninger",)),
        ("ukendt", ("havd",)),
        ("mangler", ("hvad",)),
    ]


def test_a_record_is_frozen_and_knows_its_fields():
    borger = Borger(navn="Mette Holm")
    with pytest.raises(AttributeError):
        borger.navn = "Jens"
    assert borger != Leder(navn="Mette Holm")
    assert borger == Borger(navn="Mette Holm", steder={"": Place("sag.yaml", 1, 1)})
    assert hash(borger) == hash(Borger(navn="Mette Holm", steder={"": Place("sag.yaml", 1, 1)}))


@pytest.mark.parametrize("annotation", [int, str | None, dict[str, str], Annotated[int, "mærke"]])
def test_a_field_nobody_can_read_is_found_when_it_is_written(annotation):
    with pytest.raises(TypeError):
        make_laeser(annotation)


def test_a_name_is_personal_only_when_it_comes_from_the_case():
    fixed = Tekst("borgeren", Fast("x", 1))
    assert read_navn(fixed) is fixed
    assert read_navn("Mette").oprindelse.personlig


@pytest.mark.parametrize("model", [Afgoerelse, Begraensninger, Borger, Haendelse, Klagepunkt, Registrering])
def test_a_field_and_its_danish_key_are_one_word(model):
    for name in model.__struct_fields__:
        assert fold(unfold(name)) == name


def test_the_plural_of_tema_has_no_danish_letter():
    assert unfold("foelgetemaer") == "følgetemaer"
