from __future__ import annotations

import pytest

from drafting.errors import SagError
from drafting.facts.load import Closedsets, parse_sag
from drafting.facts.schema import sag_schema

OMRAADER = frozenset({"hjemmehjaelp", "parkeringsafgift"})
SAG = (
    "kommune: hvidovre\nemne: Ventetid\nområde: {}\nborger: {{navn: Mette Holm}}\n"
    "klagepunkter:\n  - hvad: Jeg venter.\n"
)


def load(omraade, omraader=OMRAADER):
    closed = Closedsets(frozenset({"hvidovre"}), frozenset(), omraader)
    return parse_sag(SAG.format(omraade), "sag.yaml", closed=closed)


@pytest.mark.parametrize("omraade", ["hjemmehjælp", "hjemmehjaelp", "Hjemmehjælp"])
def test_an_area_is_known_in_either_spelling(omraade):
    assert load(omraade).omraade == "hjemmehjaelp"


def test_an_area_nobody_knows_is_told_with_what_was_meant():
    with pytest.raises(SagError) as caught:
        load("hjemmehælp")
    assert str(caught.value) == "sag.yaml:3:9 Området 'hjemmehælp' kendes ikke. Mente du 'hjemmehjælp'?"


def test_too_many_to_choose_from_are_searched_for():
    many = frozenset(f"omraade_{number}" for number in range(100))
    with pytest.raises(SagError, match=r"Området 'xyz' kendes ikke\. Søg efter det med: drafting klageinstans"):
        load("xyz", many)


def test_without_the_directory_the_area_is_not_checked():
    assert load("hvad som helst", frozenset()).omraade == "hvad_som_helst"


def test_an_editor_offers_the_areas():
    schema = sag_schema(Closedsets(frozenset(), frozenset(), OMRAADER))
    choices = schema["$defs"]["Sag"]["properties"]["område"]["enum"]
    assert choices == ["hjemmehjælp", "hjemmehjaelp", "parkeringsafgift"]
