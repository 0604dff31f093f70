"""How big a message in Digital Post may be, by who sends it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import LawError
from drafting.law.documents import read_documents
from drafting.law.fields import Fields
from drafting.law.parse_lov import SIKKERHED
from drafting.law.reading import Reading
from drafting.oprindelse import Lov
from drafting.paths import data_folder
from drafting.yamlfile import read_mapping

if TYPE_CHECKING:
    from datetime import date

    from drafting.law.model import Kilde
    from drafting.yamlfile import Mapping as Node

AFSENDERE = ("raadgiver", "borger")


class Postgraense(Struct, frozen=True, kw_only=True):
    """So many kilobytes and files in one message from `afsender`; `fra` is None where the first day is not told."""

    afsender: str
    kilobyte: int
    filer: int
    fra: date | None
    til: date | None
    sikkerhed: str
    forbehold: str
    kilde: Kilde

    @property
    def byte(self) -> int:
        """Return the limit in bytes."""
        return self.kilobyte * 1000

    def holds(self, dato: date) -> bool:
        """Return whether it holds on a day, as far as we know."""
        return (self.fra is None or self.fra <= dato) and (self.til is None or dato <= self.til)


def find_postgraense(afsender: str, dato: date) -> Postgraense | None:
    """Return the limit for one who sends on `dato`, None where none is known."""
    mine = (each for each in load_postgraenser() if each.afsender == afsender and each.holds(dato))
    return next(mine, None)


@cache
def load_postgraenser() -> tuple[Postgraense, ...]:
    """Return every limit; raises LawError where the data are broken."""
    return parse_postgraenser(read_mapping(data_folder() / "bilag" / "digital_post.yaml", LawError))


def parse_postgraenser(node: Node) -> tuple[Postgraense, ...]:
    """Return the limits that the file holds; raises LawError with everything that is wrong with it."""
    reading = Reading(origin=Lov)
    top = Fields(node, "", reading)
    read_documents(top)
    graenser = tuple(map(_read, top.records("graenser")))
    top.done()
    reading.stop_if_troubled()
    return graenser


def _read(fields: Fields) -> Postgraense:
    graense = Postgraense(
        afsender=str(fields.one_of("afsender", AFSENDERE)),
        kilobyte=fields.number("kilobyte"),
        filer=fields.number("filer"),
        fra=fields.day_or_none("fra", "ikke oplyst"),
        til=fields.day_or_none("til", "ingen"),
        sikkerhed=str(fields.one_of("sikkerhed", SIKKERHED)),
        forbehold=str(fields.text("forbehold")),
        kilde=fields.kilde(),
    )
    fields.done()
    return graense
