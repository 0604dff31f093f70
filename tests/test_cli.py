"""The command line as an adviser meets it: right and wrong, in Danish, with the exit codes of the house."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import drafting
from cli import KOMMANDOER, cli
from drafting import pipeline
from drafting.errors import INTERRUPTED, UNEXPECTED
from drafting.paths import find_template
from drafting.render.formater import ANDRE, RENDERERS
from drafting.screen.brevkommando import FORMATER
from drafting.screen.progress import MANY, track

ROOT = Path(drafting.__file__).parent.parent
SAG = """\
kommune: hvidovre
sagsnummer: 26/1301
emne: Manglende svar på breve
rådgiver: {navn: Karen Lund}
borger:
  navn: Mette Holm
  post: digital
  samtykke: {givet: 2026-10-02, form: mundtligt, til: [videresendelse]}
enheder:
  - {id: cbf, navn: Center for Børn og Familie, leder: {navn: Lone Dahl, titel: centerchef}}
klagepunkter:
  - id: svar
    hvad: |
      Kommunen svarede ikke på mine to breve.
    tema: manglende_svar
    perioder: [{fra: 2026-07-01}]
begrænsninger: {indbragt_for: [], politisk_behandlet: nej}
"""
HUL = ", leder: {navn: Lone Dahl, titel: centerchef}"
VURDERING = """\
vurderinger:
  - klagepunkt: svar
    resultat: kritik
    begrundelse: |
      En myndighed skal svare inden for rimelig tid.
"""
FEJL = ("emne: Manglende svar på breve", "emne: Klage fra Mette Holm")


@pytest.fixture
def sag(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sag.yaml"
    path.write_text(SAG, "utf-8")
    return path


def edit(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def run(*args: object, code: int = 0, env: dict[str, str] | None = None) -> str:
    """Return what stood on stdout and stderr; the exit code must be the one expected."""
    result = CliRunner(env=env).invoke(cli, [str(arg) for arg in args], prog_name="drafting")
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output


def answer(*args: object, code: int = 0) -> dict:
    """Return what `--json` answered on stdout."""
    result = CliRunner().invoke(cli, [str(arg) for arg in args] + ["--json"])
    assert result.exit_code == code, result.output
    found = json.loads(result.stdout)
    assert found["skema"] == 1
    return found


def run_process(*args: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "drafting", *args], cwd=cwd, env={**os.environ, **env}, capture_output=True, check=False
    )


def walk(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    ctx = click.Context(command)
    names = command.list_commands(ctx) if isinstance(command, click.Group) else ()
    inner = [(name, command.get_command(ctx, name)) for name in names]
    return [(path, command), *(found for name, sub in inner for found in walk(sub, (*path, name)))]


COMMANDS = walk(cli)


def test_the_list_of_commands_says_what_the_commands_say():
    ctx = click.Context(cli)
    assert {name: cli.get_command(ctx, name).get_short_help_str(100) for name, _, _ in KOMMANDOER} == {
        name: short for name, _, short in KOMMANDOER
    }
    assert [name for name, _, _ in KOMMANDOER] == cli.list_commands(ctx)


# ── Words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

ENGLISH = re.compile(r"\b(Usage|Options|Commands?|Arguments|Show|Error|Try|Missing|Invalid|FILE|DIRECTORY|TEXT|DATE)\b")


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) or "drafting" for path, _ in COMMANDS])
def test_every_command_has_help_in_danish(path, command):
    text = run(*path, "--hjaelp")
    assert text == run(*path, "--help") == run(*path, "-h")
    assert "Brug: drafting" in text
    assert "\\b" not in text
    assert not ENGLISH.search(text)
    assert command.help
    assert all(param.help for param in command.params if isinstance(param, click.Option))
    assert not path or "..." not in command.get_short_help_str()


def test_drafting_alone_shows_the_way():
    assert run() == run("--help") == run("hjælp")
    assert run("hjaelp", "brev") == run("brev", "--hjaelp")
    assert "drafting ny" in run()


def test_version():
    assert run("--version") == f"drafting {drafting.__version__}\n"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["brevv"], "Kommandoen 'brevv' findes ikke. Mente du"),
        (["skabelon", "tjk"], "Mente du 'tjek'?"),
        (["brev"], "Der mangler 'SAG'. Skriv navnet på sagens fil"),
        (["brev", "sag.yaml"], "--alle"),
        (["brev", "sag.yaml", "klage", "--alle"], "Skriv enten"),
        (["brev", "sag.yaml", "klage", "--formt", "pdf"], "Valget '--formt' findes ikke. Mente du '--format'?"),
        (["brev", "sag.yaml", "klage", "--format"], "Der skal stå en værdi efter '--format'."),
        (["brev", "sag.yaml", "klage", "--format", "pdff,doc"], "'pdff' er ikke et format.\n    Mente du pdf?"),
        (["brev", "sag.yaml", "klage", "--format", "pdff,doc"], "'doc' er ikke et format.\n    Mente du docx?"),
        (
            ["brev", "sag.yaml", "klage", "--dato", "31-12-2026"],
            "som år-måned-dag.\n    Skriv 2026-12-31.",
        ),
        (["brev", "sag.yaml", "klag"], "Brevet 'klag' findes ikke.\n    Mente du klage/klage?"),
        (["brev", "sag.yaml", "xyzxyz"], "Se brevene med: drafting breve"),
        (["brev", "sag.yaml", "klage", "--skabeloner", "ingen"], "findes ikke. Tjek stien."),
        (["brev", "sag.yaml", "klage", "--skabeloner", "sag.yaml"], "er en fil, ikke en mappe."),
        (["brev", "sag.yaml", "klage", "--ud", "sag.yaml"], "er en fil, ikke en mappe."),
        (["brev", "sag.yaml", "klage", "--kladde=ja"], "Der må ikke stå en værdi efter '--kladde'."),
        (["brev", "sag.yaml", "klage", "--format", "pdf", "docx"], "'docx' er et format og ikke et brev."),
        (["brev", "klage", "sag.yaml"], "klage er et brev. Skriv sagen først: drafting brev SAG klage"),
        (["tjek", "sga.yaml"], "Filen findes ikke: sga.yaml.\n    Mente du sag.yaml?"),
        (["tjek", "sag"], "Mente du sag.yaml?"),
        (["tjek", "andet/noget"], "Mappen andet findes heller ikke. Se efter, om navnet og mappen er rigtige"),
        (["tjek", "sag.yaml", "mere"], "Der står et ord for meget: mere"),
    ],
)
def test_a_wrong_line_is_told_in_danish_with_a_way_on(sag, args, words):
    text = run(*args, code=2)
    assert words in text
    assert not ENGLISH.search(text)
    assert not (sag.parent / "ud").exists()


# ── Letters ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_letter_becomes_a_word_file_beside_the_case(sag):
    result = CliRunner().invoke(cli, ["brev", "sag.yaml", "klage", "--dato", "2026-11-20"])
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{Path('ud', '26-1301_klage.docx')}\n"
    assert "1 fil skrevet." in result.stderr
    assert (sag.parent / "ud" / "26-1301_klage.docx").read_bytes().startswith(b"PK")


def test_the_case_may_be_given_as_its_folder(sag):
    assert "26-1301_klage.txt" in run("brev", sag.parent, "klage", "--format", "txt")


def test_all_formats_of_two_letters_in_a_folder_of_ones_own(sag):
    text = run(
        "brev", "sag.yaml", "klage/klage", "videresendelse", "--format", "docx,pdf,txt,html", "--ud", "Bréve æøå"
    )
    assert "8 filer skrevet." in text
    folder = sag.parent / "Bréve æøå"
    assert len([path for path in folder.iterdir() if path.name.startswith("26-1301_")]) == 8
    assert "Kommunen svarede ikke på mine to breve." in (folder / "26-1301_klage.txt").read_text("utf-8")


@pytest.mark.usefixtures("sag")
def test_all_letters_the_case_is_ready_for():
    names = [
        Path(line).name for line in run("brev", "sag.yaml", "--alle", "--format", "txt").splitlines() if "_" in line
    ]
    assert {"26-1301_klage.txt", "26-1301_videresendelse.txt"} <= set(names)
    assert "26-1301_udtalelse.txt" not in names


def test_a_case_ready_for_nothing(sag):
    edit(sag, (SAG[SAG.index("klagepunkter:") :], "afgørelser: [{id: a, dato: 2026-09-10}]\n"))
    assert "Ingen filer er skrevet." in run("brev", "sag.yaml", "--alle")


@pytest.mark.usefixtures("sag")
def test_the_second_run_leaves_equal_files_alone():
    order = ("brev", "sag.yaml", "klage", "--format", "txt,pdf,docx,html", "--dato", "2026-11-20")
    run(*order)
    assert "4 filer var uændret og fik lov at stå." in run(*order)


def test_the_date_is_the_one_given(sag):
    run("brev", "sag.yaml", "klage", "--format", "txt", "--dato", "2026-11-20")
    assert "20. november 2026" in (sag.parent / "ud" / "26-1301_klage.txt").read_text("utf-8")


def test_several_units_have_a_file_each(sag):
    two = "  - {id: job, navn: Jobcenter, leder: {navn: Ib Ravn}}\nklagepunkter:\n  - {id: b, enhed: job, hvad: Nej}\n"
    edit(sag, ("klagepunkter:\n", two))
    text = run("brev", "sag.yaml", "videresendelse", "--format", "txt")
    assert "26-1301_videresendelse_cbf.txt" in text
    assert "26-1301_videresendelse_job.txt" in text


# ── Exit codes ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_1_a_finding_at_level_fejl_stops_the_letter(sag):
    edit(sag, FEJL)
    text = run("brev", "sag.yaml", "klage", code=1)
    assert "emne.navn" in text
    assert "--kladde" in text
    assert not (sag.parent / "ud").exists()
    run("brev", "sag.yaml", "klage", "--kladde")


def test_1_tjek(sag):
    assert "Tjekket fandt ingen fejl" in run("tjek", "sag.yaml")
    edit(sag, FEJL)
    text = run("tjek", "sag.yaml", code=1)
    assert "sag.yaml:3:" in text
    assert "1 fejl" in text


def test_tjek_tells_what_the_letters_lack(sag):
    edit(sag, (HUL, ""))
    text = run("tjek", "sag.yaml")
    assert "sag.yaml råd brev.mangler Brevene klage/klage" in text
    assert "Tjekket fandt 1 råd." in text


def test_tjek_tells_what_would_stop_a_letter(sag):
    edit(sag, ("to breve", "to breve 😀"))
    assert re.search(r"sag.yaml:\d+:\d+ fejl brev.stoppet Tegnet '😀'", run("tjek", "sag.yaml", code=1))


def test_tjek_of_a_case_ready_for_no_letter(sag):
    edit(sag, (SAG[SAG.index("klagepunkter:") :], "afgørelser: [{id: a, dato: 2026-09-10, medhold: ja}]\n"))
    text = run("tjek", "sag.yaml")
    assert "Tjekket fandt ingen fejl.\nSagen er ikke klar til noget brev endnu." in text
    assert "drafting vis sag.yaml" in text


def test_a_flood_is_cut_short_but_not_in_json(sag):
    sag.write_text("kommune: hvidovre\n" + "".join(f"noget{number}: x\n" for number in range(400)), "utf-8")
    lines = run("tjek", "sag.yaml", code=3).splitlines()
    count = len(answer("tjek", "sag.yaml", code=3)["fejl"]["fejl"])
    assert count > 400
    assert lines[-1] == f"… og {count - 50} til. Se dem alle med --json."
    assert len(lines) <= 101


def test_3_the_case_cannot_be_read(sag):
    edit(sag, ("emne:", "emen:"), ("kommune: hvidovre", "kommune: hvidovr"))
    text = run("tjek", "sag.yaml", code=3)
    assert "sag.yaml:1:" in text
    assert "sag.yaml:3:" in text
    assert "hvidovre" in text


def test_4_a_profile_of_ones_own_is_broken(sag):
    folder = sag.parent / "egne" / "kommuner"
    folder.mkdir(parents=True)
    (folder / "hvidovre.yaml").write_text("navn: Hvidovre Kommune\n", "utf-8")
    assert "hvidovre.yaml" in run("brev", "sag.yaml", "klage", "--skabeloner", "egne", code=4)
    assert "Mente du 'viborg'?" in run("kommuner", "vis", "viborgg", code=4)


def test_5_a_template_of_ones_own_is_broken_and_the_other_is_written(sag):
    folder = sag.parent / "egne" / "klage"
    folder.mkdir(parents=True)
    (folder / "klage.md.j2").write_text("# Hej\n", "utf-8")
    text = run("brev", "sag.yaml", "--alle", "--skabeloner", "egne", "--format", "txt", code=5)
    assert "klage.md.j2:1" in text
    assert "26-1301_videresendelse.txt" in text
    assert "klage.md.j2" in run("skabelon", "tjek", "--skabeloner", "egne", code=5)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("enhed.navn", "enhed.modtagernavn", "'enhed' har ingen 'modtagernavn'"),
        ("stade: er_klar_til_klage", "stade: er_klar_til_klag", "Mente du 'er_klar_til_klage'?"),
        ("{% endif %}", "", "klage.md.j2:"),
    ],
)
def test_5_a_template_of_ones_own_is_checked_first(sag, old, new, told):
    own = sag.parent / "egne" / "klage"
    own.mkdir(parents=True)
    text = find_template("klage/klage.md.j2").read_text("utf-8")
    assert old in text
    (own / "klage.md.j2").write_text(text.replace(old, new), "utf-8")
    wrong = run("brev", "sag.yaml", "klage", "--skabeloner", "egne", code=5)
    assert told in wrong
    assert f"{Path('egne', 'klage', 'klage.md.j2')}:" in wrong
    assert told in run("skabelon", "tjek", "--skabeloner", "egne", code=5)
    assert re.search(r"klage.md.j2:[\d:]+ fejl brev.stoppet ", run("tjek", "sag.yaml", "--skabeloner", "egne", code=1))
    assert re.search("klage/klage +fejl ", run("vis", "sag.yaml", "--skabeloner", "egne"))


def test_6_a_character_the_type_does_not_have(sag):
    edit(sag, ("to breve", "to breve 😀"))
    assert "sag.yaml:" in run("brev", "sag.yaml", "klage", "--format", "txt", code=6)
    assert not (sag.parent / "ud").exists()


def test_7_an_edited_letter_is_never_written_over(sag):
    run("brev", "sag.yaml", "klage", "--format", "txt,html")
    letter = sag.parent / "ud" / "26-1301_klage.txt"
    letter.write_text("rettet", "utf-8")
    edit(sag, ("to breve", "tre breve"))
    text = run("brev", "sag.yaml", "klage", "--format", "txt,html", code=7)
    assert f"{Path('ud', '26-1301_klage.txt')} Filen er rettet" in text
    assert "--overskriv" in text
    assert letter.read_text("utf-8") == "rettet"
    assert "to breve" in (letter.with_suffix(".html")).read_text("utf-8")
    run("brev", "sag.yaml", "klage", "--format", "txt,html", "--overskriv")
    assert "tre breve" in letter.read_text("utf-8")


def test_8_a_hole_stops_the_letter_unless_it_is_a_draft(sag):
    edit(sag, (HUL, ""))
    text = run("brev", "sag.yaml", "klage", "--format", "txt", code=8)
    assert "Brevet klage/klage mangler lederens navn." in text
    assert "--kladde" in text
    assert not (sag.parent / "ud").exists()
    text = run("brev", "sag.yaml", "klage", "--format", "txt", "--kladde")
    assert "Kladden klage/klage mangler: lederens navn." in text
    assert "[UDFYLD: lederens navn]" in (sag.parent / "ud" / "26-1301_klage.txt").read_text("utf-8")


def test_8_a_letter_the_case_has_not_reached_is_only_a_draft(sag):
    text = run("brev", "sag.yaml", "udtalelse", "klage", "--format", "txt", code=8)
    told = "Sagen er ikke klar til brevet udtalelse/udtalelse: det kan skrives, når sagen har vurderinger."
    assert f"{told}\n    Skriv det i sagen, eller lav en kladde med --kladde." in text
    assert [path.name for path in (sag.parent / "ud").glob("*.txt")] == ["26-1301_klage.txt"]
    assert "26-1301_udtalelse.txt" in run("brev", "sag.yaml", "udtalelse", "--kladde", "--format", "txt")


def test_9_the_profile_does_not_allow_the_letter(sag):
    edit(sag, ("hvidovre", "viborg"), ("klagepunkter:", VURDERING + "klagepunkter:"))
    text = run("brev", "sag.yaml", "udtalelse", code=9)
    assert "kan ikke skrives for Viborg Kommune" in text
    assert "Kilde: Jobbeskrivelse for Borgervejleder, Viborg Kommune, 'Borgervejlederen kan'.\n" in text
    text = run("brev", "sag.yaml", "--alle", "--format", "txt")
    assert "udtalelse/udtalelse kan ikke skrives" in text
    assert "26-1301_klage.txt" in text
    assert "udtalelse.txt" not in text


def test_9_one_refused_letter_does_not_stop_the_other(sag):
    edit(sag, ("hvidovre", "viborg"))
    assert "26-1301_klage.txt" in run("brev", "sag.yaml", "udtalelse", "klage", "--format", "txt", code=9)


def test_what_the_profile_does_not_tell_is_drafted_with_a_warning(sag):
    edit(sag, ("hvidovre", "viborg"))
    profil = pipeline.check(sag, dato=date(2026, 11, 20)).profil
    silent = [brev for brev in ("klage/klage", "klage/videresendelse") if profil.find_svar(brev) == "ikke oplyst"]
    if silent:
        text = run("brev", "sag.yaml", silent[0])
        assert "profil.ikke_oplyst" in text


def test_130_interrupted(sag, monkeypatch):
    def interrupt(*_args, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check", interrupt)
    assert run("tjek", sag, code=INTERRUPTED) == "Afbrudt\n"


def test_an_unexpected_error_tells_no_names(sag, monkeypatch):
    def fail(*_args, **_more):
        raise RuntimeError("Mette Holm 010160-1234")

    monkeypatch.setattr(pipeline, "check", fail)
    text = run("tjek", sag, code=UNEXPECTED)
    assert "uventet fejl" in text
    assert "Mette" not in text
    for args in (("--detaljer", "tjek", sag), ("tjek", sag, "--detaljer")):
        result = CliRunner().invoke(cli, [str(arg) for arg in args])
        assert result.exit_code == UNEXPECTED
        assert "Traceback" in result.stderr
        assert "Læs det igennem" in result.stderr


# ── JSON ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_json_of_every_command_that_has_it(sag):
    assert "klage/klage" in [brev["navn"] for brev in answer("breve")["breve"]]
    assert {"kommune": "hvidovre", "navn": "Hvidovre Kommune"} in answer("kommuner")["kommuner"]
    assert answer("kommuner", "vis", "hvidovre")["profil"]["titel"]["ubestemt"] == "borgerrådgiver"
    assert answer("tjek", sag)["fund"] == []
    vis = answer("vis", sag)
    assert vis["borger"] == "Mette Holm"
    klar = {brev["brev"]: brev["klar"] for brev in vis["breve"]}
    assert (klar["klage/klage"], klar["klage/videresendelse"], klar["udtalelse/udtalelse"]) == (True, True, False)
    assert "udtalelse/udtalelse" in answer("skabelon", "tjek")["breve"]
    fil = answer("brev", sag, "klage", "--format", "txt")["filer"][0]
    assert fil["brev"] == "klage/klage"
    assert Path(fil["sti"]).is_file()


def test_json_tells_errors_too(sag):
    edit(sag, FEJL)
    found = answer("tjek", sag, code=1)["fund"][0]
    assert found["kode"] == "emne.navn"
    assert found["niveau"] == "fejl"
    assert found["sted"]["linje"] == 3
    edit(sag, ("emne:", "emen:"))
    error = answer("tjek", sag, code=3)["fejl"]
    assert error["kode"] == 3
    assert error["fejl"][0]["raad"]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["brev", "sag.yaml", "klage", "--format", "doc"], "'doc' er ikke et format."),
        (["brev", "sag.yaml"], "Skriv enten"),
        (["kommuner", "vis"], "Der mangler 'KOMMUNE'."),
        (["tjek", "sag.yaml", "--formt"], "Valget '--formt' findes ikke."),
    ],
)
@pytest.mark.usefixtures("sag")
def test_json_of_a_wrong_line(args, told):
    error = answer(*args, code=2)["fejl"]
    assert error["kode"] == 2
    assert error["fejl"][0]["besked"].startswith(told)


def test_json_of_a_letter_that_was_not_written(sag):
    edit(sag, (HUL, ""))
    brev = answer("brev", sag, "klage", code=8)["breve"][0]
    assert brev["huller"] == ["lederens navn"]
    assert brev["fejl"]["kode"] == 8


# ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_vis_tells_what_each_letter_lacks(sag):
    edit(sag, (HUL, ""))
    text = run("vis", "sag.yaml")
    assert "Mette Holm" in text
    assert "1. Kommunen svarede ikke på mine to breve." in text
    assert "mangler  lederens navn" in text
    assert "Resten kan først skrives senere (se dem med: drafting vis sag.yaml --senere)" in text
    assert "udtalelse/udtalelse " not in text
    assert len(text.splitlines()) < 25


def test_vis_tells_what_the_letters_to_come_wait_for(sag):
    text = run("vis", str(sag), "--senere")
    assert re.search(r"udtalelse/udtalelse +senere +når sagen har vurderinger", text)


def test_vis_tells_of_mistakes(sag):
    edit(sag, FEJL, (HUL, ""))
    text = run("vis", "sag.yaml")
    assert re.search(r"klage/klage +fejl +1 fejl i sagen; mangler også lederens navn", text)
    assert "1 fejl og 1 råd (se dem med: drafting tjek sag.yaml)" in text
    assert not any(brev["klar"] for brev in answer("vis", sag)["breve"])


def test_vis_tells_what_is_refused(sag):
    edit(sag, ("hvidovre", "viborg"))
    assert re.search(r"udtalelse/udtalelse +nej ", run("vis", "sag.yaml", "--senere"))


def test_a_kommune_needs_no_vis():
    assert run("kommuner", "hvidovre") == run("kommuner", "vis", "hvidovre")
    assert "Kritikskala" in run("kommuner", "hvidovre")
    assert "Kilde: 004_f6f456a0cbbe830f.txt, afsnit 3.1, linje 405\n" in run("kommuner", "hvidovre")


def test_skema_is_json_schema():
    schema = json.loads(run("skema"))
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "hvidovre" in run("skema")
    assert (ROOT / "eksempler" / "sag.schema.json").read_text("utf-8") == run("skema")


def test_breve_tells_the_road():
    assert "klage/videresendelse (rådgiveren til enheden)" in run("breve")


# ── A new case ─────────────────────────────────────────────────────────────────────────────────────────────────────

BLANKS = {
    "kommune:": " viborg",
    "sagsnummer:": " 26/1",
    "modtaget:": " 2026-10-02",
    "emne:": " Manglende svar",
    "navn:": " Bo Dam",
    "titel:": " leder",
    "hvad: |": "\n      Kommunen svarede ikke på mit brev.",
}


def fill(text: str) -> str:
    lines = text.splitlines()
    return "\n".join(line + next((new for blank, new in BLANKS.items() if line.endswith(blank)), "") for line in lines)


def test_ny_with_its_blanks_filled_makes_letters(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = run("ny")
    assert "sag.yaml\n" in text
    assert "drafting tjek sag.yaml" in text
    sag = tmp_path / "sag.yaml"
    assert sag.read_text("utf-8").startswith("# yaml-language-server: $schema=sag.schema.json\n")
    assert json.loads((tmp_path / "sag.schema.json").read_text("utf-8"))["$schema"]
    blank = run("tjek", "sag.yaml", code=3)
    for told in ("'kommune' er tom", "'emne' er tom", "'navn' under 'borger' er tom", "'navn' under 'leder' er tom"):
        assert told in blank
    sag.write_text(fill(sag.read_text("utf-8")), "utf-8")
    run("tjek", "sag.yaml")
    run("brev", "sag.yaml", "--alle", "--format", "txt")


def test_every_commented_line_of_ny_may_be_used(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("ny", "--kommune", "hvidovre")
    sag = tmp_path / "sag.yaml"
    text = fill(sag.read_text("utf-8"))
    head, body = text[: text.index("kommune:")], text[text.index("kommune:") :]
    opened = re.sub(r"(?m)^( *)# (?=[\wæøåÆØÅ]+:|- | {2,})", r"\1", body)
    assert opened.count("\n#") < 8
    sag.write_text(head + opened, "utf-8")
    run("tjek", "sag.yaml", "--dato", "2026-11-20", code=0)


def test_ny_takes_what_is_known(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run(
        "ny",
        "min_sag",
        "--kommune",
        "Viborg",
        "--emne",
        'Svar: "nej" # tak',
        "--navn",
        "Åse Æbelø",
        "--sagsnummer",
        "26/7",
    )
    text = (tmp_path / "min_sag" / "sag.yaml").read_text("utf-8")
    assert "\nkommune: viborg\n" in text
    assert "\nsagsnummer: 26/7\n" in text
    assert '\nemne: "Svar: \\"nej\\" # tak"\n' in text
    (tmp_path / "min_sag" / "sag.yaml").write_text(fill(text), "utf-8")
    assert 'Sag 26/7: Svar: "nej" # tak' in run("vis", "min_sag")


def test_ny_never_touches_a_file_that_is_there(sag):
    text = run("ny", code=7)
    assert "findes allerede" in text
    assert sag.read_text("utf-8") == SAG
    assert not (sag.parent / "sag.schema.json").exists()


def test_ny_knows_its_municipalities(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "Mente du 'hvidovre'?" in run("ny", "--kommune", "hvidovr", code=4)
    assert not (tmp_path / "sag.yaml").exists()


# ── The terminal ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("env", "colored"), [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)]
)
def test_colour_only_where_it_is_wanted(sag, env, colored):
    result = run_process("vis", "sag.yaml", cwd=sag.parent, **env)
    assert (b"\x1b[" in result.stdout) is colored


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("cp850", "cp850"), ("cp1252", "cp1252"), ("ascii", "utf-8")],  # click takes ascii for a mistake
)
def test_old_consoles_never_crash(sag, encoding, shown):
    edit(sag, ("to breve", "to breve – ”nej” → 😀"))
    result = run_process("vis", "sag.yaml", cwd=sag.parent, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert result.returncode == 0
    assert result.stderr == b""
    assert "Center for Børn og Familie" in result.stdout.decode(shown)
    result = run_process("vis", "sag.yaml", "--json", cwd=sag.parent, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert "😀" in json.loads(result.stdout.decode("ascii"))["klagepunkter"][0]["hvad"]


def test_a_pipe_that_closes_is_no_crash(sag):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "drafting", "kommuner", "vis", "hvidovre"]
    result = subprocess.run(command, cwd=sag.parent, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert b"Traceback" not in result.stderr


HEAVY = ("docxtpl", "docx", "lxml", "pypdf", "babel", "jinja2", "msgspec", "typst", "yaml", "rich", "markdown_it")
PROBE = """
import sys
from drafting.__main__ import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(sorted({name.partition(".")[0] for name in sys.modules} & set(HEAVY)), file=sys.stderr)
"""


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["brev", "--help"], []], ids=" ".join)
def test_help_and_version_load_nothing_heavy(tmp_path, args):
    command = [sys.executable, "-c", f"HEAVY = {HEAVY!r}\n{PROBE}", *args]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert result.stderr == b"[]" + os.linesep.encode()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("terminal", "count", "bar"), [(True, MANY, True), (True, MANY - 1, False), (False, MANY, False)]
)
def test_a_bar_only_at_a_terminal_with_many_letters(monkeypatch, terminal, count, bar):
    stderr = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stderr)
    assert list(track(iter(range(count)), count, color=False)) == list(range(count))
    assert ("Skriver breve" in stderr.getvalue()) is bar


# ── The house ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_cli_imports_only_light_things_at_the_top():
    tree = ast.parse((ROOT / "cli.py").read_text("utf-8"))
    plain = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
    ours = {name for name in plain | named if name.partition(".")[0] == "drafting"}
    others = {name.partition(".")[0] for name in plain | named} - {"drafting", "click"}
    assert others <= sys.stdlib_module_names
    assert all(re.fullmatch(r"drafting(\.(errors|fund|paths|screen\.\w+))?", name) for name in ours)


def test_the_commands_catch_our_errors_in_one_place():
    files = [ROOT / "cli.py", *(ROOT / "drafting" / "screen").glob("*.py")]
    caught = re.compile(r"except \(?DraftingError|isinstance\(error, DraftingError\)")
    assert [file.name for file in files if caught.search(file.read_text("utf-8"))] == ["fejldoer.py"]


def test_the_formats_of_the_option_are_the_ones_there_are():
    assert (*RENDERERS, *ANDRE) == FORMATER


def test_the_program_leaves_at_once_but_what_asked_to_be_told_of_the_end_is_told(tmp_path):
    code = (
        "import atexit, sys; from drafting.__main__ import run\n"
        "class Sidst:\n    def __del__(self): print('taget ned')\n"
        "sidst = Sidst(); atexit.register(print, 'sagt til')\n"
        "sys.argv = ['drafting', 'tjek', 'nej.yaml']; run()"
    )
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("sagt til\n", 2)
