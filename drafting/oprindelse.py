"""Where a piece of text comes from; text in this house never loses its origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType, Self

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence


class Fast(Struct, frozen=True, gc=False):
    """Fixed text of a template: its name (`klage/klage.md.j2`) and line."""

    skabelon: str
    linje: int


class Data(Struct, frozen=True, gc=False):
    """A fact: its key path (`klagepunkter.0.hvad`), line and column in the case file, and whether it is personal."""

    noegle: str
    linje: int
    kolonne: int = 0
    personlig: bool = False


class Profil(Struct, frozen=True, gc=False):
    """A value of a municipal profile: `hvidovre` and the key."""

    kommune: str
    noegle: str


class Lov(Struct, frozen=True, gc=False):
    """A provision or rule of the law shelf: its id, such as `fvl_19`."""

    bestemmelse: str


class Beregnet(Struct, frozen=True, gc=False):
    """Something the program worked out, and what it was worked out from."""

    af: str


class Hul(Struct, frozen=True, gc=False):
    """A gap the adviser must fill: what is missing, in Danish (`lederens navn`)."""

    hvad: str


Oprindelse = Fast | Data | Profil | Lov | Beregnet | Hul


class Tekst(str):
    """Text with an origin. Every string operation gives back a plain str, so origin is never inherited by accident."""

    __slots__ = ("oprindelse",)
    oprindelse: Oprindelse

    def __new__(cls, text: str, oprindelse: Oprindelse) -> Self:
        """Return `text` carrying `oprindelse`."""
        self = str.__new__(cls, text)
        self.oprindelse = oprindelse
        return self

    def __getnewargs__(self) -> tuple[str, Oprindelse]:  # type: ignore[override]
        """Return what a copy of this text is made from, also in another process."""
        return str(self), self.oprindelse

    @property
    def er_hul(self) -> bool:
        """Return whether this is a hole."""
        return isinstance(self.oprindelse, Hul)

    def med(self, text: str) -> Tekst:
        """Return `text` with this text's origin; a hole stays the hole it is."""
        return self if self.er_hul else Tekst(text, self.oprindelse)


class Sammensat(Tekst):
    """Text put together from parts that each keep their own origin, such as a hole inside a citizen's sentence."""

    __slots__ = ("dele",)
    dele: tuple[Tekst, ...]

    @classmethod
    def af(cls, dele: Sequence[Tekst]) -> Tekst:
        """Return the parts as one text; a single part is returned as it is. Raises ValueError when there is none."""
        if not dele:
            raise ValueError("ingen dele")
        if len(dele) == 1:
            return dele[0]
        self = cls("".join(dele), dele[0].oprindelse)
        self.dele = tuple(dele)
        return self


Prosa = NewType("Prosa", Tekst)
"""Text that may hold several paragraphs; in a template it stands alone in its own paragraph."""


def hul(hvad: str) -> Tekst:
    """Return a visible hole, `[UDFYLD: hvad]`."""
    return Tekst(f"[UDFYLD: {hvad}]", Hul(hvad))
