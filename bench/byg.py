"""Build the throw-away folder with everybody who is measured, each by its ordinary client, and measure: `make bench`.

Needs nothing but Python. A peer that cannot be installed here is left out, and the report names it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAERKSTED = ROOT / ".tools" / "bench"
BIN = VAERKSTED / ("Scripts" if os.name == "nt" else "bin")
STEMPEL = VAERKSTED / ".installed"
KILDER = ("pyproject.toml", "requirements/constraints.txt", "bench/requirements.txt", "bench/package.json")
# As a user has it: Python keeps what it has compiled, and finds no other drafting than the one installed.
MILJOE = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(*words: str | Path, check: bool = True) -> bool:
    """Run a command and return whether it went well."""
    return not subprocess.run([*map(str, words)], check=check, env=MILJOE, cwd=ROOT).returncode


def install(*words: str, check: bool = True) -> bool:
    """Install by pip."""
    constraints = ("-c", str(ROOT / "requirements" / "constraints.txt"))
    pip = (BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *constraints)
    return run(*pip, *words, check=check)


def find_aftryk() -> str:
    """Return the mark of the lists of whom to install, and of the Python that does it."""
    lists = b"".join((ROOT / kilde).read_bytes() for kilde in KILDER)
    return sha256(sys.version.encode() + lists).hexdigest()


def is_fresh() -> bool:
    """Return whether everybody was installed from these very lists."""
    return STEMPEL.exists() and STEMPEL.read_text(encoding="ascii") == find_aftryk()


def build() -> None:
    """Install everybody from the package indexes."""
    venv.create(VAERKSTED, clear=True, symlinks=os.name != "nt", with_pip=True)
    install(".[sprog]")
    lines = (ROOT / "bench" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    for peer in (line for line in lines if line and not line.startswith("#")):
        if not install(peer, check=False):
            print(f"{peer} kunne ikke installeres og måles ikke.", file=sys.stderr)
    shutil.copy(ROOT / "bench" / "package.json", VAERKSTED / "package.json")
    npm = shutil.which("npm")
    if not npm or not run(npm, "install", "--silent", "--no-fund", "--no-audit", "--prefix", VAERKSTED, check=False):
        print("Modparterne fra npm kunne ikke installeres og måles ikke.", file=sys.stderr)
    STEMPEL.write_text(find_aftryk(), encoding="ascii")


def main() -> None:
    """Build what is missing, install the drafting of today by its wheel, and measure."""
    if not is_fresh():
        build()
    install("--force-reinstall", "--no-deps", ".")
    if not run(BIN / "python", ROOT / "bench", *sys.argv[1:], check=False):
        sys.exit(1)


if __name__ == "__main__":
    main()
