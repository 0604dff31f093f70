"""People see an id as it stands in the case: never folded, never guessed back from the fold."""

import pytest
from click.testing import CliRunner

from cli import cli

# 'poesi' and 'aase' are words that a guess would spell wrong
SAG = """\
kommune: hvidovre
sagsnummer: 26/1
emne: Prøve
modtaget: 2026-09-20
område: kontanthjælp
borger: {navn: Mette Holm}
afgørelser:
  - {id: poesi_afslået, medhold: nej, klagevejledning: {findes: nej}}
  - {id: Bortfald_år, modtaget: 2026-09-10, medhold: nej}
klagepunkter:
  - id: ansøgningen
    tema: sagsbehandlingstid
    hvad: Ingen svarede mig.
    perioder: [{fra: 2026-01-01, til: 2026-09-01}]
  - id: aase_ærgrelse
    hvad: Hun svarede ikke.
    perioder: [{fra: 2020-01-01, til: 2020-09-01}]
  - {id: poesien, tema: optræden, hvad: Han var vred.}
vurderinger:
  - {klagepunkt: Ansøgningen, resultat: ikke_vurderet, grund: bevistvivl}
"""
FOLDET = ("ansoeg", "poesi_afslaaet", "bortfald_aar", "aase_aergrelse", "kontanthjaelp")
GAETTET = ("pøsi", "åse")


@pytest.fixture
def sag(tmp_path):
    path = tmp_path / "sager" / "sag.yaml"
    path.parent.mkdir()
    path.write_text(SAG, encoding="utf-8")
    return path


def run(*words):
    return CliRunner().invoke(cli, [*map(str, words), "--dato", "2026-10-01"])


@pytest.mark.parametrize(
    ("kommando", "skrevet"),
    [
        ("frister", ["'ansøgningen'", "'aase_ærgrelse'", "'poesi_afslået'", "'Bortfald_år'"]),
        ("kompetence", ["'ansøgningen'", "'aase_ærgrelse'", "'poesien'", "'poesi_afslået'"]),
        ("tjek", ["'aase_ærgrelse'", "'poesi_afslået'", "'poesien'"]),
        ("vis", []),
        ("overblik", ["'poesi_afslået'"]),
    ],
)
def test_every_screen_shows_the_words_of_the_case(sag, kommando, skrevet):
    done = run(kommando, sag.parent if kommando == "overblik" else sag)
    assert done.exit_code in (0, 1), done.output
    told = " ".join(done.output.split())
    assert [word for word in skrevet if word not in told] == []
    assert [word for word in (*FOLDET, *GAETTET) if word in told] == []


def test_a_reference_that_leads_nowhere_is_told_with_the_words_of_the_case(sag):
    sag.write_text(SAG.replace("klagepunkt: Ansøgningen", "klagepunkt: poesiet"), encoding="utf-8")
    assert "Mente du 'poesien'?" in run("tjek", sag).output
    sag.write_text(SAG.replace("klagepunkt: Ansøgningen", "klagepunkt: xyz"), encoding="utf-8")
    assert "Klagepunkterne er ansøgningen, aase_ærgrelse og poesien." in run("tjek", sag).output


@pytest.mark.parametrize(
    ("soegeord", "told"),
    [
        ("hjemmehjælp", "område: hjemmehjælp"),
        ("støtte", "bilstøtte"),
        ("indskudslån", "område: beboerindskudslån"),
        ("", "beboerindskudslån"),
    ],
)
def test_an_area_is_told_as_it_is_written_in_a_case(soegeord, told):
    output = run("klageinstans", *filter(None, [soegeord])).output
    assert told in output
    assert [word for word in ("hjaelp", "stoette", "laan", "bebør") if word in output] == []
