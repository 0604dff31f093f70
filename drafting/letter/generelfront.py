"""What stands around the words of a generel udtalelse: it goes to the council, unless something else is agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.dato import format_dato
from drafting.letter.omslag import Omslag, fast, find_afsender, sign, spans, stort
from drafting.letter.tree import Front, Reference
from drafting.letter.view.ramme import beregnet
from drafting.oprindelse import hul

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.letter.tree import Spans
    from drafting.letter.view import Generelramme
    from drafting.oprindelse import Tekst


def build_generelomslag(ramme: Generelramme) -> Omslag:
    """Return sender, recipient, date, reference and signature; a generel udtalelse has no enclosures."""
    profil, udtalelse = ramme.hylder.profil, ramme.udtalelse
    number = udtalelse.sagsnummer
    front = Front(
        afsender=tuple(spans(*line) for line in find_afsender(profil, udtalelse.raadgiver, ramme.dato)),
        modtager=tuple(_iter_modtager(ramme)),
        dato=spans(beregnet(format_dato(ramme.dato), "brevets dato")),
        referencer=(Reference(spans(fast("Mit sagsnummer")), spans(number)),) if number is not None else (),
    )
    return Omslag(front, sign(profil, udtalelse.raadgiver))


def _iter_modtager(ramme: Generelramme) -> Iterator[Spans]:
    """Yield the recipient: in a høring the units that are asked, else the council."""
    profil = ramme.hylder.profil
    if ramme.skabelon.til != "enhed":
        yield spans(stort(_find_modtager(ramme)))
        yield spans(profil.navn)
        return
    yield spans(profil.navn)
    for enhed in ramme.udtalelse.enheder:
        leder = enhed.leder
        yield spans(enhed.navn)
        if leder is not None and leder.navn is not None:
            yield spans(*((stort(leder.titel), fast(" ")) if leder.titel else ()), leder.navn)


def _find_modtager(ramme: Generelramme) -> Tekst:
    """Return the recipient agreed on, the one the adviser names, or the municipality's own."""
    udtalelse, regel = ramme.udtalelse, ramme.hylder.profil.generel_udtalelse
    return udtalelse.modtager_aftale or udtalelse.modtager or regel.modtager or hul("hvem udtalelsen skal sendes til")
