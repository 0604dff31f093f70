"""A complaint that may be one about a decision: what the letters to the unit and to the citizen say of it."""

import re

import pytest

from drafting.render.text import render_text

FRA_HVIDOVRE = """
kommune: hvidovre
sagsnummer: 26/1301
modtaget: 2026-11-18
emne: Afslag på hjælp
område: tabt_arbejdsfortjeneste
borger: {navn: Mette Holm, omtale: hun, post: digital}
rådgiver: {navn: Karen Lund}
enheder: [{id: c, navn: Center for Børn og Familie, leder: {navn: Lone Dahl, titel: centerchef}}]
videresendt: {dato: 2026-11-19}
klagepunkter: [{id: p, tema: begrundelse, afgørelse: a, hvad: Jeg forstår ikke brevet.}]
"""
AFSLAG = "dato: 2026-11-12, modtaget: 2026-11-12, via: digital post, klagevejledning: ja"
FOR_LAENGE_SIDEN = "dato: 2026-03-12, modtaget: 2026-03-12, via: digital post, klagevejledning: ja"
VURDERING = "vurderinger: [{klagepunkt: p, resultat: kritik, begrundelse: Det skal der stå.}]\n"


def sag(afgoerelse=AFSLAG, *, flere="", **erstat):
    text = f"{FRA_HVIDOVRE}afgørelser: [{{id: a, {afgoerelse}}}]\n{flere}"
    for old, new in erstat.items():
        text = re.sub(rf"(?m)^{old}: .*$", f"{old}: {new}", text)
    return text


@pytest.fixture
def skriv(skriv_brev):
    def draft(tekst, navn):
        (udkast,) = skriv_brev(tekst, navn)
        return render_text(udkast.letter)

    return draft


# ---- to the citizen: the running deadline


BORGERBREVE = ("klage/orientering", "udtalelse/udtalelse_borger")
OVERSKRIFT = "Pas på fristen for at klage over afgørelsen"


@pytest.mark.parametrize("navn", BORGERBREVE)
def test_a_letter_to_the_citizen_tells_the_safe_day_before_all_else(skriv, navn):
    brev = skriv(sag(flere=VURDERING), navn)
    foerste = re.findall(r"(?m)^(.+)\n-{3,}$", brev)[0]
    assert foerste == OVERSKRIFT
    assert "haster det. Klagen skal være fremme hos Hvidovre Kommune senest torsdag den 10. december 2026." in brev
    assert "At du har talt med mig, stopper ikke fristen." in brev


@pytest.mark.parametrize("navn", BORGERBREVE)
def test_a_deadline_nobody_can_count_is_told_as_one_that_runs(skriv, navn):
    brev = skriv(sag("modtaget: 2062-09-10, via: digital post", flere=VURDERING), navn)
    assert "Jeg ved ikke, hvornår fristen for at klage over afgørelsen slutter." in brev
    assert "klag hurtigst muligt" in brev


@pytest.mark.parametrize("navn", BORGERBREVE)
def test_no_deadline_is_told_once_an_appeal_is_made(skriv, navn):
    assert OVERSKRIFT not in skriv(sag(f"{AFSLAG}, klaget: 2026-11-16", flere=VURDERING), navn)


def test_the_result_does_not_hold_a_deadline_that_is_over_against_the_citizen(skriv):
    brev = skriv(sag(FOR_LAENGE_SIDEN, flere=VURDERING), "udtalelse/udtalelse_borger")
    assert OVERSKRIFT not in brev
    assert "ser ud til at være gået" not in brev
    assert "Udtalelsen stopper heller ikke fristen for at klage over den." in brev


def test_the_citizen_is_not_to_rely_on_the_complaint_as_an_appeal(skriv):
    brev = skriv(sag(), "klage/orientering")
    assert "Stol ikke på, at klagen, jeg har sendt, også gælder som en klage over afgørelsen." in brev
