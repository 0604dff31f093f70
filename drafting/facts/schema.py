"""JSON Schema of the case file, so that an editor completes and checks while the adviser types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args, get_origin

from msgspec import NODEFAULT

from drafting.errors import SagError
from drafting.facts import behandling, generel, model
from drafting.facts.check import Closedsets
from drafting.facts.laes import iter_records, read_felter, strip
from drafting.facts.words import Json, Lukket, Skema, Slags, unfold
from drafting.paths import data_folder
from drafting.yamlfile import Mapping, read_mapping, unwrap
from drafting.yamlnode import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafting.facts.record import Record

_INGEN = Closedsets(frozenset(), frozenset())
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
    words = _read_descriptions()
    defs = {
        record.__name__: _build_record(record, closed, words)
        for record in _find_records(model.Sag, generel.GenerelUdtalelse)
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


def _find_records(*records: type[Record]) -> Iterable[type[Record]]:
    """Return the records and every record inside them, each once, but for the one that is written as `punkt: …`."""
    found = dict.fromkeys(records)
    for record in records:
        for felt in read_felter(record).values():
            found |= dict.fromkeys(_find_records(*iter_records(felt.annotation)))
    return [record for record in found if record is not behandling.Punktspoergsmaal]


def _read_descriptions() -> dict[tuple[str, str], str]:
    records = read_mapping(data_folder() / "skema.yaml", SagError).entries
    return {
        (record.key, entry.key): str(unwrap(entry.value))
        for record in records
        for entry in (record.value.entries if isinstance(record.value, Mapping) else ())
    }


def _build_record(record: type[Record], closed: Closedsets, words: dict[tuple[str, str], str]) -> Skema:
    name = record.__name__
    felter = {key: felt for key, felt in read_felter(record).items() if (name, key) not in _FALDER_VAEK}
    danish: dict[str, Skema] = {}
    for key, felt in felter.items():
        told = _PR_PUNKT.get((name, key)) or _build_value(key, felt.annotation, closed)
        text = words.get((name.lower(), key))
        danish[unfold(key)] = {**told, "description": text} if text else told
    # the other spelling is allowed, but an editor offers only the Danish one
    plain = {f"^{fold(key)}$": value for key, value in danish.items() if fold(key) != key}
    required = [key for key, felt in felter.items() if felt.default is NODEFAULT and key in danish]
    whole: Skema = {"type": "object", "properties": {**danish}, "patternProperties": {**plain}}
    whole |= {"additionalProperties": False, "required": [*required]}
    return {"anyOf": [whole, danish[unfold(record.kort)]]} if record.kort else whole


def _build_value(key: str, annotation: object, closed: Closedsets) -> Skema:
    choices = {"kommune": closed.kommuner, "tema": closed.temaer, "omraade": closed.omraader}.get(key)
    told = _build_kind(annotation)
    return {**told, "enum": _spell(choices)} if choices else told


def _build_kind(annotation: object) -> Skema:
    """Return the schema of what a field holds. Left out is how a case says "not known": an empty value is refused."""
    kind, marks = strip(annotation)
    for mark in marks:
        if isinstance(mark, Slags):
            return {**mark.skema}
        if isinstance(mark, Lukket):
            return mark.make_skema(get_args(kind))
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _build_kind(get_args(kind)[0])}
    return {"$ref": f"#/$defs/{getattr(kind, '__name__', '')}"}


def _spell(words: Iterable[str]) -> list[Json]:
    return list(dict.fromkeys(spelled for word in sorted(words) for spelled in (unfold(word), word)))
