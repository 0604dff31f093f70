"""The check of a text: every check there is, the same trouble told once, the worst first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from drafting.errors import VaerktoejError
from drafting.language.kontroller import KONTROLLER
from drafting.language.kontroller.grammatik import find_grammatik
from drafting.language.kontroller.stavning import find_stavning
from drafting.language.passiv import find_passiver
from drafting.language.sprogfund import Sprogfund, load_regler
from drafting.language.tal import find_maalte, measure_saetninger
from drafting.language.traef import read_dokument

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from drafting.errors import Trouble
    from drafting.language.dokument import Dokument
    from drafting.language.languagetool.tjek import Sprogtjek
    from drafting.language.tal import Tal
    from drafting.language.traef import Kontrol, Laesning, Traef
    from drafting.language.undtagelser import Undtagelse

# Findings on a whole sentence leave room for what is to be said of its words.
OM_SAETNINGEN = frozenset({"lang_saetning", "navneord", "paragraffer", "naeste_skridt"})
_PART = 200  # letters of a piece in which hits are compared with each other
T = TypeVar("T")
U = TypeVar("U")


class Rapport(Struct, frozen=True):
    """What there is to say of a text: its figures, the findings, worst first, and what was let pass and why.

    `med_passiv` is how many of the measured sentences have a passive verb, None where that could not be seen;
    `ikke_tjekket` tells what could not be checked, and how to mend that.
    """

    dokument: Dokument
    tal: Tal
    fund: tuple[Sprogfund, ...]
    undtaget: tuple[tuple[Sprogfund, Undtagelse], ...] = ()
    med_passiv: int | None = None
    ikke_tjekket: tuple[Trouble, ...] = ()


class Sprogbestilling(Struct, frozen=True, kw_only=True):
    """What to check: which checks, with spelling or without, the names that are right, and what to let pass.

    `sprogtjek` is a LanguageTool that is running, None to do without.
    """

    kontroller: Sequence[Kontrol] = KONTROLLER
    stavning: bool = False
    kendte_ord: Collection[str] = ()
    undtagelser: Sequence[Undtagelse] = ()
    sprogtjek: Sprogtjek | None = None


def check(dokument: Dokument, bestilling: Sprogbestilling | None = None) -> Rapport:
    """Return the figures and findings of a document; what could not be checked is told, and the rest goes on."""
    order = bestilling or Sprogbestilling()
    laesning = read_dokument(dokument)
    troubles: list[Trouble] = []
    found = list(_find_alle(laesning, order.kontroller, troubles))
    if order.stavning:
        found += _try(lambda: list(_judge(laesning, find_stavning(laesning, order.kendte_ord))), [], troubles)
    if (guest := order.sprogtjek) is not None:
        found += _try(lambda: list(_judge(laesning, find_grammatik(laesning, guest, order.kendte_ord))), [], troubles)
    fund = sort_fund(join_fund(drop_told(found)))
    allowed = [(each, next((u for u in order.undtagelser if u.covers(each)), None)) for each in fund]
    maalte = find_maalte(dokument)
    return Rapport(
        dokument,
        measure_saetninger(maalte),
        tuple(each for each, undtagelse in allowed if undtagelse is None),
        tuple((each, undtagelse) for each, undtagelse in allowed if undtagelse is not None),
        _try(lambda: sum(bool(find_passiver(each)) for each in maalte), None, troubles),
        tuple(dict.fromkeys(troubles)),
    )


def drop_told(fund: Sequence[Sprogfund]) -> Iterator[Sprogfund]:
    """Yield the findings without those whose words another one already speaks of, and knows more of or is worse."""
    groups: dict[int, list[Sprogfund]] = {}
    for each in fund:
        groups.setdefault(id(each.traef.stykke), []).append(each)
    kept = {id(each) for group in groups.values() for each in find_uncovered(drop_same_words(group))}
    yield from (each for each in fund if id(each) in kept)


def drop_same_words(fund: Sequence[Sprogfund]) -> Iterator[Sprogfund]:
    """Yield the findings of a piece without those that give way to another check that has hit as hard."""
    near: dict[int, list[Sprogfund]] = {}
    for each in fund:
        if each.kode not in OM_SAETNINGEN:
            for part in _find_parts(each.traef):
                near.setdefault(part, []).append(each)
    for each in fund:
        others = (other for part in _find_parts(each.traef) for other in near.get(part, ()))
        better = (o for o in others if o.kode in each.regel.viger_for and o.niveau >= each.niveau)
        if not any(is_overlap(each.traef, other.traef) for other in better):
            yield each


def _find_parts(traef: Traef) -> range:
    """Return which parts of a piece a hit is in: only hits in the same part can have words in common."""
    return range(traef.start // _PART, (traef.end - 1) // _PART + 1)


def find_uncovered(fund: Iterable[Sprogfund]) -> list[Sprogfund]:
    """Return the findings of a piece, worst first, without those whose words one before them speaks of.

    What is said of a sentence and what is said of words in it stand beside each other.
    """
    kept: list[Sprogfund] = []
    taken: dict[int, list[Traef]] = {}
    for each in sort_fund(fund):
        if each.kode in OM_SAETNINGEN:
            kept.append(each)
            continue
        parts = _find_parts(each.traef)
        if not any(is_overlap(each.traef, other) for part in parts for other in taken.get(part, ())):
            kept.append(each)
            for part in parts:
                taken.setdefault(part, []).append(each.traef)
    return kept


def is_overlap(one: Traef, other: Traef) -> bool:
    """Return whether two hits in one piece have words in common."""
    return one.start < other.end and other.start < one.end


def _try(work: Callable[[], T], otherwise: U, troubles: list[Trouble]) -> T | U:
    """Return what the work gives; where its tool is missing, tell it in `troubles` and return the other."""
    try:
        return work()
    except VaerktoejError as error:
        troubles += error.troubles
        return otherwise


def join_fund(fund: Iterable[Sprogfund]) -> Iterator[Sprogfund]:
    """Yield each trouble once, where it first is, with how many times it is there."""
    found: dict[tuple[str, str], Sprogfund] = {}
    for each in fund:
        key = (each.kode, each.traef.emne.casefold())
        first = found.get(key)
        found[key] = each if first is None else replace(
            first, antal=first.antal + each.antal, niveau=max(first.niveau, each.niveau)
        )  # fmt: skip
    yield from found.values()


def sort_fund(fund: Iterable[Sprogfund]) -> tuple[Sprogfund, ...]:
    """Return the findings, worst first; of one level, in the order of the rules, and the most frequent first."""
    order = {kode: number for number, kode in enumerate(load_regler())}
    return tuple(sorted(fund, key=lambda each: (-each.niveau, order[each.kode], -each.antal)))


def _find_alle(laesning: Laesning, kontroller: Sequence[Kontrol], troubles: list[Trouble]) -> Iterator[Sprogfund]:
    """Yield the findings of each check that is on for this reader."""
    regler = load_regler()
    for kontrol in kontroller:
        if regler[kontrol.kode].niveauer[laesning.profil] is not None:
            yield from _judge(laesning, _try(partial(_run, kontrol, laesning), [], troubles))


def _run(kontrol: Kontrol, laesning: Laesning) -> list[tuple[str, Traef]]:
    return [(kontrol.kode, traef) for traef in kontrol.find(laesning)]


def _judge(laesning: Laesning, traef: Iterable[tuple[str, Traef]]) -> Iterator[Sprogfund]:
    regler = load_regler()
    for kode, each in traef:
        niveau = regler[kode].niveauer[laesning.profil]
        if niveau is not None:
            yield Sprogfund(regler[kode], each.niveau or niveau, each)
