"""The front matter of a template: which keys it has and what they may say."""

from __future__ import annotations

import difflib
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.errors import Place, SkabelonError, Trouble
from drafting.yamlfile import Entry, Mapping, Scalar, Sequence, examine, fold

if TYPE_CHECKING:
    from collections.abc import Mapping as ReadOnly

    from drafting.yamlfile import Node

_CLOSED = {
    "fra": ("borger", "raadgiver"),
    "til": ("enhed", "myndighed", "borger", "borger_og_enhed", "kommunalbestyrelse", "ydre_myndighed", "ingen"),
    "stemme": ("jeg", "du", "enhed", "tredje"),
    "slags": ("sag", "generel_udtalelse"),
    "pr": ("enhed", "tavs_enhed", "veteranenhed", "afgoerelse", "sag"),
    "mandat": ("profil", "altid"),
    "underskrift": ("hilsen", "felt", "ingen"),
    "vedlagt": ("punkter", "ingen", "udtalelse"),
}
_WORDS = ("titel", "fra", "til", "stemme", "stade", "formaal")
_OPTIONAL = {
    "instans": "",
    "slags": "sag",
    "pr": "enhed",
    "mandat": "profil",
    "underskrift": "hilsen",
    "vedlagt": "punkter",
}
_KEYS = (*_WORDS, *_OPTIONAL, "kraever", "bruger")
_PATH = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")


class Hoved(Struct, frozen=True):
    """The front matter: its single words by key, what the letter requires and uses, and where each key stands."""

    ord: ReadOnly[str, str]
    kraever: ReadOnly[str, str]
    bruger: tuple[str, ...]
    steder: ReadOnly[str, Place]


def read_hoved(text: str, fil: str) -> Hoved:
    """Return the front matter that `text` holds; raises SkabelonError with everything wrong in it."""
    composed = examine(text, fil)
    reader = _Reader(fil, list(composed.troubles))
    if composed.root is not None:
        reader.read(composed.root)
    if reader.troubles:
        raise SkabelonError(
            *sorted(reader.troubles, key=lambda trouble: (trouble.place or Place(fil), trouble.message))
        )
    kraever, steder = MappingProxyType(reader.kraever), MappingProxyType(reader.steder)
    return Hoved(MappingProxyType(reader.ord), kraever, tuple(reader.bruger), steder)


class _Reader(Struct, eq=False):
    """Gathers the front matter and everything wrong with it."""

    fil: str
    troubles: list[Trouble]
    ord: dict[str, str] = field(default_factory=_OPTIONAL.copy)
    kraever: dict[str, str] = field(default_factory=dict)
    bruger: list[str] = field(default_factory=list)
    steder: dict[str, Place] = field(default_factory=dict)

    def tell(self, message: str, place: Place, remedy: str) -> None:
        self.troubles.append(Trouble(message, place, remedy))

    def read(self, root: Mapping) -> None:
        for entry in root.entries:
            self._read_entry(entry)
        for key in _WORDS:
            if root.get(key) is None:
                self.tell(f"Skabelonens hoved mangler '{key}'.", Place(self.fil, 1), f"Skriv {key}: og værdien.")

    def _read_entry(self, entry: Entry) -> None:
        self.steder[entry.key] = entry.place
        if entry.key == "kraever":
            self._read_kraever(entry)
        elif entry.key == "bruger":
            self._read_bruger(entry)
        else:
            self._read_word(entry, entry.key, entry.value)

    def _read_kraever(self, entry: Entry) -> None:
        match entry.value:
            case Mapping(entries=entries):
                for inner in entries:
                    self._read_krav(inner)
            case Scalar(text=""):
                return
            case _:
                remedy = "Skriv {enhed.leder_navn: lederens navn}."
                self.tell("'kraever' skal have en sti og en tekst.", entry.place, remedy)

    def _read_bruger(self, entry: Entry) -> None:
        match entry.value:
            case Sequence(items=items):
                for item in items:
                    self._read_condition(item)
            case Scalar(text=""):
                return
            case _:
                self.tell("'bruger' skal være en liste.", entry.place, "Skriv [navn, navn].")

    def _read_word(self, entry: Entry, key: str, node: Node) -> None:
        if key not in (*_WORDS, *_OPTIONAL):
            near = difflib.get_close_matches(key, _KEYS, 1, 0.6)
            remedy = f"Mente du '{near[0]}'?" if near else f"Der findes: {', '.join(_KEYS)}."
            self.tell(f"Nøglen '{entry.written}' findes ikke i en skabelons hoved.", entry.place, remedy)
        elif not isinstance(node, Scalar) or not node.text:
            self.tell(f"'{entry.written}' skal være en tekst.", entry.place, f"Skriv {key}: og teksten på samme linje.")
        else:
            self.ord[key] = self._check_word(key, node)

    def _check_word(self, key: str, node: Scalar) -> str:
        if key in _CLOSED:
            return self._check_closed(key, node)
        if "{" in node.text:
            self.tell(f"'{key}' kan ikke have {{ }}.", node.place, "Skriv fast tekst uden personoplysninger.")
        if key == "stade" and not _PATH.fullmatch(node.text):
            self.tell(f"'{node.text}' er ikke navnet på et stade.", node.place, "Skriv ét navn med a-z, 0-9 og _.")
        if key in {"titel", "formaal"} and "\n" in node.text:
            self.tell(f"'{key}' fylder mere end én linje.", node.place, "Skriv det på én linje.")
        return node.text

    def _check_closed(self, key: str, node: Scalar) -> str:
        word, allowed = fold(node.text), _CLOSED[key]
        if word not in allowed:
            near = difflib.get_close_matches(word, allowed, 1, 0.6)
            remedy = f"Mente du '{near[0]}'?" if near else f"Skriv {', '.join(allowed[:-1])} eller {allowed[-1]}."
            self.tell(f"'{key}' kan ikke være '{node.text}'.", node.place, remedy)
        return word

    def _read_krav(self, entry: Entry) -> None:
        self.steder[f"kraever.{entry.key}"] = entry.place
        if not _PATH.fullmatch(entry.key):
            self.tell(f"'{entry.written}' er ikke en sti.", entry.place, "Skriv for eksempel enhed.leder_navn.")
        elif not isinstance(entry.value, Scalar) or not entry.value.text:
            remedy = f"Skriv, hvad der mangler: {entry.key}: lederens navn."
            self.tell(f"Kravet '{entry.written}' har ingen tekst.", entry.place, remedy)
        else:
            self.kraever[entry.key] = entry.value.text

    def _read_condition(self, node: Node) -> None:
        if not isinstance(node, Scalar) or not _PATH.fullmatch(node.text) or "." in node.text:
            shown = node.text if isinstance(node, Scalar) else "…"
            self.tell(f"'{shown}' under 'bruger' er ikke et navn.", node.place, "Skriv ét navn med a-z, 0-9 og _.")
        elif node.text in self.bruger:
            self.tell(f"'{node.text}' står to gange under 'bruger'.", node.place, "Slet den ene.")
        else:
            self.steder[f"bruger.{node.text}"] = node.place
            self.bruger.append(node.text)
