"""The figures in the docs are those of today, and what the reader calls sure is right."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FACIT = yaml.safe_load((ROOT / "tests" / "afgoerelser" / "facit.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def maal():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(ROOT / "dev"), *sys.path])
        import maal_afgoerelser  # noqa: PLC0415 (a script beside the package)

        yield maal_afgoerelser


def test_the_figures_of_the_docs_are_todays(maal):
    text = maal.FIL.read_text("utf-8")
    assert maal.write_laesning(text) == text, "kør python dev/maal_afgoerelser.py"


@pytest.mark.parametrize("part", ["breve", "til_side"])
def test_what_is_called_sure_is_right(maal, part):
    maaling = maal.measure(FACIT[part])
    assert maaling.sikre["sikker"] > 40
    assert maaling.rigtige_sikre["sikker"] == maaling.sikre["sikker"]


def test_a_wrong_reading_lowers_the_figures(maal):
    tal = maal.Tal()
    tal.add({"a", "b"}, {"b", "c", "d"})
    assert (tal.findes, tal.foreslaaet, tal.rigtige) == (2, 3, 1)


def test_every_letter_has_its_answers_and_its_source():
    filer = {row["fil"] for part in FACIT.values() for row in part}
    assert filer == {path.name for path in (ROOT / "tests" / "afgoerelser" / "breve").iterdir()}
    kilder = {path.stem for path in (ROOT / "dev" / "afgoerelser").iterdir()}
    assert {Path(fil).stem for fil in filer} == kilder
