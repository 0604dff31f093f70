"""The measures of a letterhead: the sheet, the fields, the type and the colours, read from `maal.yaml`."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.errors import RenderError, Trouble
from drafting.yamlfile import Mapping, Samme, Scalar, read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from drafting.yamlfile import Node


class Papir(Struct, frozen=True):
    """The sheet, in mm."""

    bredde: float
    hoejde: float


class Margen(Struct, frozen=True):
    """The margins, in mm."""

    venstre: float
    hoejre: float
    top: float
    bund: float


class Felt(Struct, frozen=True):
    """A field of the first page, in mm from the edges of the sheet."""

    venstre: float
    top: float
    bredde: float


class Kasse(Struct, frozen=True):
    """A box on the first page, in mm from the edges of the sheet: the envelope's window, the logo."""

    venstre: float
    top: float
    bredde: float
    hoejde: float


class Krop(Struct, frozen=True):
    """Where the subject line begins on the first page, in mm from the top edge."""

    top: float


class Skrift(Struct, frozen=True):
    """The type: family names, sizes and spacing in pt, line distance as a factor of the size."""

    pdf: str
    word: str
    broed: float
    linjeafstand: float
    efter_afsnit: float
    emne: float
    overskrift2: float
    overskrift3: float
    lille: float


class Farve(Struct, frozen=True):
    """The colours, as six hexadecimal digits."""

    accent: str
    tekst: str
    lille: str
    linje: str
    hul: str


class Maal(Struct, frozen=True):
    """Every measure of the letterhead; Word and PDF are built from the same record."""

    papir: Papir
    margen: Margen
    rude: Kasse
    modtager: Felt
    afsender: Felt
    referencer: Felt
    logo: Kasse
    krop: Krop
    skrift: Skrift
    farve: Farve

    @property
    def satsbredde(self) -> float:
        """Return the width of the text, in mm."""
        return self.papir.bredde - self.margen.venstre - self.margen.hoejre


def lighten(colour: str) -> str:
    """Return the colour half way to white."""
    return "".join(f"{(int(colour[at : at + 2], 16) + 255) // 2:02X}" for at in (0, 2, 4))


def read_maal(files: Iterable[Path]) -> Maal:
    """Return the measures in `files`, the first that has one before the next.

    Raises RenderError with every measure that is missing or wrong, and every key that is none.
    """
    return _read_once(tuple(Samme(read_mapping(file, RenderError)) for file in files))


@lru_cache(maxsize=32)
def _read_once(roots: tuple[Samme, ...]) -> Maal:
    reader = _Reader([root.mapping for root in roots])
    maal = _read_maal(reader)
    troubles = (*reader.troubles, *reader.find_unknown())
    if troubles:
        raise RenderError(*troubles)
    return maal


class _Reader(Struct):
    """Reads values by their key path and remembers what it was asked for and what was wrong."""

    roots: list[Mapping]
    troubles: list[Trouble] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def tal(self, sti: str) -> float:
        """Return the number at `sti`, 0 with a trouble if there is none."""
        text = self._text(sti, r"\d+(?:\.\d+)?", "et tal med punktum som komma, fx 12.5")
        return float(text or 0)

    def ord(self, sti: str) -> str:
        """Return the word at `sti`."""
        return self._text(sti, r"\S.*", "en tekst")

    def farve(self, sti: str) -> str:
        """Return the colour at `sti`."""
        return self._text(sti, r"[0-9A-Fa-f]{6}", 'en farve med seks tegn i anførselstegn, fx "0B4A5B"')

    def _text(self, sti: str, pattern: str, wanted: str) -> str:
        self.asked.add(sti)
        nodes = [node for root in self.roots if (node := _find_node(root, sti)) is not None]
        node = nodes[0] if nodes else None
        if isinstance(node, Scalar) and re.fullmatch(pattern, node.text):
            return node.text
        place = (node or self.roots[0]).place
        what = f"Målet '{sti}' skal være {wanted}." if node else f"Målet '{sti}' mangler."
        self.troubles.append(Trouble(what, place, f"Skriv {wanted} ved '{sti}'."))
        return ""

    def find_unknown(self) -> Iterator[Trouble]:
        """Yield a trouble for every key that no measure asked for."""
        for sti, node in chain.from_iterable(_iter_leaves(root, "") for root in self.roots):
            if not any(asked == sti or asked.startswith(f"{sti}.") for asked in self.asked):
                yield Trouble(
                    f"'{sti}' er ikke et mål i brevpapiret.", node.place, "Ret stavningen, eller slet linjen."
                )


def _find_node(root: Mapping, sti: str) -> Node | None:
    node: Node | None = root
    for key in sti.split("."):
        node = node.get(key) if isinstance(node, Mapping) else None
    return node


def _iter_leaves(mapping: Mapping, prefix: str) -> Iterator[tuple[str, Node]]:
    for entry in mapping.entries:
        sti = f"{prefix}{entry.key}"
        if isinstance(entry.value, Mapping):
            yield from _iter_leaves(entry.value, f"{sti}.")
        else:
            yield sti, entry.value


def _read_maal(r: _Reader) -> Maal:
    return Maal(
        papir=Papir(r.tal("papir.bredde"), r.tal("papir.hoejde")),
        margen=Margen(*(r.tal(f"margen.{side}") for side in ("venstre", "hoejre", "top", "bund"))),
        rude=Kasse(*(r.tal(f"rude.{side}") for side in ("venstre", "top", "bredde", "hoejde"))),
        modtager=_read_felt(r, "modtager"),
        afsender=_read_felt(r, "afsender"),
        referencer=_read_felt(r, "referencer"),
        logo=Kasse(*(r.tal(f"logo.{side}") for side in ("venstre", "top", "bredde", "hoejde"))),
        krop=Krop(r.tal("krop.top")),
        skrift=_read_skrift(r),
        farve=Farve(*(r.farve(f"farve.{navn}") for navn in ("accent", "tekst", "lille", "linje", "hul"))),
    )


def _read_felt(r: _Reader, navn: str) -> Felt:
    return Felt(r.tal(f"{navn}.venstre"), r.tal(f"{navn}.top"), r.tal(f"{navn}.bredde"))


def _read_skrift(r: _Reader) -> Skrift:
    return Skrift(
        pdf=r.ord("skrift.pdf"),
        word=r.ord("skrift.word"),
        broed=r.tal("skrift.broed"),
        linjeafstand=r.tal("skrift.linjeafstand"),
        efter_afsnit=r.tal("skrift.efter_afsnit"),
        emne=r.tal("skrift.emne"),
        overskrift2=r.tal("skrift.overskrift2"),
        overskrift3=r.tal("skrift.overskrift3"),
        lille=r.tal("skrift.lille"),
    )
