"""A finding about words blames the right place: the paragraph, the page, the template's line or the case's line."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest
import typst
from click.testing import CliRunner

import drafting
from cli import cli

ROOT = Path(drafting.__file__).parent.parent
SAG = ROOT / "eksempler" / "ubesvarede_breve" / "sag.yaml"
BREV = "klage/videresendelse"
UENIG = "Såfremt du er uenig, kan du klage."


def read_fund(*words):
    answer = CliRunner().invoke(cli, ["sprog", *map(str, words), "--alle", "--json"])
    (dokument,) = json.loads(answer.stdout)["dokumenter"]
    return {fund["uddrag"]: fund["sted"] for fund in dokument["fund"] if fund["kode"] == "kancelli"}


def test_a_word_file_is_blamed_by_its_paragraph_also_in_a_table(tmp_path):
    document = docx.Document()
    document.add_heading("Svar", 1)
    document.add_paragraph("Du får svar i morgen.")
    document.add_paragraph(UENIG)
    document.add_table(1, 2).cell(0, 1).text = "Hvorledes gør jeg?"
    document.save(tmp_path / "brev.docx")
    found = read_fund(tmp_path / "brev.docx")
    assert found == {
        "Såfremt": f"{tmp_path / 'brev.docx'} afsnit 3",
        "Hvorledes": f"{tmp_path / 'brev.docx'} afsnit 4",
    }


def test_a_pdf_is_blamed_by_its_page(tmp_path):
    source = f"= Svar\n\nDu får svar i morgen.\n#pagebreak()\n{UENIG}".encode()
    (tmp_path / "brev.pdf").write_bytes(typst.compile(source))
    assert read_fund(tmp_path / "brev.pdf") == {"Såfremt": f"{tmp_path / 'brev.pdf'} side 2"}


@pytest.fixture
def overlay(tmp_path):
    """The adviser's own template, with a word of the offices in its fixed text."""
    own = tmp_path / "egne" / f"{BREV}.md.j2"
    own.parent.mkdir(parents=True)
    shutil.copy(ROOT / "templates" / f"{BREV}.md.j2", own)
    with own.open("a", encoding="utf-8") as file:
        file.write("\nRing til mig, såfremt I er i tvivl.\n")
    return tmp_path / "egne"


def test_fixed_text_is_blamed_on_the_template_and_a_fact_on_the_case(tmp_path, overlay):
    sag = tmp_path / "sag.yaml"
    emne = "emne: Manglende svar om tabt arbejdsfortjeneste"
    before, found, after = SAG.read_text("utf-8").partition(emne)
    sag.write_text(f"{before}emne: Hvorledes hjælpen blev regnet ud{after}", encoding="utf-8")
    assert found
    fund = read_fund(sag, BREV, "--skabeloner", overlay, "--dato", "2026-11-20")

    lines = (overlay / f"{BREV}.md.j2").read_text("utf-8").splitlines()
    assert fund["såfremt"].endswith(f"{BREV}.md.j2:{len(lines)}")
    assert fund["Hvorledes"] == f"{sag}:{before.count(chr(10)) + 1}:7"


def test_a_letter_that_is_not_checked_loads_nothing_of_the_language_room(tmp_path):
    command = ["drafting", "brev", str(SAG), "videresendelse", "--ud", str(tmp_path / "ud"), "--dato", "2026-11-20"]
    code = (
        f"import sys; sys.argv = {command!r}; from drafting.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print(*(name for name in sys.modules if name.startswith(('drafting.language', 'hunspell', 'simplemma'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    assert list((tmp_path / "ud").rglob("*.docx"))
    assert done.stdout.splitlines()[-1] == ""
