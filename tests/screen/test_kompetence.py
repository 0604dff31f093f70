import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import cli

SAG = (Path(__file__).parents[1] / "facts" / "eksempel" / "sag.yaml").read_text(encoding="utf-8")
HOVED = "kommune: kalundborg\nmodtaget: 2026-10-01\nemne: Prøve\nborger: {navn: Mette Holm}\n"


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def make(text):
        path = tmp_path / "sag.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return make


def run(*words):
    done = CliRunner().invoke(cli, ["kompetence", *map(str, words), "--dato", "2026-10-02"])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_appeal_comes_first_with_its_safe_day(write):
    lines = run(write(SAG)).splitlines()
    assert lines[0] == "Kan det være en klage over en afgørelse? Ja: afgørelsen af 10. september 2026."
    assert lines[2] == (
        "Klagefristen for afgørelsen af 10. september 2026: sikker dag torsdag den 8. oktober 2026 (løber)."
    )
    assert "Klagepunktet 'svar' KAN" in lines


def test_what_cannot_be_treated_says_why_and_where_to_go(write):
    text = run(write(f"{HOVED}klagepunkter: [{{id: p, tema: uden_for_kommunen, hvad: Udlejeren svarer ikke.}}]\n"))
    assert "Klagepunktet 'p' KAN IKKE" in text
    assert "Regel        andet end forhold i kommunen" in text
    assert "Gå i stedet  Vis borgeren vej" in text
    assert "forvaltningsloven § 7, stk. 2" in text
    assert "Punktet hører ikke til i et brev til enheden." in text


def test_what_is_unclear_says_what_is_missing(write):
    text = run(write(f"{HOVED}klagepunkter: [{{id: p, tema: manglende_svar, hvad: Ingen svarede mig.}}]\n"))
    assert "Klagepunktet 'p' VED IKKE" in text
    assert "Mangler  om sagen er afsluttet, og hvornår (begrænsninger, afsluttet)" in text


def test_an_urgent_case_says_phone(write):
    text = run(
        write(
            f"{HOVED}akut: ja\nklagepunkter: [{{id: p, tema: manglende_svar, hvad: Ingen svarede mig.}}]\n"
            "begrænsninger: {afsluttet: nej, indbragt_for: [], politisk_behandlet: nej, kan_indbringes: ja}\n"
        )
    )
    assert text.startswith("Ring først: sagen haster.\nNår en borger er uden indtægt eller bolig")
    assert "Forbehold  Reglen siger »sager«" in text


def test_a_decision_that_is_not_in_the_case_must_be_found(write):
    text = run(write(f"{HOVED}klagepunkter: [{{id: p, tema: afgørelsens_indhold, hvad: Det er forkert.}}]\n"))
    assert "Den sikre dag kendes ikke." in text


def test_a_decision_without_a_day_says_what_is_missing(write):
    text = run(write(f"{HOVED}afgørelser: [{{id: a, medhold: nej}}]\n"))
    assert "Klagefristen for afgørelsen 'a': den dag, borgeren fik afgørelsen." in text


def test_json_tells_the_same(write):
    told = json.loads(run(write(SAG), "--json"))
    assert (told["akut"], told["maaske_afgoerelse"]) == (False, True)
    svar = {punkt["id"]: (punkt["svar"], punkt["sikker_dag"], punkt["maa_sendes"]) for punkt in told["punkter"]}
    assert svar == {
        "svar": ("kan", None, True),
        "samtalen": ("kan", None, True),
        "afslag": ("kan ikke", "2026-10-08", True),
    }
