"""What the adviser waits for: answers from the units, statements, files, and whether a henstilling is followed.

A last day only stands where the municipality or the adviser has set one; else the row says how long it has waited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.dato import format_dag
from drafting.findings.frister.grundlag import join
from drafting.law.kalender import Frist, Trin, count_for_myndighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from drafting.errors import Place
    from drafting.facts.model import Sag
    from drafting.findings.frister.grundlag import Fristgrundlag
    from drafting.law.kalender import Fristart
    from drafting.law.vaerdier import Svarfrist

VIDERESENDT = "Svar på den videresendte klage"
GENFREMSENDT = "Svar på den genfremsendte klage"
UDTALELSE = "Enhedens udtalelse til undersøgelsen"
AKTER = "Akter til undersøgelsen"
HOERING = "Bemærkninger i høringen"
OPFOELGNING = "Om henstillingen følges"
INGEN_FRIST = "Der er ingen frist for svaret."


class Profilfrist(Struct, frozen=True):
    """The time to answer that the municipality gives its units."""

    antal: int
    enhed: str
    hjemmel: str


def find_ventende(grundlag: Fristgrundlag) -> Iterator[Frist]:
    """Yield everything the case waits for."""
    yield from _find_videresendt(grundlag)
    yield from _find_genfremsendt(grundlag)
    yield from _find_undersoegelse(grundlag)
    yield from _find_hoering(grundlag)
    yield from _find_opfoelgning(grundlag)


def _find_videresendt(grundlag: Fristgrundlag) -> Iterator[Frist]:
    sag, sendt = grundlag.sag, grundlag.sag.videresendt
    if sendt is None or sendt.dato is None:
        return
    for enhed in find_tavse(grundlag.sag, sendt.dato):
        vent = _Vent("videresendt", VIDERESENDT, sendt.dato, sendt.sted("dato"), enhed)
        if sendt.svarfrist is not None:
            yield _by_a_day(vent, sendt.svarfrist, "Svarfristen i sagen er {dag}.", grundlag)
        elif svarfrist := grundlag.profil.find_svarfrist(sendt.dato):
            yield _by_the_profile(vent, svarfrist, grundlag)
        else:
            rykkere = [rykker.dato for rykker in sag.rykkere if rykker.om in (None, "klage")]
            yield _wait(vent, grundlag, rykkere)


def find_tavse(sag: Sag, siden: date) -> Iterator[str]:
    """Yield the units that got the complaint and have not answered since; an empty name where the case names none."""
    first = sag.enheder[0].id if sag.enheder else ""
    asked = dict.fromkeys(punkt.enhed or first for punkt in sag.klagepunkter) or {first: None}
    answered = {svar.enhed or first for svar in sag.svar if (svar.modtaget or svar.dato or siden) >= siden}
    yield from (enhed for enhed in asked if enhed not in answered)


def _find_genfremsendt(grundlag: Fristgrundlag) -> Iterator[Frist]:
    igen = grundlag.sag.genfremsendelse
    if igen is None or igen.dato is None:
        return
    for enhed in find_tavse(grundlag.sag, igen.dato):
        yield _wait(_Vent("genfremsendt", GENFREMSENDT, igen.dato, igen.sted("dato"), enhed), grundlag)


def _find_undersoegelse(grundlag: Fristgrundlag) -> Iterator[Frist]:
    sag, sporgt = grundlag.sag, grundlag.sag.undersoegelse
    if sporgt is None or sporgt.aabnet is None or sag.udtalelse is not None:
        return
    if sporgt.udtalelse_modtaget is None:
        vent = _Vent("udtalelse", UDTALELSE, sporgt.aabnet, sporgt.sted("aabnet"))
        if sporgt.svarfrist is not None:
            yield _by_a_day(vent, sporgt.svarfrist, "Svarfristen i sagen er {dag}.", grundlag)
        else:
            yield _wait(vent, grundlag, [rykker.dato for rykker in sag.rykkere if rykker.om == "udtalelse"])
    if sporgt.akter_oensket and sporgt.akter_modtaget is None:
        vent = _Vent("akter", AKTER, sporgt.aabnet, sporgt.sted("akter_oensket"))
        yield _wait(vent, grundlag, [rykker.dato for rykker in sag.rykkere if rykker.om == "akter"])
    for number, mangel in enumerate(sporgt.mangler, start=1):
        if mangel.modtaget is None and (siden := mangel.bedt_om or mangel.rykket):
            vent = _Vent(f"mangler:{number}", AKTER, siden, mangel.sted(), om=str(mangel.hvad))
            yield _wait(vent, grundlag, [mangel.rykket] if mangel.rykket else [])


def _find_hoering(grundlag: Fristgrundlag) -> Iterator[Frist]:
    hoering = grundlag.sag.hoering
    if hoering is None or hoering.sendt is None or hoering.bemaerkninger or grundlag.sag.udtalelse is not None:
        return
    vent = _Vent("hoering", HOERING, hoering.sendt, hoering.sted("frist"))
    yield (
        _by_a_day(vent, hoering.frist, "Fristen i høringen er {dag}.", grundlag)
        if hoering.frist
        else _wait(vent, grundlag)
    )


def _find_opfoelgning(grundlag: Fristgrundlag) -> Iterator[Frist]:
    for number, each in enumerate(grundlag.sag.opfoelgning, start=1):
        if each.svar is None and each.foelges is None:
            vent = _Vent(f"opfoelgning:{number}", OPFOELGNING, each.spurgt, each.sted(), om=str(each.henstilling))
            yield _wait(vent, grundlag)


class _Vent(Struct, frozen=True):
    """What is waited for, since when, and from which unit."""

    noegle: str
    navn: str
    siden: date | None
    sted: Place
    enhed: str = ""
    om: str = ""

    @property
    def art(self) -> Fristart:
        return "opfoelgning" if self.noegle.startswith("opfoelgning") else "svar"


def _by_the_profile(vent: _Vent, svarfrist: Svarfrist, grundlag: Fristgrundlag) -> Frist:
    assert vent.siden is not None  # noqa: S101 (the caller has it)
    regel = Profilfrist(svarfrist.antal, str(svarfrist.enhed), f"{grundlag.profil.navn}: {svarfrist.kilde}")
    talt = count_for_myndighed(vent.siden, regel, grundlag.kalender, grundlag.regler.regnemaade)
    return _put_together(vent, talt.dato, talt.trin, grundlag)


def _by_a_day(vent: _Vent, dag: date, tekst: str, grundlag: Fristgrundlag) -> Frist:
    trin = Trin(tekst.format(dag=format_dag(dag)), dag, grundlag.regler.kilder.egne_oplysninger)
    return _put_together(vent, dag, (trin,), grundlag)


def _wait(vent: _Vent, grundlag: Fristgrundlag, rykkere: Sequence[date] = ()) -> Frist:
    egne = grundlag.regler.kilder.egne_oplysninger
    trin = (Trin(f"Der er rykket {format_dag(dag)}.", dag, egne) for dag in sorted(rykkere))
    return _put_together(vent, None, tuple(trin), grundlag)


def _put_together(vent: _Vent, dag: date | None, trin: tuple[Trin, ...], grundlag: Fristgrundlag) -> Frist:
    egne = grundlag.regler.kilder.egne_oplysninger
    begin = (Trin(f"Sendt {format_dag(vent.siden)}.", vent.siden, egne),) if vent.siden else ()
    enhed = next((str(each.navn) for each in grundlag.sag.enheder if each.id == vent.enhed), "")
    return Frist(
        id=f"{vent.noegle}:{vent.enhed}" if vent.enhed else vent.noegle,
        navn=vent.navn,
        dato=dag,
        sikker=dag,
        trin=(*begin, *trin),
        forbehold="" if dag else INGEN_FRIST,
        art=vent.art,
        stand=grundlag.find_stand(dag) if dag else "venter",
        borgerens=False,
        om=join(enhed, vent.om),
        siden=vent.siden,
        sted=vent.sted,
    )
