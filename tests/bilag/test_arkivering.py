"""For the archive: still PDF/A as others judge it, and every enclosure inside as the very file it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from skaeve_filer import attach, edit, lock, picture, save_picture, sign, word_file

import drafting
from cli import cli

ROOT = Path(drafting.__file__).parent.parent
JAR = ROOT / ".tools" / "verapdf.jar"
NAVN = "26-1317_klage-arkiv.pdf"


@pytest.fixture
def sag(tmp_path):
    """A case with an enclosure of every kind."""
    shutil.copytree(ROOT / "eksempler" / "carport_i_skel", tmp_path / "sag", ignore=shutil.ignore_patterns("ud"))
    path, bilag = tmp_path / "sag" / "sag.yaml", tmp_path / "sag" / "bilag"
    (bilag / "referat.docx").write_bytes(word_file())
    (bilag / "foto.jpg").write_bytes(save_picture(picture(), "JPEG"))
    (bilag / "foto.png").write_bytes(save_picture(picture(), "PNG"))
    text = path.read_text("utf-8").replace("bilag/kvittering.pdf", "bilag/referat.docx")
    path.write_text(text.replace("brev_maj.pdf", "foto.jpg").replace("brev_august.pdf", "foto.png"), "utf-8")
    return path


def run(sag, *words):
    return CliRunner().invoke(cli, ["pakke", str(sag), "klage", "--arkiv", "--dato", "2026-11-20", *words])


def validate(paths, flavour):
    if not JAR.exists() or not shutil.which("java"):
        if os.environ.get("CI"):
            pytest.fail("veraPDF eller java mangler: kør make validators")
        pytest.skip("kør make validators")
    command = ["java", "-jar", str(JAR), "-f", flavour, "--format", "json", *map(str, paths)]
    said = subprocess.run(command, capture_output=True, check=False).stdout
    return {Path(job["itemDetails"]["name"]).name: tell(job) for job in json.loads(said)["report"]["jobs"]}


def tell(job):
    results = job.get("validationResult", [])
    return sorted(
        f"{rule['clause']}-{rule['testNumber']}"
        for result in results
        for rule in result["details"]["ruleSummaries"]
        if not result["compliant"]
    )


def test_the_file_is_what_it_claims(sag):
    assert run(sag).exit_code == 0
    path = sag.parent / "ud" / NAVN
    assert b"<pdfaid:part>3<" in pikepdf.open(path).Root.Metadata.read_bytes()
    assert validate([path], "3a") == {NAVN: []}
    assert validate([path], "ua1") == {NAVN: []}


def test_a_bundle_lacks_only_what_it_does_not_claim(sag):
    """It is no PDF/UA, for the tags of other people's pages are rough; but nothing else is wrong with its own."""
    for navn in ("referat.docx", "foto.jpg", "foto.png"):
        shutil.copy(sag.parent / "bilag" / "afgoerelse.pdf", sag.parent / "bilag" / navn)
    done = CliRunner().invoke(cli, ["pakke", str(sag), "klage", "--dato", "2026-11-20"])
    assert done.exit_code == 0, done.output
    (path,) = (sag.parent / "ud").glob("*-pakke.pdf")
    assert validate([path], "ua1") == {path.name: ["5-1", "7.1-4"]}


def test_every_enclosure_lies_inside_as_it_was(sag):
    run(sag)
    pdf = pikepdf.open(sag.parent / "ud" / NAVN)
    bilag = sag.parent / "bilag"
    inside = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
    assert inside == {
        "bilag_01.docx": (bilag / "referat.docx").read_bytes(),
        "bilag_02.jpg": (bilag / "foto.jpg").read_bytes(),
        "bilag_03.png": (bilag / "foto.png").read_bytes(),
        "bilag_04.pdf": (bilag / "afgoerelse.pdf").read_bytes(),
    }
    told = [str(each.Desc) for each in pdf.Root.AF]
    assert told[0] == "Bilag 1. Kvittering, 11. februar 2026"
    assert {str(each.AFRelationship) for each in pdf.Root.AF} == {"/Supplement"}
    assert len(pdf.pages) == 2


def test_the_archive_says_that_what_is_inside_comes_along(sag):
    (sag.parent / "bilag" / "foto.jpg").write_bytes(edit(attach)())
    (sag.parent / "bilag" / "foto.png").write_bytes(edit(sign)())
    done = run(sag)
    assert done.exit_code == 0
    assert "Bilag 2: Bilaget har en anden fil i sig. Det følger med i arkivfilen." in done.stderr
    assert "underskrevet" not in done.stderr


def test_an_archive_takes_nothing_that_needs_a_password(sag):
    (sag.parent / "bilag" / "foto.jpg").write_bytes(lock("ejer", "æble7", R=6)())
    done = run(sag, "--kodeord", "2=æble7")
    assert done.exit_code == 11
    assert "så kan den ikke læses i arkivet" in done.stderr
    assert not (sag.parent / "ud").exists()


def test_an_archive_needs_no_libreoffice(sag, monkeypatch):
    monkeypatch.setattr("drafting.bilag.word.find_libreoffice", lambda: "")
    assert run(sag).exit_code == 0
