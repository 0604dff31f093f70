"""Spelling without Java: what is found and where, what is let be, and that our own letters are spelt right."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from drafting.errors import VaerktoejError
from drafting.language import ordbog
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.language.stavning import Stavefejl, find_forslag, find_stavefejl
from drafting.paths import data_folder

TESTS = Path(__file__).parents[1]
BREVE = sorted([*TESTS.glob("grene/**/*.txt"), *TESTS.glob("sager/*/*.txt")])


def find_ord(tekst: str, *kendte: str) -> list[str]:
    return [fejl.ord for fejl in find_stavefejl(tekst, kendte)]


@pytest.mark.parametrize(
    "tekst", ["Komunen har svaret.", "😀 Borgeren og komunens svar", "(Sagsbehandlngen)", "KOMUNEN SVARER"]
)
def test_a_misspelt_word_is_found_where_it_stands(tekst) -> None:
    (fejl,) = find_stavefejl(tekst)

    assert tekst[fejl.start : fejl.slut] == fejl.ord
    assert fejl.ord.lower().startswith(("komunen", "sagsbehandlngen"))
    assert fejl.forslag == ()


def test_two_of_the_same_are_two() -> None:
    assert find_stavefejl("komunen og komunen") == (Stavefejl(0, 7, "komunen"), Stavefejl(11, 18, "komunen"))


def test_suggestions_come_when_asked_for_and_are_few() -> None:
    (fejl,) = find_stavefejl("sagsbehandligen", med_forslag=True)

    assert fejl.forslag[0] == "sagsbehandlingen"
    assert len(fejl.forslag) <= 3


@pytest.mark.parametrize(
    ("skrevet", "forslag"),
    [
        ("borgerrådgivern", ("borgerrådgiveren", "borgerrådgiverne", "borgerrådgiver")),
        ("Borgerådgiveren", ("Borgerrådgiveren",)),
        ("ANKESTYRLSEN", ("ANKESTYRELSEN",)),
        ("ansøgnig", ("ansøgning",)),
        ("klagr", ("klager",)),
    ],
)
def test_a_word_of_our_field_is_proposed_before_another_that_is_less_like(skrevet, forslag) -> None:
    assert find_forslag(skrevet)[: len(forslag)] == forslag
    assert not any("senior" in each.lower() for each in find_forslag(skrevet))


def test_what_is_nothing_like_the_word_is_not_proposed() -> None:
    assert "c" in ordbog.load_ordbog().suggest("ds")
    assert find_forslag("ds") == ()
    assert find_forslag("dighej") == ()


def test_every_word_that_is_proposed_first_is_spelt_right() -> None:
    ord_ = find_ordliste(load_ordfil("forslagsord"), "ord")

    assert [word for word in ord_ if not ordbog.load_ordbog().spell(word)] == []


@pytest.mark.parametrize(
    "tekst",
    [
        "Sag 26/1234-abcx og 2026-qwrt-17 om en 12-årig den 3. maj kl. 14.30",
        "Skriv til bxgrqq.wxyz@hvidovre.dk, se https://www.xyzqw.dk/abqq eller naevneneshus.dk/qqxyz.",
        "Bilaget klqge_xyz.pdf",
        "Efter § 41, stk. 1, nr. 2, jf. fvl. og lov nr. 5, f.eks. bl.a. osv.",
        "DUKH, ADHD’en, BPA-ordningen og KLQXs svar",
        "Sags- og klagebehandling, e-Boks, MitID, CPR-nummer",
        "Officialprincippet og flekslønstilskuddets størrelse",
        "sagsbe\u00adhandler, CPR\u2011nummer og 10\u00a0dage",
        normalize("NFD", "Borgerrådgiveren på Færøerne"),
    ],
)
def test_what_is_no_word_or_is_right_is_let_be(tekst) -> None:
    assert find_ord(tekst) == []


def test_the_parts_of_a_compound_are_looked_at_one_by_one() -> None:
    assert find_ord("BPA-ordnningen, komune-sagen og slut.Nyxq") == ["ordnningen", "komune", "Nyxq"]


def test_an_abbreviation_needs_its_full_stop() -> None:
    assert find_ord("fvl § 2") == ["fvl"]


def test_the_names_of_the_case_are_right() -> None:
    tekst = "Zlatkovics sag. Ramiz ZLATKOVIC og Ramiz' søn. Zlatkovic-sagen."

    assert find_ord(tekst, "Ramiz Zlatkovic") == []
    assert find_ord(tekst) != []
    assert find_ord("Zlatkovick", "Ramiz Zlatkovic") == ["Zlatkovick"]


@pytest.mark.parametrize(("fagord", "forbillede"), list(ordbog.iter_fagord()), ids=lambda word: word or "")
def test_every_word_of_ours_is_needed_and_inflected_like_one_that_is_known(fagord, forbillede) -> None:
    shipped = ordbog.load_stavekontrolden()

    assert not shipped.spell(fagord)
    assert forbillede is None or shipped.spell(forbillede)
    assert ordbog.load_ordbog().spell(fagord)


def test_our_own_letters_are_spelt_right() -> None:
    """A word told here is wrong, or it is right and belongs in data/sprog/ordbog/fagord.txt."""
    texts = {path: path.read_text(encoding="utf-8") for path in BREVE if path.name != "fund.txt"}
    breve = {path: tekst.partition("\n-- ")[0] for path, tekst in texts.items() if not tekst.startswith("exit ")}
    found = {(fejl.ord, path.name) for path, tekst in breve.items() for fejl in find_stavefejl(tekst)}

    assert len(breve) > 100
    assert found == set()


def test_without_the_guest_it_is_said_what_is_not_checked(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    ordbog.load_ordbog.cache_clear()

    with pytest.raises(VaerktoejError, match=r"^Stavningen er ikke tjekket: .*chunspell.* Kør pip install"):
        find_stavefejl("Komunen")


def test_the_dictionary_is_the_one_its_readme_tells_of() -> None:
    folder = data_folder() / "sprog" / "ordbog"
    (version,) = re.findall(r"^#Stavekontrolden version (\S+)", (folder / "dansk.aff").read_text("utf-8"), re.MULTILINE)

    assert f"Stavekontrolden {version} " in (folder / "laesmig.md").read_text("utf-8")
    assert f"Version {version} " in (folder / "licens.txt").read_text("utf-8")
