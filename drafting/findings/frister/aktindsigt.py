"""The authority's time to answer a request for documents or for one's own data; shown only while it is unanswered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.dato import format_dag
from drafting.law.kalender import Frist, Trin, count_for_myndighed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.facts.model import Aktindsigt
    from drafting.findings.frister.grundlag import Fristgrundlag

NAVNE = {
    "aktindsigt": "Svar på anmodning om aktindsigt",
    "aktindsigt_sen": "Derefter kan der klages over ventetiden på aktindsigt",
    "indsigt": "Svar om egne personoplysninger",
}


def find_aktindsigt(grundlag: Fristgrundlag) -> Iterator[Frist]:
    """Yield the deadlines of a request that is sent and not answered."""
    aktindsigt = grundlag.sag.aktindsigt
    if aktindsigt is None or _is_answered(aktindsigt):
        return
    start = aktindsigt.modtaget or aktindsigt.sendt
    if start is None:
        return
    yield _find_one("aktindsigt", start, aktindsigt, grundlag)
    yield _find_one("aktindsigt_sen", start, aktindsigt, grundlag)
    if aktindsigt.saerskilt_indsigt:
        yield _find_one("indsigt", start, aktindsigt, grundlag)


def _is_answered(aktindsigt: Aktindsigt) -> bool:
    return aktindsigt.svar is not None and bool(aktindsigt.svar.dato or aktindsigt.svar.udfald)


def _find_one(noegle: str, start: date, aktindsigt: Aktindsigt, grundlag: Fristgrundlag) -> Frist:
    regel = grundlag.regler.get(noegle)
    talt = count_for_myndighed(start, regel, grundlag.kalender, grundlag.regler.regnemaade)
    how = "Myndigheden fik anmodningen" if aktindsigt.modtaget else "Anmodningen er sendt og regnes for modtaget"
    modtaget = Trin(f"{how} {format_dag(start)}.", start, grundlag.regler.kilder.egne_oplysninger)
    ogsaa = (Trin("Det samme gælder efter denne regel.", None, kilde) for kilde in regel.ogsaa)
    return Frist(
        id=f"aktindsigt:{noegle}",
        navn=NAVNE[noegle],
        dato=talt.dato,
        sikker=talt.sikker,
        trin=(modtaget, *talt.trin, *ogsaa),
        forbehold=regel.forbehold,
        art="aktindsigt",
        stand=grundlag.find_stand(talt.dato),
        borgerens=False,
        siden=start,
        sted=aktindsigt.sted("modtaget" if aktindsigt.modtaget else "sendt"),
    )
