"""An enclosure on its way into the bundle: what the letter says of it, what its file holds, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.fund import Finding, Level, has_fejl

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.bilag.blad import Bog
    from drafting.errors import Place


class Bilag(Struct, frozen=True, kw_only=True):
    """An enclosure as the letter lists it (`Bilag 3`, its title, its date in words) and its file.

    `sted` is where the case names it, and `raad` what to do where the file is not there.
    """

    etiket: str
    titel: str
    sted: Place
    dato: str = ""
    sti: Path | None = None
    raad: str = "Se efter, om navnet og mappen er rigtige. De regnes fra sagens mappe."

    @property
    def navn(self) -> str:
        """Return label and title, as in `Bilag 3. Kommunens afgørelse`."""
        return f"{self.etiket}. {self.titel}"


class Rapport(Struct):
    """What is found out about one enclosure, in the order it is found.

    For the archive (`arkiv`) the file goes along as it is; else only its pages do.
    """

    bilag: Bilag
    fund: list[Finding] = field(default_factory=list)
    arkiv: bool = False

    def stop(self, kode: str, besked: str, raad: str) -> None:
        """Note what keeps the bundle from being made."""
        self._add(kode, Level.FEJL, besked, raad)

    def warn(self, kode: str, besked: str, raad: str) -> None:
        """Note what the adviser must know before the bundle is sent."""
        self._add(kode, Level.ADVARSEL, besked, raad)

    def note(self, kode: str, besked: str, raad: str) -> None:
        """Note what is only good to know."""
        self._add(kode, Level.RAAD, besked, raad)

    @property
    def er_stoppet(self) -> bool:
        """Return whether the enclosure cannot be used."""
        return has_fejl(self.fund)

    def _add(self, kode: str, level: Level, besked: str, raad: str) -> None:
        self.fund.append(Finding(f"bilag.{kode}", level, f"{self.bilag.etiket}: {besked}", self.bilag.sted, raad))


class Laest(Struct, frozen=True, kw_only=True):
    """An enclosure looked through: its bytes with their mark, its kind, its pages (None if of no use), its findings."""

    bilag: Bilag
    indhold: bytes
    aftryk: bytes
    slags: str
    bog: Bog | None
    fund: tuple[Finding, ...]

    @property
    def antal(self) -> int:
        """Return how many pages it has."""
        return len(self.bog.sider) if self.bog else 0
