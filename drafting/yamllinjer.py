"""The plain YAML that a case is written in, read line by line in half the parser's time.

Keys of one word, text on the key's own line or in a block after |, lists, and what stands in [ ] or { } on one line: of
these it makes just what is made of the parser's events. At the first line with anything else it gives up, and the whole
file is left to the parser, so what is wrong with a file is found and told there alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.errors import Place
from drafting.yamlnode import MAX_DEPTH, Entry, Mapping, Scalar, Sequence, fold

if TYPE_CHECKING:
    from drafting.yamlnode import Node

# a line: how far in it begins, the sign of a list, a key, and the rest
_LINJE = re.compile(r"^( *)(- )?(?:(\w{1,99}):(?= |$) *)?(.*)$", re.MULTILINE)
_BEGINS = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_TEKST = re.compile(rf"({_BEGINS}[^:#]*(?:(?::(?! )|(?<! )#)[^:#]+)*)((?<= )#.*)?")
_CITAT = re.compile(r"\"[^\"\\]*\"|'[^']*'(?!')")
_I_PARENTES = re.compile(rf"{_BEGINS}[^?:,\[\]{{}}#]*")
_NOEGLE_I_PARENTES = re.compile(r"(\w{1,99}): +")
_MELLEMRUM = re.compile(" *")
_KOMMENTAR = re.compile(" *((?<= )#.*)?")
_SKILLETEGN = re.compile(r" *(?:, *(?![ \]}])|(?=[\]}]))")


def read_plain(text: str, file: str) -> Mapping | None:
    """Return the mapping that `text` holds, None where the parser must say; every character of it can be printed."""
    try:
        return _Laeser(text, file).read_document()
    except _Andet:
        return None


class _Andet(Exception):  # noqa: N818 (nothing is wrong: the parser reads the file instead)
    """Here is something else than plain lines."""


class _Laeser:
    """Goes down through the lines, and stands at the first that holds anything and is not read yet."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._lines = text.split("\n")
        self._parts = _LINJE.findall(text)
        self._number, self._indent = 0, -1

    def read_document(self) -> Mapping:
        """Return the mapping of the whole file; raises _Andet."""
        self._go_to(0)
        root = self._read_mapping(self._indent, 0)
        if self._indent != -1:
            raise _Andet
        return root

    def _go_to(self, number: int) -> None:
        """Go to the first line from `number` on that holds more than a comment; after the last the indent is -1."""
        try:
            while True:
                indent, dash, key, rest = self._parts[number]
                if key or dash or (rest and rest[0] != "#"):
                    break
                number += 1
        except IndexError:
            self._indent = -1
        else:
            self._number, self._indent = number, len(indent)

    def _read_mapping(self, indent: int, depth: int) -> Mapping:
        place = Place(self._file, self._number + 1, indent + 1)
        entries: dict[str, Entry] = {}
        while self._indent == indent:
            number = self._number
            _, dash, key, rest = self._parts[number]
            folded = fold(key)
            if dash or not key or folded in entries:
                raise _Andet
            value = self._read_value(number, rest, indent, depth + 1)
            entries[folded] = Entry(folded, key, Place(self._file, number + 1, indent + 1), value)
        if self._indent > indent or not entries:
            raise _Andet
        return Mapping(tuple(entries.values()), place)

    def _read_sequence(self, indent: int, depth: int) -> Sequence:
        place = Place(self._file, self._number + 1, indent + 1)
        items: list[Node] = []
        while self._indent == indent:
            number = self._number
            _, dash, key, rest = self._parts[number]
            if not dash:
                break
            if key:  # a record that begins on the line of its sign
                inner = self._indent = indent + len(dash)
                self._parts[number] = (" " * inner, "", key, rest)
                items.append(self._read_mapping(inner, depth + 1))
            elif rest and rest[0] != "#":
                items.append(self._read_value(number, rest, indent, depth + 1))
            else:
                raise _Andet
        if self._indent > indent:
            raise _Andet
        return Sequence(tuple(items), place)

    def _read_value(self, number: int, rest: str, indent: int, depth: int) -> Node:
        """Return the value that is the rest of a line, or stands below it."""
        if depth >= MAX_DEPTH:
            raise _Andet
        start = len(self._lines[number]) - len(rest)
        if found := _TEKST.fullmatch(rest):
            self._go_to(number + 1)
            text, comment = found.groups("")
            return Scalar(text.rstrip(), Place(self._file, number + 1, start + 1), "plain", comment.rstrip())
        if rest == "|":
            return self._read_block(number + 1, indent)
        self._go_to(number + 1)
        if not rest or rest[0] == "#":
            return self._read_below(indent, depth)
        value, end = self._read_flow(number, start, depth)
        if not _KOMMENTAR.fullmatch(self._lines[number], end):
            raise _Andet
        return value

    def _read_below(self, indent: int, depth: int) -> Mapping | Sequence:
        """Return the list or the mapping that begins on the line we stand at; a list may stand below its own key."""
        if self._indent >= indent and self._parts[self._number][1]:
            return self._read_sequence(self._indent, depth)
        if self._indent > indent:
            return self._read_mapping(self._indent, depth)
        raise _Andet

    def _read_block(self, number: int, indent: int) -> Scalar:
        """Return the text after |: the lines from `number` on that are further in than `indent`."""
        lines, end = self._lines, number
        inner = len(self._parts[number][0]) if number < len(lines) else 0
        if inner <= indent or len(lines[number]) == inner:
            raise _Andet
        before = " " * inner
        while end < len(lines) and (lines[end].startswith(before) or not lines[end].strip(" ")):
            end += 1
        self._go_to(end)
        text = "\n".join([line[inner:] for line in lines[number:end]])
        return Scalar(text.strip(), Place(self._file, number + 1, inner + 1), "block")

    def _read_flow(self, number: int, start: int, depth: int) -> tuple[Node, int]:
        """Return the value that begins at `start` in a line, and where it ends."""
        line, place = self._lines[number], Place(self._file, number + 1, start + 1)
        if found := _I_PARENTES.match(line, start):
            return Scalar(found[0].rstrip(), place), found.end()
        if found := _CITAT.match(line, start):
            return Scalar(found[0][1:-1].strip(), place, "quoted"), found.end()
        if depth >= MAX_DEPTH or line[start : start + 1] not in ("[", "{"):
            raise _Andet
        if line[start] == "[":
            items, end = self._read_flow_items(number, start + 1, depth + 1)
            return Sequence(items, place, True), end
        entries, end = self._read_flow_entries(number, start + 1, depth + 1)
        return Mapping(entries, place, True), end

    def _read_flow_items(self, number: int, start: int, depth: int) -> tuple[tuple[Node, ...], int]:
        line = self._lines[number]
        items: list[Node] = []
        start = _find(_MELLEMRUM, line, start).end()
        while line[start : start + 1] != "]":
            item, end = self._read_flow(number, start, depth)
            items.append(item)
            start = _find(_SKILLETEGN, line, end).end()
        return tuple(items), start + 1

    def _read_flow_entries(self, number: int, start: int, depth: int) -> tuple[tuple[Entry, ...], int]:
        line = self._lines[number]
        entries: dict[str, Entry] = {}
        start = _find(_MELLEMRUM, line, start).end()
        while line[start : start + 1] != "}":
            found = _find(_NOEGLE_I_PARENTES, line, start)
            value, end = self._read_flow(number, found.end(), depth)
            if (key := fold(found[1])) in entries:
                raise _Andet
            entries[key] = Entry(key, found[1], Place(self._file, number + 1, start + 1), value)
            start = _find(_SKILLETEGN, line, end).end()
        return tuple(entries.values()), start + 1


def _find(pattern: re.Pattern[str], line: str, start: int) -> re.Match[str]:
    """Return the match that begins there; raises _Andet."""
    if found := pattern.match(line, start):
        return found
    raise _Andet
