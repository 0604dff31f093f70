"""Where everything is: the checkout, the throw-away folder with the peers, and the programs."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from json import loads
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAERKSTED = ROOT / ".tools" / "bench"
NODE_MODULES = VAERKSTED / "node_modules"
EKSEMPEL = ROOT / "eksempler" / "lang_sagsbehandlingstid" / "sag.yaml"
DATO = date(2026, 11, 20)
OURS = "drafting"


def find_program(*navne: str) -> str:
    """Return the first of the programs that is here, or nothing."""
    return next(filter(None, map(shutil.which, navne)), "")


def find_drafting() -> str:
    """Return the command as a user has it: beside the Python that measures."""
    folder = Path(sys.executable).parent
    return next(str(path) for path in (folder / "drafting", folder / "drafting.exe") if path.exists())


def build_miljoe() -> dict[str, str]:
    """Return the surroundings of a user: nothing that tells Python where to look or what not to keep."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def find_version(pakke: str) -> str:
    """Return the package's name and version, or that it is not there."""
    try:
        return f"{pakke} {version(pakke)}"
    except PackageNotFoundError:
        return f"{pakke} (ikke installeret)"


def find_node_version(pakke: str) -> str:
    """Return a Node package's name and version, or nothing where it is not installed."""
    file = NODE_MODULES / pakke / "package.json"
    return f"{pakke} {loads(file.read_text(encoding='utf-8'))['version']}" if file.exists() else ""


def describe_maskine() -> str:
    """Return the machine in one line."""
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    return f"Python {platform.python_version()}, {system}, {os.cpu_count()} kerner"
