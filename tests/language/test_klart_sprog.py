"""Clear Danish is let be: small letters as the best are written have nothing above advice."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from drafting.fund import Level
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Stykke
from drafting.language.tjek import Sprogbestilling, check

TEKSTER = yaml.safe_load(Path(__file__).with_name("klart_sprog.yaml").read_text("utf-8"))


@pytest.mark.parametrize("profil", Sprogprofil)
@pytest.mark.parametrize("tekst", TEKSTER)
def test_clear_danish_gets_no_warning(tekst, profil):
    rapport = check(Dokument((Stykke(Slags.AFSNIT, tekst),), profil), Sprogbestilling(stavning=True))
    assert [(f.regel.navn, f.traef.uddrag) for f in rapport.fund if f.niveau > Level.RAAD] == []
    assert rapport.ikke_tjekket == ()


def test_the_same_letter_in_official_danish_gets_many():
    tekst = (
        "Det meddeles hermed, at du i henhold til reglerne anmodes om at rette henvendelse til undertegnede snarest."
    )
    fund = check(Dokument((Stykke(Slags.AFSNIT, tekst),), Sprogprofil.BORGER)).fund
    assert sum(each.niveau > Level.RAAD for each in fund) >= 4
