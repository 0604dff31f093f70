"""The terms of a decision that the citizen may not know, each with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.afgoerelse.ark import cite
from drafting.afgoerelse.model import Oplysning, Ordforklaring, Sikkerhed
from drafting.language.kontroller.ordliste import find_ordtraef
from drafting.language.traef import PROSA

if TYPE_CHECKING:
    from drafting.afgoerelse.ark import Ark

_OMKRING = 60


def find_fagord(ark: Ark) -> tuple[Oplysning[Ordforklaring], ...]:
    """Return each term once, where it first is, in reading order."""
    found: dict[str, Oplysning[Ordforklaring]] = {}
    for traef in find_ordtraef(tuple(ark.dokument.iter_stykker(*PROSA))):
        opslag, stykke = traef.opslag, traef.stykke
        if opslag.kind == "explain" and opslag.term not in found and not _is_flertydig(opslag.term, opslag.plain):
            citat = cite(stykke.tekst[max(0, traef.start - _OMKRING) : traef.end + _OMKRING])
            forklaring = Ordforklaring(opslag.term, opslag.plain)
            hvorfor = "Ordet står på listen over fagord."
            found[opslag.term] = Oplysning(
                forklaring, stykke.find_sted(traef.start), citat, Sikkerhed.SIKKER, hvorfor
            )  # fmt: skip
    return tuple(found.values())


def _is_flertydig(term: str, plain: str) -> bool:
    """Return whether it is an abbreviation, several words at once, or has meanings to choose between."""
    return term.endswith(".") or "/" in term or " / " in plain
