"""Clauses that nothing announces: `de papirer jeg sendte`, `jeg synes min sag er …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.ordklasser import FORHOLDSORD, FORHOLDSORD_OG_GENSTANDSFORM, TANKEVERBER

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.laesning import Laesning


def begynd_ved_stedord(laesning: Laesning, pronoun: int, i: int) -> None:
    """Begin a clause at a subject pronoun in the middle: `de papirer jeg sendte`, `jeg tror de kommer`."""
    laesning.nu.efter = [j for j in laesning.nu.efter if j < pronoun]
    laesning.underordnet()
    laesning.nu.skjult = True
    laesning.nu.foer = list(range(pronoun, i))
    laesning.genhus(pronoun, i)
    laesning.saet(i)


def staar_foran(laesning: Laesning) -> bool:
    """Return whether the clause's pronoun stands after a noun that can be the real subject."""
    place, before = laesning.nu.plads, laesning.nu.foer
    if laesning.nu.led or place not in before or place == before[0]:
        return False
    return not (laesning.context.er_bindeord(place - 1) or laesning.context.er_biord(place - 1))


def flyt_foran(laesning: Laesning, i: int) -> None:
    """Give the words from the pronoun on to a hidden clause; the verb at `i` is the clause's own."""
    outer, place = laesning.nu, laesning.nu.plads
    hidden = laesning.ny(led=True, forrige=outer)
    hidden.skjult = True
    hidden.foer = [j for j in outer.foer if j >= place]
    hidden.udsagnsled, hidden.plads, hidden.efter = outer.udsagnsled, place, outer.efter
    outer.foer, outer.efter = [j for j in outer.foer if j < place], []
    laesning.nu = hidden
    laesning.genhus(place, i)
    laesning.nu = outer
    laesning.saet(i)


def andet_udsagnsled(laesning: Laesning, i: int) -> None:
    """Take a second verb with nothing before it: the main verb, a clause without `at`, or doubt."""
    waiting = next((saetning for saetning in laesning.kaede()[1:] if saetning.udsagnsled < 0), None)
    thought = _tankeverbum(laesning, i)
    if waiting is not None and (laesning.context.naevneform_efter(i) >= 0 or thought < 0):
        laesning.nu = waiting
        laesning.saet(i)
    elif waiting is None and thought >= 0:
        _efter_tanke(laesning, thought, i)
    else:
        laesning.tvivl = True


def _tankeverbum(laesning: Laesning, i: int) -> int:
    """Return the last verb of thinking or saying in the clause, -1 if there is none."""
    places = (laesning.nu.udsagnsled, *laesning.nu.efter)
    return max((j for j in places if j < i and _kan_tro(laesning, j)), default=-1)


def _kan_tro(laesning: Laesning, j: int) -> bool:
    """Return whether a clause can come after the word at `j`: after `følte`, but not after `følte mig` or `tror på`."""
    if laesning.ord[j] not in TANKEVERBER:
        return False
    after = laesning.context.spring_biord(j + 1)
    return laesning.ord[after] not in FORHOLDSORD_OG_GENSTANDSFORM if after < len(laesning.ord) else False


def _efter_tanke(laesning: Laesning, thought: int, i: int) -> None:
    """Begin the clause that is thought or said."""
    start = laesning.context.spring_biord(thought + 1)
    if start == laesning.nu.plads:
        start = laesning.context.spring_biord(start + 1)
    laesning.tvivl = laesning.tvivl or start >= i or laesning.ord[start] in FORHOLDSORD
    laesning.nu.efter = [j for j in laesning.nu.efter if j < start]
    laesning.underordnet()
    laesning.nu.foer = list(range(start, i))
    laesning.genhus(start, i)
    laesning.saet(i)
