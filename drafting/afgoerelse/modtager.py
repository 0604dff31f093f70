"""Who the letter is to: the name in the greeting, in full where the address has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.afgoerelse.model import Sikkerhed
from drafting.afgoerelse.ordfil import find_ord, load_ordfil

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.afgoerelse.ark import Ark, Stump
    from drafting.afgoerelse.model import Oplysning

_ORD = r"[A-ZÆØÅÉÜÖ][\wæøåéüöÆØÅ'’-]+"
_NAVN = re.compile(rf"{_ORD}(?:\s+(?:[A-ZÆØÅ]\.|af|de|van|von|el|al|{_ORD})){{0,5}}")
_HILSEN = re.compile(rf"(?:Kære|Hej|Goddag)\s+(?P<navn>{_NAVN.pattern})\s*[,!]?")
_POSTNUMMER = re.compile(r"(?:DK-)?\d{4}\s+[A-ZÆØÅ]")
_OVER = 3  # lines from the name down to the post code


def find_modtager(ark: Ark) -> Oplysning[str] | None:
    """Return the name of the person the letter is to, None where none can be told."""
    adresser = list(_iter_adresser(ark))
    for linje in ark.linjer:
        if (found := _HILSEN.fullmatch(linje.tekst.strip())) and not _is_tom(found["navn"]):
            full = next((stump for stump, navn in adresser if _is_same(found["navn"], navn)), None)
            navn = _strip(full.tekst) if full else found["navn"]
            spot = full or linje
            sure = Sikkerhed.SIKKER if full or " " in navn else Sikkerhed.USIKKER
            return ark.make(navn, (spot.start, spot.end), sure, "Navnet står i hilsenen.")
    for stump, navn in adresser:
        if _is_barn(ark, stump):
            return ark.make(
                navn, (stump.start, stump.end), Sikkerhed.USIKKER, "Brevet er til forældrene til den person."
            )
        return ark.make(navn, (stump.start, stump.end), Sikkerhed.SANDSYNLIG, "Navnet står over en adresse.")
    return None


def _is_barn(ark: Ark, stump: Stump) -> bool:
    """Return whether the line above the name says that the letter is to the parents of that person."""
    above = [each.tekst.lower() for each in ark.stumper if each.end <= stump.start]
    return bool(above) and any(word in above[-1] for word in find_ord(load_ordfil("ord"), "foraeldre"))


def find_adresse(ark: Ark, modtager: Oplysning[str] | None) -> Oplysning[str] | None:
    """Return the address below the name, down to the post code; None where there is none."""
    for stump, navn in _iter_adresser(ark):
        if modtager is not None and navn == modtager.vaerdi:
            below = [each for each in ark.stumper if each.start > stump.start][:_OVER]
            last = next(number for number, each in enumerate(below) if _POSTNUMMER.search(each.tekst))
            adresse = ", ".join(" ".join(each.tekst.split()) for each in below[: last + 1])
            return ark.make(adresse, (below[0].start, below[last].end), modtager.sikkerhed, "Den står under navnet.")
    return None


def _iter_adresser(ark: Ark) -> Iterator[tuple[Stump, str]]:
    """Yield the lines above the text that read as a name, with an address below them."""
    above = [stump for stump in ark.stumper if stump.start < ark.krop]
    for number, stump in enumerate(above):
        navn = _strip(stump.tekst)
        below = above[number + 1 : number + 1 + _OVER]
        house = (below and re.search(r"\d", below[0].tekst)) or (len(below) > 1 and re.search(r"\s\d", below[1].tekst))
        post = any(_POSTNUMMER.search(each.tekst) for each in below)
        if _NAVN.fullmatch(navn) and " " in navn and house and post and not _is_tom(navn):
            yield stump, navn


def _strip(text: str) -> str:
    """Return the line without `att.` and the like before the name."""
    words = "|".join(map(re.escape, find_ord(load_ordfil("ord"), "foran_navn")))
    return re.sub(rf"^(?:(?:{words})\.?:?\s+)+", "", " ".join(text.split()), flags=re.IGNORECASE)


def _is_tom(navn: str) -> bool:
    """Return whether it is a word of courtesy or an authority, and no name."""
    words = {word.lower().strip(".") for word in navn.split()}
    ordfil = load_ordfil("ord")
    if words & {"kommune", *find_ord(ordfil, "hilsener")} or navn in find_ord(ordfil, "myndigheder"):
        return True
    return any(word.startswith(find_ord(ordfil, "enhed")) for word in words)


def _is_same(short: str, full: str) -> bool:
    return set(short.split()) <= set(full.split())
