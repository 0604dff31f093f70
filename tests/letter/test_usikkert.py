"""What is not read in the law itself never goes out unsaid: the adviser is told to check it, letter by letter."""

from datetime import date

import pytest
from msgspec.structs import replace

from drafting.errors import Place
from drafting.fund import Level
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.load import load_lovhylde
from drafting.letter.tree import Front, Heading, Letter, Paragraph, Span
from drafting.letter.usikkert import find_usikre_regler
from drafting.oprindelse import Fast, Lov
from drafting.render.text import render_text

SAG = """
kommune: {kommune}
sagsnummer: 26/1301
modtaget: 2026-11-18
emne: Afslag
område: {omraade}
borger: {{navn: Mette Holm, omtale: hun, post: digital, adresse: "Poppelgade 3, 2650 Hvidovre"}}
rådgiver: {{navn: Karen Lund}}
enheder: [{{id: c, navn: Center for Veje, leder: {{navn: Lone Dahl, titel: centerchef}}}}]
klagepunkter: [{{id: p, tema: {tema}, hvad: Jeg forstår ikke brevet.}}]
videresendt: {{dato: 2026-11-19}}
"""
AFSLAG = (
    "afgørelser: [{id: a, dato: 2026-11-12, modtaget: 2026-11-12, via: digital post, medhold: nej, "
    "klagevejledning: ja, uenig_fordi: [{hvad: Det er forkert.}]}]\n"
)
DATO = date(2026, 11, 20)
JURA = ("jura.klageinstans_usikker", "jura.regel_usikker")


@pytest.fixture
def skriv(skriv_brev):
    def draft(navn, omraade, *, afgoerelse=AFSLAG, kommune="viborg", tema="begrundelse"):
        text = SAG.format(omraade=omraade, kommune=kommune, tema=tema) + afgoerelse
        (udkast,) = skriv_brev(text, navn)
        found = {finding.code: finding for finding in udkast.fund if finding.code in JURA}
        return render_text(udkast.letter), found

    return draft


@pytest.mark.parametrize(
    ("navn", "omraade", "koder"),
    [
        ("klage/anke", "hjemmehjælp", []),
        ("klage/anke", "offentlig_vej", ["jura.klageinstans_usikker"]),
        ("klage/anke", "stu", ["jura.klageinstans_usikker"]),
        ("klage/anke", "seniorjob", ["jura.klageinstans_usikker"]),
        ("klage/orientering", "hjemmehjælp", ["jura.regel_usikker"]),
        ("klage/orientering", "byggesag", ["jura.klageinstans_usikker", "jura.regel_usikker"]),
        ("klage/videresendelse", "byggesag", []),
    ],
)
def test_only_a_letter_that_rests_on_it_is_told(skriv, navn, omraade, koder):
    _, found = skriv(navn, omraade)
    assert sorted(found) == koder


def test_the_adviser_is_told_what_to_check_and_why(skriv):
    _, found = skriv("klage/anke", "offentlig_vej")
    finding = found["jura.klageinstans_usikker"]
    assert finding.level is Level.ADVARSEL
    assert finding.message == (
        "Brevet fortæller, hvordan man klager. Om 'Offentlige veje og fortove' er ikke alt læst i loven selv."
    )
    assert finding.remedy.startswith(
        "Tjek klageinstans, vej og frist i klagevejledningen, før du sender. Kun spørgsmål"
    )
    assert finding.kilde == "Vejdirektoratet, hvis du vil klage, hele siden"
    assert finding.place.line == 6


def test_what_nobody_has_checked_is_said_so(skriv, monkeypatch):
    known = load_klageinstanser()
    raekker = tuple(replace(raekke, sikkerhed="M") for raekke in known.raekker)
    monkeypatch.setattr("drafting.letter.usikkert.load_instanser", lambda: replace(known, raekker=raekker))
    _, found = skriv("klage/anke", "hjemmehjælp")
    assert found["jura.klageinstans_usikker"].message.endswith("er ikke alt kontrolleret.")


@pytest.mark.parametrize(("omraade", "sikker"), [("offentlig_vej", True), ("hjemmehjælp", True), ("byggesag", False)])
def test_in_time_is_only_said_by_a_deadline_that_is_read_in_the_law(skriv, omraade, sikker):
    brev, _ = skriv("klage/anke", omraade)
    assert ("klager inden for fristen" in " ".join(brev.split())) is sikker


def test_the_decisions_own_deadline_is_sure_enough(skriv):
    oplyst = AFSLAG.replace("klagevejledning: ja", "klagevejledning: {findes: ja, frist: 4 uger}")
    brev, _ = skriv("klage/anke", "byggesag", afgoerelse=oplyst)
    assert "klager inden for fristen" in " ".join(brev.split())


def make_letter(*noegler):
    blocks = (Heading(1, (Span("Klage", Fast("a", 1)),)), *(Paragraph((Span("en", Lov(each)),)) for each in noegler))
    return Letter("klage/klage", "Klage", "2026-11-20", Front((), (), ()), blocks)


def test_a_rule_is_told_once_with_its_note():
    lov = load_lovhylde()
    byg = lov.on("byg_24", DATO)
    (finding,) = find_usikre_regler(make_letter("byg_24", "fvl_19", "byg_24"), lov, DATO, Place("sag.yaml"))
    assert (finding.level, finding.message) == (
        Level.RAAD,
        "Brevet bruger en regel, hvis gældende ordlyd ikke er læst: byggeloven § 24.",
    )
    assert finding.remedy == f"Tjek reglen, før du sender. {byg.note}"


def test_what_no_law_says_is_as_sure_as_it_can_be():
    lov = load_lovhylde()
    unwritten = [rule for rule in lov.bestemmelser if rule.uskreven]
    assert {rule.citat for rule in unwritten} == {"god forvaltningsskik"}
    assert [rule.id for rule in lov.bestemmelser if rule.citat == "god forvaltningsskik" and not rule.uskreven] == []


def test_every_row_that_is_not_sure_says_what_to_look_for():
    unsure = [raekke for raekke in load_klageinstanser().raekker if raekke.sikkerhed != "T"]
    assert unsure
    assert [raekke.noegle for raekke in unsure if not raekke.forbehold] == []
