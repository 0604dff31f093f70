"""Who sent it: the authority, the municipality among those we know, and the unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.afgoerelse.model import Sikkerhed
from drafting.afgoerelse.ordfil import find_ord, load_ordfil
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafting.afgoerelse.ark import Ark, Stump
    from drafting.afgoerelse.model import Oplysning

_NAVN = r"[A-ZÆØÅ][\wæøåÆØÅ-]+(?:[ -][A-ZÆØÅ][\wæøåÆØÅ-]+)?"
_KOMMUNE = re.compile(rf"(?P<navn>{_NAVN})\s+(?:Kommune|KOMMUNE)(?!\w)(?!s)")
_I_TEKST = re.compile(rf"(?P<navn>{_NAVN})\s+Kommunes?(?!\w)")
_ORD_I_ENHED = 6
_NAER = 4  # parts of lines between the authority and its unit


def find_myndighed(ark: Ark) -> Oplysning[str] | None:
    """Return the authority: one that is a line of its own goes before one in a sentence."""
    for stump in _iter_kanter(ark):
        if navn := _read_myndighed(stump.tekst):
            return ark.make(navn, (stump.start, stump.end), Sikkerhed.SIKKER, "Navnet står for sig selv.")
    if found := _I_TEKST.search(ark.tekst):
        return ark.make(_spell(found["navn"]), found.span(), Sikkerhed.SANDSYNLIG, "Navnet står kun i teksten.")
    return None


def find_kommune(myndighed: Oplysning[str] | None, kendte: Mapping[str, str]) -> Oplysning[str] | None:
    """Return the key of the authority among the municipalities we know, None where it is none of them."""
    if myndighed is None:
        return None
    key = next((key for key, navn in kendte.items() if fold(navn) == fold(myndighed.vaerdi)), None)
    return replace(myndighed, vaerdi=key) if key else None


def find_enhed(ark: Ark, myndighed: Oplysning[str] | None) -> Oplysning[str] | None:
    """Return the unit: a short part of a line above the text or in the signature with a word units are called by."""
    kanter = list(_iter_kanter(ark))
    own = [number for number, stump in enumerate(kanter) if myndighed and _read_myndighed(stump.tekst)]
    found = [number for number, stump in enumerate(kanter) if _is_enhed(stump.tekst)]
    if not found:
        return None
    near = [number for number in found if any(abs(number - each) <= _NAER for each in own)]
    number = (near or found)[0]
    stump = kanter[number]
    sure = Sikkerhed.SIKKER if near else Sikkerhed.SANDSYNLIG
    hvorfor = "Den står ved siden af myndigheden." if near else "Den hedder noget, en enhed kan hedde."
    first, _, rest = stump.tekst.partition(",")
    navn = " ".join((stump.tekst if " og " in rest else first).split())  # `Plan, Byg og Miljø` is one name
    return ark.make(navn, (stump.start, stump.end), sure, hvorfor)


def _iter_kanter(ark: Ark) -> Iterator[Stump]:
    """Yield the parts of lines above the text, and below the goodbye."""
    yield from (stump for stump in ark.stumper if stump.start < ark.krop)
    yield from (stump for stump in ark.stumper if stump.start >= ark.slut)


def _read_myndighed(text: str) -> str:
    plain = " ".join(text.split()).strip(" ,.:")
    if found := _KOMMUNE.fullmatch(plain):
        return _spell(found["navn"])
    known = {navn.lower(): navn for navn in find_ord(load_ordfil("ord"), "myndigheder")}
    return known.get(plain.lower(), "")


def _spell(navn: str) -> str:
    return f"{navn.title() if navn.isupper() else navn} Kommune"


def _is_enhed(text: str) -> bool:
    words = load_ordfil("ord")
    plain = " ".join(text.split()).strip()
    first = plain.split()[0].lower().strip(":.,") if plain.split() else ""
    if not plain[:1].isupper() or re.search(r"[\d@:?!]|\.$", plain) or _read_myndighed(plain):
        return False
    if len(plain.split()) > _ORD_I_ENHED or first.startswith(find_ord(words, "enhed_nej")):
        return False
    return any(word.startswith(find_ord(words, "enhed")) for word in re.findall(r"[\wæøå]+", plain.lower())) or bool(
        re.search(rf"(?:{'|'.join(find_ord(words, 'enhed'))})(?:e[nt]|erne|ingen)?\b", plain.lower())
    )
