"""What a generel udtalelse must say and must not say, in every branch, and where it may be written."""

from __future__ import annotations

import re
from datetime import date

import pytest

from drafting.errors import RefusedError, UsageError
from drafting.letter.compose import compose
from drafting.letter.skabelon import load_skabelon
from drafting.letter.skabelontjek import check_skabelon
from drafting.letter.tree import iter_spans
from drafting.letter.view import Brevview, Generelview
from drafting.oprindelse import Data
from drafting.paths import data_folder
from drafting.pipeline import Bestilling, check, draft, find_fund, find_klare, survey

BREV = "generel_udtalelse/generel_udtalelse"
DATO = date(2026, 11, 20)
HELE = """\
generel_udtalelse:
  kommune: kalundborg
  sagsnummer: 26/2210
  emne: Partshøring i sager om nedsat hjælp
  rådgiver: {navn: Sofie Brandt}
  udspringer_af: [26/1111, 26/1112]
  anledning: |
    Jeg blev opmærksom på forholdet gennem tre henvendelser i foråret 2026.
  forhold: |
    Borgerne fik ikke lov at se de oplysninger, som afgørelserne byggede på.
  omfang:
    tekst: Jeg har set på ni sager.
    periode: {fra: 2026-01-01, til: 2026-06-30}
    antal: [{hvad: partshøring mangler, antal: 8, af: 9}, {hvad: borgere har ringet, antal: 14}]
  konsekvenser:
    - Borgerne kunne ikke rette fejl, før hjælpen blev sat ned.
  regler: [fvl_19, {titel: Værdigrundlag, tekst: Vi taler med borgerne., kilde: kommunens værdigrundlag}]
  enheder: [{id: jc, navn: Arbejdsmarked, leder: {navn: Ib Ravn, titel: chef}}]
  høring:
    sendt: 2026-08-03
    frist: 2026-08-24
    spørgsmål: [Hvordan bliver borgerne hørt?]
    svar: Arbejdsmarked beklager.
  vurderinger:
    - resultat: kritik
      handling: borgerne ikke blev hørt
      begrundelse: Borgerne har krav på at blive hørt.
  håndtering: Borgerne bør høres hver gang.
  anbefalinger:
    - {hvad: Indfør en fast partshøring., hvem: Arbejdsmarked, hvordan: Brevet siger hvornår.}
    - {hvad: Tag en stikprøve, hvem: Kommunalbestyrelsen}
"""
VURDERING = HELE[HELE.index("    - resultat: kritik") : HELE.index("  håndtering")]
ANBEFALINGER = HELE[HELE.index("  håndtering") :]
HOERING = HELE[HELE.index("  høring:") : HELE.index("  vurderinger:")]


@pytest.fixture
def skriv(tmp_path):
    """Return a function that drafts the letter as text, in a draft where it has holes or mistakes."""

    def skriv(*pairs, overlay=None, kladde=True):
        (udfald,) = draft(
            make(tmp_path, *pairs, overlay=overlay), Bestilling(breve=(BREV,), formater=("txt",), kladde=kladde)
        )
        if udfald.fejl:
            raise udfald.fejl
        return udfald.filer[0].indhold.decode()

    return skriv


def make(folder, *pairs, overlay=None):
    text = HELE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file = folder / "sag.yaml"
    file.write_text(text, encoding="utf-8")
    return check(file, dato=DATO, overlay=overlay)


def scaled(folder):
    """Return a folder with a municipality that has both a scale and generelle udtalelser."""
    (folder / "kommuner").mkdir(parents=True)
    kalundborg = (data_folder() / "kommuner" / "kalundborg.yaml").read_text(encoding="utf-8")
    skala = "kritikskala:\n  svar: ja\n  trin:\n    - {grad: kritisabelt, betydning: ikke oplyst}\n"
    skala += "    - {grad: meget kritisabelt, betydning: Det er alvorligt.}\n"
    kilde = next(line for line in kalundborg.split("\n") if line.startswith("  kilde:"))
    start = kalundborg.index("\nkritikskala:") + 1
    end = kalundborg.index("\n\n", start)
    text = f"{kalundborg[:start]}{skala}{kilde}{kalundborg[end:]}"
    (folder / "kommuner" / "kalundborg.yaml").write_text(text, encoding="utf-8")
    return folder


# ---- what it must say


def test_it_tells_all_that_it_must_in_the_order_a_council_reads(skriv):
    brev = skriv(kladde=False)
    said = [
        "Partshøring i sager om nedsat hjælp: kritik og to anbefalinger\n=",
        "Jeg har på eget initiativ undersøgt et forhold i Arbejdsmarked.",
        "Jeg udtaler kritik af, at borgerne ikke blev hørt.",
        "Sådan bør forholdet håndteres\n-----------------------------\n\nBorgerne bør høres hver gang.",
        "1. Indfør en fast partshøring\n\n   Ansvarlig: Arbejdsmarked.\n\n   Brevet siger hvornår.",
        "2. Tag en stikprøve\n\n   Ansvarlig: Kommunalbestyrelsen.",
        "Borgerne fik ikke lov at se de oplysninger",
        "Jeg blev opmærksom på forholdet gennem tre henvendelser",
        "Jeg har set på perioden 1. januar til 30. juni 2026.",
        "Jeg har set på ni sager.",
        "Partshøring mangler | 8 af 9\nBorgere har ringet | 14\n",
        "- Borgerne kunne ikke rette fejl",
        "Svaret fra Arbejdsmarked\n",
        "Den 3. august 2026 bad jeg Arbejdsmarked om en udtalelse.",
        "- Hvordan bliver borgerne hørt?",
        "Jeg fik dette svar:\n\nArbejdsmarked beklager.",
        "- Partshøring. Før afgørelsen skal borgeren kunne se",
        "Det følger af forvaltningsloven § 19, stk. 1.",
        "- Værdigrundlag. »Vi taler med borgerne.« Det følger af kommunens værdigrundlag.",
        "Min vurdering\n-------------\n\nBorgerne har krav på at blive hørt.",
    ]
    places = [brev.index(part) for part in said]
    assert places == sorted(places)


def test_it_goes_to_the_council_and_is_signed_by_the_adviser(skriv):
    brev = skriv()
    assert brev.startswith(
        "Borgerrådgiveren\nKalundborg Kommune\n\nKommunalbestyrelsen\nKalundborg Kommune\n\n20. november"
    )
    assert "Mit sagsnummer · 26/2210" in brev
    assert brev.rstrip().endswith("Med venlig hilsen\n\nSofie Brandt\nBorgerrådgiver\nKalundborg Kommune")
    assert "Bilag" not in brev


def test_another_recipient_goes_before_the_council(skriv):
    egen = ("  anledning:", "  modtager: socialudvalget\n  anledning:")
    aftalt = ("  anledning:", "  modtager_aftale: Direktionen\n  anledning:")
    assert "\n\nSocialudvalget\nKalundborg Kommune" in skriv(egen)
    assert "\n\nDirektionen\nKalundborg Kommune" in skriv(aftalt)
    assert "\n\nDirektionen\nKalundborg Kommune" in skriv(
        aftalt, ("  modtager_aftale", "  modtager: Alle\n  modtager_aftale")
    )


def test_its_numbers_are_the_files_own(tmp_path):
    tjek = make(tmp_path)
    (udkast,) = compose(tjek.fakta, load_skabelon(BREV), tjek.hylder, dato=DATO)
    (tal,) = [span for span in iter_spans(udkast.letter) if span.text == "8 af 9"]
    assert isinstance(tal.oprindelse, Data)
    assert tjek.fakta.omfang.antal[0].sted("antal").line == tal.oprindelse.linje


# ---- the result


@pytest.mark.parametrize(
    ("linjer", "said"),
    [
        ("resultat: kritik", "Jeg udtaler kritik af forholdet."),
        ("resultat: anbefaling", "Jeg udtaler ikke kritik, men jeg anbefaler nogle ændringer."),
        (
            "resultat: anbefaling\n      handling: de ikke blev hørt.",
            "Jeg udtaler ikke kritik af, at de ikke blev hørt, men jeg anbefaler, at det bliver gjort anderledes.",
        ),
        ("resultat: ikke_vurderet", "Jeg har ikke taget stilling til, om der er grund til kritik."),
        (
            "resultat: ikke_vurderet\n      handling: borgerne blev hørt",
            "Jeg har ikke taget stilling til, om borgerne blev hørt.",
        ),
    ],
)
def test_the_conclusion_is_the_result_chosen(linjer, said, skriv):
    brev = skriv((VURDERING, f"    - {linjer}\n      begrundelse: Sådan ser jeg på det.\n"))
    assert f"Konklusion\n----------\n\n{said}\n" in brev
    assert "Min vurdering\n-------------\n\nSådan ser jeg på det." in brev
    assert ("kritik og to anbefalinger\n=" in brev) == ("resultat: kritik" in linjer)


def test_a_grade_is_printed_as_chosen_once_and_explained(skriv, tmp_path):
    overlay = scaled(tmp_path / "egen")
    med = ("resultat: kritik\n", "resultat: kritik\n      grad: meget kritisabelt\n")
    brev = skriv(med, overlay=overlay, kladde=False)
    foer, _, skala = brev.partition("Skalaen for kritik")
    assert "Jeg finder det meget kritisabelt, at borgerne ikke blev hørt." in foer
    assert len(re.findall("kritisabelt", foer)) == 1
    assert "2. Meget kritisabelt (brugt i denne udtalelse): Det er alvorligt." in skala
    uden = skriv(med, ("      handling: borgerne ikke blev hørt\n", ""), overlay=overlay)
    assert "Jeg finder forholdet meget kritisabelt." in uden


def test_kritik_without_a_scale_has_no_grade(skriv):
    assert "Skalaen" not in skriv()


def test_several_assessments_are_told_apart(skriv):
    anden = "    - {resultat: ikke_vurderet, begrundelse: Det ved jeg ikke.}\n"
    egen = "    - {overskrift: Tonen, resultat: anbefaling, begrundelse: Tal pænt.}\n"
    brev = skriv((VURDERING, VURDERING + anden + egen))
    assert "Min vurdering\n-------------\n\nKritik\n\nBorgerne har krav" in brev
    assert "Ikke vurderet\n\nDet ved jeg ikke." in brev
    assert "Tonen\n\nTal pænt." in brev


def test_a_single_recommendation_and_none(skriv):
    en = skriv(("    - {hvad: Tag en stikprøve, hvem: Kommunalbestyrelsen}\n", ""))
    assert "kritik og en anbefaling\n=" in en
    assert "Anbefaling\n----------\n" in en
    ingen = skriv((ANBEFALINGER, ""))
    assert "Partshøring i sager om nedsat hjælp: kritik\n=" in ingen
    assert "bindende" not in ingen


# ---- the høring


def test_a_hearing_without_an_answer_is_told_honestly(skriv):
    uden = ("    svar: Arbejdsmarked beklager.\n", "")
    assert "Fristen for at svare var den 24. august 2026, men jeg havde ikke fået et svar" in skriv(uden)
    assert "Jeg havde ikke fået et svar, da jeg skrev udtalelsen." in skriv(uden, ("    frist: 2026-08-24\n", ""))


def test_no_hearing_is_not_told_as_one(skriv):
    brev = skriv((HOERING, ""))
    assert "Svaret fra" not in brev
    assert "bad jeg" not in brev


def test_no_unit_is_the_municipality(skriv):
    enheder = next(line for line in HELE.split("\n") if line.startswith("  enheder:"))
    brev = skriv((f"{enheder}\n", ""))
    assert "undersøgt et forhold i kommunen." in brev
    assert "Den 3. august 2026 bad jeg forvaltningen om en udtalelse." in brev


# ---- holes


@pytest.mark.parametrize(
    ("key", "hvad"),
    [
        ("forhold", "hvad du har set"),
        ("anledning", "hvordan du blev opmærksom på forholdet"),
        ("konsekvenser", "hvad det betyder for borgerne"),
        ("omfang", "hvor udbredt det er"),
        ("rådgiver", "dit navn"),
    ],
)
def test_what_it_must_say_and_the_file_lacks_is_a_hole(key, hvad, tmp_path):
    part = re.search(rf"  {key}:.*\n(?:   .*\n)*", HELE)[0]
    (udfald,) = draft(make(tmp_path, (part, "")), Bestilling(breve=(BREV,), kladde=True))
    assert [hul.hvad for hul in udfald.huller] == [hvad]


def test_a_recipient_nobody_knows_is_a_hole(tmp_path):
    (udfald,) = draft(make(tmp_path, ("kalundborg", "esbjerg")), Bestilling(breve=(BREV,), kladde=True))
    assert [hul.hvad for hul in udfald.huller] == ["hvem udtalelsen skal sendes til"]


# ---- what it must not say


def test_nobody_is_named_but_the_adviser(skriv):
    brev = skriv()
    for word in ("Ib", "Ravn", "chef", "26/1111", "26/1112"):
        assert word not in brev


def test_a_name_stops_the_letter_unless_it_is_a_draft(tmp_path):
    tjek = make(tmp_path, ("gennem tre henvendelser", "gennem Mette Holm"))
    (udfald,) = draft(tjek, Bestilling(breve=(BREV,), formater=("txt",)))
    assert [finding.code for finding in udfald.fund] == ["genkendelse.navn"]
    assert udfald.fejl.exit_code == 1
    assert udfald.filer == ()


def test_it_orders_nothing_and_decides_nothing(skriv):
    brev = skriv().lower()
    for word in ("pålægger", "omgør", "skal i ", "ophæver"):
        assert word not in brev


# ---- where it may be written


@pytest.mark.parametrize("kommune", ["hvidovre", "viborg", "ishoej"])
def test_it_is_refused_where_the_profile_says_no_with_reason_and_source(kommune, tmp_path):
    tjek = make(tmp_path, ("kalundborg", kommune))
    (udfald,) = draft(tjek, Bestilling(breve=(BREV,), kladde=True))
    assert isinstance(udfald.fejl, RefusedError)
    (trouble,) = udfald.fejl.troubles
    assert "generel udtalelse" in trouble.message
    assert trouble.remedy.startswith("Kilde: ")


@pytest.mark.parametrize("kommune", ["stevns", "esbjerg"])
def test_it_has_a_visible_note_where_the_source_is_silent(kommune, skriv):
    assert "Note til dig, der skriver:" in skriv(("kalundborg", kommune))
    assert "Note til dig" not in skriv()


def test_a_file_without_an_assessment_is_not_there_yet(tmp_path):
    tjek = make(tmp_path, ("  vurderinger:\n" + VURDERING, ""))
    assert BREV not in find_klare(tjek)
    venter = {status.udfald.brev: status.venter for status in survey(tjek)}
    assert venter[BREV] == "når der er en vurdering"


def test_a_good_file_is_silent(tmp_path):
    tjek = make(tmp_path)
    assert find_fund(tjek) == ()
    assert BREV in find_klare(tjek)


def test_each_kind_of_file_has_its_own_letters(tmp_path):
    tjek = make(tmp_path)
    with pytest.raises(UsageError):
        _ = tjek.sag
    (udfald,) = draft(tjek, Bestilling(breve=("klage/klage",), kladde=True))
    assert isinstance(udfald.fejl, UsageError)


def test_the_template_sees_a_generel_udtalelse_and_no_case():
    assert check_skabelon(load_skabelon(BREV), Generelview) == ()
    assert check_skabelon(load_skabelon(BREV), Brevview) != ()
