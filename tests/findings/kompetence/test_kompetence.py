from datetime import date
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from drafting.errors import LawError, Place
from drafting.facts.load import Closedsets, parse_sag
from drafting.findings.kompetence import may_assess, may_send, vurder_kompetence
from drafting.law.kompetenceregler import load_kompetenceregler, parse_kompetenceregler
from drafting.law.load import list_kommuner, load_klagetemaer, load_lovhylde, load_profil
from drafting.paths import data_folder
from drafting.yamlfile import compose

EKSEMPLER = yaml.safe_load((Path(__file__).parent / "kompetence.yaml").read_text(encoding="utf-8"))
CLOSED = Closedsets(frozenset(list_kommuner()), frozenset(load_klagetemaer()))
DATO = date(2026, 11, 20)
KENDT = "begrænsninger: {afsluttet: nej, indbragt_for: [], politisk_behandlet: nej}\n"


def read(text, *, kommune="kalundborg", modtaget="modtaget: 2026-10-02\n"):
    head = f"kommune: {kommune}\nemne: Prøve\nborger: {{navn: Mette Holm}}\n"
    return parse_sag(head + ("" if "modtaget: 2026-10" in text else modtaget) + text, "sag.yaml", closed=CLOSED)


def judge(text, **head):
    sag = read(text, **head)
    found = vurder_kompetence(sag, load_profil(sag.kommune), load_lovhylde(), dato=DATO)
    return {punkt.id: punkt for punkt in found}


@pytest.mark.parametrize("eksempel", EKSEMPLER, ids=lambda eksempel: eksempel["navn"])
def test_competence(eksempel):
    modtaget = "" if eksempel.get("uden_modtaget") else "modtaget: 2026-10-02\n"
    found = judge(eksempel["sag"], kommune=eksempel["kommune"], modtaget=modtaget)
    told = {key: [punkt.svar, *(grund.noegle for grund in punkt.grunde)] for key, punkt in found.items()}
    assert told == {key: [svar] if isinstance(svar, str) else svar for key, svar in eksempel["svar"].items()}
    forbehold = " ".join(sentence for punkt in found.values() for sentence in punkt.forbehold)
    assert eksempel.get("forbehold", "") in forbehold
    assert bool(forbehold) == ("forbehold" in eksempel)


@pytest.mark.parametrize("eksempel", EKSEMPLER, ids=lambda eksempel: eksempel["navn"])
def test_every_no_has_a_rule_a_source_and_a_way_and_every_doubt_a_missing_fact(eksempel):
    for punkt in judge(eksempel["sag"], kommune=eksempel["kommune"]).values():
        for grund in punkt.grunde:
            assert grund.kilde
            if grund.svar == "kan ikke":
                assert grund.regel
                assert grund.hvorhen
            assert bool(grund.mangler) == (grund.svar == "ved ikke")
        assert may_assess(punkt) == (punkt.svar != "kan ikke")


def test_the_rule_is_told_in_the_words_of_the_profile_with_its_source():
    (grund,) = judge("klagepunkter: [{id: p, tema: ansættelse, hvad: Jeg blev fyret.}]\n" + KENDT)["p"].grunde
    assert grund.regel == "sager om ansættelsesforhold"
    assert grund.kilde == "Rekruttering af borgerrådgiver til Kalundborg Kommune, 'Borgerrådgiver funktionen'"
    assert grund.fordi == "Det følger af klagepunktets tema."
    assert "fagforening" in grund.hvorhen


def test_what_is_too_old_says_both_days():
    text = "klagepunkter: [{id: p, tema: manglende_svar, hvad: Ingen svarede mig.}]\n"
    (grund,) = judge(text + KENDT.replace("afsluttet: nej", "afsluttet: 2025-09-01"))["p"].grunde
    assert grund.fordi == "Sagen blev afsluttet 1. september 2025, og borgeren kom først 2. oktober 2026."
    assert "mere end et år før" in grund.regel


def test_what_is_partly_too_old_says_from_when():
    text = (
        "klagepunkter: [{id: p, tema: manglende_svar, hvad: Ingen svarede mig., "
        "perioder: [{fra: 2024-01-01, til: 2026-09-01}]}]\n"
    )
    (grund,) = judge(text + KENDT, kommune="hvidovre")["p"].grunde
    assert grund.fordi.endswith("Det, der er sket fra 2. oktober 2025 og frem, kan tages op.")
    assert "aktuelle, konkrete forhold fra det seneste år" in grund.regel


def test_an_assumed_rule_says_so():
    (grund,) = judge("klagepunkter: [{id: p, tema: ansættelse, hvad: Jeg blev fyret.}]\n" + KENDT, kommune="ishoej")[
        "p"
    ].grunde
    assert grund.kilde.endswith("antaget som Hvidovres")


class Raekke:
    instans, frist, rute, genvurdering, hvad_er_der_ellers = "Ankestyrelsen", None, "via kommunen", None, None


class IngenInstans(Raekke):
    instans, hvad_er_der_ellers = None, "Borgeren kan gå til domstolene."


class Klageinstanser:
    def __init__(self, raekke):
        self.raekke = raekke

    def on(self, noegle, dato):
        assert (noegle, dato) == ("hjaelp", date(2026, 9, 10))
        return self.raekke


@pytest.mark.parametrize(
    ("raekke", "noegler", "vej"),
    [
        (
            Raekke(),
            ["kan_indbringes", "afgoerelse"],
            "skal sende klagen til kommunen først. Er der en frist, skal den stå i klagevejledningen.",
        ),
        (IngenInstans(), ["afgoerelse"], "Loven har ingen klageinstans her. Borgeren kan gå til domstolene."),
    ],
)
def test_the_directory_says_where_the_appeal_goes(raekke, noegler, vej):
    sag = read("område: hjælp\nafgørelser: [{id: a, dato: 2026-09-10, medhold: nej}]\n")
    (found,) = vurder_kompetence(
        sag, load_profil("kalundborg"), load_lovhylde(), dato=DATO, instanser=Klageinstanser(raekke)
    )
    assert [grund.noegle for grund in found.grunde] == noegler
    assert all(each.endswith(vej) for each in found.hvorhen)


def test_a_day_outside_the_law_shelf_and_an_area_outside_the_directory_leave_the_general_way():
    text = "klagepunkter: [{id: p, tema: afgørelsens_indhold, hvad: Det er forkert.}]\nområde: hjælp\n" + KENDT
    sag = read(text)
    (found,) = vurder_kompetence(sag, load_profil("kalundborg"), load_lovhylde(), dato=date(1950, 1, 1))
    assert found.hjemmel == ()
    assert found.hvorhen[0].startswith("Borgeren kan klage over afgørelsen dér, hvor klagevejledningen siger.")


AFSLAG = "afgørelser: [{id: a, dato: 2026-09-10, medhold: nej}]\n"


@pytest.mark.parametrize(
    ("text", "maaske", "afgoerelse"),
    [
        (AFSLAG + "klagepunkter: [{id: p, tema: begrundelse, afgørelse: a, hvad: Der stod ikke hvorfor.}]", True, "a"),
        (AFSLAG + "klagepunkter: [{id: p, hvad: Jeg er utilfreds.}]", True, "a"),
        (AFSLAG + "klagepunkter: [{id: p, tema: afgørelsens_indhold, hvad: Det er forkert.}]", True, "a"),
        (AFSLAG + "klagepunkter: [{id: p, tema: optræden, hvad: Hun talte grimt.}]", False, ""),
        ("klagepunkter: [{id: p, tema: afgørelsens_indhold, hvad: Det er forkert.}]", True, ""),
        ("klagepunkter: [{id: p, hvad: Jeg fik afslag.}]", True, ""),
        ("klagepunkter: [{id: p, hvad: Ingen svarede mig.}]", False, ""),
        (
            "klagepunkter: [{id: p, tema: afgørelsens_indhold, hvad: Nej, begrænsninger: {kan_indbringes: nej}}]",
            False,
            "",
        ),
        (
            (
                "afgørelser: [{id: a, dato: 2026-09-10, medhold: nej, klaget: 2026-09-12}]\n"
                "klagepunkter: [{id: p, tema: begrundelse, afgørelse: a, hvad: Der stod ikke hvorfor.}]"
            ),
            False,
            "",
        ),
        (
            (
                "afgørelser: [{id: a, dato: 2026-09-10, medhold: ja}]\n"
                "klagepunkter: [{id: p, tema: begrundelse, afgørelse: a, hvad: Der stod ikke hvorfor.}]"
            ),
            False,
            "",
        ),
        (
            AFSLAG.replace("}]", ", begrænsninger: {indbragt_for: [klageinstans]}}]")
            + "klagepunkter: [{id: p, tema: begrundelse, afgørelse: a, hvad: Der stod ikke hvorfor.}]",
            False,
            "",
        ),
    ],
)
def test_may_this_be_a_complaint_about_a_decision(text, maaske, afgoerelse):
    found = judge(text + "\n")["p"]
    assert (found.maaske_afgoerelse, found.afgoerelse) == (maaske, afgoerelse)


def test_what_is_unclear_or_may_be_an_appeal_in_time_is_never_left_out_of_a_letter():
    kan_ikke = judge("klagepunkter: [{id: p, tema: ansættelse, hvad: Jeg blev fyret.}]\n" + KENDT)["p"]
    assert not may_send(kan_ikke)
    assert may_send(replace(kan_ikke, svar="ved ikke"))
    assert may_send(replace(kan_ikke, svar="delvist"))
    assert may_send(replace(kan_ikke, maaske_afgoerelse=True))
    aldrig = replace(kan_ikke.grunde[0], sendes="aldrig")
    assert not may_send(replace(kan_ikke, grunde=(aldrig,), maaske_afgoerelse=True))
    indhold = judge("klagepunkter: [{id: p, tema: afgørelsens_indhold, hvad: Det er forkert.}]\n" + KENDT)["p"]
    assert (indhold.svar, may_send(indhold), may_assess(indhold)) == ("kan ikke", True, False)


def test_each_answer_knows_where_in_the_case_it_is_about():
    found = judge("klagepunkter:\n  - id: p\n    hvad: Ingen svarede mig.\n")["p"]
    assert found.sted == Place("sag.yaml", 6, 5)
    assert found.om == "klagepunktet 'p'"


KOMPETENCE = (data_folder() / "kompetence.yaml").read_text(encoding="utf-8")


def test_every_limit_of_every_municipality_is_read_and_every_theme_is_known():
    regler = load_kompetenceregler(load_lovhylde().ids)
    for kommune in list_kommuner():
        assert all(regler.find(limit.noegle) for limit in load_profil(kommune).kan_ikke_behandle)
    temaer = {tema for regel in regler.regler for tema in regel.temaer}
    temaer |= {*regler.gyldighedstemaer, *(each.tema for each in regler.saerlige_temaer)}
    assert temaer <= set(load_klagetemaer())


def test_a_municipalitys_own_key_limits_nothing_by_itself():
    assert load_kompetenceregler(load_lovhylde().ids).find("noget_andet") is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("hjemmel: fvl_7_1", "hjemmel: fvl_7_11", "Reglen 'fvl_7_11' findes ikke i lovsamlingen."),
        ("uoplyst: tema", "uoplyst: tama", "'tama' kan ikke bruges i 'begraensninger.1.uoplyst'."),
        ("    sendes: ja\n", "", "Nøglen 'begraensninger.1.sendes' mangler."),
    ],
)
def test_broken_data_are_told(old, new, told):
    node = compose(KOMPETENCE.replace(old, new, 1), "kompetence.yaml", LawError)
    with pytest.raises(LawError, match=told.replace(".", r"\.")):
        parse_kompetenceregler(node, load_lovhylde().ids)


@pytest.mark.parametrize(
    ("hvem", "fordi", "mangler"),
    [
        ("Socialudvalget", "Afgørelsen er truffet af Socialudvalget.", ""),
        (
            "børne- og ungeudvalget",
            "",
            (
                "om børne- og ungeudvalget er et af de udvalg, som reglen i Kalundborg Kommune gælder "
                "(politisk_behandlet under afgørelsen)"
            ),
        ),
    ],
)
def test_who_decided_is_told_with_the_rule(hvem, fordi, mangler):
    text = (
        f"afgørelser: [{{id: a, dato: 2026-09-01, medhold: nej, klaget: 2026-09-10, afgjort_af: {hvem}}}]\n"
        "klagepunkter: [{id: p, tema: klagevejledning, afgørelse: a, hvad: Der stod intet om klage.}]\n"
        "begrænsninger: {afsluttet: nej, indbragt_for: []}\n"
    )
    (grund,) = judge(text)["p"].grunde
    assert (grund.fordi, grund.mangler) == (fordi, mangler)
    assert grund.regel.startswith("klager, hvor sagen har været bedømt af Kommunalbestyrelsen")


def test_the_bodies_a_profile_names_are_bodies_we_know():
    known = {each.organ for each in load_kompetenceregler(load_lovhylde().ids).politiske_organer}
    for kommune in list_kommuner():
        limit = load_profil(kommune).find_begraensning("politisk_behandlet")
        assert limit is None or (limit.hvor and set(limit.hvor) <= known), kommune
