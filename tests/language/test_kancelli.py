"""The word list of officialese and legal terms: each word is found where it is one, and let be where it is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from drafting.fund import Level
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Stykke
from drafting.language.kontroller.kancelli import KANCELLI
from drafting.language.kontroller.ordliste import find_ordtraef, load_ordliste
from drafting.language.tjek import Sprogbestilling, check

EKSEMPLER = yaml.safe_load(Path(__file__).with_name("kancelli.yaml").read_text("utf-8"))
ORDLISTE = {opslag.term: opslag for opslag in load_ordliste()}
LET_BE = [(term, tekst) for term, row in EKSEMPLER.items() for tekst in row.get("ikke", ())]
MOST = 160  # letters of a suggestion


def find(tekst):
    return [(hit.opslag.term, tekst[hit.start : hit.end]) for hit in find_ordtraef((Stykke(Slags.AFSNIT, tekst),))]


def find_fund(tekst):
    stykker = tuple(Stykke(Slags.AFSNIT, each) for each in tekst.split("\n\n"))
    return check(Dokument(stykker, Sprogprofil.BORGER)).fund


def test_every_word_of_the_list_has_its_sentence():
    assert list(EKSEMPLER) == list(ORDLISTE)


@pytest.mark.parametrize("term", EKSEMPLER)
def test_the_word_is_found_where_it_stands(term):
    marked = EKSEMPLER[term]["traef"]
    found = find(marked.replace("[", "").replace("]", ""))
    assert [words for hit, words in found if hit == term] == re.findall(r"\[([^\]]+)\]", marked)


@pytest.mark.parametrize(("term", "tekst"), LET_BE)
def test_what_only_looks_like_the_word_is_let_be(term, tekst):
    assert [words for hit, words in find(tekst) if hit == term] == []


def test_every_word_with_something_that_is_no_hit_shows_it():
    guarded = {term for term, opslag in ORDLISTE.items() if opslag.ikke}
    assert guarded <= {term for term, _ in LET_BE}


@pytest.mark.parametrize(
    ("tekst", "expected"),
    [
        ("Det er meget beklageligt.", [("meget beklageligt", "meget beklageligt")]),
        ("Det er stærkt kritisabelt.", [("stærkt kritisabelt", "stærkt kritisabelt")]),
        ("Det er skøn under regel.", [("skøn under regel", "skøn under regel")]),
        ("Det meddeles hermed.", [("det meddeles hermed", "Det meddeles hermed")]),
        ("Du bedes venligst ringe.", [("venligst bedes", "bedes venligst")]),
        ("Du kan rette henvendelse til os.", [("rette henvendelse", "rette henvendelse")]),
        ("Kommunen traf afgørelse i maj.", [("træffe afgørelse", "traf afgørelse")]),
        ("Reglen finder anvendelse.", [("finde anvendelse", "finder anvendelse")]),
        ("Du får en kopi heraf.", [("kopi heraf", "kopi heraf")]),
        ("Vi har foretaget en vurdering.", [("vurdering (foretage en)", "foretaget en vurdering")]),
    ],
)
def test_the_longest_words_win(tekst, expected):
    assert find(tekst) == expected


def test_words_are_found_over_a_line_break_and_never_over_two_pieces():
    assert find("Vi svarer for så\nvidt angår pengene.") == [("for så vidt angår", "for så\nvidt angår")]
    two = (Stykke(Slags.AFSNIT, "Vi svarer for så vidt"), Stykke(Slags.AFSNIT, "angår pengene."))
    assert find_ordtraef(two) == ()


def test_repeats_are_counted_and_told_once_where_they_first_are():
    fund = find_fund("Ring, såfremt du er i tvivl.\n\nSkriv, såfremt du vil. Såfremt du ikke vil, er det i orden.")
    assert [(each.traef.emne, each.antal) for each in fund] == [("såfremt", 3)]
    assert fund[0].traef.stykke.tekst.startswith("Ring")


def test_forms_of_one_word_are_one_finding():
    fund = find_fund("Vi fremsender brevet i dag. Vi fremsendte det også i maj, og du har fremsendt et andet.")
    assert [(each.traef.emne, each.antal) for each in fund] == [("fremsende", 3)]


def test_a_legal_term_is_told_once_and_not_where_it_is_explained():
    told = find_fund("Du har ret til aktindsigt. Din aktindsigt kommer i maj. Skriv, hvis du vil have aktindsigt.")
    assert [each.traef.emne for each in told] == ["aktindsigt"]
    assert find_fund("Du har ret til aktindsigt. Det betyder, at du kan få papirerne at se.") == ()


def test_the_same_words_are_told_by_one_check_only():
    for tekst in (
        "Det meddeles, at du får svar.",
        "Se reglen, jf. loven.",
        "Reglen finder anvendelse på dig.",
        "Du bedes ringe.",
    ):
        assert len(find_fund(tekst)) == 1, tekst


def test_a_warning_never_gives_way_to_advice():
    (fund,) = find_fund("Afslaget meddeles i morgen.")
    assert (fund.kode, fund.niveau) == ("passiv", Level.ADVARSEL)


def test_the_check_that_knows_most_of_the_words_tells_of_them():
    assert [each.kode for each in find_fund("Vi svarer snarest muligt.")] == ["vag_tid"]
    assert [each.kode for each in find_fund("Det meddeles, at du får svar.")] == ["kancelli"]
    assert [each.kode for each in find_fund("Se reglen, jf. loven.")] == ["forkortelse"]


@pytest.mark.parametrize(
    ("tekst", "forslag"),
    [
        ("Vi kan fremsende brevet.", "Skriv »sende«."),
        ("Vi fremsendte brevet.", "Skriv det med »sende«."),
        ("Centret afholder mødet.", "Skriv det med »holde« – eller »betale«, når det er udgifter."),
        ("Såfremt du er i tvivl, kan du ringe.", "Skriv »hvis«."),
        ("Vi svarer på din skrivelse.", "Skriv »brev«."),
    ],
)
def test_a_verb_that_is_bent_is_written_with_another(tekst, forslag):
    assert [each.traef.forslag for each in find_fund(tekst) if each.kode == "kancelli"] == [forslag]


@pytest.mark.parametrize("opslag", ORDLISTE.values(), ids=ORDLISTE)
def test_the_advice_is_a_sentence_to_act_on(opslag):
    said = opslag.forslag
    assert re.match(r"(?:Skriv|Slet|Brug|Sæt|Bed|Forklar)\b", said)
    assert said.endswith((".", ".«"))
    assert len(said) <= MOST
    assert not re.search(r" / |\(slet\)|sætningen om|[{}]|  |\.\.|»»|««", said)
    assert said.count("»") == said.count("«")


@pytest.mark.parametrize("opslag", ORDLISTE.values(), ids=ORDLISTE)
def test_the_words_to_write_instead_are_plain_themselves(opslag):
    if opslag.kind != "explain":
        told = re.sub(r"(?:, ikke|Slet|i stedet for|for) »[^«]*«", "", opslag.forslag)
        stykker = tuple(Stykke(Slags.AFSNIT, each) for each in re.findall(r"»([^«]*)«", told))
        order = Sprogbestilling(kontroller=(KANCELLI,))
        loud = [f for f in check(Dokument(stykker, Sprogprofil.BORGER), order).fund if f.niveau > Level.RAAD]
        assert [(each.traef.uddrag) for each in loud] == []
