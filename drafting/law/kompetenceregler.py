"""How a municipality's limits are recognised in a case, what to ask, and where the citizen goes instead."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from drafting.errors import LawError
from drafting.gemt import keep
from drafting.law.fields import INGEN, Fields
from drafting.law.model import suggest
from drafting.law.reading import Reading
from drafting.oprindelse import Beregnet
from drafting.paths import data_folder
from drafting.yamlfile import read_mapping

if TYPE_CHECKING:
    from drafting.yamlfile import Mapping

Uoplyst = Literal["spoerg", "tema", "nej"]
Sendes = Literal["ja", "nej", "aldrig"]
UOPLYST: tuple[Uoplyst, ...] = ("spoerg", "tema", "nej")
SENDES: tuple[Sendes, ...] = ("ja", "nej", "aldrig")


class Kompetenceregel(Struct, frozen=True, kw_only=True):
    """How one limit is read: `uoplyst` is what silence in the case means, `sendes` whether a unit may be told of it."""

    noegle: str
    spoergsmaal: str
    temaer: tuple[str, ...]
    uoplyst: Uoplyst
    sendes: Sendes
    hvorhen: str
    til_borger: str
    hjemmel: str


class Temaord(Struct, frozen=True):
    """A theme that not every municipality lists, and the words that show that one does."""

    tema: str
    ord: tuple[str, ...]


class Organ(Struct, frozen=True):
    """A kind of political body, and the words that show that a decision was made by one."""

    organ: str
    ord: tuple[str, ...]


class Kompetenceregler(Struct, frozen=True, kw_only=True):
    """Everything that is read alike in every municipality."""

    regler: tuple[Kompetenceregel, ...]
    uden_tema: str
    gyldighedsgraense: str
    gyldighedstemaer: tuple[str, ...]
    saerlige_temaer: tuple[Temaord, ...]
    afgoerelsesord: tuple[str, ...]
    egne: tuple[str, ...]
    politiske_organer: tuple[Organ, ...]
    andre_myndigheder: tuple[str, ...]

    def find(self, noegle: str) -> Kompetenceregel | None:
        """Return how the limit `noegle` is read, None for one that a municipality has made for itself."""
        for regel in self.regler:
            if regel.noegle == noegle:
                return regel
        return None


@cache
def load_kompetenceregler(lov: frozenset[str]) -> Kompetenceregler:
    """Return the rules; raises LawError where the data are broken or cite what is not on the shelf (`lov`)."""
    fil = data_folder() / "kompetence.yaml"
    kilder = (Path(__file__).parent, data_folder() / "lov", fil)
    return keep("kompetence", kilder, lambda: parse_kompetenceregler(read_mapping(fil, LawError), lov))


def parse_kompetenceregler(node: Mapping, lov: frozenset[str]) -> Kompetenceregler:
    """Return the rules that the file holds; raises LawError with everything that is wrong with it."""
    top = Fields(node, "", Reading(origin=Beregnet))
    gyldighed = top.needed_record("gyldighed")
    found = Kompetenceregler(
        regler=tuple(_regel(fields, lov) for fields in top.records("begraensninger", "noegle")),
        uden_tema=str(top.text("uden_tema")),
        gyldighedsgraense=str(gyldighed.text("graense")),
        gyldighedstemaer=_words(gyldighed, "temaer"),
        saerlige_temaer=tuple(_temaord(fields) for fields in top.records("saerlige_temaer", "tema")),
        afgoerelsesord=_words(top, "afgoerelsesord"),
        egne=_words(top, "egne"),
        politiske_organer=tuple(_organ(fields) for fields in top.records("politiske_organer", "organ")),
        andre_myndigheder=_words(top, "andre_myndigheder"),
    )
    gyldighed.done()
    top.done()
    top.reading.stop_if_troubled()
    return found


def _regel(fields: Fields, lov: frozenset[str]) -> Kompetenceregel:
    uoplyst, sendes = str(fields.one_of("uoplyst", UOPLYST)), str(fields.one_of("sendes", SENDES))
    hjemmel = str(fields.text("hjemmel"))
    if hjemmel not in (INGEN, "") and hjemmel not in lov:
        remedy = suggest(hjemmel, lov) or "Tilføj reglen i data/lov med kilde, eller skriv 'ingen'."
        fields.reading.add(f"Reglen '{hjemmel}' findes ikke i lovsamlingen.", fields.place, remedy)
    regel = Kompetenceregel(
        noegle=str(fields.text("noegle")),
        spoergsmaal=str(fields.text("spoergsmaal")),
        temaer=_words(fields, "temaer"),
        uoplyst=next((known for known in UOPLYST if known == uoplyst), "spoerg"),
        sendes=next((known for known in SENDES if known == sendes), "nej"),
        hvorhen=str(fields.text("hvorhen")),
        til_borger=str(fields.text("til_borger")),
        hjemmel="" if hjemmel == INGEN else hjemmel,
    )
    fields.done()
    return regel


def _temaord(fields: Fields) -> Temaord:
    found = Temaord(str(fields.text("tema")), _words(fields, "ord"))
    fields.done()
    return found


def _organ(fields: Fields) -> Organ:
    found = Organ(str(fields.text("organ")), _words(fields, "ord"))
    fields.done()
    return found


def _words(fields: Fields, key: str) -> tuple[str, ...]:
    return tuple(map(str, fields.words(key)))
