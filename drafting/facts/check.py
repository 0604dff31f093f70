"""What must hold between the parts of one case file: ids, references, closed sets, and the little that is required."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import replace

from drafting.dansk.cpr import CPR
from drafting.dansk.opremsning import format_opremsning
from drafting.errors import Trouble
from drafting.facts.convert import tell_needed
from drafting.facts.datoer import citat
from drafting.facts.words import Id, Vaerdi, spell, unfold
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafting.errors import Place
    from drafting.facts.convert import Converted

Record = dict[str, object]


class Closedsets(Struct, frozen=True):
    """The sets that the data of the house close: folded names of kommuner, klagetemaer and areas of appeal."""

    kommuner: frozenset[str]
    temaer: frozenset[str]
    omraader: frozenset[str] = frozenset()


class _Register(Struct, frozen=True):
    """One list that others refer to: its key, the key of the id, and how one and many are told."""

    liste: str
    id: str
    en: str
    flere: str


_REGISTRE = {
    "bilag": _Register("bilag", "nr", "Bilag", "Bilagene"),
    "enhed": _Register("enheder", "id", "Enheden", "Enhederne"),
    "punkt": _Register("klagepunkter", "id", "Klagepunktet", "Klagepunkterne"),
    "afgoerelse": _Register("afgoerelser", "id", "Afgørelsen", "Afgørelserne"),
    "forloeb": _Register("forloeb", "id", "Hændelsen", "Hændelserne i forløbet"),
}
# the keys that refer, wherever they stand below the outermost level
_HENVISER = {
    "bilag": "bilag",
    "udkast": "bilag",
    "enhed": "enhed",
    "klagepunkt": "punkt",
    "punkter": "punkt",
    "spoergsmaal": "punkt",
    "afgoerelse": "afgoerelse",
    "afloeser": "afgoerelse",
    "forloeb": "forloeb",
}
_MANGE = 60  # more than anybody reads in a message: only the areas of appeal are that many
# what a case can be about, one of them at least
_BLOKKE = "vejvisning partshoering manglende_svar aktindsigt databeskyttelse diskrimination sparring forklaring moede"
_FLERE = "styrket_dialog videreformidling notater overblik veteran"
_INDHOLD = frozenset(f"klagepunkter afgoerelser {_BLOKKE} {_FLERE}".split())
_UDEN_BORGER = frozenset({"egen_drift", "paalagt"})


def number_records(root: Record) -> None:
    """Give each record that others may refer to, and that has no id, its number in its list as id."""
    for register in _REGISTRE.values():
        if register.id == "id":
            for number, record in enumerate(_records(root.get(register.liste)), start=1):
                record.setdefault("id", str(number))


def check_sag(converted: Converted, closed: Closedsets) -> Iterator[Trouble]:
    """Yield what is wrong between the parts of the case."""
    root = converted.root
    ids: dict[str, dict[str, Place]] = {}
    for kind, register in _REGISTRE.items():
        ids[kind] = {}
        yield from _check_ids(root, register, ids[kind])
    for record in converted.records:
        if record is not root:
            yield from _check_references(record, ids)
    yield from _check_vurderinger(root)
    yield from check_closed(converted, closed)
    yield from _check_emne(root)
    yield from _check_required(converted)


def check_closed(converted: Converted, closed: Closedsets) -> Iterator[Trouble]:
    """Yield kommuner, temaer and an omraade that the house does not know; an empty set is not checked."""
    root = converted.root
    yield from _check_member(root.get("kommune"), closed.kommuner, "Kommunen", str)
    yield from _check_member(root.get("omraade"), closed.omraader, "Området", unfold)
    for record in converted.records:
        if "tema" in record:
            for value in _vaerdier(record["tema"]):
                yield from _check_member(value, closed.temaer, "Temaet", unfold)


def check_cpr(converted: Converted) -> Iterator[Trouble]:
    """Yield each text that holds something like a CPR number."""
    for record in converted.records:
        for value in (value for inner in record.values() for value in _vaerdier(inner)):
            if CPR.search(value):
                yield Trouble("Teksten indeholder et tal, der ligner et CPR-nummer.", value.place, "Slet tallet.")


def _records(value: object) -> list[Record]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _vaerdier(value: object) -> Iterator[Vaerdi]:
    """Yield the value, or the values of a list; a record inside it has its own."""
    if isinstance(value, Vaerdi):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _vaerdier(item)


def _check_ids(root: Record, register: _Register, seen: dict[str, Place]) -> Iterator[Trouble]:
    for record in _records(root.get(register.liste)):
        name = record.get(register.id)
        if not isinstance(name, str):
            continue
        place = _place(record, register.id)
        first = seen.setdefault(Id(name), place)
        if first is not place:
            message = f"{register.en} {citat(name)} findes allerede i linje {first.line}."
            yield Trouble(message, place, f"Giv den ene et andet {register.id}.")


def _place(record: Record, key: str) -> Place:
    steder = cast("dict[str, Place]", record["steder"])
    return steder.get(key) or steder[""]


def _check_references(record: Record, ids: dict[str, dict[str, Place]]) -> Iterator[Trouble]:
    for key, value in record.items():
        if kind := _HENVISER.get(key):
            for name, place in _names(record, key, value):
                if fold(name) not in ids[kind]:
                    yield _tell_reference(name, place, _REGISTRE[kind], ids[kind])


def _names(record: Record, key: str, value: object) -> Iterator[tuple[str, Place]]:
    if isinstance(value, dict) and key in ("punkter", "spoergsmaal"):
        for name in value:
            if name != "steder":
                yield name, _place(value, name)
    elif isinstance(value, list) and key in ("punkter", "forloeb", "bilag"):
        yield from ((item, item.place) for item in value if isinstance(item, Vaerdi))
    elif isinstance(value, Vaerdi):
        yield value, _place(record, key)


def _tell_reference(name: str, place: Place, register: _Register, known: dict[str, Place]) -> Trouble:
    close = get_close_matches(fold(name), known, n=1)
    if close:
        remedy = f"Mente du '{spell(close[0])}'?"
    elif known:
        remedy = f"{register.flere} er {format_opremsning([spell(key) for key in known])}."
    else:
        remedy = f"Der er ingen under '{unfold(register.liste)}': skriv den der, eller slet henvisningen."
    return Trouble(f"{register.en} {citat(name)} findes ikke.", place, remedy)


def _check_vurderinger(root: Record) -> Iterator[Trouble]:
    seen: dict[tuple[str, str], Place] = {}
    for record in _records(root.get("vurderinger")):
        point, part = record.get("klagepunkt"), record.get("del", "")
        if not isinstance(point, str) or not isinstance(part, str):
            continue
        place = _place(record, "klagepunkt")
        first = seen.setdefault((fold(point), fold(part)), place)
        if first is not place:
            message = f"Klagepunktet {citat(point)} er allerede vurderet i linje {first.line}."
            remedy = "Giv hver vurdering af samme punkt sin egen overskrift, for eksempel 'del: ventetiden'."
            yield Trouble(message, place, remedy)


def _check_member(value: object, known: frozenset[str], noun: str, spell: Callable[[str], str]) -> Iterator[Trouble]:
    if not known or not isinstance(value, Vaerdi) or fold(value) in known:
        return
    names = sorted(known)
    close = get_close_matches(fold(value), names, n=1)
    if close:
        remedy = f"Mente du '{spell(close[0])}'?"
    elif len(names) > _MANGE:
        remedy = "Søg efter det med: drafting klageinstans"
    else:
        remedy = f"Vælg mellem {format_opremsning([spell(name) for name in names])}."
    yield Trouble(f"{noun} {citat(value)} kendes ikke.", value.place, remedy)


def _check_emne(root: Record) -> Iterator[Trouble]:
    for key in ("emne", "emne_enhed"):
        value = root.get(key)
        if isinstance(value, Vaerdi) and CPR.search(value):
            message = "Emnet indeholder et tal, der ligner et CPR-nummer, og emnet bliver overskrift i brevene."
            yield Trouble(message, value.place, "Slet nummeret. Skal det med, så skriv det under borger som cpr.")


def _check_required(converted: Converted) -> Iterator[Trouble]:
    root = converted.root
    place = _place(root, "")
    if not (root.keys() & _INDHOLD):
        message = "Sagen har hverken et klagepunkt eller en afgørelse."
        yield Trouble(message, place, "Skriv mindst ét klagepunkt med 'hvad: |' under 'klagepunkter:'.")
    undersoegelse = root.get("undersoegelse")
    if isinstance(undersoegelse, dict) and fold(str(undersoegelse.get("grundlag", ""))) in _UDEN_BORGER:
        if "anledning" not in undersoegelse:
            message = "'anledning' mangler under 'undersøgelse': uden en klage skal det fremgå, hvorfor du undersøger."
            yield Trouble(message, _place(undersoegelse, "grundlag"), "Skriv 'anledning: |' og teksten under den.")
        return
    yield from _check_borger(converted, place)


def _check_borger(converted: Converted, place: Place) -> Iterator[Trouble]:
    borger = converted.root.get("borger")
    if borger is None:
        told = converted.empty.get((place, "borger"))
        yield (
            tell_needed(told)
            if told
            else Trouble("'borger' mangler.", place, "Skriv 'borger:' og under den 'navn: …'.")
        )
    if not isinstance(borger, dict) or "navn" in borger or fold(str(borger.get("anonym", ""))) == "ja":
        return
    here, remedy = _place(borger, ""), "eller 'anonym: ja', hvis borgeren vil være anonym."
    told = converted.empty.get((here, "navn"))
    missing = Trouble("Borgerens navn mangler.", here, f"Skriv 'navn: …' under borger, {remedy}")
    yield replace(told, remedy=f"Skriv navnet, {remedy}") if told else missing
