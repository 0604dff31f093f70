"""The values a municipality's profile is made of: each in words, each with its source, silence told as silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from drafting.law.model import JaNejIkkeOplyst, Kilde
    from drafting.oprindelse import Tekst


class Oplysning(Struct, frozen=True, kw_only=True):
    """A fact in words, None where the source is silent; `standard` is what the program does meanwhile."""

    ord: Tekst | None
    kilde: Kilde
    standard: Tekst | None = None


class Regel(Struct, frozen=True, kw_only=True):
    """A rule: yes, no or not told, in words, with the municipality's own name for it where it has one.

    `modtager` is whom the letter it is about goes to, `adgang` how the adviser gets to see the files.
    """

    svar: JaNejIkkeOplyst
    kilde: Kilde
    ord: Tekst | None = None
    navn: Tekst | None = None
    modtager: Tekst | None = None
    adgang: Tekst | None = None
    standard: Tekst | None = None


class Titel(Struct, frozen=True, kw_only=True):
    """A title in both forms: borgerrådgiver, borgerrådgiveren."""

    ubestemt: Tekst
    bestemt: Tekst
    kilde: Kilde


class Enhedsord(Struct, frozen=True, kw_only=True):
    """The word for a unit of the municipality: center, centret, centre, centrene."""

    ubestemt: Tekst
    bestemt: Tekst
    flertal: Tekst
    bestemt_flertal: Tekst
    kilde: Kilde


class Ordliste(Struct, frozen=True, kw_only=True):
    """Words that belong together; `maade` leads them in ("Borgerrådgiveren behandler klager over")."""

    ord: tuple[Tekst, ...]
    kilde: Kilde
    maade: Tekst | None = None


class Kontakt(Struct, frozen=True, kw_only=True):
    """How to reach the adviser, as the source had it in a period; the adviser's own settings go before it."""

    fra: date
    til: date | None
    telefon: Tekst | None
    email: Tekst | None
    kontor: Tekst | None
    maa_tilsidesaettes: bool
    kilde: Kilde


class Svarfrist(Struct, frozen=True, kw_only=True):
    """How long a unit has to answer in a period: so many of `enhed` (arbejdsdage, dage, uger)."""

    fra: date
    til: date | None
    antal: int
    enhed: Tekst
    kilde: Kilde


class Kriterium(Struct, frozen=True, kw_only=True):
    """When the adviser investigates; only `til_enheden` may ever be printed to the unit."""

    svar: JaNejIkkeOplyst
    kilde: Kilde
    kun_for_raadgiveren: Tekst | None = None
    til_enheden: Tekst | None = None


class Trin(Struct, frozen=True):
    """One step of a scale of criticism and what the source says it means."""

    grad: Tekst
    betydning: Tekst | None


class Kritikskala(Struct, frozen=True, kw_only=True):
    """The steps of criticism, mildest first; without a scale there are no grades."""

    svar: JaNejIkkeOplyst
    kilde: Kilde
    trin: tuple[Trin, ...] = ()
    ord: Tekst | None = None
    mellem: Tekst | None = None
    uddybning: Tekst | None = None

    @property
    def grader(self) -> tuple[Tekst, ...]:
        """Return the words of the scale, mildest first."""
        return tuple(trin.grad for trin in self.trin)

    def find_trin(self, grad: str) -> Trin | None:
        """Return the step with exactly this word, None if it is not on the scale."""
        return next((trin for trin in self.trin if trin.grad == grad), None)


class Antagelse(Struct, frozen=True, kw_only=True):
    """Whose rules are assumed to hold here, and why: the municipality's own are not told."""

    kommune: str
    grund: Tekst
    kilde: Kilde


class Begraensning(Struct, frozen=True, kw_only=True):
    """Something outside the adviser's task: `noegle` as under `begrænsninger` in a case, `hvor` the bodies it names.

    `omfatter` is whether the rule speaks of the whole case (sagen) or only of the matter complained of (forholdet).
    """

    noegle: str
    ord: Tekst
    kilde: Kilde
    hvor: tuple[str, ...] = ()
    omfatter: str = "forholdet"
    undtagelse: Tekst | None = None


class Aldersgraense(Struct, frozen=True, kw_only=True):
    """How old a matter may be, in months, and what is taken up all the same.

    `regnes_fra` is what the months are counted from: the matter itself (forholdet) or the day the case was closed.
    """

    svar: JaNejIkkeOplyst
    kilde: Kilde
    ord: Tekst | None = None
    maaneder: int | None = None
    regnes_fra: Tekst | None = None
    undtagelse: Tekst | None = None


class Graense(Struct, frozen=True, kw_only=True):
    """Why a point inside the task cannot be assessed, said so that both parties can read it, and the exception."""

    noegle: str
    navn: Tekst
    forklaring: Tekst
    undtagelse: Tekst | None
    andre_muligheder: Tekst | None
    kilde: Kilde


class Brevregel(Struct, frozen=True, kw_only=True):
    """Whether the adviser may write a letter (`klage/klage`) or a whole family of them (`udtalelse`), and why."""

    brev: str
    svar: JaNejIkkeOplyst
    grund: Tekst
    kilde: Kilde

    def __str__(self) -> str:
        """Return the reason with its source, ready to be shown."""
        return f"{self.grund} Kilde: {self.kilde}."
