"""What the adviser should notice: no klagevejledning, one that says otherwise than our directory, law out of force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.afgoerelse.hylde import find_ophaevet
from drafting.afgoerelse.model import Sikkerhed
from drafting.dansk.dato import format_dato
from drafting.dansk.opremsning import format_opremsning
from drafting.facts.laes import read_record
from drafting.facts.model import Afgoerelse
from drafting.findings.frister.klagevejledning import tell_forkert_for_sig
from drafting.fund import Finding, Level
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.load import load_lovhylde

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.afgoerelse.model import Laest, Oplysning
    from drafting.law.klageinstans import Klageinstans

IKKE_AFGOERELSER = frozenset({"partshøring"})
_UDEN_PLIGT = frozenset({"stadfæstet", "hjemvist", "ændret"})  # another authority's decision
_KLAGEVEJLEDNING = "fvl_25"


def find_fund(laest: Laest, today: date | None = None) -> tuple[Finding, ...]:
    """Return what should be noticed, in the order it matters; law is read as it was on the day of the letter."""
    dato = laest.dato.vaerdi if laest.dato else today
    found = (*_find_klage(laest, dato), *_find_ophaevede(laest, dato))
    return (*_find_tomme(laest), *_find_ikke_afgoerelse(laest), *found)


def _find_tomme(laest: Laest) -> Iterator[Finding]:
    if laest.tomme_sider:
        many = len(laest.tomme_sider) > 1
        sider = format_opremsning([str(number) for number in laest.tomme_sider])
        message = f"Side {sider} har ingen tekst og er måske {'billeder' if many else 'et billede'}."
        remedy = "Se efter, hvad der står. Tekstgenkendelse (OCR) kan gøre siden læsbar."
        yield Finding("laes.side_uden_tekst", Level.ADVARSEL, message, None, remedy)


def _find_ikke_afgoerelse(laest: Laest) -> Iterator[Finding]:
    if laest.udfald is None:
        message = "Det kan ikke læses, hvad der er besluttet. Måske er brevet ikke en afgørelse."
        yield Finding("laes.intet_udfald", Level.RAAD, message, None, "Læs brevet selv, før du bruger forslaget.")
    elif is_partshoering(laest):
        message = "Brevet er en partshøring og ikke en afgørelse. Der er ikke noget at klage over endnu."
        yield Finding(
            "laes.ikke_afgoerelse", Level.RAAD, message, laest.udfald.sted, "Hjælp borgeren med at svare inden fristen."
        )


def is_partshoering(laest: Laest) -> bool:
    """Return whether the letter asks before anything is decided."""
    return laest.udfald is not None and laest.udfald.vaerdi.slags in IKKE_AFGOERELSER


def _find_klage(laest: Laest, dato: date | None) -> Iterator[Finding]:
    slags = laest.udfald.vaerdi.slags if laest.udfald else ""
    if slags in IKKE_AFGOERELSER | _UDEN_PLIGT:
        return
    row = find_raekke(laest, dato)
    fuldt_medhold = laest.udfald is not None and laest.udfald.vaerdi.medhold == "ja"
    if not laest.klagevejledning.findes:
        if not fuldt_medhold and (row is None or row.instans is not None):
            yield _tell_mangler(dato)
        elif not fuldt_medhold and laest.omraade and laest.omraade.sikkerhed is not Sikkerhed.SIKKER:
            yield _tell_maaske_mangler(laest.omraade, dato)
        return
    yield from _find_huller(laest, row, dato)
    yield from _find_modsigelser(laest, row)


def find_raekke(laest: Laest, dato: date | None) -> Klageinstans | None:
    """Return the row of the directory for the decision's area on its day, None where it is not known."""
    if laest.omraade is None:
        return None
    rows = [row for row in load_klageinstanser().raekker if row.noegle == laest.omraade.vaerdi]
    return next((row for row in rows if (row.is_in_force(dato) if dato else row.til is None)), None)


def _tell_mangler(dato: date | None) -> Finding:
    message = "Der er ingen klagevejledning i brevet."
    remedy = "Bed kommunen om en klagevejledning, men vent ikke på den med at klage."
    return Finding("laes.klagevejledning_mangler", Level.ADVARSEL, message, None, remedy, _cite(dato))


def _tell_maaske_mangler(omraade: Oplysning[str], dato: date | None) -> Finding:
    omr = omraade.vaerdi
    message = f"Der er ingen klagevejledning i brevet. Efter listen er der ingen klageinstans for {omr}."
    remedy = f"Er området et andet, så bed kommunen om en klagevejledning. Se listen med: drafting klageinstans {omr}"
    return Finding("laes.klagevejledning_mangler", Level.RAAD, message, omraade.sted, remedy, _cite(dato))


def _cite(dato: date | None) -> str:
    hylde = load_lovhylde()
    found = [each for each in hylde.bestemmelser if each.id == _KLAGEVEJLEDNING]
    now = next((each for each in found if dato and each.is_in_force(dato)), found[-1])
    return f"{now.citat}: {now.saetning}"


def _find_huller(laest: Laest, row: Klageinstans | None, dato: date | None) -> Iterator[Finding]:
    """Yield what a klagevejledning should tell and does not."""
    given = laest.klagevejledning
    if given.siger_nej or (row is not None and row.instans is None):
        return
    remedy = "Bed kommunen om en hel klagevejledning, men vent ikke på den med at klage."
    no_frist = row is not None and row.frist is None
    for code, found, message in (
        ("instans", given.instans, "Klagevejledningen siger ikke, hvem der behandler klagen."),
        ("frist", given.frist or no_frist or None, "Klagevejledningen siger ikke, hvornår fristen er."),
        ("vej", given.sendes_til, "Klagevejledningen siger ikke, hvor klagen skal sendes hen."),
    ):
        if found is None:
            yield Finding(f"laes.klagevejledning_uden_{code}", Level.ADVARSEL, message, None, remedy, _cite(dato))


def _find_modsigelser(laest: Laest, row: Klageinstans | None) -> Iterator[Finding]:
    """Yield where the klagevejledning says something else than our directory of appeal bodies."""
    given = laest.klagevejledning
    if row is None:
        return
    remedy = f"Se listen med: drafting klageinstans {row.noegle}"
    if given.siger_nej and row.instans:
        message = f"Brevet siger, at der ikke kan klages, men efter listen behandler {row.instans} klagen."
        yield Finding("laes.klageadgang_afviger", Level.ADVARSEL, message, given.siger_nej.sted, remedy, str(row.kilde))
    if given.instans and row.instans is None:
        message = f"Brevet nævner {given.instans.vaerdi}, men efter listen er der ingen klageinstans."
        yield Finding("laes.klageadgang_afviger", Level.ADVARSEL, message, given.instans.sted, remedy, str(row.kilde))
    for code, message in tell_forkert_for_sig(build_afgoerelse(laest), row):
        place = {"frist": given.frist, "instans": given.instans, "vej": given.sendes_til}[code]
        sted = place.sted if place else None
        yield Finding(f"laes.{code}_afviger", Level.ADVARSEL, message, sted, remedy, str(row.kilde))


def build_afgoerelse(laest: Laest) -> Afgoerelse:
    """Return the decision as a case would hold it, as far as its klagevejledning goes."""
    given = laest.klagevejledning
    told = {
        key: found.vaerdi
        for key, found in (("instans", given.instans), ("frist", given.frist), ("sendes_til", given.sendes_til))
        if found
    }
    fil = {"klagevejledning": {"findes": given.findes, **told}}
    return read_record(Afgoerelse, fil, (), []) or Afgoerelse()


def _find_ophaevede(laest: Laest, dato: date | None) -> Iterator[Finding]:
    """Yield provisions that were no longer in force on the day of the letter."""
    if dato is None:
        return
    for oplysning in laest.henvisninger:
        gone = find_ophaevet(oplysning.vaerdi, dato)
        if gone is not None and gone.til is not None:
            message = f"Brevet bruger {oplysning.vaerdi}, som kun gjaldt til {format_dato(gone.til)}."
            remedy = gone.note or "Slå op, hvilken regel der gjaldt den dag."
            yield Finding("laes.ophaevet_regel", Level.ADVARSEL, message, oplysning.sted, remedy, str(gone.kilde))
