"""A letter about the citizen names her once and then says hun, but not where that would help to find her."""

import pytest
import yaml
from grenebreve import draft_text
from variantbreve import flet, vary

BREV = "klage/videresendelse"
ONSKE = "Jeg vil gerne vide, hvorfor jeg ikke fik svar."


def write(tmp_path, **borger):
    sag = flet(vary(BREV, None), {"borger": borger, "ønske": ONSKE})
    (fil,) = draft_text(BREV, yaml.safe_dump(sag, allow_unicode=True), tmp_path).filer
    return " ".join(fil.indhold.decode().split())


@pytest.mark.parametrize("omtale", ["hun", "han"])
def test_the_citizen_is_named_once_and_then_told_of_as_the_case_says(tmp_path, omtale):
    assert f"Borgeren vil gerne vide, hvorfor {omtale} ikke fik svar." in write(tmp_path, omtale=omtale)


@pytest.mark.parametrize("borger", [{"omtale": "hun", "anonym": "ja"}, {"omtale": "navn"}])
def test_nothing_says_whether_the_citizen_is_a_man_or_a_woman(tmp_path, borger):
    assert "Borgeren vil gerne vide, hvorfor borgeren ikke fik svar." in write(tmp_path, **borger)
