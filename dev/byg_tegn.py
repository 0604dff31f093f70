"""Write templates/brevpapir/tegn.txt: the characters that every font file of the letterhead can print."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BREVPAPIR = Path(__file__).resolve().parent.parent / "templates" / "brevpapir"
HEAD = "# Tegn, som alle skriftfilerne i skrift/ har. Lavet af dev/byg_tegn.py; ret ikke i hånden.\n"
# Invisible characters that steer text, private use, unassigned, line separators: nothing a reader can see.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Not in every font, but printed as the space it is.
NO_BREAK_SPACE = 0x00A0


def find_tegn(skrift: Path) -> frozenset[int]:
    """Return the code points that every font file in the folder `skrift` covers and a reader can see."""
    covered = frozenset.intersection(*(_read_cmap(path) for path in sorted(skrift.glob("*.ttf"))))
    return frozenset(code for code in covered | {NO_BREAK_SPACE} if unicodedata.category(chr(code)) not in UNSEEN)


def _read_cmap(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


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
    (BREVPAPIR / "tegn.txt").write_text(format_tegn(find_tegn(BREVPAPIR / "skrift")), encoding="utf-8")
    sys.stdout.write(f"{BREVPAPIR / 'tegn.txt'}\n")
