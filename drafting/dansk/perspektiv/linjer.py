"""A line end that may or may not end a sentence: the text is read both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.perspektiv.indledning import LONGEST
from drafting.dansk.perspektiv.model import Periode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from drafting.dansk.perspektiv.afgoer import Form
    from drafting.dansk.perspektiv.model import Ord


def i_begge_laesninger(
    perioder: Iterable[Periode], turn: Callable[[Periode], Mapping[Ord, Form]], doubt: Callable[[Ord], str]
) -> Iterator[tuple[Ord, Form]]:
    """Yield what `turn` makes of the words; where two readings differ, what `doubt` says of a word, if anything."""
    before: Periode | None = None
    held: Mapping[Ord, Form] = {}
    for periode in perioder:
        found = turn(periode)
        if periode.linje and before is not None and len(before.ord) > LONGEST:
            yield from held.items()
            before = _sammen(Periode(before.ord[-LONGEST:], before.loes, before.linje, before.spoergsmaal), periode)
            joined = {token: form for token, form in turn(before).items() if token in found}
            found = _faelles(found, joined, doubt)
        elif periode.linje and before is not None:
            before = _sammen(before, periode)
            found = _faelles({**held, **found}, turn(before), doubt)
        else:
            yield from held.items()
            before = periode
        held = found
    yield from held.items()


def _sammen(before: Periode, periode: Periode) -> Periode:
    return Periode(before.ord + periode.ord, before.loes, before.linje, periode.spoergsmaal)


def _faelles(apart: Mapping[Ord, Form], joined: Mapping[Ord, Form], doubt: Callable[[Ord], str]) -> dict[Ord, Form]:
    """Return what the two readings agree on, and the words in doubt."""
    found = {token: form for token, form in apart.items() if joined.get(token) == form}
    for token in {**apart, **joined}.keys() - found.keys():
        why = joined.get(token, ("", ""))[1] or doubt(token)
        if why:
            found[token] = ("", why)
    return found
