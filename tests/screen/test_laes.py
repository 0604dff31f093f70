"""The command that reads a decision: what it shows, what it writes, and what it will not do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

import drafting
from cli import cli

BREVE = Path(drafting.__file__).parent.parent / "tests" / "afgoerelser" / "breve"
AFSLAG = BREVE / "01_tabt_arbejdsfortjeneste.pdf"


def run(*words):
    return CliRunner().invoke(cli, ["laes", *map(str, words)])


def test_every_finding_has_its_page_its_words_and_how_sure():
    answer = run(AFSLAG)
    assert answer.exit_code == 0, answer.output
    assert "side 1, sikker: »Kommunen giver dig afslag på tabt arbejdsfortjeneste.«" in " ".join(answer.stdout.split())
    assert "5. november 2026" in answer.stdout


def test_a_decision_without_klagevejledning_is_a_finding_with_the_law():
    answer = run(BREVE / "03_kontanthjaelp.pdf")
    assert "laes.klagevejledning_mangler" in answer.stdout
    assert "forvaltningsloven § 25" in answer.stdout
    assert "Ikke fundet: klagen behandles af, klagefrist, klagen sendes til." in answer.stdout


def test_a_deadline_that_is_not_the_laws_is_a_finding_with_its_place():
    answer = run(BREVE / "04_handicapbil.pdf")
    assert "laes.frist_afviger Klagevejledningen siger 14 dage, men loven siger fire uger." in answer.stdout


def test_other_programs_get_it_as_json():
    answer = json.loads(run(AFSLAG, "--json").stdout)
    assert answer["dato"]["vaerdi"] == "2026-11-05"
    assert answer["udfald"]["vaerdi"] == {"slags": "afslag", "medhold": "nej", "hvad": "tabt arbejdsfortjeneste"}
    assert answer["henvisninger"][0]["citat_som"] == "barnets lov § 87, stk. 1 og 2"


def test_a_new_case_is_written_with_its_schema_and_can_be_checked(tmp_path):
    answer = run(AFSLAG, "--sag", tmp_path / "ny")
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / "ny" / "sag.schema.json").is_file()
    tjek = CliRunner().invoke(cli, ["tjek", str(tmp_path / "ny"), "--dato", "2026-11-20"])
    assert tjek.exit_code == 0, tjek.output


def test_a_case_that_is_there_is_left_alone(tmp_path):
    sag = tmp_path / "sag.yaml"
    sag.write_text("min sag", "utf-8")
    answer = run(AFSLAG, "--sag", sag)
    assert answer.exit_code == 7
    assert sag.read_text("utf-8") == "min sag"


def test_yaml_is_the_same_as_the_case_written(tmp_path):
    run(AFSLAG, "--sag", tmp_path / "sag.yaml")
    assert run(AFSLAG, "--yaml").stdout == (tmp_path / "sag.yaml").read_text("utf-8")
    assert run(AFSLAG, "--yaml", "--json").exit_code == 2


@pytest.mark.parametrize(
    ("navn", "indhold", "besked"),
    [
        ("tom.txt", b" \n", "Filen er tom."),
        ("billede.jpg", b"\xff\xd8\xff\xe0 JFIF", "Filen er et billede"),
        ("gammel.doc", b"\xd0\xcf\x11\xe0 Word", "ældre Word-format"),
        ("regneark.xlsx", b"PK\x03\x04", "Word-filen er beskadiget"),
        ("halv.pdf", b"%PDF-1.7 nothing more", "PDF-filen er beskadiget"),
        ("program.bin", b"\x01\x02\x03abc", "Filen er ikke en tekst."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(tmp_path, navn, indhold, besked):
    fil = tmp_path / navn
    fil.write_bytes(indhold)
    answer = run(fil)
    assert answer.exit_code == 2
    assert besked in answer.output
    assert "\n    " in answer.output


def test_a_pdf_with_a_password_is_refused(tmp_path):
    fil = tmp_path / "laast.pdf"
    with pikepdf.open(AFSLAG) as pdf:
        pdf.save(fil, encryption=pikepdf.Encryption(owner="ejer", user="kode"))
    answer = run(fil)
    assert (answer.exit_code, "PDF-filen har en adgangskode." in answer.output) == (2, True)


def test_a_page_that_is_a_picture_is_told(tmp_path):
    fil = tmp_path / "blandet.pdf"
    with pikepdf.open(AFSLAG) as pdf, pikepdf.open(BREVE / "09_scannet.pdf") as scan:
        side = len(pdf.pages) + 1
        pdf.pages.extend(scan.pages)
        pdf.save(fil)
    assert f"laes.side_uden_tekst Side {side} har ingen tekst" in run(fil).stdout


def test_a_file_that_is_not_there_is_refused(tmp_path):
    answer = run(tmp_path / "ingen.pdf")
    assert (answer.exit_code, "Filen findes ikke." in answer.output) == (2, True)


def test_the_file_read_is_never_changed(tmp_path):
    fil = tmp_path / "afgoerelse.pdf"
    shutil.copy(AFSLAG, fil)
    run(fil, "--sag", tmp_path / "sag.yaml")
    assert fil.read_bytes() == AFSLAG.read_bytes()
