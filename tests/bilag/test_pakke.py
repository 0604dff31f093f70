"""The command itself: what it writes, what it refuses, and that nothing is written when anything is wrong."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from skaeve_filer import lock, new_pdf, picture, save, save_picture, text_pdf, word_file

import drafting
from cli import cli
from drafting.law.digital_post import Postgraense, load_postgraenser
from drafting.screen import pakkekommando

ROOT = Path(drafting.__file__).parent.parent
EKSEMPEL = ROOT / "eksempler" / "carport_i_skel"
PAKKE, ARKIV = "26-1317_klage-pakke.pdf", "26-1317_klage-arkiv.pdf"


@pytest.fixture
def sag(tmp_path):
    shutil.copytree(EKSEMPEL, tmp_path / "sag", ignore=shutil.ignore_patterns("ud"))
    return tmp_path / "sag" / "sag.yaml"


def run(sag, *words, brev="klage", **how):
    return CliRunner().invoke(cli, ["pakke", str(sag), brev, "--dato", "2026-11-20", *words], **how)


def written(sag):
    return sorted(path.name for path in (sag.parent / "ud").glob("*")) if (sag.parent / "ud").exists() else []


def edit(sag, old, new):
    text = sag.read_text("utf-8")
    assert text.count(old) == 1, old
    sag.write_text(text.replace(old, new), "utf-8")


def open_pakke(sag, navn=PAKKE):
    return PdfReader(io.BytesIO((sag.parent / "ud" / navn).read_bytes()))


def words_of(page):
    return " ".join(page.extract_text().split())


# --- what is in the file


def test_letter_list_and_enclosures_stand_in_the_letters_order(sag):
    done = run(sag)
    assert (done.exit_code, written(sag)) == (0, [".drafting.json", PAKKE]), done.output
    assert "4 bilag, 4 sider, er set efter og kan bruges." in done.stderr
    pages = [words_of(page) for page in open_pakke(sag).pages]
    assert [f"Samlet side {n} af 7" in page for n, page in enumerate(pages, 1)] == [True] * 7
    assert "Side 1 af 2" in pages[0]
    assert "Bilag Til: Klage over sagsbehandling Bilag Titel Dato Sider Fra side" in pages[2]
    assert "4 Kommunens afgørelse 5. november 2026 1 7" in pages[2]
    assert [page.count("Bilag 4 · side 1 af 1") for page in pages] == [0, 0, 0, 0, 0, 0, 1]


def test_bookmarks_lead_to_letter_list_and_each_enclosure(sag):
    run(sag)
    reader = open_pakke(sag)
    assert [(each.title, reader.get_destination_page_number(each)) for each in reader.outline] == [
        ("Klage over sagsbehandling", 0),
        ("Bilagsliste", 2),
        ("Bilag 1. Kvittering", 3),
        ("Bilag 2. Brev til kommunen", 4),
        ("Bilag 3. Brev til kommunen", 5),
        ("Bilag 4. Kommunens afgørelse", 6),
    ]


def test_the_letters_tags_are_all_there_and_the_claims_are_not(sag):
    run(sag)
    CliRunner().invoke(cli, ["brev", str(sag), "klage", "--format", "pdf", "--dato", "2026-11-20"])
    letter, bundle = (pikepdf.open(sag.parent / "ud" / navn) for navn in ("26-1317_klage.pdf", PAKKE))
    assert count_marked(bundle, 2) == count_marked(letter, 2) > 50
    assert list_roles(bundle)[: len(list_roles(letter))] == list_roles(letter)
    assert str(bundle.Root.Lang) == "da-DK"
    assert (bool(bundle.Root.MarkInfo.Marked), bool(bundle.Root.MarkInfo.Suspects)) == (True, True)
    assert [str(page.obj.get("/Tabs")) for page in bundle.pages] == ["/S"] * 7
    xmp = bundle.Root.Metadata.read_bytes()
    assert b"pdfaid" in letter.Root.Metadata.read_bytes()
    assert b"pdfaid" not in xmp
    assert b"pdfuaid" not in xmp
    assert b"<xmpTPg:NPages>7<" in xmp
    assert "/OutputIntents" not in bundle.Root


def count_marked(pdf, pages):
    """Return how many pieces of the first pages hang in the tree of tags."""
    numre = pdf.Root.StructTreeRoot.ParentTree.Nums
    keys = {int(page.obj.StructParents) for page in pdf.pages[:pages]}
    return sum(len(numre[at + 1]) for at in range(0, len(numre), 2) if int(numre[at]) in keys)


def list_roles(pdf):
    """Return the role of every tag in reading order, below the document itself."""
    roles, waiting = [], [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Dictionary) and "/S" in each:
            roles.append(str(each.S))
            kids = each.get("/K", pikepdf.Array([]))
            waiting += reversed(list(kids) if isinstance(kids, pikepdf.Array) else [kids])
    return roles[1:]


def test_every_tag_knows_its_page_and_every_page_its_tags(sag):
    shutil.copy(EKSEMPEL / "bilag" / "brev_maj.pdf", sag.parent / "bilag" / "kvittering.pdf")
    (sag.parent / "bilag" / "brev_maj.pdf").write_bytes(save_picture(picture(), "PNG"))
    run(sag)
    pdf = pikepdf.open(sag.parent / "ud" / PAKKE)
    numre = pdf.Root.StructTreeRoot.ParentTree.Nums
    keys = [int(numre[at]) for at in range(0, len(numre), 2)]
    assert keys == sorted(set(keys)) == sorted(int(page.obj.StructParents) for page in pdf.pages)
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == max(keys) + 1
    (figure,) = [each for each in pdf.objects if is_role(each, "/Figure")]
    assert str(figure.Alt) == "Bilag 2 · side 1 af 1: Brev til kommunen. Billede."
    assert next(str(each.T) for each in pdf.objects if is_role(each, "/Sect")) == "Bilag 1. Kvittering"


def is_role(each, role):
    return isinstance(each, pikepdf.Dictionary) and each.get("/S") == role and each.get("/Type") == "/StructElem"


def test_only_what_the_letter_lists_comes_along(sag):
    edit(sag, "  - {nr: 4,", "  - {nr: 9, titel: Helt privat, fil: bilag/privat.pdf}\n  - {nr: 4,")
    (sag.parent / "bilag" / "privat.pdf").write_bytes(text_pdf())
    assert run(sag).exit_code == 0
    assert not any("privat" in words_of(page) for page in open_pakke(sag).pages)


EKSEMPLER = [("carport_i_skel", "klage"), ("carport_i_skel", "videresendelse"), ("ubesvarede_breve", "klage")]


@pytest.mark.parametrize(("navn", "brev"), [*EKSEMPLER, ("afslag_paa_tabt_arbejdsfortjeneste", "anke")])
def test_the_bundle_lists_what_the_letter_lists(navn, brev):
    done = run(ROOT / "eksempler" / navn / "sag.yaml", "--json", "--tjek", brev=brev)
    answer = json.loads(done.stdout)
    listed = [titel for metadata in answer["brev"]["metadata"] for titel in metadata["bilag"]]
    bound = [", ".join(filter(None, (each["titel"], each["dato"]))) for each in answer["bilag"]]
    assert bound == listed != []


def test_each_unit_gets_its_own_bundle(tmp_path):
    done = run(ROOT / "eksempler" / "et_par_venter" / "sag.yaml", "--ud", str(tmp_path))
    assert done.exit_code == 0
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [
        "26-1262_klage_hjaelpemidler-pakke.pdf",
        "26-1262_klage_vej-pakke.pdf",
    ]
    one, other = (PdfReader(path) for path in sorted(tmp_path.glob("*.pdf")))
    assert {each.title for each in one.outline[2:]} != {each.title for each in other.outline[2:]}


def test_the_udtalelse_goes_along_as_it_was_written_and_sent(tmp_path):
    sag = ROOT / "eksempler" / "ubesvarede_breve" / "sag.yaml"
    words = ["--ud", str(tmp_path)]
    done = run(sag, *words, brev="udtalelse_borger")
    assert done.exit_code == 11
    assert "Skriv udtalelsen først: drafting brev SAG udtalelse --format pdf." in done.stderr
    (tmp_path / "26-1301_udtalelse.pdf").write_bytes(text_pdf(3))
    assert run(sag, *words, brev="udtalelse_borger").exit_code == 0
    reader = PdfReader(tmp_path / "26-1301_udtalelse_borger-pakke.pdf")
    assert "Bilag 1 · side 3 af 3" in words_of(reader.pages[-1])


def test_a_list_of_many_fills_several_pages_and_still_tells_the_right_ones(sag):
    titles = "".join(f"  - {{nr: {n}, titel: Brev nummer {n}, fil: bilag/kvittering.pdf}}\n" for n in range(5, 71))
    edit(sag, "  - {nr: 4,", f"{titles}  - {{nr: 4,")
    text = sag.read_text("utf-8")
    numre = ", ".join(map(str, range(4, 71)))
    sag.write_text(
        text.replace("bilag: 4\n", f"bilag: [{numre}]\n").replace("bilag: 4}", f"bilag: [{numre}]}}"), "utf-8"
    )
    assert run(sag).exit_code == 0
    reader = open_pakke(sag)
    begins = [reader.get_destination_page_number(each) for each in reader.outline]
    assert begins[2] - begins[1] > 1
    listed = " ".join(words_of(page) for page in reader.pages[begins[1] : begins[2]])
    for each, side in zip(reader.outline[2:], begins[2:], strict=True):
        nummer = each.title.split(".")[0].removeprefix("Bilag ")
        dato = "5. november 2026 " if nummer == "4" else ""
        assert int(nummer) < 4 or f"{nummer} {each.title.partition('. ')[2]} {dato}1 {side + 1} " in f"{listed} "
        assert f"Bilag {nummer} · side 1 af 1" in words_of(reader.pages[side])


# --- the same file


WORLDS = ({"PYTHONHASHSEED": "1", "TZ": "Europe/Copenhagen"}, {"PYTHONHASHSEED": "77", "TZ": "Pacific/Auckland"})


@pytest.mark.parametrize("more", [(), ("--arkiv",)])
def test_two_programs_write_the_same_bytes(sag, more):
    (sag.parent / "bilag" / "brev_maj.pdf").write_bytes(save_picture(picture(), "JPEG"))
    marks = set()
    for number, world in enumerate(WORLDS):
        ud = sag.parent / f"ud{number}"
        words = ["pakke", str(sag), "klage", "--dato", "2026-11-20", "--ud", str(ud), *more]
        command = [sys.executable, "-m", "drafting", *words]
        subprocess.run(command, env=os.environ | world, capture_output=True, check=True, cwd=sag.parent)
        marks.add(hashlib.sha256(next(ud.glob("*.pdf")).read_bytes()).hexdigest())
    assert len(marks) == 1


def test_what_is_unchanged_is_left_alone_and_what_a_hand_has_changed_is_never_lost(sag):
    assert "1 fil skrevet." in run(sag).stderr
    assert "1 fil var uændret" in run(sag).stderr
    path = sag.parent / "ud" / PAKKE
    path.write_bytes(path.read_bytes() + b"% min egen note")
    done = run(sag)
    assert done.exit_code == 7
    assert path.read_bytes().endswith(b"min egen note")
    assert run(sag, "--overskriv").exit_code == 0


def test_an_earlier_bundle_can_be_proved_again(sag):
    assert run(sag).exit_code == run(sag, "--arkiv").exit_code == 0
    done = CliRunner().invoke(cli, ["efterproev", str(sag.parent / "ud"), "--json"])
    assert [(each["fil"], each["ens"]) for each in json.loads(done.stdout)["filer"]] == [(ARKIV, True), (PAKKE, True)]
    (sag.parent / "bilag" / "brev_maj.pdf").write_bytes(text_pdf())
    done = CliRunner().invoke(cli, ["efterproev", str(sag.parent / "ud"), "--json"])
    assert [each["aendret"] for each in json.loads(done.stdout)["filer"]] == [["bilagene"], ["bilagene"]]


# --- everything wrong is told at once, and nothing is written


def test_all_that_is_wrong_is_told_with_its_line_and_its_remedy(sag):
    bilag = sag.parent / "bilag"
    (bilag / "kvittering.pdf").unlink()
    (bilag / "brev_maj.pdf").write_bytes(b"")
    (bilag / "brev_august.pdf").write_bytes(text_pdf()[:-200])
    edit(sag, ", fil: bilag/afgoerelse.pdf", "")
    done = run(sag)
    assert (done.exit_code, written(sag)) == (11, [])
    for line, told in (
        ("sag.yaml:122:55", "Bilag 1: Filen findes ikke: kvittering.pdf."),
        ("sag.yaml:123:62", "Bilag 2: Filen er tom: brev_maj.pdf."),
        ("sag.yaml:124:62", "Bilag 3: Filen er skåret af: slutningen mangler."),
        ("sag.yaml:125:5", "Bilag 4: Sagen siger ikke, hvilken fil bilaget »Kommunens afgørelse« er."),
    ):
        assert f"{line} {told}" in done.stderr
    assert done.stderr.count("\n    ") >= 4


def test_a_name_almost_right_is_guessed(sag):
    edit(sag, "bilag/kvittering.pdf", "bilag/kvitering.pdf")
    assert "Filen findes ikke: kvitering.pdf.\n    Mente du kvittering.pdf? " in run(sag).stderr


def test_a_file_too_big_for_anything_is_not_read(sag, monkeypatch):
    monkeypatch.setattr("drafting.bilag.forkontrol._LARGEST", 1000)
    done = run(sag)
    assert done.exit_code == 11
    assert done.stderr.count("Filen fylder mere end") == 4


def test_a_folder_is_no_file(sag):
    edit(sag, "bilag/kvittering.pdf", "bilag")
    assert "Bilag 1: Det er en mappe og ikke en fil: bilag." in run(sag).stderr


def test_a_check_alone_writes_nothing(sag):
    done = run(sag, "--tjek")
    assert (done.exit_code, written(sag)) == (0, [])
    assert "kan bruges" in done.stderr


def test_a_letter_without_enclosures_is_no_bundle(sag):
    done = run(sag, brev="kvittering")
    assert done.exit_code == 2
    assert "Brevet klage/kvittering har ingen bilag." in done.stderr


def test_a_letter_that_cannot_be_written_has_no_bundle(sag):
    done = run(sag, brev="udtalelse")
    assert done.exit_code == 8
    assert written(sag) == []


def test_a_program_gets_everything_as_json(sag):
    (sag.parent / "bilag" / "brev_maj.pdf").write_bytes(save_picture(picture(), "JPEG"))
    answer = json.loads(run(sag, "--json").stdout)
    assert answer["bilag"][1] == {
        "bilag": "Bilag 2",
        "titel": "Brev til kommunen",
        "dato": "18. maj 2026",
        "fil": "brev_maj.pdf",
        "slags": "jpg",
        "sider": 1,
    }
    assert {each["kode"] for each in answer["fund"]} == {"bilag.endelse", "bilag.uden_tekst"}


def test_the_same_file_twice_is_told(sag):
    shutil.copy(sag.parent / "bilag" / "brev_maj.pdf", sag.parent / "bilag" / "brev_august.pdf")
    assert "Bilag 3: Filen er den samme som Bilag 2." in run(sag).stderr


# --- passwords


@pytest.fixture
def locked(sag):
    (sag.parent / "bilag" / "kvittering.pdf").write_bytes(lock("ejer", "æble7", R=6)())
    return sag


def test_a_password_may_be_written(locked):
    assert run(locked, "--kodeord", "1=æble7").exit_code == 0
    done = run(locked, "--kodeord", "1=forkert")
    assert done.exit_code == 11
    assert "Adgangskoden passer ikke." in done.stderr
    assert "forkert" not in done.output


def test_without_a_terminal_nobody_is_asked(locked):
    done = run(locked)
    assert done.exit_code == 11
    assert "--kodeord 1=KODEN" in done.stderr


@pytest.mark.parametrize("word", ["hemmelig", "1=", "=hemmelig", "x=hemmelig"])
def test_a_password_needs_its_number_and_is_never_shown(locked, word):
    done = run(locked, "--kodeord", word)
    assert done.exit_code == 2
    assert "hemmelig" not in done.output


def test_a_password_for_an_enclosure_the_letter_does_not_have_is_told_of(locked):
    done = run(locked, "--kodeord", "1=æble7", "--kodeord", "77=æble7")
    assert done.exit_code == 2
    assert "Adgangskoden er til bilag 77, som brevet ikke har." in done.stderr
    assert not list(locked.parent.glob("ud/*.pdf"))


def test_at_a_terminal_it_is_asked_for_again_until_it_fits(monkeypatch):
    typed = iter(["forkert", "æble7", ""])
    monkeypatch.setattr(pakkekommando.click, "prompt", lambda *_, **__: next(typed))
    ask = pakkekommando.build_spoerger({}, ask=True)
    assert [ask("Bilag 1", 0), ask("Bilag 1", 1), ask("Bilag 1", 2)] == ["forkert", "æble7", None]


# --- what the recipient may not see


def test_an_anonymous_citizens_name_in_an_enclosure_stops_the_bundle(sag):
    edit(sag, "anonym: nej", "anonym: ja")
    done = run(sag, "--kladde", brev="videresendelse")
    assert done.exit_code == 11
    assert "Borgeren er anonym, og navnet står på side 1." in done.stderr
    assert written(sag) == []


def test_a_protected_address_in_an_enclosure_stops_the_bundle(sag):
    edit(sag, "adressebeskyttelse: nej", "adressebeskyttelse: ja")
    assert "Programmet har ikke fundet noget." in run(sag).stderr
    edit(sag, "adresse: Engvej 27", "adresse: Center for Byggeri")
    done = run(sag)
    assert done.exit_code == 11
    assert "Borgerens adresse er beskyttet, og den står på side 1." in done.stderr


def test_somebody_elses_cpr_number_is_told(sag):
    text = "BT /F1 12 Tf 72 400 Td (Naboen 010203-1234 og borgeren 020304-1234) Tj ET"
    (sag.parent / "bilag" / "kvittering.pdf").write_bytes(save(new_pdf(text)))
    done = run(sag)
    assert "Bilag 1: Der står et CPR-nummer, og bilagene har flere forskellige, på side 1." in done.stderr
    assert "1234" not in done.output


def test_pages_without_ten_digits_in_a_row_are_not_read_for_numbers(sag, monkeypatch):
    read = []
    monkeypatch.setattr("pypdf.PageObject.extract_text", lambda *_: read.append(1) or "")
    assert run(sag).exit_code == 0
    assert not read
    text = "BT /F1 12 Tf 72 400 Td (Naboen 010203-1234) Tj ET"
    (sag.parent / "bilag" / "kvittering.pdf").write_bytes(save(new_pdf(text)))
    run(sag, "--overskriv")
    assert len(read) == 1


# --- Digital Post


def test_a_file_above_the_limit_of_digital_post_is_told_of(sag, monkeypatch):
    (graense,) = [each for each in load_postgraenser() if each.afsender == "borger"]
    small = Postgraense(**{**{key: getattr(graense, key) for key in Postgraense.__slots__}, "kilobyte": 30})
    monkeypatch.setattr("drafting.law.digital_post.load_postgraenser", lambda: (small,))
    done = run(sag)
    assert done.exit_code == 0
    assert "Når borgeren sender med Digital Post, må en meddelelse højst fylde 0,1 MB." in done.stderr
    assert "Kilde: Bekendtgørelse om størrelse på filer i Digital Post" in done.stderr


def test_every_limit_has_its_source_and_says_how_sure_it_is():
    assert [(each.afsender, each.byte) for each in load_postgraenser()] == [
        ("raadgiver", 99_500_000),
        ("borger", 10_000_000),
    ]
    assert all(each.kilde.link and each.kilde.tjekket and each.forbehold for each in load_postgraenser())


# --- Word


def test_without_libreoffice_a_word_file_is_refused_with_both_ways_out(sag, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("drafting.bilag.word._MAC", "ingen/steder")
    (sag.parent / "bilag" / "kvittering.pdf").write_bytes(word_file())
    done = run(sag)
    assert (done.exit_code, written(sag)) == (11, [])
    assert "LibreOffice er ikke installeret." in done.stderr
    assert "Installér LibreOffice. Ellers: Åbn dokumentet i Word, gem det som PDF" in done.stderr


def test_a_libreoffice_that_makes_nothing_is_told_of(sag, monkeypatch):
    monkeypatch.setattr("drafting.bilag.word.find_libreoffice", lambda: sys.executable)
    (sag.parent / "bilag" / "kvittering.pdf").write_bytes(word_file())
    done = run(sag)
    assert done.exit_code == 11
    assert "LibreOffice kunne ikke lave dokumentet om til PDF." in done.stderr
