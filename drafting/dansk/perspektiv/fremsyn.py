"""What comes later in a period, for the choices that must be made before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.ordklasser import BESTEMMERE, SMAAORD
from drafting.dansk.perspektiv.ordliste import Slags, slags

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.laesning import Laesning
    from drafting.dansk.perspektiv.model import Saetning

_DEFINITE = ("en", "et", "erne", "ene")
_PRONOUNS = frozenset({"det", "der", "hun", "han", "man", "jeg", "vi"})


def naeste_verbum(laesning: Laesning, i: int) -> int:
    """Return the place of the next finite verb before a mark or an opener, -1 if there is none."""
    while not laesning.context.er_skille(i) and not laesning.ledere.laengde[i]:
        if laesning.context.finit[i]:
            return i
        i += 1
    return -1


def er_navneled(laesning: Laesning, i: int) -> bool:
    """Return whether a noun with its article, an owner or a pronoun stands at `i`: it can be a subject."""
    if not 0 <= i < len(laesning.ord):
        return False
    word = laesning.ord[i]
    definite = word.endswith(_DEFINITE) and word not in SMAAORD and not slags(word)
    return laesning.context.er_naevneform(i) or word == "der" or word in BESTEMMERE or definite


def _starter(laesning: Laesning, i: int) -> list[int]:
    """Return where the runs of words after the one at `i` begin."""
    marks = [j for j in range(i, len(laesning.ord) - 1) if laesning.context.er_skille(j)]
    return [j + 1 for j in marks if not laesning.context.er_skille(j + 1)]


def _foerste_udsagnsled(laesning: Laesning, start: int) -> int:
    """Return the verb the run begins with, -1 if it does not begin with one."""
    k = laesning.context.spring_biord(start)
    return k if k < len(laesning.ord) and laesning.context.finit[k] else -1


def kommer_udsagnsled(laesning: Laesning, i: int) -> bool:
    """Return whether a later run begins with a verb that the words from `i` on can be waiting for."""
    return any(_foerste_udsagnsled(laesning, start) >= 0 for start in _starter(laesning, i)[:3])


def kommer_hovedsaetning(laesning: Laesning, i: int) -> bool:
    """Return whether the next run is a main clause with its verb before its subject: `og da …, er min sag …`."""
    starts = _starter(laesning, i)
    verb = _foerste_udsagnsled(laesning, starts[0]) if starts else -1
    return verb >= 0 and er_navneled(laesning, laesning.context.spring_biord(verb + 1))


def er_indskudt(laesning: Laesning, waiting: Saetning, i: int, verb: int) -> bool:
    """Return whether a clause without `som` stands between a noun and its verb: `den plads, min søn har, er …`."""
    context = laesning.context
    if verb <= i or not waiting.foer or context.er_naevneform(waiting.foer[-1]):
        return False
    starts = _starter(laesning, verb)
    return not any(context.er_bindeord(j) for j in range(i, verb)) and (
        bool(starts) and _foerste_udsagnsled(laesning, starts[0]) >= 0
    )


def er_saetning(laesning: Laesning, waiting: Saetning) -> bool:
    """Return whether the words of a clause that still waits for its verb seem to hold an unknown one."""
    words = [laesning.ord[j] for j in waiting.foer if not laesning.context.er_bindeord(j)]
    unknown = any(word.endswith(("er", "ede", "te")) and not slags(word) and word not in SMAAORD for word in words[1:])
    return bool(words) and words[0] in _PRONOUNS and (len(words) > 1 or unknown) and not slags(words[0]) & Slags.FINIT
