"""Many cases at once: which words are cases, what is drafted again, and that one bad case never stops the rest."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import cli
from drafting.arkiv.manifest import MANIFEST, load_manifest
from drafting.letter import fingeraftryk
from drafting.mange import arbejde
from drafting.paths import data_folder, templates_folder
from drafting.screen.progress import Fremdrift

DATO = "2026-11-20"
SAG = """\
kommune: hvidovre
sagsnummer: {nummer}
emne: Manglende svar på breve
rådgiver: {{navn: Karen Lund}}
borger:
  navn: Mette Holm
  post: digital
  samtykke: {{givet: 2026-10-02, form: mundtligt, til: [videresendelse]}}
enheder:
  - {{id: cbf, navn: Center for Børn og Familie, leder: {{navn: Lone Dahl, titel: centerchef}}}}
klagepunkter:
  - id: svar
    hvad: |
      Kommunen svarede ikke på mine to breve.
    tema: manglende_svar
    perioder: [{{fra: 2026-07-01}}]
begrænsninger: {{indbragt_for: [], politisk_behandlet: nej}}
"""
TO_ENHEDER = (
    "klagepunkter:\n",
    "  - {id: job, navn: Jobcenter, leder: {navn: Ib Ravn}}\nklagepunkter:\n  - {id: b, enhed: job, hvad: Nej}\n",
)


@pytest.fixture
def sager(tmp_path, monkeypatch):
    """Return a folder with three cases, each in its own."""
    monkeypatch.chdir(tmp_path)
    for number in (1, 2, 3):
        write(f"sager/{number}/sag.yaml", number)
    return tmp_path / "sager"


def write(path: str, number: int) -> Path:
    sag = Path(path)
    sag.parent.mkdir(parents=True, exist_ok=True)
    sag.write_text(SAG.format(nummer=f"26/{number}"), "utf-8")
    return sag


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def run(*args: object, code: int = 0) -> str:
    """Return what stood on stdout and stderr; the exit code must be the one expected."""
    result = CliRunner().invoke(cli, ["brev", *map(str, args), "--dato", DATO], prog_name="drafting")
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output.replace("\\", "/")


def answer(*args: object, code: int = 0, dato: str = DATO) -> dict:
    result = CliRunner().invoke(cli, ["brev", *map(str, args), "--json", "--dato", dato])
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def tell(found: dict) -> list[tuple[list[str], list[str]]]:
    """Return for each case the letters drafted and those left alone."""
    return [([each["brev"] for each in sag["breve"]], sag["uroerte"]) for sag in found["sager"]]


def find_files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix != ".yaml" and path.is_file()
    )


# ── Words ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_folder_of_cases(sager):
    text = run("sager", "klage")
    assert [line for line in text.splitlines() if line.startswith("sager")] == [
        f"sager/{n}/ud/26-{n}_klage.docx" for n in "123"
    ]
    assert "3 sager: 3 filer skrevet.\n" in text
    assert find_files(sager) == [each for n in "123" for each in (f"{n}/ud/{MANIFEST}", f"{n}/ud/26-{n}_klage.docx")]


@pytest.mark.usefixtures("sager")
def test_case_files_one_by_one_and_letters_in_any_order():
    text = run("sager/1", "sager/2/sag.yaml", "klage", "sager/3", "videresendelse", "--format", "txt")
    assert "3 sager: 6 filer skrevet." in text


@pytest.mark.usefixtures("sager")
def test_one_case_answers_as_it_always_did():
    assert set(answer("sager/1", "klage")) == {"skema", "filer", "breve"}
    assert set(answer("sager", "klage")) == {"skema", "sager", "antal", "afbrudt"}


def test_what_is_a_case_and_what_is_not(sager):
    write("sager/ud/4.yaml", 4)
    write("sager/.gemt/sag.yaml", 5)
    write("sager/kommuner/minby.yaml", 6)
    write("sager/1/sag_gammel.yaml", 7)
    write("sager/andre/b.yaml", 9)
    write("sager/andre/a.yml", 8)
    (sager / "andre" / "c.yaml").write_text("navn: noget andet\n", "utf-8")
    (sager / "andre" / "igen").symlink_to(sager, target_is_directory=True)
    found = [sag["sag"].replace("\\", "/") for sag in answer("sager", "klage")["sager"]]
    assert found == [*(f"sager/{n}/sag.yaml" for n in "123"), "sager/andre/a.yml", "sager/andre/b.yaml"]
    assert "1 fil ligner ikke en sag og er sprunget over: sager/andre/c.yaml." in run("sager", "klage")


@pytest.mark.usefixtures("sager")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["sager"], "Skriv enten, hvilke breve du vil have, eller --alle."),
        (["sager", "klage", "--alle"], "Skriv enten"),
        (["sagr", "klage"], "Mappen findes ikke: sagr.\n    Mente du sager?"),
        (["sager/1", "sagr", "klage"], "Mappen findes ikke: sagr.\n    Mente du sager?"),
        (["sager/1", "sager/4", "klage"], "Filen findes ikke: sager/4."),
        (["sager/1", "sager/4/sag.yaml", "klage"], "Mappen sager/4 findes heller ikke."),
        (["sager", "klagee"], "Brevet 'klagee' findes ikke.\n    Mente du klage/klage?"),
        (["tom", "klage"], "Der er ingen sag.yaml i mappen tom."),
        (["sager/1", "tom", "klage"], "Der er ingen sag.yaml i mappen tom."),
        (["sager/1", "noter.txt", "klage"], "'noter.txt' er hverken en sag, en mappe eller et brev."),
        (["sager/1", "sager/1", "klage"], "sager/1/sag.yaml Sagen er nævnt to gange."),
        (["sager", "sager/2/sag.yaml", "klage"], "sager/2/sag.yaml Sagen er nævnt to gange."),
        (["sager", "sager", "klage"], "sager/3/sag.yaml Sagen er nævnt to gange."),
        (["sager", "./sager", "klage"], "sager/1/sag.yaml Sagen er nævnt to gange."),
        (["sager", "klage", "--arbejdere", "0"], "'0' er ikke et antal.\n    Skriv et helt tal"),
        (["sager", "klage", "--arbejdere", "to"], "'to' er ikke et antal."),
        (["klage", "sager"], "klage er et brev. Skriv sagen først"),
        (["sager", "udtalelse", "klage/klage"], "'udtalelse' er både et brev og en mappe med sager."),
    ],
)
def test_a_wrong_line_is_told_before_anything_is_written(words, told, tmp_path):
    (tmp_path / "tom").mkdir()
    (tmp_path / "noter.txt").write_text("", "utf-8")
    write("udtalelse/a.yaml", 7)
    assert told in run(*words, code=2)
    assert not list(tmp_path.rglob(MANIFEST))


@pytest.mark.usefixtures("sager")
def test_a_folder_that_is_called_as_a_letter_can_be_named():
    write("klage/7/sag.yaml", 7)
    assert "2 sager: 2 filer skrevet." in run("sager/1", "./klage", "klage/klage")
    assert "2 sager:" in run("sager/1", "klage", "--alle")
    (Path("klage") / "7" / "sag.yaml").unlink()
    assert "1 fil var uændret" in run("sager/1", "klage")


def test_cases_that_would_write_the_same_file_are_told_of_first(sager):
    for name in "abc":
        write(f"sager/mange/{name}.yaml", 7)
    edit(sager / "mange" / "c.yaml", "26/7", '"26-7" # det samme')
    text = run("sager", "klage", code=2)
    assert "Sagerne a.yaml, b.yaml og c.yaml ligger i samme mappe og har samme sagsnummer" in text
    assert find_files(sager) == []
    assert "6 sager: 6 filer skrevet." in run("sager", "klage", "--ud", "breve")


def test_with_ud_each_case_has_its_own_folder(sager):
    write("sager/2026/4.yaml", 1)
    write("sager/2026/5.yaml", 1)
    run("sager", "klage", "--ud", "breve", "--format", "txt")
    told = [each for each in find_files(Path("breve")) if each.endswith(".txt")]
    assert told == [
        "1/26-1_klage.txt",
        "2/26-2_klage.txt",
        "2026/4/26-1_klage.txt",
        "2026/5/26-1_klage.txt",
        "3/26-3_klage.txt",
    ]
    (sager / "0").mkdir()
    write("sager/0/sag.yaml", 1)
    assert answer("sager", "klage", "--ud", "breve", "--format", "txt")["antal"]["uaendrede_filer"] == 5


@pytest.mark.usefixtures("sager")
def test_with_ud_cases_of_one_name_are_told_apart():
    write("andre/1/sag.yaml", 1)
    run("sager/1", "andre/1", "sager/2", "klage", "--ud", "breve", "--format", "txt")
    assert {path.parent.relative_to("breve").as_posix() for path in Path("breve").rglob("*.txt")} == {
        "sager/1",
        "andre/1",
        "2",
    }


# ── Only what has changed ──────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_unchanged_is_left_alone_and_not_even_read(sager, monkeypatch):
    first = answer("sager", "klage", "videresendelse", "--format", "docx,txt")
    assert tell(first) == [(["klage/klage", "klage/videresendelse"], [])] * 3
    monkeypatch.setattr("drafting.mange.arbejde.check", None)
    again = answer("sager", "klage", "videresendelse", "--format", "docx,txt")
    assert tell(again) == [([], ["klage/klage", "klage/videresendelse"])] * 3
    assert again["antal"]["uaendrede_filer"] == 12
    assert [[fil["sti"] for fil in sag["filer"]] for sag in again["sager"]] == [
        sorted([fil["sti"] for fil in sag["filer"]], key=lambda sti: ("videre" in sti, sti)) for sag in first["sager"]
    ]
    assert sager.is_dir()


def own(kind: str) -> Path:
    """Return a changed file of one's own of that kind, in the folder `egne`."""
    names = {
        "skabelon": "klage/klage.md.j2",
        "frase": "faelles/brev.j2",
        "papir": "brevpapir/maal.yaml",
        "kommune": "kommuner/hvidovre.yaml",
    }
    name = names[kind]
    shipped = (data_folder() if kind == "kommune" else templates_folder()) / name
    if kind == "frase":
        shipped = min((templates_folder() / "faelles").glob("*.j2"))
        name = f"faelles/{shipped.name}"
    file = Path("egne") / name
    file.parent.mkdir(parents=True)
    end = {"skabelon": "\nEn sætning mere.\n", "frase": "\n"}.get(kind, "# rettet\n")
    file.write_text(shipped.read_text("utf-8") + end, "utf-8")
    return file


@pytest.mark.usefixtures("sager")
@pytest.mark.parametrize(("kind", "andre"), [("skabelon", 1), ("frase", 2), ("papir", 2), ("kommune", 2)])
def test_a_changed_template_phrase_letterhead_or_profile_is_seen(kind, andre):
    Path("egne").mkdir()
    order = ("sager", "klage", "videresendelse", "--format", "txt", "--skabeloner", "egne")
    answer(*order)
    own(kind)
    found = tell(answer(*order))
    assert [len(drafted) for drafted, _ in found] == [andre] * 3
    assert all("klage/klage" in drafted for drafted, _ in found)
    assert tell(answer(*order)) == [([], ["klage/klage", "klage/videresendelse"])] * 3


@pytest.mark.usefixtures("sager")
@pytest.mark.parametrize(
    ("foer", "nu"),
    [
        ([], ["--kladde"]),
        (["--kladde"], []),
        ([], ["--hver-part"]),
        ([], ["--format", "docx,txt"]),
        (["--format", "docx"], ["--format", "txt"]),
    ],
)
def test_another_option_is_another_letter(foer, nu):
    run("sager", "klage", *foer)
    assert tell(answer("sager", "klage", *nu)) == [(["klage/klage"], [])] * 3
    assert tell(answer("sager", "klage", *nu)) == [([], ["klage/klage"])] * 3


@pytest.mark.usefixtures("sager")
def test_another_date_is_another_letter():
    answer("sager", "klage")
    assert tell(answer("sager", "klage", dato="2026-11-21")) == [(["klage/klage"], [])] * 3


@pytest.mark.usefixtures("sager")
@pytest.mark.parametrize("name", ["__version__", "hash_program", "tell_pakker", "_DATA"])
def test_another_law_program_or_library_is_another_letter(name, monkeypatch):
    run("sager", "klage")
    if name == "hash_program":
        monkeypatch.setattr("drafting.mange.uaendret.hash_program", lambda: "et andet")
    else:
        other = {"__version__": "9.9", "tell_pakker": lambda: "typst 9", "_DATA": ("lov/*.yaml",)}[name]
        monkeypatch.setattr(f"drafting.letter.fingeraftryk.{name}", other)
    fingeraftryk._hash_shipped.cache_clear()  # noqa: SLF001 (another process, as far as our own files go)
    assert tell(answer("sager", "klage")) == [(["klage/klage"], [])] * 3
    monkeypatch.undo()
    fingeraftryk._hash_shipped.cache_clear()  # noqa: SLF001 (same)


def test_only_the_case_that_changed_is_drafted_again(sager):
    run("sager", "klage")
    edit(sager / "2" / "sag.yaml", "to breve", "tre breve")
    assert [len(drafted) for drafted, _ in tell(answer("sager", "klage"))] == [0, 1, 0]
    edit(sager / "3" / "sag.yaml", "begrænsninger", "bilag: [{nr: 1, titel: Et brev}]\nbegrænsninger")
    assert [len(drafted) for drafted, _ in tell(answer("sager", "klage"))] == [0, 0, 1]


def test_a_letter_that_is_gone_is_written_again(sager):
    run("sager", "klage")
    (sager / "2" / "ud" / "26-2_klage.docx").unlink()
    assert answer("sager", "klage")["antal"]["skrevne_filer"] == 1
    (sager / "3" / "ud" / MANIFEST).unlink()
    assert [len(drafted) for drafted, _ in tell(answer("sager", "klage"))] == [0, 0, 1]


def test_one_of_a_letters_files_missing_or_another_cases_is_not_all_of_it(sager):
    edit(sager / "2" / "sag.yaml", *TO_ENHEDER)
    run("sager", "videresendelse")
    ud = sager / "2" / "ud"
    assert len(list(ud.glob("*.docx"))) == 2
    assert tell(answer("sager", "videresendelse"))[1] == ([], ["klage/videresendelse"])
    manifest = json.loads((ud / MANIFEST).read_text("utf-8"))
    del manifest["filer"]["26-2_videresendelse_job.docx"]
    (ud / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert tell(answer("sager", "videresendelse"))[1] == (["klage/videresendelse"], [])


def test_a_letter_edited_by_hand_is_kept(sager):
    run("sager", "klage")
    edited = sager / "2" / "ud" / "26-2_klage.docx"
    edited.write_bytes(b"rettet i Word")
    text = run("sager", "klage", code=7)
    assert "sager/2/sag.yaml\n  sager/2/ud/26-2_klage.docx Filen er rettet eller lavet af andre" in text
    assert "1 sag har filer, der er rettet eller åbne" in text
    assert edited.read_bytes() == b"rettet i Word"
    assert "3 sager: 1 fil skrevet, 2 uændrede." in run("sager", "klage", "--overskriv")
    assert edited.read_bytes().startswith(b"PK")


@pytest.mark.usefixtures("sager")
def test_a_case_saved_while_it_is_drafted_is_drafted_again(monkeypatch):
    real = arbejde.check

    def check(sagsfil, **options):
        tjek = real(sagsfil, **options)
        edit(sagsfil, "to breve", "fem breve")
        return tjek

    with monkeypatch.context() as patch:
        patch.setattr("drafting.mange.arbejde.check", check)
        run("sager", "klage")
    assert [len(drafted) for drafted, _ in tell(answer("sager", "klage"))] == [1, 1, 1]


def test_all_letters_and_one_more_when_the_case_is_ready_for_it(sager):
    first = tell(answer("sager", "--alle", "--format", "txt"))
    assert all({"klage/klage", "klage/videresendelse"} <= set(drafted) for drafted, _ in first)
    assert tell(answer("sager", "--alle", "--format", "txt")) == [([], drafted) for drafted, _ in first]
    status = "status: {venter_på: Jeg venter på svar fra centret., senest_hører: 2026-12-04}\nbegrænsninger"
    edit(sager / "1" / "sag.yaml", "begrænsninger", status)
    found = tell(answer("sager", "--alle", "--format", "txt"))
    assert found[1:] == [([], drafted) for drafted, _ in first[1:]]
    assert set(found[0][0]) == {*first[0][0], "klage/status"}


def test_a_letter_written_alone_is_left_alone_by_all(sager):
    run("sager", "klage", "--format", "txt")
    found = tell(answer("sager", "--alle", "--format", "txt"))
    assert all(left == ["klage/klage"] and "klage/videresendelse" in drafted for drafted, left in found)
    assert sager.is_dir()


# ── One bad case ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_bad_case_in_the_middle_is_told_and_stops_nobody(sager):
    edit(sager / "2" / "sag.yaml", "kommune: hvidovre", "kommune: hvidover")
    text = run("sager", "klage", code=3)
    assert "sager/2/sag.yaml\n  1:10 Kommunen 'hvidover' kendes ikke.\n    Mente du 'hvidovre'?" in text
    assert "3 sager: 2 filer skrevet.\nIkke skrevet: 1 sag har fejl.\n" in text
    assert not (sager / "2" / "ud").exists()


def test_each_kind_of_trouble_is_counted_and_the_first_gives_the_code(sager):
    edit(sager / "1" / "sag.yaml", ", leder: {navn: Lone Dahl, titel: centerchef}", "")
    edit(sager / "3" / "sag.yaml", "emne: Manglende svar på breve", "emne: Klage fra Mette Holm")
    found = answer("sager", "klage", code=8)
    assert [sag["kode"] for sag in found["sager"]] == [8, 0, 1]
    assert found["antal"]["manglende_breve"] == 2
    assert "lederens navn" in run("sager", "klage", code=8)
    assert "Kladden klage/klage mangler: lederens navn." in run("sager", "klage", "--kladde")


@pytest.mark.usefixtures("sager")
def test_a_fault_in_the_program_stops_only_one_case(monkeypatch):
    real = arbejde.check

    def check(sagsfil, **options):
        if sagsfil.parent.name == "1":
            raise RuntimeError("Mette Holm")
        return real(sagsfil, **options)

    monkeypatch.setattr("drafting.mange.arbejde.check", check)
    text = run("sager", "klage", code=70)
    assert "Der skete en uventet fejl i drafting (RuntimeError i test_mange.py linje" in text
    assert "Mette Holm" not in text
    assert "3 sager: 2 filer skrevet." in text


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read anything")
def test_a_folder_that_cannot_be_opened_is_told(sager):
    (sager / "2").chmod(0)
    text = run("sager", "klage", code=3)
    (sager / "2").chmod(0o700)
    assert "Mappen kan ikke åbnes." in text
    assert "2 sager: 2 filer skrevet." in text


def test_a_remedy_is_told_once_for_a_warning_and_always_for_an_error(sager):
    for number in "123":
        edit(
            sager / number / "sag.yaml", "  samtykke: {givet: 2026-10-02, form: mundtligt, til: [videresendelse]}\n", ""
        )
    text = run("sager", "videresendelse")
    assert text.count("samtykke.videresendelse") == 3
    assert text.count("Spørg borgeren, og skriv samtykke") == 1
    for number in "12":
        edit(sager / number / "sag.yaml", "kommune: hvidovre", "kommune: hvidover")
    assert run("sager", "videresendelse", code=3).count("Mente du 'hvidovre'?") == 2


def test_cases_ready_for_no_letter_are_counted(sager):
    text = (sager / "1" / "sag.yaml").read_text("utf-8")
    (sager / "1" / "sag.yaml").write_text(
        text[: text.index("klagepunkter:")] + "afgørelser: [{id: a, dato: 2026-09-10}]\n", "utf-8"
    )
    assert "1 sag er ikke klar til noget brev endnu." in run("sager", "--alle", "--format", "txt")


# ── The screen ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_bar_is_shown_at_a_terminal_and_not_in_a_pipe(monkeypatch, capsys):
    with Fremdrift(2, color=False) as quiet:
        quiet.advance(1)
        quiet.tell("besked")
        quiet.show("side")
    assert capsys.readouterr() == ("side\n", "besked\n")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with Fremdrift(2, color=False) as bar:
        bar.advance(1)
        bar.tell("besked")
        bar.show("side")
    out, err = capsys.readouterr()
    assert out == "side\n"
    assert "besked\n" in err
    assert all(word in err for word in ("Skriver breve", "1 af 2", "sager", "breve/s", "tilbage"))


def test_the_letters_can_be_proved_afterwards(sager):
    run("sager", "klage")
    assert all(load_manifest(sager / number / "ud") for number in "123")
    proved = CliRunner().invoke(cli, ["efterproev", str(sager / "1")])
    assert (proved.exit_code, "Alle filer er, som de blev skrevet" in proved.output) == (0, True)
    shutil.move(sager, sager.with_name("flyttet"))
    assert answer("flyttet", "klage")["antal"]["uaendrede_filer"] == 3
