"""From YAML nodes to what the models take: empty values are told and left out, every value keeps its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from drafting.errors import Trouble
from drafting.facts.datoer import citat
from drafting.facts.words import BLOK, Vaerdi, unfold
from drafting.oprindelse import Data
from drafting.yamlfile import Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.errors import Place

_NULL = frozenset({"null", "Null", "NULL", "~"})
_NUMMER = re.compile(r"#\d")
_ENDER = (".", "!", "?", ":", "…")
_SLET = "Skriv en værdi, eller slet linjen: mangler den, betyder det 'ikke oplyst'."
_KRAEVET = "Sagen kan ikke læses uden."
_TEKST = "Skriv teksten på linjen under |, rykket to mellemrum ind"
_KOMMA = (
    "Mellem { og } skiller et komma to oplysninger: skriv teksten i citationstegn, eller nøglerne på hver sin linje."
)


class Converted(Struct):
    """The case as dicts, lists and `Vaerdi`, with what was found on the way."""

    node: Mapping
    root: dict[str, object] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    # every record, an inner one before the one around it
    records: list[dict[str, object]] = field(default_factory=list)
    # what was told of each empty value, by its record and key: where it is needed, it is told anew
    empty: dict[tuple[Place, str], Trouble] = field(default_factory=dict)
    _entries: dict[Place, Entry] = field(default_factory=dict)

    def add(self, message: str, place: Place, remedy: str) -> None:
        """Keep one trouble."""
        self.troubles.append(Trouble(message, place, remedy))

    def find_entry(self, place: Place) -> Entry:
        """Return the key whose value stands there."""
        if not self._entries:
            self._entries.update((entry.value.place, entry) for entry in _iter_entries(self.node))
        return self._entries[place]


def convert(root: Mapping) -> Converted:
    """Return the case that the file holds as the models take it."""
    converted = Converted(root)
    converted.root = _convert_mapping(root, "", converted)
    return converted


def _iter_entries(node: Node) -> Iterator[Entry]:
    """Yield every key below a node, an outer one before those inside it."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry
            yield from _iter_entries(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _iter_entries(item)


def _convert(node: Node, sti: str, into: Converted) -> object:
    if isinstance(node, Scalar):
        return _convert_scalar(node, sti, into)
    if isinstance(node, Mapping):
        return _convert_mapping(node, sti, into)
    return _convert_sequence(node, sti, into)


def _convert_mapping(node: Mapping, sti: str, into: Converted) -> dict[str, object]:
    steder = {"": node.place}
    record: dict[str, object] = {"steder": steder}
    over = f"{sti}." if sti else ""
    for entry in node.entries:
        value = entry.value
        # the key `steder` is ours: written in a file it is as unknown as any other
        key = entry.key if entry.key != "steder" else "steder "
        if isinstance(value, Scalar) and _is_empty(value):
            into.empty[node.place, entry.key] = _tell_empty(entry, sti, flow=node.flow)
        else:
            steder[key] = value.place
            record[key] = _convert(value, over + key, into)
    into.records.append(record)
    return record


def _convert_sequence(node: Sequence, sti: str, into: Converted) -> list[object]:
    items: list[object] = []
    for item in node.items:
        if isinstance(item, Scalar) and _is_empty(item):
            into.add("Punktet i listen er tomt.", item.place, "Skriv en tekst efter stregen, eller slet linjen.")
        else:
            items.append(_convert(item, f"{sti}.{len(items)}", into))
    if node.flow and len(items) > 1:
        for item, value in zip(node.items, items, strict=False):
            if isinstance(value, Vaerdi) and isinstance(item, Scalar):
                value.delt = item.style == "plain" and not item.text.endswith(_ENDER)
    return items


def _convert_scalar(node: Scalar, sti: str, into: Converted) -> Vaerdi:
    place, lost = node.place, node.lost
    value = str.__new__(Vaerdi, node.text)
    value.oprindelse = Data(sti, place.line, place.column)
    value.place = place
    value.tabt = lost
    value.delt = False
    if lost and _NUMMER.match(lost):
        besked = f"Teksten er skåret af ved #, for YAML læser resten som en kommentar: {citat(lost)} går tabt."
        into.add(besked, place, f"Skriv 'nr.' i stedet for #. Er det en længere tekst: {BLOK[0].lower()}{BLOK[1:]}")
        value.tabt = ""
    return value


def _is_empty(node: Scalar) -> bool:
    return not node.text or (node.style == "plain" and node.text in _NULL)


def _tell_empty(entry: Entry, sti: str, *, flow: bool) -> Trouble:
    above = next((part for part in reversed(sti.split(".")) if part and not part.isdigit()), "")
    name = f"{citat(entry.written)} under {citat(unfold(above))}" if above else citat(entry.written)
    if flow:
        return Trouble(f"{citat(entry.written)} har ingen værdi. Er der et komma i teksten?", entry.place, _KOMMA)
    if isinstance(entry.value, Scalar) and entry.value.style == "block":
        remedy = f"{_TEKST}, eller slet nøglen."
        return Trouble(f"Der er ingen tekst under {citat(entry.written)}.", entry.place, remedy)
    return Trouble(f"{name} er tom.", entry.place, _SLET)


def tell_needed(told: Trouble) -> Trouble:
    """Return the trouble of an empty value again, with the remedy of one the case cannot do without."""
    if told.remedy == _KOMMA:
        return told
    return replace(told, remedy=f"{'Skriv en værdi' if told.remedy == _SLET else _TEKST}. {_KRAEVET}")
