"""Make the enclosures of the example cases, the same bytes every time: `python dev/byg_bilag.py`."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import typst
import yaml

ROOT = Path(__file__).resolve().parent.parent
ORD = ROOT / "dev" / "bilag"
SKRIFT = ROOT / "templates" / "brevpapir" / "skrift"
DATO = datetime(2026, 11, 20, tzinfo=UTC)

Bilag = dict[str, str | list[str] | list[list[str]]]
TOM: Bilag = {"til": [], "dato": "", "punkter": [], "linjer": [], "billeder": [], "underskrift": ""}


def build(bilag: Bilag) -> bytes:
    """Return the enclosure as a PDF of one page."""
    tekst = str(bilag["tekst"]).strip().split("\n\n")
    compiler = typst.Compiler(ORD / "bilag.typ", font_paths=[SKRIFT], ignore_system_fonts=True)
    inputs = {"bilag": json.dumps({**TOM, **bilag, "tekst": tekst}, ensure_ascii=False)}
    pdf = compiler.compile(format="pdf", sys_inputs=inputs, timestamp=DATO)
    if not isinstance(pdf, bytes):
        raise TypeError(bilag["fil"])
    return pdf


def main() -> None:
    """Write every enclosure into its case's folder."""
    for ord_ in sorted(ORD.glob("*.yaml")):
        mappe = ROOT / "eksempler" / ord_.stem / "bilag"
        mappe.mkdir(exist_ok=True)
        # BaseLoader: a row such as [Trin, 3] is words, not numbers
        for bilag in yaml.load(ord_.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):  # noqa: S506 (BaseLoader makes text only)
            (mappe / bilag["fil"]).write_bytes(build(bilag))
            sys.stdout.write(f"{ord_.stem}/{bilag['fil']}\n")


if __name__ == "__main__":
    main()
