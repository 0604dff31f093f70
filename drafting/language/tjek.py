"""The check of a text: every check there is, the same trouble told once, the worst first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafting.errors import VaerktoejError
from drafting.language.kontroller import KONTROLLER
from drafting.language.sprogfund import Sprogfund, load_regler
from drafting.language.tal import measure
from drafting.language.traef import read_dokument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drafting.errors import Trouble
    from drafting.language.dokument import Dokument
    from drafting.language.tal import Tal
    from drafting.language.traef import Kontrol, Laesning, Traef
    from drafting.language.undtagelser import Undtagelse


@dataclass(frozen=True, slots=True)
class Rapport:
    """What there is to say of a text: its figures, the findings, worst first, and what was let pass and why.

    `ikke_tjekket` tells what could not be checked, and how to mend that.
    """

    dokument: Dokument
    tal: Tal
    fund: tuple[Sprogfund, ...]
    undtaget: tuple[tuple[Sprogfund, Undtagelse], ...] = ()
    ikke_tjekket: tuple[Trouble, ...] = ()


def check(
    dokument: Dokument,
    *,
    kontroller: Sequence[Kontrol] = KONTROLLER,
    undtagelser: Iterable[Undtagelse] = (),
    ekstra: Iterable[tuple[str, Traef]] = (),
) -> Rapport:
    """Return the figures and findings of a document.

    `undtagelser` are findings to let pass, each with its reason; `ekstra` are hits from other readers (spelling), each
    with the key of its rule.
    """
    laesning = read_dokument(dokument)
    troubles: list[Trouble] = []
    alle = sort_fund(join_fund([*_find_alle(laesning, kontroller, troubles), *_judge(laesning, ekstra)]))
    allowed = [(fund, next((each for each in undtagelser if each.covers(fund)), None)) for fund in alle]
    return Rapport(
        dokument,
        measure(dokument),
        tuple(fund for fund, undtagelse in allowed if undtagelse is None),
        tuple((fund, undtagelse) for fund, undtagelse in allowed if undtagelse is not None),
        tuple(dict.fromkeys(troubles)),
    )


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
    """Yield the findings of each check; one whose tool is missing is told in `troubles`, and the others go on."""
    regler = load_regler()
    for kontrol in kontroller:
        if regler[kontrol.kode].niveauer[laesning.profil] is not None:
            try:
                yield from _judge(laesning, [(kontrol.kode, traef) for traef in kontrol.find(laesning)])
            except VaerktoejError as error:
                troubles += error.troubles


def _judge(laesning: Laesning, traef: Iterable[tuple[str, Traef]]) -> Iterator[Sprogfund]:
    regler = load_regler()
    for kode, each in traef:
        niveau = regler[kode].niveauer[laesning.profil]
        if niveau is not None:
            yield Sprogfund(regler[kode], each.niveau or niveau, each)
