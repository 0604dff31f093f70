"""Every letter is valid PDF/A-2a, PDF/UA-1 and Word, as others judge it; `make validators` fetches the judges."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from drafting.letter.skabelon import list_skabeloner
from drafting.pipeline import Bestilling, check, draft
from drafting.render.brevpapir import Brevpapir
from drafting.render.docx import render_docx
from drafting.render.formater import RENDERERS

TOOLS = Path(__file__).parents[1] / ".tools"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def find_tool(path: Path, program: str) -> Path:
    """Return the validator's path; without it the tests fail where they must run, and are skipped elsewhere."""
    if path.exists() and shutil.which(program):
        return path
    if os.environ.get("CI"):
        pytest.fail(f"{path.name} eller {program} mangler: kør make validators")
    pytest.skip("kør make validators")


GRENE = Path(__file__).with_name("grene")


def draft_first(brev: str, ending: str) -> bytes:
    """Return a letter as a file, from the first of its branches that gives it."""
    for gren in sorted((GRENE / brev).glob("*.yaml")):
        (udfald,) = draft(check(gren, dato=date(2026, 11, 20)), Bestilling(breve=(brev,), formater=(ending,)))
        if udfald.filer:
            return udfald.filer[0].indhold
    pytest.fail(f"{brev} har ingen gren, der giver et brev")


@pytest.fixture(scope="module")
def files(eksempler, eksempelbreve, brevpapir) -> dict[str, dict[str, bytes]]:
    """Return every letter there is, by format and name."""
    return {
        ending: {
            **{f"{case.navn}_{brev.navn}": brev.filer[ending] for case in eksempler for brev in case.breve},
            **{navn: RENDERERS[ending](brev, brevpapir) for navn, brev in eksempelbreve.BREVE.items()},
            **{brev.replace("/", "-"): draft_first(brev, ending) for brev in list_skabeloner()},
        }
        for ending in ("pdf", "docx")
    }


def write_all(folder: Path, ending: str, contents: dict[str, bytes]) -> list[Path]:
    paths = [folder / f"{navn}.{ending}" for navn in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_bytes(content)
    return paths


def break_pdf(content: bytes) -> bytes:
    """Return the file without its structure, which neither standard allows."""
    document = pikepdf.open(io.BytesIO(content))
    del document.Root.StructTreeRoot
    del document.Root.MarkInfo
    document.save(out := io.BytesIO())
    return out.getvalue()


def break_docx(content: bytes) -> bytes:
    """Return the file with an element in its body that Word does not know."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"<w:body>", b"<w:body><w:krop/>") if name == "word/document.xml" else part)
    return out.getvalue()


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_every_pdf_keeps_the_standard_it_claims(flavour, files, tmp_path) -> None:
    jar = find_tool(TOOLS / "verapdf.jar", "java")
    paths = write_all(tmp_path, "pdf", files["pdf"] | {"brudt": break_pdf(files["pdf"]["klage"])})
    command = ["java", "-jar", str(jar), "-f", flavour, "--format", "json", *map(str, paths)]
    said = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path).stdout
    jobs = json.loads(said)["report"]["jobs"]
    broken = {Path(job["itemDetails"]["name"]).stem: tell_pdf(job) for job in jobs if not is_compliant(job)}

    assert len(jobs) == len(paths)
    assert list(broken) == ["brudt"], broken


def is_compliant(job: dict) -> bool:
    results = job.get("validationResult", [])
    return bool(results) and all(result["compliant"] for result in results)


def tell_pdf(job: dict) -> list[str]:
    rules = [rule for result in job.get("validationResult", []) for rule in result["details"]["ruleSummaries"]]
    return [f"{rule['clause']}-{rule['testNumber']} {rule['description']}" for rule in rules] or [str(job)]


def test_every_word_file_is_valid(files, tmp_path) -> None:
    tool = find_tool(TOOLS / "node_modules" / ".bin" / "ooxml-validator", "node")
    paths = write_all(tmp_path, "docx", files["docx"] | {"brudt": break_docx(files["docx"]["klage"])})
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda path: validate_docx(tool, path), paths))
    broken = {path.stem: answer["errors"] for path, answer in zip(paths, answers, strict=True) if not answer["ok"]}

    assert list(broken) == ["brudt"], broken


FREMMEDE = sorted(Path(__file__).with_name("brevpapirer").glob("*.do[ct]x"))


@pytest.mark.parametrize("fremmed", FREMMEDE, ids=lambda fil: fil.stem)
def test_foreign_paper_gets_no_mistake_it_had_not(fremmed, eksempelbreve, brevpapir, tmp_path) -> None:
    tool = find_tool(TOOLS / "node_modules" / ".bin" / "ooxml-validator", "node")
    shutil.copy(fremmed, paper := tmp_path / fremmed.name)
    own = Brevpapir((tmp_path,), brevpapir.maal, "eksempelby")
    (letter := tmp_path / "brev" / "brev.docx").parent.mkdir()
    letter.write_bytes(render_docx(eksempelbreve.BREVE["udtalelse"], own))
    before, after = ({each["description"] for each in validate_docx(tool, path)["errors"]} for path in (paper, letter))
    assert after <= before


def validate_docx(tool: Path, path: Path) -> dict:
    command = [str(tool), str(path), "--officeVersion", "Microsoft365"]
    return json.loads(subprocess.run(command, capture_output=True, check=False).stdout)


def test_every_cell_ends_with_a_paragraph(files) -> None:
    for navn, content in files["docx"].items():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
        cells = [cell for part in parts for cell in etree.fromstring(part).iter(f"{W}tc")]
        assert all(cell[-1].tag == f"{W}p" for cell in cells), navn
