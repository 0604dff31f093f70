"""Which klagepunkter the adviser's letter leaves out, since the adviser may not treat them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.errors import RefusedError, Trouble
from drafting.findings.kompetence import may_assess, may_send, vurder_kompetence

if TYPE_CHECKING:
    from datetime import date

    from drafting.facts.model import Sag
    from drafting.letter.skabelon import Skabelon
    from drafting.letter.view import Hylder

_PUNKTER = re.compile(r"\bpunkter\b")
_UNDERSOEGTE = re.compile(r"\bundersoegelsesbrev\.punkter\b")


def find_udeladte(sag: Sag, skabelon: Skabelon, hylder: Hylder, *, dato: date) -> frozenset[str]:
    """Return the ids of the klagepunkter left out of the letters to a unit and of what is told to be investigated.

    Raises RefusedError when none is left.
    """
    tells_enhed = skabelon.stemme == "enhed" or _UNDERSOEGTE.search(skabelon.synligt) is not None
    if skabelon.fra != "raadgiver" or not tells_enhed or not sag.klagepunkter:
        return frozenset()
    if not _PUNKTER.search(skabelon.synligt):
        return frozenset()  # it tells of none
    may = may_assess if skabelon.navn.startswith("udtalelse/") else may_send
    judged = vurder_kompetence(sag, hylder.profil, hylder.lov, dato=dato)
    left_out = frozenset(each.id for each in judged if each.art == "klagepunkt" and not may(each))
    if left_out >= {punkt.id for punkt in sag.klagepunkter}:
        message = f"Brevet {skabelon.navn} har ingen punkter: {hylder.profil.titel.bestemt} må ikke behandle dem."
        raise RefusedError(
            Trouble(message, sag.sted("klagepunkter"), "Se hvorfor, og hvem der kan: drafting kompetence SAG")
        )
    return left_out
