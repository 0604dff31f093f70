"""What became of many cases, for a person and for other programs: each case by itself, and all of them in the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click import style
from msgspec import Struct, field

from drafting.dansk.opremsning import format_opremsning
from drafting.errors import RefusedError
from drafting.fund import Level
from drafting.screen.answers import describe_error, describe_finding, describe_udfald
from drafting.screen.jsonform import SKEMA, make_plain
from drafting.screen.stier import shorten
from drafting.screen.trouble import LEVEL_COLORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from drafting.errors import DraftingError, Place
    from drafting.mange.model import Sagsresultat
    from drafting.pipeline import Udfald
    from drafting.screen.answers import Answer

_STEP = "  "
_REMEMBERED = 2000
_SHOWN = 3


class Opgoerelse(Struct):
    """What a run has come to so far; its size does not grow with the cases."""

    sager: int = 0
    skrevne: int = 0
    uaendrede: int = 0
    ulaeste: int = 0
    rettede: int = 0
    afviste: int = 0
    manglende: int = 0
    tomme: int = 0
    uroerte: int = 0
    raad: int = 0
    exit_code: int = 0
    fortalt: set[int] = field(default_factory=set)

    def add(self, resultat: Sagsresultat) -> None:
        """Count one more case."""
        fejl = [found.fejl for found in resultat.udfald if found.fejl]
        afviste = sum(isinstance(each, RefusedError) for each in fejl)
        self.sager += 1
        self.skrevne += resultat.skrevne
        self.uaendrede += len(resultat.filer) - resultat.skrevne
        self.rettede += resultat.er_rettet
        self.ulaeste += resultat.fejl is not None and not resultat.er_rettet
        self.afviste += afviste
        self.manglende += len(fejl) - afviste
        self.tomme += not (resultat.fejl or resultat.udfald or resultat.uroerte)
        self.uroerte += bool(resultat.uroerte)
        self.raad += sum(finding.level is Level.RAAD for finding in resultat.fund)
        self.exit_code = self.exit_code or resultat.exit_code

    def is_new(self, text: str) -> bool:
        """Return whether it has not been told in this run, as far back as is remembered."""
        if hash(text) in self.fortalt:
            return False
        if len(self.fortalt) < _REMEMBERED:
            self.fortalt.add(hash(text))
        return True


def format_resultat(resultat: Sagsresultat, opgoerelse: Opgoerelse) -> str:
    """Return what the adviser must know about one case, under its path; empty where there is nothing.

    A warning's remedy is told the first time it is met; that of an error always.
    """
    fil = resultat.ordre.fil
    lines = [*_iter_fund(resultat, opgoerelse), *_iter_udfald(resultat.udfald, fil)]
    if resultat.fejl:
        lines += _iter_fejl(resultat.fejl, fil)
    once = dict.fromkeys(lines)
    head = style(shorten(str(fil)), bold=True)
    return "\n".join([head, *(_indent(each) for each in once)]) if once else ""


def _iter_fund(resultat: Sagsresultat, opgoerelse: Opgoerelse) -> Iterator[str]:
    told = [finding for finding in resultat.fund if finding.level > Level.RAAD]
    for finding in sorted(told, key=lambda finding: -finding.level):
        level = style(finding.level.ord, fg=LEVEL_COLORS[finding.level], bold=finding.level is Level.FEJL or None)
        head = " ".join(filter(None, (_spot(finding.place, resultat.ordre.fil), level, finding.code, finding.message)))
        again = finding.level is not Level.FEJL and not opgoerelse.is_new(finding.remedy)
        yield head if again or not finding.remedy else f"{head}\n{_indent(finding.remedy)}"


def _iter_udfald(udfald: Sequence[Udfald], fil: Path) -> Iterator[str]:
    for found in udfald:
        if found.fejl:
            yield from _iter_fejl(found.fejl, fil)
        elif found.huller:
            yield f"Kladden {found.brev} mangler: {format_opremsning([hul.hvad for hul in found.huller])}."


def _iter_fejl(fejl: DraftingError, fil: Path) -> Iterator[str]:
    for trouble in fejl.troubles:
        head = " ".join(filter(None, (_spot(trouble.place, fil), trouble.message)))
        yield f"{head}\n{_indent(trouble.remedy)}" if trouble.remedy else head


def _spot(place: Place | None, fil: Path) -> str:
    """Return the place: line and column in the case the heading names, or another file with its path."""
    if place is None or (place.file == str(fil) and not place.line):
        return ""
    numbers = ":".join(str(number) for number in (place.line, place.column) if number)
    return numbers if place.file == str(fil) else ":".join(filter(None, (shorten(place.file), numbers)))


def _indent(text: str) -> str:
    return "\n".join(_STEP + line for line in text.split("\n"))


def format_opgoerelse(opgoerelse: Opgoerelse, andre: Sequence[Path], *, afbrudt: bool) -> str:
    """Return how it all went."""
    return "\n".join(_iter_opgoerelse(opgoerelse, andre, afbrudt=afbrudt))


def _iter_opgoerelse(o: Opgoerelse, andre: Sequence[Path], *, afbrudt: bool) -> Iterator[str]:
    written = _count(o.skrevne, "fil skrevet", "filer skrevet") if o.skrevne else "ingen filer skrevet"
    same = f", {_count(o.uaendrede, 'uændret', 'uændrede')}" if o.uaendrede else ""
    yield f"{_count(o.sager, 'sag', 'sager')}: {written}{same}."
    missed = [
        _count(o.ulaeste, "sag har fejl", "sager har fejl") if o.ulaeste else "",
        _count(o.rettede, "sag har filer, der er rettet eller åbne", "sager har filer, der er rettet eller åbne")
        if o.rettede
        else "",
        _count(o.manglende, "brev har fejl eller mangler noget", "breve har fejl eller mangler noget")
        if o.manglende
        else "",
        _count(o.afviste, "brev kan ikke skrives i kommunen", "breve kan ikke skrives i kommunen") if o.afviste else "",
    ]
    if any(missed):
        yield f"Ikke skrevet: {format_opremsning(tuple(filter(None, missed)))}."
    if o.tomme:
        yield f"{_count(o.tomme, 'sag er', 'sager er')} ikke klar til noget brev endnu."
    if o.raad or o.uroerte:
        yield f"{_tell_raad(o)} Se alle fund i en sag med: drafting tjek SAG"
    if andre:
        yield _tell_andre(andre)
    if afbrudt:
        yield "Afbrudt. Kør samme kommando igen, så bliver resten skrevet."


def _tell_raad(o: Opgoerelse) -> str:
    raad = f"Der er også {o.raad} råd." if o.raad else ""
    uroerte = "Fund i de uændrede breve er ikke vist igen." if o.uroerte else ""
    return " ".join(filter(None, (raad, uroerte)))


def _tell_andre(andre: Sequence[Path]) -> str:
    shown = [shorten(str(fil)) for fil in andre[:_SHOWN]]
    left = len(andre) - len(shown)
    told = format_opremsning([*shown, *([f"{left} til"] if left > 0 else [])])
    return f"{_count(len(andre), 'fil ligner ikke en sag', 'filer ligner ikke sager')} og er sprunget over: {told}."


def _count(number: int, one: str, many: str) -> str:
    return f"{format(number, ',').replace(',', '.')} {one if number == 1 else many}"


def describe_resultat(resultat: Sagsresultat) -> Answer:
    """Return what became of one case."""
    filer = zip(resultat.filer, resultat.breve, strict=True)
    return {
        "sag": resultat.ordre.fil,
        "kode": resultat.exit_code,
        "fejl": describe_error(resultat.fejl),
        "filer": [{"sti": fil.sti, "brev": brev, "uaendret": fil.uaendret} for fil, brev in filer],
        "breve": [describe_udfald(found) for found in resultat.udfald],
        "uroerte": resultat.uroerte,
        "fund": [describe_finding(finding) for finding in resultat.fund],
    }


def describe_opgoerelse(o: Opgoerelse) -> Mapping[str, int]:
    """Return how it all went, in numbers."""
    return {
        "sager": o.sager,
        "skrevne_filer": o.skrevne,
        "uaendrede_filer": o.uaendrede,
        "sager_med_fejl": o.ulaeste,
        "rettede": o.rettede,
        "manglende_breve": o.manglende,
        "afviste_breve": o.afviste,
        "sager_uden_breve": o.tomme,
    }


class Jsonliste:
    """An answer in JSON with a list of cases, written a case at a time so that it need not be held."""

    def __init__(self, *, ascii_only: bool) -> None:
        self._ascii_only, self._before = ascii_only, ""

    def begin(self) -> str:
        """Return what stands before the first case."""
        return f'{{\n  "skema": {SKEMA},\n  "sager": ['

    def add(self, answer: Answer) -> str:
        """Return one more case."""
        before, self._before = self._before, ","
        return f"{before}\n{_indent(_indent(self._dump(answer)))}"

    def end(self, answer: Answer) -> str:
        """Return what stands after the last case."""
        return f"\n  ],{self._dump(answer)[1:]}\n"

    def _dump(self, answer: Answer) -> str:
        return json.dumps(make_plain(answer), ensure_ascii=self._ascii_only, indent=2)
