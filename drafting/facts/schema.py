"""JSON Schema of the case file, so that an editor completes and checks while the adviser types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from pydantic.json_schema import JsonSchemaValue, models_json_schema

from drafting.errors import SagError
from drafting.facts import behandling, blokke, forloeb, generel, model, parter
from drafting.facts.check import Closedsets
from drafting.facts.record import Record
from drafting.facts.words import unfold
from drafting.paths import data_folder
from drafting.yamlfile import Mapping, read_mapping, unwrap
from drafting.yamlnode import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Skema = dict[str, Json]

_INGEN = Closedsets(frozenset(), frozenset())
_KORTE = {
    name: record.kort
    for room in (behandling, blokke, forloeb, generel, model, parter)
    for name, record in vars(room).items()
    if isinstance(record, type) and issubclass(record, Record) and record.kort
}
# two lists of records are written as `punkt: …`, so the key that names the point falls away
_PR_PUNKT: dict[tuple[str, str], Skema] = {
    ("Svar", "punkter"): {"type": "object", "additionalProperties": {"$ref": "#/$defs/Svarpunkt"}},
    ("Undersoegelse", "spoergsmaal"): {
        "type": "object",
        "additionalProperties": {"type": "array", "items": {"type": "string"}},
    },
}
_FALDER_VAEK = frozenset({("Svarpunkt", "klagepunkt")})


def format_skema(closed: Closedsets = _INGEN) -> str:
    """Return the schema as text, ending in a newline."""
    return json.dumps(sag_schema(closed), ensure_ascii=False, indent=1) + "\n"


def sag_schema(closed: Closedsets = _INGEN) -> Skema:
    """Return the schema of a case file and of a generel udtalelse; the closed sets become choices where given."""
    _, told = models_json_schema(
        [(model.Sag, "validation"), (generel.GenerelUdtalelse, "validation")], ref_template="#/$defs/{model}"
    )
    words = _read_descriptions()
    defs: dict[str, Skema] = {
        name: _convert_record(name, record, closed, words)
        for name, record in told["$defs"].items()
        if name != "Punktspoergsmaal"
    }
    defs["Sag"]["anyOf"] = [{"required": [key]} for key in ("klagepunkter", "afgørelser", "afgoerelser")]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sag til drafting",
        "type": "object",
        "if": {"required": ["generel_udtalelse"]},
        "then": {
            "properties": {"generel_udtalelse": {"$ref": "#/$defs/GenerelUdtalelse"}},
            "additionalProperties": False,
        },
        "else": {"$ref": "#/$defs/Sag"},
        "$defs": {name: defs[name] for name in sorted(defs)},
    }


def _read_descriptions() -> dict[tuple[str, str], str]:
    records = read_mapping(data_folder() / "skema.yaml", SagError).entries
    return {
        (record.key, entry.key): str(unwrap(entry.value))
        for record in records
        for entry in (record.value.entries if isinstance(record.value, Mapping) else ())
    }


def _convert_record(name: str, record: JsonSchemaValue, closed: Closedsets, words: dict[tuple[str, str], str]) -> Skema:
    danish: dict[str, Skema] = {}
    for key, value in record["properties"].items():
        if (name, key) in _FALDER_VAEK:
            continue
        told = _PR_PUNKT.get((name, key)) or _convert_value(key, value, closed)
        text = words.get((name.lower(), key))
        danish[unfold(key)] = {**told, "description": text} if text else told
    # the other spelling is allowed, but an editor offers only the Danish one
    plain = {f"^{fold(key)}$": value for key, value in danish.items() if fold(key) != key}
    required = [key for key in record.get("required", []) if key in danish]
    whole: Skema = {"type": "object", "properties": {**danish}, "patternProperties": {**plain}}
    whole |= {"additionalProperties": False, "required": [*required]}
    short = _KORTE.get(name)
    return {"anyOf": [whole, danish[unfold(short)]]} if short else whole


def _convert_value(key: str, value: JsonSchemaValue, closed: Closedsets) -> Skema:
    kept: Skema = {name: inner for name, inner in value.items() if name not in ("title", "default", "anyOf")}
    # left out is how a case says "not known": an empty value is refused
    options = [option for option in value.get("anyOf", []) if option != {"type": "null"}]
    kept |= options[0] if len(options) == 1 else {"anyOf": options} if options else {}
    choices = {"kommune": closed.kommuner, "tema": closed.temaer, "omraade": closed.omraader}.get(key)
    return {**kept, "enum": _spell(choices)} if choices else kept


def _spell(words: Iterable[str]) -> list[Json]:
    return list(dict.fromkeys(spelled for word in sorted(words) for spelled in (unfold(word), word)))
