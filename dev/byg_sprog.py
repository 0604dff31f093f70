"""Write the tables of `docs/sprog.md` from the checks and the figures that are kept: `python dev/byg_sprog.py`."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "dev")]

from maal_sprog import NAVNE, Tal, load_kalibrering  # noqa: E402 (the checkout must be found first)

from drafting.fund import Level  # noqa: E402, TC001 (same)
from drafting.language.dokument import Sprogprofil  # noqa: E402 (same)
from drafting.language.kontroller.saetningen import load_saetningsgraenser  # noqa: E402 (same)
from drafting.language.sprogfund import load_regler  # noqa: E402 (same)

SIDE = ROOT / "docs" / "sprog.md"


def write_tabeller() -> dict[str, str]:
    """Return the tables of docs/sprog.md by the names of their marks."""
    node = load_kalibrering()
    tables = {"kontroller": _write_kontroller(), "lange sætninger": _write_graenser(), "ren": _write_ren(node)}
    for navn, maaling in node["tal"].items():
        if not maaling["kontroller"]:
            continue  # nothing but clean texts: told in the table of those
        rows = [f"| {NAVNE[kode]} | {Tal(*tal)} |" for kode, tal in maaling["kontroller"].items()]
        tables[navn] = _join("kontrol | rigtige af det, den fandt | fundet af det, der var", rows)
    for saet in node["maerket"]:
        tables[f"kilder {saet}"] = _write_kilder(node, saet)
        tables[f"sætninger {saet}"] = _write_saetninger(node, saet)
    return tables


def _join(head: str, rows: list[str]) -> str:
    return "\n".join([f"| {head} |", "|---" * (head.count("|") + 1) + "|", *rows])


def _write_kontroller() -> str:
    names = {profil: [_name(regel.niveauer[profil]) for regel in load_regler().values()] for profil in Sprogprofil}
    columns = zip(load_regler().values(), *(names[profil] for profil in Sprogprofil), strict=True)
    rows = [f"| {regel.navn} | {' | '.join(levels)} | {regel.kilde} |" for regel, *levels in columns]
    return _join(" | ".join(["kontrol", *(f"til {profil}" for profil in Sprogprofil), "regel fra"]), rows)


def _name(niveau: Level | None) -> str:
    return "–" if niveau is None else niveau.name.lower().replace("raad", "råd")


def _write_graenser() -> str:
    rows = [f"| {each} | {' | '.join(map(str, load_saetningsgraenser(each)))} |" for each in Sprogprofil]
    return _join("til | råd over | advarsel over", rows)


def _write_ren(node: dict) -> str:
    titles = {"uroert": "første sæt, før", "rettet": "første sæt, efter", "gemt": "andet sæt", "nu": "andet sæt, nu"}
    titles |= {"tredje": "tredje sæt", "fjerde": "fjerde sæt"}
    rows = [f"| {titles[navn]} | {' | '.join(map(str, each['ren']))} |" for navn, each in node["tal"].items()]
    return _join("sæt | sætninger | advarsler om ord i klare sætninger | i mærkede sætninger | lange sætninger", rows)


def _write_saetninger(node: dict, saet: str) -> str:
    parts: dict[bool, int] = defaultdict(int)
    for row in node["saetninger"]:
        kilde = node["kilder"][row["kilde"]]
        parts[kilde["slags"] == "ren"] += kilde["saet"] == saet
    number = sum(each["saet"] == saet for each in node["kilder"].values())
    when = _tell(node["maerket"][saet])
    others = f"{parts[False]} sætninger og " if parts[False] else ""
    clean = "" if others else "sætninger "
    return f"{others}{parts[True]} {clean}i klart sprog, fra {number} sider. Mærket {when}."


def _tell(tidspunkt: str) -> str:
    return f"{tidspunkt[:10]} kl. {tidspunkt[11:16].replace(':', '.')}"


def _write_kilder(node: dict, saet: str) -> str:
    number: dict[str, int] = defaultdict(int)
    for row in node["saetninger"]:
        number[row["kilde"]] += 1
    rows = [
        f"| [{kilde['titel']}]({kilde['link']}) | {kilde['dato']} | {kilde['slags']} | {number[key]} |"
        for key, kilde in node["kilder"].items()
        if kilde["saet"] == saet
    ]
    return _join("kilde | dato | slags | sætninger", rows)


def write_side() -> str:
    """Return docs/sprog.md with its tables as the figures are now."""
    text = SIDE.read_text(encoding="utf-8")
    for navn, tabel in write_tabeller().items():
        text = re.sub(
            rf"(<!-- {navn} -->\n).*?(<!-- slut -->)", lambda m, t=tabel: f"{m[1]}{t}\n{m[2]}", text, flags=re.DOTALL
        )
    return text


if __name__ == "__main__":
    SIDE.write_text(write_side(), encoding="utf-8")
