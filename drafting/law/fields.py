"""The fields of one mapping in a data file, asked for by name; what is wrong is collected, never raised at once."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.law.model import JaNejIkkeOplyst, Kilde, find_close, suggest
from drafting.oprindelse import Tekst
from drafting.yamlfile import Entry, Mapping, Node, Scalar, Sequence, fold

if TYPE_CHECKING:
    from drafting.errors import Place
    from drafting.law.reading import Reading

IKKE_OPLYST = "ikke_oplyst"
INGEN = "ingen"
_SVAR = {fold(svar): svar for svar in JaNejIkkeOplyst}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_DAY = date(1, 1, 1)


class Fields(Struct):
    """One mapping under its key path (`titel`, or empty for the file itself).

    A question that cannot be answered notes a trouble and gives back an empty value, so that all troubles of a file
    are told in one run; whoever holds the `Reading` raises before an empty value can be used.
    """

    node: Mapping
    path: str
    reading: Reading
    asked: set[str] = set()
    needed: set[str] = set()
    may_be_silent: set[str] = set()

    @property
    def place(self) -> Place:
        """Return where the mapping begins."""
        return self.node.place

    def text(self, key: str) -> Tekst:
        """Return the text of a key that must be there."""
        node = self._need(key)
        if isinstance(node, Scalar) and fold(node.text) == IKKE_OPLYST:
            self._tell_needed(node, key)
        return self._read_text(node, key) if node else self._tekst(key, "")

    def known(self, key: str) -> Tekst | None:
        """Return the text of a key that must be there, None where it says `ikke oplyst`."""
        node = self._need(key, may_be_silent=True)
        if node is None or self._is_silent(node, key):
            return None
        return self._read_text(node, key)

    def optional(self, key: str) -> Tekst | None:
        """Return the text of a key that may be left out."""
        return self.known(key) if self._get(key) else None

    def words(self, key: str) -> tuple[Tekst, ...]:
        """Return the words of a list that must be there."""
        return tuple(self._read_text(node, key) for node in self._items(key))

    def has(self, key: str) -> bool:
        """Return whether the key is there at all."""
        return self._get(key) is not None

    def day(self, key: str) -> date:
        """Return the date of a key that must be there."""
        return self.day_or_none(key, "") or _NO_DAY

    def day_or_none(self, key: str, nothing: str) -> date | None:
        """Return the date of a key that must be there, None where it says `nothing` (`ingen`, `ikke oplyst`)."""
        node = self._need(key)
        if node is None:
            return None
        text = self._read_text(node, key)
        if nothing and fold(text) == fold(nothing):
            return None
        return self._parse_day(text, node.place, nothing)

    def number(self, key: str) -> int:
        """Return the positive whole number of a key that must be there."""
        node = self._need(key)
        if node is None:
            return 0
        text = self._read_text(node, key)
        if text.isascii() and text.isdigit() and int(text):
            return int(text)
        if text:
            remedy = f"Skriv '{key}' med cifre, f.eks. 12."
            self.reading.add(f"'{text}' er ikke et helt tal over 0.", node.place, remedy)
        return 0

    def svar(self, key: str = "svar") -> JaNejIkkeOplyst:
        """Return ja, nej or ikke oplyst."""
        node = self._need(key, may_be_silent=True)
        text = self._read_text(node, key) if node else ""
        if node and text and fold(text) not in _SVAR:
            remedy = "Skriv ja, nej eller ikke oplyst. Vær sikker på et nej: står der intet, er det ikke oplyst."
            self.reading.add(f"'{text}' er hverken ja, nej eller ikke oplyst.", node.place, remedy)
        svar = _SVAR.get(fold(text), JaNejIkkeOplyst.IKKE_OPLYST)
        if svar == JaNejIkkeOplyst.IKKE_OPLYST:
            self.reading.silent.append(self.path)
        return svar

    def one_of(self, key: str, allowed: tuple[str, ...]) -> Tekst:
        """Return the word of a key that must be one of `allowed`."""
        node = self._need(key)
        text = self._read_text(node, key) if node else self._tekst(key, "")
        if node and text and text not in allowed:
            remedy = suggest(text, set(allowed)) or f"Skriv {', '.join(allowed[:-1])} eller {allowed[-1]}."
            self.reading.add(f"'{text}' kan ikke bruges i '{self._full(key)}'.", node.place, remedy)
        return text

    def record(self, key: str) -> Fields | None:
        """Return the fields under a key that must be there, None where it says `ikke oplyst`."""
        node = self._need(key, may_be_silent=True)
        if node is None or self._is_silent(node, key):
            return None
        return self._below(node, key)

    def needed_record(self, key: str) -> Fields:
        """Return the fields under a key nothing can do without, or else fields that swallow every question."""
        node = self._need(key)
        if isinstance(node, Scalar) and fold(node.text) == IKKE_OPLYST:
            self._tell_needed(node, key)
        elif node and (fields := self._below(node, key)):
            return fields
        nowhere = replace(self.reading, troubles=[], silent=[])
        return Fields(Mapping((), self.place), self._full(key), nowhere)

    def records(self, key: str, unique: str = "") -> tuple[Fields, ...]:
        """Return the fields of each item of a list that must be there; `ingen` and `ikke oplyst` are empty lists.

        Two items with the same text under `unique` are a trouble.
        """
        items = enumerate(self._items(key), start=1)
        found = [fields for number, node in items if (fields := self._below(node, f"{key}.{number}"))]
        seen: dict[str, Place] = {}
        for name in (fields.node.get(unique) for fields in found):
            if isinstance(name, Scalar) and seen.setdefault(name.text, name.place) != name.place:
                first = seen[name.text].line
                self.reading.add(f"'{name.text}' står allerede i linje {first}.", name.place, "Behold den ene.")
        return tuple(found)

    def kilde(self) -> Kilde:
        """Return the source under `kilde`: one of the file's documents, and the place in it."""
        fields = self.needed_record("kilde")
        name, sted = fields.text("dokument"), fields.text("sted")
        fields.done()
        document = self.reading.dokumenter.get(fold(name))
        if document:
            antaget = self.reading.find_antaget(self.path)
            return replace(document, sted=f"{sted}; {antaget}" if antaget else str(sted))
        if name and self.reading.dokumenter:
            remedy = suggest(name, set(self.reading.dokumenter)) or "Skriv dokumentet under 'dokumenter' øverst."
            self.reading.add(f"Dokumentet '{name}' står ikke under 'dokumenter'.", fields.place, remedy)
        return self.whole()

    def whole(self) -> Kilde:
        """Return the first document as the source of a silence."""
        for document in self.reading.dokumenter.values():
            return replace(document, sted="ikke nævnt i dokumentet")
        return Kilde(titel="", sted="", tjekket=_NO_DAY)

    def done(self) -> None:
        """Note every key nobody asked for, and every key that was missed."""
        missing = self.asked - {entry.key for entry in self.node.entries}
        meant = {self._tell_unknown(entry, missing) for entry in self.node.entries if entry.key not in self.asked}
        for key in sorted((missing & self.needed) - meant):
            instead = f" Siger kilden intet om det, så skriv '{key}: ikke oplyst'." if key in self.may_be_silent else ""
            self.reading.add(f"Nøglen '{self._full(key)}' mangler.", self.place, f"Skriv den ind.{instead}")

    def _tell_unknown(self, entry: Entry, missing: set[str]) -> str:
        meant = find_close(entry.key, missing)
        remedy = suggest(entry.key, {meant} if meant else self.asked)
        remedy = remedy or f"Slet den, eller brug en af disse: {', '.join(sorted(self.asked))}."
        self.reading.add(f"Nøglen '{self._full(entry.written)}' kendes ikke.", entry.place, remedy)
        return meant

    def _full(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _get(self, key: str) -> Node | None:
        self.asked.add(key)
        return self.node.get(key)

    def _need(self, key: str, *, may_be_silent: bool = False) -> Node | None:
        self.needed.add(key)
        if may_be_silent:
            self.may_be_silent.add(key)
        return self._get(key)

    def _tell_needed(self, node: Node, key: str) -> None:
        remedy = "Find den i kilden, og skriv den ind: uden den kan profilen ikke bruges."
        self.reading.add(f"'{self._full(key)}' kan ikke være 'ikke oplyst'.", node.place, remedy)

    def _or_silent(self, key: str) -> str:
        return ", eller skriv 'ikke oplyst'" if key in self.may_be_silent else ""

    def _is_silent(self, node: Node, key: str) -> bool:
        silent = isinstance(node, Scalar) and fold(node.text) == IKKE_OPLYST
        if silent:
            self.reading.silent.append(self._full(key))
        return silent

    def _items(self, key: str) -> tuple[Node, ...]:
        node = self._need(key, may_be_silent=True)
        if node is None or self._is_silent(node, key) or (isinstance(node, Scalar) and fold(node.text) == INGEN):
            return ()
        if isinstance(node, Sequence):
            return node.items
        remedy = "Skriv hvert punkt på sin egen linje med en bindestreg foran."
        self.reading.add(f"'{self._full(key)}' skal være en liste.", node.place, remedy)
        return ()

    def _below(self, node: Node, key: str) -> Fields | None:
        if isinstance(node, Mapping):
            return Fields(node, self._full(key), self.reading)
        remedy = f"Skriv oplysningerne som 'nøgle: værdi' på hver sin linje{self._or_silent(key)}."
        self.reading.add(f"Under '{self._full(key)}' skal der stå flere oplysninger.", node.place, remedy)
        return None

    def _tekst(self, key: str, text: str) -> Tekst:
        return Tekst(" ".join(text.split()), self.reading.origin(self._full(key)))

    def _read_text(self, node: Node, key: str) -> Tekst:
        if not isinstance(node, Scalar):
            remedy = "Skriv teksten på linjen efter kolon, i anførselstegn, hvis den selv har kolon eller komma."
            self.reading.add(f"'{self._full(key)}' skal være en tekst.", node.place, remedy)
            return self._tekst(key, "")
        if not node.text:
            remedy = f"Skriv værdien{self._or_silent(key)}."
            self.reading.add(f"Der står ingenting efter '{self._full(key)}'.", node.place, remedy)
        return self._tekst(key, node.text)

    def _parse_day(self, text: str, place: Place, nothing: str) -> date | None:
        try:
            return date.fromisoformat(text if _DAY.fullmatch(text) else "")
        except ValueError:
            pass
        if text:
            instead = f", eller skriv '{nothing}'" if nothing else ""
            self.reading.add(f"'{text}' er ikke en dato.", place, f"Skriv datoen som 2026-11-20{instead}.")
        return None
