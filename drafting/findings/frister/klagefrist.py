"""The citizen's own deadline for an appeal, and the one after a partial success."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.dansk.dato import format_dag, format_dato
from drafting.errors import LawError
from drafting.facts.words import spell
from drafting.findings.frister.fremkomst import MODTAGET, find_fremkomst
from drafting.findings.frister.grundlag import join
from drafting.findings.frister.klaget import (
    STOPPER_IKKE,
    find_klage,
    find_stand,
    tell_for_sent,
    tell_klage,
    tell_mulig_klage,
    tell_stand,
)
from drafting.findings.frister.klagevejledning import lacks_klagevejledning, read_oplyst, tell_pligt, tell_uenighed
from drafting.law.kalender import Frist, Optaelling, Trin, count_for_borger
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.facts.model import Afgoerelse
    from drafting.findings.frister.fremkomst import Fremkomst
    from drafting.findings.frister.grundlag import Fristgrundlag, Instans
    from drafting.law.kalender import Stand, Varighed

KLAGEFRIST = "Klagefrist"
_FLERE_STREGER, _I_KOMMUNEN = re.compile("_+"), "_i_"
FASTHOLD = "Frist for at fastholde klagen efter delvist medhold"


def find_klagefrister(grundlag: Fristgrundlag) -> Iterator[Frist]:
    """Yield the deadline of every decision the citizen can appeal."""
    for afgoerelse in iter_klagelige(grundlag):
        yield find_klagefrist(afgoerelse, grundlag)


def iter_klagelige(grundlag: Fristgrundlag) -> Iterator[Afgoerelse]:
    """Yield the decisions there is something to appeal in."""
    for afgoerelse in grundlag.iter_egne():
        if afgoerelse.medhold != "ja" or afgoerelse.uenig_fordi:
            yield afgoerelse


def find_klagefrist(afgoerelse: Afgoerelse, grundlag: Fristgrundlag) -> Frist:
    """Return the deadline of one decision; never none: what cannot be known is told as a reservation."""
    if afgoerelse.meddelt is False and afgoerelse.modtaget is None:
        return _without_day(afgoerelse, "Fristen er ikke begyndt, for borgeren har ikke fået afgørelsen.", "venter")
    row, ukendt = find_instans(afgoerelse, grundlag)
    if row and row.frist is None and row.instans is None and read_oplyst(afgoerelse) is None:
        return _without_day(
            afgoerelse, join("Loven har ingen klageinstans her.", row.hvad_er_der_ellers or ""), "ingen"
        )
    fremkomst = find_fremkomst(afgoerelse, grundlag.kalender, grundlag.regler)
    if fremkomst.dag is None:
        return _without_day(afgoerelse, join(ukendt, STOPPER_IKKE), "ukendt", mangler=MODTAGET)
    return _count_klagefrist(afgoerelse, fremkomst, fremkomst.dag, grundlag)


def find_klagefrist_or_ukendt(afgoerelse: Afgoerelse, grundlag: Fristgrundlag) -> Frist:
    """Return the deadline of one decision; in a year without holiday data it is unknown, never guessed."""
    try:
        return find_klagefrist(afgoerelse, grundlag)
    except LawError as error:
        return _without_day(afgoerelse, error.troubles[0].message, "ukendt")


def find_instans(afgoerelse: Afgoerelse, grundlag: Fristgrundlag) -> tuple[Instans | None, str]:
    """Return the appeal body's row on the day of the decision; None, and why, where it is not known."""
    truffet_af = _find_truffet_af(afgoerelse, grundlag)
    if truffet_af is not None:
        return truffet_af, ""
    omraade = grundlag.sag.omraade
    if omraade is None:
        return None, "Området er ikke oplyst, så klageinstans og frist er ikke slået op."
    if omraade in grundlag.regler.uden_afgoerelse:
        ikke = "handler ikke om en afgørelse, så klageinstans og frist er ikke slået op"
        return None, f"Området '{spell(omraade)}' {ikke}."
    try:
        return grundlag.instanser.on(omraade, afgoerelse.dato or afgoerelse.modtaget or grundlag.dato), ""
    except LawError as error:
        trouble = error.troubles[0]
        return None, join(trouble.message, trouble.remedy)


def _find_truffet_af(afgoerelse: Afgoerelse, grundlag: Fristgrundlag) -> Instans | None:
    """Return the row named for whoever decided, such as børne- og ungeudvalget; None where the directory has none."""
    if not afgoerelse.afgjort_af:
        return None
    navn = _FLERE_STREGER.sub("_", fold(afgoerelse.afgjort_af)).partition(_I_KOMMUNEN)[0]
    if navn not in grundlag.instanser.noegler:
        return None
    try:
        return grundlag.instanser.on(navn, afgoerelse.dato or afgoerelse.modtaget or grundlag.dato)
    except LawError:
        return None


def find_oplyst_slut(afgoerelse: Afgoerelse, grundlag: Fristgrundlag) -> date | None:
    """Return the last day by the klagevejledning itself, None where it gives no time or the arrival is not known."""
    oplyst = read_oplyst(afgoerelse)
    start = find_fremkomst(afgoerelse, grundlag.kalender, grundlag.regler).dag
    if oplyst is None or start is None:
        return None
    return count_for_borger(start, oplyst, grundlag.kalender, grundlag.regler.regnemaade).dato


def find_fasthold(afgoerelse: Afgoerelse, row: Instans | None, grundlag: Fristgrundlag) -> Varighed | None:
    """Return the rule on maintaining a complaint, None where the decision is no partial success in a genvurdering."""
    foer = next((each for each in grundlag.sag.afgoerelser if each.id == afgoerelse.afloeser), None)
    if (
        afgoerelse.medhold != "delvist"
        or foer is None
        or foer.klaget is None
        or row is None
        or row.genvurdering is None
    ):
        return None
    return grundlag.regler.find("fasthold", row.genvurdering.hjemmel)


def tell_afgoerelse(afgoerelse: Afgoerelse) -> str:
    """Return the decision in words that name nobody."""
    if afgoerelse.dato:
        return f"afgørelsen af {format_dato(afgoerelse.dato)}"
    return f"afgørelsen '{spell(afgoerelse.id)}'"


def _without_day(afgoerelse: Afgoerelse, forbehold: str, stand: Stand, mangler: str = "") -> Frist:
    return Frist(
        id=f"klagefrist:{afgoerelse.id}",
        navn=KLAGEFRIST,
        dato=None,
        sikker=None,
        trin=(),
        forbehold=forbehold,
        art="klagefrist",
        stand=stand,
        om=tell_afgoerelse(afgoerelse),
        mangler=mangler,
        sted=afgoerelse.sted(),
    )


def _count_klagefrist(afgoerelse: Afgoerelse, fremkomst: Fremkomst, start: date, grundlag: Fristgrundlag) -> Frist:
    row, ukendt = find_instans(afgoerelse, grundlag)
    lovens, tvivl = _choose_regel(afgoerelse, row, grundlag)
    fasthold = find_fasthold(afgoerelse, row, grundlag)
    regel = fasthold or lovens
    talt = _count(afgoerelse, start, regel, grundlag)
    klage = find_klage(afgoerelse, grundlag.sag)
    uenighed = () if fasthold else tuple(tell_uenighed(afgoerelse, row, er_klaget=klage is not None))
    mulig = () if klage or fasthold else tuple(tell_mulig_klage(start, row, grundlag))
    har_vejledning = not lacks_klagevejledning(afgoerelse)
    stand = find_stand(klage, talt, grundlag, har_vejledning=har_vejledning)
    sent = tell_for_sent(stand, row, grundlag)
    return Frist(
        id=f"klagefrist:{afgoerelse.id}",
        navn=FASTHOLD if fasthold else KLAGEFRIST,
        dato=talt.dato,
        sikker=talt.sikker,
        trin=(
            *tell_pligt(afgoerelse, grundlag.regler.kilder.klagevejledning),
            *fremkomst.trin,
            *talt.trin,
            *_tell_tidligere(fremkomst, regel, grundlag),
            *tell_klage(klage, stand, grundlag, har_vejledning=har_vejledning),
        ),
        forbehold=join(
            fremkomst.forbehold, ukendt, tvivl, *uenighed, *mulig, sent, tell_stand(klage, stand, talt.sikker, grundlag)
        ),
        art="klagefrist",
        stand=stand,
        om=tell_afgoerelse(afgoerelse),
        mangler=fremkomst.mangler,
        sted=afgoerelse.sted("modtaget"),
    )


def _choose_regel(afgoerelse: Afgoerelse, row: Instans | None, grundlag: Fristgrundlag) -> tuple[Varighed, str]:
    """Return the rule to count by and what is doubtful: the law's, else the decision's own, else the careful one."""
    if row and row.frist is not None:
        return row.frist, str(row.forbehold or "")
    if oplyst := read_oplyst(afgoerelse):
        return oplyst, "Fristen er den, der står i klagevejledningen."
    forsigtig = grundlag.regler.get("forsigtig")
    return forsigtig, join("Vi kender ingen frist i loven for området." if row else "", forsigtig.forbehold)


def _count(afgoerelse: Afgoerelse, start: date, regel: Varighed, grundlag: Fristgrundlag) -> Optaelling:
    """Return the days; a klagevejledning that gives less time moves the safe day."""
    maade = grundlag.regler.regnemaade
    talt = count_for_borger(start, regel, grundlag.kalender, maade)
    oplyst = read_oplyst(afgoerelse)
    if oplyst is None or (kortere := count_for_borger(start, oplyst, grundlag.kalender, maade).sikker) >= talt.sikker:
        return talt
    tekst = f"Klagevejledningen giver kortere tid, så den sikre dag bliver {format_dag(kortere)}."
    return Optaelling(talt.dato, kortere, (*talt.trin, Trin(tekst, kortere, oplyst.hjemmel)))


def _tell_tidligere(fremkomst: Fremkomst, regel: Varighed, grundlag: Fristgrundlag) -> tuple[Trin, ...]:
    if fremkomst.fra_brevet is None:
        return ()
    maade = grundlag.regler.regnemaade
    tidligst = count_for_borger(fremkomst.fra_brevet, regel, grundlag.kalender, maade).sikker
    tekst = f"Kom brevet frem samme dag, som det er dateret, er den sikre dag i stedet {format_dag(tidligst)}."
    return (Trin(tekst, tidligst, maade.sikker),)
