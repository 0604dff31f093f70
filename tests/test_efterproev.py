"""Letters drafted again: what is told when the case, a template, the law, the program or a hand made a change."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

import drafting
from cli import cli
from drafting.arkiv.manifest import MANIFEST, format_manifest, load_manifest

ROOT = Path(drafting.__file__).parent.parent
EKSEMPEL = ROOT / "eksempler" / "carport_i_skel"
BREV = "26-1317_videresendelse.docx"


def run(*words):
    return CliRunner().invoke(cli, [*map(str, words)])


@pytest.fixture
def sag(tmp_path):
    """A case with three files in its folder ud."""
    shutil.copytree(EKSEMPEL, tmp_path / "sag", ignore=shutil.ignore_patterns("ud"))
    path = tmp_path / "sag" / "sag.yaml"
    done = run("brev", path, "videresendelse", "kvittering", "--format", "docx,txt", "--dato", "2026-11-20")
    assert done.exit_code == 0, done.output
    return path


def proev(sag, *more):
    """Return what is told of each file, and the exit code."""
    done = run("efterproev", sag.parent, "--json", *more)
    return {each["fil"]: each for each in json.loads(done.stdout)["filer"]}, done.exit_code


def edit_manifest(sag, **kilder):
    path = sag.parent / "ud" / MANIFEST
    manifest = load_manifest(path.parent)
    posts = {name: replace(post, kilder=replace(post.kilder, **kilder)) for name, post in manifest.items()}
    path.write_bytes(format_manifest(posts))


def test_letters_nobody_has_touched_are_the_same_also_when_everything_is_moved(sag, tmp_path):
    found, code = proev(sag)
    assert len(found) == 4
    assert all(
        (each["vaek"], each["rettet"], each["ens"], each["aendret"]) == (False, False, True, [])
        for each in found.values()
    )
    assert code == 0
    moved = sag.parent.rename(tmp_path / "flyttet") / "sag.yaml"
    assert proev(moved) == (found, 0)


def test_a_hand_is_told_from_a_change_in_the_case(sag):
    letter = sag.parent / "ud" / BREV
    letter.write_bytes(letter.read_bytes() + b"x")
    found, code = proev(sag)
    assert (found[BREV]["rettet"], found[BREV]["ens"], found[BREV]["aendret"]) == (True, True, [])
    assert code == 1
    letter.unlink()
    assert (proev(sag)[0][BREV]["vaek"], proev(sag)[0][BREV]["rettet"]) == (True, False)


def test_facts_that_have_changed_are_named_also_where_the_letter_is_the_same(sag):
    sag.write_text(sag.read_text("utf-8").replace("emne: ", "emne: Ny ", 1), encoding="utf-8")
    found, code = proev(sag)
    assert (found[BREV]["rettet"], found[BREV]["ens"]) == (False, False)
    assert found[BREV]["aendret"] == ["sagens oplysninger"]
    assert code == 1
    sag.write_text(sag.read_text("utf-8").replace("emne: Ny ", "emne: ", 1) + "# en note\n", encoding="utf-8")
    found, code = proev(sag)
    assert (found[BREV]["ens"], found[BREV]["aendret"], code) == (True, ["sagens oplysninger"], 0)


def test_a_template_of_ones_own_is_the_template_that_has_changed(sag, tmp_path):
    own = tmp_path / "egne" / "klage" / "videresendelse.md.j2"
    own.parent.mkdir(parents=True)
    text = (ROOT / "templates" / "klage" / "videresendelse.md.j2").read_text("utf-8")
    own.write_text(text.replace("Kære", "Hej"), encoding="utf-8")
    found, _ = proev(sag, "--skabeloner", tmp_path / "egne")
    assert (found[BREV]["ens"], found[BREV]["aendret"]) == (False, ["skabelonen"])
    assert found["26-1317_kvittering.docx"]["ens"]


@pytest.mark.parametrize(
    ("felt", "siges"),
    [
        ("data", "loven eller programmets lister"),
        ("profil", "kommunens regler"),
        ("brevpapir", "brevpapiret"),
        ("version", f"drafting (før er nu {drafting.__version__})"),
    ],
)
def test_every_source_has_its_own_word(sag, felt, siges):
    edit_manifest(sag, **{felt: "før"})
    assert proev(sag)[0][BREV]["aendret"] == [siges]


def test_a_letter_that_cannot_be_drafted_again_says_why_and_the_rest_goes_on(sag):
    text = sag.read_text("utf-8")
    sag.write_text(text.replace("kommune: ", "kommune: x", 1), encoding="utf-8")
    done = run("efterproev", sag.parent)
    assert f"{BREV}: kan ikke skrives igen" in done.stdout
    assert "sag.yaml:" in done.stdout
    sag.unlink()
    assert "Sagen er ikke der, hvor den var" in run("efterproev", sag.parent / "ud").stdout


def test_what_an_earlier_version_wrote_can_still_be_told_from_a_hand(sag):
    edit_manifest(sag, sagsfil="", format="")
    path = sag.parent / "ud" / MANIFEST
    path.write_text(path.read_text("utf-8").replace('"skema": 3', '"skema": 1'), encoding="utf-8")
    found, code = proev(sag)
    assert (found[BREV]["rettet"], found[BREV]["ens"], code) == (False, None, 1)


def test_a_folder_we_never_wrote_in_is_refused(tmp_path):
    done = run("efterproev", tmp_path)
    assert done.exit_code == 2
    assert "har ikke skrevet brevene" in done.stderr
    assert run("efterproev", tmp_path / "intet").exit_code == 2


def test_nothing_is_written(sag):
    before = {path: path.stat().st_mtime_ns for path in (sag.parent / "ud").iterdir()}
    proev(sag)
    assert {path: path.stat().st_mtime_ns for path in (sag.parent / "ud").iterdir()} == before


def test_a_bundle_with_a_locked_enclosure_is_compared_when_the_password_is_given(tmp_path):
    shutil.copytree(EKSEMPEL, tmp_path / "sag", ignore=shutil.ignore_patterns("ud"))
    path = tmp_path / "sag" / "sag.yaml"
    fil = min(path.parent.glob("bilag/*.pdf"))
    with pikepdf.open(fil, allow_overwriting_input=True) as pdf:
        pdf.save(fil, encryption=pikepdf.Encryption(user="kendt", owner="ejer"))
    nummer = re.search(rf"nr: (\d+),.*{fil.name}", path.read_text("utf-8"))[1]
    done = run("pakke", path, "videresendelse", "--dato", "2026-11-20", "--kodeord", f"{nummer}=kendt")
    assert done.exit_code == 0, done.output
    (without,) = proev(path)[0].values()
    (trouble,) = without["grund"]
    assert without["ens"] is None
    assert f"--kodeord {nummer}=KODEN" in json.dumps(trouble)
    assert "ud/.." not in json.dumps(trouble)
    (with_it,) = proev(path, "--kodeord", f"{nummer}=kendt")[0].values()
    assert with_it["ens"] is True
