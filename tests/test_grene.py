"""Every letter in its branches and in every profile, word for word as a human last approved it (`make golden`).

`grene/<familie>/<brev>/<gren>.yaml` is a small case; beside it stands the letter it gives (`.txt`), and how it differs
in the other municipalities (`.profiler`): refused with the reason, or the lines that are not the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from grenebreve import ALLE, GRENE, draft_text, find_brev, tell, tell_forskel

from drafting.law.load import list_kommuner
from drafting.letter.skabelon import list_skabeloner

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from drafting.pipeline import Udfald


def draft_in(gren: Path, kommune: str | None, tmp_path: Path) -> Udfald:
    text = gren.read_text(encoding="utf-8")
    if kommune:
        text = re.sub(r"(?m)^( *)kommune: .*$", rf"\1kommune: {kommune}", text, count=1)
    return draft_text(find_brev(gren), text, tmp_path)


def tell_profiler(gren: Path, first: str, kommuner: Iterable[str], tmp_path: Path) -> str:
    others = ((kommune, tell(draft_in(gren, kommune, tmp_path))) for kommune in kommuner)
    return "\n".join(tell_forskel(kommune, first, other) for kommune, other in others)


def find_approved(gren: Path) -> list[str]:
    """Return the municipalities whose letter somebody has read; a new one is there from its first `make golden`."""
    return re.findall(r"(?m)^== (\w+)$", gren.with_suffix(".profiler").read_text(encoding="utf-8"))


@pytest.mark.parametrize("gren", ALLE, ids=lambda gren: f"{gren.parent.name}-{gren.stem}")
def test_a_letter_says_what_was_approved(gren, tmp_path, request):
    said = tell(draft_in(gren, None, tmp_path))
    if request.config.getoption("--golden"):
        profiler = tell_profiler(gren, said, list_kommuner(), tmp_path)
        gren.with_suffix(".txt").write_text(said, encoding="utf-8", newline="\n")
        gren.with_suffix(".profiler").write_text(profiler, encoding="utf-8", newline="\n")
    profiler = tell_profiler(gren, said, find_approved(gren), tmp_path)
    assert said == gren.with_suffix(".txt").read_text(encoding="utf-8"), "kør make golden, og læs forskellen"
    assert profiler == gren.with_suffix(".profiler").read_text(encoding="utf-8")


def test_every_approved_letter_has_its_case():
    approved = {
        path.with_suffix(".yaml") for path in GRENE.rglob("*") if path.suffix in {".txt", ".profiler", ".varianter"}
    }
    assert approved == set(ALLE)


def test_every_letter_is_approved_in_the_same_municipalities():
    approved = {tuple(find_approved(gren)) for gren in ALLE}
    assert len(approved) == 1, "kør make golden, og læs forskellen"
    assert set(*approved) <= set(list_kommuner())
    assert {"esbjerg", "hvidovre", "ishoej", "kalundborg", "stevns", "viborg"} <= set(*approved)


def test_every_letter_has_a_branch():
    assert set(map(find_brev, ALLE)) == set(list_skabeloner())
