"""What a case can say of a decision: its subject, what was decided in the citizen's words, and the law it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.afgoerelse.fund import find_raekke
from drafting.afgoerelse.hylde import find_bestemmelser, find_gaeldende
from drafting.afgoerelse.ordfil import find_ord, load_ordfil
from drafting.afgoerelse.udfald import load_slags

if TYPE_CHECKING:
    from drafting.afgoerelse.model import Laest
    from drafting.afgoerelse.udfald import Slags

_REGLER = 3


def find_hvad(laest: Laest) -> str:
    """Return what the decision is about, in small letters: the letter's own words, else the name of its area."""
    own = laest.udfald.vaerdi.hvad if laest.udfald else ""
    row = find_raekke(laest, laest.dato.vaerdi if laest.dato else None)
    if row is None or (own and own not in find_ord(load_ordfil("udfald"), "hvad_for_lidt")):
        return own
    navn = str(row.navn)
    return navn if navn[1:2].isupper() else navn[:1].lower() + navn[1:]


def find_slags(laest: Laest) -> Slags | None:
    """Return the kind of outcome."""
    return next((each for each in load_slags() if laest.udfald and each.slags == laest.udfald.vaerdi.slags), None)


def fill(template: str, hvad: str) -> str:
    """Return the words with what they are about; empty where that is needed and not known."""
    if not template or ("{hvad}" in template and not hvad):
        return ""
    return template.replace("{hvad}", hvad)


def find_regler(laest: Laest) -> tuple[str, ...]:
    """Return what the provisions cited say in plain words, as far as they are on the law shelf."""
    if laest.dato is None:
        return ()
    almene = find_ord(load_ordfil("udfald"), "almene_love")
    cited = (each.vaerdi for each in laest.henvisninger if each.vaerdi.lov not in almene)
    found = find_gaeldende(cited, laest.dato.vaerdi)
    told = dict.fromkeys(str(each.saetning) for each in found if each.id not in _find_klageregler(laest))
    return tuple(told)[:_REGLER]


def _find_klageregler(laest: Laest) -> frozenset[str]:
    """Return the provisions that the appeal rests on: they are told elsewhere in the letter."""
    row = find_raekke(laest, laest.dato.vaerdi if laest.dato else None)
    if (
        row is not None and row.instans is None
    ):  # what says that nobody hears an appeal, unless it is what was decided by
        own = find_bestemmelser(laest.hjemmel.vaerdi) if laest.hjemmel else ()
        return frozenset(row.hjemmel) - {each.id for each in own}
    if row is None or row.frist is None or len(row.hjemmel) == 1:
        return frozenset()
    return frozenset([row.frist.hjemmel, row.hjemmel[0]])
