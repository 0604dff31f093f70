"""The Word letterhead as a letter sees it: read, checked and made ready once, then printed on for every letter."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.errors import Place, RenderError, SkabelonError, Trouble
from drafting.filsyn import see_file
from drafting.gemt import keep
from drafting.paths import templates_folder, user_folder
from drafting.render.docx.papir import Udseende
from drafting.render.docx.parts import FIELDS
from drafting.yamlfile import Scalar, Sequence, read_mapping

if TYPE_CHECKING:
    from drafting.filsyn import Syn
    from drafting.render.brevpapir import Brevpapir
    from drafting.render.docx.papir import Letterhead, Roller

BREVPAPIR = "brevpapir"
# the code that reads a letterhead: what it makes is made again when it changes
KODE = (Path(__file__).parent, Path(__file__).parent.parent)


def load_letterhead(brevpapir: Brevpapir) -> Letterhead:
    """Return the letterhead's Word side, read again when it changes. Raises SkabelonError with everything wrong."""
    folders = brevpapir.mapper if _ours() in brevpapir.mapper else (*brevpapir.mapper, _ours())
    try:
        word, roller = _find_filer(brevpapir, tuple(map(see_file, folders)))
    except RenderError as trouble:
        raise SkabelonError(*trouble.troubles) from None
    return load_once(brevpapir, word, roller, (see_file(word), see_file(roller)))


def load_roller(path: Path) -> Roller:
    """Return which style names may carry which role. Raises SkabelonError."""
    roller = []
    for entry in read_mapping(path, SkabelonError).entries:
        if not isinstance(entry.value, Sequence):
            remedy = f"Skriv '{entry.written}: [navn på typografien]'."
            raise SkabelonError(Trouble(f"Rollen '{entry.written}' skal have en liste af navne.", entry.place, remedy))
        roller.append((entry.key, tuple(item.text for item in entry.value.items if isinstance(item, Scalar))))
    return tuple(roller)


@cache
def _ours() -> Path:
    return templates_folder() / BREVPAPIR


@lru_cache(maxsize=32)
def _find_filer(brevpapir: Brevpapir, _stamps: tuple[Syn | None, ...]) -> tuple[Path, Path]:
    return brevpapir.find_word(), brevpapir.find_fil("roller.yaml")


@lru_cache(maxsize=8)
def load_once(brevpapir: Brevpapir, word: Path, roller: Path, _stamps: tuple[Syn | None, ...]) -> Letterhead:
    """Return the letterhead, kept while these files are as they were, here and between runs."""

    def read() -> Letterhead:
        from drafting.render.docx.reading import read_letterhead  # noqa: PLC0415 (loads lxml; seldom needed)

        return read_letterhead(_read(word), str(word), _find_udseende(brevpapir, word, load_roller(roller)))

    if not any(map(word.is_relative_to, (_ours(), user_folder()))):
        return read()  # on its way through, as a letterhead that is being checked: it would only fill the disk
    told = hashlib.sha256(repr((str(word), brevpapir)).encode()).hexdigest()[:16]
    return keep(f"brevpapir_{told}", (word, roller, _ours(), *KODE), read)


def _read(word: Path) -> bytes:
    try:
        return word.read_bytes()
    except OSError as trouble:
        message = f"Brevpapiret kan ikke læses ({trouble.strerror or 'ukendt årsag'})."
        raise SkabelonError(Trouble(message, Place(str(word)), "Luk filen i andre programmer, og prøv igen.")) from None


def _find_udseende(brevpapir: Brevpapir, word: Path, roller: Roller) -> Udseende:
    # a municipality's own paper has its name and address printed on it; the general one must ask for them
    felter = frozenset(FIELDS) - (frozenset({"afsender"}) if brevpapir.is_kommunens(word) else frozenset())
    farve = brevpapir.maal.farve
    return Udseende(roller, tuple(brevpapir.find_farver()), farve.accent, farve.hul, felter)
