"""The commented case file a newcomer fills in."""

from __future__ import annotations

import json
import re
from string import Template
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict, replace

from drafting.arkiv.write import write_new
from drafting.facts.load import Closedsets
from drafting.facts.schema import format_skema
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.load import list_kommuner, load_klagetemaer, load_profil
from drafting.paths import data_folder
from drafting.screen.stier import spell_path

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = re.compile(r"\w+(?:[ /.,-]+\w+)*")
SKEMAFIL = "sag.schema.json"


class Forud(Struct, frozen=True, kw_only=True):
    """What is known before the case file is written; an empty word leaves a blank."""

    kommune: str = ""
    sagsnummer: str = ""
    emne: str = ""
    navn: str = ""
    enhed: str = ""


def write_sag(path: Path, forud: Forud, overlay: Path | None = None) -> tuple[Path, ...]:
    """Return the new case file and, beside it, the JSON Schema its editor reads.

    A name without an ending is a folder. Raises OverwriteError when the case is there, LawError for no such kommune.
    """
    path = _choose_path(path)
    if forud.kommune:
        forud = replace(forud, kommune=load_profil(forud.kommune, overlay).kommune)
    return _write(path, format_skelet(forud, fil=spell_path(path), skema=SKEMAFIL), overlay)


def write_laest(path: Path, sag: str, overlay: Path | None = None) -> tuple[Path, ...]:
    """Return the new case file with what was read in a decision, and the schema beside it; as above."""
    return _write(_choose_path(path), sag, overlay)


def _choose_path(path: Path) -> Path:
    return path if path.suffix else path / "sag.yaml"


def _write(path: Path, sag: str, overlay: Path | None) -> tuple[Path, ...]:
    write_new(path, sag.encode())
    skema = path.with_name(SKEMAFIL)
    if not skema.exists():
        write_new(skema, format_sagsskema(overlay).encode())
    return path, skema


def format_sagsskema(overlay: Path | None = None) -> str:
    """Return the JSON Schema of a case, with the municipalities, themes and areas of appeal there are."""
    return format_skema(
        Closedsets(frozenset(list_kommuner(overlay)), frozenset(load_klagetemaer()), load_klageinstanser().noegler)
    )


def format_skelet(forud: Forud, *, fil: str, skema: str) -> str:
    """Return a commented case file with what is known written in, and blanks for the rest."""
    template = Template((data_folder() / "skelet" / "sag.yaml").read_text("utf-8"))
    known = {name: _quote(value) for name, value in asdict(forud).items()}
    text = template.substitute(known, fil=fil, skema=skema, punkt="")
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _quote(word: str) -> str:
    """Return the word safe in YAML: where it is not plain, JSON's quotation marks are YAML's too."""
    return word if not word or _PLAIN.fullmatch(word) else json.dumps(word, ensure_ascii=False)
