"""A municipality's profile on paper: every value in words, with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style
from msgspec import Struct

from drafting.dansk.dato import format_dato
from drafting.errors import LawError
from drafting.law.model import Kilde
from drafting.paths import data_folder
from drafting.screen.columns import wrap_text
from drafting.yamlfile import Scalar, read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafting.law.profil import Kommuneprofil

_INDENT = "  "
_SILENT = "Ikke oplyst."
_FIRST = {"brev": 0, "svar": 1, "maade": 2}
_UNTOLD = frozenset({"kilde", "noegle", "hvor", "omfatter", "maa_tilsidesaettes"})
_FORMS = {
    "brev": "{}:",
    "svar": "{1}.",
    "maade": "{}:",
    "maaneder": "{} måneder",
    "regnes_fra": "regnet fra {}",
    "fra": "fra {}",
    "til": "til {}",
    "undtagelse": "Undtagelse: {}",
    "standard": "Indtil videre: {}",
    "andre_muligheder": "Andre muligheder: {}",
    "kun_for_raadgiveren": "Kun til dig: {}",
    "til_enheden": "Til enheden: {}",
}


def format_profil(profil: Kommuneprofil) -> str:
    """Return the whole profile, one heading for each rule, every value with the file and place it was read."""
    documents = [line for kilde in profil.dokumenter for line in _format_document(kilde)]
    head = [style(str(profil.navn), bold=True), *_format_kilde(profil.navn_kilde), *_format_antaget(profil)]
    head += ["", style("Kilder", bold=True), *documents]
    return "\n".join([*head, *_format_rules(profil)])


def _format_antaget(profil: Kommuneprofil) -> list[str]:
    if profil.antaget_som is None:
        return []
    heading = style("Antaget", fg="yellow", bold=True)
    return ["", heading, *_indent(f"{profil.antaget_som.grund}.", 1), *_format_kilde(profil.antaget_som.kilde)]


def _format_document(kilde: Kilde) -> list[str]:
    where = f" ({kilde.fil or kilde.link})" if kilde.fil or kilde.link else ""
    return _indent(f"{kilde.titel}{where}, læst {format_dato(kilde.tjekket)}", 1)


def _format_kilde(kilde: Kilde) -> list[str]:
    return [style(line, dim=True) for line in _indent(f"Kilde: {kilde.spor}", 2)]


def load_overskrifter() -> Mapping[str, str]:
    """Return the Danish heading of each rule of a profile, in the order shown."""
    root = read_mapping(data_folder() / "skelet" / "profil.yaml", LawError)
    return {entry.key: entry.value.text for entry in root.entries if isinstance(entry.value, Scalar)}


def _format_rules(profil: Kommuneprofil) -> Iterator[str]:
    for key, heading in load_overskrifter().items():
        value = getattr(profil, key)
        yield from ("", style(heading, bold=True))
        lines = list(_format_value(value))
        if not lines or (key in profil.ikke_oplyst and _SILENT not in lines[0]):
            yield from _indent(_SILENT, 1)
        yield from lines


def _format_value(value: object) -> Iterator[str]:
    for item in value if isinstance(value, tuple) else (value,):
        text = _describe(item) if item is not None else ""
        kilde = getattr(item, "kilde", None)
        if not text or (text == _SILENT and not (kilde and kilde.sted)):
            continue
        yield from _indent(text, 1)
        if isinstance(kilde, Kilde):
            yield from _format_kilde(kilde)


def _indent(text: str, level: int) -> list[str]:
    """Return the text in lines, the ones after the first a little further in."""
    depth = level * len(_INDENT)
    first, *rest = wrap_text(text, depth + len(_INDENT))
    return [" " * depth + first, *(" " * depth + _INDENT + line for line in rest)]


def _describe(item: object) -> str:
    """Return what a record says, part by part."""
    if isinstance(item, tuple):
        return ", ".join(map(_describe, item))
    if not isinstance(item, Struct):
        return str(item)
    names = sorted(item.__struct_fields__, key=lambda name: _FIRST.get(name, len(_FIRST)))
    values = ((name, getattr(item, name)) for name in names if name not in _UNTOLD)
    parts = [_describe_part(name, value) for name, value in values if value not in (None, (), "ingen")]
    return "; ".join(parts).replace(".; ", ". ").replace(":; ", ": ")


def _describe_part(name: str, value: object) -> str:
    text = _describe(value)
    return _FORMS[name].format(text, text.capitalize()) if name in _FORMS else text
