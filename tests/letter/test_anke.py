"""`klage/anke`: what every branch of it must and must not say, in every municipality that has it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from drafting.errors import HoleError, RefusedError
from drafting.fund import Level
from drafting.law.load import list_kommuner, load_profil
from drafting.law.model import JaNejIkkeOplyst
from drafting.pipeline import Bestilling, check, draft

DATO = date(2026, 11, 20)
PROFILER = {kommune: load_profil(kommune) for kommune in list_kommuner()}
REGLER = {kommune: profil.find_brev("klage/anke") for kommune, profil in PROFILER.items()}
SVAR = {kommune: regel.svar if regel else JaNejIkkeOplyst.IKKE_OPLYST for kommune, regel in REGLER.items()}
KOMMUNER = [kommune for kommune, svar in SVAR.items() if svar is not JaNejIkkeOplyst.NEJ]
# where the profile does not say whether the adviser writes it; and where no help is given before higher bodies
UOPLYST = {kommune for kommune in KOMMUNER if SVAR[kommune] is not JaNejIkkeOplyst.JA}
BUNDET = {
    kommune for kommune in KOMMUNER if "hoejere_instanser" in {each.noegle for each in PROFILER[kommune].kan_ikke_goere}
}

SAG = """
kommune: {kommune}
sagsnummer: 26/1301
emne: Afslag på hjælp
område: {omraade}
borger: {{navn: Mette Holm, adresse: "Strandvej 4, 2650 Hvidovre", telefon: 10 20 30 41, post: digital{borger}}}
enheder: [{{id: familie, navn: Børn og Familie, sagsnummer: 26/8841, leder: {{navn: Lone Dahl, titel: leder}}}}]
afgørelser:
  - {{id: afslag, medhold: nej, lov: barnets lov § 87, {naar}{mere},
     indhold: Jeg fik afslag på tabt arbejdsfortjeneste.,
     uenig_fordi: [{{hvad: Lægens erklæring er ikke brugt., bilag: 1}}, Klubben har ingen plads.],
     nye_oplysninger: [{{hvad: Klubben har skrevet til mig., bilag: 2}}]}}
{flere}
bilag: [{{nr: 1, titel: Erklæring}}, {{nr: 2, titel: Brev fra klubben}}, {{nr: 3, titel: Andet}}]
"""
I_TIDE = "dato: 2026-11-12, modtaget: 2026-11-12, via: digital post"
FOR_SENT = "dato: 2026-03-12, modtaget: 2026-03-12, via: digital post"
KENDT = ", klagevejledning: {findes: ja, instans: Ankestyrelsen, frist: fire uger, sendes_til: kommunen}"
SYG = ", forsinket: {grund: Jeg lå på sygehuset i april og maj., bilag: 3}"


def sag(kommune="kalundborg", naar=I_TIDE, mere=KENDT, omraade="tabt_arbejdsfortjeneste", borger="", flere=""):
    return SAG.format(kommune=kommune, naar=naar, mere=mere, omraade=omraade, borger=borger, flere=flere)


@pytest.fixture
def udfald(tmp_path):
    def write(tekst, *, kladde=False):
        fil = tmp_path / "sag.yaml"
        fil.write_text(tekst, encoding="utf-8")
        bestilling = Bestilling(breve=("klage/anke",), formater=("txt",), kladde=kladde)
        (found,) = draft(check(fil, dato=DATO), bestilling)
        return found

    return write


@pytest.fixture
def skriv(udfald):
    """Return a function that gives the one letter of a case, its words in one line."""

    def write(tekst):
        found = udfald(tekst)
        assert found.fejl is None, found.fejl
        (fil,) = found.filer
        return " ".join(fil.indhold.decode().split())

    return write


def afvisning(found, fejl=RefusedError):
    """Return what a refusal says, with its remedies."""
    assert isinstance(found.fejl, fejl)
    assert not found.filer
    return " ".join(f"{each.message} {each.remedy}" for each in found.fejl.troubles)


hver_kommune = pytest.mark.parametrize("kommune", KOMMUNER)
hver_fri = pytest.mark.parametrize("kommune", [each for each in KOMMUNER if each not in BUNDET])
hver_bundet = pytest.mark.parametrize("kommune", sorted(BUNDET))


# ---- in every municipality


@hver_kommune
def test_an_appeal_in_time_goes_to_the_municipality_and_says_all_it_must(skriv, kommune):
    brev = skriv(sag(kommune))
    navn = str(load_profil(kommune).navn)
    assert f"Telefon 10 20 30 41 {navn} Børn og Familie 20. november 2026 Jeres sagsnummer · 26/8841" in brev
    first = brev.index("Jeg klager over jeres afgørelse af 12. november 2026.")
    order = [
        "Klage over afgørelse: Afslag på hjælp",
        "Jeg klager over jeres afgørelse af 12. november 2026.",
        "Jeg fik den i Digital Post samme dag og klager inden for fristen.",
        "Jeg fik afslag på tabt arbejdsfortjeneste.",
        "Jeg beder jer se på sagen igen.",
        "Holder I fast i afgørelsen, beder jeg jer sende klagen videre til Ankestyrelsen.",
        "1. Lægens erklæring er ikke brugt. Se bilag 1. 2. Klubben har ingen plads.",
        "Nye oplysninger",
        "- Klubben har skrevet til mig. Se bilag 2.",
        "Send svaret til mig i Digital Post. I kan også ringe til mig på 10 20 30 41.",
        "Med venlig hilsen Mette Holm Bilag",
        "Bilag 1 · Erklæring Bilag 2 · Brev fra klubben",
    ]
    assert [brev.index(each) for each in order] == sorted(brev.index(each) for each in order)
    assert brev.index("Klage over") < first
    assert "Bilag 3" not in brev


def test_what_the_sources_say_of_the_appeal():
    assert {"esbjerg", "hvidovre", "ishoej", "kalundborg", "stevns", "viborg"} <= set(KOMMUNER)
    assert {"stevns", "viborg"} <= UOPLYST
    assert {"hvidovre", "ishoej"} <= BUNDET
    assert (UOPLYST | BUNDET).isdisjoint({"esbjerg", "kalundborg"})


@hver_kommune
def test_the_note_stands_where_the_profile_is_silent_and_nowhere_else(udfald, kommune):
    found = udfald(sag(kommune))
    (fil,) = found.filer
    silent = kommune in UOPLYST
    assert ("Note til dig, der skriver" in fil.indhold.decode()) is silent
    assert ("profil.ikke_oplyst" in {each.code for each in found.fund}) is silent


ALLE_GRENE = {
    "i tide": sag(),
    "for sent": sag(naar=FOR_SENT, mere=KENDT + SYG),
    "uden klagevejledning": sag(naar=FOR_SENT, mere=", skriftlig: ja, klagevejledning: {findes: nej}"),
    "kort frist": sag(mere=", klagevejledning: {findes: ja, frist: to uger}"),
    "forkert instans": sag(mere=", klagevejledning: {findes: ja, instans: Planklagenævnet}"),
    "direkte": sag(omraade="byggesag"),
    "portal": sag(omraade="lokalplan"),
    "ukendt instans": sag().replace("område: tabt_arbejdsfortjeneste\n", ""),
    "uden dag": sag(naar="dato: 2026-11-12"),
}


@pytest.mark.parametrize("gren", ALLE_GRENE)
def test_what_no_appeal_says(skriv, gren):
    brev = skriv(ALLE_GRENE[gren])
    assert brev.count("Klage over afgørelse:") == 1
    assert not re.search(r"\banke\b|anker", brev, re.IGNORECASE)
    assert "§" not in brev
    # no last day, nothing that waits for the appeal, no blame
    assert not re.search(r"senest|december|udløb|opsættende|sættes i bero|må ikke|ulovlig|har pligt|skulle have", brev)


@pytest.mark.parametrize("gren", [each for each in ALLE_GRENE if each not in {"direkte", "portal"}])
def test_the_appeal_body_is_not_written_to_where_the_municipality_looks_first(skriv, gren):
    head = skriv(ALLE_GRENE[gren]).partition("Klage over")[0]
    assert "Kalundborg Kommune" in head
    assert "Ankestyrelsen" not in head


# ---- when and how it was received


@pytest.mark.parametrize(
    ("naar", "sagt"),
    [
        (I_TIDE, "Jeg fik den i Digital Post samme dag og klager inden for fristen."),
        (
            "dato: 2026-11-09, modtaget: 2026-11-12, via: brev",
            "Jeg fik den med brev den 12. november 2026 og klager inden for fristen.",
        ),
        (
            "dato: 2026-11-12, modtaget: 2026-11-12",
            "Jeg fik afgørelsen samme dag og klager inden for fristen.",
        ),
        ("dato: 2026-11-12, via: e-mail", "Jeg fik den på e-mail. Jeg fik afslag"),
        ("dato: 2026-11-12, via: mundtligt", "Jeg fik den mundtligt. Jeg fik afslag"),
        ("dato: 2026-11-12, meddelt: nej", "Jeg har ikke selv fået afgørelsen."),
        ("dato: 2026-11-12", "af 12. november 2026. Jeg fik afslag"),
    ],
)
def test_how_the_decision_came_is_said_as_far_as_it_is_known(skriv, naar, sagt):
    brev = skriv(sag(naar=naar))
    assert sagt in brev
    assert ("inden for fristen" in brev) is ("inden for fristen" in sagt)
    assert "den den" not in brev


def test_in_time_is_not_said_where_the_rule_is_not_known(skriv):
    assert "fristen" not in skriv(sag(mere="").replace("område: tabt_arbejdsfortjeneste\n", ""))


def test_a_decision_without_a_day_is_a_hole(udfald):
    assert "afgørelsens dato" in afvisning(udfald(sag(naar="via: digital post")), HoleError)


# ---- too late


@hver_fri
def test_a_late_appeal_says_why_and_asks_to_be_sent_on_at_once(skriv, kommune):
    brev = skriv(sag(kommune, naar=FOR_SENT, mere=KENDT + SYG))
    assert "Klagen kommer efter fristen. Jeg beder jer derfor straks sende den videre til Ankestyrelsen." in brev
    grund = "Jeg lå på sygehuset i april og maj. Se bilag 3. Jeg beder Ankestyrelsen se bort fra, at fristen er gået."
    assert re.search(rf"Derfor kommer klagen sent -+ {re.escape(grund)}", brev)
    assert "Bilag 3 · Andet" in brev
    assert "se på sagen igen" not in brev
    assert "inden for fristen" not in brev


def test_a_late_appeal_without_a_reason_has_a_hole(udfald):
    assert "hvorfor klagen kommer for sent" in afvisning(udfald(sag(naar=FOR_SENT)), HoleError)


@hver_bundet
def test_a_late_appeal_is_shown_the_way_where_no_help_is_given(udfald, kommune):
    sagt = afvisning(udfald(sag(kommune, naar=FOR_SENT, mere=KENDT + SYG), kladde=True))
    assert "Klagen kommer for sent. Vis borgeren vej: Borgeren kan selv sende klagen til kommunen" in sagt
    assert "sendt videre til Ankestyrelsen" in sagt
    assert "drafting brev SAG vejvisning" in sagt
    assert ("antaget som Hvidovres" in sagt) is (kommune == "ishoej")


@hver_kommune
def test_in_doubt_about_the_day_it_is_not_called_late(skriv, kommune):
    brev = skriv(sag(kommune, naar="dato: 2026-03-12, via: brev", mere=KENDT + SYG))
    assert "Jeg beder jer se på sagen igen." in brev
    assert "Jeg lå på sygehuset i april og maj. Se bilag 3." in brev
    assert "Jeg beder om, at klagen bliver behandlet, også hvis fristen skulle være gået." in brev
    assert "at fristen er gået" not in brev


def test_a_reason_for_being_late_is_left_out_of_an_appeal_in_time(skriv):
    brev = skriv(sag(mere=KENDT + SYG))
    assert "sygehuset" not in brev
    assert "Bilag 3" not in brev


SEKS_UGER = ", klagevejledning: {findes: ja, instans: Ankestyrelsen, frist: seks uger}"


@hver_fri
def test_who_kept_the_longer_time_of_the_klagevejledning_needs_no_other_reason(skriv, kommune):
    brev = skriv(sag(kommune, naar="dato: 2026-10-14, modtaget: 2026-10-14, via: digital post", mere=SEKS_UGER))
    assert "I klagevejledningen står der »seks uger« om fristen. Den frist har jeg fulgt." in brev
    assert "Jeg beder Ankestyrelsen se bort fra, at fristen er gået." in brev
    assert "Jeg beder jer straks sende klagen videre til Ankestyrelsen." in brev
    assert "fire uger" not in brev
    assert "efter fristen" not in brev


def test_a_longer_time_that_is_over_too_needs_a_reason(udfald):
    found = udfald(sag(naar=FOR_SENT, mere=SEKS_UGER))
    assert "hvorfor klagen kommer for sent" in afvisning(found, HoleError)


# ---- the klagevejledning


@hver_kommune
def test_a_missing_klagevejledning_is_raised_and_no_appeal_is_late_then(skriv, kommune):
    brev = skriv(sag(kommune, naar=FOR_SENT, mere=", skriftlig: ja, klagevejledning: {findes: nej}"))
    assert "Der var ingen klagevejledning i afgørelsen." in brev
    assert "Jeg fik altså ikke at vide, hvordan og til hvem jeg kunne klage, og hvad fristen var." in brev
    assert "Jeg beder jer tage hensyn til det, hvis I mener, at klagen kommer for sent." in brev
    assert "Jeg beder jer se på sagen igen." in brev


def test_in_time_a_missing_klagevejledning_asks_for_nothing(skriv):
    brev = skriv(sag(mere=", skriftlig: ja, klagevejledning: {findes: nej}"))
    assert "Der var ingen klagevejledning i afgørelsen." in brev
    assert "tage hensyn" not in brev


def test_an_oral_decision_needs_no_klagevejledning(skriv):
    brev = skriv(sag(naar="dato: 2026-11-12, modtaget: 2026-11-12, via: mundtligt", mere=", klagevejledning: nej"))
    assert "klagevejledning" not in brev


@pytest.mark.parametrize(
    ("vejledning", "sagt"),
    [
        ("frist: to uger", "står der »to uger« om fristen. Så vidt jeg kan se, er den fire uger."),
        ("frist: seks uger", "står der »seks uger« om fristen. Så vidt jeg kan se, er den fire uger."),
        (
            "instans: Planklagenævnet",
            "står der, at klagen hører til hos Planklagenævnet. Så vidt jeg kan se, er det Ankestyrelsen, der",
        ),
        (
            "sendes_til: Ankestyrelsen",
            "står der, at klagen skal sendes til Ankestyrelsen. Så vidt jeg kan se, skal I se på den først.",
        ),
    ],
)
def test_a_wrong_klagevejledning_is_raised_without_blame(skriv, vejledning, sagt):
    brev = skriv(sag(mere=f", klagevejledning: {{findes: ja, {vejledning}}}"))
    assert f"I klagevejledningen {sagt}" in brev


def test_a_longer_time_is_not_held_up_where_it_could_be_turned_against_the_citizen(skriv):
    brev = skriv(sag(naar="dato: 2026-10-01", mere=SEKS_UGER))
    assert "Klagevejledningen" not in brev
    assert "fire uger" not in brev


def test_a_right_klagevejledning_is_not_mentioned(skriv):
    assert "klagevejledning" not in skriv(sag()).casefold()


# ---- where it goes


@hver_fri
@pytest.mark.parametrize(
    ("omraade", "instans"),
    [
        ("byggesag", "Nævnenes Hus, Byggeklageenheden"),
        ("stu", "Klagenævnet for Specialundervisning"),
        ("lokalplan", "Planklagenævnet"),
        ("boerne_og_ungeudvalget", "Ankestyrelsen"),
    ],
)
def test_the_direct_way_writes_to_the_body_itself(udfald, skriv, kommune, omraade, instans):
    brev = skriv(sag(kommune, omraade=omraade, mere=""))
    navn = str(load_profil(kommune).navn)
    assert f"{instans} 20. november 2026" in brev
    assert f"Jeg klager over den afgørelse, som {navn} traf den 12. november 2026." in brev
    assert "Jeg beder jer ændre afgørelsen." in brev
    assert "Jeres sagsnummer" not in brev
    assert "sende klagen videre" not in brev
    found = udfald(sag(kommune, omraade=omraade, mere=""))
    (vej,) = [each for each in found.fund if each.code == "anke.vej"]
    assert vej.level is Level.ADVARSEL
    assert "Klagen sendes til" in vej.remedy


def test_the_portal_is_told_to_the_adviser(udfald):
    found = udfald(sag(omraade="lokalplan", mere=""))
    (vej,) = [each for each in found.fund if each.code == "anke.vej"]
    assert "Klagen sendes til Klageportalen" in vej.remedy


@hver_bundet
@pytest.mark.parametrize("omraade", ["byggesag", "lokalplan", "boerne_og_ungeudvalget"])
def test_the_direct_way_is_shown_where_no_help_is_given(udfald, kommune, omraade):
    sagt = afvisning(udfald(sag(kommune, omraade=omraade, mere=""), kladde=True))
    assert "Klagen går direkte til klageinstansen. Vis borgeren vej: Klagen sendes til" in sagt
    assert "Den skal være fremme senest torsdag den 10. december 2026." in sagt
    assert "Kilde: " in sagt


def test_the_committee_on_children_has_its_own_way_whatever_the_area(skriv):
    brev = skriv(sag(mere=", afgjort_af: Børne- og ungeudvalget"))
    assert "Ankestyrelsen 20. november 2026" in brev
    assert "som Børne- og ungeudvalget i Kalundborg Kommune traf den 12. november 2026" in brev


def test_a_late_direct_appeal_asks_the_body_itself(skriv):
    brev = skriv(sag(naar=FOR_SENT, omraade="offentlig_vej", mere=SYG))
    assert "Jeg beder jer se bort fra, at fristen er gået." in brev
    assert "sende klagen videre" not in brev


@hver_kommune
def test_an_unknown_body_is_the_right_one(skriv, kommune):
    brev = skriv(sag(kommune, mere="").replace("område: tabt_arbejdsfortjeneste\n", ""))
    assert "Jeg beder jer se på sagen igen. Holder I fast i afgørelsen, beder jeg jer sende klagen videre til" in brev
    assert "videre til rette klageinstans." in brev


def test_an_unknown_body_is_the_one_that_the_decision_names(skriv):
    brev = skriv(sag(omraade="individuel_befordring"))
    assert "Jeg beder jer se på sagen igen." in brev
    assert "videre til Ankestyrelsen." in brev


def test_a_body_with_no_second_look_before_it_is_only_sent_the_appeal(skriv):
    brev = skriv(sag(omraade="folkeregister", mere=""))
    assert "Jeg beder jer sende klagen videre til Indenrigs- og Sundhedsministeriet." in brev
    assert "straks" not in brev


@hver_kommune
def test_where_nobody_hears_an_appeal_it_is_refused_and_the_rest_is_told(udfald, kommune):
    sagt = afvisning(udfald(sag(kommune, omraade="individuel_befordring", mere=""), kladde=True))
    assert "Der er ingen klageinstans for afgørelsen af 12. november 2026" in sagt
    assert "Borgeren kan bede lederen se på sagen igen" in sagt


@hver_kommune
def test_an_area_of_another_authority_is_not_sent_to_the_municipality(udfald, kommune):
    sagt = afvisning(udfald(sag(kommune, omraade="boligstoette", mere="")))
    assert "skal ikke sendes til kommunen" in sagt
    assert "Klagen sendes til Udbetaling Danmark." in sagt


# ---- whose decision


@pytest.mark.parametrize("hvem", ["forvaltningen", "kommunen", "Kalundborg Kommune", "Børn og Familie"])
def test_who_decided_is_not_named_to_themselves(skriv, hvem):
    assert "Jeg klager over jeres afgørelse af 12. november 2026." in skriv(sag(mere=f"{KENDT}, afgjort_af: {hvem}"))


@pytest.mark.parametrize(
    ("hvem", "sagt"),
    [
        ("socialudvalget", "som socialudvalget i Kalundborg Kommune traf den"),
        ("Socialudvalget i Kalundborg Kommune", "som Socialudvalget i Kalundborg Kommune traf den"),
    ],
)
def test_another_part_of_the_municipality_is_named_once(skriv, hvem, sagt):
    assert sagt in skriv(sag(mere=f"{KENDT}, afgjort_af: {hvem}"))


INGEN_AFGOERELSE = [
    ", afgjort_af: Udbetaling Danmark",
    ", afgjort_af: Slagelse Kommune",
    ", afgjort_af: Ankestyrelsen, udfald: stadfæstet",
    ", klaget: {dato: 2026-11-16}",
]


@hver_kommune
@pytest.mark.parametrize("mere", INGEN_AFGOERELSE)
@pytest.mark.parametrize("kladde", [False, True])
def test_nothing_is_written_of_what_is_not_open_here(udfald, kommune, mere, kladde):
    sagt = afvisning(udfald(sag(kommune, mere=mere), kladde=kladde), HoleError)
    assert "som der ikke er klaget over" in sagt


@pytest.mark.parametrize("kladde", [False, True])
def test_nothing_is_written_of_a_decision_in_the_citizens_favour(udfald, kladde):
    tekst = sag().replace("medhold: nej", "medhold: ja")
    tekst = re.sub(r"(?m)^ +uenig_fordi: .*\n", "", tekst)
    assert "imod borgeren" in afvisning(udfald(tekst, kladde=kladde), HoleError)


@pytest.mark.parametrize("kladde", [False, True])
def test_nobody_signs_without_a_name(udfald, kladde):
    assert "skrive under" in afvisning(udfald(sag(borger=", anonym: ja"), kladde=kladde), HoleError)


# ---- several decisions

ANDEN = "  - {{id: anden, {}medhold: nej, dato: 2026-11-16, modtaget: 2026-11-16, uenig_fordi: [Den er forkert.]}}"


def test_each_open_decision_has_its_letter_with_its_own_wish(udfald):
    flere = ANDEN.format("ønske: Jeg vil beholde min plads., ") + "\nønske: Jeg vil have dækket ti timer."
    found = udfald(sag(flere=flere))
    first, second = (" ".join(fil.indhold.decode().split()) for fil in found.filer)
    assert [fil.navn for fil in found.filer] == ["26-1301_anke_afslag.txt", "26-1301_anke_anden.txt"]
    assert "af 12. november 2026" in first
    assert "af 16. november 2026" in second
    assert "Jeg vil beholde min plads." in second
    assert "ti timer" not in second
    assert "beholde min plads" not in first


def test_a_decision_that_was_replaced_is_not_appealed(skriv):
    brev = skriv(sag(flere=ANDEN.format("afløser: afslag, ")))
    assert "jeres afgørelse af 16. november 2026" in brev
    assert "12. november" not in brev


@pytest.mark.parametrize("kladde", [False, True])
def test_what_a_second_look_gave_in_part_is_upheld_in_another_letter(udfald, kladde):
    mere = f"{KENDT}, klaget: {{dato: 2026-11-13, modtaget: 2026-11-13}}"
    flere = ANDEN.format("afløser: afslag, ").replace("medhold: nej", "medhold: delvist")
    afvisning(udfald(sag(mere=mere, flere=flere), kladde=kladde), HoleError)


@hver_bundet
def test_one_that_may_not_be_written_does_not_stop_the_other(udfald, kommune):
    flere = ANDEN.format("").replace("2026-11-16", "2026-03-16")
    found = udfald(sag(kommune, flere=flere))
    (fil,) = found.filer
    assert "12. november 2026" in fil.indhold.decode()
    (told,) = [each for each in found.fund if each.code == "anke.afvist"]
    assert "afgørelsen af 16. marts 2026" in told.message


# ---- what is wanted, and why


def test_what_is_wanted_stands_before_the_reasons(skriv):
    brev = skriv(sag(flere="ønske: Jeg vil have dækket ti timer."))
    assert brev.index("Det ønsker jeg") < brev.index("ti timer") < brev.index("Derfor klager jeg")


PUNKT = """
forløb:
  - {id: brev, dato: 2026-11-01, slags: brev, tekst: Jeg skrev., bilag: 2}
  - {id: afslaget, dato: 2026-11-12, slags: afgørelse, tekst: Jeg fik afslag., bilag: 3}
klagepunkter:
  - {id: p, afgørelse: afslag, tema: begrundelse, hvad: Jeg forstår det ikke., forløb: [brev], ønske: Jeg vil vide det.}
"""


def test_without_reasons_of_its_own_the_klagepunkter_are_the_reasons(udfald, skriv):
    tekst = re.sub(r"(?m)^ +uenig_fordi: .*\n", "", sag(flere=PUNKT))
    brev = skriv(tekst)
    assert "klager jeg ----------------- Jeg forstår det ikke. Se bilag 2." in brev
    assert "Jeg vil vide det." in brev
    assert "anke.uden_grund" not in {each.code for each in udfald(sag()).fund}


def test_the_decision_itself_is_named_as_bilag(skriv):
    brev = skriv(sag(flere=PUNKT))
    assert "Afgørelsen er bilag 3." in brev
    assert "Bilag 3 · Andet" in brev


def test_without_any_reason_the_adviser_is_told(udfald):
    tekst = re.sub(r"(?m)^ +uenig_fordi: .*\n", "", sag())
    found = udfald(tekst)
    (told,) = [each for each in found.fund if each.code == "anke.uden_grund"]
    assert told.level is Level.RAAD
    assert found.filer


# ---- who writes


@hver_kommune
def test_with_a_fuldmagt_the_answer_goes_to_the_representative(skriv, kommune):
    borger = ", repræsentant: {navn: Bo Juhl, rolle: pårørende, fuldmagt: 2026-11-01, telefon: 10 20 30 44}"
    brev = skriv(sag(kommune, borger=borger))
    assert "Send svaret til Bo Juhl, som har fuldmagt fra mig. Telefon: 10 20 30 44." in brev
    assert "Med venlig hilsen Mette Holm" in brev


def test_without_a_fuldmagt_nobody_else_has_the_answer(skriv):
    assert "Bo Juhl" not in skriv(sag(borger=", repræsentant: {navn: Bo Juhl, rolle: bisidder}"))


@hver_kommune
def test_several_write_as_we(skriv, kommune):
    brev = skriv(sag(kommune, flere="medklagere: [{navn: Per Holm}]\nønske: Vi vil have dækket ti timer."))
    for sagt in (
        "Vi klager over jeres afgørelse af 12. november 2026.",
        "Vi fik den i Digital Post samme dag og klager inden for fristen.",
        "Vi beder jer se på sagen igen. Holder I fast i afgørelsen, beder vi jer sende klagen videre",
        "Det ønsker vi",
        "Derfor klager vi",
        "Sådan kan I svare os",
        "Med venlig hilsen Mette Holm Per Holm",
    ):
        assert sagt in brev
    assert not re.search(r"\b[Jj]eg beder\b|\b[Jj]eg klager\b", brev)


@hver_kommune
def test_a_protected_address_stands_nowhere(skriv, kommune):
    assert "Strandvej" not in skriv(sag(kommune, borger=", adressebeskyttelse: ja"))
    assert "Strandvej 4" in skriv(sag(kommune))
