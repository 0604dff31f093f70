"""The directory of appeal bodies read from disk, with everything that is wrong with the file told at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from drafting.errors import LawError, Trouble
from drafting.gemt import keep
from drafting.law.documents import read_documents
from drafting.law.fields import INGEN, Fields
from drafting.law.klageinstans import Fristregel, Genvurdering, Klageinstans, Klageinstanser, Rute
from drafting.law.load import KODE, load_lovhylde
from drafting.law.model import JaNejIkkeOplyst, Sikkerhed, suggest
from drafting.law.parse_lov import SIKKERHED
from drafting.law.reading import Reading
from drafting.law.soegeord import split_words
from drafting.oprindelse import Lov
from drafting.paths import data_folder
from drafting.yamlfile import Mapping, fold, read_mapping

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from drafting.law.model import Kilde, Lovhylde
    from drafting.oprindelse import Tekst

__all__ = ["Fristregel", "Genvurdering", "Klageinstans", "Klageinstanser", "load_klageinstanser"]

RUTER = ("via kommunen", "via myndigheden", "direkte", "portal")
ENHEDER = ("dage", "uger", "maaneder", "aar", "arbejdsdage")
STRAKS = "straks"
_SVAR = {JaNejIkkeOplyst.JA: True, JaNejIkkeOplyst.NEJ: False}


@cache
def load_klageinstanser() -> Klageinstanser:
    """Return the directory; raises LawError where it is broken or cites what is not on the shelf."""
    fil = data_folder() / "klageinstanser.yaml"
    return keep("klageinstanser", (*KODE, data_folder() / "lov", fil), lambda: _read_klageinstanser(fil))


def _read_klageinstanser(fil: Path) -> Klageinstanser:
    return parse_klageinstanser(read_mapping(fil, LawError), load_lovhylde())


def parse_klageinstanser(node: Mapping, lov: Lovhylde) -> Klageinstanser:
    """Return the directory that the file holds; raises LawError with everything that is wrong with it."""
    reading = Reading(origin=Lov)
    top = Fields(node, "", reading)
    read_documents(top)
    fyldord = frozenset(word for words in top.words("fyldord") for word in split_words(words))
    ordninger = {str(fields.text("id")): fields.node for fields in top.records("ordninger", "id")}
    raekker = tuple(_raekke(_merge(fields, ordninger), lov) for fields in top.records("omraader"))
    top.done()
    _check_overlap(raekker, reading)
    reading.stop_if_troubled()
    return Klageinstanser(raekker, fyldord)


def _merge(fields: Fields, ordninger: dict[str, Mapping]) -> Fields:
    """Return the row with what its ordning says wherever the row itself says nothing."""
    name = fields.optional("ordning")
    if name is None:
        return fields
    if name not in ordninger:
        remedy = suggest(name, set(ordninger)) or "Skriv ordningen under 'ordninger' øverst."
        fields.reading.add(f"Ordningen '{name}' findes ikke.", fields.place, remedy)
        return fields
    own = {entry.key for entry in fields.node.entries} | {"id"}
    shared = tuple(entry for entry in ordninger[name].entries if entry.key not in own)
    return replace(fields, node=Mapping((*fields.node.entries, *shared), fields.place), asked={"ordning"}, needed=set())


def _raekke(fields: Fields, lov: Lovhylde) -> Klageinstans:
    noegle = str(fields.text("noegle"))
    # the origin of its words is the row of the directory, not the place in our file
    fields.reading.origin = lambda _key: Lov(f"klageinstans {noegle}")
    fra, til = fields.day("fra"), fields.day_or_none("til", INGEN)
    hjemmel = tuple(map(str, fields.words("hjemmel")))
    for cited in hjemmel:
        _check_hjemmel(fields, cited, fra, lov)
    instans = _text_or_none(fields, "instans")
    raekke = Klageinstans(
        noegle=noegle,
        navn=fields.text("navn"),
        ord=fields.words("ord"),
        instans=instans,
        frist=_frist(fields, fra, lov),
        rute=cast("Rute", str(fields.one_of("rute", RUTER))),
        hvor=fields.text("hvor"),
        foerst=fields.optional("foerst"),
        genvurdering=_genvurdering(fields, fra, lov),
        opsaettende=_SVAR.get(fields.svar("opsaettende")),
        opsaettende_ord=fields.optional("opsaettende_ord"),
        gebyr=_text_or_none(fields, "gebyr"),
        hjemmel=hjemmel,
        hvad_er_der_ellers=fields.optional("hvad_er_der_ellers"),
        forbehold=fields.optional("forbehold"),
        fra=fra,
        til=til,
        kilde=_kilde(fields, hjemmel, fra, lov),
        sikkerhed=cast("Sikkerhed", str(fields.one_of("sikkerhed", SIKKERHED))),
        place=fields.place,
    )
    if instans is None and raekke.hvad_er_der_ellers is None:
        remedy = "Skriv i 'hvad_er_der_ellers', hvad borgeren så kan gøre."
        fields.reading.add(
            f"'{noegle}' har ingen klageinstans og siger ikke, hvad der er i stedet.", fields.place, remedy
        )
    fields.done()
    return raekke


def _text_or_none(fields: Fields, key: str) -> Tekst | None:
    text = fields.text(key)
    return None if fold(text) == INGEN else text


def _frist(fields: Fields, fra: date, lov: Lovhylde) -> Fristregel | None:
    below = _record_or_none(fields, "frist")
    if below is None:
        return None
    frist = Fristregel(
        antal=below.number("antal"), enhed=str(below.one_of("enhed", ENHEDER)), hjemmel=str(below.text("hjemmel"))
    )
    _check_hjemmel(below, frist.hjemmel, fra, lov)
    below.done()
    return frist


def _genvurdering(fields: Fields, fra: date, lov: Lovhylde) -> Genvurdering | None:
    below = _record_or_none(fields, "genvurdering")
    if below is None:
        return None
    straks = below.has(STRAKS)
    if straks:
        below.svar(STRAKS)
    found = Genvurdering(
        antal=0 if straks else below.number("antal"),
        enhed="dage" if straks else str(below.one_of("enhed", ENHEDER)),
        hjemmel=str(below.text("hjemmel")),
    )
    _check_hjemmel(below, found.hjemmel, fra, lov)
    below.done()
    return found


def _record_or_none(fields: Fields, key: str) -> Fields | None:
    """Return the fields under a key that must be there, None where it says `ingen`."""
    if isinstance(fields.node.get(key), Mapping):
        return fields.needed_record(key)
    if fold(text := fields.text(key)) != INGEN and text:
        fields.reading.add(
            f"'{text}' kan ikke bruges i '{key}'.", fields.place, "Skriv antal, enhed og hjemmel, eller ingen."
        )
    return None


def _kilde(fields: Fields, hjemmel: tuple[str, ...], fra: date, lov: Lovhylde) -> Kilde:
    """Return the row's own source, else that of the first provision it cites."""
    if fields.has("kilde"):
        return fields.kilde()
    try:
        return lov.on(hjemmel[0], fra).kilde
    except (IndexError, LawError):  # an unknown provision is told where it is cited
        if not hjemmel:
            fields.reading.add("Rækken har hverken hjemmel eller kilde.", fields.place, "Skriv mindst en af dem.")
        return fields.whole()


def _check_hjemmel(fields: Fields, cited: str, fra: date, lov: Lovhylde) -> None:
    try:
        lov.on(cited, fra)
    except LawError as error:
        trouble = error.troubles[0]
        fields.reading.add(trouble.message, fields.place, trouble.remedy)


def _check_overlap(raekker: tuple[Klageinstans, ...], reading: Reading) -> None:
    for number, first in enumerate(raekker):
        for other in raekker[number + 1 :]:
            if first.noegle == other.noegle and (first.is_in_force(other.fra) or other.is_in_force(first.fra)):
                remedy = "Skriv i 'til' på den ældste, hvornår den sidst gjaldt."
                message = f"Området '{first.noegle}' står to gange fra {max(first.fra, other.fra)}."
                reading.troubles.append(Trouble(message, other.place, remedy))
