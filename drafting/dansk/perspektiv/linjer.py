"""A line end that may or may not end a sentence: the text is read both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.indledning import LONGEST
from drafting.dansk.perspektiv.model import Periode, Stykke

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from drafting.dansk.perspektiv.afgoer import Form
    from drafting.dansk.perspektiv.model import Sted
    from drafting.dansk.perspektiv.ordform import Ordform


def i_begge_laesninger(
    stykker: Iterable[Stykke], turn: Callable[[Stykke], Mapping[Sted, Form]], doubt: Callable[[Ordform], str]
) -> Iterator[tuple[Sted, Form]]:
    """Yield what `turn` makes of the words; where two readings differ, what `doubt` says of a word, if anything."""
    before: Stykke | None = None
    held: Mapping[Sted, Form] = {}
    for stykke in stykker:
        found = turn(stykke)
        if stykke.linje and before is not None and len(before.pladser) > LONGEST:
            yield from held.items()
            before = _sammen(before, stykke, LONGEST)
            joined = {sted: form for sted, form in turn(before).items() if sted in found}
            found = _faelles(found, joined, doubt)
        elif stykke.linje and before is not None:
            before = _sammen(before, stykke, len(before.pladser))
            found = _faelles({**held, **found}, turn(before), doubt)
        else:
            yield from held.items()
            before = stykke
        held = found
    yield from held.items()


def _sammen(before: Stykke, after: Stykke, length: int) -> Stykke:
    """Return the last `length` words of one period and those of the next as one."""
    words = before.periode.ord[-length:] + after.periode.ord
    small = before.periode.lille[-length:] + after.periode.lille
    periode = Periode(words, small, before.periode.loes, after.periode.spoergsmaal)
    return Stykke(periode, before.pladser[-length:] + after.pladser, before.linje)


def _faelles(
    apart: Mapping[Sted, Form], joined: Mapping[Sted, Form], doubt: Callable[[Ordform], str]
) -> dict[Sted, Form]:
    """Return what the two readings agree on, and the words in doubt."""
    found = {sted: form for sted, form in apart.items() if joined.get(sted) == form}
    for sted in {**apart, **joined}.keys() - found.keys():
        why = joined.get(sted, ("", ""))[1] or doubt(sted[1])
        if why:
            found[sted] = ("", why)
    return found
