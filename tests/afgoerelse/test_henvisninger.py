"""Provisions are read as decisions cite them; what only looks like one is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from drafting.afgoerelse.henvisninger import dedupe, find_henvisninger
from drafting.afgoerelse.model import Sikkerhed
from drafting.language.fra_tekst import parse_tekst

TABEL = yaml.safe_load(Path(__file__).with_name("henvisninger.yaml").read_text("utf-8"))


def test_the_table_is_long():
    assert len(TABEL) >= 60


@pytest.mark.parametrize(("tekst", "ventet"), [(row[0], row[1:]) for row in TABEL], ids=lambda value: str(value)[:50])
def test_a_provision_is_read_as_it_is_cited(tekst, ventet):
    read = "\n\n".join(stykke.tekst for stykke in parse_tekst(tekst, orddelt=True).stykker)
    found = dedupe(find_henvisninger(read))
    told = [f"{each.henvisning}{'?' * (each.sikkerhed is Sikkerhed.USIKKER)}" for each in found]

    assert told == ventet
