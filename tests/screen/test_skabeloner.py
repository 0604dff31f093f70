"""The commands on templates: what one can have of one's own, copies that hurt nothing, and a check that sees it all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import cli
from drafting.law.load import load_profil
from drafting.letter.skabelon import list_skabeloner
from drafting.paths import templates_folder
from drafting.render.brevpapirtjek import find_kontrast


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a function that runs a command in an empty folder and gives what is said."""
    monkeypatch.chdir(tmp_path)

    def do(*words, code=0):
        answer = CliRunner().invoke(cli, words)
        assert answer.exit_code == code, answer.output
        return answer.output

    return do


def test_the_list_has_every_letter_and_marks_ones_own(run):
    run("skabelon", "kopier", "klage/klage", "--skabeloner", "egne")
    lines = run("skabelon", "liste", "--skabeloner", "egne").splitlines()
    assert set(list_skabeloner()) <= {line.split()[0] for line in lines}
    assert [line.split()[0] for line in lines if "din egen" in line] == ["klage/klage"]


def test_the_list_is_there_for_other_programs():
    parts = json.loads(CliRunner().invoke(cli, ["skabelon", "liste", "--json"]).stdout)["dele"]
    assert {"faelles/svar", "brevpapir/standard.docx", "kommuner/stevns"} <= {part["navn"] for part in parts}
    assert not any(part["egen"] for part in parts)


def test_a_template_is_shown_as_it_stands(run):
    said = run("skabelon", "vis", "klage")
    assert (templates_folder() / "klage" / "klage.md.j2").read_text("utf-8").strip() in said


def test_a_document_is_not_shown_as_text(run):
    assert "Åbn den i Word" in run("skabelon", "vis", "brevpapir/standard.docx")


def test_a_copy_is_what_ships_and_never_lands_on_another(run):
    run("skabelon", "kopier", "faelles/svar", "kommuner/hvidovre", "--skabeloner", "egne")
    own = Path("egne/faelles/svar.j2")
    assert own.read_bytes() == (templates_folder() / "faelles" / "svar.j2").read_bytes()
    own.write_text("mit eget", encoding="utf-8")
    assert "Filen findes allerede" in run("skabelon", "kopier", "faelles/svar", "--skabeloner", "egne", code=7)
    assert own.read_text("utf-8") == "mit eget"


def test_without_a_folder_the_copy_goes_to_the_advisers_own_and_is_used(run, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("drafting.paths.user_folder", lambda: tmp_path / "min")
    monkeypatch.setattr("drafting.screen.valg.user_folder", lambda: tmp_path / "min")
    run("skabelon", "kopier", "klage/klage")
    assert (tmp_path / "min" / "klage" / "klage.md.j2").is_file()
    assert "klage/klage" in [line.split()[0] for line in run("skabelon", "liste").splitlines() if "din egen" in line]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["vis", "klge"], "Mente du klage/klage?"),
        (["vis", "intet_der_ligner"], "Se dem alle med: drafting skabelon liste"),
        (["kopier", "klage", "--kommune", "hvidovre", "--skabeloner", "egne"], "Tag --kommune væk."),
        (["kopier", "standard.docx", "--kommune", "hvidvre", "--skabeloner", "egne"], "Mente du 'hvidovre'?"),
    ],
)
def test_a_word_that_names_nothing_is_answered(words, said, run):
    assert said in run("skabelon", *words, code=2)
    assert not Path("egne").exists()


def test_a_new_municipality_can_be_used_at_once(run):
    run("kommuner", "ny", "Køge", "--kilde", "https://eksempel.example/", "--titel", "borgervejleder",
        "--dato", "2026-11-20", "--skabeloner", "egne")  # fmt: skip
    profil = load_profil("koege", Path("egne"))
    assert (profil.navn, profil.titel.bestemt) == ("Køge Kommune", "borgervejlederen")
    assert profil.dokumenter[0].tjekket.isoformat() == "2026-11-20"
    told = {"navn", "navn_kilde", "titel", "enhedsord", "dokumenter"}
    assert {key.partition(".")[0] for key in profil.ikke_oplyst}.isdisjoint(told)
    assert len(profil.ikke_oplyst) > 25
    assert "Alle 43 skabeloner er i orden." in run("skabelon", "tjek", "--skabeloner", "egne")


@pytest.mark.parametrize(
    ("kommune", "said"),
    [("hvidovre", "Der er allerede en profil for 'hvidovre'."), ("../ud", "kan ikke være navnet"), ("7", "navnet på")],
)
def test_a_municipality_that_is_none_is_refused(kommune, said, run):
    assert said in run("kommuner", "ny", kommune, "--kilde", "x", "--skabeloner", "egne", code=2)
    assert not Path("egne").exists()


def spoil(fil, old, new):
    path = Path("egne") / fil
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


def test_the_check_tells_of_letterheads_profiles_and_templates_at_once(run):
    run("kommuner", "ny", "minby", "--kilde", "x", "--skabeloner", "egne")
    run("skabelon", "kopier", "klage/klage", "kommuner/stevns", "--skabeloner", "egne")
    run("skabelon", "kopier", "brevpapir/standard.docx", "--kommune", "minby", "--skabeloner", "egne")
    Path("egne/brevpapir/minby/standard.docx").write_bytes(b"intet")
    Path("egne/brevpapir/minby/logo.png").write_bytes(b"intet")
    spoil("klage/klage.md.j2", "fra: borger", "fra: ingen som helst")
    spoil("kommuner/minby.yaml", "egen_drift", "egn_drift")
    said = run("skabelon", "tjek", "--skabeloner", "egne", code=5)
    for part in ("klage.md.j2", "egn_drift", "ikke et helt Word-dokument", "ikke et billede af slagsen png"):
        assert part in said


def test_a_colour_too_light_to_read_is_advice(run):
    folder = Path("egne/brevpapir/hvidovre")
    folder.mkdir(parents=True)
    (folder / "maal.yaml").write_text('farve: {accent: "FFDD00"}\n', encoding="utf-8")
    said = run("skabelon", "tjek", "--skabeloner", "egne")
    assert "Brevpapiret til hvidovre er i orden." in said
    assert "Farven 'accent' (FFDD00) er svær at læse på hvidt papir (kontrast 1,3, mindst 4,5)." in said


@pytest.mark.parametrize(("farve", "kontrast"), [("FFFFFF", 1.0), ("000000", 21.0), ("767676", 4.54), ("FF0000", 4.0)])
def test_contrast_is_counted_as_the_standard_says(farve, kontrast):
    assert find_kontrast(farve) == pytest.approx(kontrast, abs=0.01)
