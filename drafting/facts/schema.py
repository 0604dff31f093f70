"""JSON Schema of the case file, so that an editor completes and checks while the adviser types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from pydantic.json_schema import models_json_schema

from drafting.facts import behandling, blokke, forloeb, generel, model, parter
from drafting.facts.check import Closedsets
from drafting.facts.record import Record
from drafting.facts.tell import unfold
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


def format_skema(closed: Closedsets = _INGEN) -> str:
    """Return the schema as text, ending in a newline."""
    return json.dumps(sag_schema(closed), ensure_ascii=False, indent=1) + "\n"


def sag_schema(closed: Closedsets = _INGEN) -> Skema:
    """Return the schema of a case file and of a generel udtalelse; the closed sets become choices where given."""
    pairs = [(model.Sag, "validation"), (generel.GenerelUdtalelse, "validation")]
    _, told = models_json_schema(pairs, ref_template="#/$defs/{model}")  # type: ignore[arg-type]  # a literal, widened
    defs: Skema = {name: _convert_record(name, record, closed) for name, record in told["$defs"].items()}
    _add_by_klagepunkt(defs)
    sag = defs["Sag"]
    if isinstance(sag, dict):
        sag["anyOf"] = [{"required": [key]} for key in ("klagepunkter", "afgørelser", "afgoerelser")]
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
        "$defs": defs,
    }


def _convert_record(name: str, record: Skema, closed: Closedsets) -> Skema:
    properties = record.get("properties")
    told = properties if isinstance(properties, dict) else {}
    danish: Skema = {unfold(key): _convert_value(key, value, closed) for key, value in told.items()}
    # the other spelling is allowed, but an editor offers only the Danish one
    ascii_only: Skema = {f"^{fold(key)}$": value for key, value in danish.items() if fold(key) != key}
    whole: Skema = {"type": "object", "properties": danish, "patternProperties": ascii_only}
    whole |= {"additionalProperties": False, "required": record.get("required", [])}
    if short := _KORTE.get(name):
        return {"anyOf": [whole, danish[unfold(short)]]}
    return whole


def _convert_value(key: str, value: Json, closed: Closedsets) -> Json:
    if not isinstance(value, dict):
        return value
    kept = {name: inner for name, inner in value.items() if name not in ("title", "default")}
    options = kept.pop("anyOf", None)
    if isinstance(options, list):
        # left out is how a case says "not known": an empty value is refused
        real = [option for option in options if option != {"type": "null"}]
        kept |= real[0] if len(real) == 1 and isinstance(real[0], dict) else {"anyOf": real}
    if key == "kommune" and closed.kommuner:
        return {**kept, "enum": _spell(closed.kommuner)}
    if key == "tema" and closed.temaer:
        return {**kept, "enum": _spell(closed.temaer)}
    return kept


def _spell(words: Iterable[str]) -> list[Json]:
    return list(dict.fromkeys(spelled for word in sorted(words) for spelled in (unfold(word), word)))


def _add_by_klagepunkt(defs: Skema) -> None:
    """Replace the two lists that are written as `punkt: …`."""
    answers, questions = defs["Svar"], defs["Undersoegelse"]
    point = defs.pop("Svarpunkt")
    defs.pop("Punktspoergsmaal")
    if isinstance(point, dict) and isinstance(point["properties"], dict):
        del point["properties"]["klagepunkt"]
        point["required"] = []
    by_point: Json = {"type": "object", "additionalProperties": point}
    texts: Json = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}
    _put(answers, "punkter", by_point)
    _put(questions, "spørgsmål", texts)


def _put(record: Json, key: str, value: Json) -> None:
    if not isinstance(record, dict):
        return
    for name, place in ((key, "properties"), (f"^{fold(key)}$", "patternProperties")):
        inner = record[place]
        if isinstance(inner, dict) and name in inner:
            inner[name] = value
