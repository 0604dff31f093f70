"""Write templates/brevpapir/tegn.txt: the characters that every font file of the letterhead can print."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drafting.render.brevpapir import load_brevpapir  # noqa: E402 (the checkout must be found first)
from drafting.render.skriftfil import find_tegn  # noqa: E402 (same)

BREVPAPIR = ROOT / "templates" / "brevpapir"
HEAD = "# Tegn, som alle skriftfilerne i skrift/ har. Lavet af dev/byg_tegn.py; ret ikke i hånden.\n"


def format_tegn(codes: Iterable[int]) -> str:
    """Return the file's text: one range a line."""
    return HEAD + "".join(
        f"{first:04X}-{last:04X}\n" if last > first else f"{first:04X}\n" for first, last in _join(codes)
    )


def _join(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(codes)
    breaks = [index for index, (one, two) in enumerate(pairwise(ordered), start=1) if two > one + 1]
    for first, end in pairwise([0, *breaks, len(ordered)]):
        yield ordered[first], ordered[end - 1]


if __name__ == "__main__":
    tegn = find_tegn(BREVPAPIR / "skrift", load_brevpapir(BREVPAPIR).maal.skrift.pdf)
    (BREVPAPIR / "tegn.txt").write_text(format_tegn(tegn), encoding="utf-8")
    sys.stdout.write(f"{BREVPAPIR / 'tegn.txt'}\n")
