"""Every broken file beside this test says exactly what its text file says, in that order."""

from pathlib import Path

import pytest

from drafting.errors import SagError
from drafting.facts.load import load_sag

FOLDER = Path(__file__).parent / "fejl"
FILES = sorted(FOLDER.glob("*.yaml"))


def tell(error: SagError, path: Path) -> list[str]:
    return [str(trouble).removeprefix(str(path)).lstrip(": ") for trouble in error.troubles]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_file_says_what_is_wrong_where_and_what_now(path, closed):
    with pytest.raises(SagError) as caught:
        load_sag(path, closed=closed)
    expected = path.with_suffix(".txt").read_text("utf-8").splitlines()
    assert tell(caught.value, path) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_error_has_a_remedy_and_no_english(path):
    for line in path.with_suffix(".txt").read_text("utf-8").splitlines():
        assert line.endswith((".", "?", "…", "'")), line
        assert " the " not in line
        assert "expected" not in line
        assert "Mette" not in line


def test_there_are_enough_broken_files_and_each_has_its_text():
    assert len(FILES) >= 45
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem for path in FILES}
