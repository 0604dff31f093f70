"""Many letters in a process of its own: `drafting` or `docxtpl`, a folder of cases and one for the letters.

A line of JSON in (`antal`), a line of JSON out: how long they took and what the process then holds in memory.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Skriv = Callable[[Path, Path], None]  # a case file, and the letter to be written


def build_drafting(brev: str) -> Skriv:
    """Return ours: the file is read, every rule is tried, the words are turned, and the letter is proof-read."""
    from sted import DATO  # noqa: PLC0415 (each side loads its own)

    from drafting.__main__ import GARBAGE  # noqa: PLC0415 (same)
    from drafting.pipeline import Bestilling, check, draft  # noqa: PLC0415 (same)

    gc.set_threshold(GARBAGE)  # as the program does

    def write(sag: Path, ud: Path) -> None:
        (udfald,) = draft(check(sag, dato=DATO), Bestilling(breve=(brev,)))
        if udfald.fejl:
            raise udfald.fejl
        (fil,) = udfald.filer
        ud.write_bytes(fil.indhold)

    return write


def build_docxtpl(folder: Path) -> Skriv:
    """Return docxtpl as usually used; the facts, with the words turned, are handed to it."""
    import yaml  # noqa: PLC0415 (each side loads its own)
    from docxtpl import DocxTemplate  # noqa: PLC0415 (same)

    fakta = json.loads((folder / "fakta.json").read_text(encoding="utf-8"))

    def write(sag: Path, ud: Path) -> None:
        yaml.safe_load(sag.read_text(encoding="utf-8"))
        template = DocxTemplate(folder / "skabelon.docx")
        template.render(fakta[sag.parent.name], autoescape=True)
        template.save(ud)

    return write


def read_rss() -> float:
    """Return what the process holds in memory in MiB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def main() -> None:
    """Write so many letters more for every order."""
    hvem, folder, brev = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    write = build_drafting(brev) if hvem == "drafting" else build_docxtpl(folder)
    sager = iter(sorted(folder.glob("*/sag.yaml")))
    ud = folder / hvem
    ud.mkdir()
    for line in sys.stdin:
        start = perf_counter()
        for _ in range(json.loads(line)["antal"]):
            sag = next(sager)
            write(sag, ud / f"{sag.parent.name}.docx")
        print(json.dumps({"sekunder": perf_counter() - start, "rss": read_rss()}), flush=True)


if __name__ == "__main__":
    main()
