"""The deadlines that no appeal body sets, and where each step of counting was read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import LawError
from drafting.law.fields import INGEN, Fields
from drafting.law.kalender import Regnemaade
from drafting.law.load import load_lovhylde
from drafting.law.model import suggest
from drafting.law.reading import Reading
from drafting.oprindelse import Lov
from drafting.paths import data_folder
from drafting.yamlfile import read_mapping

if TYPE_CHECKING:
    from drafting.yamlfile import Mapping

ENHEDER = ("dage", "uger", "maaneder", "aar", "arbejdsdage", "hverdage")


class Tidsregel(Struct, frozen=True, kw_only=True):
    """So many of a unit and the provision that says so; `gaelder` are the rules of genvurdering it goes with."""

    id: str
    antal: int
    enhed: str
    hjemmel: str
    forbehold: str = ""
    ogsaa: tuple[str, ...] = ()
    gaelder: tuple[str, ...] = ()


class Saerregel(Struct, frozen=True, kw_only=True):
    """What an authority must do with a complaint that is late, or urgent."""

    gaelder: tuple[str, ...]
    hjemmel: str
    forbehold: str


class Skridtkilder(Struct, frozen=True, kw_only=True):
    """Where the steps before the counting were read."""

    digital_post: str
    fremkomst: str
    klagevejledning: str
    uden_klagevejledning: str
    egne_oplysninger: str


class Fristregler(Struct, frozen=True, kw_only=True):
    """All of it."""

    regnemaade: Regnemaade
    kilder: Skridtkilder
    regler: tuple[Tidsregel, ...]
    for_sent: tuple[Saerregel, ...]
    haster: tuple[Saerregel, ...]
    uden_afgoerelse: frozenset[str]

    def get(self, noegle: str) -> Tidsregel:
        """Return the rule `noegle`; raises KeyError for one that is not ours."""
        return {regel.id: regel for regel in self.regler}[noegle]

    def find(self, noegle: str, genvurdering: str) -> Tidsregel | None:
        """Return the rule `noegle` (or `noegle_…`) that goes with that rule of genvurdering, None where none does."""
        mine = (regel for regel in self.regler if regel.id.partition("_")[0] == noegle)
        return next((regel for regel in mine if genvurdering in regel.gaelder), None)

    def find_for_sent(self, genvurdering: str) -> Saerregel | None:
        """Return what applies to a late complaint that would else be judged again under that rule."""
        return next((regel for regel in self.for_sent if genvurdering in regel.gaelder), None)

    def find_haster(self, genvurdering: str) -> Saerregel | None:
        """Return what applies to an urgent complaint that is judged again under that rule."""
        return next((regel for regel in self.haster if genvurdering in regel.gaelder), None)


@cache
def load_fristregler() -> Fristregler:
    """Return the rules; raises LawError where one is broken or cites what is not on the shelf."""
    node = read_mapping(data_folder() / "kalender" / "frister.yaml", LawError)
    return parse_fristregler(node, load_lovhylde().ids)


def parse_fristregler(node: Mapping, lov: frozenset[str]) -> Fristregler:
    """Return the rules that the file holds; raises LawError with everything that is wrong with it."""
    top = Fields(node, "", Reading(origin=Lov))
    maade, kilder = top.needed_record("regnemaade"), top.needed_record("kilder")
    found = Fristregler(
        regnemaade=Regnemaade(
            startdag=_cite(maade, "startdag", lov),
            hviledag=_cite(maade, "hviledag", lov),
            tidspunkt=_cite(maade, "tidspunkt", lov),
            sikker=_cite(maade, "sikker", lov),
        ),
        kilder=Skridtkilder(
            digital_post=_cite(kilder, "digital_post", lov),
            fremkomst=_cite(kilder, "fremkomst", lov),
            klagevejledning=_cite(kilder, "klagevejledning", lov),
            uden_klagevejledning=_cite(kilder, "uden_klagevejledning", lov),
            egne_oplysninger=_cite(kilder, "egne_oplysninger", lov),
        ),
        regler=tuple(_tidsregel(fields, lov) for fields in top.records("regler", "id")),
        for_sent=tuple(_saerregel(fields, lov) for fields in top.records("for_sent")),
        uden_afgoerelse=frozenset(map(str, top.words("uden_afgoerelse"))),
        haster=tuple(_saerregel(fields, lov) for fields in top.records("haster")),
    )
    for fields in (maade, kilder, top):
        fields.done()
    top.reading.stop_if_troubled()
    return found


def _tidsregel(fields: Fields, lov: frozenset[str]) -> Tidsregel:
    forbehold = str(fields.text("forbehold"))
    regel = Tidsregel(
        id=str(fields.text("id")),
        antal=fields.number("antal"),
        enhed=str(fields.one_of("enhed", ENHEDER)),
        hjemmel=_cite(fields, "hjemmel", lov),
        forbehold="" if forbehold == INGEN else forbehold,
        ogsaa=tuple(map(str, fields.words("ogsaa"))) if fields.has("ogsaa") else (),
        gaelder=tuple(map(str, fields.words("gaelder"))) if fields.has("gaelder") else (),
    )
    fields.done()
    return regel


def _saerregel(fields: Fields, lov: frozenset[str]) -> Saerregel:
    regel = Saerregel(
        gaelder=tuple(map(str, fields.words("gaelder"))),
        hjemmel=_cite(fields, "hjemmel", lov),
        forbehold=str(fields.text("forbehold")),
    )
    fields.done()
    return regel


def _cite(fields: Fields, key: str, lov: frozenset[str]) -> str:
    """Return the id of a provision that is on the shelf, or a source in words."""
    kilde = str(fields.text(key))
    if kilde and " " not in kilde and kilde not in lov:
        remedy = suggest(kilde, lov) or "Tilføj reglen i data/lov med kilde."
        fields.reading.add(f"Reglen '{kilde}' findes ikke i lovsamlingen.", fields.place, remedy)
    return kilde
