"""A year is counted alike by the deadlines and by the competence: same stretches, same limit, same answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.facts.load import Closedsets, parse_sag
from drafting.findings.alder import find_graense, find_sidste
from drafting.findings.frister import find_frister
from drafting.findings.frister.instanser import load_instanser
from drafting.findings.kompetence import vurder_kompetence
from drafting.law.helligdage import load_kalender
from drafting.law.load import list_kommuner, load_klagetemaer, load_lovhylde, load_profil

CLOSED = Closedsets(frozenset(list_kommuner()), frozenset(load_klagetemaer()))
DATO = date(2026, 11, 20)
KALENDER = load_kalender()
# what the two may say together: the deadline's stand, and the answer of the competence
SAMME = {"overholdt": {"kan", "delvist"}, "udløbet": {"kan ikke"}, "ukendt": {"ved ikke"}}


def answer(text, kommune="hvidovre", kom="2026-10-02"):
    head = f"kommune: {kommune}\nemne: Prøve\nborger: {{navn: Mette Holm}}\nmodtaget: {kom}\n"
    sag = parse_sag(head + text + "\n", "sag.yaml", closed=CLOSED)
    profil, lov = load_profil(kommune), load_lovhylde()
    frister = find_frister(sag, profil, lov, load_instanser(), dato=DATO)
    punkter = vurder_kompetence(sag, profil, lov, dato=DATO)
    alder = {
        punkt.id: next((grund for grund in punkt.grunde if grund.noegle == "aldersgraense"), None) for punkt in punkter
    }
    return {frist.id: frist for frist in frister if frist.art == "aarsregel"}, alder


def punkt(more):
    return (
        f"klagepunkter: [{{id: p, tema: manglende_svar, hvad: Ingen svarede mig., {more}}}]\n"
        "begrænsninger: {indbragt_for: [], politisk_behandlet: nej}"
    )


FORLOEB = (
    "forløb:\n"
    "  - {id: h, dato: 2024-10-01, tekst: Jeg skrev til kommunen.}\n"
    "  - {id: i, dato: 2026-09-01, af: rådgiver, tekst: Jeg ringede.}\n"
    "  - {id: j, dato: 2026-09-01, myndighed: Ankestyrelsen, tekst: Ankestyrelsen skrev.}\n"
)
UDEN = "perioder: [{fra: 2024-01-01, til: 2024-03-01}, {fra: 2026-05-01, til: 2026-06-01, myndighed: Ankestyrelsen}]"


@pytest.mark.parametrize(
    ("text", "stand", "dato", "svar"),
    [
        (punkt(UDEN), "udløbet", date(2025, 3, 1), "kan ikke"),
        (FORLOEB + punkt("forløb: [h, i, j]"), "udløbet", date(2025, 10, 1), "kan ikke"),
        (
            FORLOEB + punkt("forløb: [j], perioder: [{fra: 2024-01-01, til: 2024-03-01}]"),
            "udløbet",
            date(2025, 3, 1),
            "kan ikke",
        ),
        (punkt("perioder: [{fra: 2026-05-01, myndighed: staten}]"), "ukendt", None, "ved ikke"),
        (punkt("perioder: [{fra: 2024-01-01}]"), "ukendt", None, "ved ikke"),
        (punkt("perioder: [{fra: 2026-07-01}]"), "overholdt", None, None),
        (punkt("perioder: [{fra: 2024-01-01, til: 2026-06-01}]"), "overholdt", date(2027, 6, 1), "delvist"),
        (punkt("perioder: [{fra: 2026-01-01, til: 2026-06-01}]"), "overholdt", date(2027, 6, 1), None),
        (punkt("perioder: [{fra: 2024-01-01, til: 2024-02-01}, {fra: 2026-07-01}]"), "overholdt", None, "delvist"),
    ],
)
def test_one_answer(text, stand, dato, svar):
    frister, alder = answer(text)
    frist = frister["aarsregel:p"]
    assert (frist.stand, frist.dato) == (stand, dato)
    assert (alder["p"] and alder["p"].svar) == svar
    if stand == "ukendt":
        assert frist.mangler == alder["p"].mangler
    if svar == "delvist":
        told = f"{frist.forbehold} {' '.join(trin.tekst for trin in frist.trin)}"
        assert "Det gælder kun det, der er sket fra torsdag den 2. oktober 2025 og frem." in told


def test_a_point_that_was_closed_for_itself_is_counted_for_itself():
    text = (
        "klagepunkter:\n"
        "  - {id: p, tema: manglende_svar, hvad: Et., begrænsninger: {afsluttet: 2025-09-01}}\n"
        "  - {id: q, tema: manglende_svar, hvad: To.}\n"
        "begrænsninger: {afsluttet: 2026-09-01, indbragt_for: [], politisk_behandlet: nej}"
    )
    frister, alder = answer(text, "kalundborg")
    assert {key: frist.stand for key, frist in frister.items()} == {
        "aarsregel:p": "udløbet",
        "aarsregel:q": "overholdt",
    }
    assert (alder["p"].svar, alder["q"]) == ("kan ikke", None)


@pytest.mark.parametrize("kom", [date(2024, 2, 29), date(2025, 2, 28), date(2026, 10, 2), date(2025, 3, 1)])
def test_the_limit_is_the_same_from_both_ends(kom):
    graense = find_graense(kom, 12, KALENDER)
    assert find_sidste(graense, 12, KALENDER) >= kom
    assert find_sidste(graense - timedelta(days=1), 12, KALENDER) < kom


DAGE = st.dates(date(2023, 1, 1), date(2026, 11, 1))
STYKKER = st.lists(
    st.tuples(DAGE, st.none() | st.integers(0, 500), st.sampled_from(["", "kommunen", "Ankestyrelsen"])), max_size=3
)


@given(STYKKER, DAGE)
@settings(max_examples=60, deadline=None)
def test_whatever_the_periods_the_two_agree(stykker, kom):
    told = []
    for fra, laengde, myndighed in stykker:
        til = f", til: {min(fra + timedelta(days=laengde), DATO)}" if laengde is not None else ""
        told.append(f"{{fra: {fra}{til}{f', myndighed: {myndighed}' if myndighed else ''}}}")
    frister, alder = answer(punkt(f"perioder: [{', '.join(told)}]" if told else "ønske: Et svar."), kom=str(kom))
    svar = alder["p"].svar if alder["p"] else "kan"
    if "aarsregel:p" in frister:
        assert svar in SAMME[frister["aarsregel:p"].stand]
    else:
        assert svar == "ved ikke"
