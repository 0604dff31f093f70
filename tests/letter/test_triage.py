"""A complaint that may be one about a decision: what the letters to the unit and to the citizen say of it."""

import re

import pytest

from drafting.letter.skabelon import list_skabeloner, load_skabelon
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
LAENGERE = FOR_LAENGE_SIDEN.replace("klagevejledning: ja", "klagevejledning: {findes: ja, frist: 1 år}")
VURDERING = "vurderinger: [{klagepunkt: p, resultat: kritik, begrundelse: Det skal der stå.}]\n"


def sag(afgoerelse=AFSLAG, *, flere="", **erstat):
    text = f"{FRA_HVIDOVRE}afgørelser: [{{id: a, {afgoerelse}}}]\n{flere}"
    for old, new in erstat.items():
        text = re.sub(rf"(?m)^{old}: .*$", f"{old}: {new}", text)
    return text


def find_overskrifter(brev):
    return re.findall(r"(?m)^(.+)\n-{3,}$", brev)


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
    assert find_overskrifter(brev)[0] == OVERSKRIFT
    assert "haster det. Klagen skal være fremme hos Hvidovre Kommune senest torsdag den 10. december 2026." in brev
    assert "Kontakten til mig stopper ikke fristen." in brev


def test_every_letter_to_the_citizen_can_tell_of_a_running_deadline():
    breve = [load_skabelon(navn) for navn in list_skabeloner()]
    til_borgeren = [brev for brev in breve if brev.slags == "sag" and brev.til == "borger" and brev.stemme == "du"]
    assert {brev.navn for brev in til_borgeren} >= set(BORGERBREVE)
    assert [brev.navn for brev in til_borgeren if "pas_paa_fristen(" not in brev.krop] == []


@pytest.mark.parametrize("navn", BORGERBREVE)
def test_a_deadline_nobody_can_count_is_told_as_one_that_runs(skriv, navn):
    brev = skriv(sag("modtaget: 2062-09-10, via: digital post", flere=VURDERING), navn)
    assert "Jeg ved ikke, hvornår fristen for at klage over afgørelsen slutter." in brev
    assert "klag hurtigst muligt" in brev


@pytest.mark.parametrize("navn", BORGERBREVE)
@pytest.mark.parametrize("afgoerelse", ["dato: 2026-03-12, via: brev", LAENGERE])
def test_a_deadline_that_may_be_over_is_not_told_as_over(skriv, navn, afgoerelse):
    brev = skriv(sag(afgoerelse, flere=VURDERING), navn)
    assert "Jeg ved ikke, hvornår fristen for at klage over afgørelsen af 12. marts 2026 slutter." in brev
    assert "ser ud til at være gået" not in brev


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
    assert "Stol ikke på, at den klage, jeg har sendt, også gælder som en klage over afgørelsen." in brev


# ---- to the unit: it may be a complaint about a decision


ENHEDSBREVE = ("klage/klage", "klage/videresendelse")
MAASKE = "Klagen kan også læses som en klage over selve afgørelsen af 12. november 2026"
IGEN = (
    "Behandl den derfor også sådan, og se på afgørelsen igen. "
    "Holder I fast i den, så send klagen videre til Ankestyrelsen."
)
I_TVIVL = "Er I i tvivl om fristen, så send klagen videre alligevel."
UENIG = "medhold: nej, uenig_fordi: [Jeg har brug for hjælpen hver dag.]"


@pytest.mark.parametrize("navn", ENHEDSBREVE)
def test_the_unit_is_asked_to_treat_it_as_an_appeal_in_time_too(skriv, navn):
    brev = skriv(sag(), navn)
    assert f"{MAASKE}, og den kommer inden for fristen. {IGEN}" in brev
    assert I_TVIVL not in brev
    assert find_overskrifter(brev)[0] == "Selve afgørelsen"


@pytest.mark.parametrize("navn", ENHEDSBREVE)
@pytest.mark.parametrize("afgoerelse", ["dato: 2026-11-12, via: brev", "dato: 2026-03-12, via: brev"])
def test_a_deadline_that_is_not_known_is_no_reason_to_turn_it_away(skriv, navn, afgoerelse):
    brev = skriv(sag(afgoerelse), navn)
    assert "Klagen kan også læses som en klage over selve afgørelsen af 12. " in brev
    assert "inden for fristen" not in brev
    assert I_TVIVL in brev or "og send den straks videre til Ankestyrelsen." in brev


@pytest.mark.parametrize("navn", ENHEDSBREVE)
@pytest.mark.parametrize("afgoerelse", [AFSLAG, FOR_LAENGE_SIDEN, "dato: 2026-11-12", "modtaget: 2062-01-01"])
def test_no_letter_to_the_unit_names_a_last_day_or_says_that_it_is_late(skriv, navn, afgoerelse):
    brev = skriv(sag(afgoerelse), navn)
    assert not re.search(r"senest|december|for sent|udløb|er gået", brev)


@pytest.mark.parametrize("navn", ENHEDSBREVE)
def test_a_deadline_that_is_over_beyond_doubt_asks_for_nothing(skriv, navn):
    assert "kan også læses" not in skriv(sag(FOR_LAENGE_SIDEN), navn)


@pytest.mark.parametrize("navn", ENHEDSBREVE)
def test_a_citizen_may_rely_on_the_longer_time_that_was_given(skriv, navn):
    given = "dato: 2026-10-12, modtaget: 2026-10-12, via: digital post, klagevejledning: {findes: ja, frist: %s}"
    brev = skriv(sag(given % "otte uger"), navn)
    assert "selve afgørelsen af 12. oktober 2026. Behandl den derfor også sådan, og send den straks videre" in brev
    assert "kan også læses" not in skriv(sag(given % "fem uger"), navn)


@pytest.mark.parametrize("navn", ENHEDSBREVE)
def test_where_the_area_is_not_known_no_deadline_is_over(skriv, navn):
    tekst = sag(FOR_LAENGE_SIDEN.replace(", klagevejledning: ja", "")).replace("område: tabt_arbejdsfortjeneste\n", "")
    brev = skriv(tekst, navn)
    assert "se på afgørelsen igen. Holder I fast i den, så send klagen videre til rette klageinstans." in brev
    assert "Er I i tvivl om fristen, så send klagen videre alligevel." in brev


@pytest.mark.parametrize("navn", ENHEDSBREVE)
def test_an_appeal_that_goes_to_the_body_itself_is_sent_on_at_once(skriv, navn):
    brev = skriv(sag(område="byggesag"), navn)
    assert "Behandl den derfor også sådan, og send den straks videre til" in brev
    assert "se på afgørelsen igen" not in brev


@pytest.mark.parametrize("navn", ENHEDSBREVE)
def test_what_nobody_hears_an_appeal_of_is_no_appeal(skriv, navn):
    assert "Selve afgørelsen" not in skriv(
        sag(AFSLAG.replace(", klagevejledning: ja", ""), område="parkeringsafgift"), navn
    )


@pytest.mark.parametrize("navn", ENHEDSBREVE)
def test_a_decision_that_has_been_appealed_is_a_case_of_its_own(skriv, navn):
    brev = skriv(sag(f"{AFSLAG}, medhold: nej, klaget: 2026-11-16"), navn)
    assert "klagede den 16. november 2026 over selve afgørelsen. Den klage er en sag for sig." in brev
    assert "kan også læses" not in brev


@pytest.mark.parametrize(("navn", "hvem"), [("klage/klage", "Jeg"), ("klage/videresendelse", "Borgeren")])
def test_an_appeal_that_is_being_written_is_told_and_the_complaint_still_holds(skriv, navn, hvem):
    brev = skriv(sag(f"{AFSLAG}, {UENIG}"), navn)
    assert f"{hvem} klager over afgørelsen af 12. november 2026 i et brev for sig." in brev
    assert "Har I ikke fået det brev, så behandl også denne klage som en klage over afgørelsen." in brev
    assert "kan også læses" not in brev


def test_an_appeal_that_the_adviser_may_not_write_is_not_said_to_be_written(skriv):
    """In Hvidovre the adviser helps with no appeal that goes to a higher body itself."""
    tekst = sag(f"{AFSLAG}, {UENIG}", område="byggesag")
    assert "i et brev for sig" not in skriv(tekst, "klage/klage")
    assert "i et brev for sig" in skriv(tekst.replace("kommune: hvidovre", "kommune: kalundborg"), "klage/klage")


@pytest.mark.parametrize("navn", ENHEDSBREVE)
def test_a_decision_nobody_has_named_is_asked_about_without_a_date(skriv, navn):
    hvad = "klagepunkter: [{id: p, hvad: Kommunen gav mig afslag på hjælp.}]"
    tekst = re.sub(r"(?m)^klagepunkter: .*$", hvad, FRA_HVIDOVRE)
    brev = skriv(tekst, navn)
    assert "Klagen kan også læses som en klage over en afgørelse. Behandl den derfor også sådan" in brev
    assert f"Holder I fast i den, så send klagen videre til rette klageinstans. {I_TVIVL}" in brev


@pytest.mark.parametrize("navn", ENHEDSBREVE)
def test_with_two_decisions_none_is_guessed_at(skriv, navn):
    tekst = sag().replace("afgørelser: [", f"afgørelser: [{{id: b, {AFSLAG.replace('12', '13')}}}, ")
    tekst = tekst.replace("tema: begrundelse, afgørelse: a, ", "")
    brev = skriv(tekst, navn)
    assert "klage over en afgørelse." in brev
    assert "afgørelsen af 1" not in brev


@pytest.mark.parametrize("navn", ENHEDSBREVE)
def test_a_point_about_something_else_says_nothing_of_the_decision(skriv, navn):
    assert "Selve afgørelsen" not in skriv(sag().replace("tema: begrundelse, afgørelse: a", "tema: optræden"), navn)


def test_a_citizen_the_unit_may_not_know_asks_for_no_new_look(skriv):
    brev = skriv(
        sag().replace("navn: Mette Holm, omtale", "anonym: ja, navn: Mette Holm, omtale"), "klage/videresendelse"
    )
    assert "Selve afgørelsen" not in brev


def test_a_decision_of_another_authority_is_not_the_units_to_look_at(skriv):
    assert "Selve afgørelsen" not in skriv(sag(f"{AFSLAG}, afgjort_af: Udbetaling Danmark"), "klage/klage")


def test_several_citizens_complain_of_the_decision_as_vi(skriv):
    tekst = sag(f"{AFSLAG}, {UENIG.replace('Jeg har', 'Vi har')}", flere="medklagere: [Jens Holm]\n")
    tekst = tekst.replace("Jeg forstår", "Vi forstår")
    assert "Vi klager over afgørelsen af 12. november 2026 i et brev for sig." in skriv(tekst, "klage/klage")
    assert "Borgerne klager over afgørelsen" in skriv(tekst, "klage/videresendelse")
