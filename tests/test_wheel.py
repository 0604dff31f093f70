"""The wheel is whole: installed alone, away from the checkout, it drafts a letter."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from drafting import __version__

ROOT = Path(__file__).parents[1]
HJUL = ("pyproject.toml", "README.md", "LICENSE", "cli.py", "drafting", "templates")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Return the wheel, built from a copy so that nothing in the checkout is touched."""
    source = tmp_path_factory.mktemp("kilde")
    for name in HJUL:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(source / "dist"),
        str(source),
    ]
    run(command, cwd=source)
    (made,) = (source / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """Return the folder the wheel is installed in, without its dependencies."""
    folder = tmp_path_factory.mktemp("installeret")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    run([*pip, "--target", str(folder), str(wheel)], cwd=folder)
    return folder


@pytest.fixture(scope="module")
def names(wheel) -> set[PurePosixPath]:
    with zipfile.ZipFile(wheel) as archive:
        return {PurePosixPath(name) for name in archive.namelist()}


def run(command: list[str], cwd: Path, **environ: str) -> str:
    """Return what the command printed; fails with all it said when it did not end well."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "TEMP") if name in os.environ}
    done = subprocess.run(command, cwd=cwd, env=keep | environ, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def run_installed(folder: Path, cwd: Path, *words: str) -> str:
    """Return what the installed command printed; -P keeps the folder one stands in out of the way."""
    return run(
        [sys.executable, "-P", "-m", "drafting", *words],
        cwd,
        PYTHONPATH=str(folder),
        PYTHONSAFEPATH="1",
        PYTHONUTF8="1",
    )


def test_it_holds_all_that_a_letter_needs(names) -> None:
    shipped = {
        PurePosixPath(folder) / path.relative_to(start).as_posix()
        for folder, start in (("drafting", ROOT / "drafting"), ("drafting/templates", ROOT / "templates"))
        for path in start.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert shipped <= names
    assert {PurePosixPath("drafting/_cli.py"), PurePosixPath("drafting/py.typed")} <= names


def test_it_holds_nothing_else(names) -> None:
    tops = {name.parts[0] for name in names}

    assert tops == {"drafting", f"drafting-{__version__}.dist-info"}
    assert not [name for name in names if {"tests", "__pycache__", "eksempler"} & set(name.parts)]


def test_it_says_its_version_and_where_it_stands(installed, tmp_path) -> None:
    where = "import drafting; print(drafting.__file__)"
    found = run([sys.executable, "-P", "-c", where], tmp_path, PYTHONPATH=str(installed)).strip()

    assert Path(found).is_relative_to(installed)
    assert run_installed(installed, tmp_path, "--version") == f"drafting {__version__}\n"


def test_it_drafts_a_letter_in_another_folder(installed, tmp_path) -> None:
    folder = tmp_path / "sager på æøå"
    sag = shutil.copytree(min(ROOT.glob("eksempler/*/")), folder / "sag") / "sag.yaml"
    words = ("brev", str(sag), "--alle", "--format", "docx,pdf,txt,html", "--dato", "2026-11-20", "--ud", "ud")
    printed = run_installed(installed, folder, *words).splitlines()
    endings = {path.rpartition(".")[2] for path in printed}

    assert endings == {"docx", "pdf", "txt", "html"}
    assert all((folder / path).stat().st_size for path in printed)


def test_its_metadata_names_every_dependency(wheel) -> None:
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read(f"drafting-{__version__}.dist-info/METADATA").decode()
    needed = {name.lower() for name in re.findall(r"^Requires-Dist: ([\w-]+)(?!.*extra ==)", metadata, re.MULTILINE)}

    assert {"click", "docxtpl", "jinja2", "lxml", "markdown-it-py", "msgspec", "pyyaml", "typst"} <= needed
    assert f"\nVersion: {__version__}\n" in metadata
