"""What a letter says of the law that is not read in the law itself: the adviser checks it before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import LawError
from drafting.findings.frister import make_grundlag
from drafting.findings.frister.instanser import load_instanser
from drafting.findings.frister.klagefrist import find_instans
from drafting.fund import Finding, Level
from drafting.law.klageinstans import Klageinstans
from drafting.letter.tree import iter_spans
from drafting.oprindelse import Beregnet, Lov

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.errors import Place
    from drafting.law.model import Bestemmelse, Lovhylde, Sikkerhed
    from drafting.letter.tree import Letter
    from drafting.letter.view import Ramme
    from drafting.oprindelse import Oprindelse

ALT: dict[Sikkerhed, str] = {"S": "læst i loven selv", "M": "kontrolleret"}
REGEL: dict[Sikkerhed, str] = {"S": "hvis gældende ordlyd ikke er læst", "M": "som ikke er kontrolleret"}


def find_usikre_raekker(letter: Letter, ramme: Ramme) -> tuple[Finding, ...]:
    """Return each row of the directory of appeal bodies that the letter rests on, and that is not sure."""
    if not any(_rests_on_raekke(span.oprindelse) for span in iter_spans(letter)):
        return ()
    unsure = (raekke for raekke in _iter_raekker(ramme) if raekke.sikkerhed != "T")
    return tuple(_tell_raekke(raekke, ramme.sag.sted("omraade")) for raekke in dict.fromkeys(unsure))


def _rests_on_raekke(oprindelse: Oprindelse) -> bool:
    if isinstance(oprindelse, Lov):
        return oprindelse.bestemmelse.startswith("klageinstans")
    return isinstance(oprindelse, Beregnet) and oprindelse.af.startswith("klagefrist:")


def _iter_raekker(ramme: Ramme) -> Iterator[Klageinstans]:
    """Yield the row of each decision the letter can be about, as it was on the day of the decision."""
    grundlag = make_grundlag(ramme.sag, ramme.hylder.profil, load_instanser(), dato=ramme.dato)
    for afgoerelse in (ramme.afgoerelse,) if ramme.afgoerelse else ramme.sag.afgoerelser:
        row, _ = find_instans(afgoerelse, grundlag)
        if isinstance(row, Klageinstans):
            yield row


def _tell_raekke(raekke: Klageinstans, place: Place) -> Finding:
    return Finding(
        code="jura.klageinstans_usikker",
        level=Level.ADVARSEL,
        message=f"Brevet fortæller, hvordan man klager. Om '{raekke.navn}' er ikke alt {ALT[raekke.sikkerhed]}.",
        place=place,
        remedy=f"Tjek klageinstans, vej og frist i klagevejledningen, før du sender. {raekke.forbehold or ''}".strip(),
        kilde=str(raekke.kilde),
    )


def find_usikre_regler(letter: Letter, lov: Lovhylde, dato: date, place: Place) -> tuple[Finding, ...]:
    """Return each provision that the letter tells or cites, and that is not sure; what no law says cannot be."""
    told = dict.fromkeys(span.oprindelse for span in iter_spans(letter))
    cited = (oprindelse.bestemmelse for oprindelse in told if isinstance(oprindelse, Lov))
    rules = dict.fromkeys(_find_ordlyd(lov, noegle, dato) for noegle in cited if noegle in lov.ids)
    return tuple(_tell_regel(rule, place) for rule in rules if rule.sikkerhed != "T" and not rule.uskreven)


def _find_ordlyd(lov: Lovhylde, noegle: str, dato: date) -> Bestemmelse:
    """Return the wording of the day; of a rule that has ended, or of an old letter's, the newest we know."""
    try:
        return lov.on(noegle, dato)
    except LawError:
        return next(each for each in reversed(lov.bestemmelser) if noegle in each.noegler)


def _tell_regel(rule: Bestemmelse, place: Place) -> Finding:
    return Finding(
        code="jura.regel_usikker",
        level=Level.ADVARSEL if rule.sikkerhed == "M" else Level.RAAD,
        message=f"Brevet bruger en regel, {REGEL[rule.sikkerhed]}: {rule.citat}.",
        place=place,
        remedy=f"Tjek reglen, før du sender. {rule.note}".strip(),
        kilde=str(rule.kilde),
    )
