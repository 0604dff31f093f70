from datetime import date
from pathlib import Path

import pytest
import yaml

from drafting.facts.load import Closedsets, load_fakta
from drafting.findings.registry import RULES, find_all
from drafting.law.load import list_kommuner, load_klagetemaer, load_lovhylde, load_profil

FOLDER = Path(__file__).parent / "rules"
DATO = date(2026, 11, 20)


def load_examples():
    return [
        pytest.param(file.stem, example, id=f"{file.stem}: {example['navn']}")
        for file in sorted(FOLDER.glob("*.yaml"))
        for example in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def find_codes(text, tmp_path):
    file = tmp_path / "sag.yaml"
    file.write_text(text, encoding="utf-8")
    closed = Closedsets(frozenset(list_kommuner()), frozenset(load_klagetemaer()))
    fakta = load_fakta(file, closed=closed)
    return find_all(fakta, load_profil(fakta.kommune), load_lovhylde(), dato=DATO)


@pytest.mark.parametrize(("emne", "example"), load_examples())
def test_example(emne, example, tmp_path):
    found = find_codes(example["sag"], tmp_path)
    of_this_file = [finding.code for finding in found if finding.code.startswith(f"{emne}.")]
    assert of_this_file == example["forventet"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_hit_and_a_miss(rule):
    examples = yaml.safe_load((FOLDER / f"{rule.id.partition('.')[0]}.yaml").read_text(encoding="utf-8"))
    assert any(rule.id in example["forventet"] for example in examples)
    assert any(rule.id not in example["forventet"] for example in examples)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_where_it_comes_from_and_why(rule):
    hvidovre = load_profil("hvidovre")
    if rule.kilde.startswith("profil:"):
        assert getattr(hvidovre, rule.kilde.removeprefix("profil:")).kilde
    else:
        assert rule.kilde in load_lovhylde().ids
    assert rule.forklaring.endswith(".")


def test_every_example_file_belongs_to_a_rule():
    assert {file.stem for file in FOLDER.glob("*.yaml")} == {rule.id.partition(".")[0] for rule in RULES}


def test_findings_tell_place_and_remedy_worst_first(tmp_path):
    text = (
        "kommune: hvidovre\nemne: Svar til Mette Holm\nakut: ja\nborger: {navn: Mette Holm, anonym: nej}\n"
        "klagepunkter:\n  - id: a\n    hvad: |\n      Kommunen svarede ikke.\n"
    )
    found = find_codes(text, tmp_path)
    assert [finding.code for finding in found] == [
        "emne.navn",
        "borger.akut",
        "samtykke.videresendelse",
        "kompetence.ved_ikke",
    ]
    assert [finding.place.line for finding in found] == [2, 3, 4, 6]
    assert all(finding.remedy for finding in found)
