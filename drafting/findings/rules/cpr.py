"""Rules about CPR numbers, which do not belong in prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.cpr import CPR
from drafting.errors import Place
from drafting.facts.record import Record
from drafting.findings.regel import Rule
from drafting.fund import Level
from drafting.oprindelse import Data, Tekst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding


_UDEN = frozenset({"cpr", "steder"})


def _iter_tekster(value: Record | tuple[object, ...]) -> Iterator[Tekst]:
    """Yield every text of the case but the field `cpr` itself."""
    named = () if isinstance(value, tuple) else (name for name in value.__struct_fields__ if name not in _UDEN)
    for inner in value if isinstance(value, tuple) else (getattr(value, name) for name in named):
        if isinstance(inner, Tekst):
            yield inner
        elif isinstance(inner, (Record, tuple)):
            yield from _iter_tekster(inner)


def _check_tekst(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    fil = grundlag.sag.sted().file
    for tekst in _iter_tekster(grundlag.sag):
        if CPR.search(tekst) and isinstance(tekst.oprindelse, Data):
            yield rule.finding(
                "Teksten indeholder noget, der ligner et CPR-nummer. Det kommer med i brevene.",
                Place(fil, tekst.oprindelse.linje, tekst.oprindelse.kolonne),
                "Slet nummeret i teksten. Skal det bruges, så skriv det under borger: cpr.",
            )


RULES = (
    Rule(
        id="cpr.i_tekst",
        level=Level.ADVARSEL,
        kilde="dbf_5_1_c",
        forklaring="Et CPR-nummer må kun stå i et brev, når modtageren har brug for det.",
        check=_check_tekst,
    ),
)
