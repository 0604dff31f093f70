"""What the language command is asked to look at: a file, what comes through the pipe, or letters of a case."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict, replace

from drafting.errors import Trouble, UsageError
from drafting.language.dokument import Dokument, Sprogprofil
from drafting.language.fra_fil import load_fil, parse_bytes
from drafting.screen.sagsfil import SAGSFIL, Sagsfil
from drafting.screen.stier import spell_path
from drafting.screen.streams import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from drafting.oprindelse import Hul
    from drafting.pipeline import Udfald

STDIN = "-"
_NAVN = "teksten"  # what the text is called that has no file
_EGENNAVNE = {"navn", "adresse", "kaldes", "email"}
_SAG = {".yaml", ".yml"}


class Laest(Struct, frozen=True):
    """A document, and where it is a letter, the holes in it and the names of its case."""

    dokument: Dokument
    huller: tuple[Hul, ...] = ()
    navne: tuple[str, ...] = ()


def read_fil(fil: str, profil: str | None) -> tuple[Laest, ...]:
    """Return the document in a file, or in what comes through the pipe; raises UsageError."""
    chosen = Sprogprofil(profil) if profil else Sprogprofil.BORGER
    path = Path(fil)
    if fil == STDIN:
        return (Laest(parse_bytes(_read_stdin(), fil=_NAVN, profil=chosen)),)
    if path.suffix.lower() in _SAG or (path / SAGSFIL).is_file():
        remedy = f"Skriv for eksempel: drafting sprog {spell_path(path)} klage. Se brevene med: drafting breve"
        raise UsageError(Trouble("Skriv også, hvilket brev du vil se på.", remedy=remedy))
    return (Laest(load_fil(path, chosen)),)


def are_filer(fil: str, breve: Sequence[str]) -> bool:
    """Return whether the words are several texts, and not a case and letters of it."""
    paths = [Path(each) for each in (fil, *breve)]
    return len(paths) > 1 and all(path.is_file() and path.suffix.lower() not in _SAG for path in paths)


def _read_stdin() -> bytes:
    if sys.stdin.isatty():
        tell("Indsæt teksten, og slut med Ctrl-D på en tom linje (Windows: Ctrl-Z og Enter).")
    return sys.stdin.buffer.read()


def read_breve(
    fil: str, breve: Sequence[str], profil: str | None, *, dato: date, overlay: Path | None
) -> tuple[Laest, ...]:
    """Return letters of a case as they are now, also with holes; raises the first error that stands in the way."""
    from drafting import pipeline  # noqa: PLC0415 (slow to load, and a file needs none of it)
    from drafting.screen.brevvalg import choose_breve  # noqa: PLC0415 (same)

    sag = Sagsfil().convert(fil, None, None)
    bestilling = pipeline.Bestilling(breve=choose_breve(breve, overlay), formater=(), kladde=True)
    tjek = pipeline.check(sag, dato=dato, overlay=overlay)
    udfald = tuple(pipeline.draft(tjek, bestilling))
    navne = (*find_egennavne(tjek.fakta), str(tjek.profil.navn))
    return tuple(laest for found in udfald for laest in _read_udfald(found, sag, profil, overlay, navne))


def find_egennavne(value: object, key: str = "") -> Iterator[str]:
    """Yield the names and addresses of a case: they are right as they are."""
    from drafting.facts.record import Record  # noqa: PLC0415 (slow to load, and a text alone has no case)

    if isinstance(value, str):
        yield from [value] if key in _EGENNAVNE else []
    elif isinstance(value, tuple):
        yield from (name for each in value for name in find_egennavne(each, key))
    elif isinstance(value, Record):
        yield from (name for part, each in asdict(value).items() for name in find_egennavne(each, part))


def _read_udfald(
    udfald: Udfald, sag: Path, profil: str | None, overlay: Path | None, navne: tuple[str, ...]
) -> Iterator[Laest]:
    from drafting.language.fra_brev import build_dokument, choose_profil  # noqa: PLC0415 (same)
    from drafting.letter.skabelon import load_skabelon  # noqa: PLC0415 (same)
    from drafting.letter.tree import find_huller  # noqa: PLC0415 (same)

    if udfald.fejl:
        raise udfald.fejl
    chosen = Sprogprofil(profil) if profil else choose_profil(load_skabelon(udfald.brev, overlay))
    for udkast in udfald.breve:
        dokument = build_dokument(udkast.letter, chosen, sagsfil=sag, overlay=overlay)
        navn = f"{udfald.brev} ({udkast.enhed})" if udkast.enhed else udfald.brev
        yield Laest(replace(dokument, navn=navn), find_huller(udkast.letter), navne)
