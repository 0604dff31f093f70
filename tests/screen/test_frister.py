import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from cli import cli
from drafting.errors import SagError
from drafting.screen.fristside import INGEN, tell_afstand

SAG = (Path(__file__).parents[1] / "facts" / "eksempel" / "sag.yaml").read_text(encoding="utf-8")
HOVED = "kommune: hvidovre\nemne: Prøve\nborger: {navn: Mette Holm}\n"
PUNKT = "klagepunkter: [{id: p, hvad: Ingen svarede mig.}]\n"


def write(folder, name, text):
    path = folder / name / "sag.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def run(*words):
    return CliRunner().invoke(cli, [*map(str, words)])


@pytest.fixture
def mappe(tmp_path):
    afg = "afgørelser: [{{id: a, modtaget: {}, via: digital post, medhold: nej}}]\n"
    write(tmp_path, "b_om_lidt", f"{HOVED}sagsnummer: 26/2\n{afg.format('2026-09-04')}")
    write(tmp_path, "a_senere", f"{HOVED}sagsnummer: 26/1\n{afg.format('2026-09-10')}")
    write(tmp_path, "c_ukendt", f"{HOVED}sagsnummer: 26/3\nafgørelser: [{{id: a, medhold: nej}}]\n")
    write(tmp_path, "d_gaaet", f"{HOVED}sagsnummer: 26/4\n{afg.format('2026-08-03')}")
    write(tmp_path, "e_videresendt", f"{HOVED}sagsnummer: 26/5\n{PUNKT}videresendt: 2026-09-05\n")
    write(
        tmp_path,
        "f_opfoelgning",
        f"{HOVED}sagsnummer: 26/6\n{PUNKT}opfølgning: [{{henstilling: Svar., spurgt: 2026-09-01}}]\n",
    )
    write(tmp_path, "g_udtalelse", f"{HOVED}sagsnummer: 26/7\n{PUNKT}undersøgelse: {{åbnet: 2026-09-20}}\n")
    write(tmp_path, "h_lukket", f"{HOVED}{PUNKT}videresendt: 2026-09-05\nregistrering: {{afsluttet: 2026-09-30}}\n")
    write(tmp_path, ".skjult", "ikke en sag")
    return tmp_path


# --- frister


def test_the_page_shows_each_step_with_its_source(tmp_path):
    done = run("frister", write(tmp_path, "sag", SAG), "--dato", "2026-10-02")
    assert done.exit_code == 0
    assert "Klagefrist, afgørelsen af 10. september 2026 LØBER" in done.output
    assert "  Sikker dag  torsdag den 8. oktober 2026 (om 6 dage)" in done.output
    assert "3. Fristen er fire uger og ender på samme ugedag: torsdag den 8. oktober 2026." in done.output
    assert "       Kilde: lov om Digital Post § 10, nr. 1" in done.output


def test_a_passed_deadline_is_marked(tmp_path):
    done = run("frister", write(tmp_path, "sag", SAG), "--dato", "2026-10-09")
    assert "Klagefrist, afgørelsen af 10. september 2026 UDLØBET" in done.output
    assert "(for én dag siden)" in done.output


def test_no_deadlines(tmp_path):
    done = run("frister", write(tmp_path, "sag", HOVED + PUNKT), "--dato", "2026-10-09")
    assert done.output == f"{INGEN}\n"


def test_as_json(tmp_path):
    done = run("frister", write(tmp_path, "sag", SAG), "--dato", "2026-10-02", "--json")
    first = json.loads(done.output)["frister"][0]
    assert (first["id"], first["dato"], first["sikker"], first["stand"]) == (
        "klagefrist:afslag", "2026-10-08", "2026-10-08", "løber",
    )  # fmt: skip
    assert first["trin"][0]["kilde"] == "dpl_10"
    assert first["sted"]["linje"] == 31


def test_a_year_without_holidays_is_told(tmp_path):
    text = HOVED + "afgørelser: [{id: a, modtaget: 2062-09-10, medhold: nej}]\n"
    done = run("frister", write(tmp_path, "sag", text), "--dato", "2026-10-02")
    assert done.exit_code == 4
    assert "men ikke i 2062" in done.output


@pytest.mark.parametrize(
    ("dag", "ord_"),
    [(2, "i dag"), (3, "om én dag"), (12, "om 10 dage"), (1, "for én dag siden")],
)
def test_how_far_a_day_is(dag, ord_):
    assert tell_afstand(date(2026, 10, dag), date(2026, 10, 2)) == ord_


# --- the calendar


def read_events(path):
    return {str(event["uid"]): event for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


def test_the_calendar_names_nobody_and_keeps_its_ids(tmp_path):
    sag, fil = write(tmp_path, "sag", SAG), tmp_path / "kalender" / "frister.ics"
    assert run("frister", sag, "--dato", "2026-10-02", "--ics", fil).exit_code == 0
    first = read_events(fil)
    data = fil.read_bytes()
    for word in ("Mette", "Holm", "Emma", "Lone", "Dahl", "tabt", "afslag", "Center"):
        assert word.encode() not in data
    assert "Sikker dag: Klagefrist (sag 26/1301)" in [str(event["summary"]) for event in first.values()]
    sag.write_text(SAG.replace("modtaget: 2026-09-10", "modtaget: 2026-09-11"), encoding="utf-8")
    assert run("frister", sag, "--dato", "2026-10-03", "--ics", fil).exit_code == 0
    second = read_events(fil)
    assert set(first) == set(second)
    moved = [uid for uid in first if first[uid].decoded("dtstart") != second[uid].decoded("dtstart")]
    assert [second[uid].decoded("dtstart") for uid in moved] == [date(2026, 10, 9)]


def test_a_calendar_edited_by_hand_is_left_alone(tmp_path):
    sag, fil = write(tmp_path, "sag", SAG), tmp_path / "frister.ics"
    fil.write_bytes(b"min egen kalender")
    assert run("frister", sag, "--dato", "2026-10-02", "--ics", fil).exit_code == 7
    assert fil.read_bytes() == b"min egen kalender"
    assert run("frister", sag, "--dato", "2026-10-02", "--ics", fil, "--overskriv").exit_code == 0


@pytest.mark.parametrize("nummer", ["010190-1234", "Holm-1", ""])
def test_a_number_that_gives_somebody_away_is_not_told(tmp_path, nummer):
    line = f"sagsnummer: {nummer}\n" if nummer else ""
    text = f"{HOVED}{line}afgørelser: [{{id: a, modtaget: 2026-09-10, medhold: nej}}]\n"
    fil = tmp_path / "frister.ics"
    assert run("frister", write(tmp_path, "sag", text), "--dato", "2026-10-02", "--ics", fil).exit_code == 0
    (event,) = [each for each in read_events(fil).values() if "Klagefrist" in each["summary"]]
    assert str(event["summary"]) == "Sikker dag: Klagefrist (sag uden nummer)"


# --- the list of work


def test_the_worst_stands_first(mappe):
    done = run("overblik", mappe, "--dato", "2026-10-01", "--json")
    assert done.exit_code == 0
    answer = json.loads(done.output)
    told = [(each["gruppe"], each["sagsnummer"]) for each in answer["opgaver"] if each["frist"]["art"] != "ombudsmand"]
    assert told == [
        ("Klagefrister, der løber", "26/3"),
        ("Klagefrister, der løber", "26/2"),
        ("Klagefrister, der løber", "26/1"),
        ("Videresendt uden svar", "26/5"),
        ("Opfølgning", "26/6"),
        ("Svar, der mangler", "26/7"),
        ("Klagefrister, der er gået, uden at der er klaget", "26/4"),
    ]
    assert answer["sager"] == 8


def test_the_page(mappe):
    done = run("overblik", mappe, "--dato", "2026-10-01")
    lines = done.output.splitlines()
    assert (
        lines[:4]
        == [
            "Klagefrister, der løber",
            "                    dagen mangler  26/3  Klagefrist, afgørelsen 'a'",
            "  2. oktober 2026   om én dag      26/2  Klagefrist, afgørelsen 'a'",
            "  8. oktober 2026   om 7 dage      26/1  Klagefrist, afgørelsen 'a'",
        ]
        or lines[:4]
    )
    assert "  5. september 2026  for 26 dage siden  26/5  Svar på den videresendte klage" in lines


def test_a_case_that_cannot_be_read_stops_nobody(mappe):
    broken = write(mappe, "i_brudt", "kommune: hvidovre\nemne: Prøve\nborgr: {navn: Mette}\n")
    write(mappe, "j_aarstal", f"{HOVED}afgørelser: [{{id: a, modtaget: 2062-01-01, medhold: nej}}]\n")
    done = run("overblik", mappe, "--dato", "2026-10-01")
    assert done.exit_code == SagError.exit_code
    assert "26/1" in done.output
    assert "Kunne ikke læses" in done.output
    assert f"{broken}:3:1" in done.output
    assert "men ikke i 2062" in done.output
    answer = json.loads(run("overblik", mappe, "--dato", "2026-10-01", "--json").output)
    assert [Path(each["fil"]).parent.name for each in answer["ulaeste"]] == ["i_brudt", "j_aarstal"]


def test_a_generel_udtalelse_is_no_broken_case(tmp_path):
    text = (Path(__file__).parents[1] / "facts" / "eksempel" / "generel.yaml").read_text(encoding="utf-8")
    write(tmp_path, "generel", text.replace("kalundborg", "hvidovre"))
    assert run("overblik", tmp_path, "--dato", "2026-10-01").exit_code == 0


def test_a_folder_without_cases(tmp_path):
    done = run("overblik", tmp_path)
    assert (done.exit_code, done.output) == (0, "Der er ingen sager (sag.yaml) i mappen.\n")


def test_one_calendar_for_all_cases(mappe):
    fil = mappe / "alt.ics"
    assert run("overblik", mappe, "--dato", "2026-10-01", "--ics", fil).exit_code == 0
    titler = [str(event["summary"]) for event in read_events(fil).values() if "Klagefrist" in event["summary"]]
    assert titler == ["Sikker dag: Klagefrist (sag 26/2)", "Sikker dag: Klagefrist (sag 26/1)"]
