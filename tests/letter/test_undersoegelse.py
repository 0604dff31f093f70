"""What the letter that opens an undersøgelse must say to the unit, and must not say."""

import re

import pytest

from drafting.errors import RefusedError
from drafting.law.load import load_profil
from drafting.letter.adgang import refuse_nej
from drafting.letter.tree import find_huller, iter_spans
from drafting.letter.view import STADER
from drafting.oprindelse import Lov, Profil
from drafting.render.text import render_text

NAVN = "udtalelse/undersoegelse"
HOVED = """
kommune: hvidovre
sagsnummer: 26/1301
emne: Manglende svar
rådgiver: {navn: Karen Lund}
"""
BORGER = """
borger:
  navn: Mette Holm
  omtale: hun
  samtykke: {givet: 2026-10-02, form: mundtligt, til: [videresendelse, akter], omfang: hele sagen, ikke: helbred}
"""
ENHED = """
enheder:
  - {id: cbf, navn: Center for Børn og Familie, sagsnummer: 26/8841, leder: {navn: Lone Dahl, titel: centerchef}}
"""
PUNKTER = """
klagepunkter:
  - id: svar
    tema: manglende_svar
    hvad: |
      Kommunen svarede ikke på mine to breve.
    perioder: [{fra: 2026-07-01, til: 2026-09-10}]
  - id: samtalen
    tema: optræden
    hvad: |
      Medarbejderen talte ned til mig i telefonen.
"""
SVAR = """
svar:
  - modtaget: 2026-11-10
    enhed: cbf
    punkter:
      svar: {besvaret: ja, berettiget: delvist, resumé: Centret beklager ventetiden.}
      samtalen: {besvaret: nej}
"""
FASTHOLDT = "borger_fastholder: {dato: 2026-11-12, punkter: [svar, samtalen]}\n"
AABNET = "undersøgelse: {åbnet: 2026-11-13, grundlag: borgeren fastholder}\n"
SAG = HOVED + BORGER + ENHED + PUNKTER + SVAR + FASTHOLDT + AABNET
EGEN = "undersøgelse: {åbnet: 2026-11-13, grundlag: egen drift, anledning: Tre borgere har klaget til mig.}\n"
EGEN_SAG = (HOVED + ENHED + PUNKTER).replace("hvidovre", "kalundborg", 1).replace("mine to", "borgernes").replace(
    "ned til mig", "hårdt"
) + EGEN


@pytest.fixture
def udkast(skriv_brev):
    def draft(tekst):
        (udkast,) = skriv_brev(tekst, NAVN)
        return udkast

    return draft


@pytest.fixture
def skriv(udkast):
    return lambda tekst: render_text(udkast(tekst).letter)


def test_it_opens_and_asks_in_the_first_two_sentences(skriv):
    afsnit = skriv(SAG).partition("Kære Lone Dahl\n\n")[2].partition("\n")[0]
    first, second = re.split(r"(?<=\.) (?=J)", afsnit)
    assert first == "Den 13. november 2026 åbnede jeg en undersøgelse af klagen fra Mette Holm."
    assert second == "Jeg beder jer om en udtalelse og om akterne, det vil sige dokumenterne i sagen."


def test_without_a_day_it_opens_with_the_letter(skriv):
    brev = skriv(SAG.replace("åbnet: 2026-11-13, ", ""))
    assert "Jeg åbner i dag en undersøgelse af klagen fra Mette Holm." in brev


def test_it_stands_with_both_case_numbers_and_the_advisers_signature(skriv):
    brev = skriv(SAG)
    assert "Jeres sagsnummer · 26/8841\nMit sagsnummer · 26/1301" in brev
    assert brev.rstrip().endswith("Karen Lund\nBorgerrådgiver\nHvidovre Kommune")


def test_the_ground_is_the_one_meant_for_the_unit(skriv):
    brev = skriv(SAG)
    assert "Den 12. november 2026 holdt borgeren fast i klagen efter jeres svar den 10. november 2026." in brev
    assert "Betingelserne i vedtægten for at undersøge sagen er opfyldt." in brev
    assert "udsigt" not in brev
    assert "medhold" not in brev


def test_the_profile_speaks_of_the_adviser_as_jeg(skriv):
    brev = skriv(SAG.replace("hvidovre", "kalundborg", 1))
    assert "kan jeg beslutte at undersøge sagen nærmere" in brev
    assert "borgerrådgiveren beslutte" not in brev


def test_access_to_the_files_is_temporary_where_the_profile_says_so(skriv):
    brev = skriv(SAG.replace("hvidovre", "kalundborg", 1))
    assert "om en udtalelse og om midlertidig adgang til akterne" in brev
    assert "- Giv mig midlertidig adgang til akterne." in brev
    assert "- Send mig akterne." not in brev
    assert "midlertidig" not in skriv(SAG)


def test_the_points_are_told_in_the_citizens_meaning(skriv):
    brev = skriv(SAG)
    assert "Punkt 1: Manglende svar\n\nBorgeren har fortalt mig dette:\n\nKommunen svarede ikke på borgerens" in brev
    assert "Hvornår: 1. juli til 10. september 2026." in brev
    assert "Medarbejderen talte ned til borgeren i telefonen." in brev


def test_what_the_unit_answered_before_stands_with_the_point(skriv):
    brev = skriv(SAG)
    assert "Sådan har jeg forstået jeres svar:\n\nCentret beklager ventetiden." in brev
    assert "I har ikke svaret på dette punkt." in brev.partition("Punkt 2")[2]
    assert "I har ikke svaret" not in brev.partition("Punkt 2")[0]


def test_only_what_the_citizen_maintains_is_investigated(skriv):
    brev = skriv(SAG.replace("punkter: [svar, samtalen]}", "punkter: [svar]}"))
    assert "Det undersøger jeg\n------------------\n\nManglende svar\n" in brev
    assert "telefonen" not in brev


def test_a_point_of_the_advisers_own_says_whose_it_is(skriv):
    egen = "  - {id: akter, rejst_af: rådgiver, tema: aktindsigt, hvad: Centret har ikke udleveret akterne.}\n"
    brev = skriv(SAG.replace("\nsvar:\n", f"{egen}svar:\n"))
    assert "Punkt 3: Aktindsigt\n\nDette har jeg selv taget op:\n\nCentret har ikke udleveret akterne." in brev


def test_questions_are_the_themes_with_the_rule_in_plain_words(udkast):
    letter = udkast(SAG).letter
    brev = render_text(letter)
    assert "- Hvornår er hver af borgerens henvendelser besvaret?\n" in brev
    assert re.search(r"- Svar på henvendelser\. Kommunen bør .+\. Det følger af god forvaltningsskik\.", brev)
    assert brev.count("God forvaltningsskik er de uskrevne regler") == 1
    assert "god_forvaltningsskik_svar" in {
        span.oprindelse.bestemmelse for span in iter_spans(letter) if isinstance(span.oprindelse, Lov)
    }


def test_a_citation_is_the_shelfs_own(udkast):
    letter = udkast(SAG.replace("tema: optræden", "tema: partshøring")).letter
    cited = [span for span in iter_spans(letter) if "§" in span.text]
    assert cited
    assert all(isinstance(span.oprindelse, Lov) for span in cited)


def test_the_cases_own_questions_go_before_the_themes(skriv):
    brev = skriv(SAG.replace("borgeren fastholder}", "borgeren fastholder, spørgsmål: {svar: [Hvem fik brevene?]}}"))
    assert "- Hvem fik brevene?" in brev
    assert "hver af borgerens henvendelser" not in brev
    assert "- Hvordan forløb samtalen efter jeres opfattelse?" in brev


def test_a_point_nobody_has_a_question_for_is_a_hole(udkast):
    letter = udkast(SAG.replace("    tema: manglende_svar\n", "")).letter
    assert [hul.hvad for hul in find_huller(letter)] == ["spørgsmålene til punkt 1"]
    assert letter.kladde


def test_a_point_the_adviser_may_not_treat_is_left_out(skriv):
    brev = skriv(SAG.replace("    tema: manglende_svar\n", "    tema: serviceniveau\n"))
    assert "breve" not in brev.partition("Det undersøger jeg")[2].partition("Det beder jeg")[0]


def test_the_files_asked_for_are_listed(skriv):
    brev = skriv(SAG.replace("fastholder}", "fastholder, akter_ønsket: [begge breve, journalnotater fra juli]}"))
    assert "Disse akter har jeg brug for:\n\n- Begge breve\n- Journalnotater fra juli\n" in brev
    assert "Jeg har brug for alle de akter, der handler om det, jeg undersøger." in skriv(SAG)


def test_consent_stands_only_where_it_covers_the_files(skriv):
    brev = skriv(SAG)
    assert "Borgeren gav den 2. oktober 2026 mundtligt samtykke til, at jeg ser akterne." in brev
    assert "Samtykket gælder hele sagen. Det gælder ikke helbred." in brev
    assert "amtykke" not in skriv(SAG.replace("[videresendelse, akter]", "[videresendelse]"))


def test_a_date_to_answer_by_is_never_invented(skriv):
    assert "senest" not in skriv(SAG)
    brev = skriv(SAG.replace("fastholder}", "fastholder, svarfrist: 2026-12-04}"))
    assert "- Gør det senest den 4. december 2026." in brev


def test_next_steps_and_contact_stand_last(skriv):
    slutning = skriv(SAG).partition("Det sker nu\n")[2]
    assert "Undersøgelsen slutter med en skriftlig udtalelse fra mig. Både I og borgeren får den." in slutning
    assert "Ring eller skriv til mig, hvis I er i tvivl om noget." in slutning


def test_it_concludes_and_predicts_nothing(skriv):
    vurdering = """
vurderinger:
  - {klagepunkt: svar, resultat: kritik, grad: kritisabelt, begrundelse: Det tog for lang tid., henstilling: Svar nu.}
samlet: {grad: kritisabelt, begrundelse: Alt i alt gik det galt.}
ros: Centret var venligt.
"""
    brev = skriv(SAG + vurdering)
    assert brev == skriv(SAG)
    assert not re.search(r"kriti|beklageligt|uheldigt|henstil|medhold|vurderer|burde|formoder", brev, re.IGNORECASE)
    assert "Jeg har ikke taget stilling til sagen." in brev


def test_an_anonymous_citizen_is_named_nowhere(skriv):
    brev = skriv(SAG.replace("  omtale: hun", "  anonym: ja"))
    assert "åbnede jeg en undersøgelse af en klage fra en borger." in brev
    assert "Borgeren ønsker ikke, at jeg oplyser navnet." in brev
    assert "Holm" not in brev


def test_several_complainants_are_told_of_as_borgerne(skriv):
    sag = SAG.replace("\nklagepunkter:", "\nmedklagere: [Jens Holm]\nklagepunkter:").replace("mine to", "vores to")
    brev = skriv(sag.replace("til mig i", "til os i"))
    assert "undersøgelse af klagen fra Mette Holm og Jens Holm." in brev
    assert "- Hvornår er hver af borgernes henvendelser besvaret?" in brev
    assert "Både I og borgerne får den." in brev
    assert not re.search(r"\bborgerens?\b", brev)


def test_a_representative_is_named_only_with_a_fuldmagt(skriv):
    sag = SAG.replace("  omtale: hun", "  repræsentant: {navn: Ida Krog, rolle: advokat, fuldmagt: ja}")
    assert "Ida Krog har fuldmagt fra borgeren." in skriv(sag)
    assert "Ida Krog" not in skriv(sag.replace("fuldmagt: ja", "fuldmagt: nej"))


def test_an_employee_is_not_named(skriv):
    sag = SAG.replace("Medarbejderen talte", "Hanne Bro talte")
    brev = skriv(sag + "personer: [{navn: Hanne Bro, rolle: medarbejder, vises_som: medarbejderen}]\n")
    assert "Hanne" not in brev
    assert "Medarbejderen talte ned til borgeren" in brev


def test_egen_drift_needs_no_citizen_and_keeps_its_occasion_from_the_unit(skriv):
    brev = skriv(EGEN_SAG)
    assert "åbnede jeg en undersøgelse af forhold i Center for Børn og Familie." in brev
    assert "Jeg har taget sagen op på eget initiativ." in brev
    assert "Tre borgere" not in brev
    assert "henvender sig igen" not in brev
    assert "- Hvornår er hver af borgernes henvendelser besvaret?" in brev
    assert "I får den, når den er færdig." in brev
    assert not re.search(r"\bklage|amtykke|borgeren\b", brev)


def test_an_ordered_undersoegelse_says_who_asked_and_not_why(udkast):
    letter = udkast(EGEN_SAG.replace("egen drift", "pålagt")).letter
    brev = render_text(letter)
    assert "ommunalbestyrelse" in brev.partition(" har bedt mig om undersøgelsen.")[0].rpartition("\n")[2]
    assert "Tre borgere" not in brev
    assert any(isinstance(span.oprindelse, Profil) for span in iter_spans(letter) if "bestyrelse" in span.text)


def test_each_unit_is_asked_about_its_own_points(skriv_brev):
    sag = SAG.replace("\nklagepunkter:", "  - {id: jc, navn: Jobcentret, leder: {navn: Ib Ravn}}\nklagepunkter:")
    first, second = skriv_brev(sag.replace("  - id: samtalen\n", "  - id: samtalen\n    enhed: jc\n"), NAVN)
    assert "telefonen" not in render_text(first.letter)
    assert "to breve" not in render_text(second.letter)
    assert "Kære Ib Ravn" in render_text(second.letter)


def test_a_source_that_is_silent_gives_a_note(skriv):
    brev = skriv(SAG.replace("hvidovre", "stevns", 1))
    assert "Note til dig, der skriver" in brev
    assert "etingelserne" not in brev


def test_viborg_refuses_with_its_source():
    with pytest.raises(RefusedError) as refused:
        refuse_nej(load_profil("viborg"), NAVN)
    (trouble,) = refused.value.troubles
    assert "Undersøgelser" in trouble.message
    assert "Jobbeskrivelse for Borgervejleder" in trouble.remedy


def test_it_waits_for_an_undersoegelse():
    assert STADER["er_klar_til_undersoegelse"].naar == "når sagen har et klagepunkt og en undersøgelse"


def test_sentences_are_short(skriv):
    brev = skriv(SAG).partition("Kære")[2].partition("Med venlig hilsen")[0]
    sentences = re.split(r"(?<=[.?:])\s+|\n+", brev)
    long = [sentence for sentence in sentences if len(sentence.split()) > 20]
    assert long == []
