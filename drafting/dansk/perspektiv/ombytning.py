"""Where a noun must stand after the negation that the pronoun stood before: `svarede mig ikke`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.ordklasser import BRYDER_GRUNDLED, KOPULA, NAEGTELSE, NAEGTELSE_EFTER, NAEGTELSESLED

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst
    from drafting.dansk.perspektiv.model import Saetning


def find_naegtelse(context: Kontekst, saetning: Saetning, i: int) -> range:
    """Return the places of the negation after the object at `i`, where they surely change places; else nothing."""
    verb = saetning.udsagnsled
    if saetning.led or not 0 <= verb < i or context.ord[verb] in KOPULA or not _kun_grundled(context, verb, i):
        return range(0)
    end = i + 1
    while context.ordet(end) in NAEGTELSESLED:
        end += 1
    surely = context.ordet(end - 1) in NAEGTELSE and context.ordet(end) not in NAEGTELSE_EFTER
    return range(i + 1, end) if surely else range(0)


def _kun_grundled(context: Kontekst, verb: int, i: int) -> bool:
    """Return whether at most the subject stands between the verb and its object."""
    between = range(verb + 1, i)
    other = BRYDER_GRUNDLED
    return not any(
        context.er_skille(j) or context.er_biord(j) or context.arter[j] or context.ord[j] in other for j in between
    )
