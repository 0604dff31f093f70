from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from msgspec import Struct
from msgspec.structs import replace

from drafting.errors import LawError, Trouble
from drafting.facts.load import Closedsets, parse_sag
from drafting.findings.frister import find_frister
from drafting.law.fristregler import load_fristregler
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.load import list_kommuner, load_klagetemaer, load_lovhylde, load_profil

EKSEMPLER = yaml.safe_load((Path(__file__).parent / "frister.yaml").read_text(encoding="utf-8"))
SAG = Path(__file__).parents[2] / "facts" / "eksempel" / "sag.yaml"
CLOSED = Closedsets(frozenset(list_kommuner()), frozenset(load_klagetemaer()))
DATO = date(2026, 10, 2)
HOVED = """\
kommune: {kommune}
emne: Prøve
område: {omraade}
borger: {{navn: Mette Holm}}
enheder: [{{id: cbf, navn: Center for Børn og Familie}}]
klagepunkter: [{{id: p, hvad: Ingen svarede mig.}}]
"""


class Varighed(Struct):
    antal: int
    enhed: str
    hjemmel: str


class Klageinstans(Struct):
    instans: str | None = "Ankestyrelsen"
    frist: Varighed | None = None
    rute: str = "via kommunen"
    genvurdering: Varighed | None = None
    hvad_er_der_ellers: str | None = None
    forbehold: str | None = None


SOCIAL = Klageinstans(frist=Varighed(4, "uger", "rsl_67"), genvurdering=Varighed(4, "uger", "rsbek_11"))


class Klageinstanser:
    rows: ClassVar = {
        "tabt_arbejdsfortjeneste": SOCIAL,
        "specialundervisning": Klageinstans(
            instans="Klagenævnet for Specialundervisning",
            frist=Varighed(4, "uger", "fsl_51_3"),
            genvurdering=Varighed(4, "uger", "subek_21"),
        ),
        "straks": replace(SOCIAL, genvurdering=Varighed(0, "dage", "rsbek_11")),
        "uden_frist": Klageinstans(),
        "ingen_instans": Klageinstans(instans=None, hvad_er_der_ellers="Borgeren kan gå til domstolene."),
    }

    noegler = frozenset(rows)

    def on(self, noegle, dato):
        assert isinstance(dato, date)
        if noegle not in self.rows:
            raise LawError(Trouble(f"Området '{noegle}' står ikke i listen.", None, "Mente du 'straks'?"))
        return self.rows[noegle]


def read(text, *, omraade="tabt_arbejdsfortjeneste", kommune="viborg"):
    return parse_sag(HOVED.format(omraade=omraade, kommune=kommune) + text + "\n", "sag.yaml", closed=CLOSED)


def find(sag, dato=DATO, profil=None):
    return find_frister(sag, profil or load_profil(sag.kommune), load_lovhylde(), Klageinstanser(), dato=dato)


def find_in(text, dato=DATO, **head):
    return {frist.id: frist for frist in find(read(text, **head), dato)}


@pytest.mark.parametrize("eksempel", EKSEMPLER, ids=lambda eksempel: eksempel["navn"])
def test_deadlines(eksempel):
    sag = read(eksempel["sag"], omraade=eksempel.get("omraade", "tabt_arbejdsfortjeneste"))
    found = [frist for frist in find(sag, eksempel.get("dato", DATO)) if frist.art != "ombudsmand"]
    told = [{"id": f.id, "dato": f.dato, "sikker": f.sikker, "stand": f.stand, "mangler": f.mangler} for f in found]
    assert [{key: value for key, value in each.items() if value} for each in told] == eksempel["frister"]


def test_the_steps_of_the_example():
    sag = parse_sag(SAG.read_text(encoding="utf-8"), "sag.yaml", closed=CLOSED)
    frist = find(sag)[0]
    vejledning = "Justitsministeriets vejledning nr. 9533/2018 om beregning af klagefrister"
    assert [(trin.tekst, trin.citat) for trin in frist.trin] == [
        (
            (
                "Afgørelsen kunne læses i Digital Post torsdag den 10. september 2026. "
                "Det betyder ikke noget, hvornår den blev åbnet."
            ),
            "lov om Digital Post § 10, nr. 1",
        ),
        ("Den dag tæller ikke med.", vejledning),
        ("Fristen er fire uger og ender på samme ugedag: torsdag den 8. oktober 2026.", "retssikkerhedsloven § 67"),
        ("Det er en hverdag, så torsdag den 8. oktober 2026 er den formelle sidste dag.", vejledning),
        (
            "Den sikre dag er den samme.",
            "Programmets egen forsigtighed: En borger skal aldrig stole på, at en frist rykker",
        ),
        ("Klagen skal være kommet frem, inden dagen er slut.", vejledning),
    ]
    assert frist.forbehold == (
        "Regnet ud fra, at borgeren fik afgørelsen torsdag den 10. september 2026. "
        "Fristen løber, også mens borgeren venter på svar fra borgerrådgiveren."
    )
    assert (frist.om, frist.sted.line) == ("afgørelsen af 10. september 2026", 31)


def test_a_letter_without_arrival_shows_both_days():
    frist = find_in("afgørelser: [{id: a, dato: 2026-11-20, via: brev}]", date(2026, 11, 25))["klagefrist:a"]
    told = [trin.tekst for trin in frist.trin]
    assert told[0] == (
        "Brevet er dateret fredag den 20. november 2026 og regnes for at være kommet frem "
        "seks hverdage efter: mandag den 30. november 2026."
    )
    assert told[-1] == (
        "Kom brevet frem samme dag, som det er dateret, er den sikre dag i stedet fredag den 18. december 2026."
    )
    assert "PostNord" in frist.forbehold


def test_what_the_klagevejledning_says_is_held_against_the_directory():
    text = (
        "afgørelser: [{id: a, modtaget: 2026-09-10, "
        "klagevejledning: {findes: ja, instans: Planklagenævnet, frist: snarest, sendes_til: Ankestyrelsen}}]"
    )
    forbehold = find_in(text)["klagefrist:a"].forbehold
    assert "Klagevejledningen nævner Planklagenævnet, men efter listen er det Ankestyrelsen." in forbehold
    assert "Klagevejledningen siger 'snarest' om fristen." in forbehold
    assert "klagen sendes til Ankestyrelsen, men listen siger: via kommunen." in forbehold


def test_a_right_klagevejledning_gives_no_reservation():
    text = (
        "afgørelser: [{id: a, modtaget: 2026-09-10, "
        "klagevejledning: {findes: ja, instans: Ankestyrelsen, frist: fire uger, sendes_til: kommunen}}]"
    )
    assert "lagevejledning" not in find_in(text)["klagefrist:a"].forbehold


def test_an_unknown_area_says_what_was_meant():
    forbehold = find_in("afgørelser: [{id: a, modtaget: 2026-09-10}]", omraade="strags")["klagefrist:a"].forbehold
    assert "Området 'strags' står ikke i listen. Mente du 'straks'?" in forbehold


def test_no_appeal_body_says_what_is_left():
    frist = find_in("afgørelser: [{id: a, modtaget: 2026-09-10}]", omraade="ingen_instans")["klagefrist:a"]
    assert frist.forbehold == "Loven har ingen klageinstans her. Borgeren kan gå til domstolene."


def test_an_earlier_letter_may_be_the_appeal():
    text = (
        "afgørelser: [{id: a, modtaget: 2026-09-10}]\n"
        "forløb: [{id: k, dato: 2026-09-14, slags: klage, fra: borger, tekst: Jeg er uenig.}]"
    )
    assert (
        "Klagen af mandag den 14. september 2026 i forløbet kan være en klage over afgørelsen. "
        "Så skulle myndigheden have svaret eller sendt den videre senest mandag den 12. oktober 2026."
    ) in find_in(text)["klagefrist:a"].forbehold


def test_the_appeal_may_be_told_in_the_chronology():
    text = (
        "afgørelser: [{id: a, modtaget: 2026-09-10, klaget: {forløb: k}}]\n"
        "forløb: [{id: k, dato: 2026-09-14, slags: klage, fra: borger, tekst: Jeg er uenig.}]"
    )
    found = find_in(text)
    assert found["klagefrist:a"].stand == "overholdt"
    assert found["genvurdering:a"].dato == date(2026, 10, 12)
    assert "hvornår klagen blev modtaget" in found["klagefrist:a"].forbehold


SENT, TIDLIGT = "klaget: {modtaget: 2026-10-15}", "klaget: {modtaget: 2026-10-01}"
UDEN = "skriftlig: ja, klagevejledning: nej, "


@pytest.mark.parametrize(
    ("afgoerelse", "stand", "slut", "forbehold"),
    [
        (
            SENT,
            "for sent",
            ["Klagen kom frem torsdag den 15. oktober 2026, efter at fristen var gået."],
            "må ikke afvise",
        ),
        (TIDLIGT, "overholdt", ["Klagen kom frem torsdag den 1. oktober 2026, inden fristen var gået."], ""),
        (UDEN + TIDLIGT, "overholdt", ["Klagen kom frem torsdag den 1. oktober 2026, inden fristen var gået."], ""),
        (
            UDEN + SENT,
            "uafklaret",
            [
                "Klagen kom frem torsdag den 15. oktober 2026, altså efter den dag.",
                "Uden klagevejledning begynder fristen normalt først, når borgeren har fået en.",
            ],
            "Om klagen kom til tiden, afgør klageinstansen.",
        ),
    ],
)
def test_the_stand_and_the_last_step_agree(afgoerelse, stand, slut, forbehold):
    frist = find_in(f"afgørelser: [{{id: a, modtaget: 2026-09-10, {afgoerelse}}}]", date(2026, 11, 20))["klagefrist:a"]
    told = [trin.tekst for trin in frist.trin]
    assert (frist.stand, told[-len(slut) :]) == (stand, slut)
    assert forbehold in frist.forbehold
    assert "Regn alligevel med den her dag" not in frist.forbehold
    assert any("skal have en klagevejledning" in each for each in told) is (UDEN in afgoerelse)
    fremme = next(number for number, each in enumerate(told) if each.startswith("Borgeren fik afgørelsen"))
    assert told[fremme + 1] == "Den dag tæller ikke med.", "the day that is told just before"


def test_an_appeal_whose_day_nobody_knows_is_not_said_to_be_in_time():
    text = "afgørelser: [{id: a, modtaget: 2026-09-10, begrænsninger: {indbragt_for: [klageinstans]}}]"
    frist = find_in(text)["klagefrist:a"]
    assert frist.stand == "uafklaret"
    assert frist.forbehold.endswith(
        "Om klagen kom til tiden, afgør klageinstansen. "
        "Skriv i sagen, hvornår klagen blev modtaget: det er den dag, der tæller."
    )


def test_at_once_has_no_day():
    text = "afgørelser: [{id: a, modtaget: 2026-09-10, klaget: {modtaget: 2026-09-14}}]"
    frist = find_in(text, omraade="straks")["genvurdering:a"]
    assert (frist.dato, frist.stand, frist.siden) == (None, "venter", date(2026, 9, 14))


def test_an_urgent_case_is_judged_again_at_once():
    text = "akut: ja\nafgørelser: [{id: a, modtaget: 2026-09-10, klaget: {modtaget: 2026-09-14}}]"
    assert "straks" in find_in(text)["genvurdering:a"].forbehold


@pytest.mark.parametrize(
    ("klaget", "told"),
    [
        ("", [("klagefrist:b", date(2026, 10, 2))]),
        (
            ", klaget: {modtaget: 2026-09-21}",
            [("klagefrist:b", date(2026, 10, 2)), ("genvurdering:b", date(2026, 10, 5))],
        ),
        (", klaget: {modtaget: 2026-10-05}", [("klagefrist:b", date(2026, 10, 2)), ("genvurdering:b", None)]),
    ],
)
def test_a_partial_success_at_school(klaget, told):
    text = (
        "afgørelser:\n"
        "  - {id: a, modtaget: 2026-08-03, klaget: {modtaget: 2026-08-10}}\n"
        f"  - {{id: b, modtaget: 2026-09-04, medhold: delvist, afløser: a{klaget}}}\n"
    )
    found = find_in(text, omraade="specialundervisning")
    assert [(frist.id, frist.dato) for frist in found.values() if frist.art != "ombudsmand"] == told


def test_the_appeal_body_has_decided():
    text = (
        "afgørelser:\n"
        "  - {id: a, modtaget: 2026-06-01, klaget: {modtaget: 2026-06-10}}\n"
        "  - {id: b, modtaget: 2026-09-10, afgjort_af: Ankestyrelsen, udfald: hjemvist}\n"
    )
    assert set(find_in(text)) == {"klagefrist:a", "ombudsmand"}


def test_the_ombudsman_is_counted_from_the_last_answer():
    text = "svar: [{modtaget: 2026-09-20, enhed: cbf}, {modtaget: 2026-09-12}]"
    frist = find_in(text)["ombudsmand"]
    assert (frist.dato, frist.sikker) == (date(2027, 9, 20), date(2027, 9, 20))
    assert "særlige tilfælde" in frist.forbehold


# --- the one-year rules


PUNKT = "klagepunkter: [{{id: p, hvad: Ingen svarede mig., perioder: [{{fra: 2023-01-01, til: {til}}}]}}]"


def read_punkt(til, modtaget="modtaget: 2026-10-02", extra="", kommune="hvidovre"):
    head = HOVED.format(omraade="x", kommune=kommune).split("klagepunkter")[0]
    return parse_sag(f"{head}{PUNKT.format(til=til)}\n{modtaget}\n{extra}", "sag.yaml", closed=CLOSED)


@pytest.mark.parametrize(("til", "stand"), [("2025-10-02", "overholdt"), ("2025-10-01", "udløbet")])
def test_counted_from_the_matter(til, stand):
    (frist,) = find(read_punkt(til))
    assert (frist.id, frist.stand) == ("aarsregel:p", stand)
    assert frist.dato == date.fromisoformat(til.replace("2025", "2026"))
    assert "det seneste år" in frist.forbehold
    assert frist.trin[1].citat.startswith("Hvidovre Kommune: ")


def test_the_day_the_citizen_came_is_missing():
    (frist,) = find(read_punkt("2025-10-02", modtaget=""))
    assert (frist.stand, "hvornår borgeren kom" in frist.forbehold) == ("løber", True)


@pytest.mark.parametrize(
    ("afsluttet", "told"),
    [
        ("2025-10-02", [("overholdt", date(2026, 10, 2))]),
        ("2025-10-01", [("udløbet", date(2026, 10, 1))]),
        ("nej", []),
    ],
)
def test_counted_from_the_end_of_the_case(afsluttet, told):
    sag = read_punkt("2024-01-01", extra=f"begrænsninger: {{afsluttet: {afsluttet}}}\n", kommune="kalundborg")
    assert [(frist.stand, frist.dato) for frist in find(sag)] == told


def test_nobody_said_whether_the_case_is_closed():
    (frist,) = find(read_punkt("2024-01-01", kommune="kalundborg"))
    assert (frist.stand, frist.dato) == ("ukendt", None)
    assert frist.mangler == "om sagen er afsluttet, og hvornår (begrænsninger, afsluttet)"


# --- the directory itself


def test_every_row_of_the_directory_can_be_counted():
    raekker = load_klageinstanser().raekker
    for raekke in raekker:
        dag = max(raekke.fra, date(2025, 9, 1)) if raekke.til is None else raekke.til
        text = f"afgørelser: [{{id: a, modtaget: {dag}, medhold: nej, klaget: {dag}}}]"
        sag = read(text, omraade=raekke.noegle)
        frister = find_frister(sag, load_profil("viborg"), load_lovhylde(), load_klageinstanser(), dato=DATO)
        first = frister[0]
        assert first.id == "klagefrist:a"
        assert (first.dato is None) == (first.stand == "ingen"), raekke.noegle
        assert all(trin.citat and " " in trin.citat for frist in frister for trin in frist.trin), raekke.noegle


def test_areas_that_are_no_decisions_are_in_the_directory():
    assert load_fristregler().uden_afgoerelse <= load_klageinstanser().noegler


# --- the edges


def test_a_year_without_holidays_is_an_error():
    with pytest.raises(LawError):
        find_in("afgørelser: [{id: a, modtaget: 2062-09-10}]")


def test_a_law_we_have_not_read_for_that_day_says_so():
    frist = find_in("afgørelser: [{id: a, modtaget: 2012-09-10, via: digital post}]")["klagefrist:a"]
    assert frist.trin[0].citat == "lov om Digital Post § 10, nr. 1 (ordlyden den dag er ikke slået op)"


def test_a_profile_may_give_the_units_a_deadline(tmp_path):
    folder = tmp_path / "kommuner"
    folder.mkdir()
    text = (Path(__file__).parents[3] / "drafting" / "data" / "kommuner" / "hvidovre.yaml").read_text(encoding="utf-8")
    svarfrist = (
        "svarfrist:\n  - {fra: 2024-01-01, til: ingen, antal: 10, enhed: arbejdsdage, "
        'kilde: {dokument: beretning, sted: "prøve"}}\n'
    )
    (folder / "hvidovre.yaml").write_text(text.replace("svarfrist: ikke oplyst\n", svarfrist), encoding="utf-8")
    sag = read("videresendt: {dato: 2026-09-18}", kommune="hvidovre")
    frist = find(sag, profil=load_profil("hvidovre", tmp_path))[0]
    assert (frist.id, frist.dato, frist.stand) == ("videresendt:cbf", date(2026, 10, 2), "løber")
    assert frist.om == "Center for Børn og Familie"
