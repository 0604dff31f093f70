"""What the letter that tells the citizen the result must say, and must not say."""

import re

import pytest

from drafting.errors import RefusedError
from drafting.law.load import load_profil
from drafting.letter.adgang import refuse_nej
from drafting.letter.tree import find_huller
from drafting.letter.view import STADER
from drafting.render.text import render_text

NAVN = "udtalelse/udtalelse_borger"
SAG = """
kommune: hvidovre
sagsnummer: 26/1301
emne: Manglende svar
rådgiver: {navn: Karen Lund}
borger:
  navn: Mette Holm
  omtale: hun
  adresse: Strandvej 4, 2650 Hvidovre
enheder:
  - {id: cbf, navn: Center for Børn og Familie, leder: {navn: Lone Dahl, titel: centerchef}}
klagepunkter:
  - id: svar
    tema: manglende_svar
    hvad: |
      Kommunen svarede ikke på mine to breve.
  - id: samtalen
    tema: optræden
    hvad: |
      Medarbejderen talte ned til mig i telefonen.
"""
SKALA = ("uheldigt", "beklageligt", "meget beklageligt", "kritisabelt", "meget kritisabelt", "stærkt kritisabelt")
HANDLING = "handling: centret ikke svarede på de to breve"
FOR_SENT = "begrundelse: Borgeren ventede i ti uger."


def sag(*linjer, flere=""):
    egne = "".join(f"    {linje}\n" for linje in linjer)
    return f"{SAG}vurderinger:\n  - klagepunkt: svar\n{egne}{flere}"


def paa_samtalen(ord_):
    return f"  - {{klagepunkt: samtalen, {ord_}}}\n"


@pytest.fixture
def udkast(skriv_brev):
    def draft(tekst):
        (udkast,) = skriv_brev(tekst, NAVN)
        return udkast

    return draft


@pytest.fixture
def skriv(udkast):
    return lambda tekst: render_text(udkast(tekst).letter)


def find_indledning(brev):
    return brev.partition("Kære Mette Holm\n\n")[2].partition("\n\n")[0]


def test_it_is_written_to_the_citizen_and_signed(skriv):
    brev = skriv(sag("resultat: kritik", FOR_SENT))
    assert "\n\nMette Holm\nStrandvej 4\n2650 Hvidovre\n\n" in brev
    assert brev.partition("Bilag\n")[0].rstrip().endswith("Karen Lund\nBorgerrådgiver\nHvidovre Kommune")


@pytest.mark.parametrize(
    ("linje", "flere", "result"),
    [
        ("resultat: kritik", "", "Jeg kritiserer centret."),
        (
            "resultat: kritik",
            paa_samtalen("resultat: ingen_kritik"),
            "Jeg kritiserer centret på ét af de to punkter.",
        ),
        ("resultat: kritik", paa_samtalen("resultat: kritik"), "Jeg kritiserer centret på begge punkter."),
        (
            "resultat: bemærkning",
            paa_samtalen("resultat: ingen_kritik"),
            "Jeg kritiserer ikke centret, men jeg har en bemærkning.",
        ),
        ("resultat: ingen_kritik", "", "Jeg har ikke fundet grund til at kritisere centret."),
        (
            "resultat: ikke_vurderet",
            "",
            "Jeg har ikke kunnet tage stilling til klagen, og her kan du læse hvorfor.",
        ),
    ],
)
def test_the_result_stands_first_and_the_udtalelse_is_enclosed(linje, flere, result, skriv):
    brev = skriv(sag(linje, flere=flere))
    assert find_indledning(brev) == (
        "Jeg er færdig med at undersøge din klage over Center for Børn og Familie. "
        f"{result} Hele udtalelsen følger med dette brev."
    )
    assert brev.rstrip().endswith("Bilag\n-----\nBilag 1 · Udtalelse")


@pytest.mark.parametrize("grad", SKALA)
def test_each_grade_is_printed_as_chosen_and_explained_from_the_scale(grad, skriv):
    brev = skriv(sag("resultat: kritik", f"grad: {grad}", HANDLING, FOR_SENT))
    assert "Jeg kritiserer, at centret ikke svarede på de to breve." in brev
    assert f"Jeg kalder det {grad}. Det er trin {SKALA.index(grad) + 1} på min skala for kritik." in brev
    assert "På skalaen er trin 1 det mildeste og trin 6 det alvorligste." in brev
    assert len(re.findall(rf"\b{grad}\b", brev)) == 1
    assert ("Trinnene imellem" in brev) == (grad not in {SKALA[0], SKALA[-1]})
    assert ("ingen bestemt bliver bebrejdet det" in brev) == (grad == SKALA[0])


def test_the_scale_is_explained_once(skriv):
    brev = skriv(
        sag("resultat: kritik", "grad: beklageligt", flere=paa_samtalen("resultat: kritik, grad: kritisabelt"))
    )
    assert "Jeg kalder det beklageligt. Det er trin 2 på" in brev
    assert "Jeg kalder det kritisabelt. Det er trin 4 på" in brev
    assert brev.count("det mildeste og") == 1
    assert brev.count("Trinnene imellem") == 1


def test_a_grade_off_the_scale_stays_unexplained(skriv):
    brev = skriv(sag("resultat: kritik", "grad: særdeles uheldigt", FOR_SENT))
    assert "Jeg kalder det særdeles uheldigt." in brev
    assert "skala" not in brev


def test_without_a_grade_or_a_scale_there_is_no_word_of_one(skriv):
    brev = skriv(sag("resultat: kritik", FOR_SENT))
    assert "Jeg kritiserer centret på dette punkt." in brev
    assert not any(grad in brev for grad in (*SKALA, "skala"))
    kalundborg = skriv(sag("resultat: kritik", FOR_SENT).replace("hvidovre", "kalundborg", 1))
    assert "skala" not in kalundborg


def test_a_remark_is_below_kritik(skriv):
    brev = skriv(sag("resultat: bemærkning", "handling: centret svarede straks"))
    assert "Jeg kritiserer ikke centret, men det havde været rigtigst, at centret svarede straks." in brev
    uden = skriv(sag("resultat: bemærkning"))
    assert "Jeg kritiserer ikke centret på dette punkt, men jeg har en bemærkning." in uden


def test_no_kritik_is_told_plainly(skriv):
    assert "Jeg kritiserer ikke, at centret ikke svarede" in skriv(sag("resultat: ingen_kritik", HANDLING))
    brev = skriv(sag("resultat: ingen_kritik", "begrundelse: Centret svarede i tide."))
    assert "Jeg kritiserer ikke centret på dette punkt." in brev
    assert "Centret svarede i tide." in brev


@pytest.mark.parametrize(
    ("grund", "reason"),
    [
        ("bevistvivl", "Du og centret fortæller det forskelligt, og dokumenterne viser det ikke."),
        ("social_eller_laegefaglig", "det kræver faglig viden, som jeg ikke har."),
        ("afgoerelsens_gyldighed", "Jeg må ikke vurdere, om en afgørelse er rigtig."),
        ("uden_for_kompetence", "Det må jeg ikke tage stilling til som borgerrådgiver."),
    ],
)
def test_what_is_not_assessed_is_explained_kindly_and_takes_no_side(grund, reason, skriv):
    brev = skriv(sag("resultat: ikke_vurderet", f"grund: {grund}", "begrundelse: Her er min egen forklaring."))
    assert reason in brev
    assert "Det siger ikke noget om, hvem der har ret." in brev
    assert "Her er min egen forklaring." in brev
    assert not any(grad in brev for grad in SKALA)
    assert "bør du få et svar" not in brev


def test_where_a_point_about_a_decision_can_be_tried_is_told(skriv):
    afgoerelse = "afgørelser: [{id: afslag, dato: 2026-09-10, medhold: nej}]\n"
    text = sag("resultat: ikke_vurderet", "grund: afgoerelsens_gyldighed")
    about = text.replace("    tema: manglende_svar\n", "    tema: manglende_svar\n    afgørelse: afslag\n")
    assert "prøvet i en klageinstans, for eksempel Ankestyrelsen" in skriv(about + afgoerelse)
    assert "klageinstans" not in skriv(text)


def test_the_rule_is_told_once_as_the_theme_tells_it_to_a_citizen(skriv):
    brev = skriv(
        sag(
            "resultat: kritik",
            "del: Det første brev",
            flere="  - {klagepunkt: svar, del: Det andet brev, resultat: ingen_kritik}\n",
        )
    )
    assert brev.count("bør du få et svar") == 1
    assert "Punkt 1: Manglende svar – Det første brev\n" in brev
    assert "Punkt 1: Manglende svar – Det andet brev\n" in brev
    assert "§" not in brev


# ---- the adviser's words, told to the citizen


def test_the_advisers_words_are_turned_to_du(udkast):
    found = udkast(sag("resultat: kritik", FOR_SENT, "henstilling: Centret ringer til borgeren."))
    brev = render_text(found.letter)
    assert "Du ventede i ti uger." in brev
    assert "- Centret ringer til dig." in brev
    assert found.fund == ()


def test_til_borger_goes_before_the_advisers_words(skriv):
    brev = skriv(sag("resultat: kritik", FOR_SENT, "til_borger: Du måtte vente alt for længe."))
    assert "Du måtte vente alt for længe." in brev
    assert "ti uger" not in brev


def test_what_cannot_be_turned_is_a_quotation_with_a_finding(udkast):
    found = udkast(sag("resultat: kritik", "begrundelse: Mette Holm ventede i ti uger."))
    assert "»Mette Holm ventede i ti uger.«" in render_text(found.letter)
    (finding,) = found.fund
    assert finding.code == "perspektiv.til_borger"
    assert finding.place.line == SAG.count("\n") + 4
    assert "til_borger" in finding.remedy


def test_the_citizen_is_never_borgeren(skriv):
    linjer = ("resultat: kritik", HANDLING, FOR_SENT, "henstilling: Centret ringer til borgeren.")
    brev = skriv(sag(*linjer, flere=paa_samtalen("resultat: ikke_vurderet, grund: bevistvivl")))
    assert not re.search(r"\b(borgerens?|hun|hendes?)\b", brev)


def test_an_employee_is_not_named(skriv):
    personer = "personer: [{navn: Hanne Bro, rolle: medarbejder, vises_som: medarbejderen}]\n"
    brev = skriv(sag("resultat: kritik", "begrundelse: Hanne Bro glemte brevet.", flere=personer))
    assert "Hanne" not in brev
    assert "Medarbejderen glemte brevet." in brev


# ---- what it means now


def test_what_the_unit_is_asked_to_do_is_told_with_what_it_is(skriv):
    brev = skriv(sag("resultat: kritik", FOR_SENT, "henstilling: Centret svarer på begge breve."))
    assert "Det har jeg bedt centret om:\n\n- Centret svarer på begge breve.\n" in brev
    assert "Det kaldes en henstilling. Centret har ikke pligt til at følge den." in brev
    assert "Men jeg skal have besked, hvis det ikke sker." in brev
    assert "Sig også til, hvis centret ikke gør det, jeg har bedt om." in brev
    flere = skriv(
        sag("resultat: kritik", "henstilling: Svar.", flere="henstillinger: [Centret skriver en vejledning.]\n")
    )
    assert "Det kaldes henstillinger. Centret har ikke pligt til at følge dem." in flere


def test_without_henstillinger_it_says_so(skriv):
    brev = skriv(sag("resultat: kritik", FOR_SENT))
    assert "Jeg har ikke bedt centret om at gøre noget bestemt." in brev
    assert "enstilling" not in brev
    assert "Men jeg skal have besked" in brev
    assert "besked" not in skriv(sag("resultat: ingen_kritik"))


def test_it_changes_no_decision_and_stops_no_deadline(skriv):
    brev = skriv(sag("resultat: kritik", FOR_SENT))
    assert "Udtalelsen ændrer ikke en afgørelse\n---" in brev
    assert "Udtalelsen stopper heller ikke fristen for at klage over den." in brev
    assert not re.search(r"omgør|pålæg|erstatning", brev)


def test_the_citizen_can_come_back(skriv):
    assert "Du kan vende tilbage til mig\n---" in skriv(sag("resultat: ingen_kritik"))


def test_own_delay_is_regretted(skriv):
    ventetid = "egen_ventetid: {fra: 2026-06-01, til: 2026-09-01, grund: Jeg ventede på svar fra borgeren.}\n"
    brev = skriv(sag("resultat: kritik", flere=ventetid))
    assert "Din sag lå stille hos mig fra den 1. juni til den 1. september 2026. Det beklager jeg." in brev
    assert "Jeg ventede på svar fra dig." in brev
    assert "beklager" not in skriv(sag("resultat: kritik"))


def test_an_overall_assessment_is_told_too(skriv):
    samlet = "samlet: {grad: kritisabelt, begrundelse: Borgeren blev svigtet., til_borger: Du fik ikke hjælp i tide.}\n"
    brev = skriv(sag("resultat: kritik", flere=samlet))
    assert "Alt i alt kalder jeg det kritisabelt.\n\nDu fik ikke hjælp i tide." in brev


# ---- who it is for


def test_several_complainants_are_spoken_to_as_i(skriv):
    tekst = sag("resultat: kritik", "begrundelse: Borgerne ventede.").replace(
        "\nklagepunkter:", "\nmedklagere: [Jens Holm]\nklagepunkter:"
    )
    brev = skriv(tekst.replace("mine to", "vores to").replace("til mig", "til os"))
    assert "Kære Mette Holm og Jens Holm" in brev
    assert "jeres klage over" in brev
    assert "I ventede." in brev
    assert "I kan vende tilbage til mig" in brev
    assert not re.search(r"\b(du|dig|din|dit|dine)\b", brev, re.IGNORECASE)


def test_a_representative_with_a_fuldmagt_gets_it_too(skriv):
    tekst = sag("resultat: kritik").replace("  omtale: hun", "  repræsentant: {navn: Ida Krog, fuldmagt: ja}")
    assert "Ida Krog, som har fuldmagt fra dig, får også brevet." in skriv(tekst)
    assert "Ida Krog" not in skriv(tekst.replace("fuldmagt: ja", "fuldmagt: nej"))


def test_an_anonymous_citizen_is_named_in_her_own_letter(skriv):
    assert "Kære Mette Holm" in skriv(sag("resultat: kritik").replace("  omtale: hun", "  anonym: ja"))


def test_a_citizen_without_a_name_is_a_hole(udkast):
    letter = udkast(sag("resultat: kritik").replace("  navn: Mette Holm\n", "  anonym: ja\n")).letter
    assert [hul.hvad for hul in find_huller(letter)] == ["borgerens navn"]


def test_a_point_of_the_advisers_own_is_told_with_the_number_it_has_in_the_udtalelse(skriv, skriv_brev):
    egen = "  - {id: akter, rejst_af: rådgiver, tema: aktindsigt, hvad: Centret har ikke udleveret akterne.}\n"
    tekst = sag("resultat: kritik", flere="  - {klagepunkt: akter, resultat: kritik}\n")
    tekst = tekst.replace("vurderinger:\n", f"{egen}vurderinger:\n")
    assert "Punkt 3: Aktindsigt\n" in skriv(tekst)
    (udtalelse,) = skriv_brev(tekst, "udtalelse/udtalelse")
    assert "Punkt 3: Aktindsigt\n" in render_text(udtalelse.letter)


def test_a_unit_can_have_its_own_word(skriv):
    brev = skriv(sag("resultat: kritik").replace("id: cbf,", "id: cbf, kaldes: plejehjemmet,"))
    assert "Jeg kritiserer plejehjemmet." in brev
    assert "Plejehjemmet får den samme udtalelse som du." in brev


def test_it_waits_for_vurderinger_of_a_citizens_complaint():
    assert STADER["er_klar_til_udtalelse_borger"].naar == "når sagen har vurderinger og en borger, som har klaget"


def test_viborg_refuses():
    with pytest.raises(RefusedError):
        refuse_nej(load_profil("viborg"), NAVN)


def test_sentences_are_short(skriv):
    linjer = ("resultat: kritik", "grad: beklageligt", HANDLING, "henstilling: Centret svarer på begge breve.")
    brev = skriv(sag(*linjer, flere=paa_samtalen("resultat: ikke_vurderet, grund: bevistvivl")))
    body = brev.partition("Kære")[2].partition("Med venlig hilsen")[0]
    sentences = re.split(r"(?<=[.?:])\s+|\n+", body)
    theme = "Når du skriver til kommunen"
    assert [each for each in sentences if len(each.split()) > 20 and not each.startswith(theme)] == []
