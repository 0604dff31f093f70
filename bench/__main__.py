"""Measure, and write `report.md` and the table in README.md. `make bench` makes everybody ready first (`byg.py`)."""

from __future__ import annotations

import argparse
import os
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from rapport import load_tal, save_tal, write_all
from sted import ROOT, describe_maskine

if TYPE_CHECKING:
    from collections.abc import Callable

    from maaling import Afsnit

LANGUAGETOOL = ROOT / ".tools" / "languagetool"


def _call(modul: str, navn: str, *words: int) -> tuple[Afsnit, ...]:
    """Return the tables of a room, which is loaded only now: what one needs, another may be without."""
    found = getattr(import_module(modul), navn)(*words)
    return found if isinstance(found, tuple) else (found,)


# The tables in the report's order; what takes long is done fewer times.
TABELLER: dict[str, Callable[[int], tuple[Afsnit, ...]]] = {
    "word": lambda runder: _call("word", "bench_word", runder),
    "pdf": lambda runder: _call("pdf", "bench", runder),
    "kold": lambda runder: _call("kold", "bench", runder),
    "sag": lambda runder: _call("word", "bench_sag", runder),
    "regler": lambda runder: _call("regler", "bench", runder),
    "mange": lambda _runder: _call("mange", "bench_mange"),
    "punkter": lambda runder: _call("mange", "bench_punkter", max(runder // 3, 3)),
    "arbejdere": lambda _runder: _call("arbejdere", "bench"),
    "pakke": lambda runder: _call("pakke", "bench", runder),
    "sprog": lambda runder: _call("sprog", "bench", runder),
}


def main() -> None:
    """Measure what is asked for and write everything anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runder", type=int, default=15, help="how many rounds each work is done")
    parser.add_argument("--kun", choices=TABELLER, action="append", help="only this table; the others stay as they are")
    order = parser.parse_args()
    if LANGUAGETOOL.exists():
        os.environ.setdefault("DRAFTING_LANGUAGETOOL", str(LANGUAGETOOL))
    tal = load_tal()
    for navn in order.kun or TABELLER:
        print(f"{datetime.now(UTC):%H:%M:%S} {navn}", flush=True)
        afsnit = [asdict(each) for each in TABELLER[navn](order.runder)]
        when = datetime.now(UTC).date().isoformat()
        tal[navn] = {"maalt": f"{when}, {order.runder} runder. {describe_maskine()}", "afsnit": afsnit}
        tal = {each: tal[each] for each in TABELLER if each in tal}
        save_tal(tal)
        write_all(tal)


main()
