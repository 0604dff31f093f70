"""The language command: a file, what comes through the pipe, and letters of a case."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import drafting
from cli import cli
from drafting.facts.load import Closedsets, parse_fakta
from drafting.language.dokument import Sprogprofil
from drafting.screen.sprogkommandoer import PROFILER
from drafting.screen.sproglaesning import find_egennavne

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
    assert run("-", stdin="Overskrift").stdout == "teksten: ingen hele sætninger at måle\n\nFund: ingen\n"


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
    assert (
        loaded & {"docx", "pypdf", "jinja2", "drafting.facts.model", "typst", "markdown_it", "drafting.pipeline"}
        == set()
    )


SVAER = "Det meddeles, at du får afslag. Såfremt du er uenig, kan du klage. Såfremt du ikke er, så skriv til os."


def test_a_finding_says_where_why_and_what_to_write(tmp_path):
    (tmp_path / "brev.txt").write_text(SVAER, encoding="utf-8")
    said = run(tmp_path / "brev.txt").stdout
    assert "brev.txt:1:33 advarsel kancelli »Såfremt« kan siges mere enkelt. (2 gange)" in said
    assert "    Såfremt du er uenig, kan du klage.\n" in said
    assert "    Skriv »hvis«.\n" in said
    assert "»Det meddeles« kan siges mere enkelt." in said
    assert "    Skriv, hvem der siger det: »Vi skriver til dig, fordi …«.\n" in said
    assert "passiv" not in said


def test_ten_findings_are_shown_the_worst_first_and_all_when_asked(tmp_path):
    words = "Såfremt, hvorledes, hvorvidt, endvidere, ydermere, tillige, ligeledes, ifald, dersom, hermed og herudover."
    (tmp_path / "brev.txt").write_text(f"{words} Ring til os.", encoding="utf-8")
    said, everything = (run(tmp_path / "brev.txt", *more).stdout for more in ((), ("--alle",)))
    assert said.count("advarsel kancelli") == 10
    assert re.search(r"og \d+ til. Se dem alle med --alle", said)
    assert everything.count("advarsel ") > 10
    assert "--alle" not in everything


def test_a_cpr_number_is_an_error_and_never_told(tmp_path):
    (tmp_path / "brev.txt").write_text("Mit nummer er 070761-4285. Ring til mig.", encoding="utf-8")
    for more in ((), ("--json",), ("--format", "html")):
        done = run(tmp_path / "brev.txt", *more)
        assert "4285" not in done.stdout
    assert "fejl cpr" in run(tmp_path / "brev.txt").stdout
    assert run(tmp_path / "brev.txt").exit_code == 1


def test_an_exception_needs_its_reason_and_is_shown_when_asked(tmp_path):
    (tmp_path / "brev.txt").write_text(SVAER, encoding="utf-8")
    file = tmp_path / "brev.txt"
    said = run(file, "--undtag", "kancelli/såfremt=citat", "--vis-undtagelser").stdout
    assert "Såfremt« kan" not in said.partition("Undtaget")[0]
    assert "Undtaget: »Såfremt« kan siges mere enkelt.\n    Grund: citat" in said
    assert "mangler regel eller grund" in run(file, "--undtag", "kancelli").output
    assert "ingen sprogregel, der hedder 'kanceli'" in run(file, "--undtag", "kanceli=x").output


def test_the_page_marks_the_words_and_escapes_the_text(tmp_path):
    (tmp_path / "brev.txt").write_text(f"{SVAER} <script>alert(1)</script>", encoding="utf-8")
    ud = tmp_path / "rapport.html"
    run(tmp_path / "brev.txt", "--format", "html", "--ud", ud)
    page = ud.read_text("utf-8")
    assert '<mark class="advarsel">Såfremt<a id="sted-1-1" href="#fund-1-1" aria-label="Fund 1">' in page
    assert re.search(r'<a href="#sted-1-1">[^<]+</a>', page)
    assert "<script>" not in page
    assert 'lang="da-DK"' in page
    assert "Filen findes allerede" in run(tmp_path / "brev.txt", "--format", "html", "--ud", ud).output


def test_a_cpr_number_is_hidden_wherever_its_sentence_is_told_again(tmp_path):
    """Also where it is the second time, and where the finding is about something else in the sentence."""
    long = " ".join(["og vi har skrevet til dig"] * 5)
    text = f"Såfremt 070761-4285 er dit, så ring. Nummeret 070761-4285 er dit, {long}. Skriv 0707614285."
    (tmp_path / "brev.txt").write_text(text, encoding="utf-8")
    for more in (("--alle",), ("--json",), ("--format", "html")):
        said = run(tmp_path / "brev.txt", *more).stdout
        assert "070761" in said
        assert "4285" not in said


def test_the_page_marks_words_inside_a_sentence_that_is_too_long_itself(tmp_path):
    long = " ".join(["og vi har skrevet til dig"] * 5)
    (tmp_path / "brev.txt").write_text(f"Nordhavn\n4400 Nordhavn\n\nSåfremt du vil, {long}.", encoding="utf-8")
    page = run(tmp_path / "brev.txt", "--format", "html").stdout
    assert '<mark class="raad hel"><mark class="advarsel">Såfremt<a' in page
    assert '<p class="linjer">Nordhavn\n4400 Nordhavn</p>' in page
    assert set(re.findall(r'href="#([\w-]+)"', page)) <= set(re.findall(r'id="([\w-]+)"', page))


def test_several_texts_are_checked_at_once(tmp_path):
    names = [tmp_path / "en.txt", tmp_path / "to.txt"]
    for name in names:
        name.write_text(SVAER, encoding="utf-8")
    assert [each["navn"] for each in read(*names)] == list(map(str, names))
    page = run(*names, "--format", "html").stdout
    ids = re.findall(r'id="([\w-]+)"', page)
    assert len(ids) == len(set(ids)) > 1


def test_the_name_of_a_page_that_is_not_asked_for_is_no_silent_loss(tmp_path):
    (tmp_path / "brev.txt").write_text(SVAER, encoding="utf-8")
    for more in ((), ("--format", "html", "--json")):
        said = run(tmp_path / "brev.txt", "--ud", tmp_path / "side.html", *more)
        assert (said.exit_code, (tmp_path / "side.html").exists()) == (2, False)
        assert "--format html --ud FIL" in said.output


def test_an_exception_is_written_as_the_finding_says_it_and_one_that_lets_nothing_pass_is_told(tmp_path):
    (tmp_path / "brev.txt").write_text("Du har fremsendt et brev. Ring til os.", encoding="utf-8")
    for word in ("fremsendt", "fremsende"):
        said = run(tmp_path / "brev.txt", "--undtag", f"kancelli/{word}=fast ord")
        assert "»fremsendt«" not in said.output, word
    said = run(tmp_path / "brev.txt", "--undtag", "kancelli/fremsend=fast ord")
    assert "»fremsendt«" in said.stdout
    assert "Undtagelsen kancelli/fremsend passer ikke på noget fund." in said.stderr


def test_a_sentence_nobody_would_read_again_is_cut(tmp_path):
    (tmp_path / "brev.txt").write_text("vi skriver til dig om din sag " * 400, encoding="utf-8")
    said = run(tmp_path / "brev.txt").stdout
    assert "lang_saetning" in said
    assert len(said) < 2000


def test_an_output_that_is_closed_is_no_crash(tmp_path):
    (tmp_path / "brev.txt").write_text(SVAER, encoding="utf-8")
    command = f'"{sys.executable}" -m drafting sprog "{tmp_path / "brev.txt"}"'
    done = subprocess.run(f"{command} >&-", shell=True, capture_output=True, text=True, cwd=ROOT, check=False)  # noqa: S602 (a shell closes it)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_could_not_be_checked_is_told_and_the_rest_goes_on(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAFTING_LANGUAGETOOL", str(tmp_path / "intet"))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    (tmp_path / "brev.txt").write_text(SVAER, encoding="utf-8")
    done = run(tmp_path / "brev.txt", "--languagetool")
    assert "advarsel kancelli" in done.stdout
    assert "ikke tjekket" in done.stderr
    assert done.exit_code == 0


def test_the_names_of_a_case_are_spelt_right():
    sag = ROOT / "eksempler" / "ubesvarede_breve" / "sag.yaml"
    (found,) = read(sag, "videresendelse")
    assert [fund for fund in found["fund"] if fund["kode"] == "stavning"] == []
    assert {fund["kode"] for fund in found["fund"]} <= {"passiv", "kancelli", "fagord", "to_navne", "vag_tid"}


LANG = (
    "Kommunen har i brevet af 3. maj skrevet til dig om støtten til din datter, "
    "såfremt du stadig ønsker den støtte, som du søgte om i et brev i marts i år."
)


def test_a_long_sentence_is_shown_around_the_words_and_whole_where_it_is_itself_the_trouble(tmp_path):
    (tmp_path / "brev.txt").write_text(f"{LANG}\n\nSåfremt du vil, så ring.", encoding="utf-8")
    said = " ".join(run(tmp_path / "brev.txt", "--alle").stdout.split())
    kancelli, _, lang = said.partition("lang_saetning")
    assert "Kommunen har i brevet af 3. maj skrevet til dig om støtten til din datter, såfremt" in lang
    assert (
        "… maj skrevet til dig om støtten til din datter, såfremt du stadig ønsker den støtte, som du søgte om i …"
        in kancelli
    )


def test_every_name_of_a_case_is_found_in_it():
    text = (
        "kommune: viborg\nemne: Prøve\nborger: {navn: Gudrun Falk}\nklagepunkter: [hvad: Ingen svarer.]\n"
        "enheder:\n  - {id: en, navn: Center A, kaldes: centeret, leder: {navn: Poul Rask, titel: chef}}\n"
    )
    fakta = parse_fakta(text, "sag.yaml", closed=Closedsets(frozenset({"viborg"}), frozenset(), frozenset()))
    assert set(find_egennavne(fakta)) == {"Gudrun Falk", "centeret", "Center A", "Poul Rask"}
