"""Many cases made from one example: other people, other days, other words, and as many points as asked for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sted import EKSEMPEL

if TYPE_CHECKING:
    from pathlib import Path

_FORNAVNE = (
    "Gudrun",
    "Aase",
    "Bente",
    "Dorthe",
    "Else",
    "Grethe",
    "Hanne",
    "Inger",
    "Jytte",
    "Kirsten",
    "Lone",
    "Mette",
)
_EFTERNAVNE = ("Falk", "Bak", "Dahl", "Friis", "Holst", "Juul", "Krogh", "Lund", "Mose", "Riis", "Skov", "Toft", "Vang")
_VEJE = ("Søbredden", "Åvej", "Birkevænget", "Engvej", "Fjordgade", "Lyngvej", "Møllestien", "Østergade")
_UGER = 5  # the days are moved so many whole weeks back at most, so that every weekday stays what it is
_DATO = re.compile(r"\b2026-\d\d-\d\d\b")
_TEKST = re.compile(r"((?:tekst|hvad|ønske): \|\n\s+)(Jeg )")
_ALLE_PUNKTER = re.compile(r"(?s)(\nklagepunkter:\n).*?(\n\n#)")
_EFTER_KLAGEN = re.compile(r"(?s)\nvideresendt:.*?(?=\nbilag:)")
_SAETNINGER = (
    "Jeg gik ned til søen {n} gange.",
    "Jeg talte med {n} naboer om det.",
    "Jeg har gemt {n} billeder af min have.",
    "Jeg ringede til kommunen {n} gange.",
    "Jeg har brugt {n} timer på det.",
    "Jeg har fået vand i {n} bede.",
    "Jeg skrev det ned i min kalender på side {n}.",
)
_PUNKT = """\
  - id: punkt{n}
    tema: manglende_svar
    hvad: |
      Jeg skrev brev nummer {n} og spurgte til min klage. Kommunen svarede ikke.
    forløb: [rykker_marts]
    ønske: |
      Jeg vil gerne have svar på brev nummer {n}.
"""


def write_sag(folder: Path, nummer: int) -> Path:
    """Write case number `nummer` into its own folder and return its file; number 0 is the example itself."""
    text = EKSEMPEL.read_text(encoding="utf-8")
    return _write(folder / f"sag{nummer:05}", vary(text, nummer) if nummer else text)


def write_stor_sag(folder: Path, antal: int) -> Path:
    """Write the example with `antal` points and return its file."""
    punkter = "".join(_PUNKT.format(n=number) for number in range(1, antal + 1))
    text = _ALLE_PUNKTER.sub(lambda found: f"{found[1]}{punkter}{found[2]}", EKSEMPEL.read_text(encoding="utf-8"))
    return _write(folder / f"stor{antal}", _EFTER_KLAGEN.sub("", text))


def vary(text: str, nummer: int) -> str:
    """Return the case for other people, on other days, with a sentence more in each of the citizen's texts."""
    fornavn, efternavn = _choose(_FORNAVNE, nummer), _choose(_EFTERNAVNE, nummer // 2)
    gade = f"{_choose(_VEJE, nummer // 3)} {nummer % 97 + 1}"
    other = {
        "Gudrun Falk": f"{fornavn} {efternavn}",
        "Søbredden 8": gade,
        "10 20 30 41": " ".join(re.findall("..", f"{10203041 + nummer:08}")),
        "26/1240": f"26/{1240 + nummer}",
        "26/0112": f"26/{112 + nummer:04}",
        "Poul Rask": f"Poul {_choose(_EFTERNAVNE, nummer + 5)}",
    }
    for before, after in other.items():
        text = text.replace(before, after)
    text = _DATO.sub(lambda found: _move(found.group(), nummer % _UGER), text)
    count = iter(range(nummer * 31, nummer * 31 + 1000))
    return _TEKST.sub(lambda found: f"{found[1]}{_write_saetning(next(count))} {found[2]}", text)


def _write_saetning(nummer: int) -> str:
    return _choose(_SAETNINGER, nummer).format(n=nummer + 2)


def _move(dato: str, uger: int) -> str:
    return (date.fromisoformat(dato) - timedelta(weeks=uger)).isoformat()


def _choose(words: tuple[str, ...], nummer: int) -> str:
    return words[nummer % len(words)]


def _write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "sag.yaml"
    file.write_text(text, encoding="utf-8", newline="\n")
    return file
