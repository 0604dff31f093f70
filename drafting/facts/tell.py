"""What the models refuse, told in Danish with its place and a remedy."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from drafting.dansk.cpr import CPR
from drafting.errors import Place, Trouble
from drafting.facts.convert import tell_needed
from drafting.facts.datoer import citat
from drafting.facts.laes import iter_records, read_felter
from drafting.facts.words import Vaerdi, unfold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafting.facts.convert import Converted
    from drafting.facts.laes import Fejl, Loc
    from drafting.facts.record import Record

_PERSONNAVNE = frozenset({"navn", "bisidder", "med", "deltagere", "leder", "klage_til", "medklagere", "repraesentant"})


def tell_errors(fejl: Iterable[Fejl], converted: Converted, model: type[Record]) -> Iterator[Trouble]:
    """Yield a trouble for each error of the records."""
    for each in fejl:
        if trouble := _tell(each, converted, model):
            yield trouble


def find_place(loc: Loc, root: object) -> Place:
    """Return the place of the value at `loc`, or of the nearest record around it."""
    place, value = Place(""), root
    for part in loc:
        place, value = _step(part, value, place)
    return place


def _step(part: int | str, value: object, place: Place) -> tuple[Place, object]:
    if isinstance(value, dict):
        steder: dict[str, Place] = value["steder"]
        if isinstance(part, int):
            # a mapping of klagepunkter is read as a list of records
            return _step([key for key in value if key != "steder"][part], value, place)
        return steder.get(part, steder[""]), value.get(part)
    if isinstance(value, list) and isinstance(part, int):
        item = value[part]
        return _place_of(item, place), item
    return place, value


def _place_of(item: object, default: Place) -> Place:
    if isinstance(item, dict):
        place: Place = item["steder"][""]
        return place
    return item.place if isinstance(item, Vaerdi) else default


def _tell(fejl: Fejl, converted: Converted, model: type[Record]) -> Trouble | None:
    loc, place = fejl.loc, find_place(fejl.loc, converted.root)
    match fejl.art:
        case "værdi":
            return Trouble(fejl.besked, place, fejl.remedie)
        case "mangler":
            return _tell_missing(loc, converted)
        case "ukendt":
            return _tell_unknown(loc, place, converted, model)
        case "liste":
            return _tell_list(fejl.given, loc, place)
        case "post":
            return _tell_record(fejl.given, loc, place, model)


def _tell_missing(loc: Loc, converted: Converted) -> Trouble | None:
    place = find_place(loc[:-1], converted.root) if len(loc) > 1 else find_place(("",), converted.root)
    key = str(loc[-1])
    if told := converted.empty.get((place, key)):
        return tell_needed(told)
    name = unfold(key)
    return Trouble(f"{citat(name)} mangler{_under(loc)}.", place, f"Skriv '{name}: …'.")


def _tell_unknown(loc: Loc, place: Place, converted: Converted, model: type[Record]) -> Trouble:
    entry = converted.find_entry(place)
    known = list(read_felter(find_model(loc[:-1], model)))
    close = get_close_matches(entry.key, known, n=1, cutoff=0.7)
    elsewhere = [unfold(key) for key, felt in read_felter(model).items() if entry.key in _keys_of(felt.annotation)]
    if close:
        remedy = f"Mente du '{unfold(close[0])}'?"
    elif entry.key in read_felter(model):
        remedy = "Den hører til yderst i filen: ryk den helt ud til venstre."
    elif 1 <= len(elsewhere) <= 3:  # noqa: PLR2004 (more places are no help)
        remedy = f"Den hører til under {' eller '.join(citat(name) for name in elsewhere)}."
    else:
        remedy = f"Her kan stå {', '.join(unfold(key) for key in known[:8])}{' …' if len(known) > 8 else '.'}"  # noqa: PLR2004 (eight show what it is)
    return Trouble(f"Nøglen {citat(entry.written)} kendes ikke{_under(loc)}.", entry.place, remedy)


def _tell_list(given: object, loc: Loc, place: Place) -> Trouble:
    name = unfold(_last_key(loc))
    if isinstance(given, dict):
        return Trouble(
            f"Under '{name}' skal der stå en liste.",
            place,
            "Sæt '- ' foran den første nøgle, og ryk de andre nøgler ind under den.",
        )
    remedy = "Sæt værdien på næste linje med '- ' foran, eller skriv [ ] om den."
    return Trouble(f"'{name}' skal være en liste.", place, remedy)


def _tell_record(given: object, loc: Loc, place: Place, model: type[Record]) -> Trouble:
    name = unfold(_last_key(loc))
    keys = [unfold(key) for key in read_felter(find_model(loc, model))][:3]
    if isinstance(given, list):
        message = f"Under '{name}' skal der stå nøgler og ikke en liste."
        return Trouble(message, place, f"Slet stregen '-', og skriv nøglerne direkte under: {', '.join(keys)} …")
    message = f"Under '{name}' skal der stå nøgler og ikke kun en tekst."
    return Trouble(message, place, f"Skriv nøglerne på hver sin linje under: {', '.join(keys)} …")


def _last_key(loc: Loc) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "filen")


def _under(loc: Loc) -> str:
    above = [part for part in loc[:-1] if isinstance(part, str)]
    return f" under '{unfold(above[-1])}'" if above else ""


def find_model(loc: Loc, model: type[Record]) -> type[Record]:
    """Return the model of the record at `loc`."""
    for part in loc:
        felt = read_felter(model).get(str(part))
        model = next(iter_records(felt.annotation), model) if felt else model
    return model


def _keys_of(annotation: object) -> set[str]:
    return {name for record in iter_records(annotation) for name in read_felter(record)}


def mask(troubles: Iterable[Trouble], root: object) -> list[Trouble]:
    """Return the troubles with CPR numbers and the names of people left out of what they quote."""
    names = {word.lower() for name in _find_names(root) for word in re.findall(r"\w{2,}", name)}

    def hide(found: re.Match[str]) -> str:
        personal = CPR.search(found.group()) or names.intersection(re.findall(r"\w+", found.group().lower()))
        return "'…'" if personal else found.group()

    return [
        Trouble(re.sub(r"'[^']*'", hide, trouble.message), trouble.place, re.sub(r"'[^']*'", hide, trouble.remedy))
        for trouble in troubles
    ]


def _find_names(value: object, *, enhed: bool = False) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _find_names(item, enhed=enhed)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in _PERSONNAVNE and not enhed:
                yield from (item for item in (inner if isinstance(inner, list) else [inner]) if isinstance(item, str))
            elif key != "steder":
                yield from _find_names(inner, enhed=key == "enheder")
