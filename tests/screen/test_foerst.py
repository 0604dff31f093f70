"""What cannot wait is told first, and once, on every screen that a letter is written from."""

import json

import pytest
from click.testing import CliRunner

from cli import cli

SAG = """
kommune: hvidovre
sagsnummer: 26/1301
modtaget: 2026-11-18
emne: Afslag på hjælp
akut: ja
område: tabt_arbejdsfortjeneste
borger: {navn: Mette Holm}
rådgiver: {navn: Karen Lund}
enheder: [{id: c, navn: Center for Børn og Familie, leder: {navn: Lone Dahl}}]
afgørelser: [{id: a, dato: 2026-11-12, modtaget: 2026-11-12, via: digital post, klagevejledning: ja}]
klagepunkter:
  - {id: p, tema: begrundelse, afgørelse: a, hvad: Jeg forstår ikke brevet.}
  - {id: q, tema: klagevejledning, afgørelse: a, hvad: Jeg mangler et sted at klage.}
"""
RING = "Ring først: sagen haster."
HVORFOR = "er uden indtægt eller bolig, eller et barn er i fare, er et brev for langsomt"
KLAGE = "Klagepunkterne 'p' og 'q' kan være en klage over afgørelsen af 12. november 2026. Behandl dem som en klage til"
DAGEN = "senest torsdag den 10. december 2026"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def invoke(*words, sag=SAG):
        (tmp_path / "sag.yaml").write_text(sag, encoding="utf-8")
        done = CliRunner().invoke(cli, [*words, "--dato", "2026-11-20"])
        assert done.exit_code == 0, done.output
        return done.output

    return invoke


SKAERME = {
    "tjek": ("tjek", "sag.yaml"),
    "brev": ("brev", "sag.yaml", "klage", "videresendelse", "--format", "txt"),
    "vis": ("vis", "sag.yaml"),
}


@pytest.mark.parametrize("navn", SKAERME)
def test_phone_first_and_then_the_appeal_with_its_safe_day_once(run, navn):
    text = " ".join(run(*SKAERME[navn]).split())
    foerst, saa = text.index(RING), text.index(KLAGE)
    assert foerst < text.index(HVORFOR) < saa < text.index(DAGEN)
    assert [text.count(each) for each in (RING, HVORFOR, KLAGE, DAGEN)] == [1, 1, 1, 1]


@pytest.mark.parametrize("navn", ["tjek", "brev"])
def test_nothing_else_is_told_before_it_at_its_level(run, navn):
    codes = [line.split()[2] for line in run(*SKAERME[navn]).splitlines() if " advarsel " in line]
    assert codes[:2] == ["borger.akut", "kompetence.maaske_afgoerelse"]
    assert len(codes) > 2
    assert "frist.loeber" not in codes


@pytest.mark.parametrize("navn", [*SKAERME, "overblik"])
def test_a_case_that_can_wait_says_nothing_of_phoning(run, navn):
    words = SKAERME.get(navn, ("overblik", "."))
    assert "Ring først" not in run(*words, sag=SAG.replace("akut: ja", "akut: nej"))


def test_the_list_of_work_begins_with_where_to_phone(run):
    lines = run("overblik", ".").splitlines()
    assert lines[:2] == [RING, "  26/1301  Afslag på hjælp"]
    assert HVORFOR in " ".join(lines[2:4])
    told = json.loads(run("overblik", ".", "--json"))["haster"]
    assert [(each["sagsnummer"], each["emne"]) for each in told] == [("26/1301", "Afslag på hjælp")]


def test_a_closed_case_is_not_to_be_phoned_about(run):
    assert "Ring først" not in run("overblik", ".", sag=f"{SAG}registrering: {{afsluttet: 2026-11-19}}\n")


def test_a_deadline_that_no_klagepunkt_is_about_is_told_first_too(run):
    sag = SAG.replace("afgørelse: a, ", "").replace("akut: ja", "akut: nej")
    lines = run("vis", "sag.yaml", sag=sag).splitlines()
    assert lines[0] == "Klagefristen for afgørelsen af 12. november 2026 udløber torsdag den 10. december 2026."
    assert "Skriv anken først" in lines[1]


DIREKTE = SAG.replace("tabt_arbejdsfortjeneste", "byggesag").replace("akut: ja", "akut: nej")


@pytest.mark.parametrize(
    ("kommune", "omraade", "foerst"),
    [
        ("hvidovre", "byggesag", "Vis borgeren vej først: drafting brev SAG vejvisning."),
        ("hvidovre", "tabt_arbejdsfortjeneste", "Skriv anken først: drafting brev SAG anke."),
        ("viborg", "byggesag", "Skriv anken først: drafting brev SAG anke."),
    ],
)
@pytest.mark.parametrize("words", [("tjek", "sag.yaml"), ("kompetence", "sag.yaml")], ids=" ".join)
def test_an_appeal_the_adviser_may_not_write_is_not_asked_for(run, words, kommune, omraade, foerst):
    sag = DIREKTE.replace("hvidovre", kommune).replace("byggesag", omraade)
    text = " ".join(run(*words, sag=sag).split())
    assert foerst in text
    assert ("brev SAG anke" in text) == ("brev SAG anke" in foerst)
