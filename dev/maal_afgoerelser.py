"""Measure `drafting laes` on the decision letters, into docs/laesning.md: `python dev/maal_afgoerelser.py`."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from drafting.afgoerelse.laesning import load_afgoerelse  # noqa: E402 (the checkout must be found first)
from drafting.afgoerelse.model import Laest, Oplysning, Sikkerhed  # noqa: E402 (same)
from drafting.errors import UsageError  # noqa: E402 (same)
from drafting.law.load import list_kommuner, load_profil  # noqa: E402 (same)

MAPPE = ROOT / "tests" / "afgoerelser"
FIL = ROOT / "docs" / "laesning.md"
BEGYND, SLUT = "<!-- tal: begynd -->", "<!-- tal: slut -->"
FELTER = {
    "myndighed": "afsender",
    "enhed": "enhed",
    "modtager": "modtager",
    "dato": "dato",
    "sagsnummer": "sagsnummer",
    "udfald": "udfald",
    "medhold": "medhold",
    "omraade": "område",
    "klagevejledning": "klagevejledning: findes",
    "instans": "klagevejledning: instans",
    "frist": "klagevejledning: frist",
    "sendes_til": "klagevejledning: sendes til",
    "henvisninger": "paragraffer",
    "fund": "fund",
}


@dataclass
class Tal:
    """What was read of one field: how many there were, how many were proposed, how many of those were right."""

    findes: int = 0
    foreslaaet: int = 0
    rigtige: int = 0

    def add(self, ventet: set[str], laest: set[str]) -> None:
        """Count one letter."""
        self.findes += len(ventet)
        self.foreslaaet += len(laest)
        self.rigtige += len(ventet & laest)


@dataclass
class Maaling:
    """The figures of a group of letters, with every mistake by name."""

    felter: dict[str, Tal] = field(default_factory=lambda: {felt: Tal() for felt in FELTER})
    fejl: list[str] = field(default_factory=list)
    sikre: Counter[str] = field(default_factory=Counter)
    rigtige_sikre: Counter[str] = field(default_factory=Counter)
    afvist: int = 0


def measure(raekker: list[dict[str, object]]) -> Maaling:
    """Return the figures of the letters."""
    kommuner = {key: str(load_profil(key).navn) for key in list_kommuner()}
    maaling = Maaling()
    for raekke in raekker:
        path = MAPPE / "breve" / str(raekke["fil"])
        try:
            laest = load_afgoerelse(path, kommuner)
        except UsageError:
            maaling.afvist += 1
            if "afvises" not in raekke:
                maaling.fejl.append(f"{raekke['fil']}: kunne ikke læses")
            continue
        count(maaling, raekke, laest)
    return maaling


def count(maaling: Maaling, raekke: dict[str, object], laest: Laest) -> None:
    """Hold one letter against its answers."""
    for felt, oplysninger in iter_felter(laest).items():
        ventet = spell_ventet(raekke[felt])
        values = {spell(value) for value, _ in oplysninger}
        maaling.felter[felt].add(ventet, values)
        for value, sikkerhed in oplysninger:
            if sikkerhed:
                maaling.sikre[sikkerhed] += 1
                maaling.rigtige_sikre[sikkerhed] += spell(value) in ventet
        mangler, for_meget = sorted(ventet - values), sorted(values - ventet)
        if mangler or for_meget:
            told = " · ".join([*(f"ikke læst: {each}" for each in mangler), *(f"læst: {each}" for each in for_meget)])
            maaling.fejl.append(f"{raekke['fil']}, {FELTER[felt]}: {told}")


def iter_felter(laest: Laest) -> dict[str, list[tuple[str, str]]]:
    """Return each field with the values read and how sure they are said to be."""
    given, udfald = laest.klagevejledning, laest.udfald
    single = {
        "myndighed": laest.myndighed, "enhed": laest.enhed, "modtager": laest.modtager, "dato": laest.dato,
        "sagsnummer": laest.sagsnummer, "omraade": laest.omraade, "instans": given.instans, "frist": given.frist,
        "sendes_til": given.sendes_til,
    }  # fmt: skip
    felter = {felt: _one(found) for felt, found in single.items()}
    felter["udfald"] = [(udfald.vaerdi.slags, udfald.sikkerhed)] if udfald else []
    felter["medhold"] = [(udfald.vaerdi.medhold, "")] if udfald and udfald.vaerdi.medhold else []
    felter["klagevejledning"] = [("ja" if given.findes else "nej", "")]
    felter["henvisninger"] = [(str(each.vaerdi), each.sikkerhed) for each in laest.henvisninger]
    felter["fund"] = [(each.code.removeprefix("laes."), "") for each in laest.fund]
    return felter


def _one(found: Oplysning[object] | None) -> list[tuple[str, str]]:
    return [(str(found.vaerdi), found.sikkerhed)] if found else []


def spell_ventet(value: object) -> set[str]:
    """Return the answers of one field; `ingen` is none."""
    values = value if isinstance(value, list) else [value]
    return {spell(each) for each in values if each != "ingen"}


def spell(value: object) -> str:
    """Return a value as it is compared: in small letters, and ja and nej as words."""
    return (
        {True: "ja", False: "nej"}.get(value, str(value)).casefold()
        if isinstance(value, bool)
        else str(value).casefold()
    )


def format_maalinger(ti: Maaling, fem: Maaling) -> str:
    """Return the figures as they stand in the docs."""
    head = [
        "| | de ti: præcision | de ti: genfinding | de fem: præcision | de fem: genfinding |",
        "|---|---|---|---|---|",
    ]
    rows = [
        f"| {navn} | {_share(ti, felt, 'foreslaaet')} | {_share(ti, felt, 'findes')} "
        f"| {_share(fem, felt, 'foreslaaet')} | {_share(fem, felt, 'findes')} |"
        for felt, navn in FELTER.items()
    ]
    totals = " | ".join(_total(maaling, of) for maaling in (ti, fem) for of in ("foreslaaet", "findes"))
    alt = [f"| **i alt** | {totals} |"]
    sure = [
        f"| {each} | {ti.rigtige_sikre[each]} af {ti.sikre[each]} | {fem.rigtige_sikre[each]} af {fem.sikre[each]} |"
        for each in Sikkerhed
    ]
    fejl = [f"- `{each.partition(',')[0]}`,{each.partition(',')[2]}" for each in (*ti.fejl, *fem.fejl)]
    return "\n".join([
        *head, *rows, *alt, "",
        "Så ofte er en oplysning rigtig, når programmet kalder den sikker, sandsynlig eller usikker:", "",
        "| | de ti | de fem |", "|---|---|---|", *sure, "",
        *(["Det, der stadig bliver læst forkert:", "", *fejl] if fejl else ["Ingen af de 14 breve har en fejl nu."]),
    ])  # fmt: skip


def _share(maaling: Maaling, felt: str, of: str) -> str:
    tal = maaling.felter[felt]
    return f"{tal.rigtige} af {getattr(tal, of)}" if getattr(tal, of) else "–"


def _total(maaling: Maaling, of: str) -> str:
    right = sum(tal.rigtige for tal in maaling.felter.values())
    whole = sum(getattr(tal, of) for tal in maaling.felter.values())
    return f"**{right} af {whole} ({100 * right / whole:.0f} %)**"


def write_laesning(text: str) -> str:
    """Return the page with the figures of today between its marks."""
    facit = yaml.safe_load((MAPPE / "facit.yaml").read_text("utf-8"))
    figures = format_maalinger(measure(facit["breve"]), measure(facit["til_side"]))
    before, _, rest = text.partition(BEGYND)
    return f"{before}{BEGYND}\n{figures}\n{SLUT}{rest.partition(SLUT)[2]}"


if __name__ == "__main__":
    FIL.write_text(write_laesning(FIL.read_text("utf-8")), "utf-8")
