"""What every letter of an adviser has around its words: who sends it, who signs it, and a note where it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.letter.tree import Paragraph, Quote, Span
from drafting.oprindelse import Fast, Sammensat, Tekst, hul

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.facts.parter import Raadgiver
    from drafting.law.profil import Kommuneprofil
    from drafting.letter.skabelon import Skabelon
    from drafting.letter.tree import Bilag, Block, Front, Spans

_HERE = Fast("brevpapir", 0)


class Omslag(Struct, frozen=True):
    """All that stands around the words of one letter."""

    front: Front
    underskrift: tuple[Spans, ...]
    bilag: tuple[Bilag, ...] = ()


def spans(*texts: Tekst | None) -> Spans:
    """Return the texts as spans, one for each origin; None leaves nothing behind."""
    parts = (
        part for text in texts if text is not None for part in (text.dele if isinstance(text, Sammensat) else (text,))
    )
    return tuple(Span(str(part), part.oprindelse) for part in parts)


def fast(text: str) -> Tekst:
    """Return fixed text of the letterhead."""
    return Tekst(text, _HERE)


def stort(tekst: Tekst) -> Tekst:
    """Return the text with a capital first letter."""
    return tekst.med(tekst[:1].upper() + tekst[1:])


def find_afsender(profil: Kommuneprofil, raadgiver: Raadgiver | None, dato: date) -> Iterator[tuple[Tekst | None, ...]]:
    """Yield the lines of an adviser who sends a letter; the adviser's own telephone goes before the profile's."""
    yield (stort(profil.titel.bestemt),)
    yield (profil.navn,)
    telefon, email = find_numre(profil, raadgiver, dato)
    if telefon is not None:
        yield (fast("Telefon "), telefon)
    if email is not None:
        yield (email,)


def find_numre(profil: Kommuneprofil, raadgiver: Raadgiver | None, dato: date) -> tuple[Tekst | None, Tekst | None]:
    """Return telephone and e-mail of the adviser, each the adviser's own or else the profile's."""
    kontakt = profil.find_kontakt(dato)
    telefon = (raadgiver.telefon if raadgiver else None) or (kontakt.telefon if kontakt else None)
    email = (raadgiver.email if raadgiver else None) or (kontakt.email if kontakt else None)
    return telefon, email


def sign(profil: Kommuneprofil, raadgiver: Raadgiver | None) -> tuple[Spans, ...]:
    """Return the lines of an adviser's signature, the greeting first."""
    navn = raadgiver.navn if raadgiver and raadgiver.navn else hul("dit navn")
    return (greet(), spans(navn), spans(stort(profil.titel.ubestemt)), spans(profil.navn))


def greet() -> Spans:
    """Return the greeting of every letter."""
    return spans(fast("Med venlig hilsen"))


def build_note(profil: Kommuneprofil, skabelon: Skabelon) -> tuple[Block, ...]:
    """Return the visible note where the source does not say whether the adviser may write this letter."""
    if skabelon.mandat == "altid" or profil.find_svar(skabelon.navn) != "ikke oplyst":
        return ()
    regel = profil.find_brev(skabelon.navn)
    why = regel.grund if regel else fast(f"Kilden om {profil.titel.bestemt} i {profil.navn} nævner ikke dette brev.")
    text = (fast("Note til dig, der skriver: "), why, fast(" Afklar det, og slet noten, før du sender brevet."))
    return (Quote((Paragraph(spans(*text)),)),)
