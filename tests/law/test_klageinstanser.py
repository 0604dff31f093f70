from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from drafting.errors import LawError
from drafting.law.klageinstanser import load_klageinstanser, parse_klageinstanser
from drafting.law.load import load_lovhylde
from drafting.law.soegeord import measure_likeness
from drafting.oprindelse import Lov
from drafting.yamlfile import compose

INSTANSER = load_klageinstanser()
HYLDE = load_lovhylde()
DAG = date(2026, 11, 20)
BU, KS = "Ankestyrelsens Beskæftigelsesudvalg", "Klagenævnet for Specialundervisning"
RAEKKER = INSTANSER.raekker

# what a citizen would say: the area it must lead to first
ORD = {
    "hjemmehjælp": "hjemmehjaelp",
    "hjemmehjaelp": "hjemmehjaelp",
    "Hjemmehjælpen": "hjemmehjaelp",
    "afslag på hjemmehjælp": "hjemmehjaelp",
    "rengøring": "hjemmehjaelp",
    "parkeringsbøde": "parkeringsafgift",
    "parkeringsbøden": "parkeringsafgift",
    "p-bøde": "parkeringsafgift",
    "støtte i skolen": "specialundervisning",
    "specialskole": "specialundervisning",
    "specialklasse": "specialundervisning",
    "skolebus": "skole_oevrigt",
    "mobning": "mobning",
    "SFO": "sfo_tilskud",
    "stu": "stu",
    "friplads": "friplads_dagtilbud",
    "vuggestueplads": "plads_i_dagtilbud",
    "børnehaveplads": "plads_i_dagtilbud",
    "dagpleje": "plads_i_dagtilbud",
    "kørestol": "hjaelpemidler",
    "koerestol": "hjaelpemidler",
    "elkørestol": "hjaelpemidler",
    "hørapparat": "hjaelpemidler",
    "hjelpemiddel": "hjaelpemidler",
    "handicapbil": "bilstoette",
    "BPA": "bpa",
    "ledsager": "ledsagelse",
    "bosted": "botilbud",
    "bostøtte": "stoette_i_hverdagen",
    "hjemløs": "husly",
    "krisecenter": "krisecenter_herberg",
    "handicapkørsel": "individuel_befordring",
    "kompensationsydelse": "kompensationsydelse_voksne",
    "merudgiftsydelse": "kompensationsydelse_voksne",
    "tabt arbejdsfortjeneste": "tabt_arbejdsfortjeneste",
    "tabt arbejdsfortjenste": "tabt_arbejdsfortjeneste",
    "aflastningsfamilie": "stoettende_indsatser",
    "tvangsfjernelse": "boerne_og_ungeudvalget",
    "underretning": "underretning",
    "efterværn": "barnets_lov",
    "plejevederlag": "plejevederlag",
    "kontanthjælp": "kontanthjaelp",
    "kontanthjaelp": "kontanthjaelp",
    "enkeltydelse": "enkeltudgifter",
    "tandlægeregning": "enkeltudgifter",
    "jobcenter": "beskaeftigelsesindsats",
    "klage over jobcentret": "beskaeftigelsesindsats",
    "fleksjob": "fleksjob",
    "sygdagpenge": "sygedagpenge",
    "førtidspension": "foertidspension",
    "foertidspension": "foertidspension",
    "seniorpension": "seniorpension",
    "folkepension": "folkepension",
    "boligstøtte": "boligstoette",
    "børnepenge": "boerneydelse",
    "barsel": "barselsdagpenge",
    "indskudslån": "beboerindskudslaan",
    "personligt tillæg": "personligt_tillaeg",
    "carport": "byggesag",
    "byggetilladelse": "byggesag",
    "lokalplan": "lokalplan",
    "naboens larm": "miljoe",
    "brændeovn": "miljoe",
    "snerydning": "offentlig_vej",
    "privat fællesvej": "privat_vej",
    "BBR": "bbr",
    "ejendomsvurdering": "ejendomsskat",
    "plejehjem": "aeldrebolig",
    "boligforening": "almen_lejer",
    "husleje": "privat_lejer",
    "fejlbehandling": "sundhedsbehandling",
    "genoptræningsplan": "genoptraening_efter_sygehus",
    "min journal": "journalindsigt",
    "folkeregister": "folkeregister",
    "se mine papirer": "partsaktindsigt",
    "afslag på aktindsigt": "aktindsigt",
    "GDPR": "databeskyttelse",
    "diskrimination": "diskrimination",
    "tegnsprogstolk": "tolkning",
    "ombudsmanden": "ombudsmand",
    "svarer ikke": "sagsbehandling",
    "uhøflig sagsbehandler": "sagsbehandling",
    "erstatning": "erstatning",
}


@pytest.mark.parametrize(("ord_", "noegle"), ORD.items(), ids=list(ORD))
def test_a_citizens_word_leads_to_the_area(ord_, noegle):
    first, *_ = INSTANSER.find(ord_, DAG)
    best = measure_likeness(ord_, first.soegeord, INSTANSER.fyldord)
    equal = {
        raekke.noegle
        for raekke in INSTANSER.find(ord_, DAG)
        if measure_likeness(ord_, raekke.soegeord, INSTANSER.fyldord) == best
    }
    assert noegle in equal


@pytest.mark.parametrize("ord_", ["xyzzy", "pizza", "min kat", "vinterferie", "", "på", "klage"])
def test_a_word_like_nothing_finds_nothing(ord_):
    assert INSTANSER.find(ord_, DAG) == INSTANSER.find_naermeste(ord_, DAG) == ()


@pytest.mark.parametrize("ord_", ["støtte", "hjælp", "bolig", "barn"])
def test_a_word_that_could_be_anything_is_not_sure(ord_):
    assert INSTANSER.find(ord_, DAG) == ()
    assert 3 <= len(INSTANSER.find_naermeste(ord_, DAG)) <= 6


def test_a_word_from_an_old_area_is_looked_up_on_its_day():
    assert [raekke.noegle for raekke in INSTANSER.find("hjemmehjælp", date(2025, 6, 30))] == ["hjemmehjaelp"]
    assert [raekke.noegle for raekke in INSTANSER.find("hjemmehjælp", date(2025, 7, 1))] == [
        "hjemmehjaelp",
        "aeldrepleje",
    ]
    assert [raekke.noegle for raekke in INSTANSER.find("hjemmehjælp")] == ["hjemmehjaelp", "aeldrepleje"]


@pytest.mark.parametrize("raekke", RAEKKER, ids=lambda raekke: f"{raekke.noegle} {raekke.fra}")
def test_every_area_says_what_it_must(raekke):
    assert INSTANSER.on(raekke.noegle, raekke.fra) == raekke
    assert raekke.navn[0].isupper()
    assert raekke.ord
    assert raekke.kilde.link.startswith("https://")
    assert raekke.kilde.sted
    assert raekke.kilde.tjekket >= DAG
    assert raekke.navn.oprindelse == Lov(f"klageinstans {raekke.noegle}")
    if raekke.instans is None:
        assert raekke.frist is None
        assert raekke.genvurdering is None
        assert raekke.hvad_er_der_ellers
    if raekke.sikkerhed != "T":
        assert raekke.forbehold, "what is not read in the law says so"


@pytest.mark.parametrize("raekke", RAEKKER, ids=lambda raekke: f"{raekke.noegle} {raekke.fra}")
def test_every_hjemmel_holds_from_the_first_day_to_the_last(raekke):
    cited = {*raekke.hjemmel, *(regel.hjemmel for regel in (raekke.frist, raekke.genvurdering) if regel)}
    for dag in (raekke.fra, raekke.til or date(2035, 1, 1)):
        assert {HYLDE.on(noegle, dag).id for noegle in cited} == cited


def test_no_word_names_a_sum_or_a_municipality():
    told = [
        text
        for raekke in RAEKKER
        for text in (raekke.gebyr, raekke.forbehold, raekke.hvad_er_der_ellers, raekke.foerst, raekke.hvor)
        if text
    ]
    assert [text for text in told if re.search(r"\bkr\b|§", text)] == []


def test_no_area_speaks_of_the_same_word_twice():
    assert [raekke.noegle for raekke in RAEKKER if len(set(raekke.ord)) < len(raekke.ord)] == []


SKIFT = [
    ("tabt_arbejdsfortjeneste", date(2023, 6, 1), "sel_42"),
    ("tabt_arbejdsfortjeneste", date(2024, 2, 1), "bl_87"),
    ("kompensationsydelse_boern", date(2023, 6, 1), "sel_41"),
    ("kompensationsydelse_boern", date(2024, 2, 1), "bl_86"),
    ("stoettende_indsatser", date(2023, 6, 1), "sel_52"),
    ("stoettende_indsatser", date(2024, 2, 1), "bl_32"),
    ("boerne_og_ungeudvalget", date(2023, 6, 1), "sel_168"),
    ("boerne_og_ungeudvalget", date(2024, 2, 1), "bl_146"),
    ("aeldrepleje", date(2025, 7, 1), "ael_10"),
]


@pytest.mark.parametrize(("noegle", "dag", "hjemmel"), SKIFT)
def test_the_act_changes_on_its_day(noegle, dag, hjemmel):
    assert hjemmel in INSTANSER.on(noegle, dag).hjemmel


def test_the_word_changes_on_its_day():
    dag = date(2025, 9, 1)
    for noegle in ("kompensationsydelse_voksne", "kompensationsydelse_boern"):
        assert INSTANSER.on(noegle, dag - timedelta(days=1)).navn.startswith("Merudgift")
        assert INSTANSER.on(noegle, dag).navn.startswith("Kompensationsydelse")


@pytest.mark.parametrize(
    ("noegle", "instans", "rute", "frist", "genvurdering"),
    [
        ("hjemmehjaelp", "Ankestyrelsen", "via kommunen", "4 uger rsl_67", "4 uger rsbek_11"),
        ("kontanthjaelp", BU, "via kommunen", "4 uger rsl_67", "4 uger rsbek_11"),
        ("tilbud_dagpenge", BU, "via kommunen", "4 uger rsl_67", "5 dage rsbek_11_4"),
        ("boligstoette", "Ankestyrelsen", "via myndigheden", "4 uger rsl_67", "4 uger rsbek_11"),
        ("boerne_og_ungeudvalget", "Ankestyrelsen", "direkte", "4 uger bl_146", "0 dage rsbek_11_6"),
        ("flytning_uden_samtykke", "Ankestyrelsen", "via myndigheden", "4 uger sel_134", "0 dage rsbek_11_6"),
        ("specialundervisning", KS, "via kommunen", "4 uger fsl_51_3", "4 uger subek_21"),
        ("stu", KS, "direkte", None, None),
        ("landzone", "Planklagenævnet", "portal", "4 uger plan_60", None),
        ("miljoe", "Miljø- og Fødevareklagenævnet", "portal", "4 uger mbl_93", None),
        ("offentlig_vej", "Vejdirektoratet", "direkte", "4 uger vejlov_132", None),
        ("sundhedsbehandling", "Styrelsen for Patientklager", "direkte", "2 aar kel_3_a", None),
        ("folkeregister", "Indenrigs- og Sundhedsministeriet", "via kommunen", "4 uger cpr_56", None),
        ("partsaktindsigt", "klageinstansen i selve sagen", "direkte", None, None),
        ("databeskyttelse", "Datatilsynet", "direkte", None, None),
        ("ombudsmand", "Folketingets Ombudsmand", "direkte", "1 aar omb_13", None),
    ],
)  # fmt: skip
def test_body_way_and_deadline(noegle, instans, rute, frist, genvurdering):
    raekke = INSTANSER.on(noegle, DAG)
    assert (raekke.instans, raekke.rute) == (instans, rute)
    regler = (raekke.frist, raekke.genvurdering)
    told = [f"{regel.antal} {regel.enhed} {regel.hjemmel}" if regel else None for regel in regler]
    assert told == [frist, genvurdering]


@pytest.mark.parametrize(
    "noegle",
    [
        "individuel_befordring", "gruppestoette", "generelle_tilbud", "anonym_misbrugsbehandling",
        "fritidsstoette_boern",
        "plads_i_dagtilbud", "skole_oevrigt", "parkeringsafgift", "bbr", "boligsocial_anvisning", "hjemmesygepleje",
        "genoptraening_efter_sygehus", "skift_til_aeldrelov", "underretning", "sagsbehandling", "erstatning",
    ],
)  # fmt: skip
def test_where_nobody_hears_an_appeal_that_is_said(noegle):
    raekke = INSTANSER.on(noegle, DAG)
    assert raekke.instans is None
    assert "tilsyn" in (told := raekke.hvad_er_der_ellers.lower()) or "borgeren" in told


@pytest.mark.parametrize(
    ("noegle", "opsaettende"),
    [
        ("hjemmehjaelp", False),
        ("flytning_uden_samtykke", True),
        ("landzone", True),
        ("lokalplan", False),
        ("miljoe", None),
    ],
)
def test_whether_the_decision_waits(noegle, opsaettende):
    raekke = INSTANSER.on(noegle, DAG)
    assert raekke.opsaettende is opsaettende
    assert raekke.opsaettende is not None or raekke.opsaettende_ord


@pytest.mark.parametrize(
    ("noegle", "remedy"),
    [
        ("hjemmehjælp", None),
        ("hjemmehælp", "Mente du 'hjemmehjaelp'?"),
        ("parkeringsbøde", "Mente du 'parkeringsafgift'?"),
        ("xyzzy", "Se områderne med: drafting klageinstans"),
    ],
)
def test_an_unknown_area_is_told_with_what_was_meant(noegle, remedy):
    if remedy is None:
        assert INSTANSER.on(noegle, DAG).noegle == "hjemmehjaelp"
        return
    with pytest.raises(LawError) as caught:
        INSTANSER.on(noegle, DAG)
    assert str(caught.value) == f"Området '{noegle}' står ikke i listen over klageinstanser. {remedy}"


def test_outside_its_dates_an_area_is_silent():
    with pytest.raises(LawError, match="Pleje og omsorg til ældre kendes kun for 2025-07-01 til 2027-07-01 og"):
        INSTANSER.on("aeldrepleje", date(2025, 6, 30))


BROKEN = """\
dokumenter:
  lov: {titel: Prøveloven, link: "https://www.retsinformation.dk/", stand: 2026-01-01, tjekket: 2026-01-01}
fyldord: [om]
ordninger:
  - id: social
    instans: Ankestyrelsen
    frist: ingen
    rute: via kommunen
    hvor: kommunen
    genvurdering: ingen
    opsaettende: nej
    gebyr: ingen
omraader:
  - {noegle: en, navn: En, ord: [en], ordning: social, hjemmel: [fvl_19], fra: 2020-01-01, til: ingen, sikkerhed: T}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("ordning: social", "ordning: socal", "Ordningen 'socal' findes ikke. Mente du 'social'?"),
        ("hjemmel: [fvl_19]", "hjemmel: [fvl_191]", "Reglen 'fvl_191' findes ikke i lovsamlingen. Mente du 'fvl_19'?"),
        ("2020-01-01", "2010-01-01", "forvaltningsloven § 19, stk. 1 (fvl_19) kendes kun for 2014-04-22 til"),
        ("hjemmel: [fvl_19]", "hjemmel: ingen", "Rækken har hverken hjemmel eller kilde. Skriv mindst en af dem."),
        ("instans: Ankestyrelsen", "instans: ingen", "'en' har ingen klageinstans og siger ikke, hvad der er"),
        ("genvurdering: ingen", "genvurdering: snart", "'snart' kan ikke bruges i 'genvurdering'."),
        ("rute: via kommunen", "rute: pr. due", "'pr. due' kan ikke bruges i 'omraader.1.rute'."),
        ("frist: ingen", "frist: {antal: 4, enhed: uger, hjemmel: fvl_9}", ""),
    ],
)  # fmt: skip
def test_a_broken_directory_is_told(old, new, told):
    assert old in BROKEN
    node = compose(BROKEN.replace(old, new), "klageinstanser.yaml", LawError)
    if not told:
        assert parse_klageinstanser(node, HYLDE).raekker[0].frist.antal == 4
        return
    with pytest.raises(LawError) as caught:
        parse_klageinstanser(node, HYLDE)
    assert told in str(caught.value)


def test_the_same_area_twice_on_a_day_is_told():
    text = BROKEN + BROKEN.splitlines()[-1] + "\n"
    with pytest.raises(LawError, match="Området 'en' står to gange fra 2020-01-01"):
        parse_klageinstanser(compose(text, "klageinstanser.yaml", LawError), HYLDE)
