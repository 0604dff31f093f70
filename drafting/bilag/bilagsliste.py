"""The list of enclosures: number, title, date, how many pages, and where in the bundle each begins."""

from __future__ import annotations

import json
from itertools import accumulate
from typing import TYPE_CHECKING

from drafting.bilag.egenfil import Egenfil
from drafting.bilag.sats import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.bilag.model import Laest
    from drafting.bilag.sats import Udseende

_TRIES = 4


def set_bilagsliste(laeste: Sequence[Laest], brevsider: int, titel: str, udseende: Udseende, dato: str) -> Egenfil:
    """Return the list; how many pages it fills itself is found by setting it again until it fits."""
    egne = 1
    for _ in range(_TRIES):
        liste = Egenfil(_typeset(laeste, brevsider + egne, titel, udseende, dato))
        if len(liste.sider) == egne:
            break
        egne = len(liste.sider)
    return liste


def find_foerste_sider(laeste: Sequence[Laest], foran: int) -> tuple[int, ...]:
    """Return the page of the bundle, from 1, on which each enclosure begins."""
    return tuple(accumulate((each.antal for each in laeste[:-1]), initial=foran + 1))


def _typeset(laeste: Sequence[Laest], foran: int, titel: str, udseende: Udseende, dato: str) -> bytes:
    foerste = find_foerste_sider(laeste, foran)
    data = {
        "titel": f"Bilag til {titel[:1].lower()}{titel[1:]}",
        "under": f"Til: {titel}",
        "skrift": udseende.skrift,
        "accent": udseende.accent,
        "bilag": [
            {
                "nummer": each.bilag.etiket.rpartition(" ")[2],
                "titel": each.bilag.titel,
                "dato": each.bilag.dato,
                "sider": each.antal,
                "fra": fra,
            }
            for each, fra in zip(laeste, foerste, strict=True)
        ],
    }
    return typeset("bilagsliste.typ", {"liste": json.dumps(data, ensure_ascii=False)}, udseende, dato)
