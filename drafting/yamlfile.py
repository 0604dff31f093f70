"""YAML read as text with places: no value is ever guessed to be a number, a date or a yes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent

from drafting.errors import DraftingError, Place, Trouble
from drafting.tekstfil import MAX_BYTES, read_text, tell_too_big
from drafting.yamlfejl import BLOK, Stop, find_characters, find_forbidden, scrub, tell_stop
from drafting.yamlnode import Entry, Mapping, Node, Samme, Scalar, Sequence, Style, fold

if TYPE_CHECKING:
    from pathlib import Path

    from yaml._yaml import Mark as CMark
    from yaml.error import Mark as PureMark

    Mark = CMark | PureMark

__all__ = [
    "Composed",
    "Entry",
    "Mapping",
    "Node",
    "Samme",
    "Scalar",
    "Sequence",
    "compose",
    "examine",
    "fold",
    "read_mapping",
    "unwrap",
]

MAX_DEPTH = 24

Tree = str | list["Tree"] | dict[str, "Tree"]
_FLYT = f"Slet det. Er det tekst: {BLOK[0].lower()}{BLOK[1:]}"
_BEGYNDELSE = yaml.Mark("", 0, 0, 0, None, 0)  # where an event tells no place
_STYLES: dict[str | None, Style] = {"|": "block", ">": "block", '"': "quoted", "'": "quoted"}


class Composed(Struct, frozen=True):
    """What a text holds as far as it can be read (None: it cannot), and everything that is wrong with it."""

    root: Mapping | None
    troubles: tuple[Trouble, ...]


def compose(text: str, file: str, error: type[DraftingError]) -> Mapping:
    """Return the mapping that `text` holds; raises `error` with every trouble at once."""
    return _unpack(examine(text, file), error)


def read_mapping(path: Path, error: type[DraftingError]) -> Mapping:
    """Return the mapping in the file `path`; raises `error` with every trouble at once.

    The file is read every time, and what it holds is only worked out again when it has changed.
    """
    return _unpack(_examine_once(read_text(path, error), str(path)), error)


@lru_cache(maxsize=64)
def _examine_once(text: str, file: str) -> Composed:
    return examine(text, file)


def _unpack(composed: Composed, error: type[DraftingError]) -> Mapping:
    if composed.root is None or composed.troubles:
        raise error(*composed.troubles)
    return composed.root


def unwrap(node: Node) -> Tree:
    """Return `node` as plain dicts, lists and text, for data files that are ours."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [unwrap(item) for item in node.items]
    return {entry.key: unwrap(entry.value) for entry in node.entries}


def examine(text: str, file: str) -> Composed:
    """Return what `text` holds and all that is wrong with it; never raises for what an adviser can type."""
    if len(text) > MAX_BYTES:
        return Composed(None, (tell_too_big(Place(file)),))
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    characters = tuple(find_characters(text, file))
    builder = _Builder(scrub(text) if characters else text, file)
    try:
        root = builder.read_document()
    except yaml.MarkedYAMLError as trouble:
        # the characters are the likely cause, and telling both would be telling one thing twice
        return Composed(None, characters or (tell_stop(_stop(trouble), builder.lines, file),))
    except _Halt as halt:
        return Composed(None, (*characters, halt.trouble))
    troubles = sorted((*characters, *builder.troubles), key=lambda trouble: (trouble.place, trouble.message))
    return Composed(root, tuple(troubles))


def _count(mark: Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def _stop(trouble: yaml.MarkedYAMLError) -> Stop:
    start = _count(trouble.context_mark or trouble.problem_mark)
    return Stop(trouble.problem or "", *_count(trouble.problem_mark), *start)


def _tell_no_mapping(root: Scalar | Sequence) -> Trouble:
    if isinstance(root, Scalar) and not root.text:
        return Trouble("Filen er tom.", Place(root.place.file), "Skriv indholdet i den, eller find den rigtige fil.")
    remedy = "Skriv hver oplysning som 'nøgle: værdi' på sin egen linje, for eksempel 'kommune: hvidovre'."
    return Trouble("Filen begynder ikke med en nøgle.", root.place, remedy)


class _Halt(Exception):  # noqa: N818 (not an error of its own: the trouble inside is what is told)
    """The file is YAML, but there is no sense in reading on."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


class _Builder:
    """Nodes made straight from the parser's events, so an alias is refused before anything can expand."""

    def __init__(self, text: str, file: str) -> None:
        # the C parser is some ten times faster; the other one is always there
        self._get_event = getattr(yaml, "CLoader", yaml.Loader)(text).get_event
        self._file = file
        self.lines = text.split("\n")
        self.troubles: list[Trouble] = []

    def read_document(self) -> Mapping:
        """Return the one mapping of the file."""
        self._get_event()
        if isinstance(self._get_event(), yaml.StreamEndEvent):
            raise _Halt(_tell_no_mapping(Scalar("", Place(self._file))))
        root = self._read(self._get_event(), 0)
        self._get_event()
        following = self._get_event()
        if not isinstance(following, yaml.StreamEndEvent):
            remedy = "Slet linjen ---, eller flyt resten til sin egen fil."
            self._add("Her begynder et nyt dokument i samme fil (---).", self._place(following), remedy)
        if isinstance(root, Mapping):
            return root
        raise _Halt(_tell_no_mapping(root))

    def _add(self, message: str, place: Place, remedy: str) -> None:
        self.troubles.append(Trouble(message, place, remedy))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark or _BEGYNDELSE
        return Place(self._file, mark.line + 1, mark.column + 1)

    def _read(self, event: yaml.Event, depth: int) -> Node:
        mark = event.start_mark or _BEGYNDELSE
        place = Place(self._file, mark.line + 1, mark.column + 1)
        if depth > MAX_DEPTH:
            raise _Halt(Trouble("Der er for mange lag inde i hinanden.", place, "Se efter, om indrykningen er rigtig."))
        # a case has hundreds of them, and asking for the type itself is quickest
        if type(event) is ScalarEvent:
            return self._read_scalar(event, place)
        if isinstance(event, yaml.CollectionStartEvent):
            self._check_marks(event, place)
            if isinstance(event, yaml.SequenceStartEvent):
                return Sequence(self._read_items(depth), place, bool(event.flow_style))
            return Mapping(self._read_entries(depth), place, bool(event.flow_style))
        self._add("En værdi kan ikke begynde med *: YAML læser det som en henvisning.", place, _FLYT)
        return Scalar("", place)

    def _check_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> None:
        if event.anchor is not None:
            self._add("En værdi kan ikke begynde med &: YAML læser det som et mærke.", place, _FLYT)
        if event.tag is not None:
            message = "En værdi kan ikke begynde med !: YAML læser det første ord som en kode, og så er ordet væk."
            self._add(message, place, _FLYT)

    def _read_items(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        get_event, read = self._get_event, self._read
        while type(event := get_event()) is not SequenceEndEvent:
            items.append(read(event, depth + 1))
        return tuple(items)

    def _read_entries(self, depth: int) -> tuple[Entry, ...]:
        seen: dict[str, Entry] = {}
        get_event, read = self._get_event, self._read
        while type(event := get_event()) is not MappingEndEvent:
            key = read(event, depth + 1)
            value = read(get_event(), depth + 1)
            if not isinstance(key, Scalar):
                self._add("En nøgle kan kun være ord.", key.place, "Skriv nøglen som ord uden parenteser.")
                continue
            entry = Entry(fold(key.text), key.text, key.place, value)
            if (first := seen.setdefault(entry.key, entry)) is not entry:
                self._tell_again(entry, first)
        return tuple(seen.values())

    def _tell_again(self, entry: Entry, first: Entry) -> None:
        spelling = "" if first.written == entry.written else f" (skrevet '{first.written}')"
        message = f"Nøglen '{entry.written}' står allerede i linje {first.place.line}{spelling}."
        self._add(message, entry.place, "Behold den ene, eller saml indholdet under den.")

    def _read_scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._check_marks(event, place)
        text, style, lost = event.value.strip(), _STYLES.get(event.style, "plain"), ""
        if style == "plain":
            end = event.end_mark or _BEGYNDELSE
            if text and "#" in (line := self.lines[end.line]) and (rest := line[end.column :].strip()).startswith("#"):
                lost = rest
        elif style == "block":
            place = self._find_block(place)
        elif event.style == '"':
            text = unicodedata.normalize("NFC", text)
            for _, name in find_forbidden(text):
                self._add(f"{name} kan ikke komme med i et brev.", place, "Slet koden i teksten.")
        if "\t" in text:
            self._add("Der står en tabulator i teksten.", place, "Skriv et mellemrum i stedet.")
        return Scalar(text, place, style, lost)

    def _find_block(self, place: Place) -> Place:
        for number in range(place.line, len(self.lines)):
            if (line := self.lines[number]).strip():
                return Place(self._file, number + 1, len(line) - len(line.lstrip()) + 1)
        return place
