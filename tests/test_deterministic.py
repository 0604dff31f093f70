"""The same case on the same day gives the same bytes, whatever the process, its zone, its language and its folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SAGER = sorted(Path(__file__).parents[1].glob("eksempler/*/sag.yaml"))
VERDENER = (
    {"PYTHONHASHSEED": "1", "TZ": "Europe/Copenhagen", "LANG": "da_DK.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
)


def draft(sag: Path, cwd: Path, world: dict[str, str]) -> dict[str, str]:
    """Return the fingerprint of every letter of the case, drafted in a process of its own."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    words = [
        "brev",
        str(sag),
        "--alle",
        "--kladde",
        "--format",
        "docx,pdf,txt,html",
        "--dato",
        "2026-11-20",
        "--ud",
        "ud",
    ]
    command = [sys.executable, "-m", "drafting", *words]
    done = subprocess.run(command, cwd=cwd, env=environ | world, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    paths = [path for path in (cwd / "ud").iterdir() if path.suffix != ".json"]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.mark.parametrize("sag", SAGER, ids=lambda sag: sag.parent.name)
def test_two_processes_write_the_same_bytes(sag, tmp_path) -> None:
    here, there = tmp_path / "her", tmp_path / "et andet sted" / "æøå"
    here.mkdir()
    there.mkdir(parents=True)
    copy = shutil.copytree(sag.parent, there / "sag") / "sag.yaml"
    first, second = draft(sag, here, VERDENER[0]), draft(copy, there, VERDENER[1])

    assert {name.rpartition(".")[2] for name in first} == {"docx", "pdf", "txt", "html"}
    assert first == second
