"""What the competence of one point comes to: the answer, its reasons, and what may be done with the point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from drafting.uansetsted import UansetSted

if TYPE_CHECKING:
    from drafting.errors import Place
    from drafting.law.kompetenceregler import Sendes

Svar = Literal["kan", "kan ikke", "delvist", "ved ikke"]
Art = Literal["klagepunkt", "afgørelse"]


class Grund(Struct, frozen=True, kw_only=True):
    """One reason: the municipality's rule in its own words, what in the case meets it, or which fact is missing.

    `hvorhen` is where the citizen goes instead, with `hjemmel` for telling so where there is one; `sendes` is whether
    the point may stand in a letter to the unit all the same.
    """

    noegle: str
    svar: Svar
    regel: str
    kilde: str
    fordi: str = ""
    mangler: str = ""
    hvorhen: str = ""
    hjemmel: str = ""
    sendes: Sendes = "ja"


class Punktkompetence(UansetSted, frozen=True, kw_only=True):
    """Whether the adviser may treat one klagepunkt, or a decision that stands alone.

    `maaske_afgoerelse` is whether it may be a complaint about a decision that nobody has appealed yet: then it is
    treated as an appeal that is in time. `afgoerelse` is that decision's id, empty where it is not in the case.
    """

    art: Art
    id: str
    om: str
    svar: Svar
    grunde: tuple[Grund, ...]
    maaske_afgoerelse: bool
    afgoerelse: str
    forbehold: tuple[str, ...]
    sted: Place | None = None

    @property
    def mangler(self) -> tuple[str, ...]:
        """Return the facts that are missing, each once."""
        return tuple(dict.fromkeys(grund.mangler for grund in self.grunde if grund.mangler))

    @property
    def hvorhen(self) -> tuple[str, ...]:
        """Return where the citizen goes instead, each way once."""
        return tuple(dict.fromkeys(grund.hvorhen for grund in self.grunde if grund.hvorhen))

    @property
    def hjemmel(self) -> tuple[str, ...]:
        """Return the provisions by which the citizen is shown the way, each once."""
        return tuple(dict.fromkeys(grund.hjemmel for grund in self.grunde if grund.hjemmel and grund.hvorhen))


def choose_svar(grunde: tuple[Grund, ...]) -> tuple[Svar, tuple[Grund, ...]]:
    """Return the answer that several reasons come to, and those that carry it."""
    for svar in ("kan ikke", "ved ikke", "delvist"):
        if any(grund.svar == svar for grund in grunde):
            carried = grunde if svar != "kan ikke" else tuple(grund for grund in grunde if grund.svar == svar)
            return svar, carried
    return "kan", ()


def may_send(punkt: Punktkompetence) -> bool:
    """Return whether the point may stand in the adviser's letter to the unit.

    What is unclear is never left out, and neither is what may be an appeal in time: it goes on as one.
    """
    if punkt.svar != "kan ikke":
        return True
    if any(grund.sendes == "aldrig" for grund in punkt.grunde):
        return False
    return punkt.maaske_afgoerelse or all(grund.sendes == "ja" for grund in punkt.grunde)


def may_assess(punkt: Punktkompetence) -> bool:
    """Return whether the adviser may take up the point in an undersøgelse and say what it comes to."""
    return punkt.svar != "kan ikke"
