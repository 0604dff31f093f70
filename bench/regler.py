"""All the rules on one case: what it costs to know what is wrong with it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from brevet import Naeste
from maaling import Afsnit, format_tal, measure
from sager import write_sag
from sted import DATO

from drafting.findings.registry import RULES, find_all
from drafting.pipeline import check

_ANTAL, _GANGE = 50, 50
_LAES, _REGLER = "læs sagens fil og prøv alle regler", "prøv alle regler på en læst sag"


def bench(runder: int) -> Afsnit:
    """Return what reading and judging a case takes."""
    with tempfile.TemporaryDirectory() as folder:
        filer = Naeste([write_sag(Path(folder), number) for number in range(_ANTAL)])
        tjek = Naeste([check(filer(), dato=DATO) for _ in range(_ANTAL)])

        def judge() -> None:
            each = tjek()
            find_all(each.fakta, each.hylder.profil, each.hylder.lov, dato=DATO)

        maalt = measure({_LAES: lambda: check(filer(), dato=DATO), _REGLER: judge}, runder, _GANGE)
    raekker = [(navn, format_tal(maalt.find_tid(navn), 2)) for navn in (_REGLER, _LAES)]
    return Afsnit(
        "Alle regler på en sag",
        f"{len(RULES)} regler på skiftende sager. Der er ingen at sammenligne med.",
        ("Hvad", "Millisekunder"),
        raekker,
        maalt={"regler": maalt.find_tid(_REGLER)},
    )
