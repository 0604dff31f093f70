"""Whether a decision has been appealed, when, and what then became of the deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.dato import format_dag
from drafting.findings.frister.grundlag import join
from drafting.law.kalender import Trin, count_for_myndighed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.facts.model import Afgoerelse, Sag
    from drafting.findings.frister.grundlag import Fristgrundlag, Instans
    from drafting.law.kalender import Optaelling, Stand

SKRIV_MODTAGET = "Skriv i sagen, hvornår klagen blev modtaget: det er den dag, der tæller."
AFGOER_IKKE = "Om klagen kom til tiden, afgør klageinstansen."
IKKE_BEGYNDT = "Uden klagevejledning begynder fristen normalt først, når borgeren har fået en."
_NAAR: dict[Stand, str] = {
    "overholdt": "inden fristen var gået",
    "for sent": "efter at fristen var gået",
    "uafklaret": "altså efter den dag",
}
STOPPER_IKKE = "Fristen løber, også mens borgeren venter på svar fra borgerrådgiveren."


class Klage(Struct, frozen=True):
    """An appeal that was made: its day, None where it is not told, and whether that is the day it arrived."""

    dag: date | None
    er_modtaget: bool = False


def find_klage(afgoerelse: Afgoerelse, sag: Sag) -> Klage | None:
    """Return the appeal of the decision, None where none was made."""
    klaget = afgoerelse.klaget
    if klaget is None:
        return Klage(None) if is_with_instans(afgoerelse, sag) or _must_be_appealed(sag) else None
    if klaget.modtaget is not None:
        return Klage(klaget.modtaget, er_modtaget=True)
    if klaget.dato is not None:
        return Klage(klaget.dato)
    events = (event for event in sag.forloeb if event.id == klaget.forloeb and event.dato is not None)
    return Klage(next((event.dato.senest for event in events if event.dato), None))


def is_with_instans(afgoerelse: Afgoerelse, sag: Sag) -> bool:
    """Return whether the case says that the appeal body has the matter."""
    limits = (sag.begraensninger, afgoerelse.begraensninger)
    return any(each.hvor == "klageinstans" for limit in limits if limit for each in limit.indbragt_for or ())


def _must_be_appealed(sag: Sag) -> bool:
    """Return whether the stage of the case says so, and there is but one decision it can be about."""
    egne = [each for each in sag.afgoerelser if each.udfald is None]
    return sag.sagens_stade in ("påklaget", "hjemvist") and len(egne) == 1


def find_stand(klage: Klage | None, talt: Optaelling, grundlag: Fristgrundlag, *, har_vejledning: bool) -> Stand:
    """Return how the deadline stands: kept, broken or open.

    Where a klagevejledning is missing it is never broken; whether a late appeal is in time is for the appeal body.
    """
    if klage is None:
        return grundlag.find_stand(talt.dato) if har_vejledning else "løber"
    if klage.dag is not None and klage.dag <= talt.dato:
        return "overholdt"
    return "for sent" if klage.dag and har_vejledning else "uafklaret"


def tell_klage(klage: Klage | None, stand: Stand, grundlag: Fristgrundlag, *, har_vejledning: bool) -> Iterator[Trin]:
    """Yield the steps that say whether the appeal was in time."""
    if klage is None:
        return
    kilder = grundlag.regler.kilder
    if klage.dag is not None:
        ord_ = f"Klagen {'kom frem' if klage.er_modtaget else 'er fra'} {format_dag(klage.dag)}, {_NAAR[stand]}."
        yield Trin(ord_, klage.dag, kilder.egne_oplysninger)
    if stand == "uafklaret" and not har_vejledning:
        yield Trin(IKKE_BEGYNDT, None, kilder.uden_klagevejledning)


def tell_stand(klage: Klage | None, stand: Stand, sikker: date, grundlag: Fristgrundlag) -> str:
    """Return what the adviser must know about where the deadline stands."""
    if klage is not None:
        afgjort = AFGOER_IKKE if stand == "uafklaret" else ""
        return join(afgjort, "" if klage.er_modtaget else SKRIV_MODTAGET)
    if stand == "løber":
        return STOPPER_IKKE if sikker >= grundlag.dato else "Den sikre dag er gået: klag i dag."
    return ""


def tell_for_sent(stand: Stand, row: Instans | None, grundlag: Fristgrundlag) -> str:
    """Return what the authority must do with an appeal that is late."""
    regel = grundlag.regler.find_for_sent(row.genvurdering.hjemmel) if row and row.genvurdering else None
    return regel.forbehold if regel and stand in ("udløbet", "for sent") else ""


def tell_mulig_klage(start: date, row: Instans | None, grundlag: Fristgrundlag) -> Iterator[str]:
    """Yield, for each earlier letter that may be read as the appeal, from when the authority's time then ran."""
    for event in grundlag.sag.forloeb:
        if (
            event.slags != "klage"
            or event.fra not in (None, "borger")
            or event.dato is None
            or event.dato.tidligst < start
        ):
            continue
        text = f"Klagen af {format_dag(event.dato.tidligst)} i forløbet kan være en klage over afgørelsen"
        if row and row.genvurdering and row.genvurdering.antal:
            maade = grundlag.regler.regnemaade
            slut = count_for_myndighed(event.dato.senest, row.genvurdering, grundlag.kalender, maade)
            yield f"{text}. Så skulle myndigheden have svaret eller sendt den videre senest {format_dag(slut.dato)}."
        else:
            yield f"{text}. Så er der klaget den dag."
