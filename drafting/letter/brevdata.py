"""What a letter is filed by: its kind, numbers, recipient, date, enclosures, and KLE where the user gave one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.facts.model import Sag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts.model import Fakta
    from drafting.letter.tree import Letter, Spans


class Brevdata(Struct, frozen=True, kw_only=True):
    """One letter as it is filed; `dato` is ISO text, `modtager` its address line by line."""

    dokumenttype: str
    titel: str
    sagsnummer: str | None
    modtager: tuple[str, ...]
    dato: str
    bilag: tuple[str, ...]
    kle: str | None


def build_brevdata(letter: Letter, fakta: Fakta) -> Brevdata:
    """Return what the letter is filed by; nothing is guessed, and a KLE only where the case has one."""
    registrering = fakta.registrering if isinstance(fakta, Sag) else None
    kle = registrering.kle if registrering else None
    return Brevdata(
        dokumenttype=letter.navn,
        titel=letter.titel,
        sagsnummer=str(fakta.sagsnummer) if fakta.sagsnummer is not None else None,
        modtager=tuple(_join(line) for line in letter.front.modtager),
        dato=letter.dato,
        bilag=tuple(_join(each.titel) for each in letter.bilag),
        kle=str(kle) if kle is not None else None,
    )


def _join(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def find_navne(fakta: Fakta) -> Iterator[str]:
    """Yield the names that no file may be named after."""
    if isinstance(fakta, Sag):
        yield from (str(each.navn) for each in (fakta.borger, *fakta.medklagere) if each and each.navn)
