"""What each letter must say in every branch, and must never say (`raekker.yaml`)."""

import re
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
GRENE = HERE.parent / "grene"
RAEKKER = yaml.safe_load((HERE / "raekker.yaml").read_text(encoding="utf-8"))
GRADER = RAEKKER["grader"]
CASES = [
    pytest.param(brev, gren, id=f"{brev}-{gren.stem}")
    for brev in RAEKKER["breve"]
    for gren in sorted((GRENE / brev).glob("*.txt"))
    if not gren.read_text(encoding="utf-8").startswith("exit")
]


def read(gren: Path) -> str:
    """Return the letter as approved, without what was found and without the adviser's own note."""
    letter = gren.read_text(encoding="utf-8").partition("\n-- ")[0]
    return "\n".join(line for line in letter.splitlines() if not line.startswith("    Note til dig"))


@pytest.mark.parametrize(("brev", "gren"), CASES)
def test_a_letter_says_what_it_must(brev, gren):
    said = read(gren)
    assert [each for each in RAEKKER["breve"][brev]["skal"] if not re.search(each, said, re.MULTILINE)] == []


@pytest.mark.parametrize(("brev", "gren"), CASES)
def test_a_letter_never_says_what_it_must_not(brev, gren):
    said = read(gren)
    forbidden = [GRADER if each == "grader" else each for each in RAEKKER["breve"][brev]["maa_ikke"]]
    assert [each for each in forbidden if re.search(each, said, re.MULTILINE)] == []


def test_every_letter_here_is_tried():
    assert {each.values[0] for each in CASES} == set(RAEKKER["breve"])
