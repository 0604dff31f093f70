"""What was read in a decision: values, each with its place, its words, how sure it is, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from drafting.errors import Place
    from drafting.fund import Finding
    from drafting.language.dokument import Taelling

T_co = TypeVar("T_co", covariant=True)


class Sikkerhed(StrEnum):
    """How sure a reading is: `sikker` stands there in so many words, `usikker` must be looked at by a person."""

    SIKKER = "sikker"
    SANDSYNLIG = "sandsynlig"
    USIKKER = "usikker"


class Oplysning(Struct, Generic[T_co], frozen=True):
    """A value read in a document: where it stands, its words, how sure it is, and what made us think so."""

    vaerdi: T_co
    sted: Place | None
    citat: str
    sikkerhed: Sikkerhed
    hvorfor: str


class Henvisning(Struct, frozen=True):
    """A provision as a decision cites it: `barnets lov § 87, stk. 1, 2. pkt.`; parts that are not there are empty.

    `lov` is the act as the law shelf calls it, empty where it is not told; `del_` is `§`, `artikel` or `kapitel`.
    """

    lov: str
    nummer: str = ""
    stk: str = ""
    nr: str = ""
    litra: str = ""
    pkt: str = ""
    del_: str = "§"

    def __str__(self) -> str:
        """Return the provision as the house cites it."""
        many = self.del_ == "§" and "-" in self.nummer
        head = f"{self.del_}{'§' if many else ''} {self.nummer}" if self.nummer else ""
        parts = (f"stk. {self.stk}", f"nr. {self.nr}", f"litra {self.litra}", f"{self.pkt} pkt.")
        told = [part for part, value in zip(parts, (self.stk, self.nr, self.litra, self.pkt), strict=True) if value]
        return ", ".join([" ".join(filter(None, (self.lov, head))), *told])


class Udfald(Struct, frozen=True):
    """What was decided: its kind, whether the citizen got what was asked for, and about what."""

    slags: str
    medhold: str
    hvad: str = ""


class Klagevejledningen(Struct, frozen=True, kw_only=True):
    """What the decision says of appeal; `siger_nej` is that there is nobody to appeal to."""

    instans: Oplysning[str] | None = None
    frist: Oplysning[str] | None = None
    sendes_til: Oplysning[str] | None = None
    siger_nej: Oplysning[str] | None = None

    @property
    def findes(self) -> bool:
        """Return whether the decision says anything of appeal."""
        return any((self.instans, self.frist, self.sendes_til, self.siger_nej))


class Ordforklaring(Struct, frozen=True):
    """A term of the trade, and what it means in plain words."""

    term: str
    betyder: str


class Laest(Struct, frozen=True, kw_only=True):
    """A decision as it was read; a field is None where it says nothing that can be read.

    `hjemmel` is the provision the decision rests on. `tomme_sider` are the pages that are pictures, or have nothing
    on them.
    """

    fil: str
    taelling: Taelling
    myndighed: Oplysning[str] | None
    kommune: Oplysning[str] | None
    enhed: Oplysning[str] | None
    modtager: Oplysning[str] | None
    adresse: Oplysning[str] | None
    dato: Oplysning[date] | None
    sagsnummer: Oplysning[str] | None
    udfald: Oplysning[Udfald] | None
    omraade: Oplysning[str] | None
    hjemmel: Oplysning[Henvisning] | None
    klagevejledning: Klagevejledningen
    henvisninger: tuple[Oplysning[Henvisning], ...]
    fagord: tuple[Oplysning[Ordforklaring], ...]
    tomme_sider: tuple[int, ...] = ()
    fund: tuple[Finding, ...] = ()
