"""From the law files and the list of themes to records, with every trouble of a file told at once."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, cast

from drafting.errors import LawError, Trouble
from drafting.law.documents import read_documents
from drafting.law.fields import Fields
from drafting.law.model import Bestemmelse, Klagetema, Klagetemagruppe, Sikkerhed, suggest
from drafting.law.reading import Reading
from drafting.oprindelse import Lov

if TYPE_CHECKING:
    from drafting.yamlfile import Mapping

SIKKERHED = ("T", "S", "M")


def parse_lov(node: Mapping) -> tuple[Bestemmelse, ...]:
    """Return the provisions of one law file; raises LawError with everything that is wrong with it."""
    reading = Reading(origin=Lov)
    top = Fields(node, "", reading)
    read_documents(top)
    found = tuple(_bestemmelse(fields) for fields in top.records("bestemmelser"))
    top.done()
    reading.stop_if_troubled()
    return found


def _bestemmelse(fields: Fields) -> Bestemmelse:
    # the origin of a provision's words is the provision, not the place in our file
    noegle = str(fields.text("id"))
    fields.reading.origin = lambda _key: Lov(noegle)
    bestemmelse = Bestemmelse(
        id=noegle,
        citat=fields.text("citat"),
        overskrift=fields.text("overskrift"),
        saetning=fields.text("saetning"),
        fra=fields.day("fra"),
        til=fields.day_or_none("til", "ingen"),
        sikkerhed=cast("Sikkerhed", str(fields.one_of("sikkerhed", SIKKERHED))),
        emne=str(fields.optional("emne") or ""),
        ord=fields.optional("ord"),
        note=str(fields.optional("note") or ""),
        uskreven=fields.has("uskreven") and fields.one_of("uskreven", ("ja", "nej")) == "ja",
        kilde=fields.kilde(),
        place=fields.place,
    )
    if bestemmelse.til and bestemmelse.til < bestemmelse.fra:
        fields.reading.add("Sidste dag ligger før første dag.", fields.place, "Byt om på 'fra' og 'til'.")
    fields.done()
    return bestemmelse


def check_overlap(bestemmelser: tuple[Bestemmelse, ...]) -> None:
    """Raise LawError where two wordings of one provision or subject are in force on the same day."""
    numre: dict[str, list[int]] = {}
    for number, bestemmelse in enumerate(bestemmelser):
        for noegle in bestemmelse.noegler:
            numre.setdefault(noegle, []).append(number)
    par = sorted({pair for each in numre.values() for pair in combinations(each, 2)})
    troubles = tuple(filter(None, (_tell_overlap(bestemmelser[first], bestemmelser[other]) for first, other in par)))
    if troubles:
        raise LawError(*troubles)


def _tell_overlap(first: Bestemmelse, other: Bestemmelse) -> Trouble | None:
    if not first.is_in_force(other.fra) and not other.is_in_force(first.fra):
        return None
    message = f"Reglen '{min(first.noegler & other.noegler)}' har to ordlyde fra {max(first.fra, other.fra)}."
    return Trouble(message, other.place, "Skriv i 'til' på den ældste, hvornår den sidst gjaldt.")


def parse_klagetemaer(node: Mapping, regler: frozenset[str]) -> dict[str, Klagetema]:
    """Return the themes by key; raises LawError where a theme names a group or a rule that does not exist."""
    reading = Reading(origin=Lov)
    top = Fields(node, "", reading)
    grupper = {gruppe.id: gruppe for gruppe in (_gruppe(fields) for fields in top.records("grupper", "id"))}
    temaer = [_tema(fields, grupper, regler) for fields in top.records("temaer", "id")]
    top.done()
    reading.stop_if_troubled()
    return {tema.id: tema for tema in temaer}


def _gruppe(fields: Fields) -> Klagetemagruppe:
    gruppe = Klagetemagruppe(str(fields.text("id")), str(fields.text("navn")))
    fields.done()
    return gruppe


def _tema(fields: Fields, grupper: dict[str, Klagetemagruppe], regler: frozenset[str]) -> Klagetema:
    gruppe = str(fields.text("gruppe"))
    cited = tuple(map(str, fields.words("regler")))
    local = tuple(map(str, fields.words("regler_i_omraadets_lov"))) if fields.has("regler_i_omraadets_lov") else ()
    noegle = str(fields.text("id"))
    fields.reading.origin = lambda _key: Lov(f"klagetema {noegle}")
    for unknown in (regel for regel in (*cited, *local) if regel not in regler):
        remedy = suggest(unknown, regler) or "Tilføj reglen i data/lov med kilde, eller slet den her."
        fields.reading.add(f"Reglen '{unknown}' findes ikke i lovsamlingen.", fields.place, remedy)
    if gruppe and gruppe not in grupper:
        remedy = suggest(gruppe, set(grupper)) or "Tilføj gruppen under 'grupper'."
        fields.reading.add(f"Gruppen '{gruppe}' findes ikke.", fields.place, remedy)
    tema = Klagetema(
        id=noegle,
        navn=str(fields.text("navn")),
        gruppe=grupper.get(gruppe, Klagetemagruppe(gruppe, gruppe)),
        regler=cited,
        regler_i_omraadets_lov=local,
        spoergsmaal=fields.words("spoergsmaal"),
        forklaring=fields.text("forklaring"),
    )
    fields.done()
    return tema
