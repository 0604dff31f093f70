"""A case file that is not there: what was meant, as a beginner gets it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.errors import UsageError
from drafting.screen.sagsfil import Sagsfil


@pytest.fixture
def mappe(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "krogh/sag.yaml",
        "dam/min.yaml",
        "holm/sag.yaml.txt",
        "tom/brev.docx",
        "to ord/sag.yaml",
        "krogh/bilag/brev.pdf",
    ):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("", "utf-8")
    return tmp_path


def guess(word: str) -> str:
    with pytest.raises(UsageError) as caught:
        Sagsfil().convert(word, None, None)
    (trouble,) = caught.value.troubles
    return f"{trouble.message} {trouble.remedy}".replace("\\", "/")


@pytest.mark.usefixtures("mappe")
def test_a_file_or_its_folder():
    assert Sagsfil().convert("krogh", None, None) == Path("krogh/sag.yaml")
    assert Sagsfil().convert("dam/min.yaml", None, None) == Path("dam/min.yaml")


@pytest.mark.usefixtures("mappe")
@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("krogh/sag.yml", "Filen findes ikke: krogh/sag.yml. Mente du krogh/sag.yaml?"),
        ("krogh/SAGG", "Mente du krogh/sag.yaml?"),
        ("krogg", "Mente du krogh?"),
        ("Krogh ", "Mente du krogh?"),
        ("krogg/sag.yaml", "Mente du krogh?"),
        ("dam", "Der er ingen sag.yaml i mappen dam. Mente du dam/min.yaml?"),
        ("holm", "Der er ingen sag.yaml i mappen holm. Mente du holm/sag.yaml.txt? Windows har sat .txt efter"),
        ("holm/sag.yaml", "omdøb filen til sag.yaml."),
        ("tom", "lav en ny sag med: drafting ny tom/sag.yaml"),
        ("krogh/bilag", "Mente du krogh/sag.yaml?"),
        ("to", 'Mente du "to ord"?'),
        ("xyzxyz", "lav en ny sag med: drafting ny xyzxyz"),
        ("ingen/steder/sag.yaml", "Mappen ingen/steder findes heller ikke."),
    ],
)
def test_what_was_meant(word, told):
    assert told in guess(word)
