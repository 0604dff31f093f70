"""What was measured becomes `report.md` and the table in README.md; the figures themselves are kept in `tal.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from maaling import Afsnit
from maalsaetning import write_maaltabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE = Path(__file__).resolve().parent
RAPPORT, TAL, README = HERE / "report.md", HERE / "tal.json", HERE.parent / "README.md"
BEGYND, SLUT = "<!-- bench: written by make bench -->", "<!-- bench: end -->"
HOVED = """\
# Hvor hurtigt er drafting?

Siden er skrevet af `make bench`. Alle, der sammenlignes, gør det samme arbejde på skift i samme kørsel, og hvad de
skriver, er først læst og sammenlignet ord for ord. Forholdet er det, der tæller: medianen af runderne, hver for sig.
Millisekunderne hører til den maskine, der målte. Udgaverne står ved navnene. Alle tal på siden er regnet ud af
målingerne i `bench/tal.json`.

## Målene
"""
# work, who it is measured against, the figure, and whether it says how many times faster instead of what share of time
_README = (
    ("a Word letter in memory, every check", "docxtpl, usual way, no checks", "docx_hukommelse"),
    ("a Word letter to a file", "the fastest other filler of templates", "docx_hurtigste"),
    ("a tagged PDF (PDF/A-2a, PDF/UA-1), warm", "LibreOffice kept open", "pdf_varm"),
    ("the same", "reportlab, which makes no tags", "pdf_reportlab"),
    ("`drafting brev`, Word, from an empty terminal", "a bare click + yaml + docxtpl script", "kold_docx"),
    ("`drafting brev`, Word and PDF", "that script + soffice", "kold_begge"),
    ("each of 10,000 letters from 10,000 cases, words turned", "yaml.safe_load + docxtpl, words given", "mange_tid"),
    ("a bundle with list, bookmarks and stamps", "bare pypdf append", "pakke"),
    ("the same", "bare pikepdf append (C++)", "pakke_pikepdf"),
    ("LIX, words and sentences of 100 letters", "textstat, LIX and RIX only", "textstat"),
)


def load_tal() -> dict[str, dict]:
    """Return the tables measured so far by their names; the last run's own are among them."""
    return json.loads(TAL.read_text(encoding="utf-8")) if TAL.exists() else {}


def save_tal(tal: Mapping[str, dict]) -> None:
    """Keep the tables."""
    TAL.write_text(json.dumps(tal, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def write_all(tal: Mapping[str, dict]) -> None:
    """Write the report and the table in README.md from the tables."""
    RAPPORT.write_text(write_report(tal), encoding="utf-8", newline="\n")
    before, rest = README.read_text(encoding="utf-8").split(BEGYND)
    _, after = rest.split(SLUT)
    README.write_text(f"{before}{write_readme(tal)}{after}", encoding="utf-8", newline="\n")


def write_report(tal: Mapping[str, dict]) -> str:
    """Return the whole report."""
    lines = [HOVED, *write_maaltabel(find_maalt(tal)), ""]
    for tabeller in tal.values():
        for each in tabeller["afsnit"]:
            lines += _write_afsnit(Afsnit(**each), tabeller["maalt"])
    return "\n".join(lines)


def write_readme(tal: Mapping[str, dict]) -> str:
    """Return the table of README.md with its two marks."""
    maalt = find_maalt(tal)
    lines = [BEGYND, "| work | beside | drafting takes |", "|---|---|---|"]
    for work, peer, noegle in _README:
        if noegle in maalt:
            lines.append(f"| {work} | {peer} | {_tell(maalt[noegle])} |")
    return "\n".join([*lines, SLUT])


def find_maalt(tal: Mapping[str, dict]) -> dict[str, float]:
    """Return every figure that something is held against."""
    return {
        noegle: value
        for tabeller in tal.values()
        for each in tabeller["afsnit"]
        for noegle, value in each["maalt"].items()
    }


def _tell(forhold: float) -> str:
    return f"**{forhold:.2f} × its time**" if forhold > 1 else f"{forhold:.2f} of its time"


def _write_afsnit(afsnit: Afsnit, hvornaar: str) -> Iterator[str]:
    yield f"## {afsnit.titel}\n"
    yield f"{afsnit.forklaring}\n"
    if afsnit.raekker:
        yield f"| {' | '.join(afsnit.kolonner)} |"
        yield f"|---|{'---:|' * (len(afsnit.kolonner) - 1)}"
        yield from (f"| {' | '.join(raekke)} |" for raekke in afsnit.raekker)
        yield ""
    yield from (f"Ikke kørt: {each}.\n" for each in afsnit.ikke_koert)
    yield f"*{hvornaar}*\n"
