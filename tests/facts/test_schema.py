import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from drafting.facts.laes import read_felter
from drafting.facts.model import Sag
from drafting.facts.schema import format_skema, sag_schema
from drafting.facts.tell import unfold

EKSEMPEL = Path(__file__).parent / "eksempel"


def read(text):
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 (BaseLoader makes text of everything, as VS Code's YAML 1.2 nearly does)


def find_paths(schema, text):
    return {"/".join(str(part) for part in error.absolute_path) for error in find_leaves(schema, text)}


def find_leaves(schema, text):
    return list(jsonschema.Draft202012Validator(schema).iter_errors(read(text)))


@pytest.fixture(scope="module")
def schema(closed):
    return sag_schema(closed)


def test_the_schema_is_itself_valid(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator.check_schema(sag_schema())


def test_it_is_written_as_danish_text(closed):
    text = format_skema(closed)
    assert text.endswith("}\n")
    assert json.loads(text) == sag_schema(closed)
    assert "ønske" in text


@pytest.mark.parametrize("name", ["sag", "alt", "generel"])
def test_the_examples_are_valid(name, schema):
    assert find_leaves(schema, (EKSEMPEL / f"{name}.yaml").read_text("utf-8")) == []


def test_keys_without_danish_letters_are_valid(schema):
    text = (EKSEMPEL / "alt.yaml").read_text("utf-8")
    for danish, plain in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("é", "e")):
        text = text.replace(danish, plain)
    assert find_leaves(schema, text) == []


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ("kommune: [hvidovre]", "kommune"),
        ("kommune: andeby", "kommune"),
        ("hund: Fido", ""),
        ("modtaget: 2/10-2026", "modtaget"),
        ("akut: måske", "akut"),
        ("kanal: due", "kanal"),
        ("borger: Mette", "borger"),
        ("borger: {alder: 9}", "borger"),
        ("klagepunkter: {hvad: x}", "klagepunkter"),
        ("klagepunkter: [{id: x}]", "klagepunkter/0"),
        ("klagepunkter: [{hvad: x, tema: støj}]", "klagepunkter/0/tema"),
        ("svar: [{punkter: {a: {besvaret: x}}}]", "svar/0/punkter/a/besvaret"),
        ("undersøgelse: {spørgsmål: {a: x}}", "undersøgelse/spørgsmål/a"),
        ("begraensninger: {indbragt_for: [pressen]}", "begraensninger/indbragt_for/0"),
        ("bilag: [{nr: et, titel: x}]", "bilag/0/nr"),
    ],
)
def test_typical_errors_are_seen(wrong, place, schema):
    least = {"kommune": "hvidovre", "emne": "Svar", "klagepunkter": [{"hvad": "Kommunen svarede ikke."}]}
    text = yaml.safe_dump({**least, **read(wrong)})
    assert find_paths(schema, text) == {place}


@pytest.mark.parametrize("missing", ["kommune", "emne", "klagepunkter"])
def test_what_is_required_is_missed(missing, schema):
    whole = {"kommune": "hvidovre", "emne": "Svar", "klagepunkter": [{"hvad": "Kommunen svarede ikke."}]}
    assert find_leaves(schema, yaml.safe_dump(whole)) == []
    del whole[missing]
    assert len(find_leaves(schema, yaml.safe_dump(whole))) == 1


def test_the_outermost_keys_say_what_they_are_for(schema):
    told = schema["$defs"]["Sag"]["properties"]
    assert set(told) == {unfold(key) for key in read_felter(Sag)}
    assert [key for key, value in told.items() if not value.get("description")] == []
