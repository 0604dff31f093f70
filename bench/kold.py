"""Whole processes, started in turn: what an adviser waits for at the terminal."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from maaling import Afsnit, measure

ROOT = Path(__file__).resolve().parent.parent
SAG = ROOT / "eksempler" / "ubesvarede_breve" / "sag.yaml"
# What somebody would write who only wanted to fill a Word document from a file.
BART = """
import sys, click, yaml
from docxtpl import DocxTemplate
@click.command()
@click.argument("sag")
@click.argument("papir")
@click.argument("ud")
def main(sag, papir, ud):
    facts = yaml.safe_load(open(sag, encoding="utf-8"))
    template = DocxTemplate(papir)
    template.render({"titel": facts["emne"], "krop": "", "afsender": "", "modtager": "", "dato": "", "referencer": ""})
    template.save(ud)
main()
"""


def bench(runder: int) -> tuple[Afsnit, ...]:
    """Return the table of cold starts."""
    folder = Path(tempfile.mkdtemp())
    (folder / "bart.py").write_text(BART, encoding="utf-8")
    papir = ROOT / "templates" / "brevpapir" / "standard.docx"

    def run(*words: object) -> None:
        subprocess.run([sys.executable, *map(str, words)], check=True, capture_output=True, cwd=folder)

    def brev(formater: str) -> None:
        run("-m", "drafting", "brev", SAG, "videresendelse", "--format", formater, "--ud", folder / formater,
            "--dato", "2026-11-20", "--overskriv")  # fmt: skip

    arbejder = {
        "python -c pass": lambda: run("-c", "pass"),
        "drafting --version": lambda: run("-m", "drafting", "--version"),
        "drafting --help": lambda: run("-m", "drafting", "--help"),
        "et bart script: click + yaml + docxtpl": lambda: run("bart.py", SAG, papir, "bart.docx"),
        "drafting brev, Word": lambda: brev("docx"),
        "drafting brev, Word og PDF": lambda: brev("docx,pdf"),
    }
    forklaring = (
        "Hele processer, også det at starte Python. Det bare script læser en YAML-fil og fylder et brevpapir "
        "uden brev, regler og tjek."
    )
    missing = (
        "docxtpl og LibreOffice til PDF: ikke målt endnu",
        "WeasyPrint, reportlab, fpdf2, carbone m.fl.: ikke målt endnu",
    )
    return (Afsnit("Fra en tom terminal", forklaring, measure(arbejder, runder), missing),)
