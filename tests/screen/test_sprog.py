"""The language command: a file, what comes through the pipe, and letters of a case."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import drafting
from cli import cli
from drafting.language.dokument import Sprogprofil
from drafting.screen.sprogkommandoer import PROFILER

ROOT = Path(drafting.__file__).parent.parent
SAG = ROOT / "eksempler" / "tre_breve"
TEKST = "Du har klaget over kommunen. Vi har ikke svaret endnu.\n"


def run(*words, stdin=None):
    return CliRunner().invoke(cli, ["sprog", *map(str, words)], input=stdin)


def read(*words, stdin=None):
    answer = run(*words, "--json", stdin=stdin)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)["dokumenter"]


def test_a_short_text_has_figures_but_no_verdict():
    answer = run("-", stdin=TEKST)
    assert answer.stdout.startswith("teksten: LIX 15, men teksten er for kort til en dom (100 ord og 5 sætninger)\n")
    assert "10 ord i 2 sætninger" in answer.stdout
    assert "5,0 ord i gennemsnit, den længste på 5" in answer.stdout
    assert "1 (10 %) på 7 bogstaver eller flere" in answer.stdout
    assert "fingerpeg" not in answer.stdout


def test_a_long_text_has_its_band_in_words():
    answer = run("-", stdin=TEKST * 10)
    assert answer.stdout.startswith("teksten: LIX 15, meget let (som børnebøger)\n")
    assert "fingerpeg" in answer.stdout


def test_a_text_of_headings_alone_has_nothing_to_measure():
    assert run("-", stdin="Overskrift").stdout == "teksten: ingen hele sætninger at måle\n"


def test_a_file_is_read_by_what_it_holds(tmp_path):
    file = tmp_path / "brev.txt"
    file.write_text(TEKST, encoding="utf-8")
    (found,) = read(file)
    assert (found["navn"], found["profil"], found["taelling"]) == (str(file), "borger", "linje")
    assert (found["lix"], found["rix"], found["ord"], found["saetninger"], found["baand"]) == (15.0, 0.5, 10, 2, None)
    (found,) = read(file, "--profil", "udtalelse")
    assert found["profil"] == "udtalelse"


def test_letters_are_measured_as_they_are_now_and_by_whom_they_are_for():
    found = read(SAG, "klage", "udtalelse,udtalelse_borger", "--dato", "2026-12-01")
    assert [(each["navn"], each["profil"]) for each in found] == [
        ("klage/klage", "enhed"),
        ("udtalelse/udtalelse", "udtalelse"),
        ("udtalelse/udtalelse_borger", "borger"),
    ]
    assert all(each["baand"] for each in found)
    (found,) = read(SAG, "klage", "--profil", "borger")
    assert found["profil"] == "borger"


def test_a_letter_with_holes_is_measured_and_says_so(tmp_path):
    sag = tmp_path / "sag.yaml"
    sag.write_text(
        "kommune: hvidovre\nemne: Prøve\nborger: {navn: Mette Holm}\nenheder: [{id: e, navn: Ydelsen}]\n"
        "klagepunkter: [{id: p, hvad: Ingen svarede mig.}]\n",
        encoding="utf-8",
    )
    answer = run(sag, "klage")
    assert answer.exit_code == 0
    assert "Brevet klage/klage mangler lederens navn" in answer.stderr
    assert list(tmp_path.iterdir()) == [sag]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ((SAG,), 2, "Skriv også, hvilket brev du vil se på."),
        ((SAG / "sag.yaml",), 2, "drafting sprog"),
        (("findes_ikke.docx",), 2, "Filen findes ikke."),
        ((SAG, "klag"), 2, "Mente du klage/klage?"),
        ((SAG, "anke"), 8, "Sagen er ikke klar til brevet klage/anke"),
        (("findes_ikke", "klage"), 2, "Filen findes ikke"),
        (("-", "--profil", "alle"), 2, "'alle' er ikke en af"),
    ],
    ids=range(7),
)
def test_what_cannot_be_measured_says_why(words, code, says):
    answer = run(*words)
    assert (answer.exit_code, answer.stdout) == (code, "")
    assert says in answer.stderr


def test_nothing_is_read_from_a_pipe_that_is_empty():
    answer = run("-", stdin="")
    assert (answer.exit_code, answer.stderr.splitlines()[0]) == (2, "teksten Der er ingen tekst at læse.")


def test_the_help_knows_every_profile_without_loading_them():
    assert tuple(Sprogprofil) == PROFILER
    code = "import sys, cli; print(*(name for name in sys.modules if name.startswith('drafting.language')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == ""


def test_a_text_is_measured_without_loading_what_reads_word_and_pdf():
    code = (
        "import sys, io; sys.argv = ['drafting', 'sprog', '-']; from drafting.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nprint(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=TEKST, capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "drafting.language.tal" in loaded
    assert loaded & {"docx", "pypdf", "jinja2", "pydantic", "typst", "markdown_it", "drafting.pipeline"} == set()
