"""The example cases: whole, with real enclosures, true to the published schema, and ready for every letter."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from drafting.dansk.cpr import CPR
from drafting.dansk.dato import format_dato
from drafting.errors import RefusedError
from drafting.fund import Level
from drafting.pipeline import Bestilling, check, draft, find_fund, find_klare
from drafting.screen.skelet import format_sagsskema

MAPPE = Path(__file__).parent.parent / "eksempler"
ALLE = sorted(MAPPE.glob("*/sag.yaml"))
GENERELLE = [fil for fil in ALLE if "\ngenerel_udtalelse:\n" in fil.read_text(encoding="utf-8")]
SAGER = [fil for fil in ALLE if fil not in GENERELLE]
SKEMA = MAPPE / "sag.schema.json"
DATO = date(2026, 11, 20)

# what a municipality has not told, a running deadline, a fault of the unit's own letter, or law that nobody has read
# is no fault of the case
IKKE_SAGENS_FEJL = {
    "profil.ikke_oplyst",
    "kompetence.antaget",
    "frist.loeber",
    "frist.klagevejledning_forkert",
    "jura.klageinstans_usikker",
}
# reached, but the adviser of that municipality may not write them
AFVISTE = {("carport_i_skel", "klage/anke")}

hver_fil = pytest.mark.parametrize("sagsfil", ALLE, ids=lambda sagsfil: sagsfil.parent.name)
hver_sag = pytest.mark.parametrize("sagsfil", SAGER, ids=lambda sagsfil: sagsfil.parent.name)
hver_generel = pytest.mark.parametrize("sagsfil", GENERELLE, ids=lambda sagsfil: sagsfil.parent.name)


def test_the_files_are_those_that_are_told_of():
    told = (MAPPE / "LAESMIG.md").read_text(encoding="utf-8")
    assert {sagsfil.parent.name for sagsfil in ALLE} == set(re.findall(r"(?m)^\| `(\w+)` \|", told))
    assert SAGER
    assert GENERELLE


def test_the_schema_is_what_the_program_prints():
    assert SKEMA.read_text(encoding="utf-8") == format_sagsskema()


@hver_fil
def test_a_case_keeps_to_the_schema(sagsfil):
    # BaseLoader reads as the program does: everything is text
    sag = yaml.load(sagsfil.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (makes text only)
    skema = json.loads(SKEMA.read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(skema).iter_errors(sag)] == []


@hver_fil
def test_a_case_names_the_schema_for_the_editor(sagsfil):
    assert sagsfil.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../sag.schema.json\n")


@hver_sag
def test_every_letter_a_case_has_reached_is_whole(sagsfil):
    tjek = check(sagsfil, dato=DATO)
    klare = (brev for brev in find_klare(tjek) if (sagsfil.parent.name, brev) not in AFVISTE)
    udfald = list(draft(tjek, Bestilling(breve=tuple(klare), formater=())))
    assert {found.brev for found in udfald} >= {"klage/klage", "klage/videresendelse"}
    assert [(found.brev, found.fejl, found.huller) for found in udfald if found.fejl or found.huller] == []


@hver_generel
def test_a_generel_udtalelse_is_whole_and_no_letter_to_a_citizen_is_near(sagsfil):
    tjek = check(sagsfil, dato=DATO)
    udfald = list(draft(tjek, Bestilling(breve=find_klare(tjek), formater=())))
    assert "generel_udtalelse/generel_udtalelse" in {found.brev for found in udfald}
    assert all(found.brev.startswith("generel_udtalelse/") for found in udfald)
    assert [(found.fejl, found.huller) for found in udfald] == [(None, ())] * len(udfald)


@hver_fil
def test_a_case_is_free_of_mistakes_and_doubt(sagsfil):
    fund = [finding.code for finding in find_fund(check(sagsfil, dato=DATO)) if finding.level > Level.RAAD]
    assert [code for code in fund if code not in IKKE_SAGENS_FEJL] == []


@pytest.mark.parametrize(("mappe", "brev"), sorted(AFVISTE | {("optraeden_i_hjemmeplejen", "udtalelse/udtalelse")}))
def test_a_letter_that_the_municipality_has_not_is_refused(mappe, brev):
    (udfald,) = draft(check(MAPPE / mappe / "sag.yaml", dato=DATO), Bestilling(breve=(brev,), formater=()))
    assert isinstance(udfald.fejl, RefusedError)


@hver_sag
def test_every_enclosure_is_a_small_readable_page_about_the_case(sagsfil):
    sag = check(sagsfil, dato=DATO).sag
    files = {sagsfil.parent / str(bilag.fil): bilag for bilag in sag.bilag}
    assert set(files) == set(sagsfil.parent.glob("bilag/*"))
    for path, bilag in files.items():
        assert path.stat().st_size < 30_000
        (page,) = PdfReader(path).pages
        words = " ".join(page.extract_text().split())
        assert any(str(navn) in words for navn in (sag.borger.navn, *(each.navn for each in sag.medklagere)))
        assert bilag.dato is None or format_dato(bilag.dato) in words


@hver_fil
def test_nothing_looks_like_a_cpr_number(sagsfil):
    assert not CPR.search(sagsfil.read_text(encoding="utf-8"))
    for path in sagsfil.parent.glob("bilag/*"):
        assert not CPR.search(PdfReader(path).pages[0].extract_text())


@hver_sag
def test_all_dates_of_a_case_lie_before_the_letters(sagsfil):
    sag = check(sagsfil, dato=DATO).sag
    days = [haendelse.dato.tidligst for haendelse in sag.forloeb if haendelse.dato]
    steps = [sag.videresendt.dato, sag.modtaget, *(svar.modtaget for svar in sag.svar)]
    if sag.undersoegelse:
        steps += [sag.undersoegelse.aabnet, sag.undersoegelse.udtalelse_modtaget, sag.undersoegelse.akter_modtaget]
    assert all(date(2026, 1, 1) <= day < DATO for day in [*days, *steps])
    assert days == sorted(days)
