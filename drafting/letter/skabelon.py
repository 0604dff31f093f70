"""A letter template: its front matter and its body, read and checked at the door."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.errors import Place, SkabelonError, Trouble
from drafting.letter.skabelonhoved import Hoved, read_hoved
from drafting.paths import find_template, templates_folder
from drafting.tekstfil import read_text
from drafting.uansetsted import UansetSted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_SUFFIX = ".md.j2"
_NOT_LETTERS = frozenset({"faelles", "brevpapir"})
_LINE = "---"
_HENTER = re.compile(r"""\{%-?\s*(?:include|(?:from|import)(?=[^%]*\bwith\s+context\b))\s+["']([^"']+)["']""")


class Skabelon(UansetSted, frozen=True):
    """One letter: `kraever` tells what a hole says for each path; `kropslinje` is the file line `krop` begins on.

    `vist` is the file's name in messages and `steder` where each key of the front matter stands; `slags` is the kind of
    file it is written from, `pr` what there is one letter for: each unit, each decision, or the whole case; `mandat` is
    `altid` where the adviser may write the letter wherever the municipality has not said no; `vedlagt` what goes
    with it: the bilag its points name, nothing, or the udtalelse; `underskrift` whether it ends with a greeting, with a
    field to sign in, or with neither. `hentet` is the text of the pieces it includes, which see what it sees.
    """

    navn: str
    titel: str
    formaal: str
    fra: str
    til: str
    stemme: str
    stade: str
    kraever: Mapping[str, str]
    bruger: tuple[str, ...]
    krop: str
    kropslinje: int
    fil: Path
    slags: str = "sag"
    pr: str = "enhed"
    mandat: str = "profil"
    instans: str = ""
    underskrift: str = "hilsen"
    vedlagt: str = "punkter"
    vist: str = ""
    hentet: str = ""
    steder: Mapping[str, Place] = {}

    @property
    def synligt(self) -> str:
        """Return all the text that may name what the letter sees: its own, and that of the pieces it includes."""
        return f"{self.krop}\n{self.hentet}" if self.hentet else self.krop

    def sted(self, noegle: str = "") -> Place:
        """Return the place of a key such as `kraever.enhed.navn`, the whole file if it is not known."""
        return self.steder.get(noegle, Place(self.vist))


def list_skabeloner(overlay: Path | None = None) -> tuple[str, ...]:
    """Return the names of all letters (`klage/klage`), sorted by family and name."""
    shipped = _list_shipped()
    names = shipped | _list_in(overlay) if overlay is not None else shipped
    return tuple(f"{familie}/{navn}" for familie, navn in sorted(names))


@cache
def _list_shipped() -> frozenset[tuple[str, str]]:
    return _list_in(templates_folder())  # our own stay the same while the program runs


def _list_in(folder: Path) -> frozenset[tuple[str, str]]:
    """Return the family and name of each letter in a folder."""
    names = ((file.parent.name, file.name.removesuffix(_SUFFIX)) for file in folder.glob(f"*/*{_SUFFIX}"))
    return frozenset(each for each in names if each[0] not in _NOT_LETTERS)


def load_skabelon(navn: str, overlay: Path | None = None) -> Skabelon:
    """Return the template `navn` (`klage/klage`); raises SkabelonError with everything wrong in its front matter."""
    return _load_shipped(navn) if overlay is None else _load(navn, overlay)


@lru_cache(maxsize=128)
def _load_shipped(navn: str) -> Skabelon:
    return _load(navn, None)  # as above


def _load(navn: str, overlay: Path | None) -> Skabelon:
    known = list_skabeloner(overlay)
    fil = find_template(navn + _SUFFIX, overlay) if navn in known else None
    if fil is None:
        near = difflib.get_close_matches(navn, known, 1, 0.6)
        remedy = f"Mente du '{near[0]}'?" if near else f"Der findes: {', '.join(known) or 'ingen'}."
        raise SkabelonError(Trouble(f"Brevet '{navn}' findes ikke.", None, remedy))
    vist = show_file(fil, navn + _SUFFIX)
    text = unicodedata.normalize("NFC", read_text(fil, SkabelonError).replace("\r\n", "\n").replace("\r", "\n"))
    skabelon = _parse(navn, text, fil, vist)
    hentet = "\n".join(_iter_hentet(skabelon.krop, overlay, set()))
    return replace(skabelon, hentet=hentet) if hentet else skabelon


def _iter_hentet(text: str, overlay: Path | None, seen: set[str]) -> Iterator[str]:
    """Yield the text of every piece that is included, also by one another; the check tells of one that is not there."""
    for name in _HENTER.findall(text):
        fil = find_template(name, overlay)
        if name not in seen and fil is not None:
            seen.add(name)
            piece = read_text(fil, SkabelonError)
            yield piece
            yield from _iter_hentet(piece, overlay, seen)


@lru_cache(maxsize=128)
def _parse(navn: str, text: str, fil: Path, vist: str) -> Skabelon:
    head, body, line = _split(text, vist)
    hoved = read_hoved(head, vist)
    return _join(navn, hoved, body, line, fil, vist)


def show_file(fil: Path, navn: str) -> str:
    """Return how a message names a template file: the shipped ones by name, the user's own by path."""
    return navn if fil.is_relative_to(templates_folder()) else str(fil)


def _split(text: str, vist: str) -> tuple[str, str, int]:
    """Return the front matter with its lines where they stand in the file, the body, and the body's first line."""
    lines = text.split("\n")
    if lines[0].rstrip() != _LINE:
        message = "Skabelonen begynder ikke med sit hoved."
        raise SkabelonError(
            Trouble(message, Place(vist, 1), "Skriv --- på linje 1, så titel, fra, til …, og så --- igen.")
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _LINE:
            return "\n".join(["", *lines[1:number]]), "\n".join(lines[number + 1 :]), number + 2
    message = "Skabelonens hoved bliver aldrig afsluttet."
    raise SkabelonError(
        Trouble(message, Place(vist, 1), "Skriv --- på en linje for sig selv mellem hovedet og brevet.")
    )


def _join(navn: str, hoved: Hoved, body: str, line: int, fil: Path, vist: str) -> Skabelon:
    return Skabelon(
        navn=navn,
        titel=hoved.ord["titel"],
        formaal=hoved.ord["formaal"],
        fra=hoved.ord["fra"],
        til=hoved.ord["til"],
        stemme=hoved.ord["stemme"],
        stade=hoved.ord["stade"],
        slags=hoved.ord["slags"],
        pr=hoved.ord["pr"],
        mandat=hoved.ord["mandat"],
        instans=hoved.ord["instans"],
        underskrift=hoved.ord["underskrift"],
        vedlagt=hoved.ord["vedlagt"],
        kraever=hoved.kraever,
        bruger=hoved.bruger,
        krop=body,
        kropslinje=line,
        fil=fil,
        vist=vist,
        steder=hoved.steder,
    )
