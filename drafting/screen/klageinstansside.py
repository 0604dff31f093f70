"""What the directory of appeal bodies says about a word, in plain Danish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from drafting.dansk.dato import format_dato
from drafting.dansk.varighed import format_varighed
from drafting.facts.words import unfold
from drafting.screen.columns import format_columns, wrap_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from drafting.law.klageinstans import Fristregel, Genvurdering, Klageinstans, Klageinstanser
    from drafting.law.model import Lovhylde
    from drafting.screen.answers import Answer

ALTID = (
    "Sig altid til borgeren: se klagevejledningen i din afgørelse. Siger den noget andet, så regn med den korteste tid."
)
SIKKERHED = {
    "T": "Læst i loven.",
    "S": "Ikke alt er læst i loven selv; noget er læst hos en myndighed.",
    "M": "Ikke alt er kontrolleret. Undersøg det, før du skriver det til nogen.",
}
_VENTER = {
    True: "Ja, normalt venter afgørelsen, mens klagen bliver behandlet.",
    False: "Nej, afgørelsen gælder normalt, mens klagen bliver behandlet.",
    None: "Det kommer an på afgørelsen.",
}
_FRA_AFGOERELSEN = frozenset({"dage", "uger", "maaneder"})
_VIST = 3


def format_klageinstans(raekke: Klageinstans, lov: Lovhylde, dato: date) -> str:
    """Return one area: who hears an appeal, by when, by which way, and what is left where nobody does."""
    rows = [(label, text) for label, text in _find_rows(raekke, lov, dato) if text]
    return "\n".join([style(str(raekke.navn), bold=True), *format_columns(rows, 2)])


def format_fundne(soegeord: str, fundne: Sequence[Klageinstans], lige: int, lov: Lovhylde, dato: date) -> str:
    """Return the areas a word surely means: the nearest in full, and all that are just as near; the rest by name."""
    vist = max(_VIST, lige)
    whole = [format_klageinstans(raekke, lov, dato) for raekke in fundne[:vist]]
    rest = [(unfold(raekke.noegle), str(raekke.navn)) for raekke in fundne[vist:]]
    also = ["\n".join([f"'{soegeord}' kan også være:", *format_columns(rest, 2)])] if rest else []
    return "\n\n".join([*whole, *also, "\n".join(wrap_text(ALTID))])


def format_usikker(soegeord: str, naermeste: Sequence[Klageinstans]) -> str:
    """Return that no area is sure, and those that are nearest."""
    if not naermeste:
        told = f"Ingen sikker: '{soegeord}' ligner ikke noget i listen. Se alle områder med: drafting klageinstans"
        return "\n".join(wrap_text(told))
    rows = [(unfold(raekke.noegle), str(raekke.navn)) for raekke in naermeste]
    told = f"Ingen sikker: '{soegeord}' kan være flere ting. Mente du en af dem her? Skriv ordet til venstre."
    return "\n".join([*wrap_text(told), *format_columns(rows, 2)])


def format_liste(instanser: Klageinstanser, dato: date) -> str:
    """Return every area there is on a day: its key, its name, and who hears an appeal."""
    rows = [
        (unfold(raekke.noegle), str(raekke.navn), str(raekke.instans or "ingen klageinstans"))
        for raekke in instanser.raekker
        if raekke.is_in_force(dato)
    ]
    return "\n".join(format_columns(rows))


def describe_klageinstans(raekke: Klageinstans, lov: Lovhylde, dato: date) -> Answer:
    """Return one area for other programs."""
    return {
        "noegle": raekke.noegle,
        "navn": raekke.navn,
        "instans": raekke.instans,
        "frist": _describe_regel(raekke.frist, lov, dato),
        "genvurdering": _describe_regel(raekke.genvurdering, lov, dato),
        "rute": raekke.rute,
        "hvor": raekke.hvor,
        "foerst": raekke.foerst,
        "opsaettende": raekke.opsaettende,
        "opsaettende_ord": raekke.opsaettende_ord,
        "gebyr": raekke.gebyr,
        "hjemmel": [_cite(noegle, lov, dato) for noegle in raekke.hjemmel],
        "hvad_er_der_ellers": raekke.hvad_er_der_ellers,
        "forbehold": raekke.forbehold,
        "fra": raekke.fra,
        "til": raekke.til,
        "sikkerhed": raekke.sikkerhed,
        "kilde": str(raekke.kilde),
    }


def _describe_regel(regel: Fristregel | Genvurdering | None, lov: Lovhylde, dato: date) -> Answer | None:
    if regel is None:
        return None
    return {"antal": regel.antal, "enhed": regel.enhed, "hjemmel": _cite(regel.hjemmel, lov, dato)}


def _find_rows(raekke: Klageinstans, lov: Lovhylde, dato: date) -> Iterator[tuple[str, str]]:
    if raekke.instans is None:
        yield "Klageinstans", "Der er ingen. Det kan ikke klages til en anden myndighed."
    else:
        yield "Klagen behandles af", str(raekke.instans)
        yield "Frist", _tell_frist(raekke, lov, dato)
    yield ("Skriv til" if raekke.instans is None else "Klagen sendes til"), str(raekke.hvor)
    yield "Det sker først", _tell_foerst(raekke)
    yield "Hvad så?", str(raekke.hvad_er_der_ellers or "")
    if raekke.instans is not None:
        yield "Venter afgørelsen?", " ".join(filter(None, (_VENTER[raekke.opsaettende], raekke.opsaettende_ord)))
        yield "Gebyr", str(raekke.gebyr or "ingen fundet")
    yield "Vær opmærksom på", str(raekke.forbehold or "")
    yield "Hjemmel", "; ".join(_cite(noegle, lov, dato) for noegle in raekke.hjemmel)
    yield "Så sikkert er det", f"{SIKKERHED[raekke.sikkerhed]} Kilde: {raekke.kilde}, {_tell_stand(raekke)}."
    yield "I sagen", f"område: {unfold(raekke.noegle)}"


def _tell_frist(raekke: Klageinstans, lov: Lovhylde, dato: date) -> str:
    frist = raekke.frist
    if frist is None:
        return "Loven sætter ingen frist, så vidt vi ved. Klag hurtigt, og følg klagevejledningen."
    cited = _cite(frist.hjemmel, lov, dato)
    from_when = " efter den dag, borgeren fik afgørelsen" if frist.enhed in _FRA_AFGOERELSEN else ""
    return f"{format_varighed(frist.antal, frist.enhed)}{from_when} ({cited})."


def _tell_foerst(raekke: Klageinstans) -> str:
    regel = raekke.genvurdering
    within = f"Det skal ske inden {format_varighed(regel.antal, regel.enhed)}." if regel and regel.antal else ""
    return " ".join(filter(None, (raekke.foerst, within)))


def _tell_stand(raekke: Klageinstans) -> str:
    stand = raekke.kilde.stand
    since = f"som den var {format_dato(stand)}" if stand else "uden dato"
    return f"{since}, slået op {format_dato(raekke.kilde.tjekket)}"


def _cite(noegle: str, lov: Lovhylde, dato: date) -> str:
    return str(lov.on(noegle, dato).citat)
