"""The provision a decision rests on, among all those it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.afgoerelse.ordfil import find_ord, load_ordfil
from drafting.afgoerelse.udfald import compile_moenster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.afgoerelse.ark import Ark
    from drafting.afgoerelse.henvisninger import Fundet


def find_hjemmel(ark: Ark, fundne: Sequence[Fundet]) -> Fundet | None:
    """Return the first provision in a sentence that says what was decided under which law; else the first of all.

    Rules of how cases are treated are never it; None where nothing else is cited.
    """
    ordfil = load_ordfil("udfald")
    almene = find_ord(ordfil, "almene_love")
    own = [each for each in fundne if each.henvisning.nummer and each.henvisning.lov not in {*almene, ""}]
    moenstre = [compile_moenster(words) for words in find_ord(ordfil, "hviler_paa")]
    for saetning in ark.saetninger:
        if any(each.search(saetning.tekst) for each in moenstre):
            inside = [each for each in own if saetning.start <= each.start < saetning.end]
            if inside:
                return inside[0]
    return own[0] if own else None
