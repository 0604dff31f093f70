"""A period read from left to right into clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv import fremsyn, skjulte
from drafting.dansk.perspektiv.former import EGNE, EJESTEDORD
from drafting.dansk.perspektiv.laesning import Laesning
from drafting.dansk.perspektiv.model import Grundled
from drafting.dansk.perspektiv.ordklasser import (
    BESTEMMERE,
    BINDEORD_OG_SIDEORDNENDE,
    FORAN_HOVEDSAETNING,
    FORHOLDSORD,
    GENGIVELSE,
    HJAELPERE,
    KOPULA_OG_MAADESUDSAGNSORD,
    LEDSAETNINGSBIORD,
    RETNING,
    SIDEORDNENDE,
    TANKEVERBER,
    TILSTAND,
)
from drafting.dansk.perspektiv.ordliste import Slags, verbum

if TYPE_CHECKING:
    from drafting.dansk.perspektiv.kontekst import Kontekst
    from drafting.dansk.perspektiv.model import Saetning

_PARENTESER = frozenset("()[]")


def laes(context: Kontekst) -> Laesning:
    """Return the period read into clauses, still without their subjects."""
    laesning = Laesning(context)
    laengde, finit, skille = laesning.ledere.laengde, context.finit, context.skille
    special = [*map(any, zip(skille, finit, laengde, strict=True)), True]
    i, start, end = 0, True, len(context.ord)
    while i < end:
        if skille[i]:
            if context.ord[i] in _PARENTESER:
                _parentes(laesning, i)
            laesning.hjem.append(laesning.nu)
            i, start = i + 1, True
            continue
        if start and i > 0:
            _efter_skille(laesning, i)
        start = False
        if laengde[i]:
            laesning.underordnet()
            laesning.nu.leder = i
            laesning.hjem += [laesning.nu] * laengde[i]
            i += laengde[i]
        elif finit[i]:
            _udsagnsled(laesning, i)
            laesning.hjem.append(laesning.nu)
            i += 1
        else:
            saetning, after = laesning.nu, special.index(True, i)
            (saetning.foer if saetning.udsagnsled < 0 else saetning.efter).extend(range(i, after))
            laesning.hjem += [saetning] * (after - i)
            i = after
    return laesning


def _parentes(laesning: Laesning, i: int) -> None:
    """Take a parenthesis: it is read by itself, and the clause around it goes on after it."""
    if laesning.ord[i] in "([":
        laesning.parenteser.append(laesning.nu)
    elif laesning.parenteser:
        laesning.nu = laesning.parenteser.pop()


def _efter_skille(laesning: Laesning, i: int) -> None:
    """Choose the clause that the words after a mark belong to."""
    context, ledere = laesning.context, laesning.ledere
    join = laesning.ord[i] in BINDEORD_OG_SIDEORDNENDE
    k = context.spring_biord(i + 1 if join else i)
    waiting = next((saetning for saetning in laesning.kaede() if saetning.udsagnsled < 0), None)
    if ledere.laengde[i] or (k < len(laesning.ord) and ledere.laengde[k] and k <= i + 1):
        if join and waiting is None and fremsyn.kommer_hovedsaetning(laesning, i):
            laesning.jaevnbyrdig()
    else:
        _fortsaet(laesning, i, k, waiting)


def _fortsaet(laesning: Laesning, i: int, k: int, waiting: Saetning | None) -> None:
    """Choose the clause of words that no opener begins: one that waits for its verb, the same, or a new one."""
    join = laesning.ord[i] in BINDEORD_OG_SIDEORDNENDE
    verb = fremsyn.naeste_verbum(laesning, i)
    if laesning.ord[i] == "så" and verb < 0 and laesning.context.ordet(k) in EJESTEDORD:
        laesning.tvivl = True
    if join and waiting is not None and waiting.foer and fremsyn.er_saetning(laesning, waiting):
        laesning.tvivl = True
    if waiting is not None and not join and fremsyn.er_indskudt(laesning, waiting, i, verb):
        laesning.nu = waiting
        laesning.underordnet()
        laesning.nu.skjult = True
    elif waiting is not None and (verb < 0 or not join or waiting.foer):
        laesning.nu = waiting
    elif verb < 0 and join and fremsyn.kommer_udsagnsled(laesning, i):
        laesning.jaevnbyrdig()
    elif verb < 0 or (not join and laesning.context.er_bindeord(laesning.context.tilbage_biord(verb - 1))):
        _svaevende(laesning, i)
    elif verb == k and laesning.context.naevneform_efter(verb) < 0:
        _udsagnsled_foerst(laesning, i, k, join=join)
    else:
        laesning.foregaaende = None if join else laesning.nu
        laesning.jaevnbyrdig()


def _svaevende(laesning: Laesning, i: int) -> None:
    """Begin words without a verb: they go on with the clause before or one around it."""
    chain = laesning.kaede()
    if len(chain) > 1 and (_mangler(laesning, chain[1], i) or _retning(laesning, chain[0], i)):
        laesning.nu = chain[1]
        return
    if laesning.foregaaende is not None and laesning.foregaaende not in chain:
        chain = [*chain, laesning.foregaaende]
    if len(chain) > 1:
        laesning.underforstaaet(chain)


def _retning(laesning: Laesning, inner: Saetning, i: int) -> bool:
    """Return whether a direction comes that the clause just read cannot have: `som har autisme, hjem til min mor`."""
    verb = inner.udsagnsled
    still = 0 <= verb < len(laesning.ord) and laesning.ord[verb] in TILSTAND
    closed = inner.leder > 0 and laesning.context.er_skille(inner.leder - 1)
    return still and closed and laesning.ord[i] in RETNING and laesning.ord[inner.leder] in {"som", "der"}


def _mangler(laesning: Laesning, outer: Saetning, i: int) -> bool:
    """Return whether the clause around still lacks the participle or infinitive that comes: `har, siden …, fået`."""
    context, nonfinite = laesning.context, Slags.TILLAEG | Slags.NAVNEMAADE
    if outer.udsagnsled >= len(laesning.ord):
        return False
    auxiliary = laesning.ord[outer.udsagnsled] in HJAELPERE
    open_ = auxiliary and not any(context.arter[j] & nonfinite for j in outer.efter)
    return open_ and bool(context.arter[context.spring_biord(i)] & nonfinite)


def _udsagnsled_foerst(laesning: Laesning, i: int, k: int, *, join: bool) -> None:
    """Begin a clause after a mark with its verb first and no pronoun after it."""
    question = laesning.context.periode.spoergsmaal
    if laesning.ord[i] in SIDEORDNENDE:
        laesning.jaevnbyrdig()
    elif join:
        _uden_stedord(laesning, list(range(i + 1, k)), k)
    elif _i_raekke(laesning, k):
        laesning.underforstaaet(laesning.kaede() if laesning.nu.led else [laesning.nu])
    else:
        condition = not laesning.hoved.foer and laesning.hoved.udsagnsled >= 0 and not question
        fronted = k > i and not any(laesning.ord[j] in LEDSAETNINGSBIORD for j in range(i, k))
        laesning.tvivl = laesning.tvivl or not (condition or fronted or _er_gengivelse(laesning, i, k))
        laesning.jaevnbyrdig()
        laesning.nu.fast = Grundled.ANDEN


def _er_gengivelse(laesning: Laesning, i: int, k: int) -> bool:
    """Return whether what was said stands before the mark and is not about the citizen: `man …, sagde hun`."""
    said = i == k and laesning.ord[k] in GENGIVELSE
    return said and not any(word in EGNE for word in laesning.ord[:k])


def _i_raekke(laesning: Laesning, k: int) -> bool:
    """Return whether the verb at `k` is one of several with one subject: `jeg ringede, skrev og mødte op`."""
    finit, after = laesning.context.finit, laesning.context.ordet(k + 1)
    turned = laesning.ord[k] in KOPULA_OG_MAADESUDSAGNSORD and after in BESTEMMERE
    if turned or laesning.ord[k] in GENGIVELSE or not laesning.hoved.foer:
        return False
    return any(laesning.context.er_bindeord(j) and finit[j + 1] for j in range(k + 1, len(finit) - 1))


def _udsagnsled(laesning: Laesning, i: int) -> None:
    """Take a finite verb: the clause's own, or the sign that another clause has begun."""
    if laesning.nu.udsagnsled < 0 or laesning.nu.udsagnsled == len(laesning.ord):
        laesning.saet(i)
        return
    join = _sidste_bindeord(laesning)
    pronoun = laesning.context.naevneform_foer(i)
    if laesning.nu.foer and pronoun == laesning.nu.plads > laesning.nu.udsagnsled + 1:
        laesning.nu.plads = -1  # "det er derfor jeg klager": the pronoun belongs to the second verb
    if join >= 0:
        _sideordn(laesning, join, i)
    elif pronoun > laesning.nu.udsagnsled and pronoun != laesning.nu.plads:
        skjulte.begynd_ved_stedord(laesning, pronoun, i)
    elif skjulte.staar_foran(laesning):
        skjulte.flyt_foran(laesning, i)
    else:
        skjulte.andet_udsagnsled(laesning, i)


def _sidste_bindeord(laesning: Laesning) -> int:
    """Return the last `og`, `for`, `så` since the clause's verb that can begin a clause, -1 if there is none."""
    joins = BINDEORD_OG_SIDEORDNENDE
    return max((j for j in laesning.nu.efter if laesning.ord[j] in joins), default=-1)


def _sideordn(laesning: Laesning, join: int, i: int) -> None:
    """Begin an equal clause at `join`, with a subject of its own or the one before."""
    context, before = laesning.context, laesning.nu
    words = [j for j in before.efter if j > join]
    earlier = any(context.er_bindeord(j) for j in before.efter if j < join)
    alone = all(context.er_biord(j) for j in words)
    pronoun = context.naevneform_efter(i)
    before.efter = [j for j in before.efter if j < join]
    if alone and pronoun < 0 and laesning.ord[join] not in SIDEORDNENDE:
        _uden_stedord(laesning, words, i)
    else:
        joined = earlier or laesning.ord[before.udsagnsled] in TANKEVERBER
        laesning.tvivl = laesning.tvivl or (joined and context.er_naevneform(words[0] if words else -1))
        laesning.tvivl = laesning.tvivl or (pronoun < 0 and _kun_foran(laesning, words))
        laesning.jaevnbyrdig()
    laesning.nu.foer = words if laesning.nu.udsagnsled < 0 else []
    laesning.genhus(join, i)
    laesning.saet(i)


def _kun_foran(laesning: Laesning, words: list[int]) -> bool:
    """Return whether only time or place stands before the verb, so that a subject may be missing."""
    starts = bool(words) and laesning.ord[words[0]] in FORHOLDSORD
    return starts and not any(laesning.context.er_naevneform(j) for j in words)


def _uden_stedord(laesning: Laesning, words: list[int], verb: int) -> None:
    """Begin a clause after `og` without a pronoun for a subject: it borrows one, or has a noun after its verb."""
    sub_order = any(laesning.ord[j] in LEDSAETNINGSBIORD for j in words)
    if words and all(laesning.ord[j] in FORAN_HOVEDSAETNING for j in words):
        own = laesning.context.ordet(verb + 1) in EJESTEDORD
        borrows = own or (laesning.nu.led and not fremsyn.er_navneled(laesning, verb + 1))
        laesning.tvivl = laesning.tvivl or (borrows and laesning.ord[verb] not in KOPULA_OG_MAADESUDSAGNSORD)
        laesning.jaevnbyrdig()
        return
    laesning.tvivl = laesning.tvivl or (bool(words) and not sub_order) or laesning.context.periode.spoergsmaal
    nearest = sub_order or not laesning.nu.led or _i_stilling(laesning, words, verb)
    laesning.underforstaaet([laesning.nu] if nearest else laesning.kaede())


def _i_stilling(laesning: Laesning, words: list[int], verb: int) -> bool:
    """Return whether the two verbs are one: `sad og ventede`."""
    return not words and laesning.nu.udsagnsled == verb - 2 and laesning.ord[verb - 2] in verbum("stillingsverber")
