"""What each letter must say and must not say, by its row in the plan of letters."""

import re

import pytest

from drafting.letter.tree import find_huller
from drafting.render.text import render_text

ENHED = """
enheder:
  - id: cbf
    navn: Center for Børn og Familie
    sagsnummer: 26/8841
    leder: {navn: Lone Dahl, titel: centerchef}
"""
BORGER = """
borger:
  navn: Mette Holm
  adresse: Strandvej 4, 2650 Hvidovre
  post: digital
  samtykke:
    givet: 2026-10-02
    form: mundtligt
    til: [videresendelse]
    omfang: klagen og to breve
    ikke: helbredsoplysninger
"""
HOVED = """
kommune: hvidovre
sagsnummer: 26/1301
emne: Manglende svar
rådgiver: {navn: Karen Lund}
"""
PUNKTER = """
klagepunkter:
  - id: svar
    tema: manglende_svar
    hvad: |
      Kommunen svarede ikke på mine to breve.
    ønske: |
      Jeg vil gerne have en forklaring.
  - id: samtalen
    tema: optræden
    hvad: |
      Medarbejderen talte ned til mig i telefonen.
"""
SAG = HOVED + BORGER + ENHED + PUNKTER
SKALA = ("uheldigt", "beklageligt", "meget beklageligt", "kritisabelt", "meget kritisabelt", "stærkt kritisabelt")


@pytest.fixture
def skriv(skriv_brev):
    def draft(tekst, navn):
        (udkast,) = skriv_brev(tekst, navn)
        return render_text(udkast.letter)

    return draft


def vurderinger(*linjer, flere=""):
    egne = "".join(f"    {linje}\n" for linje in linjer)
    return f"{SAG}\nvurderinger:\n  - klagepunkt: svar\n{egne}{flere}"


# ---- klage/klage


def test_a_klage_says_who_where_what_and_what_is_wanted(skriv):
    brev = skriv(SAG, "klage/klage")
    assert brev.startswith("Mette Holm\nStrandvej 4\n2650 Hvidovre\n\nHvidovre Kommune\nCenter for Børn og Familie\n")
    assert "Jeg klager over Center for Børn og Familie." in brev
    assert "1. Manglende svar\n\n   Kommunen svarede ikke på mine to breve." in brev
    assert "   Jeg vil gerne have en forklaring." in brev
    assert "2. Medarbejderens optræden" in brev
    assert "Klagen har to punkter. Svar på hvert punkt, og skriv, om I giver mig ret, og hvorfor." in brev
    assert brev.rstrip().endswith("Med venlig hilsen\n\nMette Holm")


def test_a_klage_holds_no_law_and_nothing_of_the_adviser(skriv):
    brev = skriv(SAG, "klage/klage").lower()
    for word in ("§", "rådgiver", "forvaltningslov", "26/1301", "karen lund"):
        assert word not in brev


def test_a_klage_with_one_point_asks_for_one_answer(skriv):
    brev = skriv(SAG.partition("  - id: samtalen")[0], "klage/klage")
    assert "Skriv i svaret, om I giver mig ret, og hvorfor." in brev
    assert "hvert punkt" not in brev


def test_a_protected_address_is_not_in_the_klage(skriv):
    assert "Strandvej" not in skriv(SAG.replace("  post:", "  adressebeskyttelse: ja\n  post:"), "klage/klage")


def test_a_klage_about_the_leader_goes_to_the_one_above(skriv):
    over = "    klage_til: {navn: Bo Krag, titel: direktør}\nklagepunkter:"
    brev = skriv(SAG.replace("\nklagepunkter:", over), "klage/klage")
    assert "Direktør Bo Krag" in brev
    assert "Kære Bo Krag" in brev
    assert "Lone Dahl" not in brev


def test_several_citizens_complain_as_vi(skriv):
    sag = SAG.replace("klagepunkter:", "medklagere: [Jens Holm]\nklagepunkter:")
    sag = sag.replace("mine to breve", "vores to breve").replace("til mig", "til os").replace("Jeg vil", "Vi vil")
    brev = skriv(sag, "klage/klage")
    assert "Vi klager over" in brev
    assert "om I giver os ret" in brev
    assert brev.startswith("Mette Holm og Jens Holm\n")
    assert brev.rstrip().endswith("Mette Holm\nJens Holm")
    assert not re.search(r"\b(jeg|mig|min|mine)\b", brev, re.IGNORECASE)


def test_points_the_adviser_raised_are_not_the_citizens(skriv):
    egen = "  - id: akter\n    rejst_af: rådgiver\n    hvad: |\n      Centret har ikke udleveret akterne.\n"
    assert "akterne" not in skriv(SAG + egen, "klage/klage")
    assert "akterne" not in skriv(SAG + egen, "klage/videresendelse")
    vurdering = "vurderinger: [{klagepunkt: akter, resultat: kritik, begrundelse: Akterne kom for sent.}]\n"
    udtalelse = skriv(SAG + egen + vurdering, "udtalelse/udtalelse")
    assert "Det har jeg selv taget op\n\nCentret har ikke udleveret akterne." in udtalelse


def test_a_decision_against_the_citizen_is_to_be_treated_as_appealed_too(skriv):
    afslag = "afgørelser: [{id: afslag, dato: 2026-09-10, medhold: nej}]\n"
    assert "klage over en afgørelse, beder jeg jer behandle det sådan" in skriv(SAG + afslag, "klage/klage")
    assert "afgørelse" not in skriv(SAG, "klage/klage")
    klaget = afslag.replace("medhold: nej", "medhold: nej, klaget: 2026-09-20")
    assert "Jeg klagede den 20. september 2026 over selve afgørelsen." in skriv(SAG + klaget, "klage/klage")


# ---- klage/videresendelse


def test_a_videresendelse_asks_in_its_second_sentence(skriv):
    afsnit = skriv(SAG, "klage/videresendelse").partition("Kære Lone Dahl\n\n")[2].partition("\n")[0]
    first, second = re.split(r"(?<=\.) ", afsnit)
    assert first == "Mette Holm har klaget til mig over Center for Børn og Familie."
    assert second == "Jeg beder jer svare borgeren direkte på de to klagepunkter herunder."


def test_a_videresendelse_says_what_it_is_not(skriv):
    brev = skriv(SAG, "klage/videresendelse")
    assert "ikke har svaret på den endnu" in brev
    assert "tager ikke stilling til, om klagen er berettiget" in brev
    assert "hverken kritik eller en undersøgelse" in brev
    assert "§" not in brev


def test_a_videresendelse_tells_the_consent(skriv):
    brev = skriv(SAG, "klage/videresendelse")
    assert "Borgeren gav den 2. oktober 2026 mundtligt samtykke til, at jeg sender klagen videre." in brev
    assert "Samtykket omfatter klagen og to breve. Det omfatter ikke helbredsoplysninger." in brev
    assert "samtykke" not in skriv(HOVED + "borger: {navn: Mette Holm}\n" + ENHED + PUNKTER, "klage/videresendelse")


def test_a_videresendelse_tells_the_points_as_the_citizens(skriv):
    brev = skriv(SAG, "klage/videresendelse")
    assert "1. Manglende svar\n\n   Kommunen svarede ikke på borgerens to breve.\n\n   Borgeren vil gerne have" in brev
    assert "talte ned til borgeren i telefonen" in brev


def test_a_videresendelse_asks_for_an_answer_on_each_point_and_a_copy(skriv):
    brev = skriv(SAG, "klage/videresendelse")
    assert "- Svar på hvert klagepunkt" in brev
    assert "- Skriv ved hvert punkt, om klagen er berettiget, og hvorfor." in brev
    assert "- Send svaret direkte til borgeren i Digital Post.\n- Send en kopi af svaret til mig." in brev
    post = SAG.replace("post: digital", "post: brev")
    assert "med almindelig post: Strandvej 4, 2650 Hvidovre." in skriv(post, "klage/videresendelse")
    skjult = post.replace("  post:", "  adressebeskyttelse: ja\n  post:")
    assert "Strandvej" not in skriv(skjult, "klage/videresendelse")


def test_a_date_to_answer_by_is_never_invented(skriv):
    assert "senest" not in skriv(SAG, "klage/videresendelse")
    frist = SAG + "videresendt: {dato: 2026-11-20, svarfrist: 2026-12-11}\n"
    assert "- Send svaret senest den 11. december 2026." in skriv(frist, "klage/videresendelse")


def test_an_anonymous_citizen_is_named_nowhere_and_the_answer_comes_to_the_adviser(skriv):
    sag = SAG.replace("  post: digital", "  anonym: ja\n  post: digital")
    brev = skriv(sag, "klage/videresendelse")
    assert "Mette" not in brev
    assert "Holm" not in brev
    assert "En borger har klaget til mig" in brev
    assert "- Send svaret til mig." in brev
    assert "direkte til borgeren" not in brev


def test_a_representative_gets_the_answer(skriv):
    sag = SAG.replace(
        "  post: digital", "  repræsentant: {navn: Ida Krog, rolle: advokat, fuldmagt: ja}\n  post: digital"
    )
    brev = skriv(sag, "klage/videresendelse")
    assert "- Send svaret til Ida Krog.\n- Send en kopi af svaret til mig." in brev
    assert "direkte til borgeren" not in brev
    uden = skriv(sag.replace("fuldmagt: ja", "fuldmagt: nej"), "klage/videresendelse")
    assert "Ida Krog" not in uden
    assert "direkte til borgeren" in uden


def test_an_employee_is_told_by_another_word_or_left_as_a_hole(skriv_brev):
    named = SAG.replace("Medarbejderen talte", "Hanne Bro talte")
    vist = named + "personer: [{navn: Hanne Bro, rolle: medarbejder, vises_som: medarbejderen}]\n"
    (udkast,) = skriv_brev(vist, "klage/videresendelse")
    assert "medarbejderen talte ned til borgeren" in render_text(udkast.letter).lower()
    assert "Hanne" not in render_text(udkast.letter)
    (udkast,) = skriv_brev(named + "personer: [{navn: Hanne Bro, rolle: medarbejder}]\n", "klage/videresendelse")
    assert "Hanne" not in render_text(udkast.letter)
    assert [hul.hvad for hul in find_huller(udkast.letter)] == ["et ord for medarbejderen (vises_som)"]


def test_viborg_has_its_own_words_and_a_note_where_its_source_is_silent(skriv):
    sag = SAG.replace("hvidovre", "viborg", 1)
    brev = skriv(sag, "klage/videresendelse")
    assert brev.startswith("Borgervejlederen\nViborg Kommune\n")
    assert "\n\nKaren Lund\nBorgervejleder\nViborg Kommune" in brev
    assert "rådgiver" not in brev
    assert "centret" not in brev
    assert "Note til dig, der skriver" in skriv(sag, "klage/klage")
    assert "Note til dig" not in skriv(SAG, "klage/klage")


def test_each_unit_gets_its_own_points(skriv_brev):
    to = SAG.replace("\nklagepunkter:", "  - {id: jc, navn: Jobcentret, leder: {navn: Ib Ravn}}\nklagepunkter:")
    to = to.replace("  - id: samtalen\n", "  - id: samtalen\n    enhed: jc\n")
    first, second = skriv_brev(to, "klage/videresendelse")
    assert (first.enhed, second.enhed) == ("cbf", "jc")
    assert "telefonen" not in render_text(first.letter)
    assert "to breve" not in render_text(second.letter).partition("Det klager")[2]
    assert "Kære Ib Ravn" in render_text(second.letter)


def test_a_missing_leader_is_a_visible_hole(skriv_brev):
    sag = HOVED + BORGER + "enheder: [{id: cbf, navn: Center for Børn og Familie}]\n" + PUNKTER
    (udkast,) = skriv_brev(sag, "klage/videresendelse")
    assert [hul.hvad for hul in find_huller(udkast.letter)] == ["lederens navn"]
    assert udkast.letter.kladde
    assert "Kære [UDFYLD: lederens navn]" in render_text(udkast.letter)


# ---- udtalelse/udtalelse


@pytest.mark.parametrize("grad", SKALA)
def test_each_grade_is_printed_as_chosen_and_once_as_the_verdict(grad, skriv):
    brev = skriv(
        vurderinger("resultat: kritik", f"grad: {grad}", "begrundelse: Det tog for lang tid."), "udtalelse/udtalelse"
    )
    before_the_scale, _, skala = brev.partition("Skalaen for kritik")
    assert f"Manglende svar | Kritik: {grad}\n" in before_the_scale
    assert len(re.findall(rf"\b{grad}\b", before_the_scale)) == 1
    assert f"{SKALA.index(grad) + 1}. {grad.capitalize()} (brugt i denne udtalelse)" in skala
    assert skala.count("(brugt i denne udtalelse)") == 1


def test_ungraded_kritik_has_no_grade_and_no_scale(skriv):
    brev = skriv(vurderinger("resultat: kritik", "begrundelse: Det tog for lang tid."), "udtalelse/udtalelse")
    assert "Manglende svar | Kritik\n" in brev
    assert "Min vurdering\n\nJeg udtaler kritik.\n\nDet tog for lang tid." in brev
    assert not any(grad in brev for grad in SKALA)
    assert "Skalaen" not in brev


def test_no_kritik_is_told_in_the_advisers_own_words(skriv):
    brev = skriv(vurderinger("resultat: ingen_kritik", "begrundelse: Centret svarede i tide."), "udtalelse/udtalelse")
    assert "Manglende svar: ingen kritik\n=" in brev
    assert "Manglende svar | Ingen kritik\n" in brev
    assert "Centret svarede i tide." in brev
    assert "Jeg udtaler kritik" not in brev
    assert "give mig besked" not in brev


def test_a_remark_is_below_kritik(skriv):
    brev = skriv(vurderinger("resultat: bemærkning", "begrundelse: Brevet lå for længe."), "udtalelse/udtalelse")
    assert "| Bemærkning uden kritik\n" in brev
    assert "Jeg udtaler ikke kritik, men jeg har en bemærkning." in brev
    assert "Jeg udtaler kritik" not in brev


@pytest.mark.parametrize(
    "grund", ["bevistvivl", "social_eller_laegefaglig", "afgoerelsens_gyldighed", "uden_for_kompetence"]
)
def test_what_cannot_be_assessed_is_explained_and_never_graded(grund, skriv):
    linjer = ("resultat: ikke_vurderet", f"grund: {grund}", "begrundelse: Her er min egen forklaring.")
    brev = skriv(vurderinger(*linjer), "udtalelse/udtalelse")
    assert "| Ikke vurderet\n" in brev
    assert "Derfor kan jeg ikke vurdere det" in brev
    assert "Her er min egen forklaring." in brev
    assert not any(grad in brev for grad in SKALA)
    reason = brev.partition("Derfor kan jeg ikke vurdere det")[2].partition("Her er min egen")[0].strip()
    assert bool(reason) == (grund != "uden_for_kompetence")
    assert "borgerrådgiveren" not in reason.lower()


def test_both_explanations_stand_side_by_side(skriv):
    linjer = (
        "resultat: ikke_vurderet",
        "grund: bevistvivl",
        "borgers_forklaring: A sagde ét.",
        "enhedens_forklaring: B sagde to.",
    )
    brev = skriv(vurderinger(*linjer), "udtalelse/udtalelse")
    assert "Borgerens forklaring\n\nA sagde ét." in brev
    assert "Forklaringen fra centret\n\nB sagde to." in brev


def test_several_results_are_told_apart_and_counted_in_the_heading(skriv):
    flere = (
        "  - {klagepunkt: svar, del: Brevet fra maj, resultat: kritik, grad: beklageligt, begrundelse: For sent.}\n"
        "  - {klagepunkt: samtalen, resultat: ikke_vurderet, grund: bevistvivl}\n"
    )
    foerste = ("resultat: ingen_kritik", "del: Brevet fra marts", "begrundelse: I tide.")
    brev = skriv(vurderinger(*foerste, flere=flere), "udtalelse/udtalelse")
    assert (
        "Manglende svar: kritik af ét forhold, ingen kritik af ét forhold og ét forhold, jeg ikke kan vurdere" in brev
    )
    assert "1. Manglende svar – Brevet fra marts | Ingen kritik\n" in brev
    assert "1. Manglende svar – Brevet fra maj | Kritik: beklageligt\n" in brev
    assert "2. Medarbejderens optræden | Ikke vurderet\n" in brev
    assert "Punkt 1: Manglende svar – Brevet fra maj\n---" in brev


def test_the_conclusion_stands_first_and_the_chronology_last(skriv):
    forloeb = "forløb: [{id: a, dato: 2026-07-01, tekst: Jeg skrev til kommunen.}]\n"
    brev = skriv(forloeb + vurderinger("resultat: kritik", "begrundelse: For sent."), "udtalelse/udtalelse")
    order = [
        "Konklusion\n",
        "Det har jeg ikke undersøgt\n",
        "Sådan er sagen undersøgt\n",
        "Min vurdering\n",
        "Forløbet\n",
    ]
    places = [brev.index(heading) for heading in order]
    assert places == sorted(places)
    assert "1. juli 2026 | Borgeren skrev til kommunen." in brev


def test_henstillinger_are_plain_about_what_they_are(skriv):
    linjer = ("resultat: kritik", "begrundelse: For sent.", "henstilling: Centret svarer på begge breve.")
    brev = skriv(vurderinger(*linjer), "udtalelse/udtalelse")
    assert "den er ikke bindende" in brev
    assert "Centret svarer på begge breve." in brev
    assert "Centret skal give mig besked, hvis kritikken eller henstillingen ikke bliver fulgt." in brev
    uden = skriv(vurderinger("resultat: kritik", "begrundelse: For sent."), "udtalelse/udtalelse")
    assert "enstilling" not in uden
    assert "hvis kritikken ikke bliver fulgt" in uden


def test_an_overall_assessment_is_printed_where_there_is_one(skriv):
    samlet = "samlet: {grad: kritisabelt, begrundelse: Tre fejl i samme sag er for mange.}\n"
    brev = skriv(vurderinger("resultat: kritik", "begrundelse: For sent.", flere=samlet), "udtalelse/udtalelse")
    assert "Min samlede vurdering: kritisabelt.\n\nTre fejl i samme sag er for mange." in brev
    assert "4. Kritisabelt (brugt i denne udtalelse)" in brev
    assert "samlede vurdering" not in skriv(vurderinger("resultat: kritik", "begrundelse: X."), "udtalelse/udtalelse")


def test_rules_are_told_in_plain_words_with_their_citation(skriv):
    linjer = (
        "resultat: kritik",
        "begrundelse: For sent.",
        "regler: [fvl_25, {titel: Svartid, tekst: Centret svarer inden ti dage., kilde: centrets servicemål}]",
    )
    brev = skriv(vurderinger(*linjer), "udtalelse/udtalelse")
    assert re.search(r"- [^.]+\. .+\. Det følger af forvaltningsloven § 25", brev)
    assert "- Svartid (punkt 1). »Centret svarer inden ti dage.« Det følger af centrets servicemål." in brev


def test_an_udtalelse_names_no_employee_and_gives_no_order(skriv):
    sag = SAG.replace("Medarbejderen talte", "Hanne Bro talte")
    sag += "personer: [{navn: Hanne Bro, rolle: medarbejder, vises_som: medarbejderen}]\n"
    sag += "vurderinger: [{klagepunkt: samtalen, resultat: kritik, begrundelse: Hanne Bros tone var for hård.}]\n"
    brev = skriv(sag, "udtalelse/udtalelse")
    assert "Hanne" not in brev
    assert "Medarbejderens tone var for hård" in brev
    assert not re.search(r"omgør|pålæg", brev)


HANDLING = "handling: centret ikke svarede på de to breve"


def test_the_result_can_be_tied_to_the_act(skriv):
    begrundelse = "begrundelse: Det tog for lang tid."
    graderet = skriv(vurderinger("resultat: kritik", "grad: beklageligt", HANDLING, begrundelse), "udtalelse/udtalelse")
    assert "| Kritik: beklageligt, at centret ikke svarede på de to breve\n" in graderet
    assert "Jeg udtaler kritik af, at centret ikke svarede på de to breve. Graden står i konklusionen." in graderet
    ugraderet = skriv(vurderinger("resultat: kritik", HANDLING, begrundelse), "udtalelse/udtalelse")
    assert "| Kritik af, at centret ikke svarede på de to breve\n" in ugraderet
    ingen = skriv(vurderinger("resultat: ingen_kritik", HANDLING, begrundelse), "udtalelse/udtalelse")
    assert "Jeg kritiserer ikke, at centret ikke svarede på de to breve." in ingen
    bemaerkning = vurderinger("resultat: bemærkning", "handling: centret svarede straks", begrundelse)
    assert "det havde været rigtigst, at centret svarede straks" in skriv(bemaerkning, "udtalelse/udtalelse")


def test_a_point_the_unit_did_not_answer_is_told(skriv):
    svar = "svar: [{modtaget: 2026-11-02, punkter: {svar: {besvaret: nej}}}]\n"
    brev = skriv(vurderinger("resultat: kritik", "begrundelse: X.", flere=svar), "udtalelse/udtalelse")
    assert "Centret svarede ikke på dette punkt i sit svar på klagen." in brev


def test_a_unit_can_have_its_own_word(skriv):
    sag = vurderinger("resultat: kritik", "begrundelse: X.").replace(
        "    sagsnummer:", "    kaldes: plejehjemmet\n    sagsnummer:"
    )
    brev = skriv(sag, "udtalelse/udtalelse")
    assert "Plejehjemmet skal give mig besked" in brev
    assert "Plejehjemmets sagsnummer" in brev


def test_an_udtalelse_is_addressed_to_both_and_to_the_representative(skriv):
    brev = skriv(vurderinger("resultat: kritik", "begrundelse: X."), "udtalelse/udtalelse")
    assert "\n\nMette Holm\nog Center for Børn og Familie, centerchef Lone Dahl\n\n" in brev
    rep = "  repræsentant: {navn: Ida Krog, fuldmagt: ja}\n  post: digital"
    sag = vurderinger("resultat: kritik", "begrundelse: X.").replace("  post: digital", rep)
    assert "\nMette Holm v/ Ida Krog\n" in skriv(sag, "udtalelse/udtalelse")


def test_a_decision_of_another_unit_is_not_told(skriv_brev):
    to = SAG.replace("\nklagepunkter:", "  - {id: jc, navn: Jobcentret, leder: {navn: Ib Ravn}}\nklagepunkter:")
    to = to.replace("  - id: samtalen\n", "  - id: samtalen\n    enhed: jc\n")
    afslag = "afgørelser: [{id: a, enhed: jc, dato: 2026-05-20, medhold: nej, indhold: Kommunen gav mig afslag.}]\n"
    first, second = (render_text(udkast.letter) for udkast in skriv_brev(to + afslag, "klage/klage"))
    assert "afslag" not in first
    assert "20. maj 2026 | Kommunen gav mig afslag." in second
    assert "Jeg har også klaget over Jobcentret." in first


def test_own_delay_is_regretted(skriv):
    ventetid = "egen_ventetid: {fra: 2026-06-01, til: 2026-09-01, grund: Jeg havde for mange sager.}\n"
    brev = skriv(vurderinger("resultat: kritik", "begrundelse: X.", flere=ventetid), "udtalelse/udtalelse")
    assert "Sagen ventede hos mig fra den 1. juni til den 1. september 2026. Det beklager jeg." in brev
