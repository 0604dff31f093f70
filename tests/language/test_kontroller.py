"""The checks of language, each against texts it hits and texts that only look alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from drafting.fund import Level
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Stykke
from drafting.language.kontroller import KONTROLLER
from drafting.language.kontroller.grammatik import GRAMMATIK
from drafting.language.kontroller.ordet import load_betydninger
from drafting.language.kontroller.stavning import STAVNING, find_stavning
from drafting.language.kontroller.udtryk import load_udtryk
from drafting.language.sprogfund import load_regler
from drafting.language.tjek import Sprogbestilling, check
from drafting.language.traef import read_dokument

FEWEST = 8
MAY_BE_ERRORS = {"cpr", "naeste_skridt"}
EKSEMPLER = yaml.safe_load(Path(__file__).with_name("kontroller.yaml").read_text("utf-8"))
ALLE = {kontrol.kode: kontrol for kontrol in KONTROLLER}
GUESTS = {STAVNING, GRAMMATIK}  # spelling is asked for; what LanguageTool finds is in test_languagetool.py


def rows_of(list_name):
    rows = [(kode, row) for kode, lists in EKSEMPLER.items() if kode != GRAMMATIK for row in lists[list_name]]
    full = [(kode, row if isinstance(row, dict) else {"tekst": row}) for kode, row in rows]
    return pytest.mark.parametrize(("kode", "row"), full, ids=[f"{kode}-{n}" for n, (kode, _) in enumerate(full)])


def build(row):
    tekst = row["tekst"] if isinstance(row["tekst"], str) else " ".join(row["tekst"])
    slags = Slags(row.get("slags", "afsnit"))
    return Dokument(
        tuple(Stykke(slags, each) for each in tekst.split("\n\n")), Sprogprofil(row.get("profil", "borger"))
    )


def find(kode, row):
    """Return the findings of one check, as a reader is told them."""
    kontroller = (ALLE[kode],) if kode in ALLE else ()
    return check(build(row), Sprogbestilling(kontroller=kontroller, stavning=kode == STAVNING)).fund


def find_hits(kode, row):
    """Return each hit of a check, also where it is the same again."""
    laesning = read_dokument(build(row))
    return [hit for _, hit in find_stavning(laesning)] if kode == STAVNING else list(ALLE[kode].find(laesning))


@rows_of("traef")
def test_what_is_hit(kode, row):
    hits = find_hits(kode, row)
    counts = kode in {"lang_saetning", "navneord", "paragraffer"}
    assert [hit.ord if counts else hit.uddrag for hit in hits] == row["ord"]
    first = hits[0]
    assert first.emne == row.get("emne", first.emne)
    assert first.forslag == row.get("forslag", first.forslag)


@rows_of("traef")
def test_what_is_hit_is_told_with_its_level(kode, row):
    fund = find(kode, row)
    assert fund
    assert fund[0].niveau.ord == row.get("niveau", fund[0].niveau.ord)


@rows_of("ikke")
def test_what_only_looks_alike_is_let_be(kode, row):
    assert [(fund.traef.uddrag, fund.traef.forslag) for fund in find(kode, row)] == []


def test_every_check_has_its_examples_and_its_rule():
    assert set(EKSEMPLER) == {*ALLE, *GUESTS} == set(load_regler())


@pytest.mark.parametrize("kode", EKSEMPLER)
def test_every_check_has_enough_of_both(kode):
    lists = EKSEMPLER[kode]
    assert len(lists["traef"]) >= FEWEST
    assert len(lists["ikke"]) >= FEWEST


@rows_of("traef")
def test_messages_and_suggestions_are_whole_sentences(kode, row):
    for fund in find(kode, row):
        for told in (fund.besked, fund.traef.forslag):
            assert told[0].isupper() or told[0] == "»"
            assert told.endswith((".", "?", ".«", "?«"))
            assert not any(sign in told for sign in ("{", "}", "  ", "..", " / ", "\n"))


def test_style_is_never_an_error():
    errors = {kode for kode, regel in load_regler().items() if Level.FEJL in regel.niveauer.values()}
    assert errors <= MAY_BE_ERRORS


@pytest.mark.parametrize("profil", Sprogprofil)
def test_only_a_leak_or_a_missing_next_step_is_an_error_in_any_text(profil):
    rows = [row if isinstance(row, dict) else {"tekst": row} for kode, r in EKSEMPLER.items() for row in r["traef"]]
    fund = [each for row in rows for each in check(build({**row, "profil": profil})).fund]
    assert {each.kode for each in fund if each.niveau is Level.FEJL} == {"cpr"}


UDTRYK = [(liste, udtryk) for liste in sorted(ALLE) for udtryk in load_udtryk(liste)]


@pytest.mark.parametrize(("liste", "udtryk"), UDTRYK, ids=[f"{liste}-{n}" for n, (liste, _) in enumerate(UDTRYK)])
def test_every_expression_is_in_a_text_and_has_advice_to_act_on(liste, udtryk):
    assert any(udtryk.moenster.search(build(row).stykker[0].tekst) for row in EKSEMPLER[liste]["traef"])
    assert re.match(r"(?:Skriv|Slet|Sæt)\b", udtryk.forslag)
    assert udtryk.forslag.endswith((".", ".«", "?«"))
    assert not re.search(r" / |\(slet\)|sætningen om|  |\.\.", udtryk.forslag)


def test_what_an_abbreviation_stands_for_is_plain_itself():
    stykker = tuple(Stykke(Slags.AFSNIT, f"Det er {each} det.") for each in load_betydninger().values())
    order = Sprogbestilling(kontroller=(ALLE["kancelli"], ALLE["forkortelse"]))
    assert [each.traef.uddrag for each in check(Dokument(stykker, Sprogprofil.BORGER), order).fund] == []
