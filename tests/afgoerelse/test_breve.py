"""The decision letters are read right, field by field, and become case files that can be loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from drafting.afgoerelse.forslag import format_forslag
from drafting.afgoerelse.laesning import load_afgoerelse
from drafting.dansk.cpr import CPR
from drafting.errors import SagError, UsageError
from drafting.facts.load import Closedsets, parse_sag
from drafting.law.klageinstanser import load_klageinstanser
from drafting.law.load import list_kommuner, load_klagetemaer, load_profil

MAPPE = Path(__file__).parents[1] / "afgoerelser"
FACIT = yaml.safe_load((MAPPE / "facit.yaml").read_text("utf-8"))
LAESELIGE = [row["fil"] for part in FACIT.values() for row in part if "afvises" not in row]
PARTSHOERINGER = [row["fil"] for part in FACIT.values() for row in part if row.get("udfald") == "partshøring"]
KOMMUNER = {key: str(load_profil(key).navn) for key in list_kommuner()}
LUKKET = Closedsets(frozenset(KOMMUNER), frozenset(load_klagetemaer()), load_klageinstanser().noegler)


@pytest.mark.parametrize("fil", [row["fil"] for row in FACIT["breve"] if "afvises" in row])
def test_a_picture_is_refused_with_what_to_do(fil):
    with pytest.raises(UsageError, match="tekstgenkendelse"):
        load_afgoerelse(MAPPE / "breve" / fil, KOMMUNER)


@pytest.mark.parametrize("fil", [fil for fil in LAESELIGE if fil not in PARTSHOERINGER])
def test_what_is_proposed_is_a_case_that_can_be_loaded(fil):
    laest = load_afgoerelse(MAPPE / "breve" / fil, KOMMUNER)
    valgt = "" if laest.kommune else "viborg"
    sag = parse_sag(format_forslag(laest, kommune=valgt), "sag.yaml", closed=LUKKET)

    assert sag.borger is not None
    assert laest.modtager is not None
    assert sag.borger.navn == laest.modtager.vaerdi


@pytest.mark.parametrize("fil", PARTSHOERINGER)
def test_a_partshoering_is_something_that_happened_and_waits_for_a_point_of_complaint(fil):
    forslag = format_forslag(load_afgoerelse(MAPPE / "breve" / fil, KOMMUNER))
    assert "slags: partshøring" in forslag
    with pytest.raises(SagError, match="hverken et klagepunkt eller en afgørelse"):
        parse_sag(forslag, "sag.yaml", closed=LUKKET)


@pytest.mark.parametrize("fil", LAESELIGE)
def test_no_cpr_number_is_copied(fil):
    laest = load_afgoerelse(MAPPE / "breve" / fil, KOMMUNER)

    assert CPR.search(format_forslag(laest)) is None
