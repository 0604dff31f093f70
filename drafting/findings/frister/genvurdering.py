"""What the authority must do with an appeal, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.dato import format_dag
from drafting.findings.frister.grundlag import join
from drafting.findings.frister.klagefrist import find_fasthold, find_instans, find_klagefrist, tell_afgoerelse
from drafting.findings.frister.klaget import find_klage, is_with_instans
from drafting.law.kalender import Frist, Trin, count_for_myndighed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.facts.model import Afgoerelse
    from drafting.findings.frister.grundlag import Fristgrundlag
    from drafting.law.kalender import Varighed

GENVURDERING = "Ny afgørelse, eller klagen sendt videre"
VIDERE = "Klagen sendt videre til klageinstansen"


def find_genvurderinger(grundlag: Fristgrundlag) -> Iterator[Frist]:
    """Yield what the authority owes on each appeal that is still with it."""
    for afgoerelse in grundlag.iter_egne():
        klage = find_klage(afgoerelse, grundlag.sag)
        row, _ = find_instans(afgoerelse, grundlag)
        if klage and klage.dag and row and row.genvurdering and not _is_with_instans(afgoerelse, klage.dag, grundlag):
            yield _find_one(afgoerelse, klage.dag, row.genvurdering, grundlag)


def _is_with_instans(afgoerelse: Afgoerelse, klaget: date, grundlag: Fristgrundlag) -> bool:
    """Return whether the appeal body has the case, or has decided it already."""
    sag = grundlag.sag
    if is_with_instans(afgoerelse, sag):
        return True
    decided = (each for each in sag.afgoerelser if each.udfald is not None)
    return any((dag := each.modtaget or each.dato) is None or dag >= klaget for each in decided)


def _find_one(afgoerelse: Afgoerelse, klaget: date, genvurdering: Varighed, grundlag: Fristgrundlag) -> Frist:
    for_sent = grundlag.regler.find_for_sent(genvurdering.hjemmel)
    if for_sent and find_klagefrist(afgoerelse, grundlag).stand == "for sent":
        return _at_once(afgoerelse, klaget, join("Klagen kom for sent.", for_sent.forbehold), for_sent.hjemmel)
    if not genvurdering.antal:
        return _at_once(afgoerelse, klaget, "", genvurdering.hjemmel)
    navn, regel, forbehold = _choose(afgoerelse, genvurdering, grundlag)
    talt = count_for_myndighed(klaget, regel, grundlag.kalender, grundlag.regler.regnemaade)
    return Frist(
        id=f"genvurdering:{afgoerelse.id}",
        navn=navn,
        dato=talt.dato,
        sikker=talt.sikker,
        trin=(_tell_modtaget(afgoerelse, klaget, grundlag), *talt.trin),
        forbehold=forbehold,
        art="genvurdering",
        stand=grundlag.find_stand(talt.dato),
        borgerens=False,
        om=tell_afgoerelse(afgoerelse),
        siden=klaget,
        sted=afgoerelse.sted("klaget"),
    )


def _choose(afgoerelse: Afgoerelse, genvurdering: Varighed, grundlag: Fristgrundlag) -> tuple[str, Varighed, str]:
    """Return the name, the rule and the reservation of what the authority owes."""
    regler, hjemmel = grundlag.regler, genvurdering.hjemmel
    row, _ = find_instans(afgoerelse, grundlag)
    fastholdt = regler.find("fastholdt", hjemmel) if find_fasthold(afgoerelse, row, grundlag) else None
    if fastholdt:
        return VIDERE, fastholdt, fastholdt.forbehold
    haster = regler.find_haster(hjemmel) if grundlag.sag.akut else None
    varslet = regler.find("genvurdering", hjemmel) if afgoerelse.varsel else None
    forbehold = join(varslet.forbehold if varslet else "", haster.forbehold if haster else "")
    return GENVURDERING, varslet or genvurdering, forbehold


def _tell_modtaget(afgoerelse: Afgoerelse, klaget: date, grundlag: Fristgrundlag) -> Trin:
    known = afgoerelse.klaget and afgoerelse.klaget.modtaget
    how = "Myndigheden fik klagen" if known else "Klagen regnes for modtaget"
    return Trin(f"{how} {format_dag(klaget)}.", klaget, grundlag.regler.kilder.egne_oplysninger)


def _at_once(afgoerelse: Afgoerelse, klaget: date, forbehold: str, hjemmel: str) -> Frist:
    return Frist(
        id=f"genvurdering:{afgoerelse.id}",
        navn=VIDERE,
        dato=None,
        sikker=None,
        trin=(Trin(f"Myndigheden fik klagen {format_dag(klaget)} og skal sende den videre straks.", klaget, hjemmel),),
        forbehold=forbehold,
        art="genvurdering",
        stand="venter",
        borgerens=False,
        om=tell_afgoerelse(afgoerelse),
        siden=klaget,
        sted=afgoerelse.sted("klaget"),
    )
