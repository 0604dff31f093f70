"""A PDF opened as an enclosure: with a password where it needs one, read to the end, and judged."""

from __future__ import annotations

import binascii
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from drafting.bilag.blad import Bog
from drafting.bilag.indhold import check_indhold
from drafting.bilag.log import listen
from drafting.bilag.sider import check_sider, format_sider
from drafting.bilag.skader import find_skadede_sider, has_lost_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafting.bilag.model import Rapport

_FORSOEG = 3
_LAAS = ("Siderne i pakken er uden låsen.", "Den ligger i arkivfilen, som den er.")
HENT_IGEN = "Hent eller scan filen igen. Virker den i et andet program, så udskriv den derfra som PDF."
# What pypdf raises for a file that is no PDF inside: it was written for files that are.
SLUDDER = (
    PyPdfError, DependencyError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OSError,
    RecursionError, NotImplementedError, OverflowError, zlib.error, struct.error, binascii.Error,
)  # fmt: skip


def read_pdf(indhold: bytes, rapport: Rapport, spoerg: Callable[[str, int], str | None]) -> Bog | None:
    """Return the PDF when it can be used; what is wrong with it goes into `rapport`."""
    if b"%%EOF" not in indhold.rstrip(b"\0\r\n\t ")[-2048:]:
        rapport.stop("afkortet", "Filen er skåret af: slutningen mangler.", HENT_IGEN)
        return None
    bog = None
    with listen() as sagt:
        try:
            reader = _open(indhold, rapport, spoerg)
            if reader is not None:
                bog = Bog(reader)
                _check(bog, indhold, rapport)
        except SLUDDER:
            rapport.stop("ulaeselig", "Filen er ødelagt og kan ikke læses.", HENT_IGEN)
            return None
    if sagt and not rapport.er_stoppet:
        rapport.warn(
            "skaev", "Filen har fejl, som læseren måtte gætte sig uden om.", "Se bilagets sider igennem i pakken."
        )
    return None if rapport.er_stoppet else bog


def _open(indhold: bytes, rapport: Rapport, spoerg: Callable[[str, int], str | None]) -> PdfReader | None:
    reader = PdfReader(BytesIO(indhold))
    if not reader.is_encrypted:
        return reader
    if reader.decrypt("") != PasswordType.NOT_DECRYPTED:
        besked = f"Filen er låst, så den ikke må ændres. {_LAAS[rapport.arkiv]}"
        rapport.warn("laast", besked, "Spørg den, der har låst filen, hvis du er i tvivl, om den må sendes videre.")
        return reader
    for forsoeg in range(_FORSOEG):
        kodeord = spoerg(rapport.bilag.etiket, forsoeg)
        if kodeord is None:
            break
        if reader.decrypt(kodeord) != PasswordType.NOT_DECRYPTED:
            _tell_aabnet(rapport)
            return reader
    nummer = rapport.bilag.etiket.rpartition(" ")[2]
    besked = (
        "Filen er beskyttet med en adgangskode." if kodeord is None and not forsoeg else "Adgangskoden passer ikke."
    )
    rapport.stop("adgangskode", besked, f"Kør igen med --kodeord {nummer}=KODEN, eller gem filen uden adgangskode.")
    return None


def _tell_aabnet(rapport: Rapport) -> None:
    if rapport.arkiv:
        besked = "Filen er beskyttet med en adgangskode, og så kan den ikke læses i arkivet."
        rapport.stop("adgangskode", besked, "Gem filen uden adgangskode, og skriv den fil i sagen.")
    else:
        besked = "Filen er beskyttet med en adgangskode. Siderne i pakken er uden."
        rapport.warn("aabnet", besked, "Send pakken ad en sikker vej.")


def _check(bog: Bog, indhold: bytes, rapport: Rapport) -> None:
    if not bog.sider:
        rapport.stop("uden_sider", "Filen har ingen sider.", HENT_IGEN)
        return
    skadede = find_skadede_sider(bog.sider)
    if skadede or has_lost_pages(bog):
        hvor = format_sider(skadede) if skadede else "nogle af siderne"
        rapport.stop("beskadiget", f"En del af filen er ødelagt. Det går ud over {hvor}.", HENT_IGEN)
        return
    check_indhold(bog.fil, indhold, rapport)
    if not rapport.arkiv:
        check_sider(bog.sider, rapport)
