"""Infinitives that the citizen carries out though somebody else is the subject: `bad mig sende mine papirer`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.former import EJESTEDORD
from drafting.dansk.perspektiv.ordklasser import (
    BEDER_NOGEN,
    BIORD,
    BRYDER_GRUNDLED,
    FAAR_NOGEN_TIL,
    FORHOLDSORD,
    GIVES_TIL_AT,
    KOPULA,
)
from drafting.dansk.perspektiv.ordliste import verbum

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst
    from drafting.dansk.perspektiv.model import Saetning

_OBJECTS = frozenset({"mig", "os"})
_IT = frozenset({"det", "og", "men", "for", "så"})


def styres_af_borger(context: Kontekst, saetning: Saetning, i: int) -> bool:
    """Return whether the word at `i` surely belongs to an infinitive with the citizen as the one who acts."""
    verb = _navnemaade_foran(context, i)
    if verb < 0 or not (context.ord[i] in EJESTEDORD or verb == i - 1):
        return False
    at = context.tilbage_biord(verb - 1)
    if context.ordet(at) in _OBJECTS:
        return _foran(context, saetning, at) in BEDER_NOGEN
    if context.ordet(at) != "at":
        return False
    citizen = next((j for j in range(at - 1, saetning.udsagnsled, -1) if context.ord[j] in _OBJECTS), -1)
    return citizen > 0 and _med_at(context, saetning, citizen, at)


def _navnemaade_foran(context: Kontekst, i: int) -> int:
    """Return the place of the infinitive that the word at `i` hangs on with no other verb between, -1 if none."""
    for j in range(i - 1, -1, -1):
        own = context.ord[j] in _OBJECTS and not (j and context.er_navnemaade(j - 1))
        if context.er_skille(j) or context.finit[j] or own:
            return -1
        if context.arter[j] and not context.er_biord(j):
            return j if context.er_navnemaade(j) else -1
    return -1


def _med_at(context: Kontekst, saetning: Saetning, citizen: int, at: int) -> bool:
    """Return whether the words from the citizen at `citizen` to `at` give the infinitive to the citizen."""
    between = [word for word in context.ord[citizen + 1 : at] if word not in BIORD]
    before = _foran(context, saetning, citizen)
    if context.ordet(citizen - 1) == "for" and not between:
        towards = context.ordet(citizen - 2) in FORHOLDSORD  # "over for mig"
        return not towards and _upersonlig(context, saetning, citizen - 1)
    if len(between) <= 1 and before in FAAR_NOGEN_TIL:
        return not between or between[0] in {"om", "til", "på"}
    given = len(between) > 1 and between[-2] in GIVES_TIL_AT and between[-1] in {"til", "for"}
    return given and before in verbum("giver")


def _upersonlig(context: Kontekst, saetning: Saetning, end: int) -> bool:
    """Return whether the clause up to `end` is `det er svært`; `det er for mig at se` is something else."""
    verb = saetning.udsagnsled
    subject = [context.ord[j] for j in saetning.foer if context.ord[j] not in BIORD]
    it = subject[-1:] == ["det"] and set(subject) <= _IT
    said = any(context.ord[j] != "det" and not context.er_biord(j) for j in range(verb + 1, end))
    return said and context.ord[verb] in KOPULA and (it or context.ordet(verb + 1) == "det")


def _foran(context: Kontekst, saetning: Saetning, citizen: int) -> str:
    """Return the verb with the citizen for its object, an empty text if something else stands between."""
    for j in range(citizen - 1, saetning.udsagnsled - 1, -1):
        if context.arter[j] and not context.er_biord(j):
            return context.ord[j]
        if context.er_skille(j) or context.ord[j] in BRYDER_GRUNDLED:
            return ""
    return ""
