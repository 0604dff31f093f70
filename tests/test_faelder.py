"""The 24 things a naive drafter gets wrong in Danish administrative law; each is shown not to happen here.

docs/faelder.md tells where each is held. A trap that later letters could fall into is tried on every template there is.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from drafting.errors import HoleError, LawError, RefusedError
from drafting.findings.frister import find_frister
from drafting.findings.frister.instanser import load_instanser
from drafting.findings.kompetence import vurder_kompetence
from drafting.findings.registry import RULES
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.load import list_kommuner, load_lovhylde, load_profil
from drafting.letter.skabelon import list_skabeloner, load_skabelon
from drafting.pipeline import Bestilling, check, draft

DATO = date(2026, 11, 20)
ROOT = Path(__file__).parents[1]
BREVE = tuple(map(load_skabelon, list_skabeloner()))
FRASER = sorted((ROOT / "templates" / "faelles").glob("*.j2"))
HOVED = """\
kommune: {kommune}
sagsnummer: 26/1
emne: Afslag på hjælp
område: {omraade}
rådgiver: {{navn: Karen Lund}}
borger: {{navn: Mette Holm, omtale: hun, post: digital}}
enheder: [{{id: c, navn: Center for Børn, leder: {{navn: Lone Dahl, titel: centerchef}}}}]
"""
PUNKT = "klagepunkter: [{id: p, tema: manglende_svar, hvad: Ingen svarede mig.}]\n"
AFSLAG = "afgørelser: [{{id: a, dato: {0}, modtaget: {0}, via: digital post, medhold: nej, klagevejledning: ja{1}}}]\n"


def fixed_text(skabelon) -> str:
    """Return a letter's own words, without what Jinja puts in."""
    return re.sub(r"{[{%#].*?[}%#]}", " ", skabelon.krop, flags=re.DOTALL)


@pytest.fixture
def tjek(tmp_path):
    def read(text, *, kommune="hvidovre", omraade="tabt_arbejdsfortjeneste", dato=DATO):
        sagsfil = tmp_path / "sag.yaml"
        sagsfil.write_text(HOVED.format(kommune=kommune, omraade=omraade) + text, encoding="utf-8")
        return check(sagsfil, dato=dato)

    return read


@pytest.fixture
def skriv(tjek):
    def write(text, brev, *, kladde=False, **head):
        (udfald,) = draft(tjek(text, **head), Bestilling(breve=(brev,), formater=("txt",), kladde=kladde))
        if udfald.fejl:
            raise udfald.fejl
        return "\n".join(fil.indhold.decode() for fil in udfald.filer)

    return write


@pytest.fixture
def klagefrist(tjek):
    def find(text, *, dato=DATO, **head):
        sag = tjek(text, dato=dato, **head)
        frister = find_frister(sag.sag, sag.profil, sag.hylder.lov, load_instanser(), dato=dato)
        return next(frist for frist in frister if frist.id.startswith("klagefrist"))

    return find


def afslag(dag, mere=""):
    return AFSLAG.format(dag, mere)


def row(noegle, dato=DATO):
    return load_klageinstanser().on(noegle, dato)


# 1. The four weeks run from when the decision was available, not from its date and not from when it was opened.


def test_01_the_deadline_runs_from_the_day_it_was_available(klagefrist):
    frist = klagefrist(afslag("2026-11-02").replace("modtaget: 2026-11-02", "modtaget: 2026-11-05"))
    assert frist.sikker == date(2026, 12, 3)
    assert any("Det betyder ikke noget, hvornår den blev åbnet" in trin.tekst for trin in frist.trin)


# 2. Days that are no holidays move nothing, and store bededag is an ordinary day since 2024.


@pytest.mark.parametrize("fri", ["2026-05-15", "2026-06-05", "2024-04-26"])
def test_02_no_day_off_that_is_no_holiday_moves_the_last_day(klagefrist, fri):
    slut = date.fromisoformat(fri)
    frist = klagefrist(afslag(date.fromordinal(slut.toordinal() - 28)), dato=slut)
    assert frist.dato == slut
    assert frist.sikker <= slut


def test_02_a_holiday_moves_the_last_day_and_not_the_safe_one(klagefrist):
    frist = klagefrist(afslag("2026-11-27"), dato=date(2026, 12, 1))
    assert (frist.sikker, frist.dato) == (date(2026, 12, 23), date(2026, 12, 28))


# 3. A complaint goes to the municipality where it looks again, and directly where the law says so.


def test_03_a_social_appeal_goes_to_the_municipality(skriv):
    brev = skriv(PUNKT + afslag("2026-11-10"), "klage/anke")
    assert "Hvidovre Kommune\nCenter for Børn" in brev
    assert "sende klagen videre til Ankestyrelsen" in brev


@pytest.mark.parametrize("omraade", ["partsaktindsigt", "stu", "byggesag", "sundhedsbehandling"])
def test_03_these_never_go_by_way_of_the_municipality(omraade):
    assert row(omraade).rute != "via kommunen"
    assert row(omraade).genvurdering is None


# 4. A party's access to documents has no deadline and no second look.


def test_04_partsaktindsigt_has_no_deadline_and_no_genvurdering():
    assert row("partsaktindsigt").frist is None
    assert row("partsaktindsigt").genvurdering is None


# 5. A late complaint is sent on; the municipality does not turn it away.


def test_05_a_late_appeal_asks_the_municipality_to_send_it_on(skriv):
    sent = ", forsinket: {grund: Jeg lå på hospitalet.}"
    brev = skriv(PUNKT + afslag("2026-09-01", sent), "klage/anke", kommune="kalundborg")
    assert "straks sende den videre til Ankestyrelsen" in brev
    assert "se bort fra" in brev
    assert "se på sagen igen" not in brev


# 6. A complaint does not stop the decision, unless the law says so.


def test_06_no_letter_says_that_a_decision_waits():
    for skabelon in BREVE:
        assert not re.search(r"opsættende|sættes i bero|gælder ikke, mens|afgørelsen (bliver )?udsat", skabelon.krop)


def test_06_the_directory_tells_what_waits():
    assert row("tabt_arbejdsfortjeneste").opsaettende is False
    assert row("landzone").opsaettende is True


# 7. Children's help is barnets lov since 2024, and merudgiftsydelse is kompensationsydelse since September 2025.


@pytest.mark.parametrize(
    ("dag", "lov"), [(date(2023, 6, 1), "serviceloven"), (date(2024, 2, 1), "barnets lov"), (DATO, "barnets lov")]
)
def test_07_the_act_is_the_one_of_its_day(dag, lov):
    assert lov in load_lovhylde().on("tabt_arbejdsfortjeneste_boern", dag).citat


def test_07_kompensationsydelse_has_its_new_name_from_september_2025():
    foer, efter = date(2025, 8, 31), date(2025, 9, 1)
    navne = [str(load_lovhylde().find_ord("merudgifter_boern", dag)) for dag in (foer, efter)]
    assert navne == ["merudgiftsydelse", "kompensationsydelse"]


# 8. Pensioners' help at home may be by either act until 1 July 2027.


def test_08_help_to_old_people_is_looked_for_in_both_acts():
    noegler = {each.noegle for each in load_klageinstanser().find("hjemmehjælp", DATO)}
    assert {"hjemmehjaelp", "aeldrepleje"} <= noegler
    with pytest.raises(LawError):
        row("aeldrepleje", date(2025, 6, 30))


# 9. Where nobody hears an appeal, none is invented.


@pytest.mark.parametrize(
    "omraade",
    ["generelle_tilbud", "plads_i_dagtilbud", "parkeringsafgift", "boligsocial_anvisning", "individuel_befordring"],
)
def test_09_where_there_is_no_body_there_is_no_appeal(skriv, omraade):
    assert row(omraade).instans is None
    assert row(omraade).hvad_er_der_ellers
    with pytest.raises(RefusedError):
        skriv(PUNKT + afslag("2026-11-10"), "klage/anke", omraade=omraade, kommune="kalundborg")


# 10. The municipality is not blamed for what others decided.


@pytest.mark.parametrize("hvem", ["Udbetaling Danmark", "Seniorpensionsenheden", "Vurderingsstyrelsen"])
def test_10_what_another_authority_decided_is_not_the_advisers(tjek, hvem):
    text = (PUNKT + afslag("2026-11-10", f", afgjort_af: {hvem}")).replace("{id: p,", "{id: p, afgørelse: a,")
    sag = tjek(text)
    found = vurder_kompetence(sag.sag, sag.profil, sag.hylder.lov, dato=DATO)
    assert [each.svar for each in found if each.id == "p"] == ["kan ikke"]
    (udfald,) = draft(sag, Bestilling(breve=("klage/anke",), kladde=True))
    assert isinstance(udfald.fejl, HoleError)


# 11. The adviser criticises and recommends; she does not decide.


def test_11_no_letter_of_the_advisers_decides():
    word = re.compile(r"\bjeg (omgør|pålægger|afgør|bestemmer|ophæver|ændrer|hjemviser)\b", re.IGNORECASE)
    assert [
        skabelon.navn for skabelon in BREVE if skabelon.fra == "raadgiver" and word.search(fixed_text(skabelon))
    ] == []
    assert "kritik.ordre" in {rule.id for rule in RULES}


# 12. The citizen complains in her own name, and nobody acts for her without a fuldmagt.


def test_12_the_citizens_letters_are_signed_by_the_citizen(skriv):
    brev = skriv(PUNKT, "klage/klage")
    assert brev.index("Med venlig hilsen") < brev.rindex("Mette Holm")
    assert "Karen Lund" not in brev


def test_12_without_a_fuldmagt_the_answer_goes_to_the_citizen(tmp_path):
    for fuldmagt, answer in (("", "Mette Holm"), (", fuldmagt: 2026-10-01", "Lise Holm")):
        lise = f"repræsentant: {{navn: Lise Holm, rolle: pårørende{fuldmagt}}}"
        sagsfil = tmp_path / "egen.yaml"
        text = HOVED.format(kommune="hvidovre", omraade="tabt_arbejdsfortjeneste") + PUNKT
        sagsfil.write_text(text.replace("post: digital}", f"post: digital, {lise}}}"), encoding="utf-8")
        (udfald,) = draft(check(sagsfil, dato=DATO), Bestilling(breve=("klage/videresendelse",), formater=("txt",)))
        brev = udfald.filer[0].indhold.decode()
        assert ("Lise Holm" in brev) == (answer == "Lise Holm")


# 13. The tilsyn and the Ombudsman choose their cases themselves.


@pytest.mark.parametrize("omraade", ["tilsyn", "ombudsmand"])
def test_13_they_choose_themselves(omraade):
    assert "vælger selv" in str(row(omraade).forbehold)


def test_13_the_ombudsmans_year_stands_with_its_source():
    assert (row("ombudsmand").frist.antal, row("ombudsmand").frist.enhed) == (1, "aar")


# 14. A complaint about service is no appeal, and an appeal is not sent as a complaint about service.


def test_14_no_heading_says_anke():
    for skabelon in BREVE:
        assert not re.search(r"\banke", f"{skabelon.titel} {skabelon.krop}", re.IGNORECASE), skabelon.navn


def test_14_what_may_be_an_appeal_is_asked_to_be_treated_as_one(skriv):
    text = (PUNKT + afslag("2026-11-10")).replace("tema: manglende_svar", "tema: afgørelsens_indhold, afgørelse: a")
    brev = skriv(text, "klage/klage")
    assert "afgørelsen af 10. november 2026" in brev
    assert "læses som en klage over selve afgørelsen" in brev
    assert "inden for fristen" in brev


# 15. Grades stand on the municipality's scale, are never exchanged, and never decide between two stories.


def test_15_a_grade_is_printed_as_chosen(skriv):
    for grad in ("meget kritisabelt", "beklageligt"):
        dom = f"vurderinger: [{{klagepunkt: p, resultat: kritik, grad: {grad}, begrundelse: Det tog for lang tid.}}]\n"
        other = {"meget kritisabelt": "beklageligt", "beklageligt": "meget kritisabelt"}[grad]
        brev = skriv(PUNKT + dom, "udtalelse/udtalelse")
        before = brev.partition("Skala")[0]
        assert grad in before
        assert other not in before.replace(grad, "")


def test_15_a_grade_off_the_scale_is_a_mistake(tjek):
    dom = "vurderinger: [{klagepunkt: p, resultat: kritik, grad: særdeles beklageligt, begrundelse: Nej.}]\n"
    assert any(each.code.startswith(("grad.", "kritik.")) and each.level == 3 for each in tjek(PUNKT + dom).fund)


# 16. Seven working days are the main rule, and the complaint about delay comes after fourteen, only by OFL.


def test_16_the_answer_may_take_longer_when_it_is_told(skriv):
    brev = skriv("aktindsigt: {sag: min sag, relation: part}\n", "klage/aktindsigt")
    assert "inden syv arbejdsdage" in brev
    assert "Kan I ikke nå det, så skriv hvorfor, og hvornår svaret kommer." in brev


# 17. Access to documents and access to personal data are two requests.


def test_17_the_two_requests_stand_apart(skriv):
    brev = skriv("aktindsigt: {sag: min sag, relation: part, særskilt_indsigt: ja}\n", "klage/aktindsigt")
    head, _, indsigt = brev.partition("Indsigt i mine personoplysninger")
    assert "inden én måned" in indsigt
    assert "måned" not in head.partition("Svaret")[2]
    assert row("databeskyttelse").instans == "Datatilsynet"


# 18. Journalisering is OFL § 15, and delay OFL § 39.


def test_18_the_paragraphs_are_the_right_ones():
    lov = load_lovhylde()
    assert "§ 15" in lov.on("ofl_15", DATO).citat
    assert "journal" in lov.on("ofl_15", DATO).overskrift.casefold() + lov.on("ofl_15", DATO).saetning.casefold()
    assert "§ 39" in lov.on("ofl_39", DATO).citat


# 19. No CPR number in prose, no name in the subject line, nobody else's data in a letter.


def test_19_a_cpr_number_in_prose_is_found(tjek):
    assert "cpr.i_tekst" in {each.code for each in tjek(PUNKT.replace("Ingen", "010190-1234. Ingen")).fund}


def test_19_a_name_in_the_subject_line_is_a_mistake(tjek):
    text = PUNKT + "personer: [{navn: Emma Holm, rolle: barn}]\n"
    sag = tjek(text)
    named = sag.sagsfil.read_text(encoding="utf-8").replace("emne: Afslag på hjælp", "emne: Hjælp til Emma")
    sag.sagsfil.write_text(named, encoding="utf-8")
    assert "emne.navn" in {each.code for each in check(sag.sagsfil, dato=DATO).fund}


# 20. Fees are "se …", and the klagevejledning of the decision itself is always referred to.


def test_20_no_fee_is_printed_as_a_sum():
    fees = [str(each.gebyr) for each in load_klageinstanser().raekker if each.gebyr]
    assert fees
    assert not any(re.search(r"\d+ ?(kr|kroner)", fee) for fee in fees)


# 21. The duty lies on the municipality; no letter says jobcenter.


def test_21_no_letter_says_jobcenter():
    for skabelon in BREVE:
        assert "jobcent" not in skabelon.krop.casefold(), skabelon.navn


# 22. A paragraph outside its dates is an error, and a last day says what it was counted from.


def test_22_a_paragraph_outside_its_dates_is_an_error():
    with pytest.raises(LawError):
        load_lovhylde().on("bl_87", date(2023, 12, 31))


def test_22_no_template_cites_by_hand():
    files = [*((each.navn, each.krop) for each in BREVE), *((file.name, file.read_text("utf-8")) for file in FRASER)]
    assert [navn for navn, text in files if re.search(r"§\s*\d|\bstk\.\s*\d|artikel\s*\d", text)] == []


def test_22_a_last_day_is_told_with_its_steps(skriv):
    brev = skriv(PUNKT + afslag("2026-11-10") + "videresendt: {dato: 2026-11-12}\n", "klage/orientering")
    assert "tirsdag den 8. december 2026" in brev
    assert "10. november 2026" in brev.partition("Sådan har jeg regnet")[2]


# 23. Who got a part may in rare cases lose by appealing: the adviser is told.


def test_23_a_partly_favourable_decision_is_told_of(tjek):
    text = PUNKT + afslag("2026-11-10").replace("medhold: nej", "medhold: delvist")
    assert "frist.delvist_medhold" in {each.code for each in tjek(text).fund}


# 24. No letter advises waiting while a deadline runs, and the safe day is always told.


@pytest.mark.parametrize("kommune", list_kommuner())
def test_24_the_safe_day_is_told_in_every_letter_to_the_citizen(skriv, kommune):
    assert load_profil(kommune).kommune == kommune
    text = (
        PUNKT
        + afslag("2026-11-10")
        + "videresendt: {dato: 2026-11-12}\nstatus: {venter_på: Vi venter., senest_hører: 2026-12-01}\n"
    )
    for brev in ("klage/orientering", "klage/kvittering", "klage/status"):
        said = skriv(text, brev, kommune=kommune, kladde=True)
        assert "stopper ikke fristen" in said
        assert "senest tirsdag den 8. december 2026" in said


@pytest.mark.parametrize(
    ("klaget", "siger"), [("", True), (", klaget: {dato: 2026-11-15, modtaget: 2026-11-15}", False)]
)
def test_24_asking_for_reasons_does_not_wait_while_the_deadline_runs(skriv, klaget, siger):
    imod = (
        f"afgørelser: [{{dato: 2026-11-10, modtaget: 2026-11-10, via: brev, medhold: nej, begrundelse: nej{klaget}}}]\n"
    )
    assert ("uden at vente på den" in skriv(imod, "klage/begrundelse")) is siger
